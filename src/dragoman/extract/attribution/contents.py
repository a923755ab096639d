"""Contents: the words that a cue reports, read off the parse."""

from typing import TYPE_CHECKING

from dragoman.extract.attribution.cues import Cue, is_speech_verb, reports
from dragoman.extract.attribution.drafts import Page, Range
from dragoman.extract.attribution.lexicon import Frame
from dragoman.extract.attribution.speakers import detached_from, is_participial
from dragoman.types.vocabularies.word_groups import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

CLAUSES = frozenset({"ccomp"})
THINGS = frozenset({"dobj", "pobj", "attr", "oprd", "acomp", "pcomp"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
OPENERS = frozenset({"that", ",", ":", "-", "—", "–", ";", "”"})
"""Tokens that stand between a cue and its content."""
LEAVERS = frozenset({"while", "whereas", "although", "though", "when", "after", "as"})
"""Words with which the reporter goes on in his own voice, when somebody speaks in their clause."""
OCCASIONS = frozenset({"as", "when", "after", "before", "while", "because", "since"})
"""Words that lead in a clause about when or why something was said, though the parser may make it what was said."""
CHANNEL_PREPOSITIONS = frozenset(
    {"in", "on", "at", "during", "to", "through", "via", "of", "by", "after", "before", "from"}
)
"""Prepositions that after a cue say where, when or to whom it was said."""
ABOUT = frozenset({"about", "over", "at", "of", "for", "in", "on"})
"""Prepositions between a noun of the cue and what it is about."""
LONGEST_CONTENT = 300
"""Tokens of a content that are looked through for the reporter's own words; nothing that people write is longer."""
LONGEST_TAIL = 14
"""Tokens of a clause at the end of a sentence that says who reported it."""


def right_content(cue: Cue, sentence: "Span", page: Page) -> tuple["Token", Range] | None:
    """The head and range of the content to the right of a cue; None when the cue takes none in its frame."""
    dependents = _dependents(cue)
    first = next((d for d in dependents if _opens(d, cue, dependents)), None) or _beyond_noun(cue, dependents)
    if first is None:
        return None
    head = first
    if cue.sense.frame is Frame.INFINITIVE:
        first = next(
            (d for d in dependents if d.dep_ in {"dobj", "nsubj", "pobj"} and cue.head.i < d.i < head.i), first
        )
    start = max(_led_in(first, dependents, cue), cue.last.i + 1 if first.dep_ != "dobj" else cue.head.i + 1)
    end = _end(first, dependents)
    return _range(start, max(end, head.right_edge.i), sentence, page, head)


def _dependents(cue: Cue) -> list["Token"]:
    own = {cue.head.i, *(word.i for word in cue.words)}
    found = [
        child
        for token in (cue.head, *cue.words)
        for child in token.children
        if child.i > cue.head.i and child.i not in own
    ]
    return sorted(found, key=lambda token: token.i)


def _beyond_noun(cue: Cue, dependents: list["Token"]) -> "Token | None":
    """The clause of a verb that the parser hung on a noun before it: `told the daily in an interview that ...`."""
    if cue.sense.frame is not Frame.CLAUSE or cue.words:
        return None
    nouns = (noun for d in dependents for noun in (d, *d.children) if _sets_scene(noun, cue))
    clauses = (c for noun in nouns for c in noun.children if c.dep_ in {"acl", "relcl", "ccomp"})
    return next((c for c in clauses if _is_marked(c)), None)


def _sets_scene(noun: "Token", cue: Cue) -> bool:
    """Whether a noun says to whom, where or when something was said, rather than what."""
    if noun.dep_ == "dobj":
        return noun.head == cue.head and cue.head.lemma_ in speech_words("telling")
    place = noun.ent_type_ in {"GPE", "FAC", "LOC", "DATE", "TIME"}
    return noun.dep_ == "pobj" and (place or noun.lemma_.lower() in speech_words("occasions"))


def _is_marked(clause: "Token") -> bool:
    """Whether *that* leads in a clause and fills no place in it."""
    return any(c.dep_ == "mark" and c.lower_ == "that" and c.tag_ == "IN" for c in clause.children)


def _opens(dependent: "Token", cue: Cue, dependents: list["Token"]) -> bool:
    frame = cue.sense.frame
    if frame in {Frame.CLAUSE, Frame.OBJECT} and cue.words and cue.words[-1].pos_ == "NOUN":
        return dependent.head == cue.words[-1] and _completes(dependent)
    if frame is Frame.CLAUSE:
        return _is_clause(dependent)
    if frame is Frame.INFINITIVE:
        return dependent.dep_ in {"xcomp", "ccomp", "advcl", "acl"} and has_to(dependent)
    if frame is Frame.OBJECT:
        return dependent.dep_ in THINGS or (dependent.dep_ in {"ccomp", "xcomp"} and not has_to(dependent))
    if frame is Frame.NAMING:
        return dependent.dep_ in {"dobj", "oprd", "ccomp", "acomp"} and _is_named(dependents)
    return _fills_noun(dependent, cue) if frame is Frame.NOUN else _fills_adjective(dependent, cue)


def _completes(token: "Token") -> bool:
    """Whether a dependent says what a noun of the cue is about: `voiced concern that`, `expressed the need to`."""
    if token.dep_ in {"acl", "relcl", "ccomp"}:
        return has_to(token) or any(c.dep_ == "mark" and c.lower_ in {"that", "whether"} for c in token.children)
    return token.dep_ == "prep" and token.lower_ in ABOUT


def _is_clause(token: "Token") -> bool:
    if token.dep_ == "ccomp":
        if any(child.dep_ == "mark" and child.lower_ in OCCASIONS for child in token.children):
            return False
        return token.lemma_ not in {"say", "add", "tell"} or any(
            c.dep_ in {"mark", "ccomp", "dobj", "aux"} for c in token.children
        )
    if token.dep_ == "advcl":
        return any(c.dep_ == "mark" and c.lower_ in {"that", "whether"} for c in token.children)
    return False


def _is_named(dependents: list["Token"]) -> bool:
    """Whether something is called something: `called the deal a mistake`, and not `called the minister`."""
    if any(d.dep_ in {"oprd", "ccomp", "acomp"} and not has_to(d) for d in dependents):
        return True
    names = [c for d in dependents if d.dep_ == "dobj" for c in d.children if c.dep_ == "appos"]
    return any(
        (c.left_edge.i and c.left_edge.nbor(-1).text in {"“", '"', "''", "``"}) or c.left_edge.text in {"“", '"'}
        for c in names
    )


def _fills_noun(token: "Token", cue: Cue) -> bool:
    if token.dep_ in {"acl", "relcl", "ccomp"} and token.pos_ in {"VERB", "AUX"}:
        if any(c.dep_ == "mark" and c.lower_ in {"that", "whether"} for c in token.children) or has_to(token):
            return True
        return token.dep_ == "relcl" and is_complement(token)
    return bool(cue.words) and token.dep_ in {"pobj", "pcomp"} and token.head in cue.words


def is_complement(clause: "Token") -> bool:
    """Whether a clause that the parser took for a relative one says what a noun is: its *that* fills no place in it."""
    for token in clause.subtree:
        if token.lower_ == "that" and token.i == clause.left_edge.i:
            rivals = [c for c in token.head.children if c.dep_ == token.dep_ and c.i != token.i]
            return token.dep_ in {"dobj", "mark"} and bool(rivals)
    return False


def _fills_adjective(token: "Token", cue: Cue) -> bool:
    if token.dep_ in {"ccomp", "xcomp", "advcl"}:
        return has_to(token) or _is_clause(token) or token.dep_ == "ccomp"
    if token.dep_ in {"pobj", "pcomp"}:
        return bool(cue.words) and token.head in cue.words
    return token.dep_ == "prep" and token.lower_ in {"about", "over", "of", "that", "at"} and token.i <= cue.last.i + 2


def has_to(token: "Token") -> bool:
    """Whether a verb is an infinitive with *to*."""
    return any(
        child.i < token.i and (child.tag_ == "TO" or (child.lower_ == "to" and child.dep_ == "aux"))
        for child in token.children
    )


def _led_in(first: "Token", dependents: list["Token"], cue: Cue) -> int:
    """Where a content starts: before a phrase that leads it in, as in `said under his plan, the force would grow`."""
    that = next((child for child in first.children if child.dep_ == "mark" and child.lower_ == "that"), None)
    start = int(first.left_edge.i if that is None else that.i)
    while first.doc[start].is_punct and first.doc[start].text in {",", "”"}:
        start += 1
    led = start > 0 and first.doc[start - 1].text in {",", "”"} and first.doc[start].lower_ != "that"
    if cue.sense.frame is not Frame.CLAUSE or not led:
        return start
    leading = [
        d for d in dependents if d.i < first.i and d.dep_ in {"prep", "advcl"} and d.left_edge.i == cue.last.i + 1
    ]
    if leading and leading[0].lower_ not in CHANNEL_PREPOSITIONS and leading[0].right_edge.i >= start - 3:
        return int(leading[0].left_edge.i)
    return start


def _end(first: "Token", dependents: list["Token"]) -> int:
    """Index of the last token of the content: its own and what follows up to the point where the reporter takes over."""
    end, comma = int(first.right_edge.i), False
    for dependent in dependents:
        if dependent.i <= first.i:
            continue
        if dependent.is_punct:
            comma = comma or dependent.text in {",", "—", "–", ";"}
            if dependent.text in {"—", "–", ";"}:
                break
            continue
        if _takes_over(dependent, comma=comma):
            break
        end, comma = max(end, int(dependent.right_edge.i)), False
    return end


def _takes_over(dependent: "Token", *, comma: bool) -> bool:
    if dependent.dep_ in {"cc", "conj", "parataxis", "nsubj", "aux"}:
        return True
    if not comma:
        return False
    return dependent.dep_ in {"advcl", "prep", "npadvmod", "advmod", "dep"}


def _range(start: int, end: int, sentence: "Span", page: Page, head: "Token") -> tuple["Token", Range] | None:
    doc = page.doc
    end = _cut(start, min(end, sentence.end - 1), page)
    if head.dep_ == "prep" and head.lower_ in ABOUT and doc[start] == head:
        start += 1
    while start <= end and (doc[start].lower_ in OPENERS or doc[start].is_space):
        start += 1
    while end >= start and (
        doc[end].is_space
        or (doc[end].text in {",", ".", ";", ":", "—", "–", "-"})
        or doc[end].lower_ in {"and", "but", "or", "also"}
    ):
        end -= 1
    if start > end:
        return None
    first, last = fit((doc[start].idx, doc[end].idx + len(doc[end])), page)
    open_one = page.quotation_at(last - 1)
    if open_one is not None and open_one.outer.start > first and open_one.outer.end > doc[sentence.end - 1].idx:
        last = open_one.outer.end
    return head, (first, last)


def _cut(start: int, end: int, page: Page) -> int:
    """The end of a content before words with which the reporter goes on: `..., adding that`, `..., according to`."""
    for token in page.doc[start + 1 : min(end + 1, start + LONGEST_CONTENT)]:
        if _leaves(token, page):
            return int(token.i) - 1
        if (
            token.dep_ == "conj"
            and not page.quoted(token)
            and detached_from(token) is not None
            and reports(token, page.lexicon)
        ):
            return int(token.i) - 1
        if token.text not in {",", "—", "–"} or token.i >= end or page.quoted(token):
            continue
        if is_tail(token, page):
            return int(token.i)
        following = page.doc[token.i + 1]
        if following.lower_ == "according":
            return int(token.i)
        for candidate in page.doc[token.i + 1 : min(token.i + 3, end + 1)]:
            if is_participial(candidate) and reports(candidate, page.lexicon):
                return int(token.i)
    return end


def _leaves(token: "Token", page: Page) -> bool:
    """Whether a word leads in a clause in which the reporter tells what somebody says: `talked of peace when he told ...`."""
    leads = token.dep_ == "mark" or (token.lower_ == "when" and token.dep_ == "advmod")
    return leads and token.lower_ in LEAVERS and not page.quoted(token) and _other_speaks(token.head, page)


def _other_speaks(verb: "Token", page: Page) -> bool:
    if not reports(verb, page.lexicon) or page.quoted(verb):
        return False
    if verb.lower_ == "saying" or is_participial(verb):
        return True
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    names = subject is not None and subject.pos_ in {"PROPN", "PRON"}
    return names and any(c.dep_ in {"ccomp", "punct"} for c in verb.children)


def is_tail(comma: "Token", page: Page) -> bool:
    """Whether a comma begins a clause that ends the sentence and says who reported it, as in `..., a daily reported`."""
    sentence = comma.sent
    if sentence.end - comma.i > 2 * LONGEST_TAIL:
        return False
    rest = [t for t in page.doc[comma.i + 1 : sentence.end] if not t.is_punct and not t.is_space]
    if not 2 <= len(rest) <= LONGEST_TAIL or any(page.quoted(t) for t in rest):  # noqa: PLR2004 - a speaker and a verb
        return False
    verbs = [t for t in rest if t.pos_ in {"VERB", "AUX"}]
    if len(verbs) != 1 or verbs[0].tag_ not in FINITE or not is_speech_verb(verbs[0], page.lexicon):
        return False
    after = [t for t in rest if t.i > verbs[0].i]
    return rest[0].lower_ not in {"which", "who", "that", "and", "but", "as"} and all(
        t.dep_ in {"prep", "pobj", "npadvmod", "advmod", "compound", "nummod", "det"} for t in after
    )


def fit(found: Range, page: Page) -> Range:
    """The range with quotations whole where it cuts one at its marks, and without a mark that belongs to none of it."""
    start, end = found
    opening = page.quotation_at(start)
    if opening is not None and start - opening.inner.start <= 0:
        start = opening.outer.start
    closing = page.quotation_at(end - 1)
    if closing is not None and closing.outer.start >= start and end >= closing.inner.end - 1:
        end = closing.outer.end
    return start, end
