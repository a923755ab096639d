"""Mentions at spans that somebody else found: those of another annotation, or of a reader."""

from collections.abc import Iterable

from dragoman.extract.noun_phrases import METHOD, head_form, head_kind, name_at
from dragoman.text.parser import Parsed
from dragoman.types.readings import Mention, Reading
from dragoman.types.spans import Span


def with_spans(parsed: Parsed, reading: Reading, spans: Iterable[Span]) -> tuple[Reading, tuple[Mention, ...]]:
    """The reading with a mention at each span that has words, and these mentions in the order of the spans."""
    made = [mention for span in dict.fromkeys(spans) if (mention := _mention(parsed, reading, span)) is not None]
    reading = reading.with_mentions(*made)
    by_span = {mention.words.span: mention for mention in reading.mentions}
    return reading, tuple(by_span[mention.words.span] for mention in made)


def _mention(parsed: Parsed, reading: Reading, span: Span) -> Mention | None:
    inside = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    if inside is None or not parsed.document.text[span.start : span.end].strip():
        return None
    head = inside.root
    named = name_at(reading, head.idx)
    return Mention(
        document_id=reading.document_id,
        words=parsed.document.words(span.start, span.end),
        kind=named.kind if named is not None else head_kind(head),
        form=head_form(head),
        method=METHOD,
    )
