"""Event types: PLOVER's sixteen and ours, with the words that show them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One type of `events.yaml`."""

    name: str
    definition: str
    quad: str | None = None
    """`verbal_cooperation`, `material_cooperation`, `verbal_conflict`, `material_conflict`; None for ours that have none."""
    plover: str | None = None
    """For a type of ours, the PLOVER type that an export gives it; None where there is none."""
    modes: dict[str, str] | None = None
    own_modes: dict[str, str] = field(default_factory=dict)
    """Modes of ours with what they mean; `test = weapons` is exported to PLOVER as `weapons`, the others as no mode."""
    cameo: str | None = None
    """Its CAMEO root; None where CAMEO has no place for it."""
    cameo_modes: dict[str, str] = field(default_factory=dict)
    """Modes with a root of their own."""
    cameo_words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Beginnings of triggers with a root of their own: asking is `02`, demanding `10`."""
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    @property
    def all_modes(self) -> dict[str, str]:
        """The modes of PLOVER and ours, by their name alone."""
        own = {name.partition(" = ")[0]: meaning for name, meaning in self.own_modes.items()}
        return {**(self.modes or {}), **own}

    def plover_mode(self, mode: str | None) -> str | None:
        """What an export to PLOVER gives for a mode."""
        if mode is None or mode in (self.modes or {}):
            return mode
        return next((name.partition(" = ")[2] for name in self.own_modes if name.startswith(f"{mode} = ")), None)
