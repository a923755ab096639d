"""What `--about` names: an issue, an entity, or words that stand in the reports."""

from dragoman.report.view import Topic, TopicKind
from dragoman.store import View
from dragoman.types.errors import UnknownId, UnknownTopic
from dragoman.types.resolutions import Entity
from dragoman.world import Knowledge


def topic_of(about: str, view: View, knowledge: Knowledge) -> Topic:
    """The topic that a person means: an issue by name or label, else an entity by id or name, else the words themselves.

    Raises:
        UnknownTopic: none of the three is in the record; the text lists the issues.
    """
    topic = _issue(about, knowledge) or _entity(about, view) or _words(about, view)
    if topic is None:
        known = ", ".join(knowledge.vocabulary.issues)
        raise UnknownTopic(f"not in the reports: {about}. Issues are: {known}; or name an entity or words of the text")
    return topic


def _issue(about: str, knowledge: Knowledge) -> Topic | None:
    wanted = about.casefold().strip()
    for name, issue in knowledge.vocabulary.issues.items():
        if wanted in {name, issue.label.casefold(), name.replace("-", " ")}:
            return Topic(kind=TopicKind.ISSUE, value=name, label=issue.label)
    return None


def _entity(about: str, view: View) -> Topic | None:
    try:
        found = view.show(about)
    except UnknownId:
        return None
    entity = next((one for one in found if isinstance(one, Entity)), None)
    return Topic(kind=TopicKind.ENTITY, value=entity.id, label=entity.name) if entity else None


def _words(about: str, view: View) -> Topic | None:
    return Topic(kind=TopicKind.TEXT, value=about, label=f"“{about}”") if view.find(about, limit=1) else None
