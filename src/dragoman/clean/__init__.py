"""From captures to documents: title, outlet, authors, day, language and the paragraphs of the report."""

from dragoman.clean.cleaner import Cleaned, Cleaner

__all__ = ["VERSION", "Cleaned", "Cleaner"]

VERSION = "2"
"""Raised whenever the same capture would give another document."""
