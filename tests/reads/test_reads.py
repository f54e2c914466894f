"""What is noted while something is read, and what is remembered as long as that is so."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefgen.reads import Noted, exists, files_in, is_file, recorded, remembered, stamp


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/b.txt").write_text("two")
    return tmp_path


def everything(folder: Path) -> Noted:
    with recorded() as noted:
        stamp(folder / "a.txt")
        is_file(folder / "none.txt")
        files_in(folder, "**/*.txt")
        files_in(folder / "nowhere", "*")
    return noted


def test_each_question_is_noted_with_its_answer(folder: Path) -> None:
    noted = everything(folder)
    status = (folder / "a.txt").stat()
    assert noted.files == {
        folder / "a.txt": (3, status.st_mtime_ns, status.st_ctime_ns, status.st_ino),
        folder / "none.txt": None,
    }
    assert noted.listings == {(folder, "**/*.txt", ""): ("a.txt", "sub/b.txt"), (folder / "nowhere", "*", ""): ()}


def test_answers_are_those_of_the_file_system(folder: Path) -> None:
    (folder / "leads nowhere").symlink_to(folder / "none")
    os.mkfifo(folder / "pipe")
    assert is_file(folder / "a.txt")
    for other in ("none", "sub", "leads nowhere", "pipe", "a.txt/below", "x" * 5000, "nul\0"):
        assert not is_file(folder / other), other
        assert stamp(folder / other) is None, other
    assert files_in(folder, "*") == [folder / "a.txt"]


def test_that_a_file_is_there_may_count_without_what_is_in_it(folder: Path) -> None:
    (folder / "[a].txt").write_text("")
    with recorded() as noted:
        assert [exists(folder / name) for name in ("a.txt", "[a].txt", "none.txt", "sub", "nowhere/x")] == [
            1,
            1,
            0,
            0,
            0,
        ]
    (folder / "a.txt").write_text("changed")
    assert noted.still_so()
    (folder / "a.txt").unlink()
    assert noted.changed() == (folder,)


@pytest.mark.parametrize(
    ("change", "changed"),
    [
        pytest.param(lambda at: None, (), id="nothing"),
        pytest.param(lambda at: (at / "a.txt").write_text("two"), ("a.txt",), id="as long as before"),
        pytest.param(lambda at: (at / "a.txt").unlink(), ("a.txt", ""), id="gone"),
        pytest.param(lambda at: (at / "none.txt").write_text(""), ("none.txt", ""), id="appeared"),
        pytest.param(lambda at: (at / "sub/c.txt").write_text(""), ("",), id="one more in a listing"),
        pytest.param(lambda at: (at / "sub/b.txt").rename(at / "sub/c.txt"), ("",), id="another name in a listing"),
        pytest.param(lambda at: (at / "nowhere").mkdir(), (), id="an empty folder"),
        pytest.param(lambda at: (at / "sub/b.txt").write_text("three"), (), id="a listed file that nobody read"),
        pytest.param(lambda at: os.utime(at / "a.txt", (1, 1)), ("a.txt",), id="another time"),
    ],
)
def test_what_is_no_longer_so_is_told(folder: Path, change: Callable[[Path], object], changed: tuple[str, ...]) -> None:
    noted = everything(folder)
    change(folder)
    assert noted.changed() == tuple(folder / name for name in changed)
    assert noted.still_so() is not bool(changed)


def test_a_time_set_back_hides_no_change(folder: Path) -> None:
    noted, before = everything(folder), (folder / "a.txt").stat()
    (folder / "a.txt").write_text("six")
    os.utime(folder / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert noted.changed() == (folder / "a.txt",)


def test_a_file_that_changes_meanwhile_counts_as_it_was_at_first(folder: Path) -> None:
    with recorded() as noted:
        stamp(folder / "a.txt")
        (folder / "a.txt").write_text("changed")
        stamp(folder / "a.txt")
    assert noted.changed() == (folder / "a.txt",)


def test_names_before_another_are_a_question_of_their_own(folder: Path) -> None:
    """What sorts behind may come and go; folders are no files."""
    (folder / "a.json").mkdir()
    for name in ("b.json", "b.txt", "d.json"):
        (folder / name).write_text("x")
    with recorded() as noted:
        assert files_in(folder, "*.json", before="c.json") == [folder / "b.json"]
        assert files_in(folder / "nowhere", "*.json", before="c.json") == []
    (folder / "c.json").write_text("x")
    assert noted.still_so()
    (folder / "b.b.json").write_text("x")
    assert noted.changed() == (folder,)


def test_paths_are_noted_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    with recorded() as noted:
        stamp(Path("a.txt"))
        files_in(Path("sub"), "*")
    monkeypatch.chdir("/")
    assert list(noted.files) == [folder / "a.txt"]
    assert list(noted.listings) == [(folder / "sub", "*", "")]
    assert noted.still_so()


def test_a_recording_within_another_notes_for_both_even_when_it_fails(folder: Path) -> None:
    noted: list[Noted] = []

    def fails() -> None:
        with recorded() as inner:
            noted.append(inner)
            stamp(folder / "a.txt")
            raise KeyError

    with recorded() as outer:
        with pytest.raises(KeyError):
            fails()
        stamp(folder / "sub/b.txt")
    assert list(noted[0].files) == [folder / "a.txt"]
    assert list(outer.files) == [folder / "a.txt", folder / "sub/b.txt"]


def test_another_thread_notes_nothing_here(folder: Path) -> None:
    with recorded() as noted:
        other = threading.Thread(target=stamp, args=[folder / "a.txt"])
        other.start()
        other.join()
    assert not noted.files


def test_threads_that_ask_at_once_get_one_and_the_same(folder: Path) -> None:
    start = threading.Barrier(8)

    @remembered(most=1)
    def thing() -> object:
        stamp(folder / "a.txt")
        return object()

    def ask(_: int) -> list[object]:
        start.wait()
        return [thing() for _ in range(200)]

    with ThreadPoolExecutor(8) as threads:
        assert len({id(each) for found in threads.map(ask, range(8)) for each in found}) == 1


def test_what_is_remembered_is_made_anew_when_what_it_read_has_changed(folder: Path) -> None:
    made: list[str] = []

    @remembered(most=2)
    def text(name: str) -> str:
        made.append(name)
        stamp(folder / name)
        return (folder / name).read_text()

    assert [text("a.txt"), text("a.txt"), text(name="a.txt")] == ["one"] * 3
    assert made == ["a.txt"] * 2  # a name is another way to ask
    (folder / "a.txt").write_text("new")
    assert text("a.txt") == text("a.txt") == "new"
    assert len(made) == 3


def test_what_was_read_for_it_counts_as_read_each_time(folder: Path) -> None:
    @remembered(most=1)
    def inner() -> bool:
        return is_file(folder / "a.txt") and not is_file(folder / "none.txt")

    @remembered(most=1)
    def outer() -> tuple[bool, list[Path]]:
        return inner(), files_in(folder / "sub", "*")

    recordings = []
    for _ in range(3):
        with recorded() as noted:
            outer()
        recordings.append((noted.files, noted.listings))
    assert recordings[0] == recordings[1] == recordings[2]
    assert set(recordings[0][0]) == {folder / "a.txt", folder / "none.txt"}
    (folder / "none.txt").write_text("")
    assert outer()[0] is False


def test_what_is_raised_is_not_remembered_but_what_was_read_is_noted(folder: Path) -> None:
    calls: list[int] = []

    @remembered(most=1)
    def refused() -> None:
        calls.append(1)
        is_file(folder / "none.txt")
        raise LookupError

    for _ in range(2):
        with pytest.raises(LookupError), recorded() as noted:
            refused()
        assert noted.files == {folder / "none.txt": None}
    assert len(calls) == 2


def test_the_one_asked_longest_ago_is_forgotten() -> None:
    made: list[int] = []

    @remembered(most=2)
    def number(of: int) -> int:
        made.append(of)
        return of

    for asked in (1, 2, 1, 3, 1, 2):
        number(asked)
    assert made == [1, 2, 3, 2]
