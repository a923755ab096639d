"""Readings -> copies, and in time stories, claims, evidence, positions and forecasts."""

from dragoman.reconcile.copies import find_copies

__all__ = ["find_copies"]
