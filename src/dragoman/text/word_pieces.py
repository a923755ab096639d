"""Words into the pieces of BERT's uncased vocabulary (Wu et al. 2016; Devlin et al. 2019)."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Self

LONGEST = 100
"""Characters of a word above which it is one unknown piece."""
CONTINUES = "##"
"""Mark of a piece that is not the first of its word."""
START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"


@dataclass(frozen=True)
class WordPieces:
    """A vocabulary of pieces, each with its number."""

    numbers: Mapping[str, int]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a vocabulary, one piece a line."""
        return cls({piece: number for number, piece in enumerate(path.read_text(encoding="utf-8").splitlines())})

    def __post_init__(self) -> None:
        object.__setattr__(self, "of_word", lru_cache(maxsize=20_000)(self._of_word))

    @property
    def edges(self) -> tuple[int, int]:
        """The numbers of the pieces that open and close what is read together."""
        return self.numbers[START], self.numbers[END]

    def of_word(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one; remembered for the next time the word comes."""
        return self._of_word(word)

    def _of_word(self, word: str) -> tuple[int, ...]:
        numbers = tuple(number for part in _parts(word) for number in self._pieces(part))
        return numbers or (self.numbers[UNKNOWN],)

    def _pieces(self, part: str) -> list[int]:
        """The longest known pieces from the left; one unknown piece where some of the part is not known."""
        found: list[int] = []
        start = 0
        while start < len(part):
            ends = range(len(part), start, -1)
            known = (self._number(part[start:end], start) for end in ends)
            end, number = next(((e, n) for e, n in zip(ends, known, strict=True) if n is not None), (0, None))
            if number is None or len(part) > LONGEST:
                return [self.numbers[UNKNOWN]]
            found.append(number)
            start = end
        return found

    def _number(self, piece: str, start: int) -> int | None:
        return self.numbers.get(CONTINUES + piece if start else piece)


def _parts(word: str) -> Iterator[str]:
    """A word in lower case without accents, without control characters, cut at punctuation and around ideographs."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if _is_written(c))
    start = 0
    for position, sign in enumerate(plain):
        alone = _is_punctuation(sign) or _is_ideograph(sign)
        if alone or sign.isspace():
            yield from filter(None, [plain[start:position]])
            start = position + 1
        if alone:
            yield sign
    yield from filter(None, [plain[start:]])


def _is_written(sign: str) -> bool:
    """Neither an accent, nor a control or format character such as a soft hyphen."""
    return sign.isspace() or unicodedata.category(sign) not in {"Mn", "Cc", "Cf"}


def _is_punctuation(sign: str) -> bool:
    """As in BERT: ASCII signs that are neither letters nor digits count as punctuation."""
    return (sign.isascii() and sign.isprintable() and not sign.isalnum() and sign != " ") or unicodedata.category(
        sign
    ).startswith("P")


def _is_ideograph(sign: str) -> bool:
    return any(low <= ord(sign) <= high for low, high in ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0xF900, 0xFAFF)))
