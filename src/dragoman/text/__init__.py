"""Spans, sentences, the parser and its helpers; no politics in here."""
