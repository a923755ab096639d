"""How things stand between the states most named, a row a question, the first period of the record beside the last."""

from collections.abc import Callable, Iterable

from dragoman.report.amounts import amount, measure_key, measure_name
from dragoman.report.brief import Column, Part, Row, Section, Sentence, Table
from dragoman.report.contacts import contact_note, is_contact, is_lone_contact, sides_of
from dragoman.report.dates import label
from dragoman.report.leaders import leaders
from dragoman.report.periods import Period, periods
from dragoman.report.phrases import phrases
from dragoman.report.sides import country_of, side_names, sides
from dragoman.report.speech import said_sentence
from dragoman.report.sums import agreed, demanded
from dragoman.report.tellable import denies, looks_ahead, tellable
from dragoman.report.telling import cited, claimant, done_sentence, period, told_events, unsure
from dragoman.report.together import Together, lasting, same_done, same_measured, same_said, subject_key
from dragoman.report.told import Told
from dragoman.report.view import Done, Measured, Said
from dragoman.report.weight import Scale, ranked
from dragoman.report.wording import bracketed, entry, named, standing
from dragoman.types.readings import Figure, FigureKind, MentionKind, Status

SIDES = 3
SAID = 1
"""Statements in a cell; the section on what was said has more of each period."""
SHORT = 120
"""Characters of a quotation in a cell."""
ABOVE = "see the answer"
UNKNOWN = "not in the reports"
TELLING = frozenset({"Said", "Threats", "Expected"})
"""Rows whose sentences no later section tells again."""
PLACES = frozenset({MentionKind.STATE, MentionKind.PLACE})
DENIED = "Denied"
TITLE = "How things stand"

RowMaker = Callable[[Period, Told], tuple[Sentence, ...]]
Question = tuple[str, RowMaker]


def alliance(scale: Scale, told: Told) -> Section | None:
    """One row a question; what no report answers is named below."""
    stretches = periods(scale.view)
    questions = _questions(scale)
    shown = stretches[-1:] + stretches[:1] * (len(stretches) > 1)
    made = [(head, [make(stretch, told) for stretch in shown]) for head, make in questions]
    asked = (question for question in questions if question[0] not in {*TELLING, DENIED})
    missing = [head for head, make in asked if not any(make(stretch, Told()) for stretch in shown)]
    if not any(cell for _, cells in made for cell in cells):
        return None
    kept = range(len(shown)) if any(cells[-1] for _, cells in made) else range(1)
    rows = tuple(
        Row(
            head=head,
            cells=tuple(cells[i] or ("—" if i else ABOVE if make(shown[0], Told()) else UNKNOWN) for i in kept),
            tells=head in TELLING,
        )
        for (head, make), (_, cells) in zip(questions, made, strict=True)
        if any(cells[i] for i in kept)
    )
    heads = [stretch.label if index == 0 else f"was, {stretch.label}" for index, stretch in enumerate(shown)]
    columns = (Column(label="Question", share=0.48), *(Column(label=heads[i], share=1.0 if i else 1.35) for i in kept))
    table = Table(caption="By the reports of each period", columns=columns, rows=rows)
    return Section(key="standing", title=TITLE, blocks=(table,), overview=True, remark=_missing(missing))


def _missing(heads: Iterable[str]) -> str | None:
    words = "; ".join((head[:1].lower() + head[1:]).replace("governs, ", "governs ") for head in heads)
    return f"Not in the reports: {words}." if words else None


def _questions(scale: Scale) -> list[Question]:
    names = side_names(scale.view)
    return [
        *((f"Who governs, {names[code]}", _governing(scale, code)) for code in sides(scale.view, SIDES)),
        ("Agreed, in force", _sums(scale, agreed(scale), 3)),
        ("Demanded", _sums(scale, demanded(scale), 2)),
        ("Forces", _forces(scale)),
        ("Contacts", _contacts(scale)),
        ("Said", _said(scale, SAID, lambda said: not denies(said) and not looks_ahead(said))),
        (DENIED, _said(scale, 1, denies)),
        ("Threats", _threats(scale)),
        ("Expected", _said(scale, 1, looks_ahead)),
    ]


def _governing(scale: Scale, code: str) -> RowMaker:
    def cell(stretch: Period, _told: Told) -> tuple[Sentence, ...]:
        return tuple(
            entry((Part(f"{one.title} {one.name}"),), one.citations, standing(scale.view, one.documents))
            for one in leaders(scale.view, stretch, code)
        )

    return cell


