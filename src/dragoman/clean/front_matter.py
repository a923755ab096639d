"""The header that crawlers and site generators put before a text: fields between two lines of dashes."""

import re
from dataclasses import dataclass

import yaml

from dragoman.clean.decoding import unescaped

FENCE = re.compile(r"-{3,}\s*$")
FIELD = re.compile(r"([A-Za-z_][A-Za-z0-9_ -]{0,40}):(?:\s+(.*))?$")
BARE = frozenset(
    {"title", "headline", "subject", "date", "published", "author", "authors", "byline", "from", "to", "source", "publisher",
     "outlet", "url", "link", "language", "section", "keywords", "tags"}
)  # fmt: skip
"""Fields that are believed without fences around them."""
LONGEST_HEADER = 200
"""Lines in which the closing fence must come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The fields by their lower-case name, and where the text after the header starts."""

    fields: dict[str, str]
    lines: tuple[str, ...]
    rest: str

    def first(self, *names: str) -> str | None:
        """The first of these fields that says something."""
        return next((self.fields[name] for name in names if self.fields.get(name)), None)


def split_header(text: str) -> Header:
    """The header of a text and the rest of it; a text without one is all rest.

    Broken YAML is read as well as can be: crawlers write values without quotation marks, with tabs, over several lines.
    """
    lines = text.lstrip("\ufeff\n ").split("\n")
    if (bare := _bare_fields(lines)) > 1:
        return Header(fields=_fields(lines[:bare]), lines=tuple(lines[:bare]), rest="\n".join(lines[bare:]))
    if not FENCE.fullmatch(lines[0]) or not any(FIELD.match(line) for line in lines[1:2]):
        return Header(fields={}, lines=(), rest=text)
    end = next((n for n, line in enumerate(lines[1:LONGEST_HEADER], start=1) if FENCE.fullmatch(line)), None)
    if end is None:
        return Header(fields={}, lines=(), rest=text)
    return Header(fields=_fields(lines[1:end]), lines=tuple(lines[1:end]), rest="\n".join(lines[end + 1 :]))


def _bare_fields(lines: list[str]) -> int:
    """How many lines at the start are known fields of a header without fences, as in e-mails."""
    end = next((n for n, line in enumerate(lines[:LONGEST_HEADER]) if not line.strip()), 0)
    found = [FIELD.match(line) for line in lines[:end]]
    return end if found and all(field and field.group(1).lower() in BARE for field in found) else 0


def _fields(lines: list[str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        field = FIELD.match(line)
        if field:
            name = field.group(1).lower()
            found[name] = [field.group(2) or ""]
        elif name and line.strip():
            found[name].append(line.strip())
    return {name: unescaped(_scalar(parts)).strip() for name, parts in found.items()}


def _scalar(parts: list[str]) -> str:
    """A value without its quotation marks, its escapes read when it is well formed."""
    value = "\n".join(parts).strip()
    if value.startswith(('"', "'")):
        try:
            read = yaml.safe_load(value)
        except yaml.YAMLError:
            return value[1:].removesuffix(value[0])
        return read if isinstance(read, str) else value
    return " ".join(value.split())
