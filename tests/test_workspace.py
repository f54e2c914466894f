"""Where things are looked for, and what may be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.house import load_house
from briefgen.theme import theme_names
from briefgen.workspace import Workspace, find_workspace, shipped


def test_the_nearest_folder_with_inputs_or_templates_is_the_workspace(tmp_path: Path) -> None:
    (tmp_path / "house/inputs/sub").mkdir(parents=True)
    brief = tmp_path / "house/inputs/sub/x.yaml"
    brief.write_text("title: X")
    assert find_workspace(brief).root == tmp_path / "house"
    assert find_workspace(tmp_path / "house/inputs/sub").root == tmp_path / "house"


def test_a_folder_that_looks_like_none_is_its_own(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("title: X")
    assert find_workspace(tmp_path / "x.yaml").root == tmp_path


def test_the_houses_templates_come_before_the_shipped(tmp_path: Path) -> None:
    assert Workspace(tmp_path).template_roots == (tmp_path / "templates", shipped() / "templates")


def test_only_what_is_below_it_may_be_read_links_followed(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    outside, inside = tmp_path / "secret.png", tmp_path / "house/map.png"
    for file in (outside, inside):
        file.write_bytes(b"x")
    (tmp_path / "house/link.png").symlink_to(outside)
    workspace = Workspace(tmp_path / "house")
    assert workspace.holds(inside)
    assert not workspace.holds(outside)
    assert not workspace.holds(tmp_path / "house/link.png")
    assert not workspace.holds(tmp_path / "house/../secret.png")


def test_paths_are_shown_from_where_the_person_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Workspace(tmp_path / "house").shown(tmp_path / "house/inputs/x.yaml") == "house/inputs/x.yaml"
    monkeypatch.chdir("/")
    monkeypatch.chdir(tmp_path.parent)
    assert Workspace(tmp_path).shown(tmp_path / "inputs/x.yaml") == f"{tmp_path.name}/inputs/x.yaml"


def test_what_links_out_of_the_templates_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "house/templates/themes").mkdir(parents=True)
    for name, text in (("theme.yaml", "title: SECRET\n"), ("house.yaml", "organisation: SECRET\n")):
        (tmp_path / name).write_text(text)
    (tmp_path / "house/templates/themes/leak.yaml").symlink_to(tmp_path / "theme.yaml")
    (tmp_path / "house/templates/house.yaml").symlink_to(tmp_path / "house.yaml")
    roots = Workspace(tmp_path / "house").template_roots
    assert "leak" not in theme_names(roots)
    assert load_house(roots).organisation != "SECRET"
