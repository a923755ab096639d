"""Names of people: recognised, after a title or an honorific, and their surnames where they stand alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from dragoman.extract.spotted import Spotted, is_read, read_blocks
from dragoman.text.parser import Parsed
from dragoman.types.readings import MentionKind
from dragoman.types.spans import Span
from dragoman.world import Knowledge

RECOGNISED = "ner/1"
TITLED = "title/1"
SURNAME = "surname/1"
TRUST_TITLED = 5
TRUST_SURNAME = 3
TRUST_RECOGNISED = 2
PARTICLES = "de|da|del|della|der|den|di|dos|du|el|al|bin|bint|ibn|la|le|van|von|ten|ter|abu|y"
FULL_STOP = re.compile(r"\w{5,}\.\s$")
"""The end of a sentence, and not of an abbreviated title."""
PARTICLE_WORDS = frozenset(PARTICLES.split("|"))
LONGEST_NAME = 4
"""Words of the longest name that a given name alone shows to be a person's."""
WORD = r"(?:(?:[A-Z]\.){1,3}|(?:Jr|Sr)\.|[A-ZÀ-ÖØ-ÞĀ-Ž][\w’']*(?:-\w+)*)"
NAME = re.compile(rf"{WORD}(?:[ \u00a0](?:(?:{PARTICLES})[ -])*{WORD}){{0,4}}")
POSSESSIVE = re.compile(r"['’]s?$")
ENDING = re.compile(r"-[a-z]{1,6}\b(?!-)")
"""The second half of a Korean given name that the recogniser cut off: `Moon Jae` + `-in`."""
COMPOUND_ENDINGS = frozenset(
    [
        "era",
        "led",
        "based",
        "backed",
        "like",
        "style",
        "born",
        "area",
        "made",
        "owned",
        "run",
        "held",
        "wide",
        "linked",
        "allied",
        "aligned",
        "friendly",
        "elect",
        "initiated",
        "driven",
        "funded",
        "brokered",
        "sponsored",
        "supported",
        "appointed",
        "old",
        "year",
        "free",
        "ready",
        "pro",
        "anti",
        "skeptic",
        "critic",
        "term",
        "only",
        "type",
    ]
)
NOT_NAMES = frozenset(
    [
        "The",
        "A",
        "An",
        "This",
        "That",
        "These",
        "Those",
        "In",
        "On",
        "At",
        "By",
        "For",
        "From",
        "With",
        "And",
        "But",
        "Or",
        "If",
        "When",
        "While",
        "As",
        "After",
        "Before",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "He",
        "She",
        "It",
        "They",
        "We",
        "I",
        "You",
        "His",
        "Her",
        "Their",
        "Its",
        "Who",
        "What",
        "Where",
        "Why",
        "How",
        "Photo",
        "Image",
        "File",
        "Reuters",
        "Advertisement",
    ]
)
"""Capitalised words that begin or end no name."""
NOT_PEOPLE = frozenset(
    [
        "House",
        "Department",
        "Ministry",
        "Office",
        "Council",
        "Committee",
        "Commission",
        "Assembly",
        "Party",
        "University",
        "Institute",
        "Foundation",
        "Centre",
        "Center",
        "Association",
        "Court",
        "Bank",
        "Group",
        "Company",
        "Corporation",
        "Corp",
        "Inc",
        "Agency",
        "Army",
        "Navy",
        "Force",
        "Forces",
        "Guard",
        "Command",
        "Embassy",
        "Union",
        "Organization",
        "Organisation",
        "Administration",
        "Government",
        "Parliament",
        "Congress",
        "Senate",
        "Cabinet",
        "Times",
        "Post",
        "News",
        "Journal",
        "Street",
        "Avenue",
        "City",
        "Province",
        "State",
        "States",
        "Island",
        "Islands",
        "Sea",
        "Strait",
        "River",
        "Summit",
        "Agreement",
        "Treaty",
        "Act",
        "Doctrine",
        "Declaration",
        "War",
        "Day",
        "Week",
        "Conference",
        "Forum",
        "Dialogue",
        "Initiative",
        "Project",
        "Plan",
        "Strategy",
        "Policy",
        "Affairs",
        "Security",
        "Defense",
        "Defence",
        "Minister",
        "President",
        "Secretary",
        "Motors",
        "Tower",
        "Towers",
        "Statement",
        "Communique",
        "Moonshot",
        "Programme",
        "Program",
        "Framework",
        "Partnership",
        "Scholars",
        "Studies",
        "Hall",
        "Palace",
        "Base",
        "Airport",
        "Station",
        "Republic",
        "Kingdom",
    ]
)
"""Words that no person is called; a longer run that holds one names something else."""


