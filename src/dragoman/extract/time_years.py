"""Rules for years and what is made of them: decades, quarters, seasons, fiscal years."""

from dragoman.extract.time_rules import OF_YEAR, PART, RELATION, Fields, Read, Rule
from dragoman.types.readings import TimeKind
from dragoman.types.vocabularies.times import TimeWordKind

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
ALONE = r"(?<![\w$€£¥₩#.,/-])"
NOT_A_COUNT = r"(?![\w%]|[,.]\d|['’]?s\b(?! @number)(?<=\ds)|/\d| (?:people|troops|soldiers|km|miles|dollars|won|yen|meters|metres|feet)\b)"


def _decade(fields: Fields) -> Read:
    return TimeKind.DATE, (fields.get("full") or f"19{fields.need('short')}")[:3] + fields.part


def _century(fields: Fields) -> Read:
    return TimeKind.DATE, f"{int(fields.need('number')) - 1:02}{fields.part}"


def _quarter(fields: Fields) -> Read:
    ordinal = fields.get("number") or fields.need("number2")
    number = int(ordinal) if ordinal.isdigit() else ORDINALS[ordinal]
    letter = "H" if fields.get("length") == "half" else "Q"
    year = fields.get("year") or fields.get("year_before") or "XXXX"
    fiscal = " FY" if fields.get("fiscal") else ""
    return TimeKind.DATE, f"{year}-{letter}{min(number, 2) if letter == 'H' else number}{fields.relation}{fiscal}"


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
        "quarter",
        rf"""\b(?:the )?(?:(?P<year_before>@year) )?(?P<fiscal>fiscal )?(?P<number>first|second|third|fourth|final)[\s-]
        (?P<length>quarter|half)\b(?:(?: of)?(?: fiscal(?: year)?)? (?P<year>@year)\b|{OF_YEAR})""",
        _quarter,
    ),
    Rule(
        "quarter alone",
        r"\b(?:(?:the )?(?P<fiscal>fiscal )?(?P<number>first|second|third|fourth) (?P<length>quarter)|(?P<number2>first|second|third|fourth)-quarter)\b",
        _quarter,
    ),
    Rule("Q3", r"\b(?-i:Q)(?P<number>[1-4])\b(?:(?: of)? (?P<year>@year)\b)?", _quarter),
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
        rf"\b{PART}?(?:the )?(?:fiscal year|fiscal|financial year|FY)[\s-]?(?P<year>(?:19|20)\d\d|\d\d)\b",
        _fiscal,
    ),
    Rule("part of year", rf"\b{PART}(?P<year>@year)\b{NOT_A_COUNT}", _year),
    Rule("year", rf"{ALONE}(?:the year )?(?P<year>@year)\b{NOT_A_COUNT}(?![-–]\d)", _year),
    Rule("first of two years", rf"{ALONE}(?P<year>@year)(?=[-–—/](?:@year|\d\d)(?!\w|%|,\d|-))", _year),
    Rule("second of two years", r"(?<=\b(?:1[5-9]|20)\d\d[-–—/])(?P<year>@year)(?!\w|%|,\d|-)", _year),
    Rule("short second year", r"(?<=\b(?:1[5-9]|20)\d\d[-–—/])(?P<year>\d\d)(?!\w|%|,\d|-)", _short_year),
)
