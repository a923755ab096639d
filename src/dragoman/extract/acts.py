"""Speech acts and statuses: what a speaker does by the words, and how surely the words put it.

A cue that tells more than that something was said (`vowed`, `warned`) decides. Under plain ones (`said`, `announced`) the content does:

1. a question asks;
2. one's own `will` or `would` commits, unless it makes another act (`he would make Norway pay`), which demands;
3. `must`, `should`, `ought to`, `need to`, `have to` and `let us` propose, whoever they are for;
4. any other `will`, `would`, `may`, `might`, `could` or `likely` predicts;
5. what stands beside it with *and* counts where the first clause is plain: `it was quiet and it will stay so` predicts.
"""

from typing import TYPE_CHECKING

from dragoman.extract.attribution.drafts import Draft
from dragoman.extract.noun_phrases import is_headed
from dragoman.text.certainty import status_of
from dragoman.types.readings import Status
from dragoman.types.vocabularies.word_groups import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

OWN = frozenset({"i", "we"})
THIRD = frozenset({"he", "she", "they"})
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "would", "wo", "'d", "’d"})
COMING = frozenset({"will", "'ll", "’ll", "wo", "shall"})
"""Auxiliaries of a cue that has yet to be said."""
OPEN = frozenset({"may", "might", "could"})
DUE = frozenset({"should", "ought", "must"})
NEEDING = frozenset({"need", "have"})
"""Verbs that with an infinitive say what must be done."""
PLAIN = frozenset({"assert", "announce"})
STATUS_OF_ACT = {
    "predict": Status.PREDICTED,
    "demand": Status.DEMANDED,
    "request": Status.DEMANDED,
    "propose": Status.DEMANDED,
    "threaten": Status.CONDITIONAL,
    "deny": Status.DENIED,
    "commit": Status.PLANNED,
    "offer": Status.CONDITIONAL,
    "ask": Status.POSSIBLE,
}
"""What the act makes of a content that is not itself negated or open."""


def act_of(draft: Draft, content: str) -> str:
    """The speech act: the cue's own, unless the cue only says that something was said; then the content tells."""
    if draft.act not in PLAIN:
        return draft.act
    if content.rstrip("”\"'’ ").endswith("?"):
        return "ask"
    if draft.head is None or draft.held:
        return draft.act
    quoted = content[:1] in "“\"'‘"
    clauses = (
        draft.head,
        *(other for other in draft.head.conjuncts if other.i > draft.head.i and _inside(other, draft)),
    )
    acts = (_of_clause(clause, draft.act, quoted=quoted) for clause in clauses)
    return next((act for act in acts if act != draft.act), draft.act)


def _inside(token: "Token", draft: Draft) -> bool:
    return any(start <= token.idx < end for start, end in draft.content)


def _of_clause(head: "Token", act: str, *, quoted: bool) -> str:
    """What a clause does, by its modal, its subject and its verb."""
    if head.lemma_ == "mean":
        head = next((child for child in head.children if child.dep_ == "ccomp"), head)
    modals = {child.lower_ for child in head.children if child.dep_ == "aux"}
    likely = any(child.lower_ in speech_words("likely") for child in head.children if child.dep_ in {"advmod", "acomp"})
    own = _is_own(head, quoted=quoted)
    if _is_anyone(head):
        return act
    if modals & FUTURE and own and not likely and not _is_need(head):
        return "demand" if _compels(head) else "commit"
    if modals & DUE or (_is_need(head) and (own or not modals)):
        return "propose"
    if modals & (FUTURE | OPEN) or likely:
        return "predict" if act == "assert" else act
    return "propose" if _is_bidding(head, modals, quoted=quoted) else act


def _is_own(head: "Token", *, quoted: bool) -> bool:
    """Whether speakers speak of what they do themselves; of the bare `the government` somebody in it speaks."""
    subject = _subject(head)
    if subject is None:
        return False
    if subject.lower_ in OWN | THIRD:
        return subject.lower_ in OWN or not quoted
    body = is_headed(subject, "organisation") and [c.lower_ for c in subject.children] == ["the"]
    return body or (not quoted and subject.lower_ == "it" and head.lemma_ != "be")


def _is_anyone(head: "Token") -> bool:
    """Whether a clause is about anyone at all: `you would have to believe in luck`."""
    subject = _subject(head)
    return subject is not None and subject.lower_ in {"you", "anyone", "anybody"}


def _subject(head: "Token") -> "Token | None":
    """The subject of a clause, or of the one it is coordinated with."""
    own = next((child for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    return _subject(head.head) if own is None and head.dep_ == "conj" and head.head != head else own


def _compels(head: "Token") -> bool:
    """Whether a verb makes another do something."""
    clause = next((child for child in head.children if child.dep_ in {"ccomp", "xcomp"}), None)
    if clause is None or head.lemma_ not in speech_words("compelling"):
        return False
    done_by = [c for c in (*clause.children, *head.children) if c.dep_ in {"nsubj", "dobj"} and head.i < c.i < clause.i]
    return clause.tag_ in {"VB", "VBP"} and any(c.pos_ in {"NOUN", "PROPN", "PRON"} for c in done_by)


def _is_need(head: "Token") -> bool:
    """Whether a clause says what must be done: `we need to wait`, `Japan has to invest`."""
    done = any(child.dep_ == "xcomp" and any(t.tag_ == "TO" for t in child.children) for child in head.children)
    return head.lemma_ in NEEDING and head.tag_ in {"VB", "VBP", "VBZ"} and done


def _is_bidding(head: "Token", modals: set[str], *, quoted: bool) -> bool:
    """Whether a bare verb says what to do: `suggested Norway build`, `let us wait`."""
    if head.tag_ != "VB" or modals:
        return False
    return head.lemma_ == "let" if quoted else any(child.dep_ in {"nsubj", "nsubjpass"} for child in head.children)


def status_in(draft: Draft, act: str) -> Status:
    """How surely the content is put, its own negation and modals first, then the act, then a cue that is yet to come."""
    status = _status_of_content(draft, act)
    coming = draft.verb is not None and any(c.dep_ == "aux" and c.lower_ in COMING for c in draft.verb.children)
    return Status.PLANNED if coming and status is Status.HAPPENED else status


def _status_of_content(draft: Draft, act: str) -> Status:
    if draft.head is None or draft.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        return STATUS_OF_ACT.get(act, Status.HAPPENED)
    own = status_of(draft.head)
    if act in {"predict", "deny", "threaten", "ask"}:
        return STATUS_OF_ACT[act]
    if own is Status.HAPPENED or (act in {"demand", "request", "propose"} and own is not Status.DENIED):
        return STATUS_OF_ACT.get(act, own)
    return own
