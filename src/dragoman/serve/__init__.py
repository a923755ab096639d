"""The desk: a local web server over the record. It has no logic of its own: queries live in `store`, answers in `report`."""

from dragoman.serve.app import make_app
from dragoman.serve.server import serve

__all__ = ["make_app", "serve"]
