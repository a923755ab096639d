"""Who does what to whom in a clause, as head tokens of the parse."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.text.lemmas import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "dative", "obj"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
OBJECT_CONTROL = frozenset(
    [
        "urge",
        "ask",
        "tell",
        "order",
        "persuade",
        "force",
        "allow",
        "permit",
        "help",
        "want",
        "call",
        "invite",
        "press",
        "push",
        "encourage",
        "direct",
        "instruct",
        "authorise",
        "authorize",
        "advise",
        "compel",
        "enable",
        "lead",
        "prompt",
        "expect",
        "require",
        "request",
        "send",
        "get",
        "cause",
        "task",
        "convince",
        "pressure",
        "lobby",
        "warn",
        "beg",
    ]
)
"""Verbs whose object does what their infinitive says: `urged Seoul to pay`."""
CALLING = frozenset({"call", "appeal", "plead", "prevail", "rely", "depend", "count"})
"""Verbs after whose preposition stands who does what their infinitive says: `called on Seoul to pay`."""
MINDED = frozenset({"oppose", "commit", "prepare", "accustom", "reconcile"})
"""Verbs whose participle with `to` says how someone is minded: `is opposed to`."""
AHEAD = frozenset({"will", "would", "wo", "shall", "'ll", "’ll"})
"""Auxiliaries of what lies ahead."""
FINITE = frozenset({"VBZ", "VBP", "VBD"})
"""Tags of auxiliaries that need a subject of their own."""
MEASURES = frozenset(
    [
        "number",
        "series",
        "barrage",
        "salvo",
        "pair",
        "group",
        "couple",
        "dozen",
        "dozens",
        "convoy",
        "team",
        "bunch",
        "millions",
        "million",
        "scores",
        "score",
        "ten",
        "tens",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "lot",
        "range",
        "batch",
        "round",
        "set",
        "volley",
        "piece",
        "part",
        "member",
        "members",
        "majority",
        "type",
        "kind",
        "form",
        "package",
        "spate",
        "string",
        "wave",
        "handful",
        "contingent",
        "ton",
        "tonne",
        "kilogram",
        "kg",
        "barrel",
        "day",
        "week",
    ]
)
"""Nouns that count or group what follows `of`: `a barrage of missiles`."""
TIMES = frozenset({"TIME", "DATE"})
"""Entities over which a preposition is attached too low: `spoke for an hour with`."""
COMPOUND = frozenset({"according", "due", "owing", "prior", "thanks", "in", "because", "compared"})
"""First words of prepositions of two words whose second brings nobody: `according to`."""
DEEPEST = 6
"""Governors climbed in search of a subject."""


def agents(verb: "Token") -> tuple["Token", ...]:
    """The heads of those who do it: the subject, or the by-phrase of a passive."""
    return by_phrase(verb) if is_passive(verb) else subjects(verb)


def patients(verb: "Token") -> tuple["Token", ...]:
    """The heads of what it is done to: the objects, or the subject of a passive."""
    return subjects(verb) if is_passive(verb) else objects(verb)


def by_phrase(verb: "Token") -> tuple["Token", ...]:
    """The heads after `by`."""
    return tuple(
        noun
        for child in verb.children
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
        for noun in child.children
        if noun.dep_ == "pobj" and noun.pos_ in {"NOUN", "PROPN", "PRON"}
    )


def is_passive(verb: "Token") -> bool:
    """Whether the verb is passive; a coordinated participle takes the voice of the first."""
    if verb.tag_ != "VBN":
        return False
    relations = {child.dep_ for child in verb.children}
    minded = lemma(verb) in MINDED and any(True for _ in after(verb, "to"))
    if "agent" in relations or (relations & {"nsubjpass", "auxpass"} and not minded):
        return True
    if minded or relations & {"aux", "nsubj"}:
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return is_passive(verb.head)
    return verb.dep_ in {"acl", "amod", "advcl", "xcomp"} and not relations & OBJECTS


def objects(verb: "Token") -> tuple["Token", ...]:
    """The heads of direct objects, a relative pronoun replaced by what it stands for."""
    own = tuple(antecedent(child) for child in verb.children if child.dep_ in OBJECTS and child.pos_ != "ADP")
    if own or verb.dep_ != "relcl" or not _is_gapped(verb):
        return own
    return (verb.head,)


def _is_gapped(verb: "Token") -> bool:
    """`the deal he signed`: a relative clause without pronoun whose object is the noun before it."""
    return any(c.dep_ == "nsubj" and c.lower_ not in RELATIVES for c in verb.children) and not any(
        c.dep_ in {"prep", "advmod", "ccomp", "xcomp"} for c in verb.children
    )


def subjects(verb: "Token", depth: int = DEEPEST) -> tuple["Token", ...]:
    """The heads of the subject, found through the governing words where the verb has none of its own."""
    own = tuple(antecedent(child) for child in verb.children if child.dep_ in SUBJECTS) or _misread(verb)
    if own or depth == 0:
        return own
    return _swallowed(verb) if verb.dep_ == "ROOT" else _controlling(verb, depth - 1)


def _misread(verb: "Token") -> tuple["Token", ...]:
    """A subject that the parser took for a part of a compound: `when the Diet convenes`."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.dep_ in {"conj", "xcomp"}:
        return ()
    return tuple(child for child in verb.children if child.dep_ == "compound" and child.i == verb.i - 1)


