"""The parts of an event: its cue, who takes part, when and where, and what was said that amounts to one."""
