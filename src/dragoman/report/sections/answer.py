"""The answer first: up to five sentences of different kinds that together say how things stand."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman.report.amounts import amount, measure_name
from dragoman.report.brief import Line, Lines, Part, Section, Sentence, Sign, Standing
from dragoman.report.contacts import contact, is_contact
from dragoman.report.dates import adverbial, day_number, printed
from dragoman.report.leaders import Leader, leaders
from dragoman.report.periods import periods
from dragoman.report.phrases import phrases
from dragoman.report.sides import side_names, sides
from dragoman.report.speech import said_sentence
from dragoman.report.sums import against, agreed, demanded, times
from dragoman.report.tellable import denies, looks_ahead, tellable
from dragoman.report.telling import cited, done_sentence, measured_sentence, period, told_events
from dragoman.report.together import Together, content_words, lasting, same_done, same_measured, same_said
from dragoman.report.told import Told
from dragoman.report.view import Done, Measured, Said
from dragoman.report.weight import GOVERNMENT, Scale, party_weight, ranked
from dragoman.report.wording import named, sentence, standing, with_article
from dragoman.types.readings import Status

MOST_SENTENCES = 5
SIDES = 3
ANSWER_LIMIT = 200
"""Characters of a quotation in the answer."""
MOST_CONTACTS = 2
SAME = 0.6
"""Share of the content words of the longer sentence from which on another is like it."""
ALLIANCE = "alliance-commitment"

Slot = Callable[[Scale], Iterator[Sentence]]


def answer(scale: Scale, _told: Told) -> Section | None:
    """Who governs; what is agreed and demanded; who met; the strongest assurance; the main threat or expectation; then the weightiest of the rest."""
    governing, sums = [*_governing(scale)], _first_unlike(_sums(scale), [], most=1)
    chosen = [*sums]
    for slot in SLOTS:
        chosen.extend(_first_unlike(slot(scale), chosen, most=1))
    chosen.extend(_first_unlike(_rest(scale, sums), chosen, most=MOST_SENTENCES - len(chosen) - len(governing)))
    chosen = [*governing, *chosen]
    if not chosen:
        return Section(key="answer", title="The answer", remark="Not in the reports.")
    return Section(
        key="answer",
        title="The answer",
        blocks=(Lines(lines=tuple(Line(sentence=s, tells=s not in (*governing, *sums)) for s in chosen)),),
    )


def _first_unlike(found: Iterable[Sentence], chosen: list[Sentence], *, most: int) -> list[Sentence]:
    """The first ones that share neither a report's sentence nor most of their words with one chosen before."""
    taken: list[Sentence] = []
    for one in found:
        if len(taken) >= most:
            break
        if not any(_alike(one, other) for other in (*chosen, *taken)):
            taken.append(one)
    return taken


def _alike(left: Sentence, right: Sentence) -> bool:
    first, second = content_words(left.text), content_words(right.text)
    places = [{(c.document_id, c.passage.spans) for c in one.citations[:1]} for one in (left, right)]
    return bool(places[0] & places[1]) or len(first & second) > SAME * max(len(first), len(second))


def _governing(scale: Scale) -> Iterator[Sentence]:
    view = scale.view
    if view.topic is not None or not (stretches := periods(view)):
        return
    names = side_names(view)
    by_state = [(names[code], leaders(view, stretches[-1], code)) for code in sides(view, SIDES)]
    words = [_in_office(state, found) for state, found in by_state if found]
    if words:
        last = printed(stretches[-1].end)
        reports = f"reports up to {last}" if last else "undated reports"
        by = f"By the {reports}, "
        yield sentence((Part(by + "; ".join(words)),), [f.citations[0] for _, found in by_state for f in found])


def _in_office(state: str, found: tuple[Leader, ...]) -> str:
    first, *others = found
    rest = "".join(f" and {other.name} {other.title}" for other in others)
    return f"{first.name} is {first.title} of {with_article(state)}{rest}"


def _sums(scale: Scale) -> Iterator[Sentence]:
    """A sum that is agreed beside what is demanded in the same matter; else either by itself."""
    yield from (_against(scale, settled, asked) for settled, asked in against(scale))
    yield from (measured_sentence(scale.view, one) for one in (*demanded(scale)[:1], *agreed(scale)[:1]))


def _against(scale: Scale, settled: Together[Measured], asked: Together[Measured]) -> Sentence:
    one, other = settled.lead, asked.lead
    whose = named(one.subject) if one.subject else ""
    who = other.claimed_by.speaker if other.claimed_by else None
    wants = f"{named(who)} spoke of" if who and who.identified else "demanded is"
    ratio = times(scale.view, other, one)
    words = f"{whose}’s {measure_name(one.figure)} is given as {_dated(one)}; {wants} {_dated(other)}{', ' + ratio if ratio else ''}"
    return sentence(
        (Part(words),), (*cited(settled), *cited(asked)), Standing(sign=Sign.CONTESTED, words="agreement and demand")
    )


