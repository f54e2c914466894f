"""The few words that filters print, by language. Everything else that is printed stands in the templates."""

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
