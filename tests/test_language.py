"""Which languages are written from right to left."""

from __future__ import annotations

import pytest
from babel.core import get_global

from briefgen import language
from briefgen.language import is_right_to_left
from briefgen.language.events import event_word
from briefgen.language.issues import ISSUE_WORDS, issue_word
from briefgen.language.words import WORDS, word


@pytest.mark.parametrize("tag", ["ar", "AR-eg", "fa-AF", "bal", "pnb", "skr", "ku-Arab", "pa-PK", "ar-x-latn"])
def test_right_to_left(tag: str) -> None:
    assert is_right_to_left(tag)


@pytest.mark.parametrize("tag", [None, "", "en-GB", "he-Latn", "ur-Latn-PK", "sd-Deva", "ku", "pa-IN", "zh-cmn-Hans"])
def test_left_to_right(tag: str | None) -> None:
    assert not is_right_to_left(tag)


def test_the_lists_agree_with_cldr() -> None:
    """Babel carries CLDR's likely subtags: language, usual script, country."""
    likely = get_global("likely_subtags")
    listed = language._LANGUAGES | language._PLACES
    tags = {name: name.replace("-", "_").split("_") for name in listed - {"pnb", "prs"}}
    keys = ["_".join([code, *(place.upper() for place in places)]) for code, *places in tags.values()]
    assert [key for key in keys if likely[key].split("_")[1].lower() not in language._SCRIPTS] == []


_BELOW_GRAPHICS = ("source", "sources", "retrieved", "only", "provisional", "changes", "unknown killed", "or", "since")


@pytest.mark.parametrize("tag", sorted(WORDS.keys() - {"en"}))
def test_tables_of_events_and_credits_speak_the_paper_s_language(tag: str) -> None:
    for name in ("timeline", "summary", "total", "not known", "signs", "more"):
        said = event_word(name, tag) or ""
        assert said
        assert said != event_word(name, "en") or (name == "total" and said == "Total"), name
        assert said.count("{") == (event_word(name, "en") or "").count("{"), name
    for name in _BELOW_GRAPHICS:
        assert word(name, tag) != word(name, "en"), name
        assert word(name, tag).count("{}") == word(name, "en").count("{}"), name


@pytest.mark.parametrize("tag", sorted(WORDS.keys() - {"en"}))
def test_what_changed_since_an_issue_is_said_in_the_paper_s_language(tag: str) -> None:
    for name in ISSUE_WORDS:
        said, in_english = issue_word(name, tag) or "", issue_word(name, "en") or ""
        assert said
        assert said != in_english or (tag, name) == ("de", "text")
        assert said.count("{}") == in_english.count("{}"), name
