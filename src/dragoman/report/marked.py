"""For a terminal: the text of one document with what was read marked in it, and under each paragraph the records that rest on it."""

from collections.abc import Iterator

from rich.text import Text

from dragoman.report.dates import printed, printed_range
from dragoman.report.inspect import JsonObject
from dragoman.report.phrases import phrases
from dragoman.types.documents import BlockKind, Document
from dragoman.types.readings import Wording

STYLES = {
    "speaker": "bold cyan",
    "cue": "yellow",
    "content": "green",
    "figure": "bold magenta",
    "time": "blue",
    "event": "bold red",
}
"""One style a kind of span, in the order in which they are laid over one another."""
DAY_WIDTH = 16
"""Columns for the day of a line."""
SHORT = 88
"""Characters of a record's words in its line; the paragraph above has them whole."""


def marked(inspected: JsonObject) -> Iterator[Text]:
    """The lines to print for one inspected file."""
    document = inspected["document"]
    if document is None:
        yield Text(f"{inspected['file']}: not read", style="bold")
        yield from _rejections(inspected)
        return
    yield Text(document["title"] or inspected["file"] or document["id"], style="bold")
    known = (document["outlet"], document["published"], ", ".join(document["authors"]) or None, document["language"])
    yield Text(" · ".join(part for part in known if part), style="dim")
    yield Text(" ").join(Text(kind, style=style) for kind, style in STYLES.items())
    for block in document["blocks"]:
        yield Text()
        yield from _block(inspected, block)
    yield Text()
    yield _counts(inspected)
    yield from _rejections(inspected)


def record_line(facts: JsonObject) -> str:
    """One statement, event, figure, mention or time in a line."""
    if "content" in facts:
        return _statement_line(facts).plain
    if "trigger" in facts:
        return _event_line(facts).plain
    if "unit" in facts:
        return _figure_line(facts).plain
    return f"{facts['kind']} {facts['text']}"


def told_line(facts: JsonObject, document: Document) -> str:
    """One statement or event as a line to read: its day, who said or did what, the words, the outlet, the id."""
    when = facts["said"] if "content" in facts else facts["when"]
    day = printed_range(when["start"], when["end"]) if when else _reported(document)
    outlet = document.outlet or document.title or "outlet not known"
    return f"  {day:<{DAY_WIDTH}} {_told(facts)}  ({outlet})  [{facts['id']}]"


def _reported(document: Document) -> str:
    day = printed(document.published)
    return f"by {day}" if day else "no day"


def _told(facts: JsonObject) -> str:
    if "content" in facts:
        to = _names(facts["addressees"])
        direct = facts["wording"] == Wording.DIRECT or facts["cue"] is None
        link = "" if not direct and facts["cue"]["text"].endswith("told") else "to "
        verb = phrases().act(facts["act"]) if direct else facts["cue"]["text"]
        return f"{_name(facts['speaker'])} {verb}{f' {link}{to}' if to else ''}: {_short(facts['content']['text'])}"
    status = "" if facts["status"] == "happened" else f"{facts['status']}: "
    return f"{status}{_short(facts['evidence']['text'])}"


def _block(inspected: JsonObject, block: JsonObject) -> Iterator[Text]:
    start, end = block["span"]
    line = Text(inspected["document"]["text"][start:end], style=_block_style(block["kind"]))
    for kind, left, right in _marks(inspected):
        if start <= left < end:
            line.stylize(STYLES[kind], left - start, right - start)
    yield line
    for record in _records(inspected, start, end):
        yield Text("  · ", style="dim").append_text(record)


def _block_style(kind: str) -> str:
    return {BlockKind.HEADLINE: "bold", BlockKind.SUBHEADING: "bold", BlockKind.CAPTION: "italic"}.get(
        BlockKind(kind), ""
    )


def _marks(inspected: JsonObject) -> Iterator[tuple[str, int, int]]:
    for statement in inspected["statements"]:
        yield from (("content", *span) for span in statement["content"]["spans"])
        yield from (("cue", *span) for span in (statement["cue"] or {"spans": []})["spans"])
        if statement["speaker"]["span"]:
            yield "speaker", *statement["speaker"]["span"]
    for kind, field in (("times", "time"), ("figures", "figure")):
        yield from ((field, *item["span"]) for item in inspected[kind])
    yield from (("event", *event["trigger"]["span"]) for event in inspected["events"])


def _records(inspected: JsonObject, start: int, end: int) -> Iterator[Text]:
    """The records whose words start in a paragraph, in text order."""
    lines = [(s["content"]["spans"][0][0], _statement_line(s)) for s in inspected["statements"]]
    lines += [(e["trigger"]["span"][0], _event_line(e)) for e in inspected["events"]]
    lines += [(f["span"][0], _figure_line(f)) for f in inspected["figures"]]
    yield from (line for at, line in sorted(lines, key=lambda pair: pair[0]) if start <= at < end)


def _statement_line(statement: JsonObject) -> Text:
    to = _names(statement["addressees"])
    head = f"{_name(statement['speaker'])}{f' to {to}' if to else ''}{_day(statement['said'])}, {statement['act']}: "
    return Text("said ", style="green").append(head).append(_short(statement["content"]["text"]), style="italic")


def _event_line(event: JsonObject) -> Text:
    to = _names(event["recipients"])
    kind = event["type"] + (f" {event['mode']}" if event["mode"] else "")
    body = f"{kind}, {event['status']}{_day(event['when'])}: {_names(event['actors']) or '?'}{f' → {to}' if to else ''}"
    return Text("done ", style="red").append(body).append(f"  ({_short(event['evidence']['text'])})", style="dim")


def _figure_line(figure: JsonObject) -> Text:
    bound = "" if figure["bound"] == "exact" else f"{figure['bound']} "
    rate = f" {figure['rate']}" if figure["rate"] else ""
    what = figure["measures"] or "not known what it measures"
    body = f"{bound}{figure['value']:,.12g} {figure['unit']}{rate}: {what}{_day(figure['period'])}, {figure['status']}"
    return Text("figure ", style="magenta").append(body)


def _name(party: JsonObject) -> str:
    return party["name"] or party["text"] or "somebody"


def _names(parties: list[JsonObject]) -> str:
    return ", ".join(map(_name, parties))


def _day(when: JsonObject | None) -> str:
    if when is None:
        return ""
    return f", {when['start']}" if when["start"] == when["end"] else f", {when['start']} to {when['end']}"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= SHORT else words[:SHORT].rsplit(" ", 1)[0] + " …"


def _counts(inspected: JsonObject) -> Text:
    kinds = ("mentions", "statements", "events", "figures", "times", "rejected")
    return Text(" · ".join(f"{len(inspected[kind])} {kind}" for kind in kinds), style="dim")


def _rejections(inspected: JsonObject) -> Iterator[Text]:
    for row in inspected["rejected"]:
        yield Text(f"  not used ({row['stage']}): {row['reason']}: {_short(row['detail'])}", style="dim")
