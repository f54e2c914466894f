"""Safe fixes put into briefs, whatever the YAML looks like that they stand in."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.problems import Fix, Position, ProblemsFound
from briefgen.reading import Placed
from briefgen.reading.placed import placed_of
from briefgen.repair import Repaired, mend, repaired, write_repaired
from briefgen.workspace import Workspace
from tests.work import calls

STYLE = """\
rules:
  - {name: spelling, spelling: {variety: british}}
  - {name: dates, dates: {short_months: no}}
  - {name: numbers, numbers: {ranges: yes, dashes: en, thousands: yes, percent: per cent}}
  - {name: names, names: [{name: Kyiv, not: Kiev}, {name: Gaza Strip, not: Gaza}]}
"""
PIECES = (
    "the color", "organize", "a colour", "10-20", "10–20 ships", "on February 5, 2026", "from 29-30 January",
    "- all of it -", "5 February", "on the 11th of February,", "45%", "12000 people", "word—word", "it's", "don’t",
    "café", "that: this", "a # b", "* star", '"a color of 10-20"', '"By February 5, 2026,"', "“we organize - at 45%”",
    "«10-20»", "`10-20`", "[the color](https://example.org/10-20)", "**organize**", "*10-20*", "\\", "CVE-2024-10",
    "„the color” of", "»10-20«", "&quot;color&quot;", "“so “no” in color”", "Gaza", "the Gaza Strip",
    "color@example.org", "``a ` color``", "\n\n    the color\n\n", "\n\n- > the color\nof it\n\n",
    "\n\n~~~\ncolor\n~~~\n\n", "“and no", "\n", "\n\n",
    "\n\n> The color.\n\n", "\n\n- 10-20\n- color\n\n", "{x}", "&", "!", "- ", "100 %", "  ",
)  # fmt: skip
"""What is to be mended, what nearly is, what is somebody else's, and what YAML or Markdown might take for its own."""
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(lambda pieces: f"So {' '.join(pieces)} it was")
QUOTED = re.compile(r'"[^"\n]*"|“[^”\n]*”|«[^»\n]*»|`[^`]*`|^>.*$', re.MULTILINE)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with rules of its own that have fixes."""
    root = tmp_path_factory.mktemp("repair")
    (root / "inputs").mkdir()
    (root / "templates").mkdir()
    (root / "templates" / "house-style.yaml").write_text(STYLE, "utf-8")
    return Workspace(root)


def brief(texts: list[str], styles: list[str | None], width: int, comments: bool) -> str:
    """A brief in YAML, its texts in one of YAML's styles each, with comments that look as if they need mending."""

    def scalar(text: str, style: str | None = None) -> yaml.Node:
        return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style)

    def group(fields: dict[str, yaml.Node]) -> yaml.Node:
        return yaml.MappingNode("tag:yaml.org,2002:map", [(scalar(name), value) for name, value in fields.items()])

    sections = [
        group({"title": scalar(f"Part {number}"), "body": scalar(text, style)})
        for number, (text, style) in enumerate(zip(texts, styles, strict=False), 1)
    ]
    fields = {
        "title": scalar("A color"),
        "date": scalar("2026-02-11"),
        "sections": yaml.SequenceNode("tag:yaml.org,2002:seq", sections),
    }
    written = str(yaml.serialize(group(fields), width=width, allow_unicode=True))
    if comments:
        written = re.sub("(?m)^(title|date): (.*)$", "# the color, 10-20\n\\1: \\2   # organize", written)
        written = re.sub("(?m)^( *)- title", "\n\\1# a color\n\\1- title", written)
    return written


BRIEFS = st.builds(
    brief,
    st.lists(TEXTS, min_size=1, max_size=3),
    st.lists(st.sampled_from([None, "'", '"', "|", ">"]), min_size=3, max_size=3),
    st.sampled_from([20, 80, 1000]),
    st.booleans(),
)
BYTES = st.builds(
    lambda text, end, encoding: text.replace("\n", end).encode(encoding),
    BRIEFS,
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)


def mended(raw: bytes, workspace: Workspace) -> Repaired:
    path = workspace.inputs / "brief.yaml"
    path.write_bytes(raw)
    return repaired(path, workspace)


