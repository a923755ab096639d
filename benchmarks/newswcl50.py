"""newswcl50: who and what the given spans of reports on one happening mean, across outlets (Hamborg et al. 2019)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from benchmarks.given_spans import Linked, linked_texts
from benchmarks.happenings import grouped
from dragoman.link.chains import chains
from dragoman.types.readings import Mention, MentionForm, MentionKind
from dragoman.types.spans import Span


def predict(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A story label a document and a label a mention: the story with the person, the state or the words that are meant."""
    kept = list(linked_texts(rows))
    stories = grouped([row["text"] for row, _ in kept])
    for (row, linked), story in zip(kept, stories, strict=True):
        labels = _labels(linked)
        spans = [Span(mention["start"], mention["end"]) for mention in row["mentions"]]
        yield {
            "id": row["id"],
            "story": f"story {story}",
            "mentions": [f"{story} {labels[span]}" if span in labels else None for span in spans],
        }


def _labels(linked: Linked) -> dict[Span, str]:
    """What each span means: a person, the state that somebody or something belongs to, else the commonest head of its chain."""
    found = chains(linked.scene, linked.people, linked.given)
    members: dict[int, list[Mention]] = {}
    for mention in linked.given:
        members.setdefault(found[mention.words.span], []).append(mention)
    names = {chain: _name(linked, mentions) for chain, mentions in members.items()}
    return {span: names[chain] for span, chain in found.items()}


def _name(linked: Linked, mentions: Sequence[Mention]) -> str:
    meant = [one for m in mentions if (one := linked.scene.meant.get(m.id)) is not None]
    people = Counter(one.entity.id for one in meant if one.entity and one.entity.kind is MentionKind.PERSON)
    states = Counter(one.country for one in meant if one.country)
    if people:
        return str(people.most_common(1)[0][0])
    if states:
        return states.most_common(1)[0][0]
    heads = Counter(_head(linked, m) for m in mentions if m.form is not MentionForm.PRONOUN)
    return heads.most_common(1)[0][0] if heads else f"alone {mentions[0].words.span.start}"


def _head(linked: Linked, mention: Mention) -> str:
    head = linked.scene.heads.get(mention.id)
    return str(head.lemma_.lower()) if head is not None else mention.words.text.split()[-1].lower()
