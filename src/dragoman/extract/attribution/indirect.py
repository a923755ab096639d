"""Indirect speech and reported attitudes: cues with the clause, infinitive or noun phrase that they take."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.extract.attribution.addressees import addressees_of
from dragoman.extract.attribution.contents import FINITE, is_complement, right_content
from dragoman.extract.attribution.cues import (
    COPULAS,
    TURNED,
    Cue,
    act_by,
    cue_tokens,
    is_means,
    is_speech_verb,
    is_unreal,
    negation_of,
    senses_at,
)
from dragoman.extract.attribution.drafts import Draft, Page, Range
from dragoman.extract.attribution.fronted import fronted_content
from dragoman.extract.attribution.lexicon import Frame
from dragoman.extract.attribution.misparsed import misparsed_drafts
from dragoman.extract.attribution.speakers import (
    RELATIVE,
    agent_of,
    antecedent,
    can_speak,
    is_document,
    is_passive,
    loose_speaker,
    owner_of,
    quotes_as,
    speaker_of,
    subject_of,
)
from dragoman.extract.attribution.substance import substance_of
from dragoman.extract.noun_phrases import phrase_span
from dragoman.types.vocabularies.word_groups import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SCORES = {
    Frame.CLAUSE: 0.9,
    Frame.INFINITIVE: 0.85,
    Frame.OBJECT: 0.75,
    Frame.NAMING: 0.75,
    Frame.NOUN: 0.6,
    Frame.ADJECTIVE: 0.6,
}
"""By frame, for cues that are said; rough shares of readings found right by eye."""
HELD = 0.75
"""What a reported attitude keeps of the score of its frame."""
OWNERS_IN_QUOTES = frozenset({"i", "we", "you", "my", "our", "your", "its"})
"""Pronouns of whoever is quoted, who is known already."""
THINGS = frozenset({Frame.OBJECT, Frame.NAMING})
"""Frames whose content is a noun phrase."""


def indirect_drafts(sentence: "Span", page: Page, taken: frozenset[int]) -> Iterator[Draft]:
    """The attributions by verbs, nouns and adjectives of a sentence; cues whose index is `taken` have their content."""
    unseen = list(misparsed_drafts(sentence, page))
    yield from unseen
    speakers: dict[object, Token | None] = {d.verb.head: d.speaker for d in unseen if d.verb is not None}
    for token in sentence:
        if token.i in taken or token.is_punct or token.is_space:
            continue
        read = (_draft(cue, sentence, page) for cue in senses_at(token, page.lexicon))
        draft = next((draft for draft in read if draft is not None), None)
        if draft is not None:
            yield replace(draft, speaker=speakers.get(draft.speaker, draft.speaker)) if speakers else draft


def _draft(cue: Cue, sentence: "Span", page: Page) -> Draft | None:
    if cue.sense.frame is Frame.NOUN:
        return _by_noun(cue, sentence, page)
    if cue.sense.frame is Frame.ADJECTIVE:
        return _by_adjective(cue, sentence, page)
    return _by_verb(cue, sentence, page)


def _by_verb(cue: Cue, sentence: "Span", page: Page) -> Draft | None:
    verb = cue.head
    if is_unreal(verb, held=cue.sense.held) or is_means(verb) or _is_bare_infinitive(verb) or _is_gloss(verb):
        return None
    if _is_seeming(verb) or quotes_as(verb) or _is_of_thing(verb, cue):
        return None
    if cue.sense.frame in THINGS and negation_of(verb) is not None and cue.sense.act not in TURNED:
        return None
    speaker = speaker_of(verb)
    if speaker is None and _lacks_subject(verb):
        speaker = loose_speaker(verb)
    found = _content(cue, sentence, page)
    if found is None or is_deed(cue) or not plausible(cue, speaker, page):
        return None
    head, content = found
    return _made(cue, speaker, head, _raised(cue, content, page), page)


def _is_gloss(verb: "Token") -> bool:
    """Whether a participle only says what a word means: `..., referring to the king`."""
    bare = verb.tag_ == "VBG" and not any(child.dep_ == "aux" for child in verb.children)
    return bare and verb.lemma_ in speech_words("glossing")


def _is_seeming(verb: "Token") -> bool:
    """Whether somebody only seems to: `they seem intended to`."""
    bare = verb.tag_ == "VBN" and not any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    return bare and verb.dep_ in {"xcomp", "acomp", "oprd"} and verb.head.lemma_ in {"seem", "appear"}


def _is_of_thing(verb: "Token", cue: Cue) -> bool:
    """Whether a participle tells who has a thing in hand: `money directed by the state to build ships`."""
    bare = verb.tag_ == "VBN" and verb.dep_ == "acl" and cue.sense.frame is Frame.INFINITIVE
    return bare and not can_speak(verb.head)


def is_deed(cue: Cue) -> bool:
    """Whether a participle tells what is done rather than held: `a visit promoting trade`."""
    bare = cue.head.tag_ == "VBG" and not any(child.dep_ == "aux" for child in cue.head.children)
    return bare and cue.sense.held and cue.sense.frame in THINGS


def _content(cue: Cue, sentence: "Span", page: Page) -> tuple["Token", tuple[Range, ...]] | None:
    """The head and ranges of what a verb reports: to its right, else before it, else its subject in the passive."""
    read = right_content(cue, sentence, page)
    if read is not None:
        kept = substance_of(read, cue, page)
        return (kept[0], (kept[1],)) if kept is not None else None
    fronted = None
    if cue.sense.frame is Frame.CLAUSE and is_speech_verb(cue.head, page.lexicon):
        fronted = fronted_content(cue, sentence, page)
    if fronted is None and is_passive(cue.head):
        return _passive_content(cue, page)
    return fronted


def _lacks_subject(verb: "Token") -> bool:
    finite = verb.tag_ in FINITE or (verb.dep_ == "ROOT" and verb.tag_ == "VBN")
    return finite and not is_passive(verb) and subject_of(verb) is None


def _raised(cue: Cue, content: tuple[Range, ...], page: Page) -> tuple[Range, ...]:
    """`The talks are expected to fail`: the subject belongs to the content."""
    subject = subject_of(cue.head)
    if (
        cue.sense.frame is not Frame.INFINITIVE
        or not is_passive(cue.head)
        or cue.head.lemma_ in speech_words("telling")
    ):
        return content
    if subject is None or subject.lower_ in RELATIVE or subject.i > cue.head.i:
        return content
    return (page.range_of(subject.left_edge, subject.right_edge), *content)


def _is_bare_infinitive(verb: "Token") -> bool:
    """`to say that`: nobody has said it, unless the verb above is itself one of saying on or going on."""
    if not any(child.tag_ == "TO" for child in verb.children):
        return False
    return not (verb.dep_ == "xcomp" and verb.head.lemma_ in speech_words("going on"))


def _passive_content(cue: Cue, page: Page) -> tuple["Token", tuple[Range, ...]] | None:
    """`The plan was criticised by many`: the subject is the content."""
    subject = subject_of(cue.head)
    if subject is None or cue.sense.frame not in THINGS or agent_of(cue.head) is None:
        return None
    subject = antecedent(subject, cue.head)
    if subject.lower_ in RELATIVE:
        return None
    if subject.i not in {token.i for token in cue.head.children}:
        span = phrase_span(page.parsed, subject)
        return subject, ((span.start, span.end),)
    return subject, (page.range_of(subject.left_edge, subject.right_edge),)


def plausible(cue: Cue, speaker: "Token | None", page: Page) -> bool:
    """Whether somebody can be the speaker of a cue: people, bodies and states of any, documents of what is said."""
    frame, lemma = cue.sense.frame, cue.head.lemma_.lower()
    if speaker is None:
        return frame not in THINGS and is_passive(cue.head)
    if page.quoted(cue.head) and (speaker.lower_ in {"i", "we", "you", "it"} or cue.sense.held or frame in THINGS):
        return False
    if can_speak(speaker):
        return speaker.lower_ not in {"i", "we", "you"}
    if is_document(speaker) or lemma in {"say", "add"}:
        return frame is not Frame.INFINITIVE and not cue.sense.held
    if speaker.lower_ in {"it", "this", "that", "which", "there"}:
        return (
            speaker.lower_ == "it"
            and frame not in THINGS
            and not cue.sense.held
            and lemma not in {"show", "suggest", "mean", "indicate"}
        )
    return frame is Frame.CLAUSE and lemma in speech_words("weak subjects say")


def _made(cue: Cue, speaker: "Token | None", head: "Token", content: tuple[Range, ...], page: Page) -> Draft:
    verb = cue.head
    return Draft(
        speaker=speaker,
        verb=verb,
        cue=tuple(page.range_of(token, token) for token in cue_tokens(cue)),
        content=content,
        head=head,
        act=act_by(cue),
        held=cue.sense.held,
        addressees=addressees_of(verb, head, cue.words),
        score=SCORES[cue.sense.frame] * (HELD if cue.sense.held else 1),
    )


def _by_noun(cue: Cue, sentence: "Span", page: Page) -> Draft | None:
    read = right_content(cue, sentence, page)
    if read is None or page.quoted(cue.head):
        return None
    owner = owner_of(cue.head)
    light = _light_verb(cue.head, page) if owner is None else None
    if light is not None and (is_unreal(light) or _is_bare_infinitive(light)):
        return None
    speaker = speaker_of(light) if light is not None else owner
    if not (_stands_alone(cue, read[0]) if speaker is None else _can_own(speaker, cue.head, page)):
        return None
    tokens = [light, cue.head] if light is not None else [cue.head]
    return Draft(
        speaker=speaker,
        verb=tokens[0],
        cue=tuple(page.range_of(token, token) for token in tokens),
        content=(read[1],),
        head=read[0],
        act=cue.sense.act,
        held=cue.sense.held,
        score=SCORES[Frame.NOUN] * (1 if speaker is not None else HELD),
    )


def _light_verb(noun: "Token", page: Page) -> "Token | None":
    """The verb that lends its subject to a noun: `issued a warning`, `said in a warning`."""
    above = noun.head
    if noun.dep_ in {"dobj", "attr"} and above.pos_ == "VERB" and above.lemma_ in speech_words("light verbs"):
        return above
    inside = noun.dep_ == "pobj" and above.lower_ == "in" and is_speech_verb(above.head, page.lexicon)
    return above.head if inside else None


def _can_own(speaker: "Token", noun: "Token", page: Page) -> bool:
    return can_speak(speaker) and not (speaker.lower_ in OWNERS_IN_QUOTES and page.quoted(noun))


def _stands_alone(cue: Cue, head: "Token") -> bool:
    """Whether a noun without a speaker is worth a statement: `allegations that`, `there are concerns about`."""
    if cue.sense.words:
        return cue.head.dep_ == "attr" and any(child.dep_ == "expl" for child in cue.head.head.children)
    marked = any(child.dep_ == "mark" and child.lower_ in {"that", "whether"} for child in head.children)
    return (head.dep_ == "acl" and marked) or (head.dep_ == "relcl" and is_complement(head))


def _by_adjective(cue: Cue, sentence: "Span", page: Page) -> Draft | None:
    adjective = cue.head
    verb = adjective.head if adjective.dep_ in {"acomp", "attr", "oprd", "conj"} else adjective
    if verb != adjective and verb.lemma_ not in COPULAS and adjective.dep_ != "conj":
        return None
    speaker = subject_of(verb) or speaker_of(verb)
    if speaker is None or not can_speak(speaker) or is_unreal(verb) or page.quoted(adjective):
        return None
    read = right_content(cue, sentence, page)
    if read is None:
        return None
    tokens = sorted({verb, adjective}, key=lambda token: token.i)
    return Draft(
        speaker=speaker,
        verb=verb,
        cue=tuple(page.range_of(token, token) for token in tokens),
        content=(read[1],),
        head=read[0],
        act=cue.sense.act,
        held=True,
        score=SCORES[Frame.ADJECTIVE],
    )
