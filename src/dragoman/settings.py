"""Settings: typed, read once, from options, the environment and nothing else."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.types.errors import SettingsError

DEFAULT_RECORD = Path("dragoman-record")
"""Where the record is kept unless told otherwise: a folder beside the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person may set."""

    record: Path = DEFAULT_RECORD
    knowledge: Path | None = None
    """A folder with YAML files that extend the vocabularies and the knowledge."""
    jobs: int = 1
    """Processes that read at the same time."""
    quiet: bool = False


def read_settings(
    environment: Mapping[str, str] = os.environ,
    *,
    record: Path | None = None,
    knowledge: Path | None = None,
    jobs: int | None = None,
    quiet: bool = False,
) -> Settings:
    """Options first, then `DRAGOMAN_RECORD`, `DRAGOMAN_KNOWLEDGE` and `DRAGOMAN_JOBS`, then the defaults.

    Raises:
        SettingsError: the number of jobs is not a whole number above 0, or the folder with knowledge is not there.
    """
    chosen = knowledge or _path(environment.get("DRAGOMAN_KNOWLEDGE"))
    if chosen is not None and not chosen.is_dir():
        raise SettingsError(f"{chosen}: no such folder; --knowledge must name a folder with YAML files")
    return Settings(
        record=record or _path(environment.get("DRAGOMAN_RECORD")) or DEFAULT_RECORD,
        knowledge=chosen,
        jobs=_jobs(jobs if jobs is not None else environment.get("DRAGOMAN_JOBS") or 1),
        quiet=quiet,
    )


def _path(value: str | None) -> Path | None:
    return Path(value) if value else None


def _jobs(value: int | str) -> int:
    try:
        jobs = int(value)
    except ValueError:
        jobs = 0
    if jobs < 1:
        raise SettingsError(f"{value!r} is not a number of jobs; give a whole number from 1 up")
    return jobs
