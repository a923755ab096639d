"""Descriptions -> people, governments or unnamed speakers: `the Japanese leader`, `the ministry`, `a senior official`, `analysts`."""

import re
from typing import TYPE_CHECKING

from dragoman.link.people import People
from dragoman.link.publications import publication_before
from dragoman.link.roles import ARTICLE, is_past, title_in
from dragoman.link.scene import Meant, Scene
from dragoman.types.ids import EntityId
from dragoman.types.readings import Mention, MentionForm, MentionKind
from dragoman.types.resolutions import Entity
from dragoman.world.atlas import slug
from dragoman.world.offices import Office

if TYPE_CHECKING:
    from spacy.tokens import Token

UNNAMED = "unnamed/1"
TITLE_HERE = "title-in-document/1"
TITLE_KNOWN = "title-on-day/1"
SAME_HEAD = "same-head/1"
INSTITUTION = "institution/1"
DESCRIBED = "described/1"
JUST_NAMED = "just-named/1"
UNTITLED = frozenset(
    {"official", "analyst", "expert", "aide", "diplomat", "adviser", "advisor", "fellow", "researcher"}
)
"""What many are called: such a word points back to the last one so called, not to whoever could be."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "both"})
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
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
BODIES = {
    "government": "{} government",
    "governments": "{} government",
    "administration": "{} administration",
    "cabinet": "{} cabinet",
    "parliament": "{} parliament",
    "military": "{} military",
    "army": "{} army",
    "navy": "{} navy",
    "embassy": "{} embassy",
}
"""Bodies of a state that one noun names, and how they are called with its adjective."""
MINISTRY = re.compile(
    r"\b((?:[\w&-]+\s+){0,4}?)(ministry|department)\b(?: of ((?:[A-Z]\w+(?: and )?\s?){1,4}))?", re.IGNORECASE
)
JOINING = re.compile(r",|\b(?:and|including|with|by|for|as|in|to|that|who|when|like|from|on|of|under|at|between)\b")
"""What stands between a description and a name that is not its own."""
PLAIN_GROUPS = frozenset(["people", "citizens", "residents", "voters", "troops", "soldiers", "forces", "workers"])


class Descriptions:
    """The descriptions of one document."""

    def __init__(self, scene: Scene, people: People) -> None:
        self.scene = scene
        self.people = people

    def meant(self, mention: Mention) -> Meant | None:
        """Who is described; None where it is nothing that acts or speaks."""
        head = self.scene.heads.get(mention.id)
        if head is None:
            return None
        inside = self._name_inside(mention, head)
        if inside is not None:
            return inside
        body = self._body(mention, head)
        if body is not None:
            return body
        if mention.kind in {MentionKind.PERSON, MentionKind.OFFICE} or title_in(head.text, self.scene.knowledge):
            return self._person(mention, head)
        return publication_before(self.scene, mention, head.lower_) or self._thing(mention)

    def _countries(self, mention: Mention) -> list[str]:
        """The states that a description names, else those of the people named in it: `the Lee administration`."""
        named = list(self.scene.knowledge.countries_in(mention.words.text))
        inside = [
            o
            for o in self.scene.reading.mentions
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
        for other in self.scene.reading.mentions:
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

    def _person(self, mention: Mention, head: "Token") -> Meant:
        countries = self._countries(mention)
        country = countries[0] if countries else None
        if self._indefinite(mention, head):
            return self._unnamed(mention, country)
        if head.tag_ in PLURAL_TAGS:
            return self._group(mention, head, country)
        title = title_in(mention.words.text, self.scene.knowledge)
        found = self._same_head(mention, head) if title in UNTITLED else None
        found = found or (self._by_title(mention, title, country) if title else None)
        found = found or self._same_head(mention, head) or (self._just_named(mention, title) if title else None)
        return found or self._unnamed(mention, country)

    def _just_named(self, mention: Mention, title: str) -> Meant | None:
        """The person named last, in this or the sentence before, of whom the report has told no other office."""
        number = self.scene.sentence_number(mention.words.span.start)
        for other in self.scene.before(mention):
            if number - self.scene.sentence_number(other.words.span.start) > 1:
                return None
            person = self.people.person(other)
            if person is not None:
                fits = not person.roles and not self.people.held(person) and title not in UNTITLED
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

    def _same_head(self, mention: Mention, head: "Token") -> Meant | None:
        """The unnamed or named speaker before with the same noun: `a senior MOFA official` ... `the MOFA official`."""
        for other in self.scene.before(mention):
            meant, other_head = self.scene.meant.get(other.id), self.scene.heads.get(other.id)
            if meant is None or other_head is None:
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
        """Several people at once: nobody in particular, with those whom it may mean as candidates."""
        title = title_in(mention.words.text, self.scene.knowledge)
        members: list[EntityId] = []
        if title in {"leader", "president", "prime minister"}:
            start = mention.words.span.start
            leading = [
                p
                for p in self.people.all.values()
                if any(o.leads or o.id.endswith("elect-of-the-united-states") for o in self.people.held(p))
            ]
            leading = [p for p in leading if p.mentions[0].words.span.start < start]
            members = [p.entity.id for p in leading[-2:]]
        anonymous = not members and head.lemma_.lower() not in PLAIN_GROUPS
        return Meant(
            country=country,
            sector=self.people.sector(mention.words.text),
            anonymous=anonymous,
            candidates=tuple((m, 0.5) for m in members),
            method=UNNAMED,
            score=0.6,
        )

    def _unnamed(self, mention: Mention, country: str | None) -> Meant:
        return Meant(
            office=None,
            country=country,
            sector=self.people.sector(mention.words.text),
            anonymous=True,
            method=UNNAMED,
            score=0.8,
        )

    def _indefinite(self, mention: Mention, head: "Token") -> bool:
        first = mention.words.text.split()[0].lower()
        if first in INDEFINITE:
            return True
        plural = head.tag_ in PLURAL_TAGS
        return plural and first not in DEFINITE and not any(child.dep_ == "poss" for child in head.children)

    def _body(self, mention: Mention, head: "Token") -> Meant | None:
        """A government, ministry or force of a state, named by a common noun; None where the noun is another."""
        word = head.lower_
        if word not in BODIES and word not in {"ministry", "department"}:
            return None
        countries = self._countries(mention)
        plural = head.tag_ in PLURAL_TAGS
        if (plural and len(countries) != 1) or (self._indefinite(mention, head) and not plural):
            return None
        known = self._known_body(mention)
        if known is not None:
            return known
        country = countries[0] if len(countries) == 1 else None if countries else self._unnamed_state(mention, word)
        entity = self._state_body(mention, word, country) if country else None
        if entity is None:
            return self._same_head(mention, head) if country else Meant(sector="GOV", method=INSTITUTION, score=0.4)
        return Meant.of(entity, INSTITUTION, 0.85)

    def _unnamed_state(self, mention: Mention, word: str) -> str | None:
        """The state of a body called without it; `administration` alone is that of the United States, where the report is about it."""
        first = mention.words.text.split()[0].lower()
        if word == "administration" and first not in {"his", "her"}:
            named = any(meant.country == "USA" for meant in self.scene.meant.values())
            return "USA" if named else None
        if first in {"his", "her", "their", "its"}:
            return self._possessor(mention)
        return self._state_before(mention)

    def _possessor(self, mention: Mention) -> str | None:
        """The state of the subject before in the same sentence, for `their government`."""
        number = self.scene.sentence_number(mention.words.span.start)
        for other in self.scene.before(mention):
            head, meant = self.scene.heads.get(other.id), self.scene.meant.get(other.id)
            if self.scene.sentence_number(other.words.span.start) != number:
                return None
            if head is not None and meant is not None and head.dep_ in {"nsubj", "nsubjpass"}:
                return meant.country
        return None

    def _known_body(self, mention: Mention) -> Meant | None:
        known = [
            e
            for e in self.scene.knowledge.named(ARTICLE.sub("", mention.words.text))
            if e.kind is not MentionKind.PERSON
        ]
        if not known:
            return None
        return Meant.of(known[0], INSTITUTION, 0.9)

    def _state_body(self, mention: Mention, word: str, country: str) -> Entity | None:
        state = self.scene.knowledge.atlas.states[self.scene.knowledge.atlas.states_by_code[country]]
        sector = "MIL" if word in {"military", "army", "navy"} else "LEG" if word == "parliament" else "GOV"
        if word in {"ministry", "department"}:
            kind = self._ministry(mention)
            if kind is None:
                return None
            name = f"{kind} of {state.label}"
        else:
            name = BODIES[word].format(state.adjectives[0] if state.adjectives else state.label)
        known = next((e for e in self.scene.knowledge.named(name) if e.country == country), None)
        return known or Entity(
            id=slug("organisation", name),
            name=name,
            kind=MentionKind.ORGANISATION,
            country=country,
            sector=sector,
            known=False,
        )

    def _ministry(self, mention: Mention) -> str | None:
        """The name of a ministry without its state: `Foreign Ministry`; the last one named where it is only called so."""
        for other in (mention, *self.scene.before(mention)):
            found = MINISTRY.search(other.words.text)
            if found is None:
                continue
            words = [w for w in found[1].split() if w.lower() not in {*DEFINITE, "s"} and not self._names_state(w)]
            if found[3]:
                return f"Ministry of {found[3].strip()}"
            if words:
                return " ".join([*words[-2:], found[2]]).title()
        return None

    def _names_state(self, word: str) -> bool:
        bare = word.removesuffix("’s").removesuffix("'s")
        return (
            bare in {"North", "South"}
            or bool(self.scene.knowledge.country_of_adjective(bare) or self.scene.knowledge.country_of_name(bare))
            or bare != word
        )

    def _state_before(self, mention: Mention) -> str | None:
        """The state whose government was last the topic before: the subject of this or an earlier sentence, else the state of a dateline phrase."""
        number = self.scene.sentence_number(mention.words.span.start)
        for other in self.scene.before(mention):
            if number - self.scene.sentence_number(other.words.span.start) > 3:  # noqa: PLR2004 - sentences back
                break
            meant, head = self.scene.meant.get(other.id), self.scene.heads.get(other.id)
            if (
                meant
                and meant.country
                and head is not None
                and (head.dep_ in {"nsubj", "nsubjpass", "poss", "appos"} or other.kind is MentionKind.PERSON)
            ):
                return meant.country
        return None

    def _thing(self, mention: Mention) -> Meant | None:
        """Anything else: what a state does it carries its country; nobody is meant by name."""
        countries = self.scene.knowledge.countries_in(mention.words.text)
        return Meant(country=countries[0] if len(countries) == 1 else None, method=DESCRIBED, score=0.5)
