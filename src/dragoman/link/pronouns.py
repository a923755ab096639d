"""Pronouns -> the nearest fitting person, state or organisation, by salience (after Lappin and Leass 1994), aware of quotations."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dragoman.link.clauses import doer_of, governing, is_empty, subject_of
from dragoman.link.coreference import Antecedents
from dragoman.link.groups import Groups
from dragoman.link.people import People
from dragoman.link.scene import Meant, Scene
from dragoman.types.ids import EntityId
from dragoman.types.readings import Mention, MentionForm, MentionKind
from dragoman.types.resolutions import Entity
from dragoman.types.spans import Span
from dragoman.world.atlas import slug

METHOD = "pronoun/1"
MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
SPEAKING = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
THING = frozenset({"it", "its", "itself"})
PLURAL_SPEAKING = frozenset({"we", "us", "our", "ours", "ourselves"})
GROUP = frozenset({"they", "them", "their", "theirs", "themselves"})
DOCUMENTS = frozenset(["constitution", "treaty", "law", "report", "agreement", "statement", "strategy", "resolution"])
"""Texts of which `it says` is said."""
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
WINDOW = 4
"""Sentences back in which the one meant is looked for."""
SUBJECT, OBJECT, SPEAKER, EACH_SENTENCE, IN_QUOTATION, NAMED = 3.0, 0.5, 2.0, 2.0, 2.5, 0.5
"""Weights of salience: how it stands in its sentence, whether it spoke, and what distance and quotation take away."""
LEAST = -2.0
"""Weight below which nobody is meant: better none than one named in passing, far back."""
UNNAMED = 1.0
"""What one who is only described loses."""
EQUAL = 0.25
"""Difference of weight below which two candidates are equally good, so that neither is meant."""
FIRST = 1.2
"""What the first person named in a sentence gains: the parser often misses that it is the subject."""
SAME_PARAGRAPH = 2.2
POSSESSOR = 1.0
EMBEDDED = 1.5
CLAUSE = 4.0
"""What the subject of the clause gains in which the pronoun's own clause stands: `Mr Abe said that he ...`."""
GROUP_BODY = 3.5
"""What an organisation loses as the one meant by `they`."""
PARALLEL = 3.0
"""What an object gains as the one meant by a pronoun that is an object; speaker and subject count for less there."""
OBJECTIVE = frozenset({"him", "them"})
OBJECTS = frozenset({"dobj", "pobj", "dative", "obj"})


LEARNED = 1.5
"""Weight of one unit of the logarithm of the learned score."""
HARDLY = 0.05
"""Learned share under which nobody is meant by `they`."""
FLOOR = 1e-3
"""What is added to a learned score, so that it alone never rules anybody out."""