def decoded(raw: bytes) -> str:
    return raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], Any]:
    """Every single value of some data by its path."""
    if isinstance(data, dict | list):
        items = data.items() if isinstance(data, dict) else enumerate(data)
        return {key: value for name, item in items for key, value in leaves(item, (*path, name)).items()}
    return {path: data}


@given(raw=BYTES)
@settings(max_examples=150, deadline=None)
def test_mending_is_idempotent_and_changes_nothing_but_what_it_reports(raw: bytes, workspace: Workspace) -> None:
    try:
        found = mended(raw, workspace)
    except ProblemsFound:  # the pieces made no brief: two marks of emphasis in one another, say
        return
    before, after = placed_of(found.before, "x"), placed_of(found.after, "x")
    again = mended(found.after, workspace)
    assert again.made == ()
    assert again.after == found.after
    old, new = leaves(before.data), leaves(after.data)
    assert old.keys() == new.keys()
    changed = {path for path in old if old[path] != new[path]}
    assert changed <= {fix.path for fix in found.made}
    for path in changed:
        assert QUOTED.findall(old[path]) == QUOTED.findall(new[path])
    assert comments(before) == comments(after)
    assert re.findall("\r\n|\r|\n", decoded(raw)) == re.findall("\r\n|\r|\n", decoded(found.after))
    assert raw[:3] == found.after[:3]


def comments(placed: Placed) -> list[str]:
    """The comments that `brief` makes."""
    return re.findall(r"(?m)^\s*# (?:the|a) color.*$|   # organize$", placed.text)


@given(raw=BYTES)
@settings(max_examples=60, deadline=None)
def test_the_file_changes_in_the_spans_of_the_fixes_alone(raw: bytes, workspace: Workspace) -> None:
    try:
        found = mended(raw, workspace)
    except ProblemsFound:
        return
    before = placed_of(found.before, "x")
    once, fixes = mend(before, found.made)
    spans = sorted((offset(before, fix.position), fix) for fix in set(fixes))
    kept, at = [], 0
    for start, fix in spans:
        assert start >= at
        length = re.compile(r"\s+".join(map(re.escape, fix.old.split()))).match(before.text, start)
        assert length
        kept.append(before.text[at:start])
        at = length.end()
    assert all(piece in once.text for piece in [*kept, before.text[at:]])
    assert len(once.text) >= sum(map(len, kept))


def offset(placed: Placed, place: Position) -> int:
    lines = placed.text.split("\n")
    return sum(len(line) + 1 for line in lines[: (place.line or 1) - 1]) + (place.column or 1) - 1


# ── Whose words they are ──────────────────────────────────────────────────────

LONG = "word " * 250


def body(text: str) -> str:
    """A brief with one section."""
    lines = "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))
    return f"title: T\ndate: 2026-02-11\nsections:\n- title: A\n  body: |\n{lines}"


@pytest.mark.parametrize(
    "text",
    [
        f"He said: “{LONG}we fled Kiev on February 5, 2026.”",
        f'He said: "{LONG}we fled Kiev."',
        "> He said\nthe color of Kiev.",
        "- > the color of Kiev",
        "1. > the color of Kiev",
        "„The color of Kiev”",
        "»The color of Kiev«",
        "‹the color of Kiev›",
        "「the color of Kiev」",
        "&quot;the color of Kiev&quot;",
        "“He said “no” in the color of Kiev” then.",
        "“The color of Kiev was.\n\nSo it was in Kiev.\n\n“And so is Kiev,” he said.",
        "'the boys' color of Kiev'",
        "‘the boys’ color of Kiev.’",
        "::: pull-quote Somebody\nThe color of Kiev.\n\nAnd Kiev.\n:::",
    ],
)
def test_words_that_may_be_others_are_left(text: str, workspace: Workspace) -> None:
    assert mended(body(text).encode(), workspace).made == ()


