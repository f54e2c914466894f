from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from briefgen import pictures
from briefgen.pictures import BadImage, check_image, find_image, load_picture
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


def test_a_png_whose_pixels_end_early_is_refused(workspace: Workspace) -> None:
    """Its checksums are right: only reading every pixel tells."""
    whole = (workspace.inputs / "a map.png").read_bytes()
    start = whole.index(b"IDAT") - 4
    end = start + 12 + int.from_bytes(whole[start : start + 4], "big")
    pixels = zlib.compress(b"\0" * 40)
    chunk = b"IDAT" + pixels
    short = len(pixels).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    (workspace.inputs / "short.png").write_bytes(whole[:start] + short + whole[end:])
    with pytest.raises(BadImage) as bad:
        found("short.png", workspace)
    assert bad.value.rule == "image-content"


def shown(path: Path) -> Image.Image:
    picture = load_picture(str(path))
    image = Image.open(BytesIO(picture.content))
    assert (image.size, image.format) == ((picture.width, picture.height), picture.kind.upper())
    return image


def test_a_plain_picture_goes_into_papers_as_it_is(workspace: Workspace) -> None:
    for path in (workspace.inputs / "a map.png", workspace.root / "root.jpg", workspace.root / "palette.png"):
        assert load_picture(str(path)).content == path.read_bytes()


def test_what_programs_note_in_a_picture_stays_out_and_its_pixels_as_they_are(tmp_path: Path) -> None:
    plain = Image.effect_mandelbrot((60, 40), (-2, -1, 1, 1), 50).convert("RGB")
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", "secret name")
    said.add_itxt("XML:com.adobe.xmp", "<secret/>", zip=True)
    plain.save(tmp_path / "noted.png", pnginfo=said)
    plain.save(tmp_path / "noted.jpg", comment=b"a secret", xmp=b"<secret/>", progressive=True, quality=92)
    plain.convert("RGB").resize((4100, 40)).save(tmp_path / "large.jpg", comment=b"a secret")
    for name in ("noted.png", "noted.jpg"):
        assert shown(tmp_path / name).tobytes() == Image.open(tmp_path / name).tobytes()
    for name in ("noted.png", "noted.jpg", "large.jpg"):
        assert b"secret" in (tmp_path / name).read_bytes()
        content = load_picture(str(tmp_path / name)).content
        assert b"secret" not in content
        assert b"iTXt" not in content


@pytest.mark.parametrize(("turned", "red"), [(1, (10, 10)), (3, (290, 190)), (6, (190, 10)), (8, (10, 290))])
def test_a_photograph_stands_upright_and_keeps_its_secrets(tmp_path: Path, turned: int, red: tuple[int, int]) -> None:
    image = Image.new("RGB", (300, 200), "white")
    image.paste("red", (0, 0, 20, 20))
    notes = Image.Exif()
    notes[0x0112] = turned
    notes[0x010F] = "The camera's maker"
    image.save(tmp_path / "photo.jpg", exif=notes)
    upright = shown(tmp_path / "photo.jpg")
    assert upright.size == ((300, 200) if turned in (1, 3) else (200, 300))
    assert upright.getpixel(red)[0] > 200 > 100 > upright.getpixel(red)[1]  # type: ignore[index]
    assert not upright.getexif()


def test_damaged_notes_are_passed_over_without_a_word(tmp_path: Path) -> None:
    damaged = b"Exif\0\0II*\0\x08\0\0\0\x05\0\x0f\x01\x02\0\xff\xff\0\0\0\xff\xff\xff"
    Image.new("RGB", (20, 10), "red").save(tmp_path / "photo.jpg", exif=damaged)
    check_image(tmp_path / "photo.jpg", "photo.jpg")
    assert load_picture(str(tmp_path / "photo.jpg")).width == 20


def test_pictures_of_other_kinds_become_what_every_program_shows(tmp_path: Path) -> None:
    ramp = b"".join((step * 655).to_bytes(2, "little") for step in range(100))
    Image.frombytes("I;16", (100, 1), ramp).save(tmp_path / "grey.png")
    grey = shown(tmp_path / "grey.png")
    assert grey.mode == "L"
    assert [grey.getpixel((at, 0)) for at in (0, 50, 99)] == [0, 127, 253]
    Image.new("CMYK", (10, 10), (0, 255, 255, 0)).save(tmp_path / "print.jpg")
    assert shown(tmp_path / "print.jpg").mode == "RGB"
    Image.new("RGB", (10, 10), "red").save(tmp_path / "clear.png", transparency=(255, 0, 0))
    assert shown(tmp_path / "clear.png").getpixel((5, 5)) == (255, 0, 0, 0)
    Image.new("RGB", (6000, 3000)).save(tmp_path / "large.jpg")
    assert shown(tmp_path / "large.jpg").size == (4000, 2000)


def reddish_blue() -> bytes:
    """A profile whose red is the blue of sRGB and the other way round."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    renamed = profile.replace("sRGB".encode("utf-16-be"), "Test".encode("utf-16-be"))
    return renamed.replace(b"rXYZ", b"....").replace(b"bXYZ", b"rXYZ").replace(b"....", b"bXYZ")


@pytest.mark.parametrize("kind", ["png", "jpg"])
def test_colours_come_out_as_a_profile_means_them(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"picture.{kind}"
    Image.new("RGB", (16, 16), (255, 0, 0)).save(path, icc_profile=reddish_blue())
    red, green, blue = shown(path).getpixel((8, 8))  # type: ignore[misc]
    assert (red < 10, green < 10, blue > 245) == (True, True, True)
    assert "icc_profile" not in shown(path).info


def test_a_palette_and_transparency_keep_to_a_profile_too(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (16, 16), (255, 0, 0, 128))
    picture.save(tmp_path / "clear.png", icc_profile=reddish_blue())
    assert shown(tmp_path / "clear.png").getpixel((8, 8)) == (0, 0, 255, 128)
    picture.convert("RGB").quantize(2).save(tmp_path / "palette.png", icc_profile=reddish_blue())
    assert shown(tmp_path / "palette.png").getpixel((8, 8)) == (0, 0, 255)


def test_a_profile_of_srgb_or_none_at_all_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new("RGB", (16, 16), (200, 10, 10)).save(path, icc_profile=profile)
    assert load_picture(str(path)).content == path.read_bytes()
    for damaged in (b"no profile", reddish_blue()[:300]):
        Image.new("RGB", (16, 16), (200, 10, 10)).save(path, icc_profile=damaged)
        assert shown(path).getpixel((8, 8)) == (200, 10, 10)
