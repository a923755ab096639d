"""Rules for years and what is made of them: decades, quarters, seasons, fiscal years."""

from dragoman.extract.time_rules import OF_YEAR, PART, RELATION, RELATIONS, Fields, Read, Rule
from dragoman.types.readings import TimeKind
from dragoman.types.vocabularies.times import TimeWordKind

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
ALONE = r"(?<![\w$€£¥₩#.,/-])"
NOT_A_COUNT = r"(?![\w%]|[,.]\d|['’]?s\b(?! @number)(?<=\ds)|/\d| (?:people|troops|soldiers|km|miles|dollars|won|yen|meters|metres|feet)\b)"
WHOSE = (
    r"(?:(?P<year_before>@year) |(?P<whose>last|this|next|that) year['’]s |(?P<back>year-(?:ago|earlier)) )?"
    r"(?P<fiscal>fiscal[\s-])?"
)
OF_WHICH = rf"(?:(?: of)?(?: fiscal(?: year)?)? (?P<year>@year)\b|{OF_YEAR})"


def _decade(fields: Fields) -> Read:
    return TimeKind.DATE, (fields.get("full") or f"19{fields.need('short')}")[:3] + fields.part


def _century(fields: Fields) -> Read:
    return TimeKind.DATE, f"{int(fields.need('number')) - 1:02}{fields.part}"


def _spoken_decade(fields: Fields) -> Read:
    tens = fields.need("tens").removesuffix("ies") + "y"
    return TimeKind.DATE, fields.words.year(f"nineteen {tens}")[:3] + fields.part


def _era(fields: Fields) -> Read:
    """`Reiwa 6`: the year that the era counts."""
    return TimeKind.DATE, f"{int(fields.word(TimeWordKind.ERA, 'era')) + int(fields.need('number'))}"


def _quarter(fields: Fields) -> Read:
    ordinal, letter = fields.need("number"), "H" if fields.get("length") == "half" else "Q"
    number = int(ordinal) if ordinal.isdigit() else ORDINALS[ordinal]
    year = fields.get("year") or fields.get("year_before") or "XXXX"
    fiscal = " FY" if fields.get("fiscal") else ""
    relation = f" {RELATIONS[whose]}-year" if (whose := fields.get("whose")) else fields.relation
    relation = relation or (" last-year" if fields.get("back") else "")
    return TimeKind.DATE, f"{year}-{letter}{min(number, 2) if letter == 'H' else number}{relation}{fiscal}"


def _half(fields: Fields) -> Read:
    """`the first half of 2025`; a half of nothing that is named is one of something else."""
    named = any(fields.get(name) for name in ("year", "year_before", "whose", "back", "of_year", "alone"))
    return _quarter(fields) if named else None


def _season(fields: Fields) -> Read:
    season = fields.word(TimeWordKind.SEASON, "season")
    return TimeKind.DATE, f"{fields.get('year') or 'XXXX'}-{season}{fields.relation}{fields.part}"


def _fiscal(fields: Fields) -> Read:
    year = fields.need("year")
    return TimeKind.DATE, f"FY{year if len(year) > len('24') else '20' + year}{fields.part}"


def _year(fields: Fields) -> Read:
    return TimeKind.DATE, fields.need("year") + fields.part


def _short_year(fields: Fields) -> Read:
    return TimeKind.DATE, fields.match.string[fields.match.start() - 5 :][:2] + fields.need("year")


YEAR_RULES: tuple[Rule, ...] = (
    Rule("decade", rf"(?<![\w-])(?:the )?{PART}?(?P<full>(?:1[5-9]|20)\d0)['’]?s\b", _decade),
    Rule("short decade", rf"(?<![\w-])(?:the ){PART}?['’]?(?P<short>[2-9]0)['’]?s\b", _decade),
    Rule("century", rf"\b(?:the )?{PART}?(?P<number>1\d|2[01])(?:st|th)[\s-]century\b", _century),
    Rule(
        "spoken decade",
        rf"(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\bthrough\s)|(?<=\bsince\s))the {PART}?(?P<tens>@tens)\b",
        _spoken_decade,
    ),
    Rule("era", r"\b(?P<era>@era) (?P<number>\d{1,3})\b(?![,.]\d)", _era),
    Rule(
        "quarter",
        rf"\b(?:the (?!(?:fiscal )?\w+-quarter))?{WHOSE}(?P<number>first|second|third|fourth|final)[\s-](?P<length>quarter)\b{OF_WHICH}?",
        _quarter,
    ),
    Rule("half", rf"\b(?:the )?{WHOSE}(?P<number>first|second|final|last)[\s-](?P<length>half)\b{OF_WHICH}?", _half),
    Rule(
        "half alone",
        r"(?:(?<=\bin\s)|(?<=\bfor\s)|(?<=\bduring\s))(?P<alone>the )(?P<number>first|second) (?P<length>half)\b(?! (?:of|a|time)\b)",
        _half,
    ),
    Rule("Q3", r"\b(?-i:Q)(?P<number>[1-4])\b(?:(?: of)? (?P<year>@year)\b)?", _quarter),
    Rule(
        "H1",
        r"\b(?-i:H)(?P<number>[12])(?P<length>)(?: of)? (?P<year>@year)\b",
        lambda fields: (TimeKind.DATE, f"{fields.need('year')}-H{fields.need('number')}"),
    ),
    Rule("season", rf"\b{PART}?(?:the )?(?P<season>@season) (?:of )?(?P<year>@year)\b", _season),
    Rule("this season", rf"\b{PART}?(?:the )?{RELATION} (?P<season>@season)\b", _season),
    Rule(
        "in season",
        r"(?:(?<=\bin\s)|(?<=\bby\s)|(?<=\bsince\s)|(?<=\bearly\s)|(?<=\blate\s)|(?<=\bin\sthe\s)|(?<=\bover\sthe\s)|(?<=\bby\sthe\s))"
        r"(?P<season>@season)\b(?! of)",
        _season,
    ),
    Rule(
        "fiscal",
        rf"\b{PART}?(?:the )?(?:fiscal year|fiscal|financial year|FY|budget year)[\s-]?(?P<year>(?:19|20)\d\d|\d\d)\b",
        _fiscal,
    ),
    Rule("part of year", rf"\b{PART}(?P<year>@year)\b{NOT_A_COUNT}", _year),
    Rule("year", rf"{ALONE}(?:the year )?(?P<year>@year)\b{NOT_A_COUNT}(?![-–]\d)(?: period\b)?", _year),
    Rule("first of two years", rf"{ALONE}(?P<year>@year)(?=[-–—/](?:@year|\d\d)(?!\w|%|,\d|-))", _year),
    Rule("second of two years", r"(?<=\b(?:1[5-9]|20)\d\d[-–—/])(?P<year>@year)(?!\w|%|,\d|-)", _year),
    Rule("short second year", r"(?<=\b(?:1[5-9]|20)\d\d[-–—/])(?P<year>\d\d)(?!\w|%|,\d|-)", _short_year),
)
