"""The noun phrase around a head word, as a mention. Speakers, actors and subjects of figures are all found through here."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from dragoman.text.parser import Parsed
from dragoman.types.readings import Mention, MentionForm, MentionKind, Reading
from dragoman.types.spans import Span
from dragoman.types.vocabularies.word_groups import head_words

if TYPE_CHECKING:
    from spacy.tokens import Token

METHOD = "noun-phrase/1"
OUTSIDE_ANY = frozenset({"relcl", "appos", "punct", "cc", "conj", "parataxis", "advcl", "dep"})
"""Dependents that do not belong to the phrase of any head: it names without them."""
OUTSIDE_NAMES = OUTSIDE_ANY | {"acl", "prep"}
"""A name needs no postmodifier; a description does (`one official briefed on the meetings`)."""
BINDING = frozenset("-()")
"""Marks that stand inside a phrase: `Ministry of Foreign Affairs (MOFA) official`."""
WORD_KINDS = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.STATE, MentionKind.DOCUMENT)
"""Kinds that the head word tells, by the groups of `heads.yaml`; of two the earlier."""
LONGEST_NAME = 300
"""Code points of the longest name that is looked for around a word."""
NER_KINDS = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "NORP": MentionKind.OTHER,
    "GPE": MentionKind.STATE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "LAW": MentionKind.AGREEMENT,
    "WORK_OF_ART": MentionKind.DOCUMENT,
}


def phrase_mention(parsed: Parsed, found: Reading, head: "Token") -> Mention:
    """The mention that the noun phrase headed by `head` makes.

    A name already found at the head is taken as it is; otherwise the phrase without relative clauses, appositions and
    coordinated phrases becomes a mention of its own, its kind taken from the head word.
    """
    head = own_name(head)
    named = name_at(found, head.idx)
    if named is not None:
        return named
    span = phrase_span(parsed, head)
    return Mention(
        document_id=found.document_id,
        words=parsed.document.words(span.start, span.end),
        kind=head_kind(head),
        form=head_form(head),
        method=METHOD,
    )


def own_name(head: "Token") -> "Token":
    """The head of the name that a description of a person or body carries: `a spokesman, Cho`, `security adviser Kim`."""
    if head.pos_ != "NOUN":
        return head
    person = head.lower_ in head_words("person")
    for child in head.children:
        if child.pos_ != "PROPN" and child.ent_type_ != "PERSON":
            continue
        beside = child.left_edge.i == head.i + 1
        named = child.dep_ == "appos" and (person or (beside and not child.left_edge.is_punct))
        described = person or head.lower_ in head_words("organisation")
        if named or (described and beside and child.dep_ in {"dep", "nmod", "flat"}):
            return child
    return head


def phrase_span(parsed: Parsed, head: "Token") -> Span:
    """The code points of the noun phrase headed by `head`."""
    outside = OUTSIDE_NAMES if head.pos_ == "PROPN" else OUTSIDE_ANY
    tokens = [head]
    for child in head.children:
        binding = child.dep_ == "punct" and child.text in BINDING
        if (child.dep_ in outside and not binding) or _is_clause(child):
            continue
        tokens.extend(token for token in child.subtree if not token.is_space)
    tokens = _without_trade(_unbroken(sorted(tokens, key=lambda token: token.i), head), head)
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    words = parsed.document.words(start, end)
    return words.span


def _is_clause(child: "Token") -> bool:
    """Whether the parser hung a whole clause on its subject: `the candidate called Oslo a rogue`."""
    return (
        child.dep_ == "acl" and child.tag_ == "VBD" and any(c.dep_ in {"dobj", "oprd", "ccomp"} for c in child.children)
    )


def _without_trade(tokens: list["Token"], head: "Token") -> list["Token"]:
    """The name of a body without what it is: `Nord Wire` of `the Norwegian news agency Nord Wire`."""
    if head.pos_ != "PROPN":
        return tokens
    trades = [n for n, t in enumerate(tokens) if t.pos_ == "NOUN" and t.i < head.i and is_headed(t, "organisation")]
    return tokens[trades[-1] + 1 :] if trades else tokens


def coordinated(head: "Token") -> tuple["Token", ...]:
    """The head and the heads coordinated with it: `Japan` of `Japan, Korea and the US` gives three."""
    return (head, *(token for token in head.conjuncts if token.i > head.i and token.pos_ in {"NOUN", "PROPN", "PRON"}))


def name_at(found: Reading, offset: int) -> Mention | None:
    """The longest named mention that holds the code point at `offset`."""
    first = bisect_left(found.mentions, offset - LONGEST_NAME, key=lambda mention: mention.words.span.start)
    after = bisect_right(found.mentions, offset, key=lambda mention: mention.words.span.start)
    near = (mention for mention in found.mentions[first:after] if mention.form is MentionForm.NAME)
    holding = [mention for mention in near if offset < mention.words.span.end]
    return max(holding, key=lambda mention: len(mention.words.span), default=None)


def head_kind(head: "Token") -> MentionKind:
    """What sort of thing a head word names."""
    word = head.lower_
    for kind in WORD_KINDS:
        if is_headed(head, kind.value):
            return kind
    if head.pos_ == "PRON":
        return MentionKind.PERSON if word in {"he", "she", "who", "i", "we", "they", "you"} else MentionKind.OTHER
    return NER_KINDS.get(head.ent_type_, MentionKind.OTHER)


def is_headed(head: "Token", *groups: str) -> bool:
    """Whether a head word is in one of the groups of `heads.yaml`."""
    return any(word in head_words(group) for group in groups for word in (head.lower_, head.lemma_.lower()))


def head_form(head: "Token") -> MentionForm:
    """How a head word names it."""
    if head.pos_ == "PRON":
        return MentionForm.PRONOUN
    return MentionForm.NAME if head.pos_ == "PROPN" else MentionForm.DESCRIPTION


def _unbroken(tokens: list["Token"], head: "Token") -> list["Token"]:
    """The run of neighbouring tokens that holds the head: a phrase is one stretch of text."""
    run = [head]
    have = {token.i: token for token in tokens}
    position = head.i - 1
    while position in have:
        run.insert(0, have[position])
        position -= 1
    position = head.i + 1
    while position in have:
        run.append(have[position])
        position += 1
    while len(run) > 1 and run[-1] is not head and (run[-1].is_punct or run[-1].is_space):
        run.pop()
    return run
