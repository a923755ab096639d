"""The name of the outlet, as a page says it without meaning to."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from dragoman.clean.decoding import folded
from dragoman.clean.features import PLACES, Zone
from dragoman.clean.lines import Judged, Role
from dragoman.clean.runons import DATELINE
from dragoman.clean.vocabulary import sections

NAME = r"(?:The )?[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,4}?"
HOLDER = r"(?:The )?[A-Z][\w&]*(?: [A-Z][\w&]*){0,4}"
LONGEST_SITE = 5
"""Words of the name of a site."""
SIGNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^[Bb][Yy] (?:[Tt]he )?({NAME}) (?:[Ss]taff|[Rr]eporters?|[Cc]orrespondents?)(?: [Ww]riters?| [Rr]eporters?)?$",
        rf"^[Bb][Yy] [^,]{{3,60}} (?:for|of) ({HOLDER})$",
        rf"\bstaff (?:writer|reporter|correspondent)s?,? ({NAME})$",
        rf"^({NAME})[’']s? (?:[A-Z][\w.’'-]+,? (?:and |in )?){{1,16}}(?:reports|discusses|contributed)\b",
        rf"^({NAME}) (?:[a-z]+ )*(?:correspondent|anchor|host|contributor|reporter)\b",
        rf"\((?:Reporting|Editing) by [^)]*; ({NAME})\)$",
        r"(?i:get|download) (?i:the) ((?:[A-Z][\w.]* ){1,3})(?i:app)\b",
        rf"(?:©|\(c\)|ⓒ|Copyright)(?: ©)?\s*(?:(?:19|20)\d\d,?\s*)?(?:by )?({HOLDER})\b(?:\.|,| All|$)",
    )
)
BARE_DATELINE = re.compile(r"^(?:[A-Z][\w.]+(?: [A-Z][\w.]+){0,2},? )?\(?([A-Z]{2,6})\)? ?[—–] ?(?=[A-Z“\"])")
"""`City AGENCY —`, without brackets around the agency or with."""


def outlet_of(lines: Sequence[Judged]) -> str | None:
    """The outlet that the lines of a page name: at its top, beside its byline, in credits, copyright or dateline."""
    if site := site_of(lines):
        return site
    for line in lines:
        if line.role is Role.FURNITURE and line.kind == "outlet":
            return re.sub(r",\s.*$", "", line.text)
        if line.role is Role.FURNITURE and line.kind == "date line" and "|" in line.text:
            return line.text.split("|")[0].strip() or None
    furniture = [line.text for line in lines if line.role is Role.FURNITURE]
    for sign in SIGNS:
        if found := next((match.group(1).strip() for text in furniture if (match := sign.search(text))), None):
            return found
    return _from_dateline([line.text for line in lines if line.role is Role.BODY])


def site_of(lines: Sequence[Judged]) -> str | None:
    """The name of the site: a short line above the headline that a byline, a credit, a copyright or an address repeats."""
    top = [line.text for line in lines if line.role is Role.FURNITURE and line.kind == PLACES[Zone.ABOVE]]
    rest = [line.text for line in lines if line.role in {Role.FURNITURE, Role.CAPTION} and line.text not in top]
    names = (text for text in top if _could_be_site(text))
    return next((name for name in names if any(_repeats(text, name) for text in rest)), None)


def _could_be_site(text: str) -> bool:
    words = folded(text).split()
    return (
        len(words) <= LONGEST_SITE
        and re.fullmatch(HOLDER, text) is not None
        and not all(word in sections() for word in words)
    )


def _repeats(line: str, name: str) -> bool:
    plain = folded(name).removeprefix("the ")
    return f" {plain} " in f" {folded(line)} " or plain.replace(" ", "") in re.sub(r"\W", "", line.casefold())


def host_of(url: str | None) -> str | None:
    """The host of an address without `www.`: better than no outlet at all."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _from_dateline(paragraphs: Sequence[str]) -> str | None:
    for text in paragraphs[:2]:
        if found := DATELINE.match(text):
            return found["agency"]
        if bare := BARE_DATELINE.match(text):
            return bare.group(1)
    return None
