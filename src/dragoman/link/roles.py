"""What the report itself says of a person's role: the title before the name, the apposition after it, what the person heads."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.link.scene import Scene
from dragoman.types.readings import Mention, MentionKind
from dragoman.types.spans import Span
from dragoman.world import Knowledge

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 220
"""Code points up to which an apposition is a role and not a story."""
ARTICLE = re.compile(
    r"^(?:(?:now|currently|also)\s+)?(?:the|a|an|his|her|their|its)\s+|^(?:now|currently|also)\s+", re.IGNORECASE
)
APPOSITION = re.compile(r"\s*[,(–—-]\s*")
OF_BODY = re.compile(r",?\s+(?:of|with|at)\s+(?:the\s+)?")
CLAUSE = re.compile(
    r"[,;.)]\s|\s(?:who|whom|which|that|said|says|told|added|where|when|as|but|and (?:has|is|was|who|remains|had))\b|[”\"]|\n|[,;.)–—]$"
)
"""Where an apposition ends."""
POSTS = {
    "chair": "chair of",
    "chairs": "chair of",
    "heads": "head of",
    "headed": "head of",
    "leads": "head of",
    "led": "former head of",
    "directs": "director of",
    "runs": "head of",
    "teaches": "teacher at",
    "edits": "editor of",
}
"""Verbs of a relative clause that give a post."""
POST_CLAUSE = re.compile(
    rf"\s*,\s*who\s+(?:now\s+|also\s+|previously\s+|currently\s+)?({'|'.join(POSTS)})\s+([^,.;\n”\"]{{4,160}})"
)
BECAME = re.compile(
    r"\s*,?\s*who\s+(?:has\s+|had\s+)?(?:just\s+|recently\s+)?(?:was|became|is|been)\s*"
    r"(?:re-?elected|elected|appointed|named|sworn in|chosen|installed)?\s*(?:as\s+)?"
    r"(?:the|a|an|its|his|her)?\s*([^,.;\n”\"]{4,120}?)"
    r"(?=\s+(?:in|on|from|until|since|last|this|a (?:month|year|week)|two|three|earlier|and|when|at the)\b|[,.;\n])"
)
SERVED = re.compile(
    r"\s*,\s*who\s+(?:has\s+)?(?:previously\s+|once\s+)?(?:served|worked)\s+as\s+([^,.;\n”\"]{4,160}?)(?:\s+and\s+(?:remains|is|has|who)\b|[,.;\n])"
)
BEFORE_OF = frozenset({"secretary", "minister", "chairman", "head", "chief", "for", "of"})
"""Words of a title after which `of` and `for` go on with it: `Secretary of State`."""
COMPLEMENT = re.compile(r"\s(?:of|to|for|at|with|from|in|on|under)\s")
"""Where a role goes on with whom or what it is of: titles after it are those of others (`aide to the prime minister`)."""
RANKS = r"(?:(?:deputy|vice|assistant|associate|shadow|junior|principal deputy|under|parliamentary)[ -])?"
"""Words before a title that make it another one, listed or not: `deputy foreign minister`."""
PAST = frozenset(
    {
        "former",
        "late",
        "then",
        "then-",
        "ex",
        "previous",
        "outgoing",
        "onetime",
        "one-time",
        "ousted",
        "deposed",
        "impeached",
        "disgraced",
    }
)


def role_of(scene: Scene, mention: Mention) -> str | None:
    """The role that the words around one name give its bearer, without article: `non-resident fellow at ...`."""
    after = _after(scene, mention)
    before = _before(scene, mention) or _honorific(scene, mention)
    if after is None and before is None:
        return _affiliation(scene, mention)
    if after and (before is None or len(after.split()) > len(before.split())):
        return after if not before or _compatible(before, after) else before
    return before


def _affiliation(scene: Scene, mention: Mention) -> str | None:
    """The body a person is said to be of: `Fox News` in `Chris Wallace of Fox News`."""
    of = OF_BODY.match(scene.text, mention.words.span.end)
    if of is None:
        return None
    body = next(
        (
            other
            for other in scene.reading.mentions_from(of.end(), of.end() + 1)
            if other.kind is MentionKind.ORGANISATION
        ),
        None,
    )
    return body.words.text if body is not None else None


def is_past(role: str) -> bool:
    """Whether a role is said to be over: `former`, `then`."""
    return role.lower().split()[0].strip("-") in PAST or bool(
        re.match(r"(?:\w+[’']?s? ){0,3}(?:former|late|then|ex-|ousted)\b", role.lower())
    )


def title_in(role: str, knowledge: Knowledge) -> str | None:
    """The longest title that a role names, lower case; None where it names none."""
    words = role.lower().replace("’", "'")
    end = COMPLEMENT.search(words)
    found = [m.group() for m in _titles(knowledge).finditer(words) if end is None or m.start() < end.start()]
    return max(found, key=len, default=None)


def _honorific(scene: Scene, mention: Mention) -> str | None:
    """The title that an honorific stands for: `Senator` for `Sen.`."""
    words = mention.words.text.replace(".", "").lower().split()
    titles = scene.knowledge.atlas.titles
    found = titles.get(" ".join(words[:2])) or titles.get(words[0])
    return found.means.capitalize() if found is not None and found.means else None


def _after(scene: Scene, mention: Mention) -> str | None:
    text, end = scene.text, mention.words.span.end
    post = POST_CLAUSE.match(text, end)
    if post:
        return f"{POSTS[post[1]]} {post[2].strip()}"
    served = SERVED.match(text, end)
    if served and title_in(served[1], scene.knowledge):
        return f"former {ARTICLE.sub('', served[1].strip())}"
    became = BECAME.match(text, end)
    if became and title_in(became[1], scene.knowledge):
        return ARTICLE.sub("", became[1].strip())
    start = APPOSITION.match(text, end)
    if start is None:
        return None
    stretch = text[start.end() : start.end() + LONGEST]
    stop = CLAUSE.search(stretch)
    phrase = stretch[: stop.start()].strip(" ,") if stop else ""
    return (
        ARTICLE.sub("", phrase)
        if _is_role(scene, Span(start.end(), start.end() + len(phrase)) if phrase else None, phrase)
        else None
    )


def _is_role(scene: Scene, span: Span | None, phrase: str) -> bool:
    """Whether an apposition is a noun phrase headed by a word for a person."""
    if span is None or not phrase or phrase[0].isdigit():
        return False
    inside = scene.parsed.doc.char_span(span.start, span.end, alignment_mode="contract")
    if inside is None or not len(inside) or any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} for token in inside):
        return False
    head = next((token for token in inside if title_in(token.text, scene.knowledge)), None)
    return head is not None and not any(token.dep_ in {"nsubj", "dobj"} and token.head in inside for token in [head])


def _before(scene: Scene, mention: Mention) -> str | None:
    head = scene.heads.get(mention.id)
    if head is None:
        return None
    words = _premodifiers(scene, mention, head)
    if not words:
        return None
    phrase = scene.text[words[0].idx : mention.words.span.start].strip(" ,")
    phrase = ARTICLE.sub("", phrase)
    return _singular(scene, phrase) if phrase and title_in(phrase, scene.knowledge) else None


def _singular(scene: Scene, phrase: str) -> str:
    """A title before several names, for one of them: `nuclear experts` makes a `nuclear expert`."""
    last = phrase.rsplit(maxsplit=1)[-1].lower()
    plural = last.endswith("s") and last.removesuffix("s") in scene.knowledge.atlas.titles
    return phrase.removesuffix("s") if plural else phrase


def _premodifiers(scene: Scene, mention: Mention, head: "Token") -> "list[Token]":
    """The unbroken run of words before a name that belong to its noun phrase."""
    doc = scene.parsed.doc
    run: list[Token] = []
    start = next((t for t in doc[head.left_edge.i : head.i + 1] if t.idx >= mention.words.span.start), head)
    position = start.i - 1
    floor = head.sent.start
    while position >= floor and _belongs(doc[position]):
        run.insert(0, doc[position])
        position -= 1
    while run and (run[0].tag_ in {"POS", "HYPH", "CC"} or run[0].is_punct):
        run.pop(0)
    return run


def _belongs(token: "Token") -> bool:
    if token.pos_ in {"PROPN", "ADJ"} or token.tag_ in {"NN", "NNP", "NNS", "POS", "HYPH", "JJ"}:
        return True
    if token.lower_ not in {"of", "for", "the", "and"} or token.i in {0, len(token.doc) - 1}:
        return False
    if token.lower_ == "and" and token.nbor(1).pos_ == "NOUN" and token.nbor(-1).pos_ == "NOUN":
        return True
    return token.nbor(1).pos_ == "PROPN" and token.nbor(-1).lower_ in BEFORE_OF


def _compatible(before: str, after: str) -> bool:
    return len(before.split()) <= 2 or is_past(before) == is_past(after)  # noqa: PLR2004 - a bare title adds little to an apposition


@lru_cache(maxsize=4)
def _titles(knowledge: Knowledge) -> re.Pattern[str]:
    titles = {t for role in knowledge.atlas.roles.values() for t in role.titles}
    titles |= {t for office in knowledge.atlas.offices.values() for t in office.titles}
    titles |= {t.name for t in knowledge.atlas.titles.values() if not t.honorific or t.alone}
    ordered = sorted(map(re.escape, titles), key=len, reverse=True)
    return re.compile(rf"(?<![\w-]){RANKS}(?:{'|'.join(ordered)})(?=s?\b)(?!-\w)")
