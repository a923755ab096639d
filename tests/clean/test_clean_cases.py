"""The cases of `tests/cases/clean.yaml`: a dump or a page, and what must come out of it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.clean import Cleaned, Cleaner
from dragoman.types.documents import BlockKind, Capture, Document, Given

FILE = yaml.safe_load((Path(__file__).parents[1] / "cases" / "clean.yaml").read_text(encoding="utf-8"))
CASES = FILE["cases"]
KINDS = {"body": BlockKind.BODY, "captions": BlockKind.CAPTION, "subheadings": BlockKind.SUBHEADING}
SAID = {"title", "outlet", "published", "language", "url"}
KEYS = {"dump", "page", "given", "why", "authors", "basis", "furniture", "notes", *KINDS, *SAID}


@pytest.fixture(scope="module")
def clean(knowledge):
    with Cleaner(knowledge) as cleaner:
        yield cleaner


@pytest.mark.parametrize("name", CASES)
def test_case(name, clean):
    case = CASES[name]
    wrong = list(_wrong(case, clean(_capture(case))))
    assert not wrong, "\n".join(wrong)


def test_cases_have_only_keys_that_mean_something():
    for name, case in CASES.items():
        assert set(case) <= KEYS, name
        assert ("dump" in case) != ("page" in case), name
        assert set(case) - {"dump", "page", "given", "why"}, f"{name}: says nothing that could fail"


def _capture(case: dict[str, Any]) -> Capture:
    known = {
        key: tuple(value) if isinstance(value, list) else str(value) for key, value in case.get("given", {}).items()
    }
    media_type = "text/html" if "page" in case else "text/plain"
    body = _filled(case.get("page") or case["dump"]).encode()
    return Capture(
        body=body, media_type=media_type, name="case", given=Given(**known), seen=datetime(2024, 11, 20, tzinfo=UTC)
    )


def _filled(text: str) -> str:
    for number, paragraph in enumerate(FILE["paragraphs"], start=1):
        text = text.replace(f"${number}", paragraph)
    return text


def _wrong(case: dict[str, Any], cleaned: Cleaned) -> Iterator[str]:
    document = cleaned.document
    if document is None:
        yield f"no document: {cleaned.rejected}"
        return
    said = {name: getattr(document, name) for name in SAID} | {
        "authors": list(document.authors),
        "basis": document.published_basis,
    }
    for name in said.keys() & case.keys():
        wanted = str(case[name]) if name == "published" and case[name] else case[name]
        if said[name] != wanted:
            yield f"{name}: {said[name]!r}, not {wanted!r}"
    for name in KINDS.keys() & case.keys():
        found = _texts(document, KINDS[name])
        wanted = [_filled(text) for text in case[name]]
        if len(found) != len(wanted) or not all(map(_fits, found, wanted)):
            yield f"{name}: {found}, not {wanted}"
    details = [row.detail for row in cleaned.rejected]
    yield from (f"kept: {row}; left out: {details}" for row in case.get("furniture", ()) if row not in details)
    reasons = [row.reason for row in cleaned.rejected]
    yield from (f"no note: {reason}; {reasons}" for reason in case.get("notes", ()) if reason not in reasons)


def _texts(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[b.span.start : b.span.end] for b in document.blocks if b.kind is kind]


def _fits(found: str, wanted: str) -> bool:
    return found.startswith(wanted.removesuffix("...").rstrip()) if wanted.endswith("...") else found == wanted
