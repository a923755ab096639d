"""From files, folders, archives, feeds and rows to captures: the exact bytes of each report, where from and when seen."""

from dragoman.acquire.captures import captures, count
from dragoman.acquire.limits import DEFAULT_LIMITS, Limits

__all__ = ["DEFAULT_LIMITS", "Limits", "captures", "count"]
