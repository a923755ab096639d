"""Forecasts of the report itself: main clauses that say what may or will come, and that nobody is quoted with."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.extract.attribution.contents import fit
from dragoman.extract.attribution.drafts import FORECASTS, Draft, Page, Range
from dragoman.extract.attribution.speakers import subject_of
from dragoman.extract.noun_phrases import is_headed
from dragoman.types.spans import Span as Place
from dragoman.types.spans import merged
from dragoman.types.vocabularies.word_groups import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

FORECAST = 0.5
"""Score of a forecast by the report: whether it forecasts or only weighs is often open."""
POLITICAL = frozenset({"ORG", "GPE", "NORP", "PERSON"})
LEADING_IN = frozenset({"given", "because", "as", "since", "although", "though", "while", "whereas"})
"""Words that lead in a clause which still says what will be."""


def forecast_drafts(drafts: list[Draft], page: Page) -> Iterator[Draft]:
    """The forecasts on a page outside all statements, without a speaker."""
    spoken = merged(Place(start, end) for draft in drafts for start, end in (*draft.content, *draft.cue))
    for sentence in page.parsed.sentences:
        for verb in sentence.tokens:
            cue = _cue(verb)
            if cue and not page.quoted(verb):
                content = _clause(verb, sentence.tokens, page)
                if not _touches(content, spoken):
                    ranges = tuple(page.range_of(token, token) for token in cue)
                    yield Draft(
                        speaker=None,
                        verb=verb,
                        cue=ranges,
                        content=(content,),
                        head=verb,
                        act="predict",
                        method=FORECASTS,
                        score=FORECAST,
                    )


def _cue(verb: "Token") -> tuple["Token", ...]:
    """The words that make a clause a forecast: `may`, `will likely`, `is likely`; none where it is not one."""
    if verb.pos_ not in {"VERB", "AUX"} or not _is_main(verb) or not _is_political(verb) or _is_past(verb):
        return ()
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in speech_words("open modals"):
            return (child,)
        if (
            child.dep_ == "acomp"
            and child.lower_ in speech_words("likely")
            and any(c.dep_ == "xcomp" for c in child.children)
        ):
            return (verb, child)
    future = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in speech_words("future modals")), None)
    likely = next((c for c in verb.children if c.dep_ == "advmod" and c.lower_ in speech_words("likely")), None)
    if future is None or (likely is None and not _is_conditional(verb)):
        return ()
    return (future,) if likely is None else tuple(sorted((future, likely), key=lambda token: token.i))


def _is_main(verb: "Token") -> bool:
    """Whether a verb heads a main clause, or one that gives a reason."""
    while verb.dep_ in {"conj", "parataxis"} and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    if verb.dep_ == "ROOT":
        return True
    marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
    if verb.dep_ == "pcomp":
        return verb.head.lower_ in LEADING_IN
    return verb.dep_ == "advcl" and bool(marks & LEADING_IN) and verb.head.dep_ == "ROOT"


def _is_political(verb: "Token") -> bool:
    """Whether a state, body or person is what the clause is about."""
    subject = subject_of(verb)
    if subject is None:
        return False
    phrase = [token for token in subject.subtree if token.i <= subject.i or token.dep_ not in {"relcl", "acl"}]
    return any(token.ent_type_ in POLITICAL for token in phrase) or is_headed(
        subject, "person", "organisation", "state"
    )


def _is_past(verb: "Token") -> bool:
    """Whether a clause weighs what has been or is going on, or says what could not be."""
    if verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lower_ in speech_words("open modals") for c in verb.children):
        return True
    if any(child.dep_ == "neg" for child in verb.children) and any(c.lower_ == "could" for c in verb.children):
        return True
    if any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children):
        return True
    root = verb.sent.root
    return root != verb and root.tag_ == "VBD" and any(c.lower_ == "could" for c in verb.children)


def _is_conditional(verb: "Token") -> bool:
    return any(
        child.dep_ == "advcl"
        and any(mark.dep_ == "mark" and mark.lower_ in {"if", "unless", "should"} for mark in child.children)
        for child in verb.children
    )


def _clause(verb: "Token", sentence: "Span", page: Page) -> Range:
    """The clause of a verb, without a clause coordinated with it or the mark that leads it in."""
    own = [verb]
    for child in verb.children:
        if child.dep_ in {"cc", "punct", "mark"} or (
            child.dep_ in {"conj", "parataxis"} and subject_of(child) is not None
        ):
            continue
        own.extend(token for token in child.subtree if not token.is_space)
    kept = sorted((token for token in own if sentence.start <= token.i < sentence.end), key=lambda token: token.i)
    while len(kept) > 1 and kept[0].is_punct and kept[0].text not in {"“", '"', "‘", "("}:
        kept = kept[1:]
    return fit((kept[0].idx, kept[-1].idx + len(kept[-1])), page)


def _touches(content: Range, spoken: tuple[Place, ...]) -> bool:
    """Whether a clause overlaps what somebody says."""
    position = bisect_right(spoken, content[1] - 1, key=lambda place: place.start) - 1
    return position >= 0 and spoken[position].end > content[0]
