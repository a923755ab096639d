"""Who was named as leading a state, as the reports of a period put it."""

from collections import Counter

from dragoman.report.brief import Part, Sentence
from dragoman.report.context import sentence_around
from dragoman.report.periods import Period
from dragoman.report.phrases import phrases
from dragoman.report.view import View
from dragoman.report.wording import cite, entry, standing
from dragoman.types.documents import Document
from dragoman.types.readings import Mention
from dragoman.types.resolutions import Link

LEADERS = 2
Named = tuple[Document, Mention, Link]


def leaders(view: View, stretch: Period, country: str) -> tuple[Sentence, ...]:
    """Those named with a leading office of the country in the period, the most named first."""
    found = [named for named in _named(view, country) if stretch.holds(named[0])]
    counts = Counter((link.name, link.office) for _, _, link in found)
    ranked = sorted(counts, key=lambda who: (-counts[who], str(who)))
    return tuple(_sentence(view, [n for n in found if (n[2].name, n[2].office) == who]) for who in ranked[:LEADERS])


def _named(view: View, country: str) -> list[Named]:
    titles = phrases().leaders
    return [
        (read.document, mention, link)
        for read in view.read
        for mention, link in _linked(read.reading.mentions, read.resolution.links)
        if link.country == country and link.name and (link.office or "").casefold().startswith(titles)
    ]


def _linked(mentions: tuple[Mention, ...], links: tuple[Link, ...]) -> list[tuple[Mention, Link]]:
    by_mention = {link.mention: link for link in links}
    return [(mention, by_mention[mention.id]) for mention in mentions if mention.id in by_mention]


def _sentence(view: View, named: list[Named]) -> Sentence:
    """The person and office, resting on the fullest naming in each document, two documents at most."""
    best = {n[0].id: n for n in sorted(named, key=lambda n: (len(n[1].words.text), -n[1].words.span.start))}
    first, *_ = named
    shown = sorted(best.values(), key=lambda n: (-len(n[1].words.text), n[0].id))[:2]
    evidence = [cite(document, sentence_around(document, mention.words.span)) for document, mention, _ in shown]
    words = f"{first[2].name}, {first[2].office}"
    return entry((Part(words),), evidence, standing(view, (n[0] for n in named)))