def _swallowed(verb: "Token") -> tuple["Token", ...]:
    """A subject that the parser took for a part of the phrase before it: `a day before the vote, Oslo signed`."""
    if verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return ()
    before = verb.doc[verb.left_edge.i : verb.i]
    parts = (
        t for t in before if t.dep_ in {"conj", "appos"} and t.pos_ in {"NOUN", "PROPN"} and t.i > verb.left_edge.i
    )
    return next(((t,) for t in parts if t.doc[max(t.left_edge.i - 1, 0)].text == ","), ())


def _controlling(verb: "Token", depth: int) -> tuple["Token", ...]:
    head, relation = verb.head, verb.dep_
    if head == verb:
        return ()
    if relation == "pcomp":
        return _over_preposition(head, depth)
    if relation == "acl":
        return _over_noun(verb, head, depth)
    if head.pos_ not in {"VERB", "AUX", "ADJ"}:
        return holder(head, depth) if relation in {"xcomp", "ccomp"} else ()
    return _over_verb(verb, head, depth)


def _over_verb(verb: "Token", head: "Token", depth: int) -> tuple["Token", ...]:
    if verb.dep_ == "xcomp" and lemma(head) in OBJECT_CONTROL and objects(head):
        return objects(head)
    if verb.dep_ in {"xcomp", "advcl"} and lemma(head) in CALLING:
        called = tuple(noun for noun in after(head, "on", "upon", "for", "to") if noun.i < verb.i)
        if called:
            return called
    if verb.dep_ in {"ccomp", "advcl"} and any(child.dep_ == "aux" and child.tag_ in FINITE for child in verb.children):
        return ()
    return subjects(head, depth) if verb.dep_ in {"xcomp", "ccomp", "advcl", "conj", "acomp"} else ()


def _over_preposition(preposition: "Token", depth: int) -> tuple["Token", ...]:
    head = preposition.head
    if head.pos_ in {"VERB", "AUX", "ADJ"}:
        patient = objects(head)
        return patient if patient and preposition.lower_ in {"of", "for", "from", "into"} else subjects(head, depth)
    return holder(head, depth) if head.pos_ in {"NOUN", "PROPN"} else ()


def _over_noun(verb: "Token", noun: "Token", depth: int) -> tuple["Token", ...]:
    """A clause on a noun: a participle is done by the noun itself, an infinitive by whoever holds it (`Seoul's plan to`)."""
    return (noun,) if verb.tag_ == "VBG" else holder(noun, depth) or (noun,)


