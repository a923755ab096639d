"""The published contract: its schema is sound, says what the types say, and catches mistakes."""

import json
from copy import deepcopy
from enum import StrEnum
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dragoman.types.documents import BlockKind, PublishedBasis
from dragoman.types.readings import Bound, FigureKind, MentionForm, MentionKind, Status, TimeKind, Wording
from dragoman.types.resolutions import DateBasis
from dragoman.types.vocabularies import load_vocabulary
from dragoman.types.vocabularies.entries import packaged

NAME = "schema/inspect-1.schema.json"
SCHEMA = json.loads(packaged("dragoman.types", NAME).read_text(encoding="utf-8"))
DEFS = SCHEMA["$defs"]
DIGITS = "0123456789abcdef0123"

PARTY = {
    "span": [0, 6],
    "text": "Ishiba",
    "name": "Shigeru Ishiba",
    "entity": "person/shigeru-ishiba",
    "office": "Prime Minister of Japan",
    "country": "JPN",
    "sector": "GOV",
    "anonymous": False,
}
TIME = {"start": "2024-11", "end": "2024-11", "text": None, "span": None, "basis": "published"}
LINE = {
    "contract": 1,
    "file": "a.txt",
    "document": {
        "id": f"document-{DIGITS}",
        "title": None,
        "outlet": None,
        "authors": [],
        "published": "2024-11-08",
        "published_basis": "given",
        "language": "en",
        "url": None,
        "text": "Ishiba vowed to pay 1.52 trillion won.",
        "blocks": [{"span": [0, 38], "kind": "body"}],
    },
    "mentions": [
        {
            "id": f"mention-{DIGITS}",
            "span": [0, 6],
            "text": "Ishiba",
            "kind": "person",
            "entity": "person/shigeru-ishiba",
        }
    ],
    "entities": [
        {"id": "person/shigeru-ishiba", "name": "Shigeru Ishiba", "kind": "person", "country": "JPN", "known": True}
    ],
    "statements": [
        {
            "id": f"statement-{DIGITS}",
            "speaker": PARTY,
            "via": [],
            "addressees": [],
            "cue": {"spans": [[7, 12]], "text": "vowed"},
            "content": {"spans": [[13, 37]], "text": "to pay 1.52 trillion won"},
            "wording": "indirect",
            "act": "commit",
            "channel": None,
            "issues": ["cost-sharing"],
            "about": [],
            "said": TIME,
            "status": "happened",
            "within": None,
            "score": 0.9,
        }
    ],
    "events": [
        {
            "id": f"event-{DIGITS}",
            "type": "AGREE",
            "mode": None,
            "contexts": [],
            "actors": [PARTY],
            "recipients": [],
            "trigger": {"span": [7, 12], "text": "vowed"},
            "evidence": {"span": [0, 38], "text": "Ishiba vowed to pay 1.52 trillion won."},
            "when": None,
            "where": {"span": [0, 6], "text": "Ishiba", "name": None, "country": None, "lat": None, "lon": None},
            "status": "happened",
            "statement": None,
            "figures": [f"figure-{DIGITS}"],
            "score": 1,
        }
    ],
    "figures": [
        {
            "id": f"figure-{DIGITS}",
            "span": [20, 37],
            "text": "1.52 trillion won",
            "value": 1.52e12,
            "low": None,
            "high": None,
            "bound": "exact",
            "unit": "KRW",
            "kind": "money",
            "measures": None,
            "subject": PARTY,
            "counterpart": None,
            "period": TIME,
            "rate": None,
            "change": {"direction": "up", "from": TIME},
            "equals": None,
            "status": "planned",
            "statement": f"statement-{DIGITS}",
            "score": 1.0,
        }
    ],
    "times": [],
    "rejected": [{"stage": "clean", "reason": "page furniture", "detail": "Share"}],
}

