"""The noun phrases of a document as rows of numbers: what the scorer of antecedents sees of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.link.people import People
from dragoman.link.scene import Scene
from dragoman.types.ids import EntityId, MentionId
from dragoman.types.readings import Mention, MentionForm, MentionKind
from dragoman.types.spans import Span
from dragoman.types.vocabularies.word_groups import head_words

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = {
    "he": ("he", "him", "his", "himself"),
    "she": ("she", "her", "hers", "herself"),
    "it": ("it", "its", "itself"),
    "they": ("they", "them", "their", "theirs", "themselves"),
    "i": ("i", "me", "my", "mine", "myself"),
    "we": ("we", "us", "our", "ours", "ourselves"),
    "you": ("you", "your", "yours", "yourself"),
    "who": ("who", "whom", "which", "whose", "that"),
    "this": ("this", "these", "those", "here", "there"),
}
PRONOUN_OF = {word: name for name, words in PRONOUNS.items() for word in words}
FORMS = (
    *PRONOUNS,
    "pronoun",
    "name",
    "definite",
    "demonstrative",
    "possessed",
    "indefinite",
    "bare",
)
ROLES = (
    "nsubj",
    "nsubjpass",
    "dobj",
    "dative",
    "pobj",
    "poss",
    "attr",
    "appos",
    "compound",
    "conj",
    "ROOT",
    "other",
)
SORTS = ("person", "organisation", "state", "place", "agreement", "document", "time", "quantity", "event", "other")
KIND_SORTS = {
    MentionKind.PERSON: "person",
    MentionKind.OFFICE: "person",
    MentionKind.ORGANISATION: "organisation",
    MentionKind.FORCE: "organisation",
    MentionKind.STATE: "state",
    MentionKind.PLACE: "place",
    MentionKind.AGREEMENT: "agreement",
    MentionKind.DOCUMENT: "document",
}
ENTITY_SORTS = {
    "DATE": "time",
    "TIME": "time",
    "MONEY": "quantity",
    "PERCENT": "quantity",
    "QUANTITY": "quantity",
    "CARDINAL": "quantity",
    "ORDINAL": "quantity",
    "EVENT": "event",
}
NUMBERS = ("singular", "plural", "unknown")
GENDERS = ("m", "f", "thing", "unknown")
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
PLURAL_FORMS = frozenset({"they", "we"})
INDEFINITE = frozenset(
    ["a", "an", "some", "one", "another", "any", "several", "many", "few", "no", "every", "each", "most"]
)
DEMONSTRATIVE = frozenset({"this", "that", "these", "those", "such"})
LONG = 4
"""Words from which a phrase is long."""


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """One noun phrase."""

    span: Span
    head: "Token"
    form: str
    role: str
    sort: str
    number: str
    gender: str
    words: tuple[str, ...]
    """Its content words in lower case, in order, without article and possessive ending."""
    exact: str
    lemma: str
    sentence: int
    block: int
    quotation: int
    """Where the quotation starts in which it stands; -1 outside."""
    entity: EntityId | None
    country: str | None
    speaks: bool
    nested: bool
    mention: MentionId | None


def phrases(scene: Scene, people: People, mentions: Iterable[Mention], *, chunks: bool) -> tuple[Phrase, ...]:
    """The phrases of the mentions in text order, the outer first; with `chunks` every other noun phrase of the text too."""
    speakers = {s.speaker for s in scene.reading.statements if s.speaker}
    made: dict[tuple[int, int], tuple[Span, Token, Mention | None]] = {}
    for mention in mentions:
        head = scene.heads.get(mention.id)
        if head is not None:
            made[mention.words.span.start, mention.words.span.end] = (mention.words.span, head, mention)
    if chunks:
        taken = {head.i for _, head, _ in made.values()}
        for chunk in scene.parsed.doc.noun_chunks:
            if chunk.root.i not in taken and not chunk.root.is_space:
                span = Span(chunk.start_char, chunk.end_char)
                made.setdefault((span.start, span.end), (span, chunk.root, None))
    ordered = sorted(made.values(), key=lambda row: (row[0].start, -row[0].end))
    return tuple(_phrase(scene, people, speakers, row) for row in ordered)


def _phrase(
    scene: Scene, people: People, speakers: set[MentionId], found: "tuple[Span, Token, Mention | None]"
) -> Phrase:
    span, head, mention = found
    words = [t for t in scene.parsed.doc[head.left_edge.i : head.right_edge.i + 1] if span.start <= t.idx < span.end]
    words = words or [head]
    form = _form(head, words, mention)
    meant = scene.meant.get(mention.id) if mention is not None and mention.form is MentionForm.NAME else None
    quotation = scene.quotation_at(span.start)
    sort = _sort(head, form, mention)
    content = tuple(t.lower_ for t in words if not (t.is_punct or t.is_space or t.tag_ in {"DT", "POS"}))
    return Phrase(
        span=span,
        head=head,
        form=form,
        role=head.dep_ if head.dep_ in ROLES else "other",
        sort=sort,
        number=_number(head, form, mention),
        gender=_gender(people, head, form, sort, mention),
        words=content or (head.lower_,),
        exact=" ".join(content),
        lemma=head.lemma_.lower(),
        sentence=scene.sentence_number(span.start),
        block=scene.block_number(span.start),
        quotation=quotation.start if quotation is not None else -1,
        entity=meant.entity.id if meant is not None and meant.entity is not None else None,
        country=meant.country if meant is not None else None,
        speaks=mention is not None and mention.id in speakers,
        nested=_is_nested(head),
        mention=mention.id if mention is not None else None,
    )


def _is_nested(head: "Token") -> bool:
    """Whether the phrase is part of a larger noun phrase."""
    return head.dep_ in {"poss", "compound", "nmod", "appos"} or (
        head.dep_ == "pobj" and head.head.head.pos_ in {"NOUN", "PROPN"}
    )


def _form(head: "Token", words: "Sequence[Token]", mention: Mention | None) -> str:
    if head.pos_ == "PRON" or (len(words) == 1 and head.tag_ in {"PRP", "PRP$", "WP", "WP$"}):
        return PRONOUN_OF.get(head.lower_, "pronoun")
    if head.pos_ == "PROPN" or (mention is not None and mention.form is MentionForm.NAME):
        return "name"
    first = words[0]
    if first.lower_ == "the":
        return "definite"
    if first.lower_ in DEMONSTRATIVE:
        return "demonstrative"
    if any(child.dep_ == "poss" for child in head.children):
        return "possessed"
    return "indefinite" if first.lower_ in INDEFINITE or first.pos_ == "NUM" else "bare"


def _sort(head: "Token", form: str, mention: Mention | None) -> str:
    if form in {"he", "she", "i", "we", "you"}:
        return "person"
    if mention is not None and mention.kind in KIND_SORTS:
        return KIND_SORTS[mention.kind]
    if head.ent_type_ in ENTITY_SORTS:
        return ENTITY_SORTS[head.ent_type_]
    if head.ent_type_ == "PERSON":
        return "person"
    named = (
        group
        for group in ("person", "organisation", "state", "document")
        if head.lower_ in head_words(group) or head.lemma_.lower() in head_words(group)
    )
    return next(named, "other")


def _number(head: "Token", form: str, mention: Mention | None) -> str:
    if form in PLURAL_FORMS or head.tag_ in PLURAL_TAGS or head.lower_ in {"these", "those"}:
        return "plural"
    if form in {"he", "she", "it", "i", "this"} or head.tag_ in {"NN", "NNP"}:
        span = mention.words.span if mention is not None else None
        joined = span is not None and any(span.start <= t.idx < span.end for t in head.conjuncts)
        return "plural" if joined else "singular"
    return "unknown"


def _gender(people: People, head: "Token", form: str, sort: str, mention: Mention | None) -> str:
    if form in {"he", "she"}:
        return {"he": "m", "she": "f"}[form]
    if form == "it":
        return "thing"
    person = people.person(mention) if mention is not None else None
    if person is not None:
        return person.gender or "unknown"
    for group, gender in (("woman", "f"), ("man", "m")):
        if head.lower_ in head_words(group):
            return gender
    if form in PRONOUNS or form == "pronoun" or sort == "person":
        return "unknown"
    return "thing" if form != "name" or sort != "other" else "unknown"
