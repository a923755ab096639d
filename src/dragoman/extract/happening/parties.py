"""Who takes part in an event: actors and recipients, as mentions of the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from dragoman.extract.happening.aims import aimed_at, asked, conditioned, on_objects, promised, stood_by
from dragoman.extract.happening.cues import CueIndex, Trigger, cue_index
from dragoman.extract.happening.grammar import (
    MEASURES,
    after,
    agents,
    antecedent,
    holder,
    is_passive,
    patients,
)
from dragoman.extract.happening.politics import PARTY_KINDS, PERSONAL, POSSESSIVE, Politics
from dragoman.extract.noun_phrases import coordinated, head_kind, name_at, phrase_mention
from dragoman.text.datelines import dateline
from dragoman.text.lemmas import lemma
from dragoman.text.parser import Parsed
from dragoman.types.readings import Mention, MentionForm, MentionKind, Reading
from dragoman.types.spans import Span
from dragoman.types.vocabularies.event_cues import EventCue
from dragoman.world import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token

ASKING = frozenset({"REQUEST", "REJECT"})
"""Types whose recipient may be the subject of what is asked: `demanded that Seoul pay`."""
AIMED = frozenset({"PROTEST", "ASSAULT", "COERCE"})
"""Types whose recipient may be that of their purpose: `opened fire to disperse the marchers`."""
MOVING = frozenset({"MOBILIZE", "RETREAT"})
"""Types whose object is often a force that is moved: never the recipient, and the actor where nobody else is named."""
SPOKEN_OF = frozenset({"AGREE", "THREATEN", "CONCEDE", "REJECT"})
"""Types whose recipient may be that of what is promised or threatened."""
OWN = ("its ", "their ", "our ", "his ", "her ")
"""How a description of what is somebody's own begins."""
NAMED_PARTIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
SHARES = frozenset({"percent", "cent", "%", "majority", "half", "third", "quarter", "respondent"})
"""Nouns of those who are asked in polls: what they favour or oppose is no act."""
OCCASIONS = frozenset({"after", "before", "during", "in", "on", "at", "for", "following", "amid"})
"""Prepositions that place a clause on the occasion of what they bring."""
DEEPEST = 3
"""Nouns in nouns looked into for a party."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Those who do it and those to whom it is done."""

    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Finds parties in one document."""

    parsed: Parsed
    found: Reading
    knowledge: Knowledge
    index: CueIndex
    politics: Politics
    datelines: tuple[Span, ...] = ()
    """Where names stand that take no part in anything."""

    @classmethod
    def meet(cls, parsed: Parsed, found: Reading, knowledge: Knowledge) -> Self:
        """Everyone in a document."""
        index = cue_index(knowledge.vocabulary)
        return cls(
            parsed=parsed,
            found=found,
            knowledge=knowledge,
            index=index,
            politics=Politics.of(parsed, found, knowledge, index),
            datelines=tuple(_datelines(parsed)),
        )

    def of(self, trigger: Trigger) -> Parties:
        """Who takes part in what a trigger says."""
        given = self._of_verb(trigger) if trigger.light is None and trigger.verb is not None else self._of_noun(trigger)
        actors = _distinct(given.actors)
        acting = {key for actor in actors for key in self._keys(actor)}
        recipients = tuple(m for m in _distinct(given.recipients) if not acting.intersection(self._keys(m)))
        if trigger.cue.mutual and not actors:
            return Parties(actors=recipients, recipients=())
        return Parties(actors=actors, recipients=recipients)

    def _keys(self, mention: Mention) -> tuple[str, ...]:
        """By what a mention is known to be the same party as another: its place, and whom its name means."""
        entities = self.knowledge.named(mention.words.text) if mention.form is MentionForm.NAME else ()
        return mention.id, *(entity.id for entity in entities[:1])

    def suffice(self, parties: Parties, cue: EventCue) -> bool:
        """Whether those are there whom a cue needs."""
        needs = cue.needs
        everyone = (*parties.actors, *parties.recipients)
        if needs == "none":
            return True
        if not parties.actors and all(mention.words.text.lower() == "it" for mention in everyone):
            return False
        if needs == "guests":
            guests = [m for m in parties.actors if m.kind is not MentionKind.FORCE]
            return bool(guests) == bool(parties.actors) and any(map(self.is_political, everyone))
        if needs in {"two", "sides"}:
            judged = all if needs == "sides" else any
            some = len(everyone) > 1 or (cue.mutual and self._is_several(parties.actors))
            return some and judged(map(self.is_political, everyone))
        if needs == "party":
            return bool(everyone)
        return any(self.is_political(m) and not self.politics.is_of_law(m) for m in everyone)

    def _is_several(self, mentions: tuple[Mention, ...]) -> bool:
        """Whether a single mention is of several: `the two men`, `the leaders of Oslo and Rome`, `they`."""
        if len(mentions) != 1:
            return False
        span = mentions[0].words.span
        words = self.parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
        return words is not None and (
            words.root.tag_ in {"NNS", "NNPS"}
            or words.root.lower_ in {"they", "we", "both", "two", "three", "pair", "duo", "trio"}
        )

    def is_political(self, mention: Mention) -> bool:
        """Whether a mention names or describes someone in politics."""
        return self.politics.has(mention)

    def acted_by_nobody(self, trigger: Trigger) -> bool:
        """Whether a verb has no doer that is a party: `rain hit`, `to visit Oslo is pleasant`; a passive may leave it out."""
        verb = trigger.word
        if any(lemma(agent) in SHARES for agent in agents(verb)):
            return True
        if trigger.light is not None or verb.pos_ not in {"VERB", "AUX"} or self._parties(agents(verb)):
            return False
        if is_passive(verb) and any(lemma(agent) in self.index.classes["arms"] for agent in agents(verb)):
            return False
        return bool(agents(verb)) or not is_passive(verb)

    def parties_at(self, head: "Token", depth: int = DEEPEST) -> tuple[Mention, ...]:
        """The parties that a noun phrase names: itself and those coordinated, or else whose it is."""
        tokens = (token for first in coordinated(antecedent(head)) for token in _listed(first))
        return tuple(mention for token in tokens for mention in self._at_one(token, depth))

    def _at_one(self, head: "Token", depth: int) -> tuple[Mention, ...]:
        if any(place.start <= head.idx < place.end for place in self.datelines):
            return ()
        if lemma(head) in MEASURES:
            measured = tuple(m for noun in after(head, "of") for m in self.parties_at(noun, depth - 1)) if depth else ()
            if measured:
                return measured
        own = self._own(head)
        if own is not None:
            return (own,)
        return self._inside(head, depth - 1) if depth else ()

    def _own(self, head: "Token") -> Mention | None:
        """The mention at a head, if it is one that can act."""
        if head.pos_ == "PRON":
            return phrase_mention(self.parsed, self.found, head) if head.lower_ in PERSONAL else None
        known = self._known(head)
        if known is not None:
            return known
        if head.pos_ not in {"NOUN", "PROPN"} and head.ent_type_ not in NAMED_PARTIES:
            return None
        mention = self._without_clause(head, phrase_mention(self.parsed, self.found, head))
        return self._of_noun_phrase(head, mention) if head.pos_ == "NOUN" else _if_party(head, mention)

    def _of_noun_phrase(self, head: "Token", mention: Mention) -> Mention | None:
        """The mention of a phrase whose head is a common noun: the name it carries, or itself where it describes a party."""
        named = mention.form is MentionForm.NAME or name_at(self.found, head.idx) is not None
        if named and mention.kind in PARTY_KINDS:
            return mention
        return self._described(head, mention)

    def _known(self, head: "Token") -> Mention | None:
        """A mention found before that ends with the head: `the President-elect`."""
        end = head.idx + len(head)
        ending = (m for m in self.found.mentions_from(head.left_edge.idx, head.idx + 1) if m.words.span.end == end)
        return max((m for m in ending if m.kind in PARTY_KINDS), key=lambda m: len(m.words.span), default=None)

    def _without_clause(self, head: "Token", mention: Mention) -> Mention:
        """A description without the participle clause on it, which may be the event itself: `ships firing at`."""
        clause = next((child for child in head.children if child.dep_ == "acl" and child.i > head.i), None)
        if mention.form is not MentionForm.DESCRIPTION or clause is None or mention.words.span.end <= clause.idx:
            return mention
        start, end = mention.words.span.start, clause.left_edge.idx
        return replace(mention, words=self.parsed.document.words(start, end)) if end > start else mention

    def _around(self, trigger: Trigger) -> tuple[Mention, ...]:
        """Who does what the clause around an event noun says: `on a trip to Oslo, she met`, `after an election defeat, he`."""
        noun, preposition = trigger.word, trigger.word.head
        told = trigger.cue.type == "ELECT" or trigger.cue.mode == "visit" or any(True for _ in after(noun, "with"))
        if not told or noun.dep_ != "pobj" or preposition.lower_ not in OCCASIONS:
            return ()
        of_noun = holder(preposition.head) if preposition.head.pos_ == "NOUN" else ()
        return self._parties(holder(noun) or of_noun)

    def _described(self, head: "Token", mention: Mention) -> Mention | None:
        """A description as a party, its kind made narrower where the head word tells it."""
        base, classes = lemma(head), self.index.classes
        if base in classes["inanimate"] or mention.form is MentionForm.NAME:
            return None
        if base in classes["forces"] or base in classes["vessels"]:
            return replace(mention, kind=MentionKind.FORCE)
        if mention.kind in PARTY_KINDS:
            return mention
        human = base in classes["politics"] | classes["crowds"] | classes["people"]
        return replace(mention, kind=MentionKind.PERSON) if human else None

    def _inside(self, noun: "Token", depth: int) -> tuple[Mention, ...]:
        """The parties inside a noun phrase: its possessor, adjectives of states, names before it, and after prepositions."""
        owners = tuple(m for owner in noun.children if owner.dep_ == "poss" for m in self._at_one(owner, depth))
        if owners:
            return owners
        named = name_at(self.found, noun.idx)
        before = () if named is not None and named.kind not in PARTY_KINDS else self.named_before(noun)
        near = (*before, *self._after(noun, depth, "of", "by", "from", "between", "with"))
        return near or self._after(noun, depth, "in", "on", "to", "against")

    def _after(self, noun: "Token", depth: int, *words: str) -> tuple[Mention, ...]:
        occasions = self.index.classes["visits"] | self.index.classes["meetings"]
        heads = (head for head in after(noun, *words) if lemma(head) not in occasions)
        return tuple(mention for head in heads for mention in self.parties_at(head, depth))

    def named_before(self, noun: "Token") -> tuple[Mention, ...]:
        """The parties named before a noun, as adjectives or in a compound: `Chinese ships`, `US-Japan talks`."""
        left = noun.left_edge.idx
        return tuple(
            m
            for m in self.found.mentions_from(left, noun.idx)
            if m.words.span.end <= noun.idx
            and not any(place.covers(m.words.span) for place in self.datelines)
            and m.form is MentionForm.NAME
            and (m.kind in PARTY_KINDS or self.politics.is_word(m.words.text))
            and not any(
                m.words.span != o.words.span and o.words.span.covers(m.words.span) for o in self._near(left, noun.idx)
            )
        ) or tuple(self._adjectives(noun))

    def _near(self, start: int, end: int) -> Iterator[Mention]:
        return (m for m in self.found.mentions_from(start, end) if m.words.span.end <= end)

    def _adjectives(self, noun: "Token") -> Iterator[Mention]:
        """Adjectives of states and peoples that nothing else has made a mention of."""
        for child in noun.children:
            if child.dep_ in {"amod", "compound", "nmod"} and child.ent_type_ in {"GPE", "NORP"}:
                whole = next(
                    (ent for ent in noun.doc.ents if ent.start <= child.i < ent.end <= noun.i),
                    noun.doc[child.i : child.i + 1],
                )
                yield Mention(
                    document_id=self.found.document_id,
                    words=self.parsed.words(whole),
                    kind=MentionKind.STATE if child.ent_type_ in {"NORP", "GPE"} else head_kind(child),
                    form=MentionForm.NAME,
                    method="party/1",
                )

    def _parties(self, heads: Iterable["Token"]) -> tuple[Mention, ...]:
        return tuple(mention for head in heads for mention in self.parties_at(head))

    def _of_verb(self, trigger: Trigger) -> Parties:
        verb, cue = trigger.word, trigger.cue
        if cue.undergo and is_passive(verb):
            return Parties(actors=self._parties(patients(verb)), recipients=())
        actors = self._parties(agents(verb))
        things = {word.i for word in trigger.more} if cue.takes == "thing" else set()
        patient = self._parties(head for head in patients(verb) if head.i not in things)
        if cue.type in MOVING:
            actors, patient = actors or patient, tuple(m for m in patient if m.kind is not MentionKind.FORCE and actors)
        towards = (*after(verb, *cue.to), *on_objects(verb, cue.to))
        brought = self._parties(noun for noun in towards if lemma(noun) not in self.index.classes["undoing"])
        if cue.type in ASKING and not patient:
            patient = self._parties(asked(verb))
        if not patient and not brought:
            brought = self._further(verb, cue)
        if cue.reversed:
            return Parties(actors=brought, recipients=actors)
        return Parties(actors=actors, recipients=(*patient, *brought) if not patient or cue.mutual else patient)

    def _further(self, verb: "Token", cue: EventCue) -> tuple[Mention, ...]:
        """Recipients who stand outside the verb's own frame: in what is promised, aimed at, or made a condition."""
        capitals = self._capitals((*after(verb, *cue.to), *on_objects(verb, cue.to)))
        if capitals:
            return capitals
        if cue.type == "SUPPORT":
            return self._parties(stood_by(verb))
        if cue.type in SPOKEN_OF:
            others = (m for m in self._parties(promised(verb)) if m.kind is not MentionKind.FORCE)
            return tuple(m for m in others if not m.words.text.lower().startswith(OWN)) or (
                self._parties(conditioned(verb)) if cue.type == "THREATEN" else ()
            )
        return self._parties(aimed_at(verb)) if cue.type in AIMED else ()

    def _capitals(self, heads: Iterable["Token"]) -> tuple[Mention, ...]:
        """The states whose capitals stand after a preposition that brings the recipient: `fired at Seoul`, `flew to Kyiv`."""
        named = (name_at(self.found, head.idx) for head in heads)
        places = (m for m in named if m is not None and m.kind is MentionKind.PLACE)
        return tuple(m for m in places if self.knowledge.country_of_name(m.words.text) is not None)

    def _owners(self, noun: "Token", *, named: bool) -> tuple[Mention, ...]:
        """Whose an event noun is: `Seoul's launch`, `his meeting with`; a pronoun adds nobody where the doer is named."""
        heads = [child for child in noun.children if child.dep_ == "poss"]
        pronouns = [head for head in heads if head.lower_ in POSSESSIVE]
        if named or not pronouns:
            return self._parties(head for head in heads if head not in pronouns)
        return tuple(phrase_mention(self.parsed, self.found, head) for head in pronouns)

    def _of_noun(self, trigger: Trigger) -> Parties:
        noun, cue = trigger.word, trigger.cue
        light = trigger.light
        doers = self._parties(agents(light)) if light is not None else ()
        owners = self._owners(noun, named=bool(doers))
        before = self.named_before(noun) if not owners else ()
        by = self._parties(after(noun, "by"))
        brought = self._parties(after(noun, *cue.to)) if cue.to else ()
        if light is not None and cue.to:
            brought = (*brought, *self._parties(after(light, *(word for word in cue.to if word != "of"))))
        brought = brought or self._capitals(after(noun, *cue.to))
        if light is not None and not brought and {"means", "occasion"} & set(cue.frames):
            brought = self._parties(patients(light))
        if cue.mutual:
            both = (*owners, *before, *self._parties(after(noun, "between", "among", "of")))
            both = tuple(mention for mention in both if mention.kind is not MentionKind.FORCE)
            both = both if doers or len(both) > 1 else (*self._around(trigger), *both)
            return Parties(actors=doers or both, recipients=(*((both) if doers else ()), *brought))
        if cue.type == "PROTEST" and light is not None and not brought:
            brought = self._parties(aimed_at(light))
        of = self._parties(after(noun, "of")) if "of" not in cue.to else ()
        actors = by or owners or doers or before or of or self._around(trigger)
        return Parties(actors=actors, recipients=brought)


def _if_party(head: "Token", mention: Mention) -> Mention | None:
    if mention.kind in PARTY_KINDS:
        return mention
    return mention if mention.kind is MentionKind.OTHER and head.ent_type_ in NAMED_PARTIES else None


def _datelines(parsed: Parsed) -> Iterator[Span]:
    found = (dateline(parsed.document.text, block.span) for block in parsed.document.blocks)
    return (place for place in found if place is not None)


def _listed(head: "Token") -> tuple["Token", ...]:
    """The head and a list of names that the parser took for an apposition to it: `the US, Japan and Australia`."""
    lists = (c for c in head.children if c.dep_ == "appos" and head.ent_type_ == "GPE" == c.ent_type_ and c.n_rights)
    return (head, *(token for first in lists for token in coordinated(first)))


def _distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple({mention.id: mention for mention in mentions}.values())
