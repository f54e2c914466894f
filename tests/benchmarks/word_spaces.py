"""How evenly the samples' justified lines are spaced, beside lines as full as they go, one after the other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import pvariance
from unittest.mock import patch

from briefgen.build import Choices, prepare
from briefgen.theme import Theme
from briefgen.workspace import find_workspace
from briefgen.writers import pdf
from briefgen.writers.pdf import breaks, lines, text
from tests.benchmarks.report import Finding
from tests.benchmarks.warm import ROOT, SAMPLES
from tests.writers.pdf.greedy import greedy_breaks

LARGEST_SHARE = 1 / 3
"""What the variance of word spaces is to be at most, as a share of greedy lines'."""


def findings() -> Iterator[Finding]:
    """The variance of how much spaces grow, in shares of their own width, over all samples in the theme Standard."""
    ours, greedy = pvariance(_growths()), pvariance(_growths_of_greedy())
    share = ours / greedy
    yield Finding(
        "variance of word spaces, samples justified",
        f"{ours:.3f}",
        f"greedy lines, {greedy:.3f}",
        f"{share:.2f}",
        f"at most {LARGEST_SHARE:.2f}",
        share <= LARGEST_SHARE,
    )


def _growths_of_greedy() -> list[float]:
    def groups(words: Sequence[lines.Word], _theme: Theme, measure: breaks.Measure, _language: str) -> list[object]:
        ends = greedy_breaks([lines.whole_item(word) for word in words], measure) if words else [0]
        return [words[start:end] for start, end in pairwise([0, *ends])]

    with patch.object(lines, "_best_groups", groups), patch.object(text, "_WIDEST", math.inf):
        return _growths()


def _growths() -> list[float]:
    """How much the spaces of each justified line grow; below 0 where they shrink."""
    found: list[float] = []
    across = text.Text._across

    def noted(piece: text.Text, line: lines.Line, left: float, width: float, first: bool) -> tuple[float, float]:
        placed = across(piece, line, left, width, first)
        spaces = [atom.width for atom in line.atoms[: line.inside] if atom.text == " "]
        left_ragged = placed[1] == 0.0
        if piece.style.align == "justify" and spaces and not line.ended and not left_ragged:
            found.append(placed[1] / (sum(spaces) / len(spaces)))
        return placed

    workspace = find_workspace(ROOT)
    with patch.object(text.Text, "_across", noted):
        for sample in SAMPLES:
            prepared = prepare(sample, workspace, Choices(theme="standard"))
            pdf.write(prepared.paper, prepared.theme)
    return found
