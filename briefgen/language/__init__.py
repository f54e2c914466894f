"""How languages print dates and numbers, each in a module of its own; and here, which run from right to left."""

from __future__ import annotations

from functools import lru_cache

_SCRIPTS = frozenset(["adlm", "arab", "aran", "armi", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa", "yezi"])
"""Scripts that run from right to left (ISO 15924)."""
_LANGUAGES = frozenset(
    [
        "aeb", "apc", "ar", "arc", "arq", "ars", "ary", "arz", "azb", "bal", "bgn", "bqi", "brh", "ckb", "dv", "fa",
        "glk", "haz", "he", "khw", "ks", "lah", "lki", "lrc", "mzn", "nqo", "ota", "pbt", "pnb", "prs", "ps", "rhg",
        "sd", "sdh", "shu", "skr", "syr", "trw", "ug", "ur", "yi",
    ]
)  # fmt: skip
"""Languages whose usual script does (CLDR, likely subtags; `pnb` and `prs` as `lah` and `fa`, which they belong to)."""
_PLACES = frozenset(["az-iq", "az-ir", "ha-sd", "kk-cn", "ky-cn", "pa-pk", "tg-pk", "uz-af"])
"""Languages whose usual script does only in that country (CLDR, likely subtags)."""


@lru_cache(maxsize=1000)
def is_right_to_left(tag: str | None) -> bool:
    """Whether text in a language is written from right to left; None: no language is named, so no.

    `tag` is a BCP 47 tag in any case. A script named in it decides (`he-Latn`, `pa-Arab`);
    otherwise the language's usual script does.
    """
    language, *rest = (tag or "").lower().split("-")
    script = _script(rest)
    if script:
        return script in _SCRIPTS
    return language in _LANGUAGES or any(f"{language}-{subtag}" in _PLACES for subtag in rest)


def _script(subtags: list[str]) -> str | None:
    """The one of four letters (RFC 5646, 2.2.3); what follows a single letter is an extension."""
    for subtag in subtags:
        if len(subtag) == 1:
            return None
        if len(subtag) == 4 and subtag.isalpha():
            return subtag
    return None
