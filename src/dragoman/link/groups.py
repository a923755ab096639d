"""Several at once: `Japan and the US`, `the leaders of both`, `the two governments` mean nobody alone; their members are the candidates."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.link.people import People
from dragoman.link.roles import title_in
from dragoman.link.scene import Meant, Scene
from dragoman.types.ids import EntityId
from dragoman.types.readings import Mention, MentionForm, MentionKind

if TYPE_CHECKING:
    from spacy.tokens import Token

METHOD = "group/1"
NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
NUMBER = re.compile(r"^(?:(?:the|these|those|our|all)\s+)?(both|two|three|four|five)\b", re.IGNORECASE)
BARE = frozenset({"two", "three", "four", "five"})
"""Numbers that need an article to point back: `two countries` may be any."""
STATES = frozenset(
    [
        "countries",
        "nations",
        "states",
        "governments",
        "administrations",
        "sides",
        "neighbours",
        "neighbors",
        "allies",
        "capitals",
        "partners",
    ]
)
PEOPLE = frozenset(["leaders", "men", "women", "presidents", "ministers", "secretaries"])
UNTITLED = frozenset(
    ["official", "analyst", "expert", "aide", "diplomat", "adviser", "advisor", "fellow", "researcher"]
)
"""What many are called: such a word points back to the last one so called, not to whoever could be."""
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
NOMINAL = frozenset({"NOUN", "PROPN"})
WINDOW = 3
"""Sentences back in which as many as the number says must have been named together."""
JOINT = re.compile(
    r"\bjoint\s+(?:[\w’'-]+\s+){0,3}?(?:statement|declaration|communiqu[eé]|vision)|\bstatement\s+(?:of|from|by)\s+the\s+leaders",
    re.IGNORECASE,
)
"""Words of a headline that make a text the common statement of several states."""
NEAR = 120
"""Code points back in which the names of one list lie."""
Members = dict[EntityId, None]


class Groups:
    """The groups of one document."""

    def __init__(self, scene: Scene, people: People) -> None:
        self.scene = scene
        self.people = people

    def joined(self, mention: Mention, head: "Token", meant_of: Callable[[Mention], Meant | None]) -> Meant | None:
        """What a phrase of several coordinated names or descriptions means; None where it is no such phrase."""
        heads = joined_heads(mention, head)
        if not heads:
            return None
        parts = [self._part(mention, token, meant_of) for token in heads]
        members: Members = {}
        for part in parts:
            members |= dict.fromkeys(_members(part) if part is not None else ())
        countries = self.scene.knowledge.countries_in(mention.words.text)
        titled = title_in(head.text, self.scene.knowledge) is not None
        return Meant(
            name=self._name(members) if len(members) >= len(heads) else None,
            country=countries[0] if len(countries) == 1 and titled else None,
            sector=self._sector(parts),
            anonymous=not members and titled,
            candidates=tuple((member, 1.0 if len(members) >= len(heads) else 0.5) for member in members),
            method=METHOD,
            score=0.85 if members else 0.5,
        )

    def counted(self, mention: Mention, head: "Token") -> Meant | None:
        """What `both governments`, `the two leaders` or `the leaders of Japan and Korea` mean; None where it is no such phrase."""
        title = title_in(mention.words.text, self.scene.knowledge)
        countries = self.scene.knowledge.countries_in(mention.words.text)
        if head.tag_ in PLURAL_TAGS and len(countries) > 1 and title is not None and title not in UNTITLED:
            return self._group(self._leaders(countries) if title in {"leader", "president"} else (), len(countries))
        words = mention.words.text.lower().split()
        if len(words) == 2 and words[0] in {"the", "these"} and words[1] in PEOPLE:  # noqa: PLR2004 - article and noun
            people = self._last_leaders(mention) or self._named_together(mention, words[1], 2)
            return self._group(people, None)
        if head.lower_ == "leaders" and any(c.dep_ == "poss" and c.lower_ in STATES | {"their"} for c in head.children):
            return self._group(self._leaders(self._last_states(mention)), None)
        number = NUMBER.match(mention.words.text)
        if number is None or words[0] in BARE:
            return None
        wanted, word = NUMBERS[number[1].lower()], head.lower_
        if word in STATES or word in PEOPLE or word in NUMBERS:
            return self._group(self._together(mention, word, wanted), wanted)
        return None

    def signatories(self) -> Meant | None:
        """The states whose common statement the document is; None where it is none."""
        opening = self.scene.text[:400].split("\n\n")[:3]
        title = " ".join(filter(None, [self.scene.parsed.document.title, *opening[:1]]))
        if not JOINT.search(title):
            return None
        for words in (title, *opening):
            states = self._states_of(self.scene.knowledge.countries_in(words))
            if len(states) > 1:
                return self._group(states, len(states))
        return None

    def _last_leaders(self, mention: Mention) -> tuple[EntityId, ...]:
        """The people of the last group before, or those who lead its states."""
        for other in self.scene.before(mention):
            meant = self.scene.meant.get(other.id)
            if meant is None or meant.method != METHOD or not meant.candidates:
                continue
            people = tuple(member for member, _ in meant.candidates if member in self.people.all)
            known = (self.scene.knowledge.entity(member) for member, _ in meant.candidates)
            states = [e.country for e in known if e is not None and e.kind is MentionKind.STATE and e.country]
            return people or self._leaders(states)
        return ()

    def _last_states(self, mention: Mention) -> tuple[str, ...]:
        """The states that were last named together: `Japan and South Korea`, `both countries`."""
        for other in self.scene.before(mention):
            meant, head = self.scene.meant.get(other.id), self.scene.heads.get(other.id)
            if meant is None or head is None:
                continue
            if meant.entity is None and meant.method == METHOD:
                members = [member for member, _ in meant.candidates]
            else:
                together = {head.i, *(t.i for t in head.conjuncts)} if head.conjuncts else set()
                near = self.scene.reading.mentions_from(max(0, other.words.span.start - NEAR), other.words.span.end)
                found = (self.scene.meant.get(m.id) for m in near if self.scene.heads.get(m.id, head).i in together)
                members = [m.entity.id for m in found if m is not None and m.entity is not None]
            known = (self.scene.knowledge.entity(member) for member in dict.fromkeys(members))
            states = [e.country for e in known if e is not None and e.kind is MentionKind.STATE and e.country]
            if len(states) > 1:
                return tuple(states)
        return ()

    def _group(self, members: Iterable[EntityId], wanted: int | None) -> Meant:
        found = tuple(members)
        complete = wanted is None or len(found) == wanted
        return Meant(
            name=self._name(found) if complete else None,
            sector="GOV",
            candidates=tuple((member, 1.0) for member in found) if complete else (),
            method=METHOD,
            score=0.8 if complete else 0.5,
        )

    def _name(self, members: Iterable[EntityId]) -> str | None:
        """The names of all members in a row; None for less than two."""
        meant = {m.entity.id: m.name for m in self.scene.meant.values() if m.entity is not None}
        known = ((member, self.scene.knowledge.entity(member)) for member in members)
        names = [meant.get(member) or (entity.name if entity is not None else None) for member, entity in known]
        found = [name for name in names if name]
        return f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 and len(found) == len(names) else None

    def _part(self, mention: Mention, head: "Token", meant_of: Callable[[Mention], Meant | None]) -> Meant | None:
        """What one of the coordinated phrases means."""
        inside = [
            other
            for other in self.scene.reading.mentions_from(mention.words.span.start, mention.words.span.end)
            if other is not mention
            and mention.words.span.covers(other.words.span)
            and other.words.span != mention.words.span
            and (found := self.scene.heads.get(other.id)) is not None
            and found.i == head.i
        ]
        if not inside:
            return None
        longest = max(inside, key=lambda other: len(other.words.span))
        known = self.scene.meant.get(longest.id)
        return known or (meant_of(longest) if longest.form is MentionForm.DESCRIPTION else None)

    def _sector(self, parts: list[Meant | None]) -> str | None:
        sectors = {part.sector if part else None for part in parts}
        return sectors.pop() if len(sectors) == 1 else None

    def _leaders(self, countries: Iterable[str]) -> tuple[EntityId, ...]:
        """Who leads each of several states, in the report or on its day."""
        return tuple(dict.fromkeys(e for country in countries for e in self._leader(country)))

    def _leader(self, country: str) -> list[EntityId]:
        offices = self.scene.knowledge.offices.leading(country)
        found = [p.id for office in offices for p in self.scene.knowledge.holders(office.id, self.scene.day)]
        here = [e for e in found if e in self.people.all]
        return list(dict.fromkeys(here or found))[:2]

    def _together(self, mention: Mention, word: str, wanted: int) -> tuple[EntityId, ...]:
        """Those named together shortly before; for states also those of its own sentence, for people those of the last group."""
        if word in STATES:
            own = self._states_of(self.scene.knowledge.countries_in(self._sentence_before(mention)))
            if len(own) == wanted:
                return own
        found = self._named_together(mention, word, wanted)
        if found or word not in PEOPLE:
            return found
        people = self._last_leaders(mention)
        if len(people) != wanted and (signed := self.signatories()) is not None:
            known = (self.scene.knowledge.entity(member) for member, _ in signed.candidates)
            people = self._leaders(e.country for e in known if e is not None and e.country)
        return people if len(people) == wanted else ()

    def _sentence_before(self, mention: Mention) -> str:
        """The words of its sentence before a mention."""
        number = self.scene.sentence_number(mention.words.span.start)
        start = self.scene.sentence_starts[number] if number >= 0 else 0
        return self.scene.text[start : mention.words.span.start]

    def _named_together(self, mention: Mention, word: str, wanted: int) -> tuple[EntityId, ...]:
        """Those of the sort that the nearest sentence with enough of them names, when it names exactly as many."""
        here = self.scene.sentence_number(mention.words.span.start)
        for distance in range(WINDOW + 1):
            named = list(self.scene.before_in(mention, here - distance))
            for fits in self._sorts(word):
                members = self._distinct(named, fits)
                if len(members) == wanted:
                    return tuple(reversed(members))
                if len(members) > wanted:
                    return self._coordinated(named, fits, wanted)
        return ()

    def _coordinated(self, named: list[Mention], fits: Callable[[Meant], bool], wanted: int) -> tuple[EntityId, ...]:
        """The members of the one list of that length among more: `Japan and Korea warned China`."""
        lists = []
        for mention in reversed(named):
            head = self.scene.heads.get(mention.id)
            together = {head.i, *(t.i for t in head.conjuncts)} if head is not None and head.conjuncts else set()
            others = [m for m in named if (h := self.scene.heads.get(m.id)) is not None and h.i in together]
            members = tuple(reversed(self._distinct(others, fits)))
            if len(members) == wanted:
                lists.append(members)
        return lists[0] if len(set(lists)) == 1 else ()

    def _sorts(self, word: str) -> Iterator[Callable[[Meant], bool]]:
        if word in PEOPLE or word in NUMBERS:
            yield lambda meant: meant.entity is not None and meant.entity.kind is MentionKind.PERSON
        if word in STATES or word in NUMBERS:
            yield lambda meant: meant.entity is not None and meant.entity.kind is MentionKind.STATE

    def _distinct(self, named: list[Mention], fits: Callable[[Meant], bool]) -> list[EntityId]:
        meanings = (self.scene.meant.get(m.id) for m in named)
        return list(dict.fromkeys(m.entity.id for m in meanings if m is not None and m.entity is not None and fits(m)))

    def _number(self, mention: Mention) -> int:
        return self.scene.sentence_number(mention.words.span.start)

    def _states_of(self, countries: Iterable[str]) -> tuple[EntityId, ...]:
        return tuple(state.id for code in countries if (state := self.scene.knowledge.state(code)) is not None)


def joined_heads(mention: Mention, head: "Token | None") -> tuple["Token", ...]:
    """The heads of the phrases coordinated inside a mention; none where it is one phrase, or one person with two titles."""
    if head is None:
        return ()
    span = mention.words.span
    if head.pos_ not in NOMINAL:
        return ()
    others = [t for t in head.conjuncts if span.start <= t.idx < span.end and t.pos_ in NOMINAL]
    apart = [t for t in others if t.pos_ == "PROPN" or t.tag_ in PLURAL_TAGS or _determined(t)]
    return (head, *others) if apart or (others and head.tag_ in PLURAL_TAGS) else ()


def _determined(token: "Token") -> bool:
    """Whether a noun has an article of its own: `the senator and candidate` is one person, `the senator and the candidate` are two."""
    return any(child.dep_ in {"det", "poss"} for child in token.children)


def _members(meant: Meant) -> tuple[EntityId, ...]:
    """Whom one part stands for: one, or the members of a group."""
    if meant.entity is not None:
        return (meant.entity.id,)
    return tuple(entity for entity, score in meant.candidates if score == 1.0)
