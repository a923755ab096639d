"""Phrases that point back to a thing: `the treaty`, `the trade deal`, `the alliance`, `the base` mean what the report introduced, else what is in force.

What the report named before comes first, the nearest that fits the noun, the words before it and the states named with it; an indefinite phrase with
the same noun in between (`a new deal`) introduces something else, and then nothing is meant that we could name. Without such a name the parties
decide, where just one agreement of the kind was in force between them on the day of the report.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from dragoman.link.scene import Meant, Scene
from dragoman.types.ids import EntityId
from dragoman.types.readings import Mention, MentionForm, MentionKind
from dragoman.types.resolutions import Entity
from dragoman.types.vocabularies.things import ThingWord, thing_words
from dragoman.world.entries import Agreement

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMED = "named-before/1"
SIGNED = "just-signed/1"
IN_FORCE = "in-force/1"
POINTING = re.compile(r"^(?:the|this|that|these|those|its|their|our|his|her)\b|['’]s\b", re.IGNORECASE)
ANOTHER = re.compile(
    r"\b(?:future|forthcoming|upcoming|possible|potential|proposed|next|another|other|similar|any|separate|previous|old|older|final)\b",
    re.IGNORECASE,
)
"""What a phrase says that means another thing than the one named."""
NEW = re.compile(r"\bnew\b", re.IGNORECASE)
NUMBERED = {"bilateral": 2, "trilateral": 3, "three-way": 3, "two-way": 2}
BETWEEN = re.compile(r"\s+(?:between|with|among)\s+([^.;,]{3,60})")
UNDER = re.compile(r"\s+(?:under|by|in)\s+which\s+([^.;,]{3,40})")
OF = re.compile(r"\s+of\s+")
NEAR, FAR = 6, 200
"""Sentences back in which the thing must have been named: for a place or body, and for an agreement."""
LOCAL = 2
"""Sentences back whose states can be the parties."""
WIDER = 5
"""Sentences back in which the parties of an agreement that was just signed must have been named."""
LATELY = 45
"""Days for which reports call an agreement the new one, or just the deal."""
FULL_DAY = "2024-11-08"
BINDING = frozenset(
    ["treaty", "alliance", "trade", "cost-sharing", "intelligence", "arms control", "ceasefire", "framework"]
)
"""Kinds of agreements that are signed and then spoken of by whatever noun comes to hand."""
ISLANDS = frozenset({"island"})
LATEST = frozenset({"cost-sharing", "alliance"})
"""Kinds of which the last one between the same states has replaced those before."""


class Pointed:
    """The things that one document points back to."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def meant(self, mention: Mention) -> Meant | None:
        """What a definite phrase headed by such a noun means; None where it is no such phrase or its thing is not known."""
        head = self.scene.heads.get(mention.id)
        word = thing_words().get(head.lower_) if head is not None else None
        if head is None or word is None or word.narrows or mention.form is not MentionForm.DESCRIPTION:
            return None
        if (not word.kinds and head.text[0].isupper()) or any(c.lower_ in word.without for c in head.children):
            return None
        parties = self._parties(mention)
        if ANOTHER.search(mention.words.text) or not (POINTING.search(mention.words.text) or len(parties) > 1):
            return None
        new = NEW.search(mention.words.text) is not None
        found = self._named_of(mention, word)
        found = found or (None if new else self._named_before(mention, head, word, parties))
        if found is not None:
            return Meant.of(found, NAMED, 0.8)
        signed = self._just_signed(mention, word, parties)
        if signed is not None:
            return Meant.of(signed, SIGNED, 0.75)
        known = None if new else self._in_force(mention, word, parties)
        return Meant.of(known, IN_FORCE, 0.65) if known is not None else None

    def _parties(self, mention: Mention) -> tuple[str, ...]:
        """The states named in the phrase, and right after it (`the treaty with Manila`); for `their` the two of the sentence."""
        after = BETWEEN.match(self.scene.text, mention.words.span.end)
        tail = self.scene.knowledge.countries_in(after[1]) if after else ()
        own = tuple(dict.fromkeys((*self.scene.knowledge.countries_in(mention.words.text), *tail)))
        if own or mention.words.text.split()[0].lower() != "their":
            return own
        here = tuple(dict.fromkeys(self._around(mention, 0)))
        return here if len(here) == 2 else ()  # noqa: PLR2004 - two that share it

    def _named_of(self, mention: Mention, word: ThingWord) -> Entity | None:
        """The place that is named with its sort: `the Philippine island of Palawan`."""
        after = OF.match(self.scene.text, mention.words.span.end)
        if after is None or word.kinds:
            return None
        start = after.end()
        meanings = (self.scene.meant.get(m.id) for m in self.scene.reading.mentions_from(start, start + 1))
        return next((m.entity for m in meanings if m is not None and m.entity is not None), None)

    # --- what the report named

    def _named_before(
        self, mention: Mention, head: "Token", word: ThingWord, parties: tuple[str, ...]
    ) -> Entity | None:
        here = self.scene.sentence_number(mention.words.span.start)
        reach = FAR if word.kinds else NEAR
        for other in self.scene.before(mention):
            if here - self.scene.sentence_number(other.words.span.start) > reach:
                return None
            meant = self.scene.meant.get(other.id)
            if meant is None or meant.entity is None or other.form is MentionForm.PRONOUN:
                continue
            if self._fits(mention, head, meant.entity, word, parties):
                return None if self._introduced(head, other, mention) else meant.entity
        return None

    def _fits(self, mention: Mention, head: "Token", entity: Entity, word: ThingWord, parties: tuple[str, ...]) -> bool:
        """Whether a thing named before can be called by this noun, with these words and states beside it."""
        agreement = self.scene.knowledge.atlas.agreements.get(entity.id)
        if agreement is not None:
            speaking = self._speaking(mention) if agreement.kind == "alliance" else None
            return (
                (self._agrees(mention, agreement, word) or self._signed_lately(agreement, word))
                and set(parties) <= set(agreement.parties or parties)
                and (speaking is None or not agreement.parties or speaking in agreement.parties)
                and not self._foreign_words(head, agreement)
            )
        if entity.kind is MentionKind.AGREEMENT:
            return word.name in entity.name.lower().split() and not parties
        if entity.kind is MentionKind.ORGANISATION:
            body = self.scene.knowledge.atlas.organisations.get(entity.id)
            members = body.states if body is not None and "organisation" in word.stands_for else ()
            return len(members) > 1 and set(parties) <= set(members)
        return self._fits_place(entity, word)

    def _fits_place(self, entity: Entity, word: ThingWord) -> bool:
        """Whether a force, place or island state named before can be called by this noun."""
        named = word.name in entity.name.lower()
        if entity.kind is MentionKind.FORCE:
            return "force" in word.stands_for and named
        if entity.kind is MentionKind.STATE:
            return entity.country in word.states
        place = self.scene.knowledge.atlas.places.get(entity.id)
        if place is None or place.sort not in word.stands_for:
            return False
        islands = word.name.endswith("s") == entity.name.endswith("s") or "/" in entity.name
        return named or place.sort not in ISLANDS or (islands and word.name not in {"shoal", "reef"})

    def _foreign_words(self, head: "Token", agreement: Agreement) -> bool:
        """Whether nouns before the head say something that neither narrows its kind nor stands in its name: `concessionality framework`."""
        name = " ".join((agreement.label, *agreement.names, agreement.subject or "")).lower()
        nouns = [
            t for t in head.children if t.dep_ == "compound" and t.pos_ == "NOUN" and t.i < head.i and not _hyphened(t)
        ]
        return any(t.lower_ not in thing_words() and t.lower_ not in name for t in nouns)

    def _speaking(self, mention: Mention) -> str | None:
        """The state of the one who speaks of it: the speaker of the statement, else the person named last in the sentence."""
        statement = self.scene.statement_with(mention.words.span.start)
        meant = self.scene.meant.get(statement.speaker) if statement is not None and statement.speaker else None
        if meant is not None and meant.country:
            return meant.country
        number = self.scene.sentence_number(mention.words.span.start)
        people = (o for o in self.scene.before_in(mention, number) if o.kind is MentionKind.PERSON)
        return next((m.country for o in people if (m := self.scene.meant.get(o.id)) is not None and m.country), None)

    def _agrees(self, mention: Mention, agreement: Agreement, word: ThingWord) -> bool:
        """Whether kind, narrowing words and number of parties fit."""
        narrowed = self._narrowed(mention)
        number = next((n for text, n in NUMBERED.items() if text in mention.words.text.lower()), None)
        return (
            agreement.kind in word.kinds
            and (not narrowed or agreement.kind in narrowed)
            and (number is None or len(agreement.parties) == number)
        )

    def _narrowed(self, mention: Mention) -> frozenset[str]:
        """The kinds that the words before the noun leave."""
        words = mention.words.text.lower().split()[:-1]
        sets = [frozenset(w.kinds) for part in words if (w := thing_words().get(part)) is not None and w.narrows]
        return frozenset.intersection(*sets) if sets else frozenset()

    def _introduced(self, head: "Token", other: Mention, mention: Mention) -> bool:
        """Whether an indefinite phrase with the same noun stands between a name and the phrase that might point to it."""
        between = self.scene.parsed.doc.char_span(
            other.words.span.end, mention.words.span.start, alignment_mode="contract"
        )
        return between is not None and any(
            token.lemma_ == head.lemma_
            and any(child.lower_ in {"a", "an", "another", "new"} for child in token.children)
            for token in between
        )

    # --- what was signed lately, and what is in force

    def _just_signed(self, mention: Mention, word: ThingWord, parties: tuple[str, ...]) -> Entity | None:
        """The one agreement signed in the weeks before the report between states that it is about."""
        about = set(self._around(mention, WIDER)) | set(parties)
        about |= set(self.scene.knowledge.countries_in(" ".join(self._bound(mention))))
        fitting = [
            entity
            for entity, agreement in self.scene.knowledge.atlas.agreements.items()
            if self._signed_lately(agreement, word)
            and set(parties) <= set(agreement.parties) <= about
            and self._binds(mention, agreement)
            and (not (narrowed := self._narrowed(mention)) or agreement.kind in narrowed)
        ]
        return self.scene.knowledge.entity(fitting[0]) if len(fitting) == 1 else None

    def _bound(self, mention: Mention) -> tuple[str, ...]:
        """Who is named as bound, right after it: `the agreement under which Japan pays`."""
        after = UNDER.match(self.scene.text, mention.words.span.end)
        return (after[1],) if after else ()

    def _binds(self, mention: Mention, agreement: Agreement) -> bool:
        """Whether those who are named as bound by it are among its parties."""
        return all(
            set(self.scene.knowledge.countries_in(words)) <= set(agreement.parties) for words in self._bound(mention)
        )

    def _signed_lately(self, agreement: Agreement, word: ThingWord) -> bool:
        day, signed = self.scene.day, str(agreement.signed or "")
        if day is None or len(day) < len(FULL_DAY) or len(signed) < len(FULL_DAY) or not word.kinds:
            return False
        if (
            agreement.kind not in BINDING
            or not BINDING.intersection(word.kinds)
            or word.name == "alliance"
            or len(agreement.parties) < 2  # noqa: PLR2004 - two parties
        ):
            return False
        return 0 <= (date.fromisoformat(day) - date.fromisoformat(signed)).days <= LATELY

    def _in_force(self, mention: Mention, word: ThingWord, parties: tuple[str, ...]) -> Entity | None:
        """The one agreement of the kind that holds between the states named with it, or in the sentences around."""
        if not word.kinds:
            return None
        exact, narrowed = len(parties) > 1, self._narrowed(mention)
        telling = narrowed or word.kinds == ("alliance",) or (parties and word.name in {"treaty", "pact"})
        speaking = self._speaking(mention)
        around = parties if exact else tuple(filter(None, (*parties, speaking, *self._around(mention, LOCAL))))
        if not telling or len(set(around)) < 2:  # noqa: PLR2004 - an agreement has two parties
            return None
        fitting = [
            (entity, agreement)
            for entity, agreement in self.scene.knowledge.atlas.agreements.items()
            if self._agrees(mention, agreement, word)
            and _between(agreement, around, parties, exact=exact)
            and (exact or speaking is None or speaking in agreement.parties)
            and self._holds(agreement)
        ]
        return self._one(fitting)

    def _one(self, fitting: list[tuple[EntityId, Agreement]]) -> Entity | None:
        """The only one; of several of one kind between the same states the last that was signed."""
        if len({(a.kind, frozenset(a.parties)) for _, a in fitting}) != 1:
            return None
        dated = sorted(fitting, key=lambda pair: str(pair[1].signed or ""))
        if len(dated) > 1 and dated[-1][1].kind not in LATEST:
            return None
        return self.scene.knowledge.entity(dated[-1][0])

    def _around(self, mention: Mention, reach: int) -> Iterator[str]:
        """The states of those named in this sentence and as many before it."""
        here = self.scene.sentence_number(mention.words.span.start)
        sentence = self.scene.sentence(mention)
        if sentence is not None:
            after = self.scene.reading.mentions_from(mention.words.span.end, sentence.end)
            yield from (
                m.country for o in after if (m := self.scene.meant.get(o.id)) is not None and m.country and m.entity
            )
        for other in self.scene.before(mention):
            if here - self.scene.sentence_number(other.words.span.start) > reach:
                return
            meant = self.scene.meant.get(other.id)
            if meant is not None and meant.country and meant.entity is not None:
                yield meant.country

    def _holds(self, agreement: Agreement) -> bool:
        """Whether it was signed, and had not ended, on the day of the report."""
        day = self.scene.day
        if day is None:
            return agreement.ended is None
        return str(agreement.signed or "") <= day and (agreement.ended is None or str(agreement.ended) >= day)


def _hyphened(token: "Token") -> bool:
    """Whether a word is a part of one with hyphens, which narrows as a whole: `arms-control`."""
    text, end = token.doc.text, token.idx + len(token)
    return text[end : end + 1] == "-" or text[token.idx - 1 : token.idx] == "-"


def _between(agreement: Agreement, around: Iterable[str], named: Iterable[str], *, exact: bool) -> bool:
    """Whether the states are its parties: all that are named, or all its parties among those around."""
    if not agreement.parties:
        return False
    return set(agreement.parties) == set(named) if exact else set(named) <= set(agreement.parties) <= set(around)