@pytest.mark.parametrize(
    "text",
    [
        "So:\n\n    the color of Kiev\n\nEnd",
        "So:\n\n-     the color of Kiev",
        "~~~\nthe color of Kiev\n~~~",
        "```\nthe color\n\nof Kiev",
        "````\n```\nthe color\n```\nKiev\n````",
        "- ```\n  the color\n\n  of Kiev\n  ```",
        "``a ` color of Kiev``",
        "[x](https://a.org/a_(b)-color-Kiev)",
        "[x](https://a.org/a_(b_(c))-color-Kiev)",
        "Write to Kiev@example.org",
        "Open color.txt, Kiev.yaml and /usr/color/Kiev",
        "[it][r] and [Kiev]\n\n[r]: #T\n[Kiev]: https://example.org/Kiev",
    ],
)
def test_code_links_and_names_of_files_are_left(text: str, workspace: Workspace) -> None:
    assert mended(body(text).encode(), workspace).made == ()


@pytest.mark.parametrize(
    "text",
    [
        "He said “no” in Kiev.",
        "The boys' color, in Kiev.\n\nHe said 'no' twice.",
        "A paragraph of Kiev.\n\n> What others said of Kiev.\n\nThe “color” it has.",
        "~~~\nKiev\n~~~\n\nIt was in Kiev.",
        "The [color it has](https://a.org/a_(b)-Kiev) is known.",
        "**Kiev** and [Kiev](https://example.org) and `Kiev`.",
    ],
)
def test_the_writers_own_words_beside_others_are_mended(text: str, workspace: Workspace) -> None:
    assert mended(body(text).encode(), workspace).made


CLAIMS = """\
figures:
- id: k
  label: people seen
  use: Kiev
  because: It counts.
  claims:
  - {value: 145, by: Kiev, as_of: 2026-01-01, unsourced: Heard.}
  - {value: 150, by: B, as_of: 2026-01-02, unsourced: Heard.}
"""


def test_a_name_that_a_figure_is_found_by_stays_and_others_are_mended(workspace: Workspace) -> None:
    raw = (body("In Kiev there were {{ k: from Kiev }}.") + CLAIMS).encode()
    found = mended(raw, workspace)
    assert b"In Kyiv there" in found.after
    assert found.after.count(b"by: Kiev") == 1
    assert [problem.fix.path[-1] for problem in found.left if problem.fix] == ["use", "by"]


def test_an_id_that_a_source_is_cited_by_stays(workspace: Workspace) -> None:
    raw = (body("So [see @Kiev] it was in Kiev.") + "sources: [{id: Kiev, title: X}]\n").encode()
    assert mended(raw, workspace).after == raw.replace(b"in Kiev", b"in Kyiv")


def test_what_another_rule_allows_stays(workspace: Workspace) -> None:
    allowance = "allow: [{rule: typed-number, text: '12000', reason: It is quoted.}]\n"
    raw = body("There were 12000 people and 13000 ships.") + allowance
    assert mended(raw.encode(), workspace).after.decode() == raw.replace("13000", "13,000")


def test_a_name_is_mended_once(workspace: Workspace) -> None:
    found = mended(body("In Gaza and the Gaza\nStrip, Gaza Strip's color").encode(), workspace)
    assert found.after.decode() == body("In Gaza Strip and the Gaza\nStrip, Gaza Strip's colour")
    assert mended(found.after, workspace).made == ()


def test_many_fixes_in_one_text_cost_in_proportion(workspace: Workspace) -> None:
    def cost(count: int) -> int:
        return calls(lambda: mended(body("color " * count + "was").encode(), workspace))

    assert cost(2000) < 12 * cost(200)


# ── What isn't mended ────────────────────────────────────────────────────────


