"""What was said, by country and person."""

from collections.abc import Iterable

from dragoman.report.brief import Line, Lines, Section
from dragoman.report.caps import grown
from dragoman.report.dates import day_number
from dragoman.report.periods import PERIOD_GAP, Period, periods
from dragoman.report.sides import OTHERS, country_of, side_names, sides
from dragoman.report.speech import said_sentence
from dragoman.report.tellable import denies, looks_ahead, tellable
from dragoman.report.together import Together, same_said
from dragoman.report.told import Told
from dragoman.report.view import Said
from dragoman.report.weight import GOVERNMENT, Scale, party_weight, ranked
from dragoman.report.wording import left_out
from dragoman.types.readings import MentionKind

COUNTRIES = 3
A_COUNTRY, A_PERSON, OF_OTHERS = 2, 2, 2
THEN_AND_NOW = "Then and now"
OF_A_PAIR = 110
"""Characters of a quotation that stands beside an earlier or later one."""

Pair = tuple[Together[Said], Together[Said]]


def said(scale: Scale, told: Told) -> Section | None:
    """The most telling statements of each side's people, those told before left out."""
    candidates = ranked((one for one in same_said(tellable(scale.view)) if _belongs(one.lead)), scale.said)
    fresh = told.fresh(candidates, len(candidates))
    pairs = _pairs(scale, candidates, told)
    paired = [one for _, pair in pairs for one in pair]
    rest = told.with_all(paired).fresh(fresh, len(fresh))
    chosen = _chosen(scale, rest, {name for name, _ in pairs})
    shown = [one for _, statements in chosen for one in statements]
    if not shown and not paired:
        return None
    blocks = (
        *(_country(scale, name, statements) for name, statements in chosen if statements),
        *((_then_and_now(scale, pairs),) if pairs else ()),
    )
    return Section(
        key="said",
        title="What was said",
        blocks=blocks,
        remark=left_out(len(rest), len(shown)),
    )


def _belongs(said: Said) -> bool:
    """Whether no later section is made for it."""
    return not denies(said) and not looks_ahead(said)


def _chosen(scale: Scale, fresh: list[Together[Said]], paired: set[str]) -> list[tuple[str, list[Together[Said]]]]:
    """The statements of each side; fewer where `Then and now` has some too."""
    names = side_names(scale.view)
    codes = sides(scale.view, grown(COUNTRIES, scale.view))
    by_country = {code: [one for one in fresh if country_of(one.lead.speaker) == code] for code in codes}
    others = [one for one in fresh if country_of(one.lead.speaker) not in by_country]
    groups = [*((names.get(code, code), found) for code, found in by_country.items()), (OTHERS, others)]
    most = {OTHERS: OF_OTHERS - bool(paired), **dict.fromkeys(paired, grown(A_COUNTRY, scale.view) - 1)}
    return [(name, _spread(found, most.get(name, grown(A_COUNTRY, scale.view)))) for name, found in groups]


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


def _pairs(scale: Scale, candidates: list[Together[Said]], told: Told) -> list[tuple[str, Pair]]:
    """Of each government that speaks in the first and in the last period, the weightiest statement of each."""
    spans, names = periods(scale.view), side_names(scale.view)
    if len(spans) < 2:  # noqa: PLR2004 - then, and now
        return []
    official = [one for one in candidates if _is_official(one.lead) and not told.in_prose(one.lead)]
    pairs = []
    for code in sides(scale.view, COUNTRIES):
        mine = [one for one in official if country_of(one.lead.speaker) == code]
        then, now = (_first(mine, span, told) for span in (spans[0], spans[-1]))
        if then and now:
            pairs.append((names.get(code, code), (then, now)))
    return pairs


def _is_official(said: Said) -> bool:
    person = said.speaker is not None and said.speaker.kind is MentionKind.PERSON
    return person and party_weight(said.speaker) >= GOVERNMENT


def _first(ordered: Iterable[Together[Said]], span: Period, told: Told) -> Together[Said] | None:
    """The weightiest statement made in the period; one that a table has told only where there is no other."""
    inside = [one for one in ordered if span.holds(one.lead.document) and not _recalls(one.lead, span)]
    return next((one for one in inside if not told.has(one.lead)), next(iter(inside), None))


def _recalls(said: Said, span: Period) -> bool:
    """Whether its words are from long before the period."""
    day, start = day_number(said.when.start if said.when else None), day_number(span.start)
    return day is not None and start is not None and start - day > PERIOD_GAP


def _then_and_now(scale: Scale, pairs: Iterable[tuple[str, Pair]]) -> Lines:
    lines = (
        Line(label=f"{name}, {when}", sentence=said_sentence(scale.view, one, limit=OF_A_PAIR))
        for name, pair in pairs
        for when, one in zip(("then", "now"), pair, strict=True)
    )
    return Lines(heading=THEN_AND_NOW, lines=tuple(lines))
