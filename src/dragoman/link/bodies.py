"""Bodies of a state that a common noun or a shared name calls: `the ministry`, `Japan's military`, `National Security Council`."""

import re
from typing import TYPE_CHECKING

from dragoman.link.roles import ARTICLE
from dragoman.link.scene import Meant, Scene
from dragoman.link.states_before import state_before
from dragoman.types.readings import Mention, MentionKind
from dragoman.types.resolutions import Entity
from dragoman.world.atlas import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

METHOD = "institution/1"
SAME = "same-body/1"
SHARED = "shared-name/1"
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "both"})
POSSESSIVE = frozenset({"his", "her", "its", "their", "whose"})
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
MINISTRIES = frozenset({"ministry", "department"})
WITHOUT_MINISTRIES = frozenset({"USA", "CHE"})
"""States whose government has departments and no ministries."""
SECTORS = {"military": "MIL", "army": "MIL", "navy": "MIL", "parliament": "LEG"}
MINISTRY = re.compile(
    r"\b((?:[\w&-]+\s+){0,4}?)(ministry|department)\b(?: of ((?:[A-Z]\w+(?: and )?\s?){1,4}))?", re.IGNORECASE
)
OWNER = re.compile(r"([A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})(?:['’]s?)?\s+(?:\w+\s){0,1}$")
"""Capitalised words right before a name, perhaps with a possessive ending and one word more."""
SEAT = re.compile(r"\s+(?:of|in|at)\s+((?:the\s)?[A-Z][\w.]*(?:,?\s[A-Z][\w.]*){0,2})")
"""Where a body is said to be, right after it."""
PLURAL_TAGS = frozenset({"NNS", "NNPS"})