def fix_in(text: str, old: str, new: str, data_start: int = 0) -> tuple[Placed, Fix]:
    """A file whose one field `a` is mended at the first place where `old` stands."""
    placed = placed_of(text.encode(), "x")
    at = text.index(old)
    place = Position("x", text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return placed, Fix(place, ("a",), data_start, old, new)


@pytest.mark.parametrize(
    ("text", "old", "new", "start"),
    [
        ("a: one two\n", "one", "x: y", 0),  # would make a field of it
        ("a: one two\n", "two", "two #x", 4),  # would begin a comment
        ("a: 'one two'\n", "one", "it's", 0),  # would end the text
        ('a: "one two"\n', "one", 'say "one"', 0),
        (
            'a: "\\x6fne one"\n',
            "one",
            "two",
            0,
        ),  # the first one is written with an escape, the second is meant by nobody
        ("a: &n one\nb: *n\n", "one", "two", 0),  # would change b too
        ("a: one\n", "one", "two", 1),  # the place in the data is another
    ],
)
def test_a_fix_that_would_change_something_else_is_left(text: str, old: str, new: str, start: int) -> None:
    placed, fix = fix_in(text, old, new, start)
    assert mend(placed, [fix]) == (placed, ())


def test_of_two_fixes_for_one_place_the_first_is_made() -> None:
    placed, first = fix_in("a: the color of it\n", "color of", "hue of", 4)
    _, second = fix_in("a: the color of it\n", "color", "colour", 4)
    result, made = mend(placed, [first, second])
    assert (result.text, made) == ("a: the hue of it\n", (first,))


def test_a_line_ends_where_it_did() -> None:
    placed, fix = fix_in("a: |\n  it was February\n  5, 2026 then\n", "it", "it", 0)
    fix = Fix(Position("x", 2, 10), ("a",), 7, "February\n5, 2026", "5\nFebruary 2026")
    result, _ = mend(placed, [fix])
    assert result.text == "a: |\n  it was 5\n  February 2026 then\n"


# ── Writing ──────────────────────────────────────────────────────────────────

WRONG = "title: A color\ndate: 2026-02-11\n"


@pytest.fixture
def folder(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Another such workspace, empty."""
    for name in ("inputs", "templates"):
        (tmp_path / "work" / name).mkdir(parents=True)
    (tmp_path / "work" / "templates" / "house-style.yaml").write_text(STYLE, "utf-8")
    return Workspace(tmp_path / "work")


def refused(found: Repaired, workspace: Workspace) -> str:
    with pytest.raises(ProblemsFound) as raised:
        write_repaired(found, workspace)
    return raised.value.problems[0].message


def test_who_may_read_a_brief_stays(folder: Workspace) -> None:
    path = folder.inputs / "a.yaml"
    path.write_text(WRONG)
    path.chmod(0o600)
    write_repaired(repaired(path, folder), folder)
    assert path.read_text() == "title: A colour\ndate: 2026-02-11\n"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in folder.inputs.iterdir()] == ["a.yaml"]


def test_a_brief_that_may_only_be_read_stays_as_it_is(folder: Workspace) -> None:
    path = folder.inputs / "a.yaml"
    path.write_text(WRONG)
    path.chmod(0o444)
    assert refused(repaired(path, folder), folder) == "isn't mended: it may only be read"
    assert path.read_text() == WRONG


def test_a_link_inside_the_workspace_leads_to_the_brief_that_is_mended(folder: Workspace) -> None:
    (folder.root / "kept").mkdir()
    real, link = folder.root / "kept" / "a.yaml", folder.inputs / "a.yaml"
    real.write_text(WRONG)
    link.symlink_to(real)
    write_repaired(repaired(link, folder), folder)
    assert link.is_symlink()
    assert real.read_text().startswith("title: A colour")


def test_a_link_out_of_the_workspace_is_left(folder: Workspace, tmp_path: Path) -> None:
    real, link = tmp_path / "a.yaml", folder.inputs / "a.yaml"
    real.write_text(WRONG)
    os.symlink(real, link)
    assert refused(repaired(link, folder), folder) == "isn't mended: it is a link to a file outside the workspace"
    assert real.read_text() == WRONG


def test_what_was_changed_meanwhile_is_left(folder: Workspace) -> None:
    path = folder.inputs / "a.yaml"
    path.write_text(WRONG)
    found = repaired(path, folder)
    path.write_text(WRONG + "kicker: New\n")
    assert refused(found, folder) == "isn't mended: it was changed while you were asked"
    assert "New" in path.read_text()


def test_what_is_allowed_stays(folder: Workspace) -> None:
    path = folder.inputs / "a.yaml"
    path.write_text(WRONG + "allow: [{rule: spelling, text: color, reason: The name of a shade.}]\n")
    assert repaired(path, folder).made == ()
