"""The cases that people write: sentences and what must be read from them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import dragoman

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "sentences.yaml").read_text(encoding="utf-8"))
KINDS = ("statements", "events", "figures", "times", "mentions")
KEYS = {"text", "published", "why", "none", "not", "xfail", *KINDS}

Facts = dict[str, Any]


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Facts]:
    """What is read from each case, all in one go."""
    folder = tmp_path_factory.mktemp("cases")
    rows = [
        {"title": name, "text": case["text"], "published": str(case["published"]), "outlet": "Case", "language": "en"}
        for name, case in CASES.items()
    ]
    (folder / "cases.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return dict(zip(CASES, dragoman.inspect([folder / "cases.jsonl"]), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, readings: dict[str, Facts], request: pytest.FixtureRequest) -> None:
    case, reading = CASES[name], readings[name]
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    assert reading["document"] is not None, reading["rejected"]
    wrong = [*_missing(case, reading), *_unwanted(case, reading)]
    assert not wrong, "\n".join(wrong)


def test_cases_have_only_keys_that_mean_something() -> None:
    for name, case in CASES.items():
        assert set(case) <= KEYS, name
        assert set(case.get("not", ())) | set(case.get("none", ())) <= set(KINDS), name
        assert any(key in case for key in (*KINDS, "not", "none")), f"{name}: says nothing that could fail"


def _missing(case: Facts, reading: Facts) -> Iterator[str]:
    for kind in KINDS:
        for wanted in case.get(kind, ()):
            if not any(_fits(found, wanted) for found in reading[kind]):
                yield f"no {kind} fits {wanted}; read: {[_short(found) for found in reading[kind]]}"


def _unwanted(case: Facts, reading: Facts) -> Iterator[str]:
    for kind in case.get("none", ()):
        yield from (f"{kind}: {_short(found)}" for found in reading[kind])
    for kind, unwanted in case.get("not", {}).items():
        for found in reading[kind]:
            yield from (f"{kind}: {_short(found)} fits {one}" for one in unwanted if _fits(found, one))


def _fits(found: Facts, wanted: Facts) -> bool:
    return all(_says(found[key], value) for key, value in wanted.items())


def _says(found: Any, wanted: Any) -> bool:
    """Whether what was read under one key is what the case wants there; README.md of the cases tells the short cuts."""
    if isinstance(found, list) and wanted is not None:
        return any(_says(one, wanted) for one in found)
    if isinstance(found, dict):
        return _fits(found, wanted) if isinstance(wanted, dict) else wanted is not None and _tells(found, str(wanted))
    if isinstance(found, float | int) and wanted is not None:
        return float(found) == float(wanted)
    return bool(found == wanted)


def _tells(found: Facts, wanted: str) -> bool:
    """The short cuts: a time by its beginning, a party by any of its names, a passage by its words."""
    if "start" in found:
        return str(found["start"]).startswith(wanted)
    if "anonymous" in found:
        return wanted in {found["text"], found["name"], found["country"], found["entity"]}
    return wanted in found["text"]


def _short(found: Facts) -> Facts:
    """The keys of a thing that a person looks at first."""
    keys = ("act", "type", "status", "value", "unit", "text")
    parties = ("speaker", "actors", "recipients", "via", "content", "when", "said")
    return {key: found[key] for key in keys if key in found} | {
        key: _words(found[key]) for key in parties if key in found
    }


def _words(found: Any) -> Any:
    if isinstance(found, list):
        return [_words(one) for one in found]
    return (found.get("name") or found.get("start") or found["text"]) if found else found
