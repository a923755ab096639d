"""Contested and denied: figures of one thing that differ, a demand beside what is agreed, a denial beside an assurance."""

from collections.abc import Iterable
from itertools import combinations

from dragoman.report.amounts import amount, measure_key
from dragoman.report.brief import Line, Lines, Part, Section, Sentence, Sign, Standing
from dragoman.report.caps import grown
from dragoman.report.dates import day_number
from dragoman.report.phrases import phrases
from dragoman.report.speech import said_sentence
from dragoman.report.sums import agreed, demanded, same_matter, times
from dragoman.report.tellable import denies, tellable
from dragoman.report.telling import cited, claimant, measure_label, period
from dragoman.report.together import Together, content_words, lasting, same_measured, same_said
from dragoman.report.told import Told
from dragoman.report.view import Measured, Said, View
from dragoman.report.weight import Scale, ranked
from dragoman.report.wording import left_out, outlet_and_day, sentence
from dragoman.types.readings import FigureKind, MentionKind

DIFFERENCES, DENIALS = 3, 3
SAME_NEWS = 45
"""Days between two reports of which neither can have been overtaken by events."""
SAME_CALL = 3
"""Days between two reports of one meeting or call."""
UNLIKE = 3.0
"""Times the lesser value from which on two figures are hardly of one thing."""
SHARED_WORDS = 2
"""Content words that a denial and what it stands against must share."""
DENIALS_IN_WORDS = {"deny": "denied", "reject": "rejected"}
LIMIT = 170


def contested(scale: Scale, told: Told) -> Section | None:
    """Two wordings a line, with who has which."""
    differing = _differing(scale)
    asked = [(a, d) for d in demanded(scale) for a in agreed(scale) if same_matter(a.lead, d.lead)][:1]
    denials = same_said(s for s in tellable(scale.view) if denies(s))
    shown = told.fresh(sorted(ranked(denials, scale.said), key=_outright), grown(DENIALS, scale.view))
    pairs = differing[: grown(DIFFERENCES, scale.view)]
    lines = (
        *(_against(scale.view, *pair, demand=False) for pair in pairs),
        *(_against(scale.view, *pair, demand=True) for pair in asked),
        *(_denial(scale, one) for one in shown),
    )
    if not lines:
        return None
    total = len(differing) + len(asked) + len(denials)
    return Section(
        key="contested",
        title="Contested and denied",
        blocks=(Lines(lines=tuple(Line(sentence=one) for one in lines)),),
        remark=left_out(total, len(lines)),
    )


def _outright(one: Together[Said]) -> bool:
    """First what is denied in so many words, then what is only put in the negative."""
    return one.lead.statement.act not in DENIALS_IN_WORDS


def _denial(scale: Scale, one: Together[Said]) -> Sentence:
    """The denial, and what another one assures or says in the same matter, if anybody does."""
    told = said_sentence(scale.view, one, limit=LIMIT)
    word = DENIALS_IN_WORDS.get(one.lead.statement.act, "says that it is not so")
    other = _opposite(scale, one)
    if other is None:
        return Sentence(parts=told.parts, citations=told.citations, standing=Standing(sign=Sign.DENIED, words=word))
    against = said_sentence(scale.view, other, limit=LIMIT)
    return Sentence(
        parts=(*told.parts, Part(" Against that: "), *against.parts),
        citations=(*told.citations, *against.citations),
        standing=Standing(sign=Sign.CONTESTED, words="denial against assurance"),
    )


def _opposite(scale: Scale, denial: Together[Said]) -> Together[Said] | None:
    """The weightiest assurance of another speaker near in time that shares its matter: people meant, or words."""
    found = [one for one in same_said(tellable(scale.view)) if _answers(denial.lead, one.lead)]
    return next(iter(ranked(found, scale.said)), None)


def _answers(denial: Said, other: Said) -> bool:
    if other.statement.act not in phrases().assurances or _key(denial) == _key(other) or denies(other):
        return False
    shared = content_words(denial.evidence.text) & content_words(other.evidence.text)
    near = denial.document_id == other.document_id or _apart(denial, other) <= SAME_NEWS
    return near and len(shared) >= SHARED_WORDS and bool(set(denial.about) & set(other.about))


def _key(said: Said) -> str:
    return said.speaker.key if said.speaker else ""


def _differing(scale: Scale) -> list[tuple[Together[Measured], Together[Measured]]]:
    """Pairs of figures of one thing, each pair of values once."""
    groups = ranked(same_measured(one for one in lasting(scale.view) if _comparable(one)), scale.measured)
    pairs = [pair for pair in combinations(groups, 2) if any(_differ(scale.view, a, b) for a, b in _across(*pair))]
    once = {frozenset((amount(a.lead.figure), amount(b.lead.figure))): (a, b) for a, b in reversed(pairs)}
    return list(once.values())[::-1]


def _across(left: Together[Measured], right: Together[Measured]) -> Iterable[tuple[Measured, Measured]]:
    return ((a, b) for a in left.records for b in right.records)


def _comparable(one: Measured) -> bool:
    figure = one.figure
    if figure.change or figure.equals:
        return False
    return _is_length(one) or (figure.kind is FigureKind.COUNT and _counts_forces(one))


def _is_length(one: Measured) -> bool:
    return one.figure.kind is FigureKind.DURATION and measure_key(one.figure) in phrases().contact_lengths


def _counts_forces(one: Measured) -> bool:
    return any(word in measure_key(one.figure) for word in phrases().forces)


def _differ(view: View, left: Measured, right: Measured) -> bool:
    first, second = left.figure, right.figure
    if first.unit != second.unit or first.kind is not second.kind or left.document_id == right.document_id:
        return False
    low, high = sorted((first.value, second.value))
    if not 0 < low < high <= UNLIKE * low or first.bound is not second.bound:
        return False
    if _is_length(left):
        return _apart(left, right) <= SAME_CALL and len(_people(view, left) & _people(view, right)) > 1
    place = _states(view, left) & _states(view, right)
    return _apart(left, right) <= SAME_NEWS and period(left) == period(right) and bool(place)


def _apart(left: Said | Measured, right: Said | Measured) -> float:
    days = day_number(left.document.published), day_number(right.document.published)
    return float("inf") if days[0] is None or days[1] is None else abs(days[0] - days[1])


def _people(view: View, one: Measured) -> frozenset[str]:
    return frozenset(view.named_in(one.document_id, one.evidence, MentionKind.PERSON))


def _states(view: View, one: Measured) -> frozenset[str]:
    """Where the forces stand and whose they are: the states that the sentence names."""
    return frozenset(view.named_in(one.document_id, one.evidence, MentionKind.STATE))


def _against(view: View, left: Together[Measured], right: Together[Measured], *, demand: bool) -> Sentence:
    one, other = left.lead, right.lead
    ratio = times(view, other, one) if demand else None
    head = measure_label(one) if one.subject else measure_label(other)
    words = f"{head}: {_one(one)} ≠ {_one(other)}{f', {ratio}' if ratio else ''}"
    stands = Standing(sign=Sign.CONTESTED, words="demand and agreement" if demand else "two values for one thing")
    return sentence((Part(words),), (*cited(left), *cited(right)), stands)


def _one(one: Measured) -> str:
    by = claimant(one) or f"by {outlet_and_day(one.document, dated=True)}"
    return f"{amount(one.figure)} ({', '.join(filter(None, (period(one), by)))})"
