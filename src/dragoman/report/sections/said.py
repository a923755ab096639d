"""What was said, by country and person."""

from collections.abc import Iterable

from dragoman.report.brief import Line, Lines, Section
from dragoman.report.caps import grown
from dragoman.report.sides import OTHERS, country_of, side_names, sides
from dragoman.report.speech import said_sentence
from dragoman.report.tellable import denies, looks_ahead, tellable
from dragoman.report.together import Together, same_said
from dragoman.report.told import Told
from dragoman.report.view import Said
from dragoman.report.weight import Scale, ranked
from dragoman.report.wording import left_out

COUNTRIES = 3
A_COUNTRY, A_PERSON, OF_OTHERS = 2, 2, 2


def said(scale: Scale, told: Told) -> Section | None:
    """The most telling statements of each side's people, those told before left out."""
    candidates = ranked((one for one in same_said(tellable(scale.view)) if _belongs(one.lead)), scale.said)
    fresh = told.fresh(candidates, len(candidates))
    chosen = _chosen(scale, fresh)
    blocks = tuple(_country(scale, name, statements) for name, statements in chosen if statements)
    shown = [one for _, statements in chosen for one in statements]
    if not shown:
        return None
    return Section(
        key="said",
        title="What was said",
        blocks=blocks,
        remark=left_out(len(fresh), len(shown)),
    )


def _belongs(said: Said) -> bool:
    """Whether no later section is made for it."""
    return not denies(said) and not looks_ahead(said)


def _chosen(scale: Scale, fresh: list[Together[Said]]) -> list[tuple[str, list[Together[Said]]]]:
    names = side_names(scale.view)
    codes = sides(scale.view, grown(COUNTRIES, scale.view))
    by_country = {code: [one for one in fresh if country_of(one.lead.speaker) == code] for code in codes}
    others = [one for one in fresh if country_of(one.lead.speaker) not in by_country]
    groups = [*((names.get(code, code), found) for code, found in by_country.items()), (OTHERS, others)]
    return [
        (name, _spread(found, grown(A_COUNTRY, scale.view) if name != OTHERS else OF_OTHERS)) for name, found in groups
    ]


def _spread(ordered: list[Together[Said]], most: int) -> list[Together[Said]]:
    """The weightiest, no more than a few of one person, each person's together."""
    taken: dict[str, list[Together[Said]]] = {}
    for one in ordered:
        mine = taken.setdefault(one.lead.speaker.key if one.lead.speaker else "", [])
        if len(mine) < A_PERSON and sum(map(len, taken.values())) < most:
            mine.append(one)
    return [one for mine in taken.values() for one in mine]


def _country(scale: Scale, name: str, statements: Iterable[Together[Said]]) -> Lines:
    introduced: set[str] = set()
    lines = []
    for one in statements:
        key = one.lead.speaker.key if one.lead.speaker else ""
        lines.append(Line(sentence=said_sentence(scale.view, one, introduce=key not in introduced)))
        introduced.add(key)
    return Lines(heading=name, lines=tuple(lines))