def _sums(scale: Scale, groups: list[Together[Measured]], most: int) -> RowMaker:
    def cell(stretch: Period, _told: Told) -> tuple[Sentence, ...]:
        once: dict[tuple[str, str | None], Together[Measured]] = {}
        for one in groups:
            if stretch.holds(one.lead.document):
                once.setdefault((measure_key(one.lead.figure), subject_key(one.lead)), one)
        return tuple(_figure(scale, one) for one in list(once.values())[:most])

    return cell


def _figure(scale: Scale, told: Together[Measured]) -> Sentence:
    one, whose = told.lead, told.lead.subject
    of_whom = whose is not None and whose.identified and whose.kind is not MentionKind.PERSON
    head = f"{named(whose)}: {measure_name(one.figure)}" if whose and of_whom else measure_name(one.figure)
    words = f"{head} {amount(one.figure)}{bracketed(period(one), claimant(one))}"
    return entry((Part(words[:1].upper() + words[1:]),), cited(told), standing(scale.view, told.documents))


def _forces(scale: Scale) -> RowMaker:
    counted = same_measured(one for one in lasting(scale.view) if _counts_forces(one.figure))
    groups = sorted(ranked(counted, scale.measured), key=lambda one: not _stands_with_a_side(scale, one.lead))

    def cell(stretch: Period, _told: Told) -> tuple[Sentence, ...]:
        inside = [one for one in groups if stretch.holds(one.lead.document)]
        return tuple(_force(scale, one) for one in inside[:3])

    return cell


def _stands_with_a_side(scale: Scale, one: Measured) -> bool:
    return any(party is not None and party.country in scale.sides for party in (one.counterpart, one.subject))


def _counts_forces(figure: Figure) -> bool:
    return figure.kind is FigureKind.COUNT and any(word in measure_key(figure) for word in phrases().forces)


def _force(scale: Scale, told: Together[Measured]) -> Sentence:
    """`Troops stationed, US military in Japan: 54,000`."""
    one = told.lead
    who = named(one.subject) if one.subject and one.subject.identified else ""
    where = one.counterpart if one.counterpart and one.counterpart.kind in PLACES else None
    place = f"in {named(where)}" if where and named(where) != who else ""
    head = ", ".join(filter(None, (measure_name(one.figure), " ".join(filter(None, (who, place))))))
    words = f"{head}: {amount(one.figure)}{bracketed(period(one), unsure(one), claimant(one))}"
    return entry((Part(words[:1].upper() + words[1:]),), cited(told), standing(scale.view, told.documents))


def _contacts(scale: Scale) -> RowMaker:
    """Those with two named sides first, then calls of one who is in none of them."""
    done = scale.view.done
    whole = ranked(same_done(d for d in done if is_contact(d) and scale.is_relevant(d)), scale.done)
    lone = ranked(same_done(d for d in done if is_lone_contact(d) and _is_of_a_side(scale, d)), scale.done)

    def cell(stretch: Period, _told: Told) -> tuple[Sentence, ...]:
        inside = [one for one in whole if stretch.holds(one.lead.document)]
        met = {party.key for one in inside for party in sides_of(one.lead)}
        inside += [one for one in lone if stretch.holds(one.lead.document) and sides_of(one.lead)[0].key not in met]
        unlike = {_contact_words(one.lead): one for one in reversed(inside)}
        return tuple(
            entry((Part(words),), cited(one), standing(scale.view, one.documents))
            for words, one in list(unlike.items())[::-1][:3]
        )

    return cell


def _is_of_a_side(scale: Scale, done: Done) -> bool:
    return sides_of(done)[0].country in scale.sides


def _contact_words(done: Done) -> str:
    return f"{label(done.when, done.document.published)}: {contact_note(done)}"


def _said(scale: Scale, most: int, wanted: Callable[[Said], bool]) -> RowMaker:
    """The weightiest statements, one of a country, that no section before has told."""
    groups = ranked(same_said(said for said in tellable(scale.view) if wanted(said)), scale.said)

    def cell(stretch: Period, told: Told) -> tuple[Sentence, ...]:
        chosen: dict[str | None, Together[Said]] = {}
        for one in groups:
            if stretch.holds(one.lead.document) and not told.has(one.lead):
                chosen.setdefault(country_of(one.lead.speaker), one)
        return tuple(said_sentence(scale.view, one, limit=SHORT) for one in list(chosen.values())[:most])

    return cell


def _threats(scale: Scale) -> RowMaker:
    held = (d for d in told_events(scale.view.done) if d.event.type == "THREATEN" and d.event.status is Status.HAPPENED)
    groups = ranked(same_done(held), scale.done)

    def cell(stretch: Period, told: Told) -> tuple[Sentence, ...]:
        inside = [one for one in groups if stretch.holds(one.lead.document) and not told.has(one.lead)]
        return tuple(done_sentence(scale.view, one) for one in inside[:1])

    return cell
