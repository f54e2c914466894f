"""Which languages are written from right to left."""

from __future__ import annotations

import pytest
from babel.core import get_global

from briefgen import language
from briefgen.language import is_right_to_left


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