def holder(noun: "Token", depth: int = DEEPEST) -> tuple["Token", ...]:
    """Whose a noun is: its possessor, or the subject of the verb that has it as object."""
    owners = tuple(child for child in noun.children if child.dep_ == "poss" and child.tag_ != "WP$")
    if owners or depth == 0:
        return owners
    head = noun.head
    if noun.dep_ in {"dobj", "attr"} and head.pos_ in {"VERB", "AUX"}:
        return subjects(head, depth - 1)
    if noun.dep_ == "pobj" and head.dep_ == "prep" and head.head.pos_ in {"VERB", "AUX"}:
        return subjects(head.head, depth - 1)
    return ()


def antecedent(token: "Token") -> "Token":
    """What a relative pronoun stands for; any other token itself."""
    if token.lower_ not in RELATIVES or token.tag_ not in {"WP", "WDT", "IN", "DT"}:
        return token
    clause = next((above for above in token.ancestors if above.dep_ == "relcl"), None)
    return clause.head if clause is not None and clause.i > clause.head.i else token


def alternatives(head: "Token") -> tuple["Token", ...]:
    """The head, those coordinated with it, and what a measuring noun measures: `a barrage of missiles` gives both nouns."""
    found = [head, *(token for token in head.conjuncts if token.i > head.i)]
    measured = [noun for token in found if lemma(token) in MEASURES for noun in after(token, "of")]
    return (*found, *measured)


def after(token: "Token", *words: str) -> Iterator["Token"]:
    """The heads after these prepositions on a token (`with Japan`), also after a second one (`out of the pact`)."""
    for child in token.children:
        if child.dep_ not in {"prep", "agent", "dative", "prt", "advmod"}:
            continue
        if child.lower_ in words:
            nouns = (noun for noun in child.children if noun.dep_ in {"pobj", "pcomp"} and noun.ent_type_ not in TIMES)
            yield from map(antecedent, nouns)
        if child.dep_ in {"prep", "prt", "advmod"} and child.lower_ not in COMPOUND:
            yield from after(child, *words)
            yield from (found for noun in child.children if noun.ent_type_ in TIMES for found in after(noun, *words))


def clause_verb(token: "Token") -> "Token":
    """The nearest verb above a token, or the token itself."""
    return next((above for above in (token, *token.ancestors) if above.pos_ in {"VERB", "AUX"}), token)


def is_lasting(verb: "Token") -> bool:
    """Whether the clause says for how long: `spoke for ten minutes`."""
    spans = (token for token in verb.subtree if token.lower_ == "for" and clause_verb(token) == verb)
    nouns = (noun for preposition in spans for noun in preposition.children)
    return any(noun.ent_type_ in TIMES or lemma(noun) in {"minute", "hour"} for noun in nouns)


def is_standing(verb: "Token") -> bool:
    """Whether a verb of placing or guarding tells how things are: `troops are based in`, `soldiers protect the country`."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if verb.tag_ == "VBN" and is_passive(verb):
        moved = any(True for _ in after(verb, "to", "into", "toward", "towards"))
        return not moved and (auxiliaries <= {"is", "are", "'re", "’re"})
    return verb.tag_ in {"VBZ", "VBP"} and not auxiliaries


def is_refusing(verb: "Token") -> bool:
    """Whether a verb says what someone will not do: `will not accept`."""
    ahead = any(child.dep_ == "aux" and child.lower_ in AHEAD for child in verb.children)
    return ahead and any(child.dep_ == "neg" for child in verb.children) and not is_passive(verb)


def is_gapped_present(verb: "Token") -> bool:
    """Whether a clause in the present only tells which thing is meant: `the support that Oslo gives`."""
    if verb.dep_ != "relcl" or verb.tag_ not in {"VBZ", "VBP"} or any(child.dep_ == "aux" for child in verb.children):
        return False
    return verb.head in objects(verb)
