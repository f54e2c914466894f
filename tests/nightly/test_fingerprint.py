"""A digest is that of the content that is there now, however little the file seems to have changed."""

from __future__ import annotations

import hashlib
import os
import time
import tomllib
from pathlib import Path

import pytest

from briefgen.nightly.choosing import Shelved
from briefgen.nightly.current import has_news
from briefgen.nightly.fingerprint import ABSENT, Fingerprints, Roots, code_digest, made_with, stamp_of
from briefgen.nightly.state import State
from briefgen.reads import files_in, is_file, recorded
from briefgen.workspace import shipped

_LONG_AGO = time.time() - 3600


@pytest.fixture
def roots(tmp_path: Path) -> Roots:
    for folder in ("work", "shipped/templates"):
        (tmp_path / folder).mkdir(parents=True)
    return Roots(tmp_path / "work", tmp_path / "shipped", tmp_path / "papers" / ".issues")


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_names_are_the_same_wherever_the_folders_lie(roots: Roots) -> None:
    files = [roots.workspace / "inputs/x.yaml", roots.shipped / "templates/base.html", Path("/elsewhere/y.yaml")]
    files += [roots.issues / "x/2026-02-03.json", Path(f"{roots.workspace}-2/y.yaml")]
    names = [roots.name(path) for path in files]
    assert names[:3] == ["inputs/x.yaml", "shipped:templates/base.html", "/elsewhere/y.yaml"]
    assert names[3:] == ["issues:x/2026-02-03.json", f"{roots.workspace.as_posix()}-2/y.yaml"]
    assert [roots.path(name) for name in names] == list(map(str, files))


def test_a_folder_itself_has_a_name_too(roots: Roots) -> None:
    assert [roots.name(folder) for folder in (roots.workspace, roots.shipped)] == [".", "shipped:."]
    assert Roots(Path("/"), roots.shipped, roots.issues).name(Path("/x.yaml")) == "x.yaml"


def test_what_was_asked_for_while_a_paper_was_made(roots: Roots) -> None:
    (roots.workspace / "there.yaml").write_text("a")
    (roots.shipped / "templates/b.html").write_text("b")
    with recorded() as noted:
        assert is_file(roots.workspace / "there.yaml")
        assert not is_file(roots.workspace / "missing.yaml")
        files_in(roots.shipped / "templates", "*.html")
    digests = {name: digest for name, (digest, _) in Fingerprints(roots).of(noted).items()}
    assert digests == {
        "there.yaml": _sha("a"),
        "missing.yaml": ABSENT,
        "in:shipped:templates\0*.html\0": _sha("b.html"),
    }
    assert {name: Fingerprints(roots).now(name) for name in digests} == digests
    (roots.workspace / "missing.yaml").write_text("new")
    (roots.shipped / "templates/c.html").write_text("c")
    now = Fingerprints(roots)
    assert now.now("missing.yaml") == _sha("new")
    assert now.now("in:shipped:templates\0*.html\0") == _sha("b.html\nc.html")


def test_a_listing_of_names_with_any_letter_but_nul(roots: Roots) -> None:
    folder = roots.workspace / "a|b"
    folder.mkdir()
    (folder / "c|d.yaml").write_text("x")
    with recorded() as noted:
        files_in(folder, "c|d*")
        files_in(folder, "*", before="d")
    (whole, _), (first, _) = Fingerprints(roots).of(noted).values()
    assert whole == first == _sha("c|d.yaml")
    assert [Fingerprints(roots).now(name) for name in Fingerprints(roots).of(noted)] == [whole, first]
    (folder / "e").write_text("x")
    assert [Fingerprints(roots).now(name) for name in Fingerprints(roots).of(noted)] == [whole, first]
    (folder / "b").write_text("x")
    assert [Fingerprints(roots).now(name) for name in Fingerprints(roots).of(noted)] == [whole, _sha("b\nc|d.yaml")]


def test_a_known_digest_stands_as_long_as_the_stamp_is_the_same(roots: Roots) -> None:
    file = roots.workspace / "x.yaml"
    file.write_text("old")
    stamp = stamp_of(file)
    assert stamp
    assert Fingerprints(roots, {"x.yaml": ("known", stamp)}).now("x.yaml") == "known"
    kept = file.stat()
    file.write_text("new")
    os.utime(file, ns=(kept.st_atime_ns, kept.st_mtime_ns))  # same size, same time; the entry's own time tells
    assert Fingerprints(roots, {"x.yaml": ("known", stamp)}).now("x.yaml") == _sha("new")


def test_a_stamp_so_fresh_that_another_change_could_have_the_same_stands_for_nothing(
    roots: Roots, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = roots.workspace / "x.yaml"
    file.write_text("now")
    fresh = Fingerprints(roots)
    assert fresh.now("x.yaml") == _sha("now")
    assert fresh.settled("x.yaml") is None
    clock = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: clock() + 10**10)
    assert fresh.now("x.yaml") == _sha("now")
    assert fresh.settled("x.yaml") == stamp_of(file)
    monkeypatch.setattr(time, "time_ns", lambda: clock() - 10**12)  # the clock was set back: the file is of the future
    future = Fingerprints(roots)
    assert future.now("x.yaml") == _sha("now")
    assert future.settled("x.yaml") is None


def test_options_and_versions_are_part_of_a_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    usual = made_with({"formats": ("pdf",)})
    assert usual["option:formats"] == '["pdf"]'
    assert usual["program:briefgen"].startswith("0.")
    assert {"program:python", "program:reportlab", "program:pydantic"} <= usual.keys()
    assert "program:dask" not in usual
    needed = tomllib.loads((shipped() / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert sum(name.startswith("program:") for name in usual) == len(needed) + len(("briefgen", "python", "zlib"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert made_with({"formats": ("pdf",)}) != usual


def test_the_program_is_known_by_its_modules_and_its_data(tmp_path: Path) -> None:
    """In a checkout both change while the version stays; what an editor or Python leaves beside them is no part."""
    known = {code_digest(tmp_path)}
    for name in ("a.py", "maps/b.bin", "pdf/c.icc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
        known.add(code_digest(tmp_path))
    assert len(known) == 4
    (tmp_path / "maps/b.bin").write_bytes(b"other outlines")
    known.add(code_digest(tmp_path))
    assert len(known) == 5
    (tmp_path / "a.py~").write_bytes(b"")
    (tmp_path / "a.pyc").write_bytes(b"")
    assert code_digest(tmp_path) in known


def test_news_are_a_brief_that_is_new_or_was_touched_since_its_record(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("title: X")
    brief, state = Shelved(path, "inputs/x.yaml", "x"), State(tmp_path / "state.sqlite")
    assert has_news([brief], state)
    stamp = stamp_of(path)
    assert stamp
    state.keep_stamp(brief.brief, "its digest", stamp)
    assert not has_news([brief], state)
    os.utime(path, (_LONG_AGO, _LONG_AGO))
    assert has_news([brief], state)
    path.unlink()
    assert has_news([brief], state)
