"""How parties, quotations and lists are put in words."""

import re
from collections.abc import Iterable

from dragoman.report.brief import Citation, Part, Sentence, Sign, Standing, Voice
from dragoman.report.context import sentence_around
from dragoman.report.dates import printed
from dragoman.report.phrases import phrases
from dragoman.report.view import Party, View
from dragoman.types.documents import Document
from dragoman.types.ids import DocumentId
from dragoman.types.readings import MentionKind
from dragoman.types.spans import Passage, Words

QUOTE_LIMIT = 200
"""Characters of a quotation in a sentence; the note behind it has all of it."""
QUOTATION_MARKS = "\"“”„‟«»'‘’"
TITLE_LIMIT = 42
"""Characters of a title that stands for an outlet that is not known."""
NO_OUTLET = "outlet not known"
NO_DATE = "no date"
DETERMINERS = ("a", "an", "another", "one", "two", "three", "some", "several", "many", "the", "other")
POINTING = ("these", "those", "this", "that", "such", "his", "her", "their", "its")
ALREADY_SAID = re.compile(r"\b(unnamed|anonymous|unidentified|undisclosed)\b", re.IGNORECASE)


def cite(document: Document, passage: Passage | Words) -> Citation:
    """The sentences in which the words lie as evidence, with where they stand."""
    spans = passage.spans if isinstance(passage, Passage) else (passage.span,)
    around = [sentence_around(document, span).span for span in spans]
    return Citation(
        document_id=document.id,
        outlet=outlet_of(document),
        date=printed(document.published) or NO_DATE,
        passage=document.passage(*((span.start, span.end) for span in around)),
    )


def outlet_of(document: Document) -> str:
    """The outlet as it is printed; where it is not known, the title stands for it."""
    return document.outlet or (f"“{cut(document.title, TITLE_LIMIT)}”" if document.title else NO_OUTLET)


def outlet_and_day(document: Document, *, dated: bool) -> str:
    """Who reports it, with the day of the report where it is wanted."""
    who = document.outlet or ("the report " + outlet_of(document) if document.title else "a report without outlet")
    return f"{who}, {printed(document.published) or NO_DATE}" if dated else who


def named(party: Party) -> str:
    """Who it is, shortly: the name, with an article where it takes one, or an unnamed one's description."""
    if party.name:
        return party.name if party.kind is MentionKind.PERSON else with_article(party.name)
    return unnamed(party.text) if party.anonymous else flat(party.text)


def with_article(name: str) -> str:
    """The name of a state or body as it stands inside a sentence: `the United States`, `the South Korean government`."""
    known = phrases()
    first, *others = name.split(" and ")
    joined = " and ".join((first, *(f"the {one}" if one.startswith(known.plural_states) else one for one in others)))
    takes_one = known.names_one(known.with_article, name) or name.startswith(known.plural_states)
    return f"the {joined}" if takes_one and not name.casefold().startswith("the ") else joined


def introduced(party: Party) -> str:
    """Who it is with his office, or an unnamed one's description."""
    if party.name and party.office and party.kind is MentionKind.PERSON and party.office not in party.name:
        return f"{party.name}, {party.office},"
    return named(party)


def unnamed(description: str) -> str:
    """A description that says that no name is given: `an unnamed senior official`, `unnamed analysts`."""
    words = flat(description).split(" ")
    if words[0].casefold() in POINTING:
        words = words[1:] or words
    if ALREADY_SAID.search(description):
        return " ".join(words)
    first = words[0].casefold()
    if first in DETERMINERS and len(words) > 1:
        if first == "the" and words[-1].endswith("s"):
            return " ".join(("unnamed", *words[1:]))
        article = "an" if first in {"a", "an"} else first
        return " ".join((article, "unnamed", *words[1:]))
    return " ".join(("unnamed", *words))


