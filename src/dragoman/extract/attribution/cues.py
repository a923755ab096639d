"""Cues: the words that report speech or thought."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.extract.attribution.lexicon import Frame, Lexicon, Sense
from dragoman.types.vocabularies.word_groups import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = frozenset({Frame.CLAUSE, Frame.INFINITIVE, Frame.OBJECT, Frame.NAMING})
COPULAS = frozenset({"be", "become", "feel", "get", "grow", "look", "remain", "seem", "sound", "stay"})
UNREAL = frozenset({"may", "might", "could", "can", "should", "must", "ca"})
"""Auxiliaries under which nothing has been said."""
FUTURE = frozenset({"will", "’ll", "'ll", "wo", "shall"})
"""Auxiliaries under which nothing is held yet."""
MISATTACHED = frozenset({"as", "of"})
"""Prepositions of a cue that the parser at times hangs on its object: `describing one as a friend`."""
TURNED = {"commit": "reject", "agree": "reject", "offer": "reject", "assert": "reject"}
"""The act of a negated cue with an infinitive or noun phrase; others say nothing when negated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A cue on the page in one of its senses."""

    head: "Token"
    words: tuple["Token", ...]
    """The further words, in the order of the sense."""
    sense: Sense

    @property
    def last(self) -> "Token":
        """Its word farthest to the right."""
        return max((self.head, *self.words), key=lambda token: token.i)


def senses_at(token: "Token", lexicon: Lexicon) -> Iterator[Cue]:
    """The senses that a token can have as the head of a cue, likeliest first."""
    for sense in _listed(token, lexicon):
        if not _fits(token, sense.frame):
            continue
        words = _words_of(token, sense.words)
        if words is not None:
            yield Cue(head=token, words=words, sense=sense)


def is_speech_verb(token: "Token", lexicon: Lexicon) -> bool:
    """Whether a verb can stand beside a quotation."""
    return _fits(token, Frame.CLAUSE) and any(
        sense.frame is Frame.CLAUSE and not sense.held and _words_of(token, sense.words) is not None
        for sense in _listed(token, lexicon)
    )


def reports(token: "Token", lexicon: Lexicon) -> bool:
    """Whether a verb says rather than holds something, with a clause or a noun phrase."""
    return any(
        cue.sense.frame in {Frame.CLAUSE, Frame.OBJECT, Frame.NAMING} and not cue.sense.held
        for cue in senses_at(token, lexicon)
    )


def is_unreal(verb: "Token", *, held: bool = False) -> bool:
    """Whether a cue is only possible or conditional: `may demand`, `if he said`; what is held only later, too."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if auxiliaries & UNREAL or (held and auxiliaries & FUTURE):
        return True
    marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
    if marks & {"if", "unless", "whether"}:
        return True
    if "would" in auxiliaries:
        return not any(child.lower_ in {"like", "love"} for child in (verb, *verb.children))
    return False


def is_means(verb: "Token") -> bool:
    """Whether a cue only says how something possible could be done: `could press them by demanding`, `without saying`."""
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp":
        return False
    if verb.head.lower_ == "without":
        return True
    above = verb.head
    while above.pos_ not in {"VERB", "AUX"} and above.head != above:
        above = above.head
    return is_unreal(above)


def negation_of(verb: "Token") -> "Token | None":
    """The word that negates a verb."""
    for child in verb.children:
        if child.dep_ == "neg" or (
            child.dep_ in {"advmod", "preconj"} and child.lower_ in {"never", "hardly", "neither"}
        ):
            return child
    return None


def act_by(cue: Cue) -> str:
    """The act of the cue's sense, turned where the cue is negated: what one would not promise, one declines."""
    if cue.sense.frame in {Frame.NOUN, Frame.ADJECTIVE} or negation_of(cue.head) is None:
        return cue.sense.act
    if cue.sense.frame is Frame.CLAUSE:
        return "doubt" if cue.sense.held or cue.sense.act == "predict" else "decline"
    if cue.head.lemma_ in speech_words("silence"):
        return "decline"
    return TURNED.get(cue.sense.act, cue.sense.act)


def cue_tokens(cue: Cue) -> tuple["Token", ...]:
    """The words of a cue with its auxiliaries, negation and particle, as far as they touch one another."""
    own = [cue.head, *cue.words]
    if cue.sense.frame in VERBAL:
        own += [c for c in cue.head.children if c.dep_ in {"aux", "auxpass", "neg", "prt"} and c.tag_ != "TO"]
    return tuple(sorted(set(own), key=lambda token: token.i))


def _listed(token: "Token", lexicon: Lexicon) -> tuple[Sense, ...]:
    """The senses listed for a word. The parser's lemma of some verbs in *-e* loses it (`hopes`, `hop`)."""
    found = lexicon.get(token.lemma_.lower())
    if found is None and token.lower_.endswith(("es", "ed")):
        found = lexicon.get(token.lower_[:-1])
    if token.tag_ == "VBN" and token.lower_ != token.lemma_:
        return (*lexicon.get(token.lower_, ()), *(found or ()))
    return found or ()


def _fits(token: "Token", frame: Frame) -> bool:
    if frame in VERBAL:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass", "amod", "compound"}:
            return False
        return not (token.i and token.nbor(-1).lower_ == "in" and token.lower_ == "order")
    if frame is Frame.NOUN:
        return token.pos_ == "NOUN"
    if token.pos_ == "ADJ" or token.tag_ == "VBN":
        return _is_predicate(token)
    return False


def _is_predicate(token: "Token") -> bool:
    if token.dep_ in {"acomp", "attr", "oprd"} or (token.dep_ == "conj" and token.head.dep_ == "acomp"):
        return True
    return any(child.lemma_ == "be" and child.dep_ in {"auxpass", "aux", "cop"} for child in token.children)


def _words_of(head: "Token", lemmas: tuple[str, ...]) -> tuple["Token", ...] | None:
    """The tokens of a cue's further words, each hanging on an earlier one; None when one is missing."""
    found: list[Token] = []
    for lemma in lemmas:
        token = _below((*reversed(found), head), lemma)
        if token is None:
            return None
        found.append(token)
    return tuple(found)


def _below(heads: tuple["Token", ...], lemma: str) -> "Token | None":
    for head in heads:
        for child in head.children:
            if lemma in {child.lemma_.lower(), child.lower_} and child.dep_ not in {
                "conj",
                "relcl",
                "ccomp",
                "aux",
                "mark",
            }:
                return child
        if lemma in MISATTACHED:
            thing = next((child for child in head.children if child.dep_ == "dobj" and child.i > head.i), None)
            found = (
                next((c for c in thing.children if c.lower_ == lemma and c.dep_ == "prep"), None)
                if thing is not None
                else None
            )
            if found is not None:
                return found
    return None
