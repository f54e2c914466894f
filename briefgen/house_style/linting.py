"""What a rule may have proselint look for: those of its checks that few careful sentences fall foul of."""

from __future__ import annotations

from typing import Literal

LintName = Literal[
    "archaism",
    "cliches",
    "industrial_language",
    "lexical_illusions",
    "malapropisms",
    "mixed_metaphors",
    "mondegreens",
    "needless_variants",
    "nonwords",
    "oxymorons",
    "redundancy",
    "skunked_terms",
]
