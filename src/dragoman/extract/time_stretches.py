"""Rules for stretches of time (`last month`), distances (`a month ago`), durations (`five-year`) and sets (`every year`)."""

from dragoman.extract.time_rules import PART, RELATION, RELATIONS, Fields, Read, Rule
from dragoman.types.readings import TimeKind
from dragoman.types.vocabularies.times import TimeWordKind

ABOUT = (
    r"(?:(?:about|around|nearly|almost|roughly|approximately|over|no more than|no less than|more than|less than|at least|up to|"
    r"just over|just under|just) )?"
)
HERE = r"(?! ?[\w(“\"$])"
"""Nothing follows in the clause: `the day before` and not `the day before the vote`."""
PLURAL = "years|months|weeks|days|decades|centuries|hours|minutes|quarters"
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
    if word == "past" or (letter in {"DE", "CE"} and RELATIONS[word] == "last"):
        return TimeKind.DURATION, f"P1{letter} last"
    return TimeKind.DATE, f"P1{letter}{fields.relation}{' FY' if fields.get('fiscal') else ''}{fields.part}"


def _edge(fields: Fields) -> Read:
    letter, _ = fields.words.unit(fields.need("unit"))
    return TimeKind.DATE, f"P1{letter} this{fields.part}"


def _distance(fields: Fields) -> Read:
    """`a month ago`, `two days later`, `the week after`; `years ago` is some time in the past."""
    value = fields.words.duration(fields.get("number") or "a", fields.need("unit"))
    return None if value is None else (TimeKind.DATE, f"{value} {DIRECTIONS.get(fields.need('where'), 'later')}")


def _some_distance(fields: Fields) -> Read:
    return (
        TimeKind.DATE,
        f"{fields.words.duration(None, fields.need('unit'))} {DIRECTIONS.get(fields.need('where'), 'later')}",
    )


def _recent(fields: Fields) -> Read:
    """`in recent months`, `the past two months`, `the next five years`."""
    value = fields.words.duration(fields.get("number"), fields.need("unit"))
    return None if value is None else (TimeKind.DURATION, value + fields.relation)


def _duration(fields: Fields) -> Read:
    number = fields.need("number")
    if number in {"a", "an"} and fields.get("unit") == "second":
        return None
    if fields.get("half"):
        number = "1.5" if number in {"a", "an"} else f"{number} and a half"
    value = fields.words.duration(number, fields.need("unit"))
    return None if value is None else (TimeKind.DURATION, value)


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
        rf"\b{PART}?(?:the )?{RELATION} (?P<fiscal>fiscal )?(?P<unit>day|week|weekend|month|quarter|year|decade|century)\b(?![-–]old)",
        _stretch,
    ),
    Rule(
        "edge of unit",
        r"\b(?:the )?(?P<edge>beginning|start|middle|end) of (?:the )?(?P<unit>week|month|quarter|year|decade|century)\b",
        _edge,
    ),
    Rule("year end", r"\b(?:the )?(?P<unit>year|month)[ -](?P<edge>end)\b", _edge),
    Rule(
        "the day before",
        rf"\bthe (?P<unit>day|week|month|year|decade) (?P<where>before|after|earlier)\b{HERE}",
        _distance,
    ),
    Rule(
        "distance",
        rf"\b{ABOUT}(?P<number>@number|an?)[\s-](?P<unit>@unit) (?P<where>ago|earlier|previously|later|from now|hence|(?:before|prior|after)\b{HERE})\b",
        _distance,
    ),
    Rule("some distance", rf"\b(?P<unit>{PLURAL}) (?P<where>ago|earlier|later)\b", _some_distance),
    Rule("recent", rf"\b(?:the )?{RELATION}[\s-]+(?P<number>@number)[\s-]+(?P<unit>@unit)\b", _recent),
    Rule(
        "recent vague",
        rf"\b(?:the |these )?(?:more )?(?P<relation>recent|past|coming|previous|latest) (?P<unit>{PLURAL})\b",
        _recent,
    ),
    Rule("first of", r"\b(?:the )?(?:first|final|initial)[\s-]+(?P<number>@number)[\s-]+(?P<unit>@unit)\b", _duration),
    Rule(
        "duration",
        rf"""(?<![\w$€£¥.,'’-])(?:(?:the|those|these) (?=@number\s)|{ABOUT})(?P<number>@number|half an?|an?)
        (?:[\s-]+(?:more|full|consecutive|straight|additional|whole|long|entire|trading))?[\s-]+(?P<unit>@unit)\b
        (?P<half> and a half\b)?(?![- ]old\b)(?!['’]s\b)""",
        _duration,
    ),
    Rule("the weekend", r"\bthe weekend\b", lambda _: (TimeKind.DATE, "P1WE same")),
    Rule("bare duration", r"(?<![\w-])(?P<unit>years|months|weeks|decades|centuries)\b(?![- ]old)", _some_duration),
    Rule(
        "every",
        r"\b(?:every|each) (?:(?P<number>@number) )?(?:single )?(?P<unit>days?|weeks?|months?|years?|decades?|hours?|minutes?|quarter)\b",
        _every,
    ),
    Rule("frequency", r"\b(?P<word>@frequency)\b(?! (?-i:[A-Z]))", _frequency),
    Rule("reference", r"(?<![\w-])(?P<word>@reference)(?![\w-])", _reference),
)
