"""Rules of the house over whole briefs: quotations are left alone, all else is found at its very place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.brief import read_brief
from briefgen.checks.style import ON_BRIEF
from briefgen.checks.style.found import Found
from briefgen.checks.style.rules import FILLED_IN, USUAL
from briefgen.house import House
from briefgen.house_style import StyleRule
from briefgen.style_cases import check_cases
from briefgen.workspace import Workspace, shipped
from tests.checks.style.papers import told

HOUSE = House(organisation="The house")
TERMS = StyleRule.model_validate({"name": "t", "terms": [{"find": ["regime", "so-called moderates"]}]})
NAMES = StyleRule.model_validate({"name": "n", "names": [{"name": "Houthi", "not": ["Huthi"]}]})
SCARE = StyleRule.model_validate({"name": "s", "scare_quotes": {"most_words": 2, "like": "so-called"}})
ACTORS = StyleRule.model_validate({"name": "a", "misspelt_names": "actors"})


def found(rule: StyleRule, text: str, folder: Path) -> list[Found]:
    path = folder / "brief.yaml"
    path.write_text(f"title: T\ndate: 2026\n{text}", encoding="utf-8")
    return list(ON_BRIEF[rule.kind](rule, read_brief(path, Workspace(folder)), HOUSE))


def in_body(rule: StyleRule, body: str, folder: Path) -> list[Found]:
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    return found(rule, f"sections:\n- title: S\n  body: |\n{lines}", folder)


def test_the_shipped_rules_hold_their_cases() -> None:
    check_cases(Workspace(shipped()))


pieces = st.sampled_from(
    [
        "the regime",
        "Regime",
        "so-called *moderates*",
        "the Huthis",
        "peace",
        "talks,",
        "the army's",
        "\n",
        "-",
        "regimental",
    ]
)
quotations = st.sampled_from(
    ["“the regime”", '"a Huthi regime"', "«regime»", "‘the regime’s end’", "'so-called moderates'", "“one\nregime”"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(pieces | quotations, max_size=15))
def test_terms_and_names_outside_quotations_are_found_and_no_others(parts: list[str], tmp_path: Path) -> None:
    body = "Some text " + " x ".join(parts)
    terms = sum(part in ("the regime", "Regime", "so-called *moderates*") for part in parts)
    assert len(in_body(TERMS, body, tmp_path)) == terms
    names = in_body(NAMES, body, tmp_path)
    assert len(names) == parts.count("the Huthis")
    lines = (tmp_path / "brief.yaml").read_text("utf-8").split("\n")
    for each in names:
        line, column = each.place.line or 0, each.place.column or 0
        assert lines[line - 1][column - 1 :].startswith("Huthis")
        assert each.fix
        assert (each.fix.position, each.fix.old, each.fix.new) == (each.place, "Huthi", "Houthi")


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("The Regime fled.", 1),
        ("Talks failed. A Regime in Asia fell.", 1),
        ("In Quetta the Regime fell.", 1),
        ("The Council for the Regime met.", 0),
        ("The Regime Stability Index rose.", 0),
        ("The Regime Prevention Act passed.", 0),
    ],
)
def test_an_article_alone_is_no_part_of_a_name(sentence: str, count: int, tmp_path: Path) -> None:
    assert len(in_body(TERMS, sentence, tmp_path)) == count


SHIPPED = yaml.safe_load((shipped() / "templates" / "house-style.yaml").read_text("utf-8"))["rules"]


@pytest.mark.parametrize("rule", [rule for rule in SHIPPED if "fires" in rule], ids=lambda rule: rule["name"])
def test_each_kind_fills_in_what_its_message_may_name(rule: dict[str, Any], tmp_path: Path) -> None:
    [kind] = [name for name in StyleRule.KINDS if name in rule]
    names = FILLED_IN.get(kind, USUAL)
    tried = {key: value for key, value in rule.items() if key not in ("name", "fires", "passes")}
    case = rule["fires"][0]
    fields = {"text": case} if isinstance(case, str) else case
    said = [
        each.message
        for each in told(tmp_path, {**tried, "message": "".join(f"{{{name}}}" for name in names)}, **fields)
    ]
    assert said
    assert not [message for message in said if "{" in message]


def test_words_that_keep_at_a_distance_have_no_marks_to_take_away(tmp_path: Path) -> None:
    [bare] = in_body(SCARE, "The so-called moderates lost.", tmp_path)
    [marked] = in_body(SCARE, "The so-called “moderates” lost.", tmp_path)
    assert bare.hint == "leave “so-called” out, say whose word it is, or use another"
    assert marked.hint.startswith("take the marks away")


@pytest.mark.parametrize(
    "sentence",
    [
        "The “liberators” left.",
        "Both ‘governments’ print money.",
        "The so-called moderates lost.",
        "The so-called “moderates” lost.",
        "A 'referendum' was held.",
        "Elections here are “free”.",
    ],
)
def test_scare_quotes(sentence: str, tmp_path: Path) -> None:
    assert len(in_body(SCARE, sentence, tmp_path)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The spokesman called them “liberators”.",
        "It is known as “Herof”.",
        "“Killed” counts seafarers.",
        "Answers were “yes”, “no” or “unsure”.",
        "The status went from “missing” to “sunk”.",
        "Press reports gave “nearly 5” million.",
        "The minister promised “a full and open inquiry”.",
        "*Fitna* (“strife”) is the name.",
        "The militants' base and the army's post.",
        "> “Liberators” they were.",
        "The army spoke of “peace”.",
    ],
)
def test_no_scare_quotes(sentence: str, tmp_path: Path) -> None:
    assert in_body(SCARE, sentence, tmp_path) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Balochistan Liberaton Army", ["Balochistan Liberaton Army"]),
        ("the Baloschistan Liberation Army's claim", ["Baloschistan Liberation Army"]),
        ("Balochistan\n    Libertaion Army", ["Balochistan Libertaion Army"]),
        ("Hezbolah and Hezbollah", ["Hezbolah"]),
        ("Balochistan Liberation Front, Balochistan Liberation Armies, Hezbollahs", []),
        ("“Hezbolah”, Pakistan, Pakistani", []),
        ("the BLB", []),
        ("Sarfaraz Bugti", ["Sarfaraz Bugti"]),
    ],
)
def test_misspelt_actors(text: str, expected: list[str], tmp_path: Path) -> None:
    actors = "actors: [{name: Balochistan Liberation Army, aka: [BLA]}, {name: Hezbollah}, {name: Sarfraz Bugti}]\n"
    told = found(ACTORS, f"{actors}summary: |\n    {text}\n", tmp_path)
    assert [each.words["found"] for each in told] == expected


def test_names_in_labels_count_and_in_sources_don_t(tmp_path: Path) -> None:
    text = (
        "kicker: Huthi coast\nactors: [{name: Huthi movement}]\nevents: [{date: 2026, place: Huthi port, summary: x}]\n"
        "sources: [{id: huthi, title: Huthi rule, author: Huthi}]\nauthors: [{name: Ali Huthi}]\n"
    )
    assert {each.place.line for each in found(NAMES, text, tmp_path)} == {3, 4, 5}


def test_a_name_in_the_words_of_a_link_is_left_to_a_person(tmp_path: Path) -> None:
    [in_link, in_reference] = in_body(NAMES, "[Huthi rule](https://example.org/Huthi), [Huthi](#s)", tmp_path)
    assert in_link.fix is None
    assert "title" in in_link.hint
    assert in_reference.fix


def test_a_rule_for_some_fields_looks_there_alone(tmp_path: Path) -> None:
    rule = TERMS.model_copy(update={"fields": ("sections.body",)})
    text = (
        "summary: The regime.\nfindings: [{text: The regime., basis: x}]\n"
        "sections: [{title: The regime, body: The regime., sections: [{title: x, body: The regime.}]}]\n"
    )
    assert len(found(rule, text, tmp_path)) == 2