def person_names(parsed: Parsed, knowledge: Knowledge) -> Iterator[Spotted]:
    """Names of people, with the honorific before them: those that follow a title, and those that the parser recognises."""
    yield from _titled(parsed, knowledge)
    for entity in parsed.doc.ents:
        if entity.label_ == "PERSON" and is_read(parsed, Span(entity.start_char, entity.end_char)):
            span = clean_person(parsed.document.text, Span(entity.start_char, entity.end_char), knowledge)
            if span is not None and _like_a_person(parsed.document.text[span.start : span.end], knowledge):
                yield Spotted(span=span, kind=MentionKind.PERSON, method=RECOGNISED, trust=TRUST_RECOGNISED)


def _like_a_person(name: str, knowledge: Knowledge) -> bool:
    """Whether a recognised name is more than one word without a title: the recogniser takes towns, brands and programmes for people."""
    if any(letter.isdigit() for letter in name):
        return False
    return len(name.split()) > 1 or bool(knowledge.named(name) or knowledge.surnamed(name))


def named_like_person(name: str, knowledge: Knowledge) -> bool:
    """Whether a name of two to four words begins with a given name and holds no word for a body or a place."""
    words = name.split()
    if not 1 < len(words) <= LONGEST_NAME or words[0] not in knowledge.atlas.genders:
        return False
    plain = all(word[0].isupper() or word in PARTICLE_WORDS for word in words) and words[-1][0].isupper()
    return plain and not any(word in NOT_PEOPLE or word in NOT_NAMES or word.isupper() for word in words[1:])


def surnames(parsed: Parsed, knowledge: Knowledge, names: Iterable[Spotted]) -> Iterator[Spotted]:
    """The surnames of the people named in full, wherever they stand alone."""
    text = parsed.document.text
    full = {text[name.span.start : name.span.end] for name in names if name.kind is MentionKind.PERSON}
    wanted = {surname for name in full for surname in surnames_of(name, knowledge)}
    if not wanted:
        return
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, wanted), key=len, reverse=True))})\b")
    for block in read_blocks(parsed):
        for found in pattern.finditer(text, block.span.start, block.span.end):
            start = honorific_start(text, found.start(), knowledge)
            yield Spotted(span=Span(start, found.end()), kind=MentionKind.PERSON, method=SURNAME, trust=TRUST_SURNAME)


def surnames_of(name: str, knowledge: Knowledge) -> tuple[str, ...]:
    """The words of a full name that can stand for the person; none for a name of one word without an honorific."""
    bare = without_honorific(name, knowledge)
    words = bare.split()
    known = knowledge.named(bare)
    person = knowledge.person(known[0].id) if known else None
    if person is not None:
        return (person.family_name,)
    if len(words) == 1:
        return (bare,) if bare != name else ()
    return family_words(words, knowledge)


def family_words(words: Sequence[str], knowledge: Knowledge) -> tuple[str, ...]:
    """The words of an unknown full name that may be its surname: the first, the last, or either where both could be."""
    family = knowledge.atlas.family_names
    if words[0] not in family:
        return (words[-1],)
    given = len(words) > 2 or "-" in words[-1]  # noqa: PLR2004 - family name and two given names
    return (words[0],) if given else (words[0], words[-1])


def without_honorific(name: str, knowledge: Knowledge) -> str:
    """A name without `Mr`, `Dr` and the like before it."""
    found = _honorifics(knowledge).match(name)
    return name[found.end() :] if found and found.end() < len(name) else name


