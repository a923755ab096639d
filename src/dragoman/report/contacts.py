"""Meetings and talks: who spoke or met, by telephone or where, and for how long."""

from dragoman.report.amounts import amount, measure_key
from dragoman.report.phrases import phrases
from dragoman.report.view import Done, Party
from dragoman.report.wording import listed, named
from dragoman.types.readings import Figure, FigureKind, MentionKind, Status

CONTACT = "CONSULT"
SIDES = frozenset({MentionKind.PERSON, MentionKind.STATE, MentionKind.OFFICE, MentionKind.ORGANISATION})
HELD = frozenset({Status.HAPPENED})


def is_contact(done: Done) -> bool:
    """Whether it is a meeting or talk that took place, with two sides at least that can be named."""
    return done.event.type == CONTACT and done.event.status in HELD and len(sides_of(done)) > 1 and bool(_verb(done))


def is_lone_contact(done: Done) -> bool:
    """Whether it took place, but only one person in it can be named, and it is known to be a call or how long it took."""
    if done.event.type != CONTACT or done.event.status not in HELD or not _verb(done):
        return False
    sides = sides_of(done)
    how = contact_length(done) is not None or _verb(done) == SPOKE + TELEPHONE
    return len(sides) == 1 and sides[0].kind is MentionKind.PERSON and how


def contact(done: Done) -> str | None:
    """`A and B spoke by telephone for 10 minutes`; None for what is no contact, or no known kind of one."""
    if not is_contact(done):
        return None
    names = [named(party) for party in sides_of(done)]
    verb = _verb(done)
    if verb == VISITED:
        return f"{listed(names[:-1])} visited {names[-1]}"
    return f"{listed(names)} {verb}{_length(done)}"


def contact_note(done: Done) -> str:
    """The same without a verb, for a table: `A and B, by telephone, 10 minutes`."""
    how = {SPOKE: "talk", MET: "meeting", VISITED: "visit", SPOKE + TELEPHONE: "by telephone"}[_verb(done)]
    length = contact_length(done)
    return ", ".join((listed(named(party) for party in sides_of(done)), how, *([amount(length)] if length else [])))


def sides_of(done: Done) -> tuple[Party, ...]:
    """Those who met, each once; a state only where nobody of it is named."""
    parties = {p.key: p for p in (*done.actors, *done.recipients) if p.kind in SIDES and p.name}
    people = {p.country for p in parties.values() if p.kind is MentionKind.PERSON}
    return tuple(p for p in parties.values() if p.kind is not MentionKind.STATE or p.country not in people)


def contact_length(done: Done) -> Figure | None:
    """How long it lasted; of several lengths the shortest, since the others are of something else."""
    lengths = [f for f in done.figures if f.kind is FigureKind.DURATION and measure_key(f) in phrases().contact_lengths]
    return min(lengths, key=lambda f: (f.unit != "minutes", f.value), default=None)


SPOKE, MET, VISITED, TELEPHONE = "spoke", "met", "visited", " by telephone"


def _verb(done: Done) -> str:
    trigger, words = done.event.trigger.text.casefold(), done.event.evidence.text.casefold()
    known = phrases()
    if known.names_one(known.visited, trigger) and done.recipients:
        return VISITED
    if known.names_one(known.spoke, trigger):
        by_telephone = done.event.mode == "phone" or known.names_one(known.by_telephone, words)
        return SPOKE + (TELEPHONE if by_telephone else "")
    return MET if known.names_one(known.met, trigger) else ""


def _length(done: Done) -> str:
    length = contact_length(done)
    return f" for {amount(length)}" if length else ""
