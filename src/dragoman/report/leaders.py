"""Who was named as leading a state, as the reports of a period put it: the one in office first, then the one elected."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.report.brief import Citation
from dragoman.report.context import sentence_around
from dragoman.report.periods import Period
from dragoman.report.phrases import phrases
from dragoman.report.view import View
from dragoman.report.wording import cite
from dragoman.types.documents import Document
from dragoman.types.ids import DocumentId
from dragoman.types.readings import Mention
from dragoman.types.resolutions import Link
from dragoman.types.spans import Words

NEAR = 25
"""Characters around a name within which its title stands."""
MOST_CITED = 2
SHORTEST_NAME = 3
"""Letters of a name from which on it is hardly a part of another word."""
ELECT = "-elect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """One who leads a state, or is elected to, with the shortest sentences that say so."""

    name: str
    title: str
    """The office without its state: `President`, `Prime Minister`, `President-elect`."""
    office: str
    citations: tuple[Citation, ...]
    documents: frozenset[DocumentId]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming:
    document: Document
    around: Words
    near: str
    """The words just before and behind the name."""
    link: Link

    @property
    def title(self) -> str:
        return (self.link.office or "").partition(" of ")[0]

    @property
    def gives_office(self) -> bool:
        """Whether the title stands here, with or without the name."""
        return self.title.casefold() in self.near.casefold()

    @property
    def gives_name(self) -> bool:
        """Whether the sentence has the name too, so that it alone bears out who holds the office."""
        return any(word in self.around.text for word in (self.link.name or "").split() if len(word) >= SHORTEST_NAME)


def leaders(view: View, stretch: Period, country: str) -> tuple[Leader, ...]:
    """For each leading office of the state, the one whom the latest reports of the period name with it."""
    found = [one for one in _named(view, country) if stretch.holds(one.document)]
    latest: dict[str, str] = {}
    for one in sorted(found, key=lambda one: (one.document.published or "", _count(found, one), one.link.name or "")):
        latest[one.title] = one.link.name or ""
    titles = sorted(latest, key=lambda title: (ELECT in title.casefold(), title))
    seen: dict[str, Leader] = {}
    for title in titles:
        seen.setdefault(latest[title], _leader([one for one in found if _is(one, latest[title], title)]))
    return tuple(seen.values())


def _is(one: _Naming, name: str, title: str) -> bool:
    return one.link.name == name and one.title == title


def _count(found: Iterable[_Naming], one: _Naming) -> int:
    return sum(other.link.name == one.link.name for other in found)


def _named(view: View, country: str) -> list[_Naming]:
    """Each place where somebody is named or meant, in a sentence that gives the office."""
    state = view.knowledge.state(country)
    namings = []
    for read in view.read:
        links = {link.mention: link for link in read.resolution.links if link.country == country and link.name}
        for mention in read.reading.mentions:
            link = links.get(mention.id)
            if link is not None and _leads(link, state.name if state else ""):
                around = sentence_around(read.document, mention.words.span)
                namings.append(
                    _Naming(document=read.document, around=around, near=_near(read.document, mention), link=link)
                )
    return [one for one in namings if one.gives_office]


def _leads(link: Link, state: str) -> bool:
    """Whether the office leads this state, and not another one or a body of several."""
    office = (link.office or "").casefold()
    return office.startswith(phrases().leaders) and office.endswith(state.casefold())


def _near(document: Document, mention: Mention) -> str:
    span = mention.words.span
    return document.text[max(span.start - NEAR, 0) : span.end + NEAR]


def _leader(giving: list[_Naming]) -> Leader:
    """The person with the shortest sentence of each document that gives name and office, two at most; failing these, the office."""
    best = [one for one in giving if one.gives_name] or giving
    by_document: dict[DocumentId, _Naming] = {}
    for one in sorted(best, key=lambda one: (len(one.around.text), one.document.id)):
        by_document.setdefault(one.document.id, one)
    evidence = [cite(one.document, one.around) for one in list(by_document.values())[:MOST_CITED]]
    first = giving[0]
    return Leader(
        name=first.link.name or "",
        title=first.title,
        office=first.link.office or "",
        citations=tuple(evidence),
        documents=frozenset(by_document),
    )
