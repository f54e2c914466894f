"""The hook of a nightly run, with real programs."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from briefgen.cli.notify import Command, Told, notify, split

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the hooks here are shell scripts")


def hook(folder: Path, script: str) -> str:
    """A program that does what a script says."""
    path = folder / "a hook"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_it_is_told_the_report_the_exit_code_and_the_summary(tmp_path: Path) -> None:
    said = tmp_path / "said"
    script = f'printf "%s|" "$@" "$BRIEFGEN_EXIT_CODE" "$BRIEFGEN_SUMMARY" > {said}'
    wrong = notify([hook(tmp_path, script), "--to", "two words"], Told(tmp_path / "report.json", 1, "One; failed."))
    assert wrong == ""
    assert said.read_text(encoding="utf-8") == f"--to|two words|{tmp_path}/report.json|1|One; failed.|"


def test_without_a_report_it_is_told_the_rest(tmp_path: Path) -> None:
    said = tmp_path / "said"
    script = f'printf "%s|" "$#" "$BRIEFGEN_EXIT_CODE" "$BRIEFGEN_SUMMARY" > {said}'
    assert notify([hook(tmp_path, script)], Told(None, 1, "Cut short.")) == ""
    assert said.read_text(encoding="utf-8") == "0|1|Cut short.|"


def test_one_that_fails_is_told(tmp_path: Path) -> None:
    program = hook(tmp_path, "exit 7")
    assert notify([program], Told(tmp_path)) == f"--notify: “{program}” ended with exit code 7."


def test_one_that_is_no_program_after_all_is_told(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no program", encoding="utf-8")
    (tmp_path / "text").chmod(0o755)
    assert "couldn't be run: exec format error." in notify([str(tmp_path / "text")], Told(tmp_path))
    assert "couldn't be run: no such file" in notify([str(tmp_path / "gone")], Told(tmp_path))


def test_one_that_hangs_is_stopped_with_what_it_began(tmp_path: Path) -> None:
    number = tmp_path / "number"
    began = time.monotonic()
    wrong = notify([hook(tmp_path, f"sleep 100 & echo $! > {number}; wait")], Told(tmp_path), longest=3)
    assert time.monotonic() - began < 60
    assert wrong.endswith("took longer than 3 s and was stopped.")
    assert not _lives(int(number.read_text(encoding="utf-8")))


def _lives(process: int) -> bool:
    """Whether a process is there; one that ended and that nobody has asked after isn't."""
    for _ in range(50):
        state = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True).stdout
        if not state.strip() or state.startswith("Z"):
            return False
        time.sleep(0.1)
    os.kill(process, signal.SIGKILL)
    return True


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("no-such-program --to editors", "there is no program “no-such-program”"),
        ("sh 'open", "a quotation mark is open"),
        ("  ", "is empty"),
    ],
)
def test_what_can_not_be_run_is_refused_before_the_night(given: str, said: str) -> None:
    with pytest.raises(click.BadParameter, match=said):
        Command().convert(given, None, None)


def test_a_script_that_may_not_be_run_is_told_with_what_allows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    script = Path("post report")
    script.write_text("#!/bin/sh\n", encoding="utf-8")
    with pytest.raises(click.BadParameter, match=re.escape("chmod +x './post report'")):
        Command().convert("'./post report'", None, None)
    script.chmod(0o755)
    assert Command().convert("'./post report'", None, None) == ("./post report",)
    with pytest.raises(click.BadParameter, match=re.escape("write “./post report”")):
        Command().convert("'post report'", None, None)


def test_a_command_is_split_as_a_shell_does() -> None:
    assert Command().convert("sh -c 'exit 3' \"$HOME\"", None, None) == ("sh", "-c", "exit 3", "$HOME")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (r"C:\tools\post.exe --to editors", (r"C:\tools\post.exe", "--to", "editors")),
        (r'"C:\Program Files\post.exe" "a b"', (r"C:\Program Files\post.exe", "a b")),
        (r"C:\Users\O'Brien\post.exe #1", (r"C:\Users\O'Brien\post.exe", "#1")),
    ],
)
def test_on_windows_a_backslash_is_a_letter_of_a_path(given: str, words: tuple[str, ...]) -> None:
    assert split(given, windows=True) == words


def test_on_windows_too_a_quotation_mark_has_to_be_closed() -> None:
    with pytest.raises(ValueError, match="No closing quotation"):
        split(r'"C:\Program Files\post.exe', windows=True)