def _dated(one: Measured) -> str:
    return f"{amount(one.figure)}{f' ({period(one)})' if period(one) else ''}"


def _contacts(scale: Scale) -> Iterator[Sentence]:
    """The weightiest contact with its day, and another of the same day."""
    groups = ranked(same_done(d for d in scale.view.done if is_contact(d) and scale.is_relevant(d)), scale.done)
    for first in groups:
        same = [
            one
            for one in groups
            if one is not first and _day(one.lead) == _day(first.lead) and adverbial(one.lead.when)
        ]
        both = [first, *same[: MOST_CONTACTS - 1]]
        words = "; ".join(filter(None, (contact(one.lead) for one in both)))
        when = adverbial(first.lead.when)
        if when:
            documents = frozenset[str]().union(*(one.documents for one in both))
            how = standing(scale.view, first.documents) if len(both) == 1 else None
            yield sentence((Part(f"{when} {words}"),), [c for one in both for c in cited(one)[: len(documents)]], how)


def _assurances(scale: Scale) -> Iterator[Sentence]:
    """What a government promises or assures, corroborated ones first."""
    groups = [one for one in _official(scale) if _assures(one.lead) and scale.is_late(one.lead.document)]
    ordered = sorted(
        ranked(groups, scale.said),
        key=lambda one: (not _on_alliance(one.lead), -scale.view.origin_count(one.documents)),
    )
    yield from (said_sentence(scale.view, one, limit=ANSWER_LIMIT) for one in ordered)


def _assures(said: Said) -> bool:
    return said.statement.act in phrases().assurances or _on_alliance(said)


def _on_alliance(said: Said) -> bool:
    return ALLIANCE in said.statement.issues


def _threats(scale: Scale) -> Iterator[Sentence]:
    """The weightiest threat or forecast of a named one."""
    warned = [one for one in same_said(tellable(scale.view)) if one.lead.statement.act in THREATENING]
    done = [one for one in same_done(told_events(scale.view.done)) if one.lead.event.type == THREAT and _held(one)]
    forecasts = [
        one
        for one in same_said(tellable(scale.view))
        if looks_ahead(one.lead) and one.lead.speaker and one.lead.speaker.name
    ]
    weighed = [
        *((scale.said(one) + 1, sorted(one.ids), said_sentence(scale.view, one, limit=ANSWER_LIMIT)) for one in warned),
        *((scale.done(one) + 1, sorted(one.ids), done_sentence(scale.view, one)) for one in done),
        *((scale.said(one), sorted(one.ids), said_sentence(scale.view, one, limit=ANSWER_LIMIT)) for one in forecasts),
    ]
    yield from (told for _, _, told in sorted(weighed, key=lambda one: (-one[0], one[1])))


THREAT = "THREATEN"
THREATENING = frozenset({"threaten", "warn"})
SLOTS: tuple[Slot, ...] = (_contacts, _assurances, _threats)


def _held(one: Together[Done]) -> bool:
    return one.lead.event.status is Status.HAPPENED


def _official(scale: Scale) -> list[Together[Said]]:
    groups = [one for one in same_said(tellable(scale.view)) if not denies(one.lead)]
    return [one for one in groups if party_weight(one.lead.speaker) >= GOVERNMENT] or groups


def _rest(scale: Scale, sums: Sequence[Sentence]) -> Iterator[Sentence]:
    """All else that is telling, statements and events by their weight, figures last."""
    done = [one for one in same_done(told_events(scale.view.done)) if _held(one) and one.lead.event.type != THREAT]
    said = [one for one in _official(scale) if one.lead.statement.act not in THREATENING]
    weighed = [
        *((scale.said(one), sorted(one.ids), said_sentence(scale.view, one, limit=ANSWER_LIMIT)) for one in said),
        *((scale.done(one), sorted(one.ids), done_sentence(scale.view, one)) for one in done),
    ]
    yield from (told for _, _, told in sorted(weighed, key=lambda one: (-one[0], one[1])))
    told = {citation.passage.spans for one in sums for citation in one.citations}
    figures = (measured_sentence(scale.view, one) for one in ranked(same_measured(lasting(scale.view)), scale.measured))
    yield from (one for one in figures if not told & {citation.passage.spans for citation in one.citations})


def _day(record: Done) -> int:
    return day_number(record.when.start if record.when else record.document.published) or 0
