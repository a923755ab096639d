"""People named in one document: full names, the surnames that stand for them, and the offices they hold."""

import re
from dataclasses import dataclass, field, replace

from dragoman.link.name_forms import is_name, without_honorific
from dragoman.link.roles import PAST, is_past, role_of, title_in
from dragoman.link.scene import Meant, Scene
from dragoman.types.ids import EntityId
from dragoman.types.readings import Mention, MentionKind
from dragoman.types.resolutions import Entity
from dragoman.world.atlas import slug
from dragoman.world.gazetteer import key
from dragoman.world.offices import Office

FULL = "full-name/1"
SURNAME = "surname/1"
SEATED = re.compile(
    r"\b(?:University|Institute|Academy|College)\b[^,;]*?\b(?:of|in)\s(?:the\s)?([A-Z]\w+(?:\s[A-Z]\w+)?)"
)
"""A place of learning with the state in its name or as its seat."""
CHANGE_OF_OFFICE = 31
"""Days around the start and end of a term in which what the report calls a person goes before our dates."""


@dataclass(slots=True)
class Person:
    """One person of the document, gathered from the mentions of its names."""

    entity: Entity
    surnames: tuple[tuple[str, ...], ...]
    gender: str | None
    roles: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


BODY_SECTORS = (
    (
        re.compile(
            r"(?i)\b(?:university|institut\w+|think[- ]tank|college|school|center|centre|foundation|academy|stimson|brookings|carnegie|csis|rand)\b"
        ),
        "EDU",
    ),
    (
        re.compile(r"(?i)\b(?:bank|company|corp\w*|inc|securities|capital|industries|motors?|electronics|holdings)\b"),
        "BUS",
    ),
    (re.compile(r"(?i)\b(?:newspaper|magazine|journalist|reporter|correspondent|editor|columnist|news)\b"), "JRN"),
)
"""Words for bodies that show a PLOVER sector more surely than a title does: a president of a bank governs nothing."""