MISTAKES = {
    "a key is missing": ("statements/0/act", ...),
    "an act we do not have": ("statements/0/act", "mumble"),
    "a wording we do not have": ("statements/0/wording", "paraphrase"),
    "a status we do not have": ("figures/0/status", "rumoured"),
    "an event type we do not have": ("events/0/type", "FIGHT"),
    "a kind we do not have": ("mentions/0/kind", "company"),
    "a span of one": ("mentions/0/span", [0]),
    "a span of three": ("mentions/0/span", [0, 3, 6]),
    "a span that starts below 0": ("mentions/0/span", [-1, 6]),
    "a span that is empty": ("mentions/0/span", [0, 0]),
    "a span of fractions": ("mentions/0/span", [0.5, 6]),
    "words that are blank": ("statements/0/content/text", " "),
    "a content without spans": ("statements/0/content/spans", []),
    "an outlet that is the empty string": ("document/outlet", ""),
    "a score above 1": ("statements/0/score", 1.1),
    "a country of two letters": ("entities/0/country", "JP"),
    "a day that is no date": ("document/published", "8 Nov 2024"),
    "a month that is none": ("figures/0/period/start", "2024-13"),
    "a published day with no basis": ("document/published_basis", None),
    "a party with words and no span": ("statements/0/speaker/span", None),
    "a party in an event without the key for its sector": ("events/0/actors/0/sector", ...),
    "a place off the globe": ("events/0/where/lat", 91),
    "a range without its ends": ("figures/0/bound", "range"),
    "a value in words": ("figures/0/value", "1.52 trillion"),
    "an id of another kind": ("events/0/figures/0", f"event-{DIGITS}"),
    "a change that goes nowhere": ("figures/0/change/direction", "sideways"),
    "another contract": ("contract", 2),
    "readings of no document": ("document", None),
}


def test_the_schema_is_sound():
    Draft202012Validator.check_schema(SCHEMA)


def test_a_line_as_it_should_be_passes():
    assert _complaints(LINE) == []


def test_further_keys_are_welcome():
    line = deepcopy(LINE)
    line["more"] = line["document"]["more"] = line["statements"][0]["more"] = {"x": 1}
    assert _complaints(line) == []


def test_a_file_that_is_refused_passes_with_its_reason():
    empty = {key: [] for key in ("mentions", "entities", "statements", "events", "figures", "times")}
    line = {"contract": 1, "file": "a.bin", "document": None, **empty, "rejected": LINE["rejected"]}
    assert _complaints(line) == []
    assert _complaints({**line, "rejected": []}) != []


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_caught(mistake):
    path, value = MISTAKES[mistake]
    assert _complaints(_changed(LINE, path.split("/"), value)) != []


@pytest.mark.parametrize(
    ("kind", "choices"),
    [
        (Status, DEFS["status"]["enum"]),
        (MentionKind, DEFS["kind_of_thing"]["enum"]),
        (MentionForm, DEFS["mention"]["properties"]["form"]["enum"]),
        (Wording, DEFS["statement"]["properties"]["wording"]["enum"]),
        (Bound, DEFS["figure"]["properties"]["bound"]["enum"]),
        (FigureKind, DEFS["figure"]["properties"]["kind"]["enum"]),
        (TimeKind, DEFS["time"]["properties"]["kind"]["enum"]),
        (DateBasis, DEFS["when"]["properties"]["basis"]["enum"]),
        (BlockKind, DEFS["document"]["properties"]["blocks"]["items"]["properties"]["kind"]["enum"]),
        (PublishedBasis, DEFS["document"]["properties"]["published_basis"]["enum"][:-1]),
    ],
)
def test_the_choices_are_those_of_the_types(kind: type[StrEnum], choices: list[str]):
    assert choices == [str(choice) for choice in kind]


def test_acts_and_event_types_are_those_of_the_vocabularies():
    vocabulary = load_vocabulary()
    assert DEFS["statement"]["properties"]["act"]["enum"] == list(vocabulary.acts)
    assert DEFS["event"]["properties"]["type"]["enum"] == list(vocabulary.events)


def test_the_copy_in_the_documentation_is_the_same():
    copy = Path(__file__).parents[2] / "docs" / NAME
    assert copy.read_text(encoding="utf-8") == packaged("dragoman.types", NAME).read_text(encoding="utf-8")


def _complaints(line: object) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(line)]


def _changed(line: object, path: list[str], value: object) -> object:
    changed = deepcopy(line)
    inner = changed
    for key in path[:-1]:
        inner = inner[int(key)] if isinstance(inner, list) else inner[key]
    last = int(path[-1]) if isinstance(inner, list) else path[-1]
    if value is ...:
        del inner[last]
    else:
        inner[last] = value
    return changed
