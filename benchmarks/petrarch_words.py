"""Dictionaries of actors and agents in PETRARCH's notation, as the codes that a set of sentences is judged by."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

COMMENT = re.compile(r"<!.*?-->|#[^\n]*", re.DOTALL)
CODE = re.compile(r"\[([^\]]*)\]")
CODED = re.compile(r"(?P<code>[^\s<>\d]*)\s*(?P<days>[<>]?\s*\d[\d\s-]*|)")
WORD = re.compile(r"(?:[A-Z]\.)+|[\w'’]+(?:-\w+)*")
UNKNOWN = "---"
CENTURY, LATE = 2, 50
"""Years of two digits up to this are of the century that began in 2000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One code of an actor, with the days for which it holds."""

    code: str
    since: str = ""
    until: str = "9"

    def holds(self, day: str) -> bool:
        """Whether it is the code on a day (`20121109`)."""
        return self.since <= day <= self.until


@dataclass(frozen=True, eq=False)
class Words:
    """Actors and agents by the upper-case words of their names."""

    actors: Mapping[tuple[str, ...], tuple[Coded, ...]]
    agents: Mapping[tuple[str, ...], str]

    @classmethod
    def read(cls, folder: Path) -> "Words":
        """The dictionaries of a folder: `actors.txt` and `agents.txt`."""
        return cls(dict(_actors(folder / "actors.txt")), dict(_agents(folder / "agents.txt")))

    def names(self) -> Iterator[str]:
        """The names of the actors, as a text writes them."""
        return (" ".join(word if "." in word else word.title() for word in words) for words in self.actors)

    def code(self, text: str, day: str, countries: Iterable[str] = ()) -> str:
        """The code of a phrase: its actor on the day, else its country, and the sectors of its agents."""
        words = tuple(word.upper().removesuffix("'S").removesuffix("’S") for word in WORD.findall(text))
        actor, rest = self._actor(words, day)
        actor = actor or next(iter(countries), "")
        code = actor or UNKNOWN
        for agent in _found(self.agents, rest):
            if actor and agent.strip("~") in actor:
                continue
            code = agent.replace("~", code)
        return code

    def _actor(self, words: tuple[str, ...], day: str) -> tuple[str, tuple[str, ...]]:
        for size in range(len(words), 0, -1):
            for start in range(len(words) - size + 1):
                codes = self.actors.get(words[start : start + size])
                if codes is not None:
                    held = next((coded.code for coded in codes if coded.holds(day)), "")
                    return held, (*words[:start], *words[start + size :])
        return "", words


def _found(agents: Mapping[tuple[str, ...], str], words: tuple[str, ...]) -> Iterator[str]:
    """The codes of the agents in a phrase, longest names first at each place."""
    position = 0
    while position < len(words):
        longest = next(
            (n for n in range(len(words) - position, 0, -1) if words[position : position + n] in agents), None
        )
        if longest is not None:
            yield agents[words[position : position + longest]]
        position += longest or 1


def _lines(path: Path) -> Iterator[str]:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    return (line.strip() for line in text.splitlines() if line.strip())


def _key(name: str) -> tuple[str, ...]:
    return tuple(name.replace("_", " ").split())


def _actors(path: Path) -> Iterator[tuple[tuple[str, ...], tuple[Coded, ...]]]:
    names: list[tuple[str, ...]] = []
    codes: list[Coded] = []
    for line in _lines(path):
        name = CODE.sub("", line).strip()
        if name and not name.startswith("+"):
            yield from ((one, _narrow_first(codes)) for one in names)
            names, codes = [_key(name)], []
        elif name:
            names.append(_key(name.removeprefix("+")))
        codes.extend(_coded(inside) for inside in CODE.findall(line))
    yield from ((one, _narrow_first(codes)) for one in names)


def _narrow_first(codes: Iterable[Coded]) -> tuple[Coded, ...]:
    return tuple(sorted(codes, key=lambda coded: (coded.since == "") + (coded.until == "9")))


def _coded(inside: str) -> Coded:
    found = CODED.match(inside.strip())
    code, days = (found["code"], found["days"].replace(" ", "")) if found else (inside.strip(), "")
    if days.startswith("<"):
        return Coded(code=code.upper(), until=_day(days[1:]))
    if days.startswith(">"):
        return Coded(code=code.upper(), since=_day(days[1:]))
    if "-" in days:
        since, until = days.split("-", 1)
        return Coded(code=code.upper(), since=_day(since), until=_day(until))
    return Coded(code=inside.strip().upper() if not days else code.upper())


def _day(digits: str) -> str:
    """`911226` or `19911226` as eight digits."""
    if len(digits) == len("911226"):
        return ("20" if int(digits[:CENTURY]) < LATE else "19") + digits
    return digits


def _agents(path: Path) -> Iterator[tuple[tuple[str, ...], str]]:
    sets: dict[str, list[str]] = {}
    for line in _lines(path):
        if line.startswith("!") and "=" in line:
            mark, members = line.split("=", 1)
            sets[mark.strip()] = [member.strip() for member in members.split(",")]
            continue
        code = CODE.search(line)
        if code is None:
            continue
        plural = re.search(r"\{([^}]*)\}", line)
        name = re.sub(r"\{[^}]*\}", "", line[: code.start()]).strip()
        for form in _forms(name, plural[1] if plural else None, sets):
            yield _key(form), code[1].strip()


def _forms(name: str, plural: str | None, sets: Mapping[str, list[str]]) -> Iterator[str]:
    """The name in singular and plural, each of its sets of words written out."""
    mark = re.search(r"![A-Z]+!", name)
    if mark is not None:
        yield from (name.replace(mark[0], member) for member in sets.get(mark[0], ()))
        return
    yield name
    yield plural or (name.removesuffix("Y") + "IES" if name.endswith("Y") else name + "S")
