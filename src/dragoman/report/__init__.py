"""Read-only answers from the record; every sentence has its evidence."""
