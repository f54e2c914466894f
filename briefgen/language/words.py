"""The few words that the program prints by itself, by language. All others that are printed stand in templates."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "and": "and",
        "comma": ", ",
        "at least": "at least {}",
        "at most": "at most {}",
        "estimate": "{} ({})",
    },
}


def word(name: str, language: str) -> str:
    """The wording in a language (a BCP 47 tag); English where the table hasn't got it."""
    return WORDS.get(language.split("-")[0].lower(), WORDS["en"])[name]