class Pronouns:
    """The pronouns of one document."""

    def __init__(self, scene: Scene, people: People, groups: Groups, antecedents: Antecedents) -> None:
        self.scene = scene
        self.antecedents = antecedents
        self.people = people
        self.groups = groups
        self.speakers = {s.speaker for s in scene.reading.statements if s.speaker}

    def meant(self, mention: Mention) -> Meant | None:
        """Whom a pronoun means; an entity of None where nobody fits."""
        word = mention.words.text.split()[0].lower()
        if word in SPEAKING:
            return self._speaker(mention)
        if word in RELATIVE:
            return self._antecedent(mention)
        return (self._document(mention) if word in THING else None) or self._likeliest(mention, word)

    def _likeliest(self, mention: Mention, word: str) -> Meant:
        """The one whom weight and learned score favour together; nobody where both are low, or where another has as much."""
        if is_empty(self.scene.heads.get(mention.id)):
            return Meant(method=METHOD, score=0.0)
        shares = self.antecedents.shares(mention)
        ranked = sorted(self._judged(mention, word, shares), key=lambda pair: -pair[0])
        if not ranked:
            return Meant(method=METHOD, score=0.0)
        weight, meant = ranked[0]
        if len(ranked) > 1 and weight - ranked[1][0] < EQUAL:
            return Meant(candidates=_open(ranked, weight), method=METHOD, score=0.3)
        return self._again(meant, max(0.4, min(0.9, 0.65 + weight / 20)))

    def _judged(self, mention: Mention, word: str, shares: Mapping[int, float]) -> Iterator[tuple[float, Meant]]:
        """Each who may be meant once, with the largest of its weights and the logarithm of the sum of its shares."""
        weights: list[tuple[Meant, float, dict[int, float]]] = []
        for weight, meant, other in self._ranked(mention, word):
            head = self.scene.heads.get(other.id)
            share = {head.i: shares.get(head.i, 0.0)} if head is not None else {}
            known = next((row for row in weights if _same(row[0], meant)), None)
            if known is None:
                weights.append((meant, weight, share))
            else:
                weights[weights.index(known)] = (known[0], max(known[1], weight), known[2] | share)
        for meant, weight, share in weights:
            if weight >= LEAST and (word not in GROUP or sum(share.values()) >= HARDLY):
                yield weight + LEARNED * math.log(sum(share.values()) + FLOOR), meant

    def _document(self, mention: Mention) -> Meant | None:
        """The text that is the subject of the clause above: `the constitution names no king, although it says ...`."""
        head = self.scene.heads.get(mention.id)
        above = governing(head) if head is not None else None
        subject = subject_of(above) if above is not None else None
        if subject is None or subject.lemma_.lower() not in DOCUMENTS:
            return None
        words = [t.text for t in subject.doc[subject.left_edge.i : subject.i + 1] if t.dep_ != "det"]
        name = " ".join(words)
        entity = Entity(
            id=slug("document", name),
            name=name,
            kind=MentionKind.DOCUMENT,
            country=self.scene.country_in(name),
            known=False,
        )
        return Meant.of(entity, METHOD, 0.7)

    def _speaker(self, mention: Mention) -> Meant:
        """I and we inside a quotation are its speaker; we of a joint statement are the states that make it."""
        statement = self.scene.statement_with(mention.words.span.start)
        meant = self.scene.meant.get(statement.speaker) if statement and statement.speaker else None
        if meant is None or not (meant.entity or meant.candidates or meant.anonymous):
            meant = self.groups.signatories() if mention.words.text.lower() in PLURAL_SPEAKING else meant
        return self._again(meant, 0.9) if meant else Meant(method=METHOD, score=0.0)

    def _antecedent(self, mention: Mention) -> Meant:
        """A relative pronoun means what stands right before it."""
        head = self.scene.heads.get(mention.id)
        clause = next((t for t in head.ancestors if t.dep_ == "relcl"), None) if head is not None else None
        if clause is not None:
            for other in self.scene.before(mention):
                if self.scene.heads.get(other.id) == clause.head and other.id in self.scene.meant:
                    return self._again(self.scene.meant[other.id], 0.85)
        nearest = next(
            (
                o
                for o in self.scene.before(mention)
                if o.words.span.end >= mention.words.span.start - 3 and o.id in self.scene.meant
            ),
            None,
        )
        return self._again(self.scene.meant[nearest.id], 0.7) if nearest else Meant(method=METHOD, score=0.0)

    def _ranked(self, mention: Mention, word: str) -> Iterator[tuple[float, Meant, Mention]]:
        here = self.scene.sentence_number(mention.words.span.start)
        quotation = self.scene.quotation_at(mention.words.span.start)
        barred = self._barred(mention, quotation) | self._doer_of(mention, word)
        reported = self._reported(mention)
        for other in self.scene.before(mention):
            distance = here - self.scene.sentence_number(other.words.span.start)
            if distance > WINDOW:
                break
            meant = self.scene.meant.get(other.id)
            if meant is None or not self._fits(other, meant, word) or (meant.entity and meant.entity.id in barred):
                continue
            if self._object_of_same_verb(mention, other) or self._told(mention, other, reported):
                continue
            weight = self._salience(other, distance, quotation)
            weight -= self._embedded(mention, other)
            weight += self._parallel(other, word) + self._clause(mention, other) + self._same_paragraph(mention, other)
            if word in GROUP and meant.entity is not None:
                weight -= GROUP_BODY
                if weight < 0:
                    continue
            yield weight, meant, other

    def _fits(self, other: Mention, meant: Meant, word: str) -> bool:
        person = (meant.entity is not None and meant.entity.kind is MentionKind.PERSON) or (
            meant.anonymous and meant.entity is None
        )
        if word in MALE | FEMALE:
            return person and self._singular(other) and self._gender(meant) in {"m" if word in MALE else "f", None}
        if word in THING:
            return (
                not person
                and meant.entity is not None
                and self._singular(other)
                and other.kind is not MentionKind.PLACE
            )
        if word in GROUP:
            return not self._singular(other) or (
                meant.entity is not None and meant.entity.kind is MentionKind.ORGANISATION
            )
        return False

    def _salience(self, other: Mention, distance: int, quotation: Span | None) -> float:
        head = self.scene.heads.get(other.id)
        weight = -EACH_SENTENCE * distance
        if head is not None and head.dep_ in {"nsubj", "nsubjpass"}:
            weight += SUBJECT
        elif head is not None and head.dep_ in {"dobj", "pobj", "dative"}:
            weight += OBJECT
        elif head is not None and head.dep_ == "poss":
            weight += POSSESSOR
        elif other.kind is MentionKind.PERSON and self._first(other):
            weight += FIRST
        if other.id in self.speakers:
            weight += SPEAKER
        if other.form is MentionForm.NAME:
            weight += NAMED
        meant = self.scene.meant.get(other.id)
        if meant is not None and meant.anonymous:
            weight -= UNNAMED
        inside = self.scene.quotation_at(other.words.span.start)
        if inside is not None and inside != quotation:
            weight -= IN_QUOTATION
        return weight

    def _embedded(self, mention: Mention, other: Mention) -> float:
        """What one loses who is only named in what somebody says, where the pronoun stands outside of it."""
        holding = self.scene.statement_with(other.words.span.start)
        outside = holding is not None and holding != self.scene.statement_with(mention.words.span.start)
        return EMBEDDED if outside else 0.0

    def _clause(self, mention: Mention, other: Mention) -> float:
        """Whether the pronoun is the subject of a clause that depends on a verb of which the other is the subject."""
        head, named = self.scene.heads.get(mention.id), self.scene.heads.get(other.id)
        if head is None or named is None or head.dep_ not in {"nsubj", "nsubjpass", "dobj", "dative"}:
            return 0.0
        verb = head.head
        if head.dep_ in OBJECTS and verb.dep_ != "ccomp":
            return 0.0
        if verb.dep_ not in {"ccomp", "advcl", "xcomp", "pcomp", "conj", "acl"}:
            return 0.0
        above = verb.head
        subject = next((c for c in above.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        return CLAUSE if named in {subject, above} or (above.dep_ in {"acl", "pcomp"} and named == above.head) else 0.0

    def _same_paragraph(self, mention: Mention, other: Mention) -> float:
        here, there = self.scene.sentence(mention), self.scene.sentence(other)
        return SAME_PARAGRAPH if here is not None and there is not None and here.block == there.block else 0.0

    def _first(self, other: Mention) -> bool:
        number = self.scene.sentence_number(other.words.span.start)
        first = next(
            (
                m
                for m in self.scene.reading.mentions
                if m.kind is MentionKind.PERSON and self.scene.sentence_number(m.words.span.start) == number
            ),
            None,
        )
        return first is other

    def _parallel(self, other: Mention, word: str) -> float:
        head = self.scene.heads.get(other.id)
        if word not in OBJECTIVE or head is None:
            return 0.0
        if head.dep_ == "pobj" and head.head.head.pos_ != "VERB":
            return 0.0
        return PARALLEL if head.dep_ in OBJECTS else -SPEAKER if other.id in self.speakers else -SUBJECT / 2

    def _barred(self, mention: Mention, quotation: Span | None) -> set[str]:
        """Inside a quotation, he and she are not its speaker."""
        if quotation is None:
            return set()
        statement = self.scene.statement_with(mention.words.span.start)
        meant = self.scene.meant.get(statement.speaker) if statement and statement.speaker else None
        return {meant.entity.id} if meant and meant.entity else set()

    def _reported(self, mention: Mention) -> tuple[Span, ...]:
        """What the one meant by the pronoun is reported to say before it: whoever is named there is somebody else."""
        return tuple(
            span
            for statement in self.scene.reading.statements
            if statement.speaker == mention.id
            for span in statement.content.spans
        )

    def _told(self, mention: Mention, other: Mention, reported: tuple[Span, ...]) -> bool:
        """Whether another stands in what is reported, and not as the one who says it: `Mr Abe was calm: trade would go on, he said`."""
        if not any(span.covers(other.words.span) for span in reported):
            return False
        between = self.scene.text[other.words.span.end : mention.words.span.start]
        return not (":" in between and other.id in self.speakers)

    def _doer_of(self, mention: Mention, word: str) -> set[str]:
        """Who does what a pronoun that is an object undergoes is somebody else: `he called Mr Abe and thanked him`."""
        head = self.scene.heads.get(mention.id)
        if head is None or head.dep_ not in OBJECTS or word not in OBJECTIVE | {"her"}:
            return set()
        verb = head.head.head if head.dep_ == "pobj" else head.head
        doer = doer_of(verb)
        if doer is None:
            return set()
        meanings = (self.scene.meant.get(m) for m, token in self.scene.heads.items() if token.i == doer.i)
        return {meant.entity.id for meant in meanings if meant is not None and meant.entity is not None}

    def _object_of_same_verb(self, mention: Mention, other: Mention) -> bool:
        """Subject and object of one verb are not the same: `Mr Abe met him`."""
        one, two = self.scene.heads.get(mention.id), self.scene.heads.get(other.id)
        if one is None or two is None or one.head != two.head:
            return False
        return {one.dep_, two.dep_} <= {"nsubj", "dobj", "dative", "nsubjpass"} and one.dep_ != two.dep_

    def _gender(self, meant: Meant) -> str | None:
        if meant.entity is None:
            return None
        person = self.people.all.get(meant.entity.id)
        known = self.scene.knowledge.person(meant.entity.id)
        return person.gender if person and person.gender else known.gender if known else None

    def _singular(self, other: Mention) -> bool:
        head = self.scene.heads.get(other.id)
        return head is None or (head.tag_ != "NNS" and other.words.text.lower() not in GROUP)

    def _again(self, meant: Meant, score: float) -> Meant:
        """The same one, meant by another mention."""
        score = round(score, 3)
        candidates = ((meant.entity.id, score),) if meant.entity else meant.candidates
        return replace(meant, method=METHOD, score=score, candidates=candidates)


def _same(one: Meant, other: Meant) -> bool:
    """Whether two mean the same: one entity, one group, or one unnamed speaker."""
    if one.entity is not None or other.entity is not None:
        return one.entity is not None and other.entity is not None and one.entity.id == other.entity.id
    return (one.candidates, one.country, one.sector, one.anonymous) == (
        other.candidates,
        other.country,
        other.sector,
        other.anonymous,
    )


def _open(ranked: list[tuple[float, Meant]], weight: float) -> tuple[tuple[EntityId, float], ...]:
    """The candidates that are equally good."""
    best = [meant.entity.id for other, meant in ranked if weight - other < EQUAL and meant.entity is not None]
    return tuple((entity, round(1 / len(set(best)), 3)) for entity in dict.fromkeys(best))
