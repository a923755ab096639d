"""Rules for dates, months, weekdays, times of day and words such as `yesterday`."""

import re

from dragoman.extract.time_rules import OF_YEAR, PART, RELATION, Fields, Read, Rule, date
from dragoman.types.readings import TimeKind
from dragoman.types.vocabularies.times import TimeWordKind

NOT_A_NUMBER = r"\b(?![,.:]?\d|%| (?:million|billion|trillion|percent|per cent)\b)"
DAY = rf"(?:the )?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?{NOT_A_NUMBER}"
YEAR = rf"(?:,? (?P<year>@year)\b|{OF_YEAR})?"
NAMED_DAY = r"(?:@any_weekday,? (?:the )?(?:@daypart,? )?)?"
DAYPART_OF = r"(?:(?:the )?(?P<daypart_of>@daypart) (?:of|on) )?"
BEFORE_A_MONTH = "".join(
    rf"(?<=\b{word}\s)|"
    for word in [
        "in",
        "by",
        "of",
        "to",
        "since",
        "until",
        "till",
        "from",
        "through",
        "before",
        "after",
        "and",
        "or",
        "during",
        "for",
        "the",
        "between",
        "around",
        "on",
        "last",
    ]
).rstrip("|")
"""Words that show that `May` and `March` are months."""
ZONE = (
    r"(?: (?:(?-i:GMT|UTC|E[SD]?T|C[SD]?T|M[SD]T|P[SD]?T|KST|JST|CES?T|EES?T|BST|MSK|IST|HKT|SGT|WIB|AE[SD]T)\b|"
    r"(?:local|@zone) time\b))?"
)
CLOCK = rf"(?P<hour>1[0-2]|0?\d)(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.m\.|[ap]m\b){ZONE}"
PAPERS = r"(?! (?-i:Times|Herald|Telegraph|Mail|Express|Mirror|Agreement|Post|Live)\b)"
LONGEST_DATE = 25
"""Code points of `September 28 through `, and some."""
COUNTABLE = r"(?:@unit|other|others|more|people|members|countries|states|nations|ships|aircraft|troops|million|billion|percent|per cent)\b"
BEFORE_A_DAYPART = r"(?:(?<=\bin\s)|(?<=\bduring\s)|(?<=\blater\s)|(?<=\bearlier\s))"
AFTER_A_DAY = r"(?:at|in|and|or|that|to|with|when|as|after|before|by|for|during|while|following|from|near|over|local)"
"""Words that follow `on the 5th` where it is a day."""
MONTHS_IN_A_YEAR, DAYS_IN_A_MONTH, HOURS_IN_A_DAY = 12, 31, 24


def _numeric(fields: Fields) -> Read:
    month, day = int(fields.need("month")), int(fields.need("day"))
    if not (1 <= month <= MONTHS_IN_A_YEAR and 1 <= day <= DAYS_IN_A_MONTH):
        return None
    return TimeKind.DATE, f"{fields.need('year')}-{month:02}-{day:02}"


def _month_day(fields: Fields) -> Read:
    day = int(fields.need("day"))
    if not 1 <= day <= DAYS_IN_A_MONTH:
        return None
    month = fields.word(TimeWordKind.MONTH, "month")
    return date(f"{fields.get('year') or 'XXXX'}-{month}-{day:02}{fields.daypart}{fields.relation}")


def _second_day(fields: Fields) -> Read:
    """`Nov 7-9`, `Nov. 7 to 9`, `January 4 and 5`."""
    before = fields.match.string[max(0, fields.match.start() - LONGEST_DATE) : fields.match.start()]
    month = fields.words.fragments["month"]
    if re.search(rf"(?:{month})\s\d{{1,2}}(?:[-–—]|\s(?:to|and|through|until|or)\s)$", before) is None:
        return None
    day = int(fields.need("day"))
    return date(f"XXXX-XX-{day:02} same-month") if 1 <= day <= DAYS_IN_A_MONTH else None


def _month(fields: Fields) -> Read:
    month = fields.word(TimeWordKind.MONTH, "month")
    return TimeKind.DATE, f"{fields.get('year') or 'XXXX'}-{month}{fields.relation}{fields.part}"


