"""Contested and denied: figures of one thing that differ, a demand beside what is agreed, a denial beside an assurance."""

from itertools import combinations

from dragoman.reconcile.terms import stem, weight
from dragoman.report.amounts import amount, measure_key
from dragoman.report.brief import Line, Lines, Part, Section, Sentence, Sign, Standing
from dragoman.report.caps import grown
from dragoman.report.dates import day_number
from dragoman.report.phrases import phrases
from dragoman.report.speech import said_sentence
from dragoman.report.sums import against, times
from dragoman.report.tellable import denies, tellable
from dragoman.report.telling import SURE, cited, claimant, measure_label, period
from dragoman.report.together import Together, content_words, lasting, same_measured, same_said
from dragoman.report.told import Told
from dragoman.report.view import Measured, Said, View
from dragoman.report.weight import Scale, ranked
from dragoman.report.wording import left_out, outlet_and_day, sentence
from dragoman.types.readings import Bound, FigureKind, MentionKind, Wording

DIFFERENCES, DENIALS = 3, 3
SAME_NEWS = 45
"""Days between two reports of which neither can have been overtaken by events."""
SAME_CALL = 3
"""Days between two reports of one meeting or call."""
BEFORE = 200
"""Characters before a sentence that may say which country it speaks of."""
PLAIN = frozenset({Bound.EXACT, Bound.ABOUT})
UNLIKE = 2.0
"""Times the lesser value from which on two figures are hardly of one thing."""
SHARED_WORDS = 2
"""Content words that a denial and what it stands against must share, besides the names of the persons and states that both are about."""
COMMON = 3.0
"""Weight up to which a word is in too many reports to tie two of them."""
ACTORS = frozenset({MentionKind.PERSON, MentionKind.STATE})
DENIALS_IN_WORDS = {"deny": "denied", "reject": "rejected"}
LIMIT = 170


