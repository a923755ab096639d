"""The Python API: the verbs of the command line as functions. Everything public is named in `dragoman/__init__.py`."""

from collections.abc import Iterator, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from dragoman import pipeline
from dragoman.report import answers
from dragoman.report.inspect import as_json
from dragoman.settings import read_settings
from dragoman.store import Record
from dragoman.types.documents import Given

AnyPath = str | PathLike[str]


def open_record(folder: AnyPath = "dragoman-record") -> Record:
    """The record in a folder, made if there is none. `with dragoman.open(...) as record:` closes it.

    Raises:
        RecordBusy: it has to be made, and another process is writing.
        RecordTooNew: a later version of Dragoman has been here.
        RecordError: the place cannot be written.
    """
    return Record.create(Path(folder))


def read(
    paths: Sequence[AnyPath],
    record: Record,
    *,
    given: Given | None = None,
    jobs: int = 1,
    knowledge: AnyPath | None = None,
    progress: pipeline.Progress | None = None,
) -> pipeline.Summary:
    """Read reports into the record: files, folders, globs; what it holds already is not read again.

    Raises:
        RecordError: the record cannot be written.
        VocabularyError: a file in `knowledge` is not valid.
        SettingsError: `jobs` is not a whole number above 0, or `knowledge` is not a folder.
    """
    settings = read_settings({}, record=record.folder, jobs=jobs, knowledge=Path(knowledge) if knowledge else None)
    names = [fspath(path) for path in paths]
    return pipeline.read(names, given=given or Given(), settings=settings, record=record, progress=progress)


def inspect(
    paths: Sequence[AnyPath], *, given: Given | None = None, knowledge: AnyPath | None = None
) -> Iterator[dict[str, Any]]:
    """What is read from each report by itself, as the published JSON contract; nothing is kept.

    Raises:
        VocabularyError: a file in `knowledge` is not valid.
        SettingsError: `knowledge` is not a folder.
    """
    settings = read_settings({}, knowledge=Path(knowledge) if knowledge else None)
    names = [fspath(path) for path in paths]
    return map(as_json, pipeline.inspect(names, given=given or Given(), settings=settings))


def brief(
    record: Record,
    *,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    form: str = "md",
) -> str | bytes:
    """The brief as `html`, `md` (text) or `pdf` (bytes).

    Raises:
        UnknownTopic: `about` names no issue, entity or words in the record.
    """
    return answers.brief(record, about=about, since=since, until=until, form=form)
