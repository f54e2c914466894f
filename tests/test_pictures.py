from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from briefgen import pictures
from briefgen.pictures import BadImage, find_image
from briefgen.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with pictures beside its briefs, in its root, and outside it."""
    root = tmp_path.resolve() / "work"
    (root / "inputs" / "maps").mkdir(parents=True)
    picture = Image.new("RGB", (12, 8), "#8A2A2B")
    picture.save(root / "inputs" / "maps" / "beside.png")
    picture.save(root / "inputs" / "a map.png")
    picture.save(root / "root.jpg")
    picture.convert("CMYK").save(root / "cmyk.jpg")
    picture.convert("P").save(root / "palette.png")
    picture.save(tmp_path / "outside.png")
    return Workspace(root)


def found(source: str, workspace: Workspace) -> str:
    return find_image(source, (workspace.inputs, workspace.root), workspace).relative_to(workspace.root).as_posix()


@pytest.mark.parametrize(
    ("source", "path"),
    [
        ("maps/beside.png", "inputs/maps/beside.png"),
        ("./maps/../maps/beside.png", "inputs/maps/beside.png"),
        ("a map.png", "inputs/a map.png"),
        ("a%20map.png", "inputs/a map.png"),
        ("root.jpg", "root.jpg"),
        ("../root.jpg", "root.jpg"),
        ("cmyk.jpg", "cmyk.jpg"),
        ("palette.png", "palette.png"),
    ],
)
def test_pictures_below_the_workspace_are_found(source: str, path: str, workspace: Workspace) -> None:
    assert found(source, workspace) == path


@pytest.mark.parametrize(
    ("source", "rule"),
    [
        ("../../outside.png", "image-outside"),
        ("%2e%2e/%2e%2e/outside.png", "image-outside"),
        ("../../nowhere.png", "image-outside"),
        ("../nowhere.png", "missing-image"),
        ("/etc/hostname", "image-outside"),
        ("~/picture.png", "missing-image"),
        ("a\0b.png", "missing-image"),
        ("x" * 300 + ".png", "missing-image"),
        ("", "missing-image"),
        ("maps", "missing-image"),
        ("//server/share.png", "image-address"),
        ("file:///etc/hostname", "image-address"),
        ("C:\\map.png", "image-address"),
    ],
)
def test_anything_else_is_refused(source: str, rule: str, workspace: Workspace) -> None:
    with pytest.raises(BadImage) as bad:
        found(source, workspace)
    assert (bad.value.rule, bool(bad.value.message), bool(bad.value.hint)) == (rule, True, True)


def test_a_link_that_leads_outside_is_refused(workspace: Workspace) -> None:
    (workspace.inputs / "link.png").symlink_to(workspace.root.parent / "outside.png")
    (workspace.inputs / "loop.png").symlink_to("loop.png")
    for source, rule in (("link.png", "image-outside"), ("loop.png", "missing-image")):
        with pytest.raises(BadImage) as bad:
            found(source, workspace)
        assert bad.value.rule == rule


def test_a_picture_may_not_be_too_large(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "LARGEST_IMAGE", 100)
    with pytest.raises(BadImage) as bad:
        found("root.jpg", workspace)
    assert bad.value.rule == "image-size"
