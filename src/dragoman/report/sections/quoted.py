"""Who is quoted, and how often."""

from collections import Counter
from collections.abc import Mapping

from dragoman.report.brief import Column, Row, Section, Table
from dragoman.report.caps import grown
from dragoman.report.sides import side_names
from dragoman.report.tellable import tellable
from dragoman.report.told import Told
from dragoman.report.view import Party, Said
from dragoman.report.weight import Scale
from dragoman.report.wording import counted, left_out, named
from dragoman.types.readings import Wording

PEOPLE = 6
UNNAMED = "Unnamed speakers"


def quoted(scale: Scale, _told: Told) -> Section | None:
    """The speakers with the most statements; all unnamed ones count as one line."""
    statements = tellable(scale.view)
    if not statements:
        return None
    counts = Counter(_who(said) for said in statements)
    direct = Counter(_who(said) for said in statements if said.statement.wording is not Wording.INDIRECT)
    parties = {_who(said): said.speaker for said in reversed(statements) if said.speaker}
    ranked = sorted(counts, key=lambda key: (key == UNNAMED, -counts[key], key))[: grown(PEOPLE, scale.view)]
    names = side_names(scale.view)
    rows = tuple(
        Row(head=_name(key, parties[key]), cells=(_side(parties[key], key, names), str(direct[key]), str(counts[key])))
        for key in ranked
    )
    columns = (
        Column(label="Speaker", share=1.0),
        Column(label="Side"),
        Column(label="In own words", numeric=True),
        Column(label="Statements", numeric=True),
    )
    caption = f"{counted(len(statements), 'statement')} by {counted(len(counts), 'speaker')}"
    table = Table(caption=caption, columns=columns, rows=rows, bars=True)
    return Section(
        key="quoted", title="Who is quoted", blocks=(table,), overview=True, remark=left_out(len(counts), len(ranked))
    )


def _who(said: Said) -> str:
    speaker = said.speaker
    return UNNAMED if speaker is None or not speaker.name else speaker.key


def _name(key: str, party: Party) -> str:
    return UNNAMED if key == UNNAMED else named(party)


def _side(party: Party, key: str, names: Mapping[str, str]) -> str:
    return "" if key == UNNAMED or not party.country else names.get(party.country, party.country)
