"""Whatever a ledger holds and a text quotes of it: it is checked, and what nothing is wrong with makes a paper."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.brief import read_brief, template_data
from briefgen.build import prepare
from briefgen.checks import every_rule
from briefgen.document import plain_text
from briefgen.house import load_house
from briefgen.problems import ProblemsFound
from briefgen.workspace import Workspace

NAMES = ("dead", "injured", "share")
numbers = st.sampled_from(["0", "7", "11", "145", "216", "1,216", "4.5", "-3"])


@st.composite
def claims(draw: st.DrawFn) -> dict[str, str]:
    ends = draw(st.sampled_from([("value",), ("low",), ("high",), ("low", "high")]))
    low = draw(numbers)
    claim = dict.fromkeys(ends, low)
    for name, values in (
        ("id", ["a", "b"]),
        ("by", ["ISPR", "Chief Minister Bugti", "O'Brien, J."]),
        ("as_of", ["2026", "2026-02", "2026-02-01", "2026-02-05"]),
        ("unit", ["%", "men"]),
        ("source", ["s"]),
        ("unsourced", ["overheard"]),
    ):
        if value := draw(st.sampled_from([None, *values])):
            claim[name] = value
    return claim


@st.composite
def figures(draw: st.DrawFn) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for name, label in zip(NAMES, ("civilians killed", "civilians injured", "share of ships"), strict=True):
        figure: dict[str, Any] = {
            "id": name,
            "label": label,
            "claims": draw(st.lists(claims(), min_size=1, max_size=4)),
        }
        for field, values in (
            ("unit", ["%", "million", "men"]),
            ("use", ["newest", "range", "a", "Ispr", "nobody"]),
            ("because", ["so"]),
            ("base", ["of all"]),
            ("sum_of", [["dead"], ["dead", "injured"], list(NAMES)]),
        ):
            if value := draw(st.sampled_from([None, None, *values])):
                figure[field] = value
        found.append(figure)
    return found


asked = st.builds(
    lambda name, forms: f"{{{{ {name}{': ' if forms else ''}{', '.join(forms)} }}}}",
    st.sampled_from([*NAMES, "nobody"]),
    st.lists(
        st.sampled_from(["from a", "from ISPR", "newest", "range", "low", "high", "number", "words", "attributed"]),
        max_size=2,
    ),
)
words = st.sampled_from(
    [
        "civilians",
        "killed",
        "145",
        "216",
        "7",
        "eleven",
        "45%",
        "on 1 February",
        "The ISPR says",
        ".",
        "\n\n",
        "| a |",
        "ships",
        "injured",
        "and",
    ]
)
texts = st.lists(st.one_of(asked, words), min_size=1, max_size=12).map(" ".join)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(ledger=figures(), text=texts, language=st.sampled_from(["en-GB", "en-US", "de"]))
def test_any_ledger_is_checked_and_printed(
    ledger: list[dict[str, Any]], text: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = {
        "title": "T", "date": "2026-02-11", "language": language, "template": "briefing-paper",
        "sections": [{"title": "S", "body": f"Text. {text}"}],
        "figures": ledger, "sources": [{"id": "s", "title": "Source"}],
    }  # fmt: skip
    path = tmp_path / "brief.yaml"
    path.write_text(json.dumps(brief, ensure_ascii=False), "utf-8")
    workspace = Workspace(tmp_path)
    template_data(read_brief(path, workspace), load_house(workspace.template_roots))
    broken: set[str] = set()
    try:
        printed = plain_text(prepare(path, workspace).paper)
    except ProblemsFound as found:
        broken, printed = {problem.rule for problem in found.problems}, ""
    assert broken <= every_rule(workspace.template_roots).keys()
    assert "{{" not in printed
