"""Dragoman reads news about relations between states and keeps the record."""

__version__ = "0.1.0"
