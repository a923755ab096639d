"""Numbers with their units in running text, before anyone asks what they measure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dragoman.extract.fractions import Part, parts_in
from dragoman.extract.numerals import DIGITS, SUFFIXES, Numerals, alternatives, numerals
from dragoman.types.readings import Bound, FigureKind
from dragoman.types.spans import Span
from dragoman.types.vocabularies import Vocabulary
from dragoman.types.vocabularies.numbers import NumberWordKind
from dragoman.types.vocabularies.units import Unit

REACH_BEFORE = 32
"""Code points before a number in which a bound is looked for."""
OF_OUTPUT = re.compile(
    r"\s+of\s+(?:(?:its|their|our|the|a|national|total|global|world|annual|\w+['’]s?)\s+){0,3}(?:gdp|gross\s+domestic\s+product|economic\s+output)\b",
    re.IGNORECASE,
)
LENGTH_AFTER = re.compile(
    r"\s*\(\s*[\d,.]+\s*-?(?:ft|feet|foot)\b|[\s-]+(?:long|wide|high|tall|deep|away|off|from|above|below)\b"
)
VAGUE = re.compile(r"(?:tens|dozens|hundreds|thousands|millions|billions|trillions)\b", re.IGNORECASE)
"""Plurals of scales: `dozens` is twelve at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number, or a range of them, with its unit as far as the next words tell."""

    span: Span
    number: Span
    """Of the digits or number words alone."""
    value: float
    scaled: bool
    """Whether the number is written with a scale of its own."""
    leading: float
    """The number before its last scale: 1.52 of `1.52 trillion`."""
    unit: Unit | None
    written: str = ""
    """Symbol or words of the unit, as they stand beside the number."""
    bound: Bound = Bound.EXACT
    low: float | None = None
    high: float | None = None
    listed: bool = False
    """Whether the unit was taken from the next number of the same list."""
    strong: bool = False
    """Whether it is the strength of a force: `28,500-strong`."""


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """The units of a vocabulary by their written forms."""

    words: dict[str, Unit]
    symbols: dict[str, Unit]
    atom: re.Pattern[str]
    bounds: tuple[tuple[re.Pattern[str], Bound], ...]
    changes: re.Pattern[str]
    """Words that say that what follows changed from one number to another."""
    numerals: Numerals

    def named(self, written: str) -> Unit | None:
        """The unit with this form, the exact letters first."""
        plain = re.sub(r"[\s-]+", " ", written).strip(" -")
        return self.words.get(plain) or self.words.get(plain.lower())


def quantities_in(text: str, within: Span, vocabulary: Vocabulary) -> list[Quantity]:
    """The numbers of one paragraph in text order, with ranges made one and units shared along lists."""
    known = units(vocabulary)
    parts = [_of_part(part, vocabulary) for part in parts_in(text, within, vocabulary)]
    atoms = [a for a in _atoms(text, within, known) if not any(part.span.overlaps(a.span) for part in parts)]
    joined = _joined(text, within, _shared(text, atoms), known)
    return sorted((_with_bound(text, within, q, known) for q in (*joined, *parts)), key=lambda q: q.span)


def _of_part(part: Part, vocabulary: Vocabulary) -> Quantity:
    return Quantity(
        span=part.span,
        number=part.span,
        value=part.value,
        scaled=False,
        leading=part.value,
        unit=vocabulary.units[part.unit],
    )


@cache
def units(vocabulary: Vocabulary) -> Units:
    """The units of a vocabulary."""
    words: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for unit in vocabulary.units.values():
        for form in unit.forms:
            money_sign = unit.kind is FigureKind.MONEY and (form != form.lower() or not form.isalpha())
            (symbols if money_sign else words)[form] = unit
            if money_sign and form.isalpha() and len(form) == 3:  # noqa: PLR2004 - ISO 4217 codes also stand after
                words[form] = unit
    numbers = numerals(vocabulary)
    return Units(
        words=words,
        symbols=symbols,
        atom=_atom_pattern(words, symbols, numbers),
        bounds=_bounds(vocabulary),
        changes=_changes(vocabulary),
        numerals=numbers,
    )


def _atom_pattern(words: dict[str, Unit], symbols: dict[str, Unit], numbers: Numerals) -> re.Pattern[str]:
    exact = [form for form in words if form != form.lower() or len(form) == 1]
    lower = [form for form in words if form == form.lower() and len(form) > 1]
    unit = rf"(?:(?-i:{alternatives(tuple(exact))})|{alternatives(tuple(lower))})(?![\w])"
    return re.compile(
        rf"(?<![\w.:/$])(?<!\d,)(?:(?<![A-Za-z]-)|(?<=\bsub-)|(?<=\bto-))(?P<sign>[-−](?=\d)|\bminus[\s-]+(?=\d))?(?:(?P<symbol>(?-i:{alternatives(tuple(symbols))}))\s?)?"
        rf"(?P<number>(?:{DIGITS})(?P<suffix>bn|tn|trn|mn|mln|[kmb](?=\b))(?!\w)|{numbers.pattern})"
        rf"(?!\w*\d|(?:st|nd|rd|th)\b)(?:(?P<gap>\s+of\s+|[\s-]?)(?P<unit>{unit}))?(?![.,:/]?\d)",
        re.IGNORECASE,
    )


def _changes(vocabulary: Vocabulary) -> re.Pattern[str]:
    kinds = {NumberWordKind.UP, NumberWordKind.DOWN}
    forms = [form for word in vocabulary.numbers.values() if word.kind in kinds for form in word.forms]
    return re.compile(rf"\b(?:{alternatives(tuple(forms))}|raise[sd]?|went|goes?|going|moved?)\b", re.IGNORECASE)


def _bounds(vocabulary: Vocabulary) -> tuple[tuple[re.Pattern[str], Bound], ...]:
    kinds = {
        NumberWordKind.ABOUT: Bound.ABOUT,
        NumberWordKind.AT_LEAST: Bound.AT_LEAST,
        NumberWordKind.AT_MOST: Bound.AT_MOST,
    }
    return tuple(
        (
            re.compile(rf"(?<!\w)(?:{alternatives(word.forms)})[\s-]*(?:an?\s+|another\s+)?$", re.IGNORECASE),
            kinds[word.kind],
        )
        for word in vocabulary.numbers.values()
        if word.kind in kinds
    )


def _atoms(text: str, within: Span, known: Units) -> Iterator[Quantity]:
    for match in known.atom.finditer(text, within.start, within.end):
        metres = bool(match["suffix"]) and _is_metres(text, match)
        value = known.numerals.value(match["number"][:-1]) if metres else _value(match, known)
        if value is None:
            continue
        scale = 1.0 if metres else _scale(match, known)
        unit = known.symbols[match["symbol"]] if match["symbol"] else known.named(match["unit"] or "m" * metres)
        end = match.end()
        if unit is not None and unit.kind is FigureKind.PERCENT and (output := OF_OUTPUT.match(text, end, within.end)):
            unit, end = known.words.get("% of gdp", unit), output.end()
        yield Quantity(
            span=Span(match.start(), end),
            number=Span(match.start("number"), match.end("number")),
            value=-value if match["sign"] and not _after_a_digit(text, match.start()) else value,
            written=(match["symbol"] or match["unit"] or "").strip(),
            bound=Bound.AT_LEAST if VAGUE.match(match["number"]) else Bound.EXACT,
            scaled=scale > 1,
            leading=value / scale,
            unit=unit,
        )


def _is_metres(text: str, match: re.Match[str]) -> bool:
    """`37m (121ft)`, `a 30m-long boat`: a lower-case `m` on digits that is a length and no million."""
    return match["suffix"] == "m" and not match["symbol"] and LENGTH_AFTER.match(text, match.end("suffix")) is not None


def _after_a_digit(text: str, start: int) -> bool:
    return start > 0 and text[start - 1].isalnum()


def _value(match: re.Match[str], known: Units) -> float | None:
    if not match["suffix"]:
        return known.numerals.value(match["number"])
    digits = match["number"][: -len(match["suffix"])]
    return round(float(digits.replace(",", "")) * _scale(match, known), 6)


def _scale(match: re.Match[str], known: Units) -> float:
    """What the last word or letter of the number multiplies by."""
    last = (match["suffix"] or re.split(r"[\s-]+", match["number"])[-1]).lower()
    return known.numerals.scales.get(last) or (SUFFIXES.get(last, 1.0) if match["suffix"] else 1.0)


def _shared(text: str, atoms: list[Quantity]) -> list[Quantity]:
    """Units shared along lists: `54,000 and 28,500 troops`; and scales: `$10 to $15 billion`."""
    done: list[Quantity] = []
    for atom in reversed(atoms):
        following = done[0] if done else None
        done.insert(0, _borrowing(text, atom, following) if following else atom)
    return done


def _borrowing(text: str, atom: Quantity, following: Quantity) -> Quantity:
    between = text[atom.span.end : following.span.start]
    if not re.fullmatch(r"-?\s*(?:-?to-?|and|or|-|–|—|,|, and|, or)\s*", between):
        return atom
    is_range = not re.fullmatch(r"-?\s*(?:and|,|, and|, or)\s*", between)
    if (
        is_range
        and following.scaled
        and not atom.scaled
        and atom.unit in {None, following.unit}
        and atom.value < following.leading
    ):
        atom = replace(atom, value=round(atom.value * following.value / following.leading, 6), scaled=True)
    if atom.unit is None and following.unit is not None:
        return replace(atom, unit=following.unit, listed=True)
    return atom


def _joined(text: str, within: Span, atoms: list[Quantity], known: Units) -> list[Quantity]:
    """The quantities, those of a range made one."""
    done: list[Quantity] = []
    for atom in atoms:
        before = done[-1] if done else None
        if before is not None and _is_range(text, within, before, atom, known):
            done[-1] = replace(
                atom,
                span=Span(before.span.start, atom.span.end),
                number=Span(before.number.start, atom.number.end),
                value=before.value,
                low=before.value,
                high=atom.value,
                bound=Bound.RANGE,
            )
        else:
            done.append(atom)
    return done


def _is_range(text: str, within: Span, first: Quantity, second: Quantity, known: Units) -> bool:
    if (
        first.bound is Bound.RANGE
        or first.value >= second.value
        or (first.unit is not None and second.unit not in {None, first.unit})
    ):
        return False
    between = text[first.span.end : second.span.start]
    before = text[max(within.start, first.span.start - REACH_BEFORE) : first.span.start].lower()
    if re.fullmatch(r"\s*(?:-|–|—)\s*|-to-", between):
        return True
    if re.fullmatch(r"\s+and\s+", between):
        return re.search(r"\bbetween\s+$", before) is not None
    if re.fullmatch(r"\s+or\s+", between):
        return first.unit is None or first.listed
    by_how_much = (first.unit is None or first.listed) and re.search(r"\bby\s+(?:about\s+|around\s+|some\s+)?$", before)
    by_how_much = by_how_much or re.search(r"\bfrom\s+the\s+$", before)
    changes = known.changes.search(before) and not by_how_much
    one_unit = first.unit is None or second.unit is not None
    return re.fullmatch(r"-?\s+(?:up\s+)?to[\s-]+", between) is not None and not changes and one_unit


def _with_bound(text: str, within: Span, quantity: Quantity, known: Units) -> Quantity:
    """The quantity with the bound that the words beside it give."""
    if quantity.bound is Bound.RANGE:
        return quantity
    before = text[max(within.start, quantity.span.start - REACH_BEFORE) : quantity.span.start]
    for pattern, bound in known.bounds:
        if pattern.search(before):
            return replace(quantity, bound=bound)
    after = text[quantity.span.end : min(within.end, quantity.span.end + REACH_BEFORE)]
    if re.match(r"\+|\s+or\s+(?:more|higher|above)\b|-plus\b|\s+plus\b", after):
        return replace(quantity, bound=Bound.AT_LEAST)
    if re.match(r"\s+or\s+(?:less|fewer|lower|under)\b", after):
        return replace(quantity, bound=Bound.AT_MOST)
    return replace(quantity, bound=Bound.ABOUT) if re.match(r"\s+or\s+so\b|-odd\b|-ish\b", after) else quantity
