"""Rules for stretches of time (`last month`), distances (`a month ago`), durations (`five-year`) and sets (`every year`)."""

import re

from dragoman.extract.time_rules import PART, RELATION, RELATIONS, Fields, Read, Rule
from dragoman.types.readings import TimeKind
from dragoman.types.vocabularies.times import TimeWordKind

ABOUT = (
    r"(?:(?:around|nearly|almost|roughly|approximately|over(?= an?\b)|no more than|no less than|more than|less than|"
    r"at least|up to) )?"
)
OR_SO = r"(?: or (?:so|two|more)\b)?"
TO = r"(?:(?:\sto\s|\sor\s|-to-|[-–])(?P<most>@number))?"
"""The second of two numbers: `two to three weeks`."""
HERE = r"(?! ?[\w(“\"$])"
"""Nothing follows in the clause: `the day before` and not `the day before the vote`."""
PLURAL = "years|months|weeks|days|decades|centuries|hours|minutes|quarters"
OF_WHICH = (
    r"(?:(?<=\bin\s)|(?<=\bfor\s)|(?<=\bduring\s)|(?<=\bof\s)|(?<=\bthrough\s)|(?<=\bthroughout\s)|(?<=\bover\s))"
)
"""Words before a stretch that is known from what was said: `for the quarter`."""
ENDED = re.compile(r"\s+(?:ended|ending)\b")
NOT_AN_END = r"(?! (?:end|of|that|when|which|to come)\b|['’]s\b|[- ](?:long|round|end))"
YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
"""A number of a year, and not of `the 1988 quarter`."""
DIRECTIONS = {
    "ago": "ago",
    "from now": "hence",
    "hence": "hence",
    "earlier": "earlier",
    "before": "earlier",
    "prior": "earlier",
}


def _stretch(fields: Fields) -> Read:
    """`last month`, `this year`, `the following week`; the past year is the twelve months up to today."""
    letter, _ = fields.words.unit(fields.need("unit"))
    word = fields.need("relation")
    if fields.match.group().lower().startswith("the next"):
        return TimeKind.DATE, f"P1{letter} after"
    if fields.get("ago"):
        return TimeKind.DATE, f"P1{letter} earlier"
    if word == "past" or (letter in {"DE", "CE"} and RELATIONS[word] == "last"):
        return TimeKind.DURATION, f"P1{letter} last"
    return TimeKind.DATE, f"P1{letter}{fields.relation}{' FY' if fields.get('fiscal') else ''}{fields.part}"


def _edge(fields: Fields) -> Read:
    letter, _ = fields.words.unit(fields.need("unit"))
    return TimeKind.DATE, f"P1{letter} this{' FY' if fields.get('fiscal') else ''}{fields.part or ' CLOSE'}"


def _same_stretch(fields: Fields) -> Read:
    """`in the quarter`, `for the full year`: the one under discussion."""
    letter, _ = fields.words.unit(fields.need("unit"))
    if ENDED.match(fields.match.string, fields.match.end()):
        return TimeKind.DURATION, f"P1{letter}"
    return TimeKind.DATE, f"P1{letter} same{' FY' if fields.get('fiscal') else ''}"


def _amount(fields: Fields) -> str | None:
    """The duration; of two numbers neither is known."""
    return fields.words.duration(None if fields.get("most") else fields.get("number") or "a", fields.need("unit"))


def _distance(fields: Fields) -> Read:
    """`a month ago`, `two days later`, `the week after`; `years ago` is some time in the past."""
    value = _amount(fields)
    return None if value is None else (TimeKind.DATE, f"{value} {DIRECTIONS.get(fields.need('where'), 'later')}")


def _from_event(fields: Fields) -> Read:
    """`two days after the election`, `the eve of the vote`: counted from what follows, where the report dates it."""
    if fields.need("unit").endswith("s") and not fields.get("number"):
        return (
            TimeKind.DATE,
            f"{fields.words.duration(None, fields.need('unit'))} {DIRECTIONS.get(fields.need('where'), 'later')} EVENT",
        )
    value = _amount(fields) if fields.get("unit") else "P1D"
    where = DIRECTIONS.get(fields.need("where"), "later") if fields.get("unit") else "earlier"
    return None if value is None else (TimeKind.DATE, f"{value} {where} EVENT")


def _some_distance(fields: Fields) -> Read:
    return (
        TimeKind.DATE,
        f"{fields.words.duration(None, fields.need('unit'))} {DIRECTIONS.get(fields.need('where'), 'later')}",
    )


def _recent(fields: Fields) -> Read:
    """`in recent months`, `the past two months`, `the next five years`."""
    number = None if fields.get("most") else fields.get("number")
    value = fields.words.duration(number, fields.need("unit"))
    return None if value is None else (TimeKind.DURATION, value + (fields.relation or " next"))


def _duration(fields: Fields) -> Read:
    number = fields.need("number")
    if fields.get("most"):
        return _some_duration(fields)
    if YEAR_LIKE.fullmatch(number) or _is_a_share(fields):
        return None
    if number in {"a", "an"} and fields.get("unit") == "second":
        return None
    if fields.get("half"):
        number = "1.5" if number in {"a", "an"} else f"{number} and a half"
    value = fields.words.duration(number, fields.need("unit"))
    return None if value is None else (TimeKind.DURATION, value)


