"""Statements of one document: who said, wrote or is reported to hold what, by rules over the parse and the learned reader.

After Newell et al. 2018 (PolNeAR) in what counts as an attribution; quotations as in O'Keefe et al. 2012. Known misses:
irony, speakers named only in another paragraph, cues split by long asides.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.extract.acts import act_of, status_in
from dragoman.extract.attribution.carried import carried_drafts, joined
from dragoman.extract.attribution.datelined import without_dateline
from dragoman.extract.attribution.drafts import METHOD, Draft, Page
from dragoman.extract.attribution.exchanges import answered
from dragoman.extract.attribution.forecasts import forecast_drafts
from dragoman.extract.attribution.headlines import headline_drafts
from dragoman.extract.attribution.indirect import indirect_drafts
from dragoman.extract.attribution.learned import proposed
from dragoman.extract.attribution.lexicon import lexicon_of
from dragoman.extract.attribution.proposals import instead, is_statement, together
from dragoman.extract.attribution.quoted import direct_drafts, utterances
from dragoman.extract.attribution.relays import relayed
from dragoman.extract.attribution.signatures import signed_drafts
from dragoman.extract.attribution.splitting import split
from dragoman.extract.attribution.transcripts import transcript_drafts
from dragoman.extract.channels import channel_of
from dragoman.extract.issues import issues_in
from dragoman.extract.noun_phrases import coordinated, head_form, head_kind, is_headed, phrase_mention, phrase_span
from dragoman.extract.repeats import with_repeats
from dragoman.text.parser import Parsed, Sentence
from dragoman.types.ids import TimeId
from dragoman.types.readings import (
    Mention,
    MentionForm,
    MentionKind,
    Reading,
    Statement,
    Time,
    TimeKind,
    Wording,
)
from dragoman.types.spans import Span, merged
from dragoman.types.vocabularies.word_groups import speech_words
from dragoman.world import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token

Named = Mapping[int, Mention]
"""Mentions by the index of their head."""
POLITICAL = frozenset({"GPE", "ORG", "NORP"})
"""What the parser takes states and bodies for."""
SHORT = 12
"""Words of a content below which its whole sentence tells the issue."""


def find_statements(parsed: Parsed, found: Reading, knowledge: Knowledge) -> Reading:
    """The reading with its statements, and the mentions of who speaks in them, added."""
    page = Page(parsed, found, lexicon_of(knowledge.vocabulary))
    drafts = drafts_of(page, proposed(page))
    named = _named(drafts, page)
    made = [_statement(draft, page, knowledge, named) for draft in drafts]
    mentions = {mention.id: mention for _, used in reversed(made) for mention in reversed(used)}
    statements = with_repeats(_nested(_distinct(statement for statement, _ in made)), mentions, page)
    return replace(found.with_mentions(*mentions.values()), statements=statements)


def drafts_of(page: Page, proposals: Sequence[Draft] = ()) -> list[Draft]:
    """All attributions on a page, in text order: those of the rules, put together with the proposals of another reader."""
    turns = [*transcript_drafts(page), *signed_drafts(page)]
    spoken = _contents(turns)
    pairs = [
        (utterance, draft)
        for utterance, draft in joined(direct_drafts(page, utterances(page)), page)
        if not _covered(utterance.quotation.outer, spoken)
    ]
    direct = [draft for _, draft in pairs if draft is not None]
    outside = [one for one in proposals if is_statement(one, page) and not _covered(Span(*one.content[0]), spoken)]
    rules = instead([*direct, *_indirect(direct, page)], list(headline_drafts(page)))
    drafts = together(rules, outside, page)
    drafts = [*turns, *_by_sentence((without_dateline(draft, page) for draft in drafts), page)]
    reported = _contents(drafts)
    pending = [utterance for utterance, _ in pairs if not _covered(utterance.quotation.outer, reported)]
    drafts += carried_drafts(pending, drafts, page)
    drafts = answered(sorted(drafts, key=lambda draft: draft.content), page)
    return sorted([*drafts, *forecast_drafts(drafts, page)], key=lambda draft: draft.content)


def _indirect(direct: Iterable[Draft], page: Page) -> Iterator[Draft]:
    """The indirect attributions of each sentence by cues that have no quotation."""
    taken = frozenset(draft.verb.i for draft in direct if draft.verb is not None)
    for sentence in page.parsed.sentences:
        yield from indirect_drafts(sentence.tokens, page, taken)


def _by_sentence(drafts: Iterable[Draft], page: Page) -> Iterator[Draft]:
    """The attributions with the way by which they came, and each clause that is said for itself apart."""
    here: dict[int | None, list[Draft]] = defaultdict(list)
    for draft in drafts:
        sentence = page.sentence_at(draft.place) if draft.cue else None
        here[sentence.start if sentence else None].append(draft)
    yield from here[None]
    for sentence in page.parsed.sentences:
        yield from split(relayed(here[sentence.start], sentence.tokens, page), sentence.tokens, page)


def _contents(drafts: list[Draft]) -> tuple[Span, ...]:
    return merged(Span(start, end) for draft in drafts for start, end in draft.content)


def _covered(span: Span, contents: tuple[Span, ...]) -> bool:
    """Whether one of the contents, which lie in order, holds all of a span."""
    position = bisect_right(contents, span.start, key=lambda content: content.start) - 1
    return position >= 0 and contents[position].covers(span)


def _statement(draft: Draft, page: Page, knowledge: Knowledge, named: Named) -> tuple[Statement, tuple[Mention, ...]]:
    document = page.parsed.document
    content = document.passage(*draft.content)
    cue = document.passage(*draft.cue) if draft.cue else None
    sentence = page.sentence_at(draft.place) if draft.cue else None
    evidence = document.passage(*_sentences(draft, page))
    speaker = _speaker(draft, page, named)
    via, addressees = (tuple(_mention(head, page, named) for head in heads) for heads in (draft.via, draft.addressees))
    act = act_of(draft, content.text)
    about = content.text if len(content.text.split()) >= SHORT else f"{evidence.text} {content.text}"
    statement = Statement(
        document_id=page.found.document_id,
        speaker=speaker.id if speaker else None,
        cue=cue,
        content=content,
        evidence=evidence,
        wording=_wording(draft, page),
        act=act,
        status=status_in(draft, act),
        via=tuple(mention.id for mention in via),
        addressees=tuple(mention.id for mention in addressees),
        channel=channel_of(draft, sentence.tokens if sentence else None, knowledge.vocabulary),
        issues=issues_in(about, knowledge.vocabulary),
        said=_said(draft, sentence, page),
        method=draft.method,
        score=round(draft.score, 3),
    )
    return statement, (*((speaker,) if speaker else ()), *via, *addressees)


def _sentences(draft: Draft, page: Page) -> Iterator[tuple[int, int]]:
    """The sentences that the cue and the content touch."""
    for start, end in (*draft.cue, *draft.content):
        for offset in (start, end - 1):
            sentence = page.sentence_at(offset) or page.block_at(offset)
            yield (sentence.span.start, sentence.span.end) if sentence else (start, end)
        yield start, end


def _wording(draft: Draft, page: Page) -> Wording:
    """Direct when all of the content is quoted or a turn of a transcript, mixed when some is."""
    if draft.turn:
        return Wording.DIRECT
    quoted = [_quoted_whole(span, page) for span in draft.content]
    if all(quoted):
        return Wording.DIRECT
    if any(quoted) or any(
        q.outer.start < end and start < q.outer.end for start, end in draft.content for q in page.quotations
    ):
        return Wording.MIXED
    return Wording.INDIRECT


def _quoted_whole(span: tuple[int, int], page: Page) -> bool:
    quotation = page.quotation_at(span[0])
    return quotation is not None and quotation.outer.start <= span[0] and span[1] <= quotation.outer.end


def _speaker(draft: Draft, page: Page, named: Named) -> Mention | None:
    """The mention of who speaks, cut before the cue where the parser made that a part of the noun phrase."""
    if draft.speaker is None:
        return None
    mention, cue = _mention(draft.speaker, page, named), draft.cue[0][0] if draft.cue else 0
    if draft.speaker.i in named or not draft.speaker.idx < cue < mention.words.span.end:
        return mention
    clauses = [c.left_edge.idx for c in draft.speaker.children if c.dep_ == "acl" and draft.speaker.idx < c.idx <= cue]
    start = mention.words.span.start
    before = page.text[start : min([cue, *clauses])].rstrip(" ,\n")
    return replace(mention, words=page.parsed.document.words(start, start + len(before)))


def _named(drafts: Iterable[Draft], page: Page) -> Named:
    """The mentions of those who speak in words that are known better than the parse tells, by their heads."""
    return {
        draft.speaker.i: _spelt_out(draft.speaker, draft.speaker_span, draft, page)
        for draft in drafts
        if draft.speaker is not None and draft.speaker_span is not None and not _parsed_within(draft, page)
    }


def _parsed_within(draft: Draft, page: Page) -> bool:
    """Whether the parse finds a name or phrase of its own within the words that another reader marks as the speaker."""
    if _is_label(draft) or draft.speaker is None or draft.speaker_span is None:
        return False
    return draft.speaker_span.covers(phrase_mention(page.parsed, page.found, draft.speaker).words.span)


def _spelt_out(head: "Token", span: Span, draft: Draft, page: Page) -> Mention:
    return Mention(
        document_id=page.found.document_id,
        words=page.parsed.document.words(span.start, span.end),
        kind=_label_kind(head) if _is_label(draft) else head_kind(head),
        form=_label_form(head) if _is_label(draft) else head_form(head),
        method=draft.method,
    )


def _is_label(draft: Draft) -> bool:
    """Whether the speaker is a label beside a mark: `HOLT: ...`, `... — Anne Holt`."""
    return draft.verb is None and draft.method == METHOD


def _label_kind(head: "Token") -> MentionKind:
    kind = head_kind(head)
    return MentionKind.PERSON if kind is MentionKind.OTHER else kind


def _label_form(head: "Token") -> MentionForm:
    """Whether a label of a transcript names somebody or only says what he is there: `MODERATOR`, `Q`."""
    plain = is_headed(head, "person", "document") or head.lower_ in speech_words("labels")
    return MentionForm.DESCRIPTION if plain else MentionForm.NAME


def _mention(head: "Token", page: Page, named: Named) -> Mention:
    """The mention of a speaker; one that covers all of them where several speak."""
    if head.i in named:
        return named[head.i]
    first = _outside_dateline(phrase_mention(page.parsed, page.found, head), page)
    others = _spoken_with(head)
    if not others:
        return first
    end = phrase_span(page.parsed, others[-1]).end
    words = page.parsed.document.words(first.words.span.start, max(first.words.span.end, end))
    return replace(first, words=words, method=METHOD)


def _spoken_with(head: "Token") -> tuple["Token", ...]:
    """Those who speak with somebody; the parser takes the second of three for what the first is: `Norway, Sweden and Finland`."""
    listed = [c for c in head.children if c.dep_ == "appos" and any(other.i > c.i for other in c.conjuncts)]
    alike = listed and {head.ent_type_, listed[0].ent_type_} <= POLITICAL
    if alike and head.pos_ == listed[0].pos_ == "PROPN":
        return coordinated(listed[0])
    return coordinated(head)[1:]


def _outside_dateline(mention: Mention, page: Page) -> Mention:
    """A mention without the dateline that the parser made a part of its phrase."""
    span = mention.words.span
    opening = page.dateline_end(span.start)
    if not span.start < opening < span.end:
        return mention
    return replace(mention, words=page.parsed.document.words(opening, span.end))


def _said(draft: Draft, sentence: Sentence | None, page: Page) -> TimeId | None:
    """The time expression that says when, among those of the cue's sentence outside the content."""
    if sentence is None or draft.verb is None:
        return None
    place, times = draft.verb.idx, page.found.times
    first = bisect_left(times, sentence.start, key=lambda time: time.words.span.start)
    after = bisect_left(times, sentence.end, key=lambda time: time.words.span.start)
    fitting = [time for time in times[first:after] if _dates(time, draft, page)]
    best = min(fitting, key=lambda t: (abs(t.words.span.start - place), t.words.span.start), default=None)
    return best.id if best else None


