"""Statements that a report tells more than once: its headline, captions and lede repeat what the body says."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from dragoman.extract.attribution.drafts import Page
from dragoman.types.documents import BlockKind
from dragoman.types.ids import MentionId, StatementId
from dragoman.types.readings import Mention, MentionForm, Statement, Wording

SAME_WORDS = 0.6
"""Share of the shorter one's content words that two statements of one speaker have in common when they are one."""
SAME_IN_HEADLINE = 0.5
"""The same where one of them is a headline, which has words of its own."""
FEWEST = 4
"""Content words that two statements must share."""
FEWEST_IN_HEADLINE = 2
"""The same where one of them is a headline."""
RANKS = {BlockKind.HEADLINE: 2, BlockKind.SUBHEADING: 2, BlockKind.CAPTION: 1}
"""Blocks that repeat the body, which is 0."""


def with_repeats(
    statements: tuple[Statement, ...], mentions: Mapping[MentionId, Mention], page: Page
) -> tuple[Statement, ...]:
    """The statements, each that only repeats another bound to the one that says it best: in the body, in quotation marks, at length."""
    main: list[Statement] = []
    holding: dict[str, list[int]] = {}
    words = {statement.id: _words(statement, page) for statement in statements}
    repeated: dict[StatementId, Statement] = {}
    for statement in sorted(
        statements, key=lambda s: (_rank(s, page), s.wording is not Wording.DIRECT, -len(words[s.id]))
    ):
        shared = Counter(number for word in words[statement.id] for number in holding.get(word, ()))
        same = (
            main[number]
            for number, count in sorted(shared.items(), key=lambda item: (-item[1], item[0]))
            if _alike(statement, main[number], count, words, page) and _one_speaker(statement, main[number], mentions)
        )
        first = next(same, None)
        if first is not None:
            repeated[statement.id] = replace(statement, repeats=first.id)
            continue
        for word in words[statement.id]:
            holding.setdefault(word, []).append(len(main))
        main.append(statement)
    return tuple(repeated.get(statement.id, statement) for statement in statements)


def _rank(statement: Statement, page: Page) -> int:
    block = page.block_at(statement.content.start)
    return RANKS.get(block.kind, 0) if block is not None else 0


def _words(statement: Statement, page: Page) -> frozenset[str]:
    """The lemmas of a statement's content that mean something."""
    tokens = (token for span in statement.content.spans for token in page.tokens(span.start, span.end))
    return frozenset(t.lemma_.lower() for t in tokens if not t.is_stop and not t.is_punct and not t.is_space)


def _alike(
    left: Statement, right: Statement, shared: int, words: Mapping[StatementId, frozenset[str]], page: Page
) -> bool:
    """Whether two statements that do not lie in one another say the same."""
    if _rank(left, page) == RANKS[BlockKind.HEADLINE]:
        share, fewest = SAME_IN_HEADLINE, FEWEST_IN_HEADLINE
    else:
        share, fewest = SAME_WORDS, FEWEST
    shorter = min(len(words[left.id]), len(words[right.id]))
    apart = left.evidence.end <= right.content.start or right.content.end <= left.evidence.start
    return apart and shared >= max(fewest, share * shorter)


def _one_speaker(left: Statement, right: Statement, mentions: Mapping[MentionId, Mention]) -> bool:
    """Whether two speakers can be one: names with a word in common, or a pronoun or definite description beside another."""
    if left.speaker is None or right.speaker is None:
        return left.speaker == right.speaker
    first, second = mentions[left.speaker], mentions[right.speaker]
    if {first.form, second.form} == {MentionForm.NAME}:
        return bool(_names(first) & _names(second))
    if first.words.text.lower() == second.words.text.lower():
        return True
    return first.form is not second.form and not any(_is_unnamed(mention) for mention in (first, second))


def _is_unnamed(mention: Mention) -> bool:
    """Whether a description leaves open who it is: `a senior official`, `analysts`."""
    return mention.form is MentionForm.DESCRIPTION and not mention.words.text.lower().startswith("the ")


def _names(mention: Mention) -> frozenset[str]:
    return frozenset(word.removesuffix("’s").removesuffix("'s").casefold() for word in mention.words.text.split())
