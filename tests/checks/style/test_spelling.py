"""Spelling: what dictionaries, the house's list and the brief's names know, and the varieties of English."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen import dictionary
from tests.checks.style.found import WORKSPACE, found, mended, words

BRITISH, OXFORD, AMERICAN = ({"variety": name} for name in ("british", "oxford", "american"))


@pytest.mark.parametrize(
    ("asks", "written", "right"),
    [
        (BRITISH, "The color of the center was gray.", "The colour of the centre was grey."),
        (BRITISH, "They organized a color-coded defense.", "They organised a colour-coded defence."),
        (BRITISH, "Organizing it, the neighbor's aluminum.", "Organising it, the neighbour's aluminium."),
        (BRITISH, "Labor unions maneuvered; skeptics traveled.", "Labour unions manoeuvred; sceptics travelled."),
        (OXFORD, "They organised and analyzed the color.", "They organized and analysed the colour."),
        (
            AMERICAN,
            "They organised the colour of the centre’s programme.",
            "They organized the color of the center’s program.",
        ),
    ],
)
def test_the_other_variety_s_spelling_is_mended(asks: dict[str, str], written: str, right: str) -> None:
    assert mended("spelling", asks, written) == right
    assert not words("spelling", asks, right)


@pytest.mark.parametrize(
    ("language", "wrong"), [("en-GB", "color"), ("en-US", "colour"), ("en-IN", "color"), ("en", "color")]
)
def test_a_brief_s_language_says_which_variety(language: str, wrong: str) -> None:
    assert [each for each, _ in words("spelling", {}, "A color and a colour.", language)] == [wrong]


@pytest.mark.parametrize(
    "fine",
    [
        "Mullah Baradar and the Houthis met near Hodeidah; Quetta's mayor.",
        "The Department of Defense and the Labor Party; Organization of American States.",
        "The ISPR, UNMHA and MoU; an F-16, 3rd, x64, 10kg.",
        'He called it "a terrible color of teh flag"; “teh”.\n\n> teh color',
        "See `teh color`, https://teh.example/color, teh@example.org, {{ teh }}".replace(", {{ teh }}", "."),
        "The *razzia* and _ghazwah_ went on; بلوچ لبریشن آرمی, Wörter like café and naïve.",
        "A cyberattack, counterterrorism, co-ordinated, re-elected, ex-ministers, sinkings, policymakers.",
        "Judgment and judgement, program and programme, ageing and advertise.",
        "It's the soldiers' and the children's; don’t, o'clock.",
    ],
)
def test_names_quotations_code_and_made_words_are_left(fine: str) -> None:
    assert words("spelling", BRITISH, fine) == []


def test_a_word_that_no_dictionary_has_is_told_with_what_may_be_meant_and_left_to_a_person() -> None:
    (one,) = found("spelling", BRITISH, "The goverment denied it.")
    assert one.message == "no dictionary has “goverment”"
    assert one.hint.startswith("did you mean “government”?")
    assert one.fix is None


def test_the_first_word_of_a_sentence_is_told_where_it_is_hardly_a_name() -> None:
    assert words("spelling", BRITISH, "Goverment troops came. Turbat fell. So did Goverment.") == []
    assert words("spelling", BRITISH, "Goverment troops came. Turbat fell.") == [("Goverment", "“government”")]


def test_words_of_the_house_and_names_of_the_brief_are_known() -> None:
    assert words("spelling", {"words": ["geofence"]}, "A geofence.") == []
    assert words("spelling", {}, "A geofence by herof.", actors=[{"name": "herof geofence"}]) == []


def test_plain_fields_of_words_are_looked_at_and_names_are_not() -> None:
    text = {"kicker": "Teh coast", "place": "Teh place", "short_title": "the color"}
    assert words("spelling", {}, "So.", **text) == [("color", "colour")]


def test_a_language_without_a_dictionary_is_not_checked() -> None:
    assert words("spelling", {}, "Le tehme colore.", "fr") == []


@pytest.mark.usefixtures("cache_folder")
def test_what_was_looked_up_is_known_to_the_next_run_without_loading_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "_LOADED", {})
    path = WORKSPACE.template_roots[-1] / "dictionaries" / "en-GB.dic"
    first = dictionary.Dictionary(path)
    assert first.knows("colour")
    assert not first.knows("color")
    assert "colour" in first.suggestions("color")
    assert first.has_near("seperately")
    assert not first.has_near("hodeidahvik")
    first.keep()
    second = dictionary.Dictionary(path)
    assert (second.knows("colour"), second.knows("color")) == (True, False)
    assert (second.has_near("seperately"), second.has_near("hodeidahvik")) == (True, False)
    assert "_hunspell" not in vars(second)


def test_a_house_brings_a_dictionary_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "dictionaries"
    folder.mkdir()
    (folder / "fr.aff").write_text("SET UTF-8\n")
    assert dictionary.dictionary("fr-CA", [tmp_path]) is None  # its .dic isn't there
    (folder / "fr.dic").write_text("1\nmaison\n")
    french = dictionary.dictionary("fr-CA", [tmp_path])
    assert french is not None
    assert french.knows("maison")
    assert not french.knows("house")
