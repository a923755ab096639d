"""From files, folders, archives, feeds, mail, tables and rows to captures: exact bytes, where from and when seen."""

from dragoman.acquire.captures import captures, count
from dragoman.acquire.limits import DEFAULT_LIMITS, Limits
from dragoman.acquire.tables import AS_NAMED, columns_of

__all__ = ["AS_NAMED", "DEFAULT_LIMITS", "Limits", "captures", "columns_of", "count"]
