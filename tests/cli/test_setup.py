"""new, init, schema, doctor, completion, templates, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main
from briefgen.likelihood import SCALES, ScaleName
from tests.theme.test_fonts import licensed


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("template", ["briefing-paper", "flash-note", "situation-report"])
def test_a_new_brief_builds_as_it_is(folder: Path, template: str) -> None:
    result = run("new", "border-security", "--template", template)
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("inputs/border-security.yaml\n")
    assert "title: Border security" in (folder / "inputs/border-security.yaml").read_text("utf-8")
    built = run("build")
    assert built.exit_code == 0, built.stderr
    assert (folder / "papers/border-security.pdf").exists()


def test_new_overwrites_nothing(folder: Path) -> None:
    run("new", "x")
    (folder / "inputs/x.yaml").write_text("mine")
    result = run("new", "x.yaml")
    assert result.exit_code == 2
    assert "inputs/x.yaml exists already" in result.stderr
    assert (folder / "inputs/x.yaml").read_text() == "mine"


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".hidden", "-x y"])
def test_new_refuses_names_that_leave_the_folder(folder: Path, name: str) -> None:
    assert run("new", "--", name).exit_code == 2
    assert not list(folder.rglob("*.yaml"))


def test_new_names_the_template_that_was_meant(folder: Path) -> None:
    result = run("new", "x", "-t", "flashnote")
    assert result.exit_code == 2
    assert "did you mean “flash-note”?" in result.stderr


def test_init_gives_a_folder_that_builds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("init", "work").exit_code == 0
    assert (folder / "work/templates/house.yaml").exists()
    monkeypatch.chdir(folder / "work")
    built = run("build", "-f", "pdf")
    assert built.exit_code == 0, built.stderr
    assert len(list((folder / "work/papers").glob("*.pdf"))) == 4


def test_init_names_and_counts_every_file(folder: Path) -> None:
    *named, last = run("init", "work").stdout.splitlines()
    assert sorted(named) == sorted(f"work/{each.relative_to('work')}" for each in Path("work").rglob("*.*"))
    assert last.startswith(f"{len(named)} files written.")


def test_init_overwrites_nothing(folder: Path) -> None:
    run("init", "work")
    (folder / "work/templates/house.yaml").write_text("mine")
    assert run("init", "work").exit_code == 0
    assert (folder / "work/templates/house.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("of", "beside", "field"), [("brief", "inputs", "title"), ("house-style", "templates", "rules")]
)
def test_schema_is_json_and_the_one_that_is_shipped(of: str, beside: str, field: str, folder: Path) -> None:
    shipped = f"{beside}/{of}.schema.json"
    printed = run("schema", of).stdout
    assert field in json.loads(printed)["properties"]
    is_current = (Path(__file__).resolve().parents[2] / shipped).read_text("utf-8") == printed
    assert is_current, f"run: briefgen schema {of} -o {shipped}"


def test_init_brings_the_houses_rules_with_their_schema(folder: Path) -> None:
    assert run("init", "work").exit_code == 0
    assert {path.name for path in (folder / "work/templates").glob("house-style.*")} == {
        "house-style.yaml",
        "house-style.schema.json",
    }


def test_doctor_says_where_things_are(folder: Path) -> None:
    printed = run("doctor").stdout
    for expected in ("briefgen ", "reportlab 5.1", str(folder), "Source Serif 4", "flash-note", "dispatch"):
        assert expected in printed


def test_doctor_names_fonts_that_stay_out_of_word_files(folder: Path) -> None:
    assert "licence" not in run("doctor").stdout
    fonts = folder / "templates" / "fonts"
    fonts.mkdir(parents=True)
    licensed(fonts / "ours.ttf", 0x0002)
    (folder / "templates" / "themes").mkdir()
    text = "based_on: standard\ntitle: Ours\npurpose: Ours.\nfonts: {serif: {family: Ours, regular: ours.ttf}}\n"
    (folder / "templates" / "themes" / "ours.yaml").write_text(text, "utf-8")
    [line] = [line for line in run("doctor").stdout.splitlines() if "licence" in line]
    assert "ours: Ours" in line


def test_templates_are_listed_with_their_purpose(folder: Path) -> None:
    printed = run("templates").stdout
    for expected in ("briefing-paper", "flash-note", "situation-report", "theme standard", "theme dispatch"):
        assert expected in printed


def test_the_purpose_of_a_template_is_not_its_path(folder: Path) -> None:
    paper = folder / "templates" / "ours" / "paper.html"
    paper.parent.mkdir(parents=True)
    paper.write_text('{# templates/ours/paper.html\n   A country profile. #}\n{% extends "base.html" %}\n')
    assert "\n  A country profile.\n" in run("templates").stdout


def test_templates_copy_then_check(folder: Path) -> None:
    result = run("templates", "copy", "flash-note", "our-note")
    assert result.exit_code == 0, result.stderr
    assert (folder / "templates/our-note/paper.html").exists()
    assert run("templates", "check").exit_code == 0
    again = run("templates", "copy", "flash-note", "our-note")
    assert again.exit_code in (1, 2)


def test_templates_check_finds_mistakes_in_templates_and_themes_at_once(folder: Path) -> None:
    run("templates", "copy", "flash-note", "our-note")
    paper = folder / "templates/our-note/paper.html"
    paper.write_text(paper.read_text("utf-8") + "\n{% if %}", "utf-8")
    (folder / "templates/themes").mkdir()
    (folder / "templates/themes/ours.yaml").write_text("based_on: standard\ncolours: {accent: red}\n")
    result = run("templates", "check")
    assert result.exit_code == 1
    assert "templates/our-note/paper.html:" in result.stderr
    assert "templates/themes/ours.yaml:2:19: error: `accent` can't be “red”" in result.stderr


def test_templates_check_names_rules_that_no_case_shows(folder: Path) -> None:
    rules = (
        "rules:\n- {name: tried, terms: [{find: thug}], fires: [A thug.]}\n- {name: untried, terms: [{find: goon}]}\n"
    )
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / "house-style.yaml").write_text(rules, "utf-8")
    result = run("templates", "check")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.splitlines()[-1] == "No case under `fires` shows that these rules find anything: untried."


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(folder: Path, shell: str) -> None:
    assert "_BRIEFGEN_COMPLETE" in run("completion", shell).stdout


def test_every_command_explains_itself_with_an_example(folder: Path) -> None:
    commands = [["build"], ["check"], ["show"], ["new"], ["init"], ["schema"], ["completion"], ["templates"]]
    for command in [*commands, ["templates", "copy"], ["templates", "check"], []]:
        printed = run(*command, "--help").stdout
        assert "Example" in printed, command


def test_a_reference_is_written_once_and_then_used(folder: Path) -> None:
    result = run("templates", "reference", "flash-note", "--paper", "letter")
    assert result.exit_code == 0, result.stderr
    written = folder / "templates" / "flash-note" / "reference.docx"
    assert result.stdout.splitlines()[0] == "templates/flash-note/reference.docx"
    before = written.read_bytes()
    again = run("templates", "reference", "flash-note", "--theme", "dispatch")
    assert again.exit_code == 1
    assert "--force" in again.stderr
    assert written.read_bytes() == before
    assert run("templates", "reference", "flash-note", "--theme", "dispatch", "--force").exit_code == 0
    assert written.read_bytes() != before
    assert run("templates", "check").exit_code == 0


def test_a_reference_can_go_to_another_place(folder: Path) -> None:
    result = run("templates", "reference", "briefing-paper", "-o", "templates/reference.docx")
    assert result.exit_code == 0, result.stderr
    assert (folder / "templates" / "reference.docx").is_file()
    assert not (folder / "templates" / "briefing-paper").exists()


def test_a_misspelt_command_is_told() -> None:
    result = CliRunner().invoke(main, ["bild"])
    assert result.exit_code == 2
    assert "Did you mean “briefgen build”?" in result.stderr
    assert "Did you mean" not in CliRunner().invoke(main, ["xyzzy"]).stderr


@pytest.mark.parametrize("scale", ["icd203", "icd203-probable", "phia"])
def test_a_new_brief_has_the_words_of_the_houses_scale(scale: ScaleName, folder: Path) -> None:
    assert run("init", ".").exit_code == 0
    house = folder / "templates" / "house.yaml"
    house.write_text(house.read_text(encoding="utf-8").replace("scale: icd203", f"scale: {scale}"), encoding="utf-8")
    assert run("new", "border").exit_code == 0
    result = run("check", "inputs/border.yaml")
    assert result.exit_code == 0, result.output
    assert SCALES[scale].steps[0].terms[0] in (folder / "inputs" / "border.yaml").read_text(encoding="utf-8")
