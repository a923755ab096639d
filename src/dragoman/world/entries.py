"""The entries of the knowledge files: one frozen value a kind of thing."""

from dataclasses import dataclass

from dragoman.types.readings import MentionKind

Coordinates = tuple[float, float]
"""Latitude and longitude in degrees."""
Day = str
"""ISO 8601, cut to the known precision: `2024-10`."""
NOTES = frozenset({"acting", "suspended", "disputed"})
"""What may be said of a term; a suspended holder is in office without its powers."""
Membership = str | tuple[str | int | None, ...]
"""The code of a state that was a member all the time, or the code with the first day and the last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One state or territory of `states.yaml`; its name is the ISO 3166-1 alpha-3 code."""

    name: str
    label: str
    official: str | None = None
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """Words for its people where they are not the adjective with an s."""
    capital: str | None = None
    capitals: tuple[str, ...] = ()
    """Further names of the capital, and further seats of government."""
    part_of: str | None = None
    at: Coordinates | None = None
    capital_at: Coordinates | None = None

    @property
    def demonyms(self) -> tuple[str, ...]:
        """Words for its people, singular and plural."""
        regular = tuple(word + "s" for word in self.adjectives if (word[-1] in "ni" and word.isalpha()) or " " in word)
        return (*self.people, *(() if self.people else regular))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person of `people.yaml`."""

    name: str
    label: str
    country: str | None = None
    names: tuple[str, ...] = ()
    """Other spellings and short forms of two words or more."""
    short: tuple[str, ...] = ()
    """Single words that are enough to know who is meant: `Obama`."""
    surname: str | None = None
    """Where it is not the last word of the label."""
    gender: str | None = None
    """`f` or `m`, as reports refer to the person; None where not known."""
    died: str | int | None = None

    @property
    def family_name(self) -> str:
        """The surname."""
        return self.surname or self.label.split()[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One sort of office of `roles.yaml`: what its holders are called in any state."""

    name: str
    label: str
    """With `{}` where the state or body stands: `Prime Minister of {}`."""
    titles: tuple[str, ...]
    """Lower case, as they stand before a name or alone."""
    sector: str = "GOV"
    leads: bool = False
    """Whether its holder is called the leader of the state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeEntry:
    """One office of `offices.yaml`, with those who held it."""

    name: str
    role: str
    country: str | None = None
    body: str | None = None
    """The organisation it belongs to, by its name in `organisations.yaml`."""
    to: str | None = None
    """Where an ambassador is sent: the code of a state, or the name of an organisation."""
    label: str | None = None
    titles: tuple[str, ...] = ()
    """Further titles, besides those of the role."""
    leads: bool | None = None
    """Overrides the role: in some states the president reigns and the prime minister leads."""
    several: bool = False
    """Whether it is held by more than one at once."""
    holders: tuple[tuple[str | int | None, ...], ...] = ()
    """Rows of person, first day, last day and note; a last day left out: still held when the file was written.

    The note is `acting`, `suspended` or `disputed`.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One organisation of `organisations.yaml`."""

    name: str
    label: str
    names: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    members: tuple[Membership, ...] = ()
    """States that belong to it; one may have belonged to it more than once."""
    since: str | int | None = None
    until: str | int | None = None
    seat: str | None = None
    at: Coordinates | None = None
    domains: tuple[str, ...] = ()
    """Where it publishes statements of its own."""
    shared: bool = False
    """Whether bodies of other states bear the same name: `National Security Council`, `Democratic Party`."""

    @property
    def states(self) -> tuple[str, ...]:
        """The codes of the states that belong or belonged to it; `Knowledge.members` tells those of a day."""
        codes = (member if isinstance(member, str) else str(member[0]) for member in self.members)
        return tuple(dict.fromkeys(codes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet of `outlets.yaml`."""

    name: str
    label: str
    country: str | None = None
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    group: str | None = None
    """Who owns it, or the family of outlets it belongs to."""
    agency: bool = False
    """Whether others print its reports."""
    plain: bool = False
    """Whether its name is also an ordinary word, so that the name alone does not show the outlet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """One agreement, declaration or framework of `agreements.yaml`."""

    name: str
    label: str
    names: tuple[str, ...] = ()
    kind: str = "treaty"
    parties: tuple[str, ...] = ()
    """The states bound by it, where they are few."""
    subject: str | None = None
    """What it is about, in a few words."""
    signed: str | int | None = None
    """When it was signed, adopted or given."""
    in_force: str | int | None = None
    ended: str | int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """One armed force, command or armed group of `forces.yaml`."""

    name: str
    label: str
    names: tuple[str, ...] = ()
    country: str | None = None
    sector: str = "MIL"
    hosts: tuple[str, ...] = ()
    """The states in which it is based, where those are others."""
    at: Coordinates | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    """One place of `places.yaml`."""

    name: str
    label: str
    names: tuple[str, ...] = ()
    country: str | None = None
    at: Coordinates | None = None
    sort: str = "city"


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """What `divisions.yaml` adds to one first division of a state as GeoNames has it."""

    name: str
    label: str
    """Its name in GeoNames."""
    country: str
    short: tuple[str, ...] = ()
    """Forms that stand after a town: `TX`."""
    names: tuple[str, ...] = ()
    """Forms that stand alone as well: `N.J.`."""
    at: Coordinates | None = None
    """Its middle, where its towns lie far from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """One word or phrase of `titles.yaml` that stands before a name or for a person."""

    name: str
    honorific: bool = False
    """Whether it belongs to the name it stands before, as `Mr` does."""
    gender: str | None = None
    sector: str | None = None
    means: str | None = None
    """The title that an abbreviation stands for: `sen` is `senator`."""
    alone: bool = True
    """Whether it can stand for a person without a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyNames:
    """Family names of one language of `family_names.yaml`, where they stand first."""

    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNames:
    """Given names of one gender of `given_names.yaml`; its name is `f` or `m`."""

    name: str
    names: tuple[str, ...]


KINDS = {
    Person: MentionKind.PERSON,
    State: MentionKind.STATE,
    Organisation: MentionKind.ORGANISATION,
    Outlet: MentionKind.ORGANISATION,
    Agreement: MentionKind.AGREEMENT,
    Force: MentionKind.FORCE,
    PlaceEntry: MentionKind.PLACE,
    OfficeEntry: MentionKind.OFFICE,
}
"""What sort of thing the entries of each kind are."""
