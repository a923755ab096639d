"""What is known of the world, as YAML with validity dates, and its loader."""

from dragoman.world.knowledge import Knowledge, load

__all__ = ["Knowledge", "load"]