def listed(names: Iterable[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def flat(text: str) -> str:
    """The text with every run of white space made one space."""
    return " ".join(text.split())


def cut(text: str, limit: int = QUOTE_LIMIT) -> str:
    """At most `limit` characters, cut with … after a sentence if one ends late enough, else after a word."""
    text = flat(text)
    if len(text) <= limit:
        return text
    head = text[:limit]
    sentence_end = max(head.rfind(mark) for mark in (". ", "? ", "! ", ".” ", "?” "))
    if sentence_end > limit // 2:
        return f"{head[: sentence_end + 1].rstrip()} …"
    return f"{head[: head.rfind(' ')].rstrip(' ,;:–—-')} …"


def whole_words(text: str, limit: int) -> str:
    """At most `limit` characters, cut with … at the end of a clause if one ends late enough, else after a word."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    end = max(head.rfind(mark) for mark in (", ", "; ", " – ", ". "))
    shown = head[:end] if end > limit // 2 else head[: head.rfind(" ")]
    return f"{shown.rstrip(' ,;:.–—-')} …"


def first_words(text: str, most: int) -> str:
    """The first words, with … where there are more."""
    words = text.split()
    return flat(text) if len(words) <= most else f"{' '.join(words[:most]).rstrip(',;:')} …"


def quotation(text: str, limit: int) -> Part:
    """A report's words between our quotation marks, those inside made single."""
    return Part(f"“{whole_words(_single(flat(text)).rstrip(' .,;'), limit)}”", Voice.QUOTED)


def _single(text: str) -> str:
    return re.sub(r"[\"“„]([^\"“”„]*)[\"”]", r"‘\1’", text)


def quoted(document: Document, passage: Passage, limit: int = QUOTE_LIMIT) -> Part:
    """Direct speech between our quotation marks, its own taken off, those inside made single."""
    pieces = (document.text[span.start : span.end] for span in passage.spans)
    bare = [piece for each in pieces if (piece := flat(each).strip(QUOTATION_MARKS + " ").strip())]
    return Part(f"“{cut(_single(_joined(bare)).rstrip(','), limit)}”", Voice.QUOTED)


def _joined(pieces: list[str]) -> str:
    """The pieces of a broken quotation: run on where the sentence does, else told apart by `…`."""
    joined = pieces[0] if pieces else ""
    for piece in pieces[1:]:
        runs_on = piece[:1].islower() or joined.endswith((".", "!", "?", "…"))
        joined = f"{joined} {piece}" if runs_on else f"{joined.rstrip(',')} … {piece}"
    return joined


def reported(text: str, limit: int = QUOTE_LIMIT) -> Part:
    """The report's own words."""
    shown = cut(text, limit).strip(" ,")
    return Part(shown + "”" * (shown.count("“") > shown.count("”")), Voice.REPORTED)


def ended(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts with a full stop behind them, unless they end in one."""
    whole = tuple(parts)
    last = whole[-1].text.rstrip("”’\"' ")
    return whole if last.endswith((".", "?", "!", "…")) else (*whole, Part("."))


def sentence(parts: Iterable[Part], citations: Iterable[Citation], standing: Standing | None = None) -> Sentence:
    """A sentence that ends as one, with its first letter large and each citation once."""
    first, *rest = parts
    first = Part(first.text[:1].upper() + first.text[1:], first.voice)
    return entry(ended((first, *rest)), citations, standing)


def entry(parts: Iterable[Part], citations: Iterable[Citation], standing: Standing | None = None) -> Sentence:
    """A short entry of a table, without a full stop, each citation once."""
    once = {(c.document_id, c.passage.spans): c for c in citations}
    return Sentence(parts=tuple(parts), citations=tuple(once.values()), standing=standing)


def standing(view: View, documents: Iterable[DocumentId]) -> Standing | None:
    """That several independent documents have it; None for a single one."""
    unique = set(documents)
    origins = view.origin_count(unique)
    if origins > 1:
        return Standing(sign=Sign.CONFIRMED, words=f"{origins} independent reports")
    if len(unique) > 1:
        return Standing(sign=Sign.SINGLE, words=f"{len(unique)} reports, 1 origin")
    return None


def bracketed(*details: str) -> str:
    """The details that there are, in one pair of brackets after a space; empty without any."""
    given = ", ".join(filter(None, details))
    return f" ({given})" if given else ""


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 report`, `5 reports`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def left_out(total: int, shown: int) -> str | None:
    """What a section leaves to the record, in words."""
    return f"{total - shown:,} more in the record." if total > shown else None
