"""Acronyms: where a reader first meets them, spelt out or not. Sentences stand in templates/house-style.yaml too."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.checks.style.expansions import expansion, introduced, mentions
from tests.checks.style.papers import told
from tests.work import calls

RULE = {"acronyms": {"known": ["UN", "US"]}}
AGAIN = {"acronyms": {"find": ["repeated"]}}
UNUSED = {"acronyms": {"find": ["unused"]}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The military's media wing (ISPR) said so.", ["ISPR"]),
        ("Attacks by militants (BLA) rose, and more IEDs were found. The BLA said so.", ["BLA", "IEDs"]),
        ("In the port of Hodeidah (UNMHA) nothing moved.", ["UNMHA"]),
        ("The B.L.A. said so, and the MoD.", ["B.L.A.", "MoD"]),
        ("An EU-led mission; a UN-led one.", ["EU"]),
        ("*The BLA* has no ship; the **BLF** has.", ["BLF"]),
        ("The BLA is banned. Banned is the Balochistan Liberation Army (BLA).", ["BLA"]),
        ("Nothing is sure.[^1]\n\n[^1]: The IAEA says so.", ["IAEA"]),
    ],
)
def test_what_is_not_spelt_out(text: str, expected: list[str], tmp_path: Path) -> None:
    assert [problem.message.split("”")[0][1:] for problem in told(tmp_path, RULE, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Improvised explosive devices (IEDs) were found. An IED went off.",
        "The European Union Naval Force (EUNAVFOR) and the Kurdistan Workers' Party (PKK) said so.",
        "The “Balochistan Liberation Army” (“BLA”) said so. The BLA did.",
        "The **Balochistan Liberation Army** (BLA) said so.",
        "Two IEDs, which are improvised explosive devices, were found.",
        "Distributed denial-of-service (DDoS) attacks and Lashkar-e-Taiba (LeT).",
        "The TTP (Tehrik-i-Taliban Pakistan, or Pakistani Taliban) said so.",
        "Abdul Qadeer Khan, or A.Q. Khan; J.R.R. Tolkien; the U.S. Navy; U.N. officials.",
        "MV Rubymar, HMS Diamond, MT *Sounion* and the USS Carney.",
        "USD 4.4 million, 10 MW, 4 GB, 03:00 UTC, 500 PKR, 1200 BCE.",
        "Part IV, chapter XII, Pius XII and World War II.",
        "TLP:AMBER+STRICT is a marking, CVE-2024-3094 a fault, COVID-19 a disease, RPG-7 a weapon.",
        "US$4.4 million; `BLA` in code; https://example.org/BLA; a#BLA.",
        "PLEASE DO NOT PRINT THIS. It is NOT for print.",
        "> The BLA says so.\n> -- A witness",
        'He said "the BLA lies" and “the ISPR lies”.',
        "| Who | What |\n|:--|:--|\n| BLA | 3 |\n\nThe Balochistan Liberation Army (BLA) had three.",
    ],
)
def test_what_is_none_or_is_spelt_out(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, RULE, text) == []


def test_findings_are_read_before_the_text(tmp_path: Path) -> None:
    text = "The Balochistan Liberation Army (BLA) struck."
    [found] = told(tmp_path, RULE, text, findings=[{"text": "**The BLA will strike again.** It said so."}])
    assert "before it is spelt out" in found.message
    assert found.hint == "write Balochistan Liberation Army (BLA) here, where a reader first meets it"
    fine = [{"text": "**The Balochistan Liberation Army (BLA) will strike again.** It said so."}]
    assert told(tmp_path, RULE, "The BLA struck.", findings=fine) == []


def test_titles_may_use_what_the_text_spells_out(tmp_path: Path) -> None:
    assert told(tmp_path, RULE, "## The BLA again\n\nThe Balochistan Liberation Army (BLA).", title="The BLA") == []
    [found] = told(tmp_path, RULE, "Nothing.", title="The BLA")
    assert (found.position.line, found.message) == (1, "“BLA” isn't spelt out")


def test_an_actor_s_full_name_is_enough(tmp_path: Path) -> None:
    actors = [{"name": "Balochistan Liberation Army", "aka": ["BLA"], "profile": "The BLA is an armed group."}]
    assert told(tmp_path, RULE, "The Balochistan\nLiberation Army struck. The BLA said why.", actors=actors) == []
    [found] = told(tmp_path, RULE, "The BLA struck.", actors=actors)
    assert found.hint.startswith("write Balochistan Liberation Army (BLA)")


def test_other_words_and_the_same_again(tmp_path: Path) -> None:
    text = "The Balochistan Liberation Army (BLA) and the Baloch Liberation Alliance (BLA)."
    [found] = told(tmp_path, RULE, text)
    assert found.message == "“BLA” is “Baloch Liberation Alliance” here, “Balochistan Liberation Army” on line 1"
    same = "Pakistan's Inter-Services Public Relations (ISPR). The Inter Services Public Relations (ISPR)."
    assert told(tmp_path, RULE, same) == []
    assert len(told(tmp_path, AGAIN, same)) == 1


def test_one_that_is_never_used(tmp_path: Path) -> None:
    assert len(told(tmp_path, UNUSED, "The Balochistan Liberation Army (BLA) struck.")) == 1
    assert told(tmp_path, UNUSED, "The Balochistan Liberation Army (BLA) struck. The BLA did.") == []


def test_one_that_stands_outside_of_prose_is_used(tmp_path: Path) -> None:
    text = "The Balochistan Liberation Army (BLA) struck."
    claims = [{"value": "310", "by": "BLA", "unsourced": "a statement"}]
    assert told(tmp_path, UNUSED, text, figures=[{"label": "soldiers killed", "claims": claims}]) == []
    assert told(tmp_path, UNUSED, text, sources=[{"title": "Statement", "author": "BLA"}]) == []
    allow = [{"rule": "typed-number", "text": "3", "reason": "the BLA says so"}]
    assert len(told(tmp_path, UNUSED, text, allow=allow)) == 1


names = st.lists(st.text("abcdefghijklmnop", min_size=3, max_size=9).map(str.title), min_size=3, max_size=7)


@given(names, st.sampled_from(["", "The ", "Yesterday the "]), st.sampled_from([" ", "\n", "-"]))
def test_any_name_that_spells_its_acronym_is_found(words: list[str], before: str, between: str) -> None:
    acronym = "".join(word[0] for word in words)
    name = between.join(words)
    assert expansion(acronym, before + name) == name.replace("\n", " ")
    text = f"{before}{name} ({acronym}) said so."
    for mention in mentions(text):
        assert introduced(text, mention) == name.replace("\n", " ")


@given(st.text("AbC.(-) &’s1*\n"))
def test_any_text_has_places_for_what_it_mentions(text: str) -> None:
    for mention in mentions(text):
        shown = text[mention.start : mention.end]
        assert mention.acronym == shown.replace(".", "").removesuffix("s")
        introduced(text, mention)


def test_many_acronyms_cost_in_proportion(tmp_path: Path) -> None:
    letters = "ABEFGHJKOQ"
    some = [a + b + c for a in letters for b in letters for c in letters[:5]]

    def cost(count: int) -> int:
        text = "\n\n".join(f"The {name} met others, and the {name} said so. And so on." for name in some[:count])
        return calls(lambda: told(tmp_path, RULE, text))

    cost(1)  # what is imported and read once isn't counted
    assert cost(400) < 5 * cost(100)
