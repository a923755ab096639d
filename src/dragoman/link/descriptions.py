"""Descriptions -> people, governments or unnamed speakers: `the Japanese leader`, `the ministry`, `a senior official`, `analysts`."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.link.bodies import DEFINITE, PLURAL_TAGS, POSSESSIVE, Bodies, possessor_state
from dragoman.link.coreference import Antecedents
from dragoman.link.groups import UNTITLED, Groups
from dragoman.link.people import People
from dragoman.link.publications import publication_before
from dragoman.link.roles import ARTICLE, is_past, title_in
from dragoman.link.scene import Meant, Scene
from dragoman.link.succession import Succession
from dragoman.types.readings import Mention, MentionForm, MentionKind
from dragoman.types.vocabularies.word_groups import head_words
from dragoman.world.offices import Office

if TYPE_CHECKING:
    from spacy.tokens import Token

UNNAMED = "unnamed/1"
TITLE_HERE = "title-in-document/1"
TITLE_KNOWN = "title-on-day/1"
DESCRIBED = "described/1"
JUST_NAMED = "just-named/1"
INDEFINITE = frozenset(
    {
        "a",
        "an",
        "one",
        "another",
        "some",
        "several",
        "many",
        "two",
        "three",
        "most",
        "other",
        "various",
        "few",
        "any",
        "no",
    }
)
JOINING = re.compile(r",|\b(?:and|including|with|by|for|as|in|to|that|who|when|like|from|on|of|under|at|between)\b")
"""What stands between a description and a name that is not its own."""
BELONGING = re.compile(r"\s+(?:of|from|in|at|with|for|briefed|close)\b")
"""What a noun for a person goes on with where the state after it is the person's own."""
HIGH = re.compile(r"^(?:president|premier|chancellor|king|queen|emperor|(?:[\w -]+ )?(?:minister|ambassador))$")
"""Titles of offices of which a state has one."""
LEADING = frozenset({"leader", "president", "premier", "chancellor"})
"""People who are known to everybody when many are spoken of."""
PLAIN_GROUPS = frozenset(["people", "citizens", "residents", "voters", "troops", "soldiers", "forces", "workers"])


TO_COME = re.compile(r"(?:the|its|their|a|any)\s(?:(?:\w+\s)?next|future|would-be)\s", re.IGNORECASE)
"""Whoever will hold an office is not its holder: `the next president`."""
CLOSING = frozenset(",.;)")
"""What stands after a name in apposition."""
ANTECEDENT = "antecedent/1"
TAKING_UP = frozenset({"the", "this", "that"})
TAKEN_UP = 0.5
"""Learned share from which a description takes up an earlier name."""
BODIES = frozenset({MentionKind.ORGANISATION, MentionKind.STATE, MentionKind.FORCE})


