"""Speakers: whose words a cue reports, found by climbing from the cue."""

from typing import TYPE_CHECKING

from dragoman.extract.noun_phrases import is_headed
from dragoman.types.vocabularies.word_groups import head_words, speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
POSSIBLE_SUBJECTS = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "X"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
SPEAKING_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
LOOSE = frozenset({"nsubj", "nsubjpass", "ROOT", "dep", "npadvmod", "dobj"})
"""What the parser makes of a subject that it does not see."""
TIMES = frozenset({"DATE", "TIME"})
HIGHEST = 6
"""Steps climbed from a cue to its speaker."""


def speaker_of(verb: "Token", steps: int = HIGHEST) -> "Token | None":
    """The head of the noun phrase that speaks by a verb; None where nobody is named."""
    if is_passive(verb):
        return agent_of(verb) or (agent_of(verb.head) if verb.dep_ == "conj" else None)
    subject = subject_of(verb)
    if subject is not None:
        return antecedent(subject, verb)
    return _inherited(verb, steps) if steps else None


def loose_speaker(verb: "Token") -> "Token | None":
    """Who speaks where the parse lost the subject: the first noun phrase of the sentence, when it can."""
    for token in verb.sent:
        if token.i >= verb.i or token.pos_ in {"VERB", "AUX"}:
            return None
        before_verb = token.pos_ == "PROPN" and token.nbor().pos_ == "VERB"
        if (
            (token.dep_ in LOOSE or before_verb)
            and token.pos_ in NOMINAL
            and can_speak(token)
            and token.ent_type_ not in TIMES
        ):
            return token
    return None


def subject_of(verb: "Token") -> "Token | None":
    """The verb's own subject, active or passive; of a description and the name right after it, the name."""
    found = [c for c in verb.children if c.dep_ in SUBJECTS | PASSIVE_SUBJECTS and c.pos_ in POSSIBLE_SUBJECTS]
    if len(found) > 1 and found[1].pos_ == "PROPN" and found[1].left_edge.i == found[0].i + 1:
        return found[1]
    if not found:
        found = [c for aux in verb.children if aux.dep_ == "auxpass" for c in aux.children if c.dep_ in SUBJECTS]
    return found[0] if found else None


def is_passive(verb: "Token") -> bool:
    """Whether the subject of a verb undergoes it; `are committed to` says what the subject holds."""
    if verb.lower_ in speech_words("states of mind") and not any(child.dep_ == "agent" for child in verb.children):
        return False
    if any(child.dep_ in PASSIVE_SUBJECTS or child.dep_ == "auxpass" for child in verb.children):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.children):
        return False
    after_copula = verb.dep_ == "conj" and verb.head.lemma_ == "be" and verb.head.pos_ == "AUX"
    return verb.dep_ in {"advcl", "acl"} or (after_copula and subject_of(verb) is None)


def quotes_as(verb: "Token") -> bool:
    """Whether a verb only leads in what somebody is quoted with: `was quoted by the agency as saying`."""
    below = (c for child in verb.children if child.lower_ == "as" for c in child.children)
    return verb.lemma_.lower() in speech_words("relaying") and any(c.dep_ == "pcomp" for c in below)


def agent_of(verb: "Token") -> "Token | None":
    """Who does what a passive verb says: `told by an ally`."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def owner_of(noun: "Token") -> "Token | None":
    """Whose claim, concern or remark a noun is: its possessor, or the one it comes by or from."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from", "among", "of"} and child.i == noun.i + 1:
            holder = next((c for c in child.children if c.dep_ == "pobj"), None)
            if holder is not None and can_speak(holder):
                return holder
    return None


def can_speak(head: "Token") -> bool:
    """Whether a noun phrase can name someone who speaks or holds a view: people, their bodies, states."""
    if head.pos_ == "PRON" or head.tag_ in {"DT", "PRP"}:
        return head.lower_ in head_words("speaking pronoun")
    if head.ent_type_ in SPEAKING_ENTITIES or head.pos_ == "PROPN":
        return True
    return is_headed(head, "person", "organisation", "state") or _is_trade(head)


def _is_trade(head: "Token") -> bool:
    """Whether a noun ends as those do that name people by what they do."""
    word = head.lower_
    return (
        head.tag_ in {"NN", "NNS"}
        and word.endswith(tuple(head_words("trade ending")))
        and not word.endswith(tuple(head_words("no trade")))
    )


def is_document(head: "Token") -> bool:
    """Whether a noun names something written that can say things."""
    return is_headed(head, "document")


def antecedent(subject: "Token", verb: "Token") -> "Token":
    """What a relative pronoun stands for."""
    if subject.lower_ not in RELATIVE or not subject.tag_.startswith("W"):
        return subject
    clause = verb
    while clause.dep_ in {"conj", "xcomp", "ccomp"} and clause.head != clause:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" and clause.head.pos_ in NOMINAL else subject