class People:
    """The people named in one document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.all: dict[str, Person] = {}
        names = [
            m
            for m in scene.reading.mentions
            if m.kind is MentionKind.PERSON and is_name(scene, m) and key(" ".join(self._words(m)))
        ]
        self._of: dict[str, Person] = {}
        self._candidates: dict[str, tuple[tuple[EntityId, float], ...]] = {}
        for mention in names:
            self._full(mention)
        for mention in names:
            if mention.id not in self._of:
                self._short(mention)

    def person(self, mention: Mention) -> Person | None:
        """Whom a name means."""
        return self._of.get(mention.id)

    def meant(self, mention: Mention) -> Meant | None:
        """Whom a name means, as a link."""
        person = self._of.get(mention.id)
        if person is None:
            return None
        full = len(self._words(mention)) > 1
        meant = self.as_meant(person, FULL if full else SURNAME, 0.95 if full else 0.9)
        others = self._candidates.get(mention.id, ()) if not person.entity.known else ()
        return replace(meant, score=0.6, candidates=(*meant.candidates, *others)) if others else meant

    def as_meant(self, person: Person, method: str, score: float) -> Meant:
        """A person as who is meant, with the office held that day or the role the report gives."""
        office, sector = self.office(person)
        return Meant(
            entity=person.entity,
            name=self._name(person),
            office=office,
            role=max(person.roles, key=len, default=None),
            country=None if sector == "IGO" else person.entity.country,
            sector=sector,
            method=method,
            score=score,
            candidates=((person.entity.id, score),),
        )

    def _name(self, person: Person) -> str:
        """The full name: ours, or the report's own where it is another one (`Dan` for `Daniel`), so that it is found there."""
        written = [without_honorific(self.scene, m.words.text) for m in person.mentions]
        full = max((name for name in written if " " in name), key=len, default=None)
        if full is None or not person.entity.known or set(key(full)) >= set(key(person.entity.name)):
            return person.entity.name
        return full

    def office(self, person: Person) -> tuple[str | None, str | None]:
        """The office or role of a person, and its PLOVER sector. What the report says goes before what we know."""
        held = self.held(person)
        recent = self._recent(person)
        if recent is not None:
            return recent, self.sector(recent)
        for role in person.roles:
            title = title_in(role, self.scene.knowledge)
            matching = [o for o in held if title and _matches(title, o)]
            if matching and not is_past(role):
                return matching[0].label, matching[0].sector
        over = {title_in(role, self.scene.knowledge) for role in person.roles if is_past(role)}
        named = [
            o
            for role in person.roles
            if not is_past(role)
            for o in self._ever(person, role)
            if not over & set(o.titles)
        ]
        if named and self.scene.day is None:
            return named[0].label, named[0].sector
        if held:
            return held[0].label, held[0].sector
        longest = max(person.roles, key=len, default=None)
        affiliations = self.scene.knowledge.offices.affiliations(person.entity.id, self.scene.day)
        if longest is None and affiliations:
            return affiliations[0].label, affiliations[0].sector
        return longest, self.sector(longest)

    def _recent(self, person: Person) -> str | None:
        """A role of the report that names an office which began or ended within a month: on such days the report knows better."""
        day = self.scene.day
        if day is None or len(day) < len("2024-11-08"):
            return None
        near = self.scene.knowledge.offices.near(person.entity.id, day, CHANGE_OF_OFFICE)
        held = self.held(person)
        for role in person.roles:
            title = title_in(role, self.scene.knowledge)
            if (
                title
                and not is_past(role)
                and not any(_matches(title, o) for o in held)
                and any(_matches(title, o) for o in near)
            ):
                return role
        return None

    def held(self, person: Person) -> tuple[Office, ...]:
        """The offices that our knowledge gives a person on the day."""
        return self.scene.knowledge.offices_of(person.entity.id, self.scene.day)

    def titled(self, title: str, country: str | None) -> list[Person]:
        """The people of the document to whom a title of a state belongs, by the report or by knowledge."""
        return [person for person in self.all.values() if self._has(person, title, country)]

    def sector(self, role: str | None) -> str | None:
        """The PLOVER sector that the words of a role show."""
        if role is None:
            return None
        body = next((sector for pattern, sector in BODY_SECTORS if pattern.search(role)), None)
        if body is not None:
            return body
        title = title_in(role, self.scene.knowledge)
        listed = self.scene.knowledge.atlas.titles.get(title or "")
        if listed is not None or title is None:
            return listed.sector if listed else None
        sectors = {r.sector for r in self.scene.knowledge.atlas.roles.values() if title in r.titles}
        return sectors.pop() if len(sectors) == 1 else None

    def _has(self, person: Person, title: str, country: str | None) -> bool:
        if country is not None and person.entity.country not in {country, None}:
            return False
        if any(_matches(title, office) and country in {office.country, None} for office in self.held(person)):
            return True
        if self.scene.day is None and any(
            _matches(title, o) for role in person.roles if not is_past(role) for o in self._ever(person, role)
        ):
            return True
        roles = [role for role in person.roles if title in role.lower() and not is_past(role)]
        return any(
            country in {None, person.entity.country} or country in self.scene.knowledge.countries_in(role)
            for role in roles
        )

    def _ever(self, person: Person, role: str) -> list[Office]:
        title = title_in(role, self.scene.knowledge)
        return [o for o in self.scene.knowledge.offices.ever_held_by(person.entity.id) if title and _matches(title, o)]

    def _full(self, mention: Mention) -> None:
        words = self._words(mention)
        known = self._known(mention)
        if len(words) < 2 and known is None:  # noqa: PLR2004 - a full name has two words
            return
        role = role_of(self.scene, mention)
        entity = known or self._provisional(" ".join(words), role)
        self._add(mention, entity, role)

    def _short(self, mention: Mention) -> None:
        surname = key(" ".join(self._words(mention)))
        role = role_of(self.scene, mention)
        fitting = [p for p in self.all.values() if surname in p.surnames and self._gender_fits(p, mention)]
        fitting = fitting or [
            p for p in self.all.values() if surname == key(p.entity.name)[:1] and surname != key(p.entity.name)
        ]
        chosen = self._choose(fitting, mention, role)
        if chosen is None:
            self._alike(mention)
            entity = self._known_surname(mention, role) or self._provisional(" ".join(self._words(mention)), role)
            self._add(mention, entity, role)
        else:
            self._take(mention, chosen, role)

    def _alike(self, mention: Mention) -> None:
        """Keep those of our people who have the surname as candidates."""
        known = self.scene.knowledge.surnamed(" ".join(self._words(mention)))
        self._candidates[mention.id] = tuple((entity.id, round(0.5 / len(known), 3)) for entity in known)

    def _choose(self, fitting: list[Person], mention: Mention, role: str | None) -> Person | None:
        """Of several people with one surname: the one whose role is named, else the one named last before."""
        if role and len(fitting) > 1:
            title = title_in(role, self.scene.knowledge)
            country = self.scene.country_in(role)
            titled = [p for p in fitting if title and self._has(p, title, country)]
            fitting = titled or fitting
        start = mention.words.span.start
        earlier = [p for p in fitting if p.mentions[0].words.span.start < start]
        latest = max(
            earlier,
            key=lambda p: max(m.words.span.start for m in p.mentions if m.words.span.start < start),
            default=None,
        )
        return latest or (fitting[0] if fitting else None)

    def _known(self, mention: Mention) -> Entity | None:
        known = [e for e in self.scene.knowledge.named(" ".join(self._words(mention))) if e.kind is MentionKind.PERSON]
        return known[0] if known else None

    def _known_surname(self, mention: Mention, role: str | None) -> Entity | None:
        """The one person with this surname who held an office that the title before it names."""
        title = title_in(role, self.scene.knowledge) if role else None
        country = self.scene.country_in(role) if role else None
        known = self.scene.knowledge.surnamed(" ".join(self._words(mention)))
        fits = [
            e
            for e in known
            if any(
                title and _matches(title, o) and country in {o.country, None}
                for o in self.scene.knowledge.offices_of(e.id, self.scene.day)
            )
        ]
        return fits[0] if len(fits) == 1 else None

    def _provisional(self, name: str, role: str | None) -> Entity:
        """A person whom our knowledge lacks; one who is named by one word is another in every report."""
        apart = "" if " " in name else f" {self.scene.reading.document_id[-6:]}"
        return Entity(
            id=slug("person", name + apart),
            name=name,
            kind=MentionKind.PERSON,
            country=self._country_of(role) if role else None,
            known=False,
            description=role,
        )

    def _country_of(self, role: str) -> str | None:
        """The state of one who has a role: by an adjective at its start, or by the body it belongs to; not what it is about (`Korea chair`)."""
        words = role.split()
        if words and words[0].lower().rstrip("-") in PAST:
            words = words[1:]
        knowledge = self.scene.knowledge
        start = knowledge.country_of_adjective(" ".join(words[:2])) or knowledge.country_of_adjective(
            words[0] if words else ""
        )
        if start:
            return start
        possessor = re.match(r"((?:[A-Z]\w+ ?){1,3})[’']s? ", role)
        if possessor and (owner := self.scene.country_in(possessor[1])):
            return owner
        bodies = [knowledge.entity(match.entities[0]) for match in knowledge.names.matches(role)]
        countries = [e.country for e in bodies if e is not None and e.country and e.kind is MentionKind.ORGANISATION]
        seated = SEATED.search(role)
        if seated and (seat := knowledge.country_of_name(seated[1])):
            return seat
        of_state = re.search(r"(?:minister|president|ambassador|spokes\w+|leader) of ([A-Z][\w ]+)", role)
        return countries[0] if countries else self.scene.country_in(of_state[1]) if of_state else None

    def _add(self, mention: Mention, entity: Entity, role: str | None) -> None:
        person = self.all.get(entity.id) or self._spelled_otherwise(entity)
        if person is None:
            person = Person(entity=entity, surnames=self._surnames(entity), gender=self._gender(entity))
            self.all[entity.id] = person
        self._take(mention, person, role)

    def _take(self, mention: Mention, person: Person, role: str | None) -> None:
        person.mentions.append(mention)
        person.gender = person.gender or self._honorific_gender(mention)
        if role and role not in person.roles:
            person.roles.append(role)
        self._of[mention.id] = person

    def _spelled_otherwise(self, entity: Entity) -> Person | None:
        """The person of the document whose name has the same words in another order or with further given names."""
        if entity.known:
            return None
        words = set(key(entity.name))
        return next(
            (
                p
                for p in self.all.values()
                if len(words) > 1
                and (words <= set(key(p.entity.name)) or set(key(p.entity.name)) <= words)
                and len(key(p.entity.name)) > 1
            ),
            None,
        )

    def _surnames(self, entity: Entity) -> tuple[tuple[str, ...], ...]:
        person = self.scene.knowledge.person(entity.id)
        if person is not None:
            return tuple(dict.fromkeys((key(person.family_name), *map(key, person.short))))
        words = entity.name.split()
        if words[0] in self.scene.knowledge.atlas.family_names:
            return (key(words[0]), key(words[-1]))
        return (key(words[-1]),)

    def _gender(self, entity: Entity) -> str | None:
        """As we know it; for others the gender of the given name."""
        person = self.scene.knowledge.person(entity.id)
        words = entity.name.split()
        given = self.scene.knowledge.atlas.genders.get(words[0]) if len(words) > 1 else None
        return (person.gender if person else None) or given

    def _gender_fits(self, person: Person, mention: Mention) -> bool:
        gender = self._honorific_gender(mention)
        return gender is None or person.gender in {gender, None}

    def _honorific_gender(self, mention: Mention) -> str | None:
        first = mention.words.text.split()[0].strip(".").lower()
        title = self.scene.knowledge.atlas.titles.get(first)
        return title.gender if title and title.honorific else None

    def _words(self, mention: Mention) -> list[str]:
        return without_honorific(self.scene, mention.words.text).split()


def _matches(title: str, office: Office) -> bool:
    return title in office.titles or title == office.label.lower() or (office.leads and title == "leader")
