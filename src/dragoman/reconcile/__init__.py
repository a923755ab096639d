"""Across documents: copies and origins, stories, claims and evidence, brought up to date by `update`."""

from dragoman.reconcile.update import VERSION, update

__all__ = ["VERSION", "update"]
