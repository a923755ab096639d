"""The grammar of times in news English: one rule a form, each with how it gives a TIMEX3 value."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.extract.time_words import TimeWords
from dragoman.types.readings import TimeKind
from dragoman.types.vocabularies.times import TimeWordKind

Found = tuple[TimeKind, str] | None
Reader = Callable[["re.Match[str]", TimeWords], Found]

RELATIONS = {
    "last": "last", "past": "last", "previous": "before", "preceding": "before", "next": "next", "coming": "next",
    "upcoming": "next", "following": "after", "this": "this", "current": "this", "that": "same", "same": "same",
    "latest": "last",
}  # fmt: skip
"""How a word places a stretch of time: seen from today (last, this, next), or from the date under discussion (before, same, after)."""
MODS = {
    "early": "START", "beginning": "START", "start": "START", "mid": "MID", "middle": "MID", "late": "END", "end": "END",
    "earlier": "EARLIER", "later": "LATER",
}  # fmt: skip
PART = r"(?:(?P<mod>early|mid|late|earlier|later)(?:[\s-]+(?:in|on))?[\s-]+|the\s+(?P<edge>beginning|start|middle|end)\s+of\s+(?:the\s+)?)?"
"""Which part of the stretch that follows."""
NO_WORD_BEFORE = r"(?<![\w$€£¥.,/-])"
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}


@dataclass(frozen=True, slots=True)
class Rule:
    """A form that times take."""

    name: str
    pattern: str
    """As `TimeWords.compiled` takes it."""
    read: Reader


def _mod(match: re.Match[str]) -> str:
    groups = match.groupdict()
    word = groups.get("mod") or groups.get("edge")
    return f" {MODS[word.lower()]}" if word else ""


def _daypart(match: re.Match[str], words: TimeWords) -> str:
    groups = match.groupdict()
    word = groups.get("daypart") or groups.get("daypart2")
    return f"T{words.value(TimeWordKind.DAYPART, word)}" if word else ""


def _kind(value: str) -> TimeKind:
    return TimeKind.TIME if "T" in value.split(" ")[0] and not value.startswith("P") else TimeKind.DATE


def _iso(match: re.Match[str], words: TimeWords) -> Found:
    del words
    year, month, day = match["y"], int(match["m"]), int(match["d"])
    return (TimeKind.DATE, f"{year}-{month:02}-{day:02}") if _is_day(month, day) else None


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31  # noqa: PLR2004 - months and days


def _month_day(match: re.Match[str], words: TimeWords) -> Found:
    month, day = words.value(TimeWordKind.MONTH, match["month"]), int(match["day"])
    if not _is_day(int(month), day):
        return None
    year = _year_of(match, words)
    value = f"{year or 'XXXX'}-{month}-{day:02}{_daypart(match, words)}{_relative_year(match)}"
    return _kind(value), value


def _year_of(match: re.Match[str], words: TimeWords) -> str | None:
    del words
    return match.groupdict().get("year")


def _relative_year(match: re.Match[str]) -> str:
    word = match.groupdict().get("of_year")
    return f" {RELATIONS[word.lower()]}-year" if word else ""


def _month(match: re.Match[str], words: TimeWords) -> Found:
    groups = match.groupdict()
    relation = f" {RELATIONS[groups['rel'].lower()]}" if groups.get("rel") else _relative_year(match)
    month = words.value(TimeWordKind.MONTH, match["month"])
    return TimeKind.DATE, f"{_year_of(match, words) or 'XXXX'}-{month}{relation}{_mod(match)}"


def _weekday(match: re.Match[str], words: TimeWords) -> Found:
    groups = match.groupdict()
    day = f"XXXX-WXX-{words.value(TimeWordKind.WEEKDAY, match['weekday'])}{_daypart(match, words)}"
    if groups.get("each"):
        return TimeKind.SET, day
    relation = f" {RELATIONS[groups['rel'].lower()]}" if groups.get("rel") else ""
    return _kind(day), day + relation


def _weekdays(match: re.Match[str], words: TimeWords) -> Found:
    return TimeKind.SET, f"XXXX-WXX-{words.value(TimeWordKind.WEEKDAY, match['weekday'])}{_daypart(match, words)}"


def _day(match: re.Match[str], words: TimeWords) -> Found:
    offset = int(words.value(TimeWordKind.DAY, match["day"]))
    part = "TNI" if match["day"].lower() == "tonight" else _daypart(match, words)
    value = f"XXXX-XX-XX{part} {offset:+d}D"
    return _kind(value), value


def _this_daypart(match: re.Match[str], words: TimeWords) -> Found:
    offset = "-1D" if match["rel"].lower() == "last" else "+0D"
    return TimeKind.TIME, f"XXXX-XX-XX{_daypart(match, words)} {offset}"


def _stretch(match: re.Match[str], words: TimeWords) -> Found:
    """`last month`, `this year`, `the following week`; `the past year` is the year up to today."""
    letter, clock = words.unit(match["unit"])
    relation = RELATIONS[match["rel"].lower()]
    if clock:
        return None
    if match["rel"].lower() == "past" or (letter in {"DE", "CE"} and relation == "last"):
        return TimeKind.DURATION, f"P1{letter} last"
    return TimeKind.DATE, f"P1{letter} {relation}{' FY' if match.groupdict().get('fiscal') else ''}{_mod(match)}"


def _edge(match: re.Match[str], words: TimeWords) -> Found:
    letter, _ = words.unit(match["unit"])
    return TimeKind.DATE, f"P1{letter} this{_mod(match)}"


def _distance(match: re.Match[str], words: TimeWords) -> Found:
    """`a month ago`, `two days later`, `the week after`."""
    value = words.duration(match.groupdict().get("number") or "a", match["unit"])
    relation = {"ago": "ago", "earlier": "earlier", "before": "earlier", "prior": "earlier", "previously": "earlier"}
    where = re.sub(r"\s+", " ", match["where"].lower())
    return None if value is None else (TimeKind.DATE, f"{value} {relation.get(where, 'hence' if 'now' in where else 'later')}")


def _recent(match: re.Match[str], words: TimeWords) -> Found:
    """`in recent months`, `the past two months`, `the next five years`."""
    value = words.duration(match.groupdict().get("number"), match["unit"])
    relation = RELATIONS.get(match["rel"].lower(), "last")
    return None if value is None else (TimeKind.DURATION, f"{value} {relation}")


def _ordinal_stretch(match: re.Match[str], words: TimeWords) -> Found:
    value = words.duration(match.groupdict().get("number"), match["unit"])
    return None if value is None else (TimeKind.DURATION, value)


def _duration(match: re.Match[str], words: TimeWords) -> Found:
    if match.groupdict().get("half"):
        value = words.duration("1.5" if match["number"].lower() in {"a", "an"} else f"{match['number']} and a half", match["unit"])
    else:
        value = words.duration(match["number"], match["unit"])
    return None if value is None else (TimeKind.DURATION, value)


def _bare_duration(match: re.Match[str], words: TimeWords) -> Found:
    letter, clock = words.unit(match["unit"])
    return TimeKind.DURATION, f"P{'T' if clock else ''}X{letter}"


def _every(match: re.Match[str], words: TimeWords) -> Found:
    value = words.duration(match.groupdict().get("number") or "a", match["unit"])
    return None if value is None else (TimeKind.SET, value)


def _frequency(match: re.Match[str], words: TimeWords) -> Found:
    return TimeKind.SET, words.value(TimeWordKind.FREQUENCY, match["word"])


def _decade(match: re.Match[str], words: TimeWords) -> Found:
    del words
    digits = match.groupdict().get("full") or f"19{match['short']}"
    return TimeKind.DATE, digits[:3] + _mod(match)


def _century(match: re.Match[str], words: TimeWords) -> Found:
    del words
    return TimeKind.DATE, f"{int(match['n']) - 1:02}{_mod(match)}"


def _quarter(match: re.Match[str], words: TimeWords) -> Found:
    groups = match.groupdict()
    letter = "Q" if "q" in match["part"].lower() else "H"
    ordinal = groups["n"].lower()
    number = int(ordinal) if ordinal.isdigit() else ORDINALS[ordinal]
    if letter == "H":
        number = min(number, 2)
    relation = f" {RELATIONS[groups['rel'].lower()]}-year" if groups.get("rel") else _relative_year(match)
    fiscal = " FY" if groups.get("fiscal") else ""
    return TimeKind.DATE, f"{_year_of(match, words) or 'XXXX'}-{letter}{number}{relation}{fiscal}"


def _season(match: re.Match[str], words: TimeWords) -> Found:
    groups = match.groupdict()
    relation = f" {RELATIONS[groups['rel'].lower()]}" if groups.get("rel") else _relative_year(match)
    return TimeKind.DATE, f"{groups.get('year') or 'XXXX'}-{words.value(TimeWordKind.SEASON, match['season'])}{relation}{_mod(match)}"


def _fiscal(match: re.Match[str], words: TimeWords) -> Found:
    del words
    year = match["year"]
    return TimeKind.DATE, f"FY{year if len(year) == 4 else '20' + year}{_mod(match)}"  # noqa: PLR2004 - digits of a year


def _plain_year(match: re.Match[str], words: TimeWords) -> Found:
    del words
    return TimeKind.DATE, match["year"] + _mod(match)


def _year_end(match: re.Match[str], words: TimeWords) -> Found:
    century = match["start"][:2]
    del words
    return TimeKind.DATE, f"{century}{match['year']}"


def _clock(match: re.Match[str], words: TimeWords) -> Found:
    del words
    hour, minute = int(match["h"]), int(match.groupdict().get("min") or 0)
    half = (match.groupdict().get("half") or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 24 or minute > 59:  # noqa: PLR2004 - hours and minutes
        return None
    return TimeKind.TIME, f"XXXX-XX-XXT{hour:02}:{minute:02}"


def _noon(match: re.Match[str], words: TimeWords) -> Found:
    del words
    return TimeKind.TIME, f"XXXX-XX-XXT{'12' if match['word'].lower() == 'noon' else '24'}:00"


def _reference(match: re.Match[str], words: TimeWords) -> Found:
    return TimeKind.DATE, words.value(TimeWordKind.REFERENCE, match["word"])


def _holiday(match: re.Match[str], words: TimeWords) -> Found:
    year = match.groupdict().get("year") or "XXXX"
    return TimeKind.DATE, f"{year}-{words.value(TimeWordKind.HOLIDAY, match['holiday'])}"


OF_YEAR = r"(?:,? of (?P<of_year>last|this|next|that|the same) year|,? (?P<of_year2>last|this|next) year)?"
REL = "last|past|next|coming|upcoming|this past|this coming|this|following|previous|preceding|current|that|same|latest"
HALF_OF = r"(?:early|late|earlier|later)"
TIME_WORD_BEFORE = (
    r"(?:in|by|since|until|till|through|of|from|to|during|before|after|for|and|or|around|about|last|next|this|early|mid|late|"
    r"end|between|every|each|throughout)"
)
AFTER_DAY = r"(?:st|nd|rd|th)?\b(?![,.]?\d|%|\s*(?:million|billion|trillion|percent|per cent))"
THE_DAY = rf"(?P<day>\d{{1,2}}){AFTER_DAY}"
WEEKDAY_BEFORE = r"(?:(?:<weekday>)\b,? (?:the )?(?:(?:<daypart>),? )?)?"
DAYPART_OF = r"(?:(?:the )?(?P<daypart2><daypart>) (?:of|on) )?"

RULES: tuple[Rule, ...] = (
    Rule("iso", r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b", _iso),
    Rule("slashed", r"(?<![\d/])(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>(?:19|20)\d\d)\b", _iso),
    Rule("month day", rf"\b{DAYPART_OF}{WEEKDAY_BEFORE}(?P<month><month>) (?:the )?{THE_DAY}(?:,? (?P<year><year>)\b|,? (?P<of_year>last|this|next) year)?", _month_day),
    Rule("day month", rf"\b{DAYPART_OF}{WEEKDAY_BEFORE}(?:the )?(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?P<month><month>)\b(?:,? (?P<year><year>)\b|,? (?P<of_year>last|this|next) year)?", _month_day),
    Rule("month year", rf"\b{PART}(?P<month><month>)(?: of|,)? (?P<year><year>)\b", _month),
    Rule("month of year", rf"\b{PART}(?P<month><month>)(?: of)? (?P<of_year>last|this|next) year\b", _month),
    Rule("this month", rf"\b{PART}(?P<rel>last|this|next|this past|this coming) (?P<month><month>)(?!\w)", _month),
    Rule("part of month", r"\b(?:(?P<mod>early|mid|late|earlier|later)(?: in)?[\s-]+|the (?P<edge>beginning|start|middle|end) of )(?P<month><month>)(?!\w)", _month),
    Rule("month", r"\b(?P<month><sure_month>)(?!\w)(?!['’]s\s+(?-i:[a-z]+ed)\b)", _month),
    Rule("doubtful month", rf"(?:(?<=\bin\s)|(?<=\bby\s)|(?<=\bof\s)|(?<=\bto\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bfrom\s)|(?<=\bthrough\s)|(?<=\bbefore\s)|(?<=\bafter\s)|(?<=\band\s)|(?<=\bor\s)|(?<=\bduring\s)|(?<=\bfor\s)|(?<=\bthe\s))(?P<month><month>)(?![\w.])", _month),
    Rule("weekday", rf"\b(?:(?P<mod>early|late|earlier|later)(?: on)? )?(?:(?:the )?(?P<daypart2><daypart>) of )?(?:(?P<rel>last|next|this coming|this past|this) |(?P<each>every|each) )?(?P<weekday><weekday>)(?![\w])(?:,? (?P<daypart><daypart>)\b)?(?! (?-i:Times|Herald|Telegraph|Mail|Express|Mirror|Agreement|Night))", _weekday),
    Rule("weekdays", r"\b(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s\b", _weekdays),
    Rule("day", r"\b(?:(?P<mod>early|late|earlier|later) )?(?P<day><day>)\b(?! (?-i:[A-Z][a-z]*Show))(?: (?P<daypart><daypart>)\b)?", _day),
    Rule("this daypart", r"\b(?:(?:early|late|earlier|later) )?(?P<rel>this|last) (?P<daypart><daypart>)\b", _this_daypart),
    Rule("stretch", rf"\b{PART}(?:the )?(?P<rel>{REL}) (?P<fiscal>fiscal )?(?P<unit>day|week|weekend|month|quarter|year|decade|century)\b", _stretch),
    Rule("the following day", r"\bthe (?P<unit>day|week|month|year|decade) (?P<where>before|after|earlier)\b(?! (?:yesterday|tomorrow))", _distance),
    Rule("edge of unit", r"\b(?:the )?(?P<edge>beginning|start|middle|end) of (?:the )?(?P<unit>week|month|quarter|year|decade|century)\b", _edge),
    Rule("year-end", r"\b(?:the )?year[ -](?P<edge>end)\b", lambda match, words: (TimeKind.DATE, "P1Y this END")),
    Rule("distance", r"\b(?:(?:about|around|nearly|almost|more than|less than|just|over|some) )?(?P<number><number>|an?) (?P<unit><unit>) (?P<where>ago|earlier|before|prior|previously|later|after|from now|hence)\b", _distance),
    Rule("vague distance", r"\b(?P<unit>years|months|weeks|days|decades|centuries|hours|minutes) (?P<where>ago|earlier|later)\b", lambda m, w: _bare_distance(m, w)),
    Rule("recent", r"\b(?:the )?(?P<rel>last|past|next|coming|previous|preceding|following)[\s-]+(?P<number><number>)[\s-]+(?P<unit><unit>)\b", _recent),
    Rule("recent vague", r"\b(?:(?:the|these) )?(?:more )?(?P<rel>recent|past|coming|previous|latest) (?P<unit>years|months|weeks|days|decades|centuries|hours|quarters)\b", _recent),
    Rule("first of", r"\b(?:the )?(?:first|final|initial)[\s-]+(?P<number><number>)[\s-]+(?P<unit><unit>)\b", _ordinal_stretch),
    Rule("duration", r"(?<![\w$€£¥.,])(?:(?:about|around|nearly|almost|roughly|approximately|some|over|more than|less than|at least|up to|as (?:many|long) as) )?(?P<number><number>|an?|half an?)[\s-]+(?:(?:more|full|consecutive|straight|additional|whole|long) )?(?P<unit><unit>)\b(?P<half> and a half)?(?!-old)", _duration),
    Rule("bare duration", r"\b(?:for )?(?<![\w-])(?P<unit>years|months|weeks|decades|centuries)\b(?![- ]old)(?! (?:ago|earlier|later|before|after))", _bare_duration),
    Rule("every", r"\b(?:every|each) (?:(?P<number><number>) )?(?:single )?(?P<unit>day|days|week|weeks|month|months|year|years|decade|hour|hours|minute|minutes|morning|quarter)\b", lambda m, w: _every_safe(m, w)),
    Rule("frequency", r"\b(?P<word><frequency>)\b", _frequency),
    Rule("decade", rf"\b(?:{PART}|(?:the )(?P<mod2>early|mid|late)[\s-]+)?(?:the )?(?P<full>(?:1[5-9]|20)\d0)['’]?s\b", _decade),
    Rule("short decade", r"(?<!\w)(?:the )['’]?(?P<short>[2-9]0)['’]?s\b", _decade),
    Rule("century", r"\b(?:the )?(?:(?P<mod>early|mid|late)[\s-]+)?(?P<n>1\d|2[01])(?:st|th)[\s-]century\b", _century),
    Rule("quarter", rf"\b(?:the )?(?P<fiscal>fiscal )?(?P<n>first|second|third|fourth|final)[\s-](?P<part>quarter|half)\b(?! mile)(?:,? of (?:(?:fiscal(?: year)?) )?(?P<year><year>)\b| (?P<year2><year>)\b|{OF_YEAR})", lambda m, w: _quarter_of(m, w)),
    Rule("Q3", r"\b(?P<part>(?-i:Q))(?P<n>[1-4])(?: (?:of )?(?P<year><year>))?\b", _quarter),
    Rule("season", rf"\b{PART}(?:the )?(?P<season><season>) (?:of )?(?P<year><year>)\b", _season),
    Rule("this season", rf"\b{PART}(?P<rel>last|this|next|this past|this coming|the coming) (?P<season><season>)\b", _season),
    Rule("in season", r"(?:(?<=\bin\s)|(?<=\bby\s)|(?<=\bearly\s)|(?<=\blate\s)|(?<=\bin\sthe\s)|(?<=\bsince\s)|(?<=\bby\sthe\s)|(?<=\bduring\sthe\s)|(?<=\bover\sthe\s))(?P<season><season>)\b", _season),
    Rule("fiscal", r"\b(?:the )?(?:fiscal(?: year)?|FY|financial year)[\s-]?(?P<year>(?:19|20)\d\d|\d\d)\b", _fiscal),
    Rule("part of year", rf"\b(?:(?P<mod>early|mid|late|later in|earlier in)[\s-]+|(?:the )?(?P<edge>beginning|start|middle|end) of )(?P<year><year>)\b(?!-\d)", lambda m, w: _part_of_year(m, w)),
    Rule("year", r"(?<![\w$€£¥.,/#-])(?:the year )?(?P<year><year>)(?![\w%]|[,.]\d|/\d|-\d)", _plain_year),
    Rule("year after dash", r"(?<=\d[-–—/])(?<![\d,.]\d\d\d\d\d[-–—])(?P<year>(?:19|20)\d\d)(?![\w%]|[,.]\d|[-/]\d)", _plain_year),
    Rule("year before dash", r"(?<![\w$€£¥.,/#-])(?P<year>(?:19|20)\d\d)(?=[-–—](?:(?:19|20)\d\d|\d\d)(?![\w%-]))", _plain_year),
    Rule("clock", r"(?<![\w.:$])(?:(?:about|around|shortly (?:before|after)) )?(?P<h>\d{1,2})(?:[:.](?P<min>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?)", _clock),
    Rule("24h", r"(?<![\w.:,/-])(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?::[0-5]\d)?(?![\w:])", _clock),
    Rule("noon", r"\b(?P<word>noon|midnight)\b", _noon),
    Rule("reference", r"(?<![\w-])(?P<word><reference>)\b(?!-)", _reference),
    Rule("holiday", r"\b(?P<holiday><holiday>)\b(?:,? (?P<year><year>)\b)?", _holiday),
)  # fmt: skip
"""Where two rules match at one place the longer match counts, then the earlier rule."""
