"""Who was named as leading a state, as the reports of a period put it."""

from collections import Counter
from dataclasses import dataclass

from dragoman.report.brief import Part, Sentence
from dragoman.report.context import sentence_around
from dragoman.report.periods import Period
from dragoman.report.phrases import phrases
from dragoman.report.view import View
from dragoman.report.wording import cite, entry, standing
from dragoman.types.documents import Document
from dragoman.types.readings import Mention
from dragoman.types.resolutions import Link
from dragoman.types.spans import Words

LEADERS = 2
NEAR = 25
"""Characters around a name within which its title stands."""
MOST_CITED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming:
    document: Document
    around: Words
    near: str
    """The words just before and behind the name."""
    link: Link

    @property
    def gives_office(self) -> bool:
        """Whether the title stands by the name, so that the words bear the office out."""
        title = (self.link.office or "").casefold().partition(" of ")[0]
        return title in self.near.casefold()


def leaders(view: View, stretch: Period, country: str) -> tuple[Sentence, ...]:
    """Those whom the reports of the period name with a leading office of the country, the most named first."""
    found = [one for one in _named(view, country) if stretch.holds(one.document)]
    counts = Counter(one.link.name for one in found)
    ordered = sorted(counts, key=lambda name: (-counts[name], str(name)))
    return tuple(_sentence(view, [one for one in found if one.link.name == name]) for name in ordered[:LEADERS])


def _named(view: View, country: str) -> list[_Naming]:
    """Each place where somebody is named, in a sentence that gives the office."""
    titles = phrases().leaders
    namings = []
    for read in view.read:
        links = {link.mention: link for link in read.resolution.links if link.country == country and link.name}
        for mention in read.reading.mentions:
            link = links.get(mention.id)
            if link is not None and (link.office or "").casefold().startswith(titles):
                around = sentence_around(read.document, mention.words.span)
                namings.append(
                    _Naming(document=read.document, around=around, near=_near(read.document, mention), link=link)
                )
    return [one for one in namings if one.gives_office]


def _near(document: Document, mention: Mention) -> str:
    span = mention.words.span
    return document.text[max(span.start - NEAR, 0) : span.end + NEAR]


def _sentence(view: View, named: list[_Naming]) -> Sentence:
    """The person with the office most often given, resting on the shortest sentence of each document, two at most."""
    office, _ = Counter(one.link.office for one in named).most_common(1)[0]
    giving = [one for one in named if one.link.office == office]
    shortest = sorted(giving, key=lambda one: (len(one.around.text), one.document.id))
    by_document = {one.document.id: one for one in reversed(shortest)}
    evidence = [cite(one.document, one.around) for one in list(by_document.values())[::-1][:MOST_CITED]]
    words = Part(f"{named[0].link.name}, {office}")
    return entry((words,), evidence, standing(view, (one.document.id for one in giving)))
