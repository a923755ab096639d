"""timelines-semeval15: what one entity did and underwent in thirty documents, dated and in order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.lines import parsed_lines
from dragoman import world
from dragoman.extract.times import find_times
from dragoman.link.dates import link_dates
from dragoman.text.certainty import status_of
from dragoman.text.parser import Parsed
from dragoman.types.readings import Reading, Status, TimeKind
from dragoman.types.resolutions import Resolution
from dragoman.world import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

UNKNOWN = "XXXX-XX-XX"
DAY = len(UNKNOWN)
EVENT_TAGS = frozenset({"VERB"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "iobj", "dative", "agent", "pobj", "attr"})
WITHIN_A_NAME = frozenset({"compound", "poss", "nmod", "conj", "appos", "amod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One word for an event in which an entity has a part."""

    document: str
    sentence: int
    word: str
    date: str


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The timelines of each corpus; of the gold timelines only whose they are is used."""
    knowledge = world.load()
    for row in rows:
        texts = ((one, "\n".join(one["sentences"]), one.get("dct")) for one in row["documents"])
        documents = [(one, parsed, _dates(parsed, knowledge)) for one, parsed in parsed_lines(texts)]
        entities = [timeline["entity"] for timeline in row["timelines"]]
        yield {"corpus": row["corpus"], "timelines": [_timeline(entity, documents) for entity in entities]}


def _timeline(entity: str, documents: list[tuple[dict[str, Any], Parsed, dict[int, str]]]) -> dict[str, Any]:
    found = [one for document, parsed, dates in documents for one in _happenings(entity, document, parsed, dates)]
    undated = [one for one in found if one.date == UNKNOWN]
    ordered = sorted((one for one in found if one.date != UNKNOWN), key=lambda one: one.date)
    order = {date: number for number, date in enumerate(sorted({one.date for one in ordered}), 1)}
    return {
        "entity": entity,
        "timeline": [
            {"order": order.get(one.date, 0), "date": one.date, "mentions": [[one.document, one.sentence, one.word]]}
            for one in (*undated, *ordered)
        ],
    }


def _happenings(entity: str, document: dict[str, Any], parsed: Parsed, dates: dict[int, str]) -> Iterator[Happening]:
    """The verbs of which the entity is an argument, and those above that only lend it a voice."""
    seen: set[int] = set()
    for sentence in parsed.sentences:
        number = parsed.document.text.count("\n", 0, sentence.start)
        for mention in _mentions(entity, sentence.tokens):
            verb = _verb_of(mention)
            if verb is not None and verb.i not in seen:
                seen.add(verb.i)
                yield Happening(
                    document=document["doc"],
                    sentence=number,
                    word=verb.text.lower(),
                    date=_date_of(verb, dates, document),
                )


def _mentions(entity: str, sentence: "Span") -> "Iterator[Token]":
    """The last words of the names of the entity."""
    words = entity.lower().split()
    for index in range(len(sentence) - len(words) + 1):
        run = sentence[index : index + len(words)]
        if [token.lower_ for token in run] == words:
            yield run[-1]


def _verb_of(mention: "Token") -> "Token | None":
    """The verb of which a mention is an argument."""
    token = mention
    while token.dep_ in WITHIN_A_NAME and token.head != token:
        token = token.head
    if token.dep_ not in ARGUMENTS:
        return None
    above = token.head
    while above.pos_ == "ADP" and above.head != above:
        above = above.head
    return above if above.pos_ in EVENT_TAGS else None


def _dates(parsed: Parsed, knowledge: Knowledge) -> dict[int, str]:
    """TIMEX3 values of the dates, by the token at their root."""
    reading = find_times(parsed, Reading(document_id=parsed.document.id), knowledge)
    linked = link_dates(parsed, reading, Resolution(document_id=parsed.document.id), knowledge).dates
    dates = {}
    for time, dated in zip(reading.times, linked, strict=True):
        tokens = parsed.doc.char_span(time.words.span.start, time.words.span.end, alignment_mode="expand")
        if tokens is not None and dated.start and time.kind in {TimeKind.DATE, TimeKind.TIME}:
            dates[tokens.root.i] = dated.start
    return dates


def _date_of(verb: "Token", dates: dict[int, str], document: dict[str, Any]) -> str:
    """The date in the clause of the verb, else the day of publication for what the text tells as done."""
    own = (dates[token.i] for token in verb.subtree if token.i in dates and _clause(token) == verb)
    date = next(own, None)
    if date is None:
        published = document.get("dct")
        date = published if published and status_of(verb) is Status.HAPPENED else UNKNOWN
    return date[:DAY] + UNKNOWN[len(date) :]


def _clause(token: "Token") -> "Token":
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token
