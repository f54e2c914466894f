"""The house file, through the folders that templates are looked for in."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.house import House, load_house
from briefgen.problems import ProblemsFound
from briefgen.reads import recorded
from briefgen.workspace import Workspace, shipped
from briefgen.writers import PROFILES, USUAL

SHIPPED = shipped() / "templates"


def write(folder: Path, text: str) -> Path:
    (folder / "house.yaml").write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path) -> list[tuple[int | None, str]]:
    with pytest.raises(ProblemsFound) as found:
        load_house((folder, SHIPPED))
    return [(problem.position.line, problem.rule) for problem in found.value.problems]


def test_the_shipped_house_has_every_field_and_its_logo() -> None:
    house = load_house((SHIPPED,))
    assert all(getattr(house, name) for name in House.model_fields)
    assert house.logo is not None
    assert Path(house.logo).read_bytes().startswith(b"\x89PNG")


def test_the_first_folder_wins_whole(tmp_path: Path) -> None:
    house = load_house((write(tmp_path, "organisation: Another\n"), SHIPPED))
    assert (house.organisation, house.logo, house.language) == ("Another", None, "en-GB")


def test_a_house_file_that_appears_is_seen_even_where_there_was_no_folder_for_it(tmp_path: Path) -> None:
    roots = Workspace(tmp_path).template_roots
    with recorded() as noted:
        assert load_house(roots).short_name == "Corvane"
    assert noted.still_so()
    (tmp_path / "templates").mkdir()
    write(tmp_path / "templates", "organisation: Another\n")
    assert tmp_path / "templates/house.yaml" in noted.changed()
    assert load_house(roots).organisation == "Another"


def test_the_profiles_are_those_that_the_writer_knows(tmp_path: Path) -> None:
    assert load_house((write(tmp_path, "organisation: A\n"), SHIPPED)).pdf.profile == USUAL.pdf.profile
    for profile in PROFILES:
        house = load_house((write(tmp_path, f"organisation: A\npdf: {{profile: {profile}}}\n"), SHIPPED))
        assert house.pdf.profile == profile


def test_a_folder_without_one_is_passed_over(tmp_path: Path) -> None:
    assert load_house((tmp_path, SHIPPED)).organisation == "The Corvane Institute"


def test_without_any_it_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        load_house((tmp_path,))
    assert "briefgen init" in found.value.problems[0].hint


def test_every_field_is_described() -> None:
    assert [name for name, field in House.model_fields.items() if not field.description] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [(1, "missing-field")]),
        ("organisation: A\norganization: B\n", [(2, "unknown-field")]),
        ("organisation: A\nlogo: nowhere.png\n", [(2, "missing-image")]),
        ("organisation: A\nlogo: ../logo.png\n", [(2, "missing-image")]),
        (f"organisation: A\nlogo: {'x' * 300}\n", [(2, "missing-image")]),
        ('organisation: A\nlogo: "a\\tb"\n', [(2, "missing-image")]),
        ("organisation: A\nlogo: house.yaml\n", [(2, "image-content")]),
        ("organisation: A\ndate_format: DD.MM.YYYY\n", [(2, "date-format")]),
        ("organisation: A\nnumber_format: plain\n", [(2, "number-format")]),
        ("organisation: A\nfolio: '{page} of {total}'\n", [(2, "folio")]),
        ("organisation: A\nfolio: page\n", [(2, "folio")]),
        (
            "organisation: A\nlanguage: English\nurl: corvane.example\nemail: papers\n",
            [(2, "language"), (3, "address"), (4, "email")],
        ),
        ("organisation: A\npaper: a3\n", [(2, "unknown-choice")]),
        ("organisation: A\npdf: {profile: pdf/a}\n", [(2, "unknown-choice")]),
    ],
)
def test_mistakes_have_their_place(text: str, expected: list[tuple[int, str]], tmp_path: Path) -> None:
    assert problems(write(tmp_path, text)) == expected


def test_a_logo_that_is_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "logo.png").symlink_to("logo.png")
    assert problems(write(tmp_path, "organisation: A\nlogo: logo.png\n")) == [(2, "missing-image")]


@pytest.mark.parametrize(
    "pattern", ["d MMMM y", "d. MMMM y", "MMMM d, y", "d 'de' MMMM 'de' y", "y-MM-dd", "d/M/y", "EEEE d MMMM y"]
)
def test_date_patterns_of_many_languages(pattern: str, tmp_path: Path) -> None:
    assert load_house((write(tmp_path, f'organisation: A\ndate_format: "{pattern}"\n'),)).date_format == pattern
