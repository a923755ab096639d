"""Lemmas in lower case, with the forms that the parser's rules get wrong put right."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SHORTENED = {
    "hop": "hope",
    "rap": "rape",
    "wag": "wage",
    "slat": "slate",
    "snip": "snipe",
    "grip": "gripe",
    "bas": "base",
}
"""Verbs that the rules confuse with one that has a final `e` more: `hoped`, `waging`."""
RESPELT = {
    "instal": "install",
    "greenlighte": "greenlight",
    "resupplye": "resupply",
    "resupplie": "resupply",
    "overflie": "overfly",
}
"""Lemmas that are no words."""


def lemma(token: "Token") -> str:
    """The lemma of a word."""
    given, form = token.lemma_.lower(), token.lower_
    if given in SHORTENED and form not in {given, given + "s"} and not form.startswith(given + given[-1]):
        return SHORTENED[given]
    return RESPELT.get(given, given)
