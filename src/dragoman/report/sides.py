"""The sides of a record: the states most named, by country."""

from collections import Counter
from collections.abc import Mapping

from dragoman.report.view import Party, View
from dragoman.types.readings import MentionKind

OTHERS = "Others"
INTERNATIONAL = "IGO"
"""The PLOVER sector of those who stand under an international body."""


def sides(view: View, most: int) -> list[str]:
    """ISO 3166-1 codes of the countries most named in the records, at most `most`."""
    counts = Counter(
        link.country
        for read in view.read
        for link in read.resolution.links
        if link.country and (link.name or link.anonymous)
    )
    return [code for code, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]]


def side_names(view: View) -> Mapping[str, str]:
    """The names of the countries in the record by their code."""
    named = {
        entity.country: entity.name
        for entity in view.entities.values()
        if entity.kind is MentionKind.STATE and entity.country
    }
    codes = {link.country for read in view.read for link in read.resolution.links if link.country}
    return {code: _state(view, code) or named.get(code, code) for code in codes}


def _state(view: View, code: str) -> str | None:
    state = view.knowledge.state(code)
    return state.name if state else None


def country_of(party: Party | None) -> str | None:
    """The code of the country that a party speaks for; None for one of an international body, whatever his passport."""
    return party.country if party and party.sector != INTERNATIONAL else None
