"""build, check and show, through the command line."""

from __future__ import annotations

import json
import os
import re
import signal
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen import build
from briefgen.cli import main
from briefgen.cli.console import Progress
from tests.plain_house import without_rules
from tests.writers.pdf.objects import opened

GOOD = """\
title: A short brief
date: 2026-02-11
template: flash-note
summary: What happened, and why it matters.
sections:
  - title: One thing
    body: Some *text*.
"""
BAD = GOOD.replace("summary:", "sumary:")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty workspace with one good brief, as the current folder."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "good.yaml").write_text(GOOD, "utf-8")
    without_rules(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_build_writes_both_formats_and_a_line_for_each(workspace: Path) -> None:
    result = run("build")
    assert result.exit_code == 0, result.stderr
    assert (workspace / "papers/good.docx").read_bytes().startswith(b"PK")
    assert (workspace / "papers/good.pdf").read_bytes().startswith(b"%PDF-")
    lines = result.stdout.splitlines()
    assert lines[0].startswith("papers/good.docx  ")
    assert lines[1].startswith("papers/good.pdf  ")
    assert lines[2].startswith("1 brief built in ")


def profile_of(file: Path) -> list[str]:
    """The parts of PDF/A and PDF/UA that a file claims, and the names of what is attached to it."""
    with opened(file.read_bytes()) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode()
        return [*re.findall(r"<pdf(?:ai|uai)d:(?:part|conformance)>(.*?)<", packet), *pdf.attachments]


def test_the_command_s_pdf_profile_wins_over_the_house_s(workspace: Path) -> None:
    made = workspace / "papers" / "good.pdf"
    run("build", "-f", "pdf")
    assert profile_of(made) == ["2", "A", "1"]
    (workspace / "templates").mkdir(exist_ok=True)
    (workspace / "templates" / "house.yaml").write_text("organisation: A\npdf: {profile: ua1+a3a}\n", "utf-8")
    run("build", "-f", "pdf")
    assert profile_of(made) == ["3", "A", "1", "good.yaml"]
    with opened(made.read_bytes()) as pdf:
        assert pdf.attachments["good.yaml"].get_file().read_bytes() == GOOD.encode()
    run("build", "-f", "pdf", "--pdf-profile", "plain")
    assert profile_of(made) == []


def test_the_brief_is_attached_byte_for_byte(workspace: Path) -> None:
    raw = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    (workspace / "inputs" / "good.yaml").write_bytes(raw)
    assert run("build", "-f", "pdf", "--pdf-profile", "ua1+a3a").exit_code == 0
    with opened((workspace / "papers" / "good.pdf").read_bytes()) as pdf:
        assert pdf.attachments["good.yaml"].get_file().read_bytes() == raw


def test_a_pdf_profile_that_there_is_not_is_wrong_use(workspace: Path) -> None:
    result = run("build", "--pdf-profile", "ua1+a2")
    assert result.exit_code == 2
    assert "Did you mean ua1+a2a?" in result.stderr
    assert all(profile in run("build", "--pdf-profile", "none").stderr for profile in ("ua1+a2a", "ua1+a3a", "plain"))
    assert not (workspace / "papers").exists()


def test_build_takes_files_formats_and_an_out_folder(workspace: Path) -> None:
    result = run("build", "inputs/good.yaml", "-f", "pdf", "-o", "elsewhere")
    assert result.exit_code == 0, result.stderr
    assert [path.name for path in (workspace / "elsewhere").iterdir()] == ["good.pdf"]
    assert not (workspace / "papers").exists()


def test_fonts_travel_unless_the_house_or_the_command_says_no(workspace: Path) -> None:
    def travel(*options: str) -> bool:
        assert run("build", "-f", "docx", *options).exit_code == 0
        with zipfile.ZipFile(workspace / "papers/good.docx") as package:
            return "word/fonts/font1.odttf" in package.namelist()

    assert travel()
    assert not travel("--no-embed-fonts")
    (workspace / "templates").mkdir(exist_ok=True)
    (workspace / "templates" / "house.yaml").write_text("organisation: A\nword: {embed_fonts: no}\n", "utf-8")
    assert not travel()
    assert travel("--embed-fonts")


def test_dry_run_writes_nothing(workspace: Path) -> None:
    result = run("build", "--dry-run")
    assert result.exit_code == 0
    assert "papers/good.docx  would be written" in result.stdout
    assert not (workspace / "papers").exists()


def test_quiet_prints_nothing(workspace: Path) -> None:
    assert run("build", "--quiet").output == ""


def test_a_bad_brief_costs_no_other_and_keeps_its_last_good_paper(workspace: Path) -> None:
    run("build")
    before = (workspace / "papers/good.pdf").read_bytes()
    (workspace / "inputs/good.yaml").write_text(BAD, "utf-8")
    (workspace / "inputs/other.yaml").write_text(GOOD, "utf-8")
    result = run("build")
    assert result.exit_code == 1
    assert "inputs/good.yaml:4:1: error: there is no field `sumary`" in result.stderr
    assert "did you mean `summary`?" in result.stderr
    assert (workspace / "papers/good.pdf").read_bytes() == before
    assert (workspace / "papers/other.pdf").exists()


def test_fail_fast_stops_at_the_first_bad_brief(workspace: Path) -> None:
    (workspace / "inputs/a-bad.yaml").write_text(BAD, "utf-8")
    result = run("build", "--fail-fast")
    assert result.exit_code == 1
    assert not (workspace / "papers").exists()


def test_two_briefs_of_one_name_are_refused(workspace: Path) -> None:
    (workspace / "inputs/sub").mkdir()
    (workspace / "inputs/sub/good.yaml").write_text(GOOD, "utf-8")
    result = run("build")
    assert result.exit_code == 1
    assert (
        "inputs/sub/good.yaml: error: its paper would have the same name as that of inputs/good.yaml" in result.stderr
    )


@pytest.mark.parametrize("marking", ["tlp-clear", "TLP-AMBER-strict"])
def test_a_brief_that_is_called_as_an_edition_of_another_is_refused(workspace: Path, marking: str) -> None:
    (workspace / f"inputs/good.{marking}.yaml").write_text(GOOD, "utf-8")
    (workspace / "inputs/alone.tlp-clear.yaml").write_text(GOOD, "utf-8")
    result = run("build", "-f", "pdf")
    assert result.exit_code == 1
    message = "error: its paper would have the same name as an edition of inputs/good.yaml"
    assert f"inputs/good.{marking}.yaml: {message}" in result.stderr
    assert sorted(path.name for path in (workspace / "papers").iterdir()) == ["alone.tlp-clear.pdf", "good.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such permissions there")
def test_a_paper_that_cannot_be_written_is_a_problem_and_leaves_nothing_behind(workspace: Path) -> None:
    (workspace / "papers").mkdir()
    (workspace / "papers/good.pdf").mkdir()  # a folder stands where the paper belongs
    (workspace / "papers/good.docx").write_bytes(b"the last good one")
    result = run("build")
    assert result.exit_code == 1
    assert "papers/good.pdf: error: can't be written" in result.stderr
    assert sorted(path.name for path in (workspace / "papers").iterdir()) == ["good.docx", "good.pdf"]
    assert (workspace / "papers/good.docx").read_bytes() == b"the last good one"


def test_papers_get_the_permissions_that_new_files_get(workspace: Path) -> None:
    run("build")
    (workspace / "plain").write_text("")
    papers = stat.S_IMODE((workspace / "papers/good.pdf").stat().st_mode)
    assert papers == stat.S_IMODE((workspace / "plain").stat().st_mode)


def test_no_briefs_is_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("build")
    assert result.exit_code == 2
    assert "there are no briefs in inputs" in result.stderr
    assert run("build", "missing.yaml").exit_code == 2


def test_a_brief_by_its_name_alone_is_told_where_it_is(workspace: Path) -> None:
    result = run("build", "good")
    assert result.exit_code == 2
    assert "Did you mean inputs/good.yaml?" in " ".join(result.stderr.split())


def test_check_finds_what_build_refuses_and_writes_nothing(workspace: Path) -> None:
    assert run("check").exit_code == 0
    (workspace / "inputs/good.yaml").write_text(BAD, "utf-8")
    result = run("check")
    assert result.exit_code == 1
    assert "inputs/good.yaml:4:1: error: there is no field `sumary`" in result.stderr
    assert not (workspace / "papers").exists()


def test_check_gives_the_same_problems_as_json(workspace: Path) -> None:
    (workspace / "inputs/good.yaml").write_text(BAD, "utf-8")
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    [problem] = [record for record in json.loads(result.stdout) if record["rule"] == "unknown-field"]
    assert (problem["path"], problem["line"], problem["column"]) == ("inputs/good.yaml", 4, 1)
    assert problem["hint"] == "did you mean `summary`?"
    (workspace / "inputs/good.yaml").write_text(GOOD, "utf-8")
    assert json.loads(run("check", "--format", "json").stdout) == []


def test_unknown_template_and_theme_point_at_the_brief_or_the_option(workspace: Path) -> None:
    (workspace / "inputs/good.yaml").write_text(GOOD.replace("flash-note", "flash-notes"), "utf-8")
    result = run("check")
    assert result.exit_code == 1
    assert "inputs/good.yaml:3:11: error: there is no template “flash-notes”" in result.stderr
    result = run("check", "--template", "flash-note", "--theme", "standart")
    assert "--theme: error: there is no theme “standart”" in result.stderr
    assert "did you mean `standard`?" in result.stderr


def test_show_prints_the_outline(workspace: Path) -> None:
    result = run("show", "inputs/good.yaml")
    assert result.exit_code == 0
    assert "h1" in result.stdout
    assert "“One thing”" in result.stdout


def test_colours_only_where_a_person_looks(workspace: Path) -> None:
    (workspace / "inputs/good.yaml").write_text(BAD, "utf-8")
    piped = subprocess.run([sys.executable, "-m", "briefgen", "check"], capture_output=True, text=True)
    assert piped.returncode == 1
    assert "\x1b[" not in piped.stdout + piped.stderr


def test_a_brief_that_cannot_be_found_behind_its_link_or_named_in_capitals_is_not_passed_over(workspace: Path) -> None:
    (workspace / "inputs/SHOUTED.YAML").write_text(BAD, "utf-8")
    (workspace / "inputs/gone.yaml").symlink_to("nowhere.yaml")
    result = run("check")
    assert "inputs/SHOUTED.YAML:4:1: error: there is no field `sumary`" in result.stderr
    assert "inputs/gone.yaml: error: the file can't be read: no such file or directory" in result.stderr


def test_names_cannot_reach_the_terminal(workspace: Path) -> None:
    (workspace / "inputs/a\x1b[31mb.yaml").write_text(BAD, "utf-8")
    assert "inputs/a\ufffd[31mb.yaml:4:1: error" in run("check").stderr


def test_a_name_may_be_as_long_as_names_can_be(workspace: Path) -> None:
    (workspace / f"inputs/{'x' * 250}.yaml").write_text(GOOD, "utf-8")
    result = run("build")
    assert result.exit_code == 0, result.stderr
    assert (workspace / f"papers/{'x' * 250}.docx").exists()


def test_ctrl_c_stops_without_a_word_about_our_insides(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(beside: Path, target: Path) -> None:
        if target.parent.name == "papers":
            raise KeyboardInterrupt
        beside.rename(target)

    monkeypatch.setattr("briefgen.shelf.os.replace", interrupted)
    result = run("build")
    assert (result.exit_code, result.stderr) == (130, "Stopped.\n")
    assert list((workspace / "papers").iterdir()) == []


def test_a_stopped_write_leaves_nothing_behind(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefgen.shelf.os.chmod", interrupted)
    assert run("build").exit_code == 130
    assert list((workspace / "papers").iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here to print to")
def test_a_full_disk_is_no_bug(workspace: Path) -> None:
    for command in (["check"], ["show", "inputs/good.yaml"], ["build", "-q", "-o", "/proc/none"]):
        with open("/dev/full", "w") as full:
            result = subprocess.run([sys.executable, "-m", "briefgen", *command], stdout=full, stderr=-1, text=True)
        assert (result.returncode, "Traceback" in result.stderr) == (1, False), result.stderr
        assert "error: can't be" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="shells there close no streams")
def test_no_stream_has_to_be_open(workspace: Path) -> None:
    (workspace / "inputs/other.yaml").write_text(GOOD, "utf-8")
    for closed in ("2>&-", ">&-", "<&-", ">&- 2>&-"):
        command = f'exec "{sys.executable}" -m briefgen check {closed}'
        assert subprocess.run(["sh", "-c", command], capture_output=True).returncode == 0, closed


def test_our_own_bug_costs_no_other_brief_and_ends_with_3(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    (workspace / "inputs" / "a-first.yaml").write_text(GOOD.replace("A short brief", "Trouble"), "utf-8")
    (workspace / "inputs" / "b-bad.yaml").write_text(BAD, "utf-8")

    def failing(prepared: build.Prepared, formats: tuple[str, ...]) -> dict[str, bytes]:
        if prepared.paper.title == "Trouble":
            raise ZeroDivisionError
        return dict.fromkeys(formats, b"set")

    monkeypatch.setattr("briefgen.build.render", failing)
    result = run("build")
    assert result.exit_code == 3
    assert "inputs/a-first.yaml: briefgen itself failed (ZeroDivisionError)" in result.stderr
    assert "Traceback" not in result.output
    assert sorted(path.name for path in (workspace / "papers").iterdir()) == ["good.docx", "good.pdf"]
    assert re.search(r"1 problem in 2 of 3 briefs; 1 brief built in", result.stderr)
    [name] = re.findall(r"\S*briefgen-bug-\w+\.txt", result.stderr.replace("\n", ""))
    assert "ZeroDivisionError" in Path(name).read_text("utf-8")
    Path(name).unlink()


def test_all_that_is_wrong_comes_at_once(workspace: Path) -> None:
    ids = "findings:\n  - {id: x, text: One.}\n  - {id: x, text: Two.}\n"
    (workspace / "inputs" / "good.yaml").write_text(GOOD + ids + "theme: standart\n", "utf-8")
    result = run("check")
    assert "`x`" in result.stderr or "“x”" in result.stderr
    assert "there is no theme “standart”" in result.stderr


def test_progress_never_shares_a_line_with_what_was_written(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a terminal gets it: both streams in one, the line of progress taken away before anything else is printed."""
    (workspace / "inputs/other.yaml").write_text(GOOD, "utf-8")
    terminal: list[str] = []
    monkeypatch.setattr("briefgen.cli.console.Progress.__init__", _at_once)
    monkeypatch.setattr("click.echo", lambda text="", err=False, nl=True: terminal.append(f"{text}{chr(10) * nl}"))
    CliRunner().invoke(main, ["build", "-f", "pdf"], catch_exceptions=False)
    shown = [line.rsplit("\r\x1b[K", 1)[-1] for line in "".join(terminal).split("\n")]
    assert any("1 of 2: " in piece for piece in terminal)
    assert [re.sub(r"\x1b\[\d+m", "", line).split("  ")[0] for line in shown[:2]] == [
        "papers/good.pdf",
        "papers/other.pdf",
    ]


def _at_once(self: Progress, total: int) -> None:
    """Progress as on a terminal, from the first moment on."""
    self._total, self._started, self._shown, self._asked_for = total, -10.0, False, True


def test_checking_says_the_same_with_any_number_of_processes(workspace: Path) -> None:
    for number in range(6):
        (workspace / "inputs" / f"b{number}.yaml").write_text(BAD if number % 2 else GOOD, "utf-8")
    once, shared = (run("check", "-j", jobs) for jobs in ("1", "3"))
    assert (once.exit_code, once.stdout, once.stderr) == (shared.exit_code, shared.stdout, shared.stderr)
    assert "3 problems in 3 of 7 briefs; 4 briefs without an error." in once.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems start processes without the test's patch")
@pytest.mark.parametrize("deadly", [True, False], ids=["its process ends", "it fails"])
def test_a_brief_that_ends_its_process_or_fails_costs_no_other(
    deadly: bool, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        (workspace / "inputs" / f"b{number}.yaml").write_text(GOOD, "utf-8")
    prepare = build.prepare

    def failing(path: Path, *rest: object) -> object:
        if path.stem == "b1":
            os.kill(os.getpid(), signal.SIGKILL) if deadly else 1 / 0
        return prepare(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "prepare", failing)
    result = run("check", "-j", "2")
    assert result.exit_code == 3
    kind = "its process ended" if deadly else "ZeroDivisionError"
    assert f"inputs/b1.yaml: briefgen itself failed ({kind})" in result.stderr
    assert "1 of 5 briefs failed; 4 briefs without a problem." in result.stderr