def _is_a_share(fields: Fields) -> bool:
    """`three-quarters of its food`."""
    return bool(re.search(r"[\s-]quarters?$", fields.match.group())) and bool(
        re.match(r"\s+of\b", fields.match.string[fields.match.end() :][:4])
    )


def _some_duration(fields: Fields) -> Read:
    value = fields.words.duration(None, fields.need("unit"))
    return None if value is None else (TimeKind.DURATION, value)


def _every(fields: Fields) -> Read:
    value = fields.words.duration(fields.get("number") or "a", fields.need("unit"))
    return None if value is None else (TimeKind.SET, value)


def _frequency(fields: Fields) -> Read:
    return TimeKind.SET, fields.word(TimeWordKind.FREQUENCY, "word")


def _reference(fields: Fields) -> Read:
    return TimeKind.DATE, fields.word(TimeWordKind.REFERENCE, "word")


STRETCH_RULES: tuple[Rule, ...] = (
    Rule(
        "stretch",
        rf"\b{PART}?(?:the )?{RELATION} (?P<fiscal>(?:fiscal|financial|budget) )?(?P<unit>day|week|weekend|month|quarter|year|decade|century)\b(?![-–]old)",
        _stretch,
    ),
    Rule(
        "edge of unit",
        r"\b(?:the )?(?P<edge>beginning|start|middle|end|close) of (?:the )?(?P<fiscal>(?:fiscal|financial|budget) )?"
        r"(?P<unit>week|month|quarter|year|decade|century)\b",
        _edge,
    ),
    Rule("year end", r"\b(?:the )?(?P<unit>year|month)(?:[ -]|['’]s )(?P<edge>end)\b", _edge),
    Rule(
        "same stretch",
        rf"{OF_WHICH}the (?:full |whole |entire )?(?P<fiscal>(?:fiscal|financial|budget) )?(?P<unit>year|quarter|week|month)\b{NOT_AN_END}",
        _same_stretch,
    ),
    Rule(
        "year earlier",
        r"\b(?:the (?:comparable )?year-(?:ago|earlier) (?:quarter|period|month)|year-(?:ago|earlier))\b",
        lambda _: (TimeKind.DATE, "P1Y earlier"),
    ),
    Rule(
        "the day before",
        rf"\b(?:the|a) (?P<unit>day|week|month|year|decade) (?P<where>before|after|earlier)\b{HERE}",
        _distance,
    ),
    Rule(
        "from event",
        rf"\b(?:{ABOUT}(?P<number>@number|an?){TO}\s|the )(?P<unit>@unit)(?= (?P<where>before|after)\b(?!{HERE}))",
        _from_event,
    ),
    Rule("eve", r"\bthe eve(?= of \w)", _from_event),
    Rule(
        "distance",
        rf"\b{ABOUT}(?P<number>@number|half an?|an?){TO}[\s-](?P<unit>@unit){OR_SO} "
        rf"(?P<where>ago|earlier|previously|later|from now|hence|(?:before|prior|after)\b{HERE})\b",
        _distance,
    ),
    Rule("some distance", rf"\b(?P<unit>{PLURAL}) (?P<where>ago|earlier|later)\b", _some_distance),
    Rule("recent", rf"\b(?:the )?{RELATION}[\s-]+(?P<number>@number){TO}[\s-]+(?P<unit>@unit)\b", _recent),
    Rule(
        "recent vague",
        rf"\b(?:the |these )?(?:more )?(?P<relation>recent|past|coming|previous|latest) (?P<unit>{PLURAL})(?: and (?:{PLURAL}))?\b",
        _recent,
    ),
    Rule("ahead", rf"\b(?:the )?(?P<unit>{PLURAL}) ahead\b(?! of\b)", _recent),
    Rule(
        "in time",
        r"\bin (?P<number>@number|an?) (?P<unit>day|week|month|year)s?['’]s? time\b",
        lambda fields: (TimeKind.DATE, f"{_amount(fields)} hence"),
    ),
    Rule("first of", r"\b(?:the )?(?:first|final|initial)[\s-]+(?P<number>@number)[\s-]+(?P<unit>@unit)\b", _duration),
    Rule(
        "duration",
        rf"""(?<![\w$€£¥.,'’-])(?:(?:the|those|these) (?=@number\s)|{ABOUT})(?P<number>@number|half an?|an?){TO}
        (?:[\s-]+(?:more|full|consecutive|straight|additional|whole|long|entire|trading))?[\s-]+(?P<unit>@unit)\b
        (?P<half> and a half\b)?(?: or more\b)?(?![- ]old\b)(?!['’]s\b)""",
        _duration,
    ),
    Rule("the weekend", r"\bthe weekend\b", lambda _: (TimeKind.DATE, "P1WE same")),
    Rule(
        "bare duration",
        r"(?<![\w-])(?P<unit>years|months|weeks|decades|centuries)(?: or (?:years|months|weeks))?\b(?![- ]old)",
        _some_duration,
    ),
    Rule(
        "every",
        r"\b(?:every|each) (?:(?P<number>@number) )?(?:single )?(?P<unit>days?|weeks?|months?|years?|decades?|hours?|minutes?|quarter)\b",
        _every,
    ),
    Rule("frequency", r"\b(?P<word>@frequency)\b(?! (?-i:[A-Z]))", _frequency),
    Rule(
        "reference",
        r"(?<![\w-])(?P<word>@reference)(?![\w-])(?<!\bpast(?= (?:@number|@season|summers|winters|springs|autumns)))",
        _reference,
    ),
)
