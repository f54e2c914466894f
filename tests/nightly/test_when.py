"""`--at` concerns the papers that ask when it is, and no others."""

from __future__ import annotations

from pathlib import Path

from tests.nightly.house import SmallHouse, small_house
from tests.nightly.runs import nightly

_COUNTING = '<paper title="{{ title | plain }}" language="en"><p>{{ date | days_since }} days old</p></paper>'
_TODAY = '<paper title="{{ title | plain }}" language="en"><p>{{ today }}</p></paper>'
_EMBARGO = "{{ 'embargo' | worded(embargo | moment) }}"
_EMBARGOED = (
    f'<paper title="{{{{ title | plain }}}}" language="en" embargo="{{% if embargoed %}}{_EMBARGO}{{% endif %}}"/>'
)


def _built(house: SmallHouse, *at: str) -> str:
    run = nightly(house.root, "-f", "pdf", *at)
    assert run.code == 0, run.stderr
    return "".join(name for name, came in sorted(house.happened().items()) if came == "built")


def test_another_moment_builds_only_what_asks_for_it(tmp_path: Path) -> None:
    house = small_house(tmp_path)
    for name, text in {"counting": _COUNTING, "today": _TODAY, "embargoed": _EMBARGOED}.items():
        path = house.root / f"templates/{name}/paper.html"
        path.parent.mkdir()
        path.write_text(text, "utf-8")
    house.write("a")
    house.write("b", template="counting")
    house.write("c", template="today")
    house.write("d", template="embargoed", embargo="2026-02-12T06:00+00:00")
    house.write("e", template="embargoed")
    assert _built(house) == "abcde"
    assert _built(house, "--at", "2026-02-11") == "bcd"
    assert _built(house, "--at", "2026-02-11") == ""
    assert _built(house, "--at", "2026-02-13") == "bcd"
    assert _built(house) == "bcd"
    (house.root / "templates/house.yaml").write_text(
        "organisation: The Small House\ntemplate: tiny\nword: {embed_fonts: no}\nfigures: {newest_within: 9000 days}\n"
    )
    assert _built(house, "--at", "2026-02-13") == "abcde"
    assert _built(house, "--at", "2026-02-14") == "abcde"