def _weekday(fields: Fields) -> Read:
    day = f"XXXX-WXX-{fields.word(TimeWordKind.WEEKDAY, 'weekday')}{fields.daypart}"
    return (TimeKind.SET, day) if fields.get("every") else date(day + fields.relation)


def _weekdays(fields: Fields) -> Read:
    return TimeKind.SET, f"XXXX-WXX-{fields.word(TimeWordKind.WEEKDAY, 'weekday')}"


def _day_word(fields: Fields) -> Read:
    part = "TNI" if fields.get("day") == "tonight" else fields.daypart
    return date(f"XXXX-XX-XX{part} {int(fields.word(TimeWordKind.DAY, 'day')):+d}D")


def _nth(fields: Fields) -> Read:
    """`on the 5th`, as papers of East Asia have it; `on the 5th of last month`."""
    day = int(fields.need("day"))
    return date(f"XXXX-XX-{day:02}{fields.daypart} month{fields.relation}") if 1 <= day <= DAYS_IN_A_MONTH else None


def _the_daypart(fields: Fields) -> Read:
    """`in the morning`, `that evening`, `the next morning`: of the day under discussion."""
    step = {"next": " after", "following": " after", "previous": " before"}.get(fields.need("step"), " same")
    return date(f"XXXX-XX-XX{fields.daypart}{step}")


def _this_daypart(fields: Fields) -> Read:
    return date(f"XXXX-XX-XX{fields.daypart} {'-1D' if fields.get('relation') == 'last' else '+0D'}")


def _time_of(fields: Fields) -> str | None:
    if word := fields.get("word"):
        return "12:00" if word == "noon" else "24:00"
    hour, half = int(fields.need("hour")), fields.get("half")
    hour = hour % 12 + (12 if half.startswith("p") else 0) if half else hour
    return f"{hour:02}:{int(fields.get('minute') or 0):02}" if hour <= HOURS_IN_A_DAY else None


def _clock(fields: Fields) -> Read:
    time = _time_of(fields)
    return None if time is None else date(f"XXXX-XX-XXT{time}")


def _clock_day(fields: Fields) -> Read:
    """`noon Thursday`, `5 p.m. EST on Nov. 9`."""
    if fields.get("weekday"):
        day = f"XXXX-WXX-{fields.word(TimeWordKind.WEEKDAY, 'weekday')}"
    else:
        day = f"XXXX-{fields.word(TimeWordKind.MONTH, 'month')}-{int(fields.need('day')):02}"
    time = _time_of(fields)
    return None if time is None else date(f"{day}T{time}")


def _universal(fields: Fields) -> Read:
    """`0830 GMT`."""
    return date(f"XXXX-XX-XXT{fields.need('hour')}:{fields.need('minute')}Z")


def _week_of(fields: Fields) -> Read:
    """`the week of March 6`."""
    month, day = fields.word(TimeWordKind.MONTH, "month"), int(fields.need("day"))
    return (TimeKind.DATE, f"XXXX-{month}-{day:02} week") if 1 <= day <= DAYS_IN_A_MONTH else None


def _holiday(fields: Fields) -> Read:
    return TimeKind.DATE, f"{fields.get('year') or 'XXXX'}-{fields.word(TimeWordKind.HOLIDAY, 'holiday')}"


