"""Who is in politics: states, offices, forces, known and titled persons, and the pronouns that stand for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from dragoman.extract.happening.cues import CueIndex
from dragoman.text.parser import Parsed
from dragoman.types.readings import Mention, MentionForm, MentionKind, Reading
from dragoman.world import Knowledge

PARTY_KINDS = frozenset(
    {MentionKind.PERSON, MentionKind.STATE, MentionKind.ORGANISATION, MentionKind.OFFICE, MentionKind.FORCE}
)
POLITICAL_KINDS = frozenset({MentionKind.STATE, MentionKind.OFFICE, MentionKind.FORCE})
STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "PTY", "SPY", "COP", "IGO"})
"""PLOVER sectors of those whose acts are politics."""
PERSONAL = frozenset({"he", "she", "they", "we", "i", "him", "her", "them", "us", "it", "you"})
POSSESSIVE = frozenset({"his", "its", "their", "our", "my"})
"""Pronouns of whose an event is."""
ANAPHORIC = re.compile(
    r"both|(?:the|these|those|both|all) (?:two |three |four )?(?:men|women|two|three|four|pair|duo|trio|sides)"
)
"""Parties named before: `the two`, `both sides`, `the pair`."""
SINGLE_PERSONS = frozenset({"he", "she", "him", "her", "his"})
PEOPLE_KINDS = frozenset({MentionKind.PERSON, MentionKind.OFFICE})
PRONOUN_REACH, NEAREST = 300, 2
"""Code points before a pronoun in which those whom it may stand for are looked for, and how many of them count."""
TITLE_REACH = 30
"""Code points before a name in which its title stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Politics:
    """Tells who is in politics in one document."""

    found: Reading
    knowledge: Knowledge
    index: CueIndex
    titled: frozenset[str]
    """Last names of persons whom the document gives a political title somewhere."""
    strangers: frozenset[str]
    """Last names of persons whom the document names in full and who are none of those we know."""

    @classmethod
    def of(cls, parsed: Parsed, found: Reading, knowledge: Knowledge, index: CueIndex) -> Self:
        """The politics of a document."""
        return cls(
            found=found,
            knowledge=knowledge,
            index=index,
            titled=frozenset(_titled_names(parsed, found, index)),
            strangers=frozenset(_strange_names(found, knowledge)),
        )

    def has(self, mention: Mention) -> bool:
        """Whether a mention names or describes someone in politics: a state, an office, a force, a known or titled person."""
        if mention.kind in POLITICAL_KINDS and not self._is_mere_place(mention):
            return True
        if any(entity.id in self.knowledge.atlas.outlets for entity in self.knowledge.named(mention.words.text)):
            return False
        if ANAPHORIC.fullmatch(mention.words.text.lower()):
            return self._stands_for_political(mention)
        if mention.form is MentionForm.PRONOUN:
            return mention.words.text.lower() in PERSONAL | POSSESSIVE and self._stands_for_political(mention)
        text = mention.words.text
        if self.knowledge.named(text) or self._is_politician(text.split()[-1]):
            return True
        words = text.replace("-", " ").split()
        private = any(word.strip(".,'’").lower().removesuffix("s") in self.index.classes["private"] for word in words)
        return not private and any(map(self.is_word, words))

    def _is_politician(self, last: str) -> bool:
        """Whether a last name is that of someone with a title here, or of someone known and of no stranger."""
        return last.lower() in self.titled or (
            last.lower() not in self.strangers and bool(self.knowledge.surnamed(last))
        )

    def _is_mere_place(self, mention: Mention) -> bool:
        """Whether a name taken for that of a state is none that we know: `Vancouver`."""
        if mention.kind is not MentionKind.STATE or mention.form is not MentionForm.NAME:
            return False
        text = mention.words.text
        return self.knowledge.country_of_name(text) is None and self.knowledge.country_of_adjective(text) is None

    def is_of_law(self, mention: Mention) -> bool:
        """Whether a mention is only of police or courts, which deal with crime too: `police`, `a judge`; not `Kenyan police`."""
        if self.knowledge.named(mention.words.text):
            return False
        words = [word.strip(".,'’") for word in mention.words.text.replace("-", " ").split()]
        of_law = {word for word in words if word.lower() in self.index.classes["law"]}
        return bool(of_law) and not any(self.is_word(word) for word in words if word not in of_law)

    def _stands_for_political(self, mention: Mention) -> bool:
        """Whether one of those named last before a pronoun is in politics; where nobody is, whether anyone in the document is."""
        start = mention.words.span.start
        wanted = PEOPLE_KINDS if mention.words.text.lower() in SINGLE_PERSONS else PARTY_KINDS | {MentionKind.OTHER}
        before = [
            m
            for m in self.found.mentions_from(max(start - PRONOUN_REACH, 0), start)
            if m.kind in wanted and m.form is not MentionForm.PRONOUN and not ANAPHORIC.fullmatch(m.words.text.lower())
        ]
        if not before:
            return any(self.has(m) for m in self.found.mentions if m.form is MentionForm.NAME)
        return any(self.has(m) and not self.is_of_law(m) for m in before[-NEAREST:])

    def is_word(self, word: str) -> bool:
        """Whether a word is of politics: a title, an office, a body, an adjective of a state."""
        bare = word.strip(".,'’").removesuffix("'s").removesuffix("’s")
        politics = self.index.classes["politics"]
        lower = bare.lower()
        title = self.knowledge.atlas.titles.get(lower)
        if title is not None and title.sector in STATE_SECTORS:
            return True
        if lower in politics or lower.removesuffix("s") in politics or lower.removesuffix("ies") + "y" in politics:
            return True
        return bare[:1].isupper() and self.knowledge.country_of_adjective(bare) is not None


def _strange_names(found: Reading, knowledge: Knowledge) -> Iterator[str]:
    """The last words, in lower case, of full names of persons whom we do not know."""
    for mention in found.mentions:
        full = mention.kind is MentionKind.PERSON and mention.form is MentionForm.NAME and " " in mention.words.text
        if full and not knowledge.named(mention.words.text):
            yield mention.words.text.split()[-1].lower()


def _titled_names(parsed: Parsed, found: Reading, index: CueIndex) -> Iterator[str]:
    """The last words, in lower case, of names that follow a title (`President Lula`, `foreign minister Hayashi`)."""
    for mention in found.mentions:
        if mention.kind is MentionKind.PERSON and mention.form is MentionForm.NAME:
            start = mention.words.span.start
            before = parsed.document.text[max(start - TITLE_REACH, 0) : start].split()
            whole = [word.lower() for word in (*before[-1:], *mention.words.text.split()[:-1])]
            if any(word in index.classes["politics"] - index.classes["law"] for word in whole):
                yield mention.words.text.split()[-1].lower()