class Bodies:
    """The bodies of states in one document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def meant(self, mention: Mention, head: "Token", countries: list[str], *, indefinite: bool) -> Meant | None:
        """A government, ministry or force of a state, named by a common noun; None where the noun is another."""
        word = head.lower_
        if word not in BODIES and word not in MINISTRIES:
            return None
        plural = head.tag_ in PLURAL_TAGS
        if (plural and len(countries) != 1) or (indefinite and not plural):
            return None
        known = self._known(mention)
        if known is not None:
            return known
        country = self._country(mention, countries)
        if country is None and not countries:
            again = self._again(mention, head)
            if again is not None:
                return again
            country = self._unnamed_state(mention, word)
        entity = self._entity(mention, word, country) if country else None
        if entity is None:
            return Meant(country=country, sector=SECTORS.get(word, "GOV"), method=METHOD, score=0.4)
        return Meant.of(entity, METHOD, 0.85)

    def shared(self, mention: Mention) -> Meant | None:
        """A name that bodies of several states bear, by what stands around it; None where it is no such name."""
        surface = ARTICLE.sub("", mention.words.text)
        known = [e for e in self.scene.knowledge.named(surface) if e.kind is MentionKind.ORGANISATION]
        entry = self.scene.knowledge.atlas.organisations.get(known[0].id) if known else None
        if entry is None or not entry.shared:
            return None
        famous, owner = known[0], self.scene.country_in_words(surface) or self._owner(mention)
        state = owner or state_before(self.scene, mention)
        if state is None or state == famous.country:
            return Meant.of(famous, SHARED, 0.8)
        own = self._namesake(surface, state)
        if own is not None:
            return Meant.of(own, SHARED, 0.85)
        if owner is None and self._spoken_of(famous.country):
            return Meant.of(famous, SHARED, 0.6)
        label = self.scene.knowledge.state(state)
        name = f"{surface} of {label.name}" if label else surface
        entity = Entity(
            id=slug("organisation", name),
            name=name,
            kind=MentionKind.ORGANISATION,
            country=state,
            sector=famous.sector,
            known=False,
        )
        return Meant.of(entity, SHARED, 0.8)

    def ministry_state(self, mention: Mention) -> str | None:
        """The state of a ministry that a phrase about its people names without a state: `a senior Foreign Ministry official`."""
        if not MINISTRY.search(mention.words.text):
            return None
        return state_before(self.scene, mention, without=WITHOUT_MINISTRIES)

    def _namesake(self, surface: str, state: str) -> Entity | None:
        """The body of another state that we know under this name with its state's."""
        label = self.scene.knowledge.state(state)
        names = [f"{surface} of {label.name}", f"{label.name}'s {surface}"] if label else []
        found = (e for name in names for e in self.scene.knowledge.named(name))
        exact = next((e for e in found if e.country == state), None)
        others = (e for e in self.scene.knowledge.named(surface) if e.country == state)
        return exact or next(others, None) or self._begins_so(surface, state)

    def _begins_so(self, surface: str, state: str) -> Entity | None:
        """A body of a state whose name goes on with the state's: `Democratic Party of Korea`."""
        atlas = self.scene.knowledge.atlas
        found = [e for e, entry in atlas.organisations.items() if entry.country == state]
        return next((atlas.entities[e] for e in found if atlas.entities[e].name.startswith(f"{surface} of ")), None)

    def _spoken_of(self, country: str | None) -> bool:
        """Whether the report names a state or somebody of it."""
        return any(meant.country == country for meant in self.scene.meant.values())

    def _owner(self, mention: Mention) -> str | None:
        """The state named right before a body or as its seat right after it."""
        text, span = self.scene.text, mention.words.span
        line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
        before = OWNER.search(line[-60:])
        if before is not None:
            for start in range(len(before[1].split())):
                words = " ".join(before[1].split()[start:]).removesuffix("'s").removesuffix("’s")
                found = self.scene.knowledge.country_of_name(words) or self.scene.knowledge.country_of_adjective(words)
                if found:
                    return found
        after = SEAT.match(text, span.end)
        return self.scene.country_in_words(after[1]) if after else None

    def _country(self, mention: Mention, countries: list[str]) -> str | None:
        return countries[0] if len(countries) == 1 else None if countries else self._owner(mention)

    def _again(self, mention: Mention, head: "Token") -> Meant | None:
        """The body last called by the same noun, where nothing tells it apart from that one."""
        own = self._sort(mention)
        if mention.words.text.split()[0].lower() in POSSESSIVE:
            return None
        for other in self.scene.before(mention):
            meant, other_head = self.scene.meant.get(other.id), self.scene.heads.get(other.id)
            if meant is None or meant.entity is None or meant.entity.kind is not MentionKind.ORGANISATION:
                continue
            same = other_head is not None and other_head.lower_ == head.lower_
            if same and (own is None or own == self._sort(other)):
                return Meant.of(meant.entity, SAME, 0.75)
        return None

    def _unnamed_state(self, mention: Mention, word: str) -> str | None:
        """The state of a body called without it; `administration` alone is that of the United States, where the report is about it."""
        first = mention.words.text.split()[0].lower()
        if first in POSSESSIVE:
            return possessor_state(self.scene, mention)
        if word == "administration":
            return "USA" if self._spoken_of("USA") else None
        return state_before(self.scene, mention, without=WITHOUT_MINISTRIES if word == "ministry" else frozenset())

    def _known(self, mention: Mention) -> Meant | None:
        surface = ARTICLE.sub("", mention.words.text)
        known = [e for e in self.scene.knowledge.named(surface) if e.kind is not MentionKind.PERSON]
        return Meant.of(known[0], METHOD, 0.9) if known else None

    def _entity(self, mention: Mention, word: str, country: str) -> Entity | None:
        state = self.scene.knowledge.atlas.states[self.scene.knowledge.atlas.states_by_code[country]]
        if word in MINISTRIES:
            sort = self._sort(mention) or self._last_sort(mention)
            if sort is None:
                return None
            name = f"{sort} of {state.label}"
        else:
            name = BODIES[word].format(state.adjectives[0] if state.adjectives else state.label)
        called = {name, *(BODIES.get(word, "").format(one) for one in (*state.adjectives, state.label, *state.names))}
        named = (e for one in sorted(called) for e in self.scene.knowledge.named(one))
        known = next((e for e in named if e.country == country), None)
        return known or Entity(
            id=slug("organisation", name),
            name=name,
            kind=MentionKind.ORGANISATION,
            country=country,
            sector=SECTORS.get(word, "GOV"),
            known=False,
        )

    def _last_sort(self, mention: Mention) -> str | None:
        return next((sort for other in self.scene.before(mention) if (sort := self._sort(other))), None)

    def _sort(self, mention: Mention) -> str | None:
        """The name of a ministry without its state: `Foreign Ministry`; None where it is only called so."""
        found = MINISTRY.search(mention.words.text)
        if found is None:
            return None
        words = [w for w in found[1].split() if w.lower() not in {*DEFINITE, "s"} and not self._names_state(w)]
        if found[3]:
            return f"Ministry of {found[3].strip()}"
        return " ".join([*words[-2:], found[2]]).title() if words else None

    def _names_state(self, word: str) -> bool:
        bare = word.removesuffix("’s").removesuffix("'s")
        knowledge = self.scene.knowledge
        return (
            bare in {"North", "South"}
            or bool(knowledge.country_of_adjective(bare) or knowledge.country_of_name(bare))
            or bare != word
        )


def possessor_state(scene: Scene, mention: Mention) -> str | None:
    """The state of the subject before in the same sentence, for `their government`, `her office`; of the one before it where it has none."""
    number = scene.sentence_number(mention.words.span.start)
    for other in scene.before(mention):
        head, meant = scene.heads.get(other.id), scene.meant.get(other.id)
        distance = number - scene.sentence_number(other.words.span.start)
        if distance > 1:
            return None
        if head is not None and meant is not None and head.dep_ in {"nsubj", "nsubjpass"}:
            return meant.country
    return None


def shares_name(scene: Scene, mention: Mention) -> bool:
    """Whether bodies of several states bear the name."""
    known = scene.knowledge.named(ARTICLE.sub("", mention.words.text))
    entry = scene.knowledge.atlas.organisations.get(known[0].id) if known else None
    return entry is not None and entry.shared
