"""One adapter a benchmark: our output in its prediction format; floors; speed."""
