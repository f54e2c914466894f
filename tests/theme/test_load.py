"""Theme files become numbers: inheritance, page sizes, what both formats make of a token."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from briefgen.document import Paper, Paragraph, Text
from briefgen.problems import ProblemsFound
from briefgen.theme import Theme, load_theme, theme_names
from briefgen.theme.colour import contrast, least_contrast
from briefgen.theme.model import BOX_ROLES, DRAWN_ROLES, TEXT_ROLES
from briefgen.workspace import shipped
from briefgen.writers import WRITERS
from tests.reading_papers import pdf_pages, pdf_picture
from tests.specimens import specimens

SHIPPED = shipped() / "templates"
_ENGLISH = (
    "At about three in the morning gun and bomb attacks began in at least nine districts of the province, and "
    "officials counted twelve towns. Most targets either stood for the state or carried people from place to place. "
)


def written(folder: Path, text: str, name: str = "ours") -> list[Path]:
    """Template roots of a house that has a theme of its own."""
    (folder / "themes").mkdir(exist_ok=True)
    (folder / "themes" / f"{name}.yaml").write_text(text, "utf-8")
    return [folder, SHIPPED]


def messages(folder: Path, text: str) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        load_theme("ours", written(folder, text))
    return [f"{Path(p.position.path).name}:{p.position.line}: {p.message}" for p in found.value.problems]


@pytest.mark.parametrize("name", ["standard", "dispatch"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_shipped_themes_have_every_role_and_a_readable_column(name: str, paper: str) -> None:
    theme = load_theme(name, [SHIPPED], paper)  # type: ignore[arg-type]
    assert set(theme.styles) == {*TEXT_ROLES, *DRAWN_ROLES}
    assert set(theme.boxes) == set(BOX_ROLES)
    paragraph = Paragraph(content=(Text(text=_ENGLISH * 12),))
    [page] = pdf_pages(WRITERS["pdf"](Paper(title="T", language="en", folio=" ", content=(paragraph,)), theme))
    lines = sorted(len(line) for line in page.strip().split("\n"))
    assert 60 <= lines[len(lines) // 2] <= (75 if paper == "a4" else 80), "about 62 to 75 characters a line"
    page = theme.page
    assert page.left + page.inset + page.text + page.right == pytest.approx(page.width)


def test_the_two_shipped_themes_are_told_apart() -> None:
    pictures = [pdf_picture(WRITERS["pdf"](specimens()["everything"], load_theme(n, [SHIPPED])), 0) for n in THEMES]
    dark = [sum(picture.histogram()[:80]) / (picture.width * picture.height) for picture in pictures]
    assert dark[1] > 3 * dark[0], "dispatch has a dark band across page one, standard has none"


THEMES = ("standard", "dispatch")


def test_a_theme_inherits_all_it_does_not_say(tmp_path: Path) -> None:
    roots = written(tmp_path, 'based_on: dispatch\ntitle: Ours\npurpose: Blue.\ncolours: {accent: "#1F4E79"}\n')
    ours, dispatch = load_theme("ours", roots), load_theme("dispatch", roots)
    assert ours.colours["accent"] == "#1F4E79"
    assert ours.styles["heading-1"].colour == "#1F4E79"
    assert ours.styles["text"] == dispatch.styles["text"]
    assert ours.page == dispatch.page


def test_a_house_theme_wins_over_the_shipped_one(tmp_path: Path) -> None:
    roots = written(tmp_path, (SHIPPED / "themes/standard.yaml").read_text("utf-8"), "standard")
    assert theme_names(roots)["standard"].parent.parent == tmp_path


def test_one_token_changes_both_formats(tmp_path: Path) -> None:
    roots = written(tmp_path, 'based_on: standard\ntitle: Ours\npurpose: Blue.\ncolours: {accent: "#1F4E79"}\n')
    paper = specimens()["everything"]

    def styles(theme: Theme) -> str:
        with zipfile.ZipFile(io.BytesIO(WRITERS["docx"](paper, theme))) as package:
            return package.read("word/styles.xml").decode()

    ours, standard = load_theme("ours", roots), load_theme("standard", roots)
    assert "1F4E79" in styles(ours)
    assert "8A2A2B" not in styles(ours)
    assert "8A2A2B" in styles(standard)
    assert pdf_picture(WRITERS["pdf"](paper, ours), 0) != pdf_picture(WRITERS["pdf"](paper, standard), 0)


def test_a_theme_is_read_anew_when_its_file_has_changed(tmp_path: Path) -> None:
    text = "based_on: standard\ntitle: Ours\npurpose: Blue.\n"
    roots = written(tmp_path, text)
    first = load_theme("ours", roots)
    assert load_theme("ours", roots) is first
    assert load_theme("ours", roots, "letter") is not first
    written(tmp_path, text + 'colours: {accent: "#1F4E79"}\n')
    assert load_theme("ours", roots).colours["accent"] == "#1F4E79"


def test_a_font_that_has_gone_since_is_missed(tmp_path: Path) -> None:
    font = tmp_path / "fonts" / "own.ttf"
    font.parent.mkdir()
    font.write_bytes((SHIPPED / "fonts/source-sans-3/SourceSans3-Regular.ttf").read_bytes())
    fonts = "fonts: {sans: {family: Own, regular: own.ttf}}"
    roots = written(tmp_path, f"based_on: standard\ntitle: Ours\npurpose: Blue.\n{fonts}\n")
    assert load_theme("ours", roots).fonts["sans"].regular.path == font
    font.unlink()
    with pytest.raises(ProblemsFound, match=r"there is no font file “own\.ttf”"):
        load_theme("ours", roots)


def test_a_theme_based_on_itself_or_on_nothing(tmp_path: Path) -> None:
    assert messages(tmp_path, "based_on: ours\n") == ["ours.yaml:1: theme “ours” is based on itself"]
    assert messages(tmp_path, "based_on: standart\n") == ["ours.yaml:1: there is no theme “standart”"]


def test_a_page_with_no_room_for_text(tmp_path: Path) -> None:
    text = "based_on: standard\ntitle: O\npurpose: P\npage: {left: 300, right: 200}\n"
    assert messages(tmp_path, text) == ["ours.yaml:4: leaves less than 150 points in width for text"]
    text = "based_on: standard\ntitle: O\npurpose: P\npage: {first_top: 500, bottom: 200}\n"
    assert messages(tmp_path, text) == ["ours.yaml:4: leaves less than 150 points in height for text"]


def test_a_role_like_itself(tmp_path: Path) -> None:
    text = "based_on: standard\ntitle: O\npurpose: P\ntext:\n  list: {like: event}\n  event: {like: list}\n"
    assert "ours.yaml:6: `event` is like itself" in messages(tmp_path, text)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#FFFFFF", "#FFFFFF", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_large_text_needs_less_contrast() -> None:
    assert (least_contrast(18, False), least_contrast(14, True), least_contrast(14, False)) == (3.0, 3.0, 4.5)


def test_runs_of_fonts_keep_a_phrase_in_another_script_together() -> None:
    theme = load_theme("standard", [SHIPPED])
    serif = theme.fonts["serif"]
    runs = theme.font_runs("the بلوچ لبریشن آرمی said", serif)
    assert [(text, family.name) for text, family in runs] == [
        ("the ", "serif"),
        ("بلوچ لبریشن آرمی", "arabic"),
        (" said", "serif"),
    ]
    assert "".join(text for text, _ in runs) == "the بلوچ لبریشن آرمی said"
    assert theme.has("ی")
    assert not theme.has("😀")


def test_bold_words_of_a_family_without_bold_are_set_in_one_of_its_design() -> None:
    theme = load_theme("standard", [SHIPPED])
    expected = {"serif": "serif", "light": "serif", "semibold": "sans"}
    assert {name: theme.bold_family(theme.fonts[name]).name for name in expected} == expected


def test_a_white_sheet_is_no_ground(tmp_path: Path) -> None:
    text = 'based_on: standard\ntitle: O\npurpose: P\ncolours: {paper: "#ffffff"}\n'
    assert load_theme("ours", written(tmp_path, text)).ground is None
    assert load_theme("standard", [SHIPPED]).ground == "#FFFEFB"


@pytest.mark.parametrize("first", ["kicker", "title"])
@pytest.mark.parametrize("name", ["standard", "dispatch"])
def test_whatever_comes_first_stands_clear_of_the_masthead(name: str, first: str) -> None:
    """A paper without a kicker begins with its title."""
    theme = load_theme(name, [SHIPPED])
    above = theme.boxes["masthead"].after, theme.styles["masthead-organisation"].after
    assert max(above) + theme.styles[first].before >= theme.styles["title"].leading / 3
