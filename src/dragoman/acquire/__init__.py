"""From files, folders, archives, feeds and rows to captures: exact bytes, where from and when seen."""

from dragoman.acquire.captures import captures, count
from dragoman.acquire.limits import DEFAULT_LIMITS, Limits

__all__ = ["DEFAULT_LIMITS", "Limits", "captures", "count"]