def _inherited(verb: "Token", steps: int) -> "Token | None":
    """The speaker of a verb without a subject of its own, from the word it hangs on."""
    head = reporting_head(verb) if is_participial(verb) else (detached_from(verb) or verb.head)
    if head == verb:
        return None
    if verb.dep_ == "pcomp":
        return _beside_preposition(head, steps)
    if verb.dep_ in {"acl", "relcl"} and head.pos_ in NOMINAL:
        return head if can_speak(head) else _behind(head, steps) or (head if is_document(head) else None)
    if verb.dep_ in {"conj", "advcl", "xcomp", "dep", "parataxis"} and head.pos_ in {"VERB", "AUX"}:
        ordered = None if is_passive(head) or verb.dep_ != "xcomp" else _ordered(head, verb)
        return ordered or _doer(head, steps)
    return _inherited(head, steps - 1) if verb.dep_ == "conj" and steps > 1 else None


def _ordered(head: "Token", verb: "Token") -> "Token | None":
    """Who is to do it: `urged the envoy to say`."""
    return next((child for child in head.children if child.dep_ == "dobj" and child.i < verb.i), None)


def is_participial(verb: "Token") -> bool:
    """Whether a verb goes on from its sentence after a comma: `..., adding that`."""
    if verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "acl", "conj", "xcomp", "dep"} or verb.i == 0:
        return False
    before = verb.nbor(-1)
    if before.lower_ == "while":
        return True
    if before.dep_ in {"advmod", "cc", "mark"} and before.i > 0:
        before = before.nbor(-1)
    return before.text in {",", "—", "–"} and not any(child.dep_ in {"aux", "nsubj"} for child in verb.children)


def detached_from(verb: "Token") -> "Token | None":
    """The verb that a coordinated one truly goes with, where the parser hung it on a verb of the content.

    `urged Japan to pay and threatened tariffs`: a finite verb does not go with an infinitive, nor one of speaking with
    a clause about what cannot speak.
    """
    bare = verb.tag_ == "VBN" and not any(child.dep_ in {"aux", "auxpass", "agent"} for child in verb.children)
    if verb.dep_ != "conj" or not (verb.tag_ in {"VBD", "VBZ"} or bare) or subject_of(verb) is not None:
        return None
    head = verb.head
    while head.dep_ == "conj" and head.head.pos_ in {"VERB", "AUX"}:
        head = head.head
    subject = subject_of(head)
    fits = head.tag_ in {"VBD", "VBZ", "VBP"} and (subject is None or can_speak(subject))
    if fits or head.dep_ not in {"xcomp", "ccomp", "advcl", "acl"}:
        return None
    while head.dep_ in {"xcomp", "ccomp"} and head.head.pos_ in {"VERB", "AUX"}:
        head = head.head
        if head.tag_ == verb.tag_ or (bare and head.tag_ == "VBD"):
            return head
    return None


def reporting_head(verb: "Token") -> "Token":
    """The clause that a participle goes on from: not one that somebody is quoted with, but the reporter's."""
    above = verb.head
    best = above
    while above.i < verb.i:
        if above.pos_ in {"VERB", "AUX"}:
            best = above
        if above.head == above or (above.dep_ in {"conj", "advcl", "relcl"} and subject_of(above) is not None):
            break
        above = above.head
    return best


def _doer(head: "Token", steps: int) -> "Token | None":
    """Who does what a clause above says; the one it is said of when it is passive."""
    if is_passive(head):
        return subject_of(head)
    return speaker_of(head, steps - 1)


def _beside_preposition(preposition: "Token", steps: int) -> "Token | None":
    """`by saying`, `as saying`: the one who does, or of whom is said, what the preposition hangs on."""
    above = preposition.head
    if preposition.lower_ == "as" and quotes_as(above) and not is_passive(above):
        return next((child for child in above.children if child.dep_ == "dobj"), None)
    if above.pos_ in {"VERB", "AUX"}:
        return _doer(above, steps)
    return above if can_speak(above) else _behind(above, steps)


def _behind(noun: "Token", steps: int) -> "Token | None":
    """Who is behind a thing that speaks: the owner of a letter, or the one who sent it."""
    owner = owner_of(noun)
    if owner is not None:
        return owner
    above = noun.head
    while (
        above.dep_ in {"prep", "pobj", "dobj", "conj", "attr"}
        and above.pos_ not in {"VERB", "AUX"}
        and above.head != above
    ):
        above = above.head
    return speaker_of(above, steps - 1) if above.pos_ in {"VERB", "AUX"} and steps > 1 else None
