"""Holders of offices by those beside, before and after them: `her South Korean counterpart`, `his predecessor`, `the incoming minister`."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.link.people import People, Person
from dragoman.link.roles import title_in
from dragoman.link.scene import Meant, Scene
from dragoman.types.readings import Mention, MentionKind
from dragoman.types.resolutions import Entity
from dragoman.world.offices import Office

if TYPE_CHECKING:
    from spacy.tokens import Token

METHOD = "succession/1"
COUNTERPART = "counterpart/1"
BEFORE = frozenset({"predecessor"})
AFTER = frozenset({"successor", "replacement"})
BESIDE = frozenset({"counterpart", "counterparts", "opposite"})
COMING = re.compile(r"^(?:the|his|her|its|a|an)?\s*(?:[\w’']+\s){0,3}?(?:incoming|designate)\b", re.IGNORECASE)
HALF_YEAR = 200
"""Days before a term in which its holder may be called incoming."""


class Succession:
    """Those before, after and beside the office holders of one document."""

    def __init__(self, scene: Scene, people: People) -> None:
        self.scene = scene
        self.people = people

    def meant(self, mention: Mention, head: "Token", countries: list[str]) -> Meant | None:
        """Who is meant by a word for one beside, before or after another; None for other words, and where that is not known."""
        word = head.lower_
        if word in BESIDE:
            return self._beside(mention, head, countries)
        if word in BEFORE | AFTER:
            return self._next_to(mention, head, step=-1 if word in BEFORE else 1)
        title = title_in(mention.words.text, self.scene.knowledge)
        if title and COMING.match(mention.words.text):
            return self._coming(title, countries)
        return None

    def _next_to(self, mention: Mention, head: "Token", step: int) -> Meant | None:
        """The holder of the same office before or after."""
        of = self._owner(mention, head)
        if of is None:
            return None
        knowledge, day = self.scene.knowledge, self.scene.day
        for office in (*knowledge.offices_of(of.id, day), *knowledge.offices.ever_held_by(of.id)):
            holders = list(dict.fromkeys(knowledge.offices.all_holders(office.id)))
            position = holders.index(of.id) + step if of.id in holders else -1
            if 0 <= position < len(holders) and (found := knowledge.entity(holders[position])) is not None:
                return self._as_meant(found, METHOD, 0.7)
        return None

    def _beside(self, mention: Mention, head: "Token", countries: list[str]) -> Meant | None:
        """The holder of the same office in the state that is named."""
        of = self._owner(mention, head)
        own = [country for country in countries if of is None or country != of.country]
        if of is None or len(own) != 1:
            return None
        held = self.scene.knowledge.offices_of(of.id, self.scene.day)
        for office in held:
            for other in self._alike(office, own[0]):
                found = self._holder(other)
                if found is not None:
                    return self._as_meant(found, COUNTERPART, 0.75)
        return None

    def _coming(self, title: str, countries: list[str]) -> Meant | None:
        """Who will hold an office next: one of the document whose term begins soon after its day."""
        day = self.scene.day
        if day is None or len(day) < len("2024-11-08"):
            return None
        for office in self.scene.knowledge.offices.titled(title, countries[0] if countries else None):
            for person in self.scene.knowledge.offices.coming(office.id, day, HALF_YEAR):
                if person in self.people.all or countries:
                    found = self.scene.knowledge.entity(person)
                    return self._as_meant(found, METHOD, 0.65) if found is not None else None
        return None

    def _alike(self, office: Office, country: str) -> Iterable[Office]:
        """The offices of another state that are called the same, or that lead it too."""
        offices = self.scene.knowledge.offices
        if office.leads:
            return offices.leading(country)
        found = (o for title in office.titles for o in offices.titled(title, country))
        return tuple(dict.fromkeys(found))

    def _holder(self, office: Office) -> Entity | None:
        found = self.scene.knowledge.holders(office.id, self.scene.day)
        here = [person for person in found if person.id in self.people.all]
        return here[0] if here else found[0] if len(found) == 1 else None

    def _owner(self, mention: Mention, head: "Token") -> Entity | None:
        """Whose predecessor, successor or counterpart: the one named as possessor, else the person who is subject before."""
        possessor = next((child for child in head.children if child.dep_ == "poss"), None)
        of = next((c for p in head.children if p.lower_ in {"of", "to"} for c in p.children if c.dep_ == "pobj"), None)
        for token in (possessor, of):
            if token is not None and token.pos_ == "PROPN":
                return self._at(token.idx)
        for other in self.scene.before(mention):
            meant, token = self.scene.meant.get(other.id), self.scene.heads.get(other.id)
            if (
                self.scene.sentence_number(mention.words.span.start)
                - self.scene.sentence_number(other.words.span.start)
                > 1
            ):
                return None
            person = meant is not None and meant.entity is not None and meant.entity.kind is MentionKind.PERSON
            if person and token is not None and token.dep_ in {"nsubj", "nsubjpass"}:
                return meant.entity if meant is not None else None
        return None

    def _at(self, offset: int) -> Entity | None:
        for mention in self.scene.reading.mentions_from(max(0, offset - 60), offset + 1):
            if mention.words.span.start <= offset < mention.words.span.end:
                meant = self.scene.meant.get(mention.id)
                if meant is not None and meant.entity is not None and meant.entity.kind is MentionKind.PERSON:
                    return meant.entity
        return None

    def _as_meant(self, entity: Entity, method: str, score: float) -> Meant:
        person = self.people.all.get(entity.id) or Person(entity=entity, surnames=(), gender=None)
        return self.people.as_meant(person, method, score)