class Descriptions:
    """The descriptions of one document."""

    def __init__(self, scene: Scene, people: People, antecedents: Antecedents) -> None:
        self.scene = scene
        self.people = people
        self.antecedents = antecedents
        self.bodies = Bodies(scene)
        self.groups = Groups(scene, people)
        self.succession = Succession(scene, people)

    def meant(self, mention: Mention) -> Meant | None:
        """Who is described; None where it is nothing that acts or speaks."""
        head = self.scene.heads.get(mention.id)
        if head is None:
            return None
        found = (
            self.groups.joined(mention, head, self.meant)
            or self._name_inside(mention, head)
            or self._name_after(mention, head)
            or self.bodies.shared(mention)
            or self.groups.counted(mention, head)
            or self.succession.meant(mention, head, self._countries(mention, head))
            or self._body(mention, head)
        )
        if found is not None:
            return found
        if mention.kind in {MentionKind.PERSON, MentionKind.OFFICE} or title_in(head.text, self.scene.knowledge):
            return self._person(mention, head)
        body = head.lower_ in head_words("organisation") | head_words("state") and head.tag_ not in PLURAL_TAGS
        found = publication_before(self.scene, mention, head.lower_)
        found = found or (self._taken_up(mention, None, person=False) if body else None)
        return found or self._thing(mention)

    def _body(self, mention: Mention, head: "Token") -> Meant | None:
        return self.bodies.meant(mention, head, self._countries(mention), indefinite=self._indefinite(mention, head))

    def _countries(self, mention: Mention, person: "Token | None" = None) -> list[str]:
        """The states that a description names, else those of the people named in it: `the Lee administration`.

        For a person those before the noun, and after it those that the person is of.
        """
        words = mention.words.text
        if person is not None:
            end = person.idx + len(person) - mention.words.span.start
            words = words if BELONGING.match(words, end) else words[:end]
        named = list(self.scene.knowledge.countries_in(words))
        inside = [
            o
            for o in self.scene.reading.mentions_from(mention.words.span.start, mention.words.span.end)
            if o.form is MentionForm.NAME and mention.words.span.covers(o.words.span)
        ]
        people = [
            meant.country
            for o in inside
            if (meant := self.scene.meant.get(o.id)) is not None and o.kind is MentionKind.PERSON
        ]
        return named or [country for country in dict.fromkeys(people) if country]

    def _name_inside(self, mention: Mention, head: "Token") -> Meant | None:
        """A phrase whose head is a name means what the name means: `Japanese Prime Minister Shigeru Ishiba`."""
        for other in self.scene.reading.mentions_from(mention.words.span.start, mention.words.span.end):
            if (
                other is mention
                or other.form is not MentionForm.NAME
                or not mention.words.span.covers(other.words.span)
            ):
                continue
            named = self.scene.heads.get(other.id)
            before = self.scene.text[mention.words.span.start : other.words.span.start]
            last = other.kind is MentionKind.PERSON and other.words.span.end == mention.words.span.end
            if named is not None and (named.i == head.i or (last and not JOINING.search(before))):
                return self.scene.meant.get(other.id)
        return None

    def _name_after(self, mention: Mention, head: "Token") -> Meant | None:
        """Who is named in apposition to a description: `the Japanese leader, Fumio Kishida, ...`."""
        end = mention.words.span.end
        if head.tag_ in PLURAL_TAGS or self._indefinite(mention, head) or self.scene.text[end : end + 2] != ", ":
            return None
        for other in self.scene.reading.mentions_from(end + 2, end + 3):
            closed = self.scene.text[other.words.span.end : other.words.span.end + 1] in CLOSING
            named = other.form is MentionForm.NAME and other.kind is MentionKind.PERSON
            beside = self.scene.heads.get(other.id)
            apposed = beside is not None and beside.dep_ == "appos" and beside.head.i == head.i
            if named and (apposed or closed) and title_in(mention.words.text, self.scene.knowledge):
                return self.scene.meant.get(other.id)
        return None

    def _person(self, mention: Mention, head: "Token") -> Meant:
        countries = self._countries(mention, head)
        plural = head.tag_ in PLURAL_TAGS
        country = countries[0] if len(countries) == 1 or (countries and not plural) else None
        if self._indefinite(mention, head) or TO_COME.match(mention.words.text):
            return self._unnamed(mention, country)
        if plural:
            return self._group(mention, head, country)
        title = title_in(mention.words.text, self.scene.knowledge)
        found = self._same_head(mention, head, country) if title in UNTITLED else None
        found = found or (self._by_title(mention, title, country) if title else None)
        found = found or self._same_head(mention, head, country)
        found = found or (self._just_named(mention, title, country) if title else None)
        found = found or self._taken_up(mention, country, person=True)
        return found or self._unnamed(mention, country, by_office=bool(title and country and HIGH.search(title)))

    def _taken_up(self, mention: Mention, country: str | None, *, person: bool) -> Meant | None:
        """What a definite description takes up, by the learned scorer: `the billionaire`, `the country`, `the bloc`."""
        if mention.words.text.split()[0].lower() not in TAKING_UP:
            return None

        def fits(meant: Meant) -> bool:
            kind = meant.entity.kind if meant.entity is not None else None
            same = kind is MentionKind.PERSON if person else kind in BODIES
            return same and country in {None, meant.country}

        found = self.antecedents.likeliest(mention, fits)
        if found is None or found[1] < TAKEN_UP:
            return None
        meant, share = found
        score = round(0.5 + share / 4, 3)
        candidates = ((meant.entity.id, score),) if meant.entity is not None else ()
        return replace(meant, method=ANTECEDENT, score=score, candidates=candidates)

    def _just_named(self, mention: Mention, title: str, country: str | None) -> Meant | None:
        """The person named last, in this or the sentence before, of whom the report has told no other office."""
        number = self.scene.sentence_number(mention.words.span.start)
        for other in self.scene.before(mention):
            if number - self.scene.sentence_number(other.words.span.start) > 1:
                return None
            person = self.people.person(other)
            if person is not None:
                fits = not person.roles and not self.people.held(person) and title not in UNTITLED
                fits = fits and country in {None, person.entity.country}
                return self.people.as_meant(person, JUST_NAMED, 0.55) if fits else None
        return None

    def _by_title(self, mention: Mention, title: str, country: str | None) -> Meant | None:
        """The one who has the title in the document, else the one who held its office that day."""
        country = country or self._country_before(mention, title)
        past = is_past(ARTICLE.sub("", mention.words.text))
        here = [] if past else self._here(mention, title, country)
        if here:
            return here[0]
        if country is None or past:
            return None
        offices = self._offices(title, country)
        holders = [
            (office, person) for office in offices for person in self.scene.knowledge.holders(office.id, self.scene.day)
        ]
        if len({person.id for _, person in holders}) != 1:
            return None
        office, person = holders[0]
        return Meant.of(person, TITLE_KNOWN, 0.75, office=office.label, sector=office.sector)

    def _here(self, mention: Mention, title: str, country: str | None) -> list[Meant]:
        start = mention.words.span.start
        people = self.people.titled(title, country)
        if title == "leader" and country is None:
            return []
        before = [p for p in people if p.mentions[0].words.span.start < start]
        before.sort(key=lambda p: -max(m.words.span.start for m in p.mentions if m.words.span.start < start))
        return [self.people.as_meant(p, TITLE_HERE, 0.85) for p in (before or people)]

    def _offices(self, title: str, country: str) -> tuple[Office, ...]:
        if title in {"leader", "leaders"}:
            return self.scene.knowledge.offices.leading(country)
        return self.scene.knowledge.offices.titled(title, country)

    def _country_before(self, mention: Mention, title: str) -> str | None:
        """The state of the last person before to whom the title belongs; titles alone point back in the text."""
        if title in {"official", "spokesman", "spokeswoman", "spokesperson", "analyst", "expert"}:
            return None
        for other in self.scene.before(mention):
            meant = self.scene.meant.get(other.id)
            if (
                meant
                and meant.entity
                and meant.entity.kind is MentionKind.PERSON
                and meant.office
                and title in meant.office.lower()
            ):
                return meant.country
        return None

    def _same_head(self, mention: Mention, head: "Token", country: str | None = None) -> Meant | None:
        """The unnamed or named speaker before with the same noun: `a senior MOFA official` ... `the MOFA official`."""
        for other in self.scene.before(mention):
            meant, other_head = self.scene.meant.get(other.id), self.scene.heads.get(other.id)
            if meant is None or other_head is None or (country and meant.country not in {country, None}):
                continue
            if meant.anonymous and other_head.lemma_ == head.lemma_ and other_head.tag_ == head.tag_:
                return meant
            if (
                meant.entity
                and meant.entity.kind is MentionKind.PERSON
                and meant.office
                and re.search(rf"\b{re.escape(head.lower_)}\b", meant.office.lower())
            ):
                return meant
        return None

    def _group(self, mention: Mention, head: "Token", country: str | None) -> Meant:
        """Several people at once: nobody in particular."""
        return Meant(
            country=country,
            sector=self.people.sector(mention.words.text),
            anonymous=head.lemma_.lower() not in PLAIN_GROUPS | LEADING,
            method=UNNAMED,
            score=0.6,
        )

    def _unnamed(self, mention: Mention, country: str | None, *, by_office: bool = False) -> Meant:
        """One who is described: unnamed, unless an office of which a state has one says who it is."""
        return Meant(
            office=None,
            country=country or self.bodies.ministry_state(mention),
            sector=self.people.sector(mention.words.text),
            anonymous=not by_office,
            method=UNNAMED,
            score=0.8,
        )

    def _indefinite(self, mention: Mention, head: "Token") -> bool:
        first = mention.words.text.split()[0].lower()
        if first in INDEFINITE:
            return True
        plural = head.tag_ in PLURAL_TAGS
        return plural and first not in DEFINITE and not any(child.dep_ == "poss" for child in head.children)

    def _thing(self, mention: Mention) -> Meant | None:
        """Anything else: what a state does it carries its country; nobody is meant by name."""
        countries = self.scene.knowledge.countries_in(mention.words.text)
        if not countries and mention.words.text.split()[0].lower() in POSSESSIVE:
            countries = tuple(filter(None, [possessor_state(self.scene, mention)]))
        return Meant(country=countries[0] if len(countries) == 1 else None, method=DESCRIBED, score=0.5)
