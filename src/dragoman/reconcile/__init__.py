"""Across documents: copies and origins, stories, claims and evidence."""
