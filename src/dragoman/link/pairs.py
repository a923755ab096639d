"""What two noun phrases share: the features on which an earlier phrase is judged as the antecedent of a later one."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.link.clauses import governing, subject_of
from dragoman.link.phrases import FORMS, GENDERS, LONG, NUMBERS, ROLES, SORTS, Phrase

Array = npt.NDArray[Any]

WINDOW = 60
"""Phrases back up to which every one is a candidate; further back only those that share a word with it."""
OWN = (
    *(f"form {name}" for name in FORMS),
    *(f"role {name}" for name in ROLES),
    *(f"sort {name}" for name in SORTS),
    *(f"number {name}" for name in NUMBERS),
    *(f"gender {name}" for name in GENDERS),
    "speaks",
    "quoted",
    "first in sentence",
    "nested",
    "long",
    "named entity",
    "said before",
    "head before",
    "often before",
    "opening",
)
"""Features of one phrase."""
SENTENCES = (0, 1, 2, 3, 5, 9)
"""Distances in sentences up to each of which is one feature."""
STEPS = (1, 3, 7, 15, 31, 60)
"""Distances in phrases."""
PAIR = (
    *(f"sentences {n}" for n in (*SENTENCES, "more")),
    *(f"phrases {n}" for n in (*STEPS, "more")),
    "same block",
    "same words",
    "same head",
    "same last word",
    "same first word",
    "share of own words",
    "share of its words",
    "own words in its",
    "its words in own",
    "no word shared",
    "heads alike, modifiers differ",
    "initials",
    "same entity",
    "other entity",
    "same country",
    "other country",
    "gender same",
    "gender differs",
    "number differs",
    "sort same",
    "sort differs",
    "inside it",
    "around it",
    "apposition",
    "copula",
    "same verb",
    "subject of governing verb",
    "relative",
    "its speaker",
    "same quotation",
    "quoted apart",
    "same role",
    "both names",
    "nearest that fits",
    "fitting between",
)
"""Features of two phrases."""


class Pairs:
    """The phrases of one document, ready to be compared."""

    def __init__(self, phrases: Sequence[Phrase], speakers: Sequence[int]) -> None:
        """`speakers`: for each phrase the position of the phrase whose bearer says what it stands in, -1 for none."""
        self.phrases = phrases
        self.speakers = speakers
        self.own = np.stack([self._own(n) for n in range(len(phrases))]) if phrases else np.zeros((0, len(OWN)))
        self._sentence = np.array([p.sentence for p in phrases])
        self._block = np.array([p.block for p in phrases])
        self._quotation = np.array([p.quotation for p in phrases])
        self._start = np.array([p.span.start for p in phrases])
        self._end = np.array([p.span.end for p in phrases])
        self._exact = self._codes(p.exact for p in phrases)
        self._lemma = self._codes(p.lemma for p in phrases)
        self._last = self._codes(p.words[-1] for p in phrases)
        self._first = self._codes(p.words[0] for p in phrases)
        self._entity = self._codes(p.entity for p in phrases)
        self._country = self._codes(p.country for p in phrases)
        self._gender = np.array([GENDERS.index(p.gender) for p in phrases])
        self._number = np.array([NUMBERS.index(p.number) for p in phrases])
        self._sort = np.array([SORTS.index(p.sort) for p in phrases])
        self._role = np.array([ROLES.index(p.role) for p in phrases])
        self._name = np.array([p.form == "name" for p in phrases])
        self._pronoun = np.array([FORMS.index(p.form) <= FORMS.index("pronoun") for p in phrases])

    def _codes(self, values: Any) -> Array:
        known: dict[object, int] = {None: -1}
        return np.array([known.setdefault(value, len(known)) for value in values])

    @cached_property
    def _incidence(self) -> Array:
        vocabulary: dict[str, int] = {}
        rows = [[vocabulary.setdefault(word, len(vocabulary)) for word in p.words] for p in self.phrases]
        found = np.zeros((len(rows), len(vocabulary)), dtype=np.float32)
        for n, row in enumerate(rows):
            found[n, row] = 1
        return found

    def candidates(self, n: int) -> Array:
        """The positions of the phrases before one that may be its antecedent."""
        near = np.arange(max(0, n - WINDOW), n)
        if self._pronoun[n] or n <= WINDOW:
            return near
        far = np.arange(0, n - WINDOW)
        alike = (self._lemma[far] == self._lemma[n]) | (self._last[far] == self._last[n])
        alike |= (self._entity[far] == self._entity[n]) & (self._entity[n] >= 0)
        return np.concatenate([far[alike & ~self._pronoun[far]], near])

    def _own(self, n: int) -> Array:
        phrase = self.phrases[n]
        row = np.zeros(len(OWN), dtype=np.float32)
        offset = 0
        for value, values in (
            (phrase.form, FORMS),
            (phrase.role, ROLES),
            (phrase.sort, SORTS),
            (phrase.number, NUMBERS),
            (phrase.gender, GENDERS),
        ):
            row[offset + values.index(value)] = 1
            offset += len(values)
        before = self.phrases[:n]
        pronoun = FORMS.index(phrase.form) <= FORMS.index("pronoun")
        same = 0 if pronoun else sum(p.exact == phrase.exact for p in before)
        row[offset:] = (
            phrase.speaks,
            phrase.quotation >= 0,
            n == 0 or before[-1].sentence != phrase.sentence,
            phrase.nested,
            len(phrase.words) >= LONG,
            phrase.entity is not None,
            same > 0,
            not pronoun and any(p.lemma == phrase.lemma for p in before),
            min(1.0, same / 5),
            phrase.sentence <= 1,
        )
        return row

    def shared(self, n: int, c: Array) -> Array:
        """One row a candidate: what a phrase shares with it."""
        shared = self._incidence[c] @ self._incidence[n] if len(c) else np.zeros(0)
        own, its = self._incidence[n].sum(), self._incidence[c].sum(axis=1)
        words = ~self._pronoun[c] & (not self._pronoun[n])
        head = (self._lemma[c] == self._lemma[n]) & words
        inner = (shared >= own) & words
        outer = (shared >= its) & words
        gender, number = self._gender[c], self._number[c]
        known = GENDERS.index("unknown")
        gender_same = (gender == self._gender[n]) & (gender != known)
        gender_differs = (gender != self._gender[n]) & (gender != known) & (self._gender[n] != known)
        unsure = NUMBERS.index("unknown")
        number_differs = (number != self._number[n]) & (number != unsure) & (self._number[n] != unsure)
        sort_differs = self._sort[c] != self._sort[n]
        fits = ~gender_differs & ~number_differs & (~sort_differs | self._pronoun[n])
        between = np.cumsum(fits[::-1])[::-1] - fits
        same_entity = (self._entity[c] == self._entity[n]) & (self._entity[c] >= 0)
        other_entity = (self._entity[c] != self._entity[n]) & (self._entity[c] >= 0) & (self._entity[n] >= 0)
        same_country = (self._country[c] == self._country[n]) & (self._country[c] >= 0)
        other_country = (self._country[c] != self._country[n]) & (self._country[c] >= 0) & (self._country[n] >= 0)
        inside = (self._start[c] <= self._start[n]) & (self._end[c] >= self._end[n])
        around = (self._start[n] <= self._start[c]) & (self._end[n] >= self._end[c])
        same_quotation = (self._quotation[c] == self._quotation[n]) & (self._quotation[n] >= 0)
        columns = [
            *_bucket(self._sentence[n] - self._sentence[c], SENTENCES),
            *_bucket(n - c, STEPS),
            self._block[c] == self._block[n],
            (self._exact[c] == self._exact[n]) & words,
            head,
            (self._last[c] == self._last[n]) & words,
            (self._first[c] == self._first[n]) & words,
            shared / max(own, 1) * words,
            shared / np.maximum(its, 1) * words,
            inner,
            outer,
            (shared == 0) & words,
            head & ~inner & ~outer,
            self._initials(n, c),
            same_entity,
            other_entity,
            same_country,
            other_country,
            gender_same,
            gender_differs,
            number_differs,
            ~sort_differs,
            sort_differs,
            inside,
            around,
            *self._syntax(n, c),
            c == self.speakers[n],
            same_quotation,
            (self._quotation[c] != self._quotation[n]) & (self._quotation[c] >= 0),
            self._role[c] == self._role[n],
            self._name[c] & self._name[n],
            fits & (between == 0),
            np.minimum(between, 8) / 8,
        ]
        return np.stack(columns, axis=1).astype(np.float32)

    def _initials(self, n: int, c: Array) -> Array:
        phrase = self.phrases[n]
        word = phrase.words[-1].replace(".", "")
        found = np.zeros(len(c), dtype=bool)
        if phrase.form != "name":
            return found
        for k, position in enumerate(c):
            other = self.phrases[position]
            if other.form != "name":
                continue
            letters = other.words[-1].replace(".", "")
            found[k] = (len(phrase.words) == 1 and word == _initials(other.words)) or (
                len(other.words) == 1 and letters == _initials(phrase.words)
            )
        return found

    def _syntax(self, n: int, c: Array) -> list[Array]:
        """Apposition, copula, arguments of one verb, subject of the governing verb, relative clause."""
        head = self.phrases[n].head
        found = np.zeros((5, len(c)), dtype=bool)
        above = governing(head)
        upper = subject_of(above) if above is not None else None
        clause = next((t for t in head.ancestors if t.dep_ == "relcl"), None)
        for k in np.flatnonzero(self._sentence[c] >= self._sentence[n]):
            other = self.phrases[c[k]].head
            found[0, k] = (head.dep_ == "appos" and head.head.i == other.i) or (
                other.dep_ == "appos" and other.head.i == head.i
            )
            found[1, k] = head.dep_ == "attr" and other.dep_ == "nsubj" and head.head.i == other.head.i
            found[2, k] = not found[1, k] and head.head.i == other.head.i and head.head.pos_ in {"VERB", "AUX"}
            found[3, k] = upper is not None and upper.i == other.i
            found[4, k] = clause is not None and clause.head.i == other.i
        return list(found)


def _bucket(distance: Array, limits: Sequence[int]) -> list[Array]:
    """One column a stretch of distances."""
    lower = [-1, *limits]
    columns = [(distance > low) & (distance <= high) for low, high in zip(lower, limits, strict=False)]
    return [*columns, distance > limits[-1]]


def _initials(words: Sequence[str]) -> str:
    small = {"of", "the", "and", "for", "on", "in"}
    return "".join(word[0] for word in words if word not in small) if len(words) > 1 else ""
