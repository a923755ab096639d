"""The desk: web pages, API and feeds over the record; no logic of its own."""