def honorific_start(text: str, start: int, knowledge: Knowledge) -> int:
    """Where the honorific before a name starts, or the name itself."""
    before = text[max(0, start - 24) : start]
    found = _honorific_before(knowledge).search(before)
    return start - (len(before) - found.start()) if found else start


def clean_person(text: str, span: Span, knowledge: Knowledge) -> Span | None:
    """The span of a recognised name without what does not belong to it; None when nothing like a name is left."""
    found = NAME.search(text, span.start, span.end)
    if found is None:
        return None
    start, end = found.span()
    words = text[start:end].split()
    while words and words[0] in NOT_NAMES:
        start += len(words[0]) + 1
        words = words[1:]
    while words and words[-1] in NOT_NAMES:
        end -= len(words[-1]) + 1
        words = words[:-1]
    if not words or any(POSSESSIVE.sub("", word) in NOT_PEOPLE for word in words):
        return None
    end = _completed(text, start, end)
    end -= _possessive(text[start:end])
    return Span(honorific_start(text, start, knowledge), end) if end - start > 1 else None


def _completed(text: str, start: int, end: int) -> int:
    ending = ENDING.match(text, end)
    if ending and " " in text[start:end] and ending.group()[1:] not in COMPOUND_ENDINGS:
        return ending.end()
    return end


def _possessive(name: str) -> int:
    found = POSSESSIVE.search(name.rstrip(".")) if not re.search(r"\b[A-Z]\.$|Jr\.$", name) else None
    return (
        len(name) - found.start()
        if found
        else len(name) - len(name.rstrip(".’'"))
        if not re.search(r"\b(?:[A-Z]|Jr|Sr)\.$", name)
        else 0
    )


def _titled(parsed: Parsed, knowledge: Knowledge) -> Iterator[Spotted]:
    text = parsed.document.text
    for block in read_blocks(parsed):
        for title in _titles(knowledge).finditer(text, block.span.start, block.span.end):
            name = NAME.match(text, title.end(), block.span.end)
            if name is None or FULL_STOP.search(title.group()):
                continue
            span = clean_person(text, Span(*name.span()), knowledge)
            if span is None or knowledge.country_of_adjective(text[title.end() : span.end]):
                continue
            if span.end - title.end() > 1 and not _something_else(
                parsed, knowledge, Span(title.start(), span.end), title.end()
            ):
                yield Spotted(span=span, kind=MentionKind.PERSON, method=TITLED, trust=TRUST_TITLED, certain=True)


def _something_else(parsed: Parsed, knowledge: Knowledge, span: Span, name_start: int) -> bool:
    """Whether title and name are parts of one name of another thing: `General Assembly`, or the name is known as one."""
    text = parsed.document.text
    known = knowledge.named(text[name_start : span.end])
    if known and all(entity.kind is not MentionKind.PERSON for entity in known):
        return True
    inside = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    labels = {token.ent_type_ for token in inside} if inside is not None else set()
    return labels <= {"ORG", "GPE", "FAC", "LAW", "WORK_OF_ART", "EVENT"} and "" not in labels and bool(labels)


@lru_cache(maxsize=4)
def _titles(knowledge: Knowledge) -> re.Pattern[str]:
    """Titles and honorifics, each followed by white space; all words of a title may be capitalised."""
    titles = {t for role in knowledge.atlas.roles.values() for t in role.titles} | set(knowledge.atlas.titles)
    ordered = sorted(map(re.escape, titles), key=len, reverse=True)
    return re.compile(rf"\b(?i:{'|'.join(ordered)})\.?[ \u00a0](?=[A-ZÀ-ÖØ-ÞĀ-Ž])")


@lru_cache(maxsize=4)
def _honorifics(knowledge: Knowledge) -> re.Pattern[str]:
    words = [re.escape(title.name.title()) for title in knowledge.atlas.titles.values() if title.honorific]
    return re.compile(rf"(?:{'|'.join(sorted(words, key=len, reverse=True))})\.?[ \u00a0]")


@lru_cache(maxsize=4)
def _honorific_before(knowledge: Knowledge) -> re.Pattern[str]:
    return re.compile(rf"\b{_honorifics(knowledge).pattern}$")
