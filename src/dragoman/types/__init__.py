"""Frozen values, ids, errors and vocabularies: what every stage speaks, and nothing that works."""
