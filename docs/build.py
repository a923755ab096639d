"""Renders the parts of the documentation that the code already says.

    python docs/build.py            writes them
    python docs/build.py --check    writes nothing; names what is stale and fails

A page marks such a part with `<!-- generated: NAME -->` and `<!-- /generated -->`; NAME is a key of `PARTS`.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from inspect import getsource
from pathlib import Path
from typing import Any

Json = Mapping[str, Any]

DOCS = Path(__file__).parent
SCHEMA = "schema/inspect-1.schema.json"
TABLE = re.compile(r"((?:^--[^\n]*\n)*)^CREATE TABLE (?:IF NOT EXISTS )?(\w+)", re.MULTILINE)
PART = re.compile(r"(<!-- generated: (?P<name>[\w-]+) -->\n).*?(<!-- /generated -->)", re.DOTALL)


def main(arguments: Sequence[str]) -> int:
    """Write what is stale, or with `--check` only name it."""
    stale = [(path, text) for path, text in built() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path, text in stale:
        if "--check" in arguments:
            sys.stderr.write(f"{path} is stale; run `python docs/build.py`\n")
        else:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"written: {path}\n")
    return int(bool(stale) and "--check" in arguments)


def built() -> Iterator[tuple[Path, str]]:
    """Every file of the documentation that is generated in whole or in part, as it should be."""
    yield DOCS / SCHEMA, schema_text()
    for page in sorted(DOCS.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        if PART.search(text):
            yield page, PART.sub(_rendered, text)


def _rendered(part: re.Match[str]) -> str:
    lines = "\n".join(PARTS[part["name"]]()).strip()
    return f"{part[1]}\n{lines}\n\n{part[3]}"


# --- the command line


def commands() -> Iterator[str]:
    """Every command with its arguments and options."""
    from typer.main import get_command  # noqa: PLC0415 - only this part needs it

    from dragoman.cli import app  # noqa: PLC0415 - only this part needs it

    group: Any = get_command(app)
    for name, command in group.commands.items():
        arguments = [one for one in command.params if one.param_type_name == "argument"]
        options = [one for one in command.params if one.param_type_name == "option"]
        usage = [f"dragoman {name}", *["[OPTIONS]"] * bool(options), *map(_placeholder, arguments)]
        yield from (f"## {name}", "", " ".join(command.help.split()), "", "```", " ".join(usage), "```", "")
        yield from table(("", "value", "meaning"), map(_parameter, (*arguments, *options)))
        yield ""


def _placeholder(argument: Any) -> str:
    return f"{argument.name.upper()}{'...' * (argument.nargs == -1)}"


def _parameter(parameter: Any) -> tuple[str, ...]:
    if parameter.param_type_name == "argument":
        return f"`{_placeholder(parameter)}`", "", str(parameter.help)
    default = parameter.show_default if isinstance(parameter.show_default, str) else parameter.default
    shown = f" Default: `{default}`." if default not in {None, False} and parameter.show_default else ""
    return ", ".join(f"`{form}`" for form in parameter.opts), _value(parameter), parameter.help + shown


def _value(option: Any) -> str:
    if option.is_flag:
        return ""
    kind = option.type_descriptor.annotation
    return ", ".join(f"`{choice}`" for choice in kind) if hasattr(kind, "__members__") else _plain(kind.__name__)


def _plain(name: str) -> str:
    return {"str": "text", "int": "whole number", "Path": "path"}.get(name, name)


def exit_codes() -> Iterator[str]:
    """What each exit code means."""
    from dragoman.cli import Exit  # noqa: PLC0415 - only this part needs it

    notes = described("dragoman.cli")["Exit"].notes
    rows = ((str(code.value), code.name.lower().replace("_", " "), notes[code.name]) for code in Exit)
    return table(("code", "name", "meaning"), rows)


def settings() -> Iterator[str]:
    """The settings and the variables of the environment they are read from."""
    from dragoman.settings import Settings  # noqa: PLC0415 - only this part needs it

    found = described("dragoman.settings")["Settings"]
    rows = (
        (f"`{name}`", f"`{kind}`", f"`{getattr(Settings(), name)}`", found.notes[name])
        for name, kind in found.kinds.items()
    )
    return table(("setting", "type", "default", "meaning"), rows)


# --- values


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A class as its source describes it: its first line, and the type, default and docstring of each field."""

    summary: str
    kinds: Mapping[str, str]
    defaults: Mapping[str, str]
    notes: Mapping[str, str]