def contested(scale: Scale, told: Told) -> Section | None:
    """Two wordings a line, with who has which."""
    differing = _differing(scale)
    asked = against(scale)[:1]
    denials = same_said(s for s in tellable(scale.view) if denies(s))
    shown = told.fresh(sorted(ranked(denials, scale.said), key=_outright), grown(DENIALS, scale.view))
    pairs = differing[: grown(DIFFERENCES, scale.view)]
    lines = (
        *(_against(scale.view, *pair, demand=False) for pair in pairs),
        *(_against(scale.view, *pair, demand=True) for pair in asked),
        *_denied(scale, shown),
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


def _outright(one: Together[Said]) -> tuple[bool, bool]:
    """First what is denied in so many words, then what is only put in the negative, the speaker's own words first."""
    statement = one.lead.statement
    return statement.act not in DENIALS_IN_WORDS, statement.wording is not Wording.DIRECT


def _denied(scale: Scale, denials: list[Together[Said]]) -> list[Sentence]:
    """The denials, each beside an assurance that no other one stands beside."""
    used: set[str] = set()
    sentences = []
    for one in denials:
        other = _opposite(scale, one, used)
        used |= other.ids if other else frozenset()
        sentences.append(_denial(scale, one, other))
    return sentences


def _denial(scale: Scale, one: Together[Said], other: Together[Said] | None) -> Sentence:
    """The denial, and what another one assures in the same matter, if anybody does."""
    told = said_sentence(scale.view, one, limit=LIMIT)
    word = DENIALS_IN_WORDS.get(one.lead.statement.act, "says that it is not so")
    if other is None:
        return Sentence(parts=told.parts, citations=told.citations, standing=Standing(sign=Sign.DENIED, words=word))
    against = said_sentence(scale.view, other, limit=LIMIT)
    return Sentence(
        parts=(*told.parts, Part(" Against that: "), *against.parts),
        citations=(*told.citations, *against.citations),
        standing=Standing(sign=Sign.CONTESTED, words="denial against assurance"),
    )


def _opposite(scale: Scale, denial: Together[Said], used: set[str]) -> Together[Said] | None:
    """The weightiest assurance of another speaker near in time that shares its matter: people meant, or words."""
    view = scale.view
    found = [one for one in same_said(tellable(view)) if _answers(view, denial.lead, one.lead) and not one.ids & used]
    return next(iter(ranked(found, scale.said)), None)


def _answers(view: View, denial: Said, other: Said) -> bool:
    if other.statement.act not in phrases().assurances or _key(denial) == _key(other) or denies(other):
        return False
    both = set(denial.about) & set(other.about)
    known = [view.entities[one] for one in both if one in view.entities]
    names = content_words(" ".join(one.name for one in known if one.kind in ACTORS))
    words = content_words(denial.evidence.text) & content_words(other.evidence.text)
    shared = {word for word in words - names if weight(stem(word)) > COMMON}
    near = denial.document_id == other.document_id or _apart(denial, other) <= SAME_NEWS
    return near and bool(both) and len(shared) >= SHARED_WORDS


def _key(said: Said) -> str:
    return said.speaker.key if said.speaker else ""


def _differing(scale: Scale) -> list[tuple[Together[Measured], Together[Measured]]]:
    """Pairs of figures of one thing, each pair of values once."""
    groups = ranked(same_measured(one for one in lasting(scale.view) if _comparable(one)), scale.measured)
    pairs = (_first_pair(scale.view, *pair) for pair in combinations(groups, 2))
    once = {
        frozenset((amount(a.lead.figure), amount(b.lead.figure))): (a, b) for a, b in filter(None, reversed([*pairs]))
    }
    return list(once.values())[::-1]


def _first_pair(
    view: View, left: Together[Measured], right: Together[Measured]
) -> tuple[Together[Measured], Together[Measured]] | None:
    """The figures of the two groups that differ, without those that are of another time or place."""
    found = [(a, b) for a in left.records for b in right.records if _differ(view, a, b)]
    if not found:
        return None
    mine, others = dict.fromkeys(a for a, _ in found), dict.fromkeys(b for _, b in found)
    return Together(records=tuple(mine)), Together(records=tuple(others))


def _comparable(one: Measured) -> bool:
    figure = one.figure
    if figure.change or figure.equals or figure.status not in SURE:
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
    if not 0 < low < high <= UNLIKE * low or not {first.bound, second.bound} <= PLAIN:
        return False
    if _is_length(left):
        return _apart(left, right) <= SAME_CALL and len(_people(view, left) & _people(view, right)) > 1
    return _apart(left, right) <= SAME_NEWS and period(left) == period(right) and _same_place(view, left, right)


def _apart(left: Said | Measured, right: Said | Measured) -> float:
    days = day_number(left.document.published), day_number(right.document.published)
    return float("inf") if days[0] is None or days[1] is None else abs(days[0] - days[1])


def _people(view: View, one: Measured) -> frozenset[str]:
    return frozenset(view.named_in(one.document_id, one.evidence, MentionKind.PERSON))


def _same_place(view: View, left: Measured, right: Measured) -> bool:
    """Whether the same state's forces are counted in the same place, as far as the sentences and what they are about tell."""
    mine, others = _countries(view, left), _countries(view, right)
    subjects = {p.country for p in (left.subject, right.subject) if p is not None and p.kind is MentionKind.STATE}
    placed = {p.country for p in (left.counterpart, right.counterpart) if p is not None and p.country}
    return len(subjects) < 2 and len(placed) < 2 and placed <= mine & others and len(mine & others) > 1  # noqa: PLR2004 - two places


def _countries(view: View, one: Measured) -> set[str]:
    """The countries that the sentence names, and where it does not say where, the words before it and its statement."""
    span, text = one.figure.evidence.span, one.document.text
    before = text[max(span.start - BEFORE, 0) : span.start] if one.counterpart is None else ""
    return {*view.knowledge.countries_in(before + one.figure.evidence.text), *_about(view, one)}


def _about(view: View, one: Measured) -> set[str]:
    """The countries that the statement with the figure is about."""
    about = one.claimed_by.about if one.claimed_by else ()
    return {country for entity in about if (country := view.entities[entity].country)}


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