def _dates(time: Time, draft: Draft, page: Page) -> bool:
    """Whether a time expression dates the cue: it hangs on it, and not on a clause about somebody."""
    span = time.words.span
    if time.kind not in {TimeKind.DATE, TimeKind.TIME} or draft.holds(span.start):
        return False
    tokens = page.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or draft.verb is None:
        return False
    token = tokens.root
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        if token.dep_ in {"amod", "nummod", "compound", "poss", "nmod", "appos"}:
            return False
        token = token.head
    return bool(
        token == draft.verb
        or (token.idx < draft.verb.idx and span.start < draft.verb.idx and token.is_ancestor(draft.verb))
    )


def _distinct(statements: Iterable[Statement]) -> list[Statement]:
    """One statement of each content and cue; of two with one content the surer."""
    kept: dict[tuple[Span, ...], Statement] = {}
    for statement in statements:
        known = kept.get(statement.content.spans)
        if known is None or known.score < statement.score:
            kept[statement.content.spans] = statement
    return sorted(kept.values(), key=lambda s: (s.content.start, -s.content.end, -len(s.content.text), s.id))


def _nested(statements: list[Statement]) -> tuple[Statement, ...]:
    """The statements with those inside others bound to the smallest that holds their cue."""
    result: list[Statement] = []
    open_ones: list[Statement] = []
    for statement in statements:
        place = statement.cue.start if statement.cue else statement.content.start
        open_ones = [other for other in open_ones if other.content.end > statement.content.start]
        holding = [
            o
            for o in open_ones
            if any(s.start <= place < s.end for s in o.content.spans) and o.content != statement.content
        ]
        outer = min(holding, key=lambda o: o.content.end - o.content.start, default=None)
        result.append(replace(statement, within=outer.id) if outer else statement)
        open_ones.append(statement)
    return tuple(result)