@cache
def described(module: str) -> Mapping[str, Described]:
    """The classes of a module by name, in the order of its source."""
    tree = ast.parse(getsource(import_module(module)))
    return {node.name: _described(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _described(node: ast.ClassDef) -> Described:
    kinds, defaults, notes = {}, {}, {}
    last = ""
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            last = statement.target.id
            kinds[last] = ast.unparse(statement.annotation)
        elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            last = statement.targets[0].id
        elif last and _docstring(statement):
            notes[last] = " ".join(_docstring(statement).split())
            last = ""
            continue
        else:
            last = ""
            continue
        defaults[last] = f"`{ast.unparse(statement.value)}`" if statement.value else ""
        notes[last] = ""
    summary = (ast.get_docstring(node) or "").split("\n")[0]
    return Described(summary=summary, kinds=kinds, defaults=defaults, notes=notes)


def _docstring(statement: ast.stmt) -> str:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return str(statement.value.value)
    return ""


def values() -> Iterator[str]:
    """Every value of the record with its fields."""
    for module in ("documents", "readings", "resolutions", "outcomes"):
        yield from (f"### `dragoman.types.{module}`", "")
        for name, found in described(f"dragoman.types.{module}").items():
            yield from (f"#### {name}", "", found.summary, "")
            yield from _choices(found) if not found.kinds else _fields(found)
            yield ""


def knowledge() -> Iterator[str]:
    """The entries of the knowledge files with their fields."""
    for found in described("dragoman.world.entries").values():
        if "name" in found.kinds:
            yield from ("## " + re.sub(r".*`(.*\.yaml)`.*", r"\1", found.summary), "", found.summary, "")
            yield from (*_fields(found), "")


def _fields(found: Described) -> Iterator[str]:
    rows = ((f"`{field}`", f"`{kind}`", found.notes[field]) for field, kind in found.kinds.items())
    return table(("field", "type", "meaning"), rows)


def _choices(found: Described) -> Iterator[str]:
    rows = ((value.replace("'", ""), found.notes[name]) for name, value in found.defaults.items())
    return table(("value", "meaning"), rows)


def errors() -> Iterator[str]:
    """The tree of errors and what each means."""
    from dragoman.types import errors as module  # noqa: PLC0415 - only this part needs it

    drawing = (module.__doc__ or "").split("\n\n")[1]
    yield from ("```", *(line.removeprefix("    ") for line in drawing.splitlines()), "```", "")
    rows = ((f"`{name}`", found.summary) for name, found in described(module.__name__).items())
    yield from table(("error", "meaning"), rows)


# --- what the knowledge covers

MOST_WANTED = {
    "head of state": ("president", "monarch", "supreme-leader", "general-secretary"),
    "head of government": ("prime-minister", "chancellor"),
    "foreign": ("foreign-minister", "secretary-of-state"),
    "defence": ("defence-minister", "secretary-of-defense"),
    "finance": ("finance-minister", "treasury-secretary"),
    "trade": ("trade-minister", "trade-representative", "commerce-secretary"),
    "security adviser": ("national-security-adviser",),
    "spokesperson": ("spokesperson", "chief-cabinet-secretary"),
    "ambassadors": ("ambassador",),
    "opposition": ("party-chief", "opposition-leader", "candidate"),
}
"""The offices that the table of coverage shows, and the roles that count as one of them."""
FIRST_YEAR, LAST_YEAR = 2008, 2025


def coverage() -> Iterator[str]:
    """How much is known of the offices of each state: the years since 2008 in which somebody is known to have held one."""
    from dragoman import world  # noqa: PLC0415 - only this part needs it

    known = world.load()
    by_state: dict[str, dict[str, set[int]]] = {}
    for entity, office in known.atlas.offices.items():
        heading = next((heading for heading, roles in MOST_WANTED.items() if office.role in roles), None)
        if office.country and heading:
            years = by_state.setdefault(office.country, {}).setdefault(heading, set())
            years |= {year for year in range(FIRST_YEAR, LAST_YEAR + 1) if known.holders(entity, str(year))}
    names = {state.name: state.label for state in known.atlas.states.values()}
    ordered = sorted(by_state.items(), key=lambda item: (-sum(map(len, item[1].values())), names[item[0]]))
    rows = ([names[code], *(_years(found.get(heading)) for heading in MOST_WANTED)] for code, found in ordered)
    yield from table(("state", *MOST_WANTED), rows)


def _years(covered: set[int] | None) -> str:
    """The years as stretches: `all`, `2011-25`, `-`."""
    if not covered:
        return "-"
    if len(covered) == LAST_YEAR - FIRST_YEAR + 1:
        return "all"
    starts = sorted(year for year in covered if year - 1 not in covered)
    ends = sorted(year for year in covered if year + 1 not in covered)
    return ", ".join(f"{a}" if a == b else f"{a}-{b % 100:02}" for a, b in zip(starts, ends, strict=True))


def sizes() -> Iterator[str]:
    """How many entries each knowledge file has."""
    from dragoman import world  # noqa: PLC0415 - only this part needs it

    atlas = world.load().atlas
    kinds = ("states", "people", "offices", "organisations", "outlets", "agreements", "forces", "places")
    rows = [(kind, str(len(getattr(atlas, kind)))) for kind in kinds]
    terms = sum(len(office.holders) for office in atlas.offices.values())
    return table(("what", "entries"), [*rows, ("terms in offices", str(terms))])


# --- vocabularies


def vocabulary(name: str, *columns: str) -> Callable[[], Iterator[str]]:
    """A part that shows one vocabulary, one row an entry."""

    def rows() -> Iterator[str]:
        from dragoman.types.vocabularies import load_vocabulary  # noqa: PLC0415 - only this part needs it

        entries = getattr(load_vocabulary(), name).values()
        return table(columns, ([_cell(getattr(entry, column)) for column in columns] for entry in entries))

    return rows


def _cell(value: object) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"`{key}` {meaning}" for key, meaning in value.items())
    if isinstance(value, str):
        return value
    if isinstance(value, Iterable):
        entries = [str(entry) for entry in value]
        return (" · " if any(entry.endswith(".") for entry in entries) else ", ").join(entries)
    return "" if value is None else str(value)


# --- the published contract


def schema_text() -> str:
    """The JSON Schema of what `inspect --json` prints, as it is packaged."""
    from dragoman.types.vocabularies.entries import packaged  # noqa: PLC0415 - only this part needs it

    return packaged("dragoman.types", SCHEMA).read_text(encoding="utf-8")


def contract() -> Iterator[str]:
    """Every object of the contract with its keys."""
    import json  # noqa: PLC0415 - only this part needs it

    schema: Json = json.loads(schema_text())
    objects = {"one line": schema, **{name: one for name, one in schema["$defs"].items() if "properties" in one}}
    for name, one in objects.items():
        yield from (f"### {_words(name)}", "", one.get("description", ""), "")
        base = schema["$defs"].get(_referred(one), {})
        keys = {**base.get("properties", {}), **one["properties"]}
        always = {*base.get("required", ()), *one.get("required", ())}
        yield from table(
            ("key", "value", "meaning"), (_key(key, kind, always=key in always) for key, kind in keys.items())
        )
        yield ""


def _key(key: str, kind: Json, *, always: bool) -> tuple[str, ...]:
    return f"`{key}`" if always else f"`{key}` (may be absent)", _kind(kind), str(kind.get("description", ""))


def _kind(kind: Json) -> str:
    if "enum" in kind:
        return ", ".join("null" if choice is None else f"`{choice}`" for choice in kind["enum"])
    if "anyOf" in kind:
        return " or ".join(map(_kind, kind["anyOf"]))
    if "const" in kind:
        return f"`{kind['const']}`"
    if kind.get("type") == "array":
        return f"list of {_kind(kind['items'])}"
    plain = _referred(kind) or kind.get("type", "object")
    return _words(plain if isinstance(plain, str) else " or ".join(plain))


def _words(name: str) -> str:
    """The name of a definition as it is read."""
    return f"{name.removeprefix('optional_')} or null" if name.startswith("optional_") else name.replace("_", " ")


def _referred(kind: Json) -> str:
    return str(kind.get("$ref", "")).removeprefix("#/$defs/")


# --- the record on disk


def tables() -> Iterator[str]:
    """The tables of the record with their columns, as the migrations make them."""
    import sqlite3  # noqa: PLC0415 - only this part needs it

    folder = DOCS.parent / "src/dragoman/store/migrations"
    statements = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql")))
    record = sqlite3.connect(":memory:")
    record.executescript(statements)
    for comment, name in TABLE.findall(statements):
        columns = [row[1] for row in record.execute(f"PRAGMA table_info({name})")]
        if columns:
            meaning = " ".join(line.removeprefix("--").strip() for line in comment.splitlines())
            yield from (f"### {name}", "", meaning, "", ", ".join(f"`{column}`" for column in columns), "")


# --- Markdown


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A Markdown table."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


PARTS: Mapping[str, Callable[[], Iterator[str]]] = {
    "commands": commands,
    "exit-codes": exit_codes,
    "settings": settings,
    "errors": errors,
    "values": values,
    "knowledge": knowledge,
    "coverage": coverage,
    "sizes": sizes,
    "contract": contract,
    "tables": tables,
    "acts": vocabulary("acts", "name", "definition", "examples", "counter_examples", "plover"),
    "events": vocabulary(
        "events", "name", "definition", "quad", "cameo", "modes", "own_modes", "examples", "counter_examples"
    ),
    "issues": vocabulary("issues", "name", "definition", "terms", "counter_terms"),
    "channels": vocabulary("channels", "name", "definition"),
    "units": vocabulary("units", "name", "kind", "forms"),
    "measures": vocabulary("measures", "name", "definition", "kinds"),
}
"""What a page may ask for, by name."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