DAY_RULES: tuple[Rule, ...] = (
    Rule("iso", r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", _numeric),
    Rule("slashed", r"(?<![\w/])(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\w/])", _numeric),
    Rule("dotted", r"(?<![\w.])(?P<year>(?:19|20)\d\d)\.\s?(?P<month>\d{1,2})\.\s?(?P<day>\d{1,2})(?![\w])", _numeric),
    Rule("month day", rf"\b{DAYPART_OF}{NAMED_DAY}(?P<month>@month) {DAY}{YEAR}", _month_day),
    Rule("day month", rf"(?<![\w.,$]){DAYPART_OF}{NAMED_DAY}{DAY}(?: of)? (?P<month>@month)(?!\w){YEAR}", _month_day),
    Rule(
        "first day",
        r"(?<![\w.,$-])(?P<day>[0-3]?\d)(?=(?:[-–—]|\s(?:to|and|or)\s)[0-3]?\d (?P<month>@month)(?!\w))",
        _month_day,
    ),
    Rule(
        "second day",
        rf"(?:(?<=\d[-–—])|(?<=\d\sto\s)|(?<=\d\sand\s)|(?<=\d\sor\s)|(?<=\d\sthrough\s)|(?<=\d\suntil\s))"
        rf"(?P<day>[0-3]?\d)(?!\w|[,.]\d|%| {COUNTABLE})",
        _second_day,
    ),
    Rule(
        "nth day",
        r"(?<=\bon\s)"
        rf"{DAYPART_OF}the (?P<day>[0-3]?\d)(?:st|nd|rd|th)\b(?:(?: of)? (?:the )?(?P<relation>this|last|next) month\b|(?! \w| ?-)|(?= {AFTER_A_DAY}\b))",
        _nth,
    ),
    Rule("week of", r"\b(?:the )?week of (?P<month>@month) (?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b", _week_of),
    Rule("month year", rf"\b{PART}?(?P<month>@month)(?: of|,)? (?P<year>@year)\b", _month),
    Rule("month of year", rf"\b{PART}?(?P<month>@month){OF_YEAR}", _month),
    Rule(
        "every month",
        r"\b(?:every|each) (?P<month>@month)(?!\w)",
        lambda fields: (TimeKind.SET, f"XXXX-{fields.word(TimeWordKind.MONTH, 'month')}"),
    ),
    Rule("last month", r"\b(?P<relation>last|next|this past|this coming|this) (?P<month>@month)(?!\w)", _month),
    Rule("part of month", rf"\b{PART}(?P<month>@month)(?!\w)", _month),
    Rule("month", r"\b(?P<month>@sure_month)(?!\w)", _month),
    Rule(
        "doubtful month",
        rf"(?:{BEFORE_A_MONTH})(?P<month>(?-i:May|March))(?!\w|['’])(?! (?:said|told|has|will|was|is)\b)",
        _month,
    ),
    Rule(
        "weekday",
        rf"""\b(?:(?:early|late)(?: on)? )?(?:(?:the )?(?P<daypart_of>@daypart) (?:of|on) )?
        (?:(?:the )?{RELATION} |(?P<every>every|each) )?(?P<weekday>@weekday)(?![\w]){PAPERS}(?:,? (?P<daypart>@daypart)\b)?""",
        _weekday,
    ),
    Rule("weekdays", r"\b(?P<weekday>@weekday)s\b(?! @month)", _weekdays),
    Rule("day word", r"\b(?:(?:early|late) )?(?P<day>@day)\b(?: (?P<daypart>@daypart)\b)?", _day_word),
    Rule(
        "this daypart",
        r"\b(?:(?:early|late|earlier|later) )?(?P<relation>this|last) (?P<daypart>@daypart)\b",
        _this_daypart,
    ),
    Rule(
        "the daypart",
        rf"(?:{BEFORE_A_DAYPART}the (?:early |late )?|\b(?:that|(?:the )?(?:same|(?P<step>following|next|previous))) )"
        r"(?P<daypart>@daypart)\b(?! (?:of|on|@weekday)\b)",
        _the_daypart,
    ),
    Rule("GMT", r"(?<![\w.:,/$-])(?P<hour>[01]\d|2[0-3])[:.]?(?P<minute>[0-5]\d) ?(?-i:GMT|UTC)\b", _universal),
    Rule(
        "clock",
        rf"(?<![\w.:$])(?:(?:about|around) )?{CLOCK}",
        _clock,
    ),
    Rule(
        "clock day",
        rf"""(?<![\w.:$])(?:(?:about|around) )?(?:{CLOCK}|(?P<word>noon|midnight)),?
        (?: on)?(?: )(?:(?P<weekday>@weekday)|(?P<month>@month) (?P<day>[0-3]?\d))(?!\w)""",
        _clock_day,
    ),
    Rule("24 hours", rf"(?<![\w.:,/$-])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\w:]){ZONE}", _clock),
    Rule("noon", r"\b(?P<word>noon|midnight)\b", _clock),
    Rule("holiday", r"\b(?P<holiday>@holiday)\b(?:,? (?P<year>@year)\b)?", _holiday),
)
"""Where rules match at one place, the longest match counts, then the earlier rule."""
