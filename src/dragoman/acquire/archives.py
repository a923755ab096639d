"""Zips: their members one by one, with every known way to harm refused by name."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from dragoman.acquire.limits import Limits
from dragoman.types.documents import Rejected

RATIO_MATTERS_FROM = 1024 * 1024
"""Bytes out below which a high compression ratio harms nobody."""
OFFICE_MEMBERS = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
"""Members that show a zip to be an office document, an e-book or a program."""
COLLECTED = "archive/"
"""The folder of a WACZ in which its WARCs lie."""
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    UnicodeError,
)
"""What zipfile raises for damaged, encrypted or unknown members."""


@dataclass(slots=True)
class Budget:
    """Bytes that may still come out of one archive and those inside it."""

    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of an archive. Its name is for messages and is never used as a path."""

    name: str
    body: bytes


def members(archive: BinaryIO, name: str, limits: Limits, budget: Budget) -> Iterator[Member | Rejected]:
    """The files of an archive in the order of their names."""
    try:
        opened = zipfile.ZipFile(archive)
    except BROKEN as error:
        yield _refused("broken archive", f"{error}; half a download, perhaps: fetch it again", name)
        return
    with opened:
        infos = sorted((info for info in opened.infolist() if not info.is_dir()), key=lambda info: info.filename)
        if refusal := _unfit(infos, name, limits):
            yield refusal
            return
        for info in infos:
            yield _member(opened, info, f"{name}!{_printable(info.filename)}", limits, budget)


def is_collection(archive: BinaryIO) -> bool:
    """Whether a zip is a WACZ: WARCs with the index and the list of pages that belong to them."""
    try:
        with zipfile.ZipFile(archive) as opened:
            names = opened.namelist()
    except BROKEN:
        return False
    return "datapackage.json" in names and any(name.startswith(COLLECTED) for name in names)


def collected(archive: BinaryIO, name: str, limits: Limits) -> Iterator[tuple[str, BinaryIO] | Rejected]:
    """The WARCs of a WACZ, each with its label, to be read while it is open; index and logs are no reports."""
    with zipfile.ZipFile(archive) as opened:
        for info in sorted(opened.infolist(), key=lambda info: info.filename):
            label = f"{name}!{_printable(info.filename)}"
            if info.is_dir() or not info.filename.startswith(COLLECTED):
                continue
            if refusal := _unsafe(info, label, limits):
                yield refusal
                continue
            try:
                with opened.open(info) as stream:
                    yield label, cast("BinaryIO", stream)
            except BROKEN as error:
                yield _refused("broken archive", f"the member cannot be unpacked: {error}", label)


def _unfit(infos: list[zipfile.ZipInfo], name: str, limits: Limits) -> Rejected | None:
    if not infos:
        return _refused("empty", "the archive has no files", name)
    if len(infos) > limits.members:
        return _refused("archive bomb", f"{len(infos)} members, more than {limits.members}", name)
    if any(info.filename in OFFICE_MEMBERS for info in infos):
        return _refused("format not read", "an office document or e-book; save it as text or HTML", name)
    return None


def _member(
    opened: zipfile.ZipFile, info: zipfile.ZipInfo, label: str, limits: Limits, budget: Budget
) -> Member | Rejected:
    if refusal := _unsafe(info, label, limits):
        return refusal
    limit = min(limits.nested if _is_zip(info) else limits.listing, budget.left)
    try:
        with opened.open(info) as stream:
            body = stream.read(limit + 1)
    except BROKEN as error:
        return _refused("broken archive", f"the member cannot be unpacked: {error}", label)
    budget.left -= len(body)
    if len(body) > limit:
        reason = "archive bomb" if budget.left < 0 else "too large"
        return _refused(reason, f"unpacks to more than {limit} bytes", label)
    return Member(name=label, body=body)


def _unsafe(info: zipfile.ZipInfo, label: str, limits: Limits) -> Rejected | None:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return _refused("unsafe path", "the member's path leaves its archive", label)
    if is_hidden(path):
        return _refused("hidden file", "its name begins with a dot", label)
    if info.flag_bits & 1:
        return _refused("encrypted", "the member needs a password; unpack it first", label)
    if info.file_size > RATIO_MATTERS_FROM and info.file_size > limits.ratio * max(info.compress_size, 1):
        return _refused("archive bomb", f"{info.compress_size} bytes would become {info.file_size}", label)
    return None


def is_hidden(path: PurePosixPath) -> bool:
    """Whether a path is one that systems keep out of sight, with macOS's shadow folder."""
    return any(part.startswith(".") or part == "__MACOSX" for part in path.parts)


def _is_zip(info: zipfile.ZipInfo) -> bool:
    return info.filename.lower().endswith(".zip")


def _printable(name: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in name)[:300]


def _refused(reason: str, detail: str, name: str) -> Rejected:
    return Rejected(stage="acquire", reason=reason, detail=detail, name=name)
