"""Theme files: tokens in YAML, checked, inherited, resolved to numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from briefgen.frozen import frozen
from briefgen.problems import Collector, Position, Problem, ProblemsFound, did_you_mean
from briefgen.reading import Placed, read_yaml, validate
from briefgen.reads import exists, files_in, is_file, remembered
from briefgen.theme.colour import contrast, least_contrast
from briefgen.theme.fonts import FontFile, font_fault, font_file
from briefgen.theme.model import (
    BOX_ROLES,
    DRAWN_ROLES,
    SIZES,
    TEXT_ROLES,
    BoxStyle,
    FontFamily,
    GraphicStyle,
    Layout,
    PageGeometry,
    PaperSize,
    Rule,
    TableStyle,
    TextStyle,
    Theme,
)
from briefgen.theme.tokens import BoxTokens, FontTokens, RuleTokens, ThemeTokens
from briefgen.workspace import first_in, leads_out, shown


class _Heading(BaseModel):
    model_config = ConfigDict(extra="allow")
    based_on: str | None = None


def theme_names(roots: Sequence[Path]) -> dict[str, Path]:
    """Every theme and its file, the first root's winning; sorted by name."""
    files = ((path, root) for root in reversed(roots) for path in files_in(root / _FOLDER, "*.yaml"))
    found = {path.stem: path for path, root in files if not leads_out(path, root)}
    return dict(sorted(found.items()))


_FOLDER = "themes"


def is_theme(name: str, roots: Sequence[Path]) -> bool:
    """Whether any of the template folders has a theme of a name."""
    return Path(name).name == name and any(exists(root / _FOLDER / f"{name}.yaml") for root in roots)


def _find(name: str, roots: Sequence[Path]) -> Path | None:
    """The file of a theme, `themes/NAME.yaml`, in the first of `roots` that has it; None where none has."""
    return first_in(roots, f"{_FOLDER}/{name}.yaml") if Path(name).name == name else None


def load_theme(name: str, roots: Sequence[Path], paper: PaperSize = "a4", asked_at: Position | None = None) -> Theme:
    """A theme for a paper size, read and resolved once for all papers that a process makes while its files stay as they
    are.

    `asked_at` is where somebody named it, for the problem when there is none.
    Raises ProblemsFound with every mistake in the file, contrast included.
    """
    theme = _resolved(name, tuple(roots), paper)
    if theme is None:
        themes = theme_names(roots)
        hint = did_you_mean(name, themes) or f"there are: {', '.join(themes)}"
        raise ProblemsFound(
            [Problem(asked_at or Position("--theme"), f"there is no theme “{name}”", hint, "unknown-theme")]
        )
    return theme


@remembered(most=8)
def _resolved(name: str, roots: Sequence[Path], paper: PaperSize) -> Theme | None:
    path = _find(name, roots)
    if path is None:
        return None
    merged = _inherited(path, roots, ())
    with Collector() as problems:
        _check_names(merged.placed, problems)
        tokens = validate(ThemeTokens, merged.placed)
    with Collector() as problems:
        theme = _Resolver(name, tokens, merged, roots, paper, problems).theme()
    return theme


def _check_names(placed: Placed, problems: Collector) -> None:
    """Roles of text and boxes go by fixed names; what else there is in a theme, its model knows."""
    for group, known, what in (("text", TEXT_ROLES + DRAWN_ROLES, "role of text"), ("boxes", BOX_ROLES, "box")):
        given = placed.data.get(group) if isinstance(placed.data, dict) else None
        for name in given if isinstance(given, dict) else ():
            if name not in known:
                hint = did_you_mean(name, known) or f"known here: {', '.join(known)}"
                problems.add(placed.place((group, name)).name, f"there is no {what} `{name}`", hint, "unknown-field")


@frozen
class _Merged:
    """A theme file's data over that of the theme it is based on; places are kept for what stands in each file."""

    placed: Placed
    inherited: frozenset[str] = frozenset()
    """The names of the colours that it is given by the theme it is based on."""

    def at(self, *path: str | int) -> Position:
        return self.placed.place(path).value


def _inherited(path: Path, roots: Sequence[Path], seen: tuple[str, ...]) -> _Merged:
    own = read_yaml(path, shown(path))
    based_on = validate(_Heading, own).based_on
    if based_on is None:
        return _Merged(own)
    position = own.place(("based_on",)).value
    if based_on in seen or based_on == path.stem:
        raise ProblemsFound([Problem(position, f"theme “{based_on}” is based on itself", "", "theme-loop")])
    base_path = _find(based_on, roots)
    if base_path is None:
        hint = did_you_mean(based_on, theme_names(roots))
        raise ProblemsFound([Problem(position, f"there is no theme “{based_on}”", hint, "unknown-theme")])
    base = _inherited(base_path, roots, (*seen, path.stem)).placed
    data = {key: value for key, value in own.data.items() if key != "based_on"}
    merged = Placed(own.path, own.text, _merge(base.data, data), {**base.places, **own.places})
    return _Merged(merged, frozenset(base.data.get("colours") or ()) if isinstance(base.data, dict) else frozenset())


def _merge(base: Any, own: Any) -> Any:
    """Groups of tokens are merged name by name; anything else is replaced."""
    if isinstance(base, dict) and isinstance(own, dict):
        return {**base, **{key: _merge(base.get(key), value) for key, value in own.items()}}
    return own


class _Resolver:
    """Turns one theme's tokens into a Theme, collecting problems."""

    def __init__(
        self,
        name: str,
        tokens: ThemeTokens,
        merged: _Merged,
        roots: Sequence[Path],
        paper: PaperSize,
        problems: Collector,
    ) -> None:
        self.name = name
        self.tokens = tokens
        self.at = merged.at
        self.placed = merged.placed
        self.path = merged.placed.path
        self.inherited = merged.inherited
        self.used: set[str] = set()
        self.roots = roots
        self.paper = paper
        self.problems = problems
        self.fonts = {key: self._family(key, font) for key, font in tokens.fonts.items()}

    def theme(self) -> Theme:
        tokens = self.tokens
        page = tokens.page
        width, height = SIZES[self.paper]
        geometry = PageGeometry(width=width, height=height, **page.model_dump())
        for room, across in ((geometry.text, "width"), (geometry.lines, "height")):
            if room < 150:
                message = f"leaves less than 150 points in {across} for text"
                self.problems.add(self.at("page"), message, "make the margins smaller", "page")
        styles = {role: self._style(role) for role in TEXT_ROLES + DRAWN_ROLES}
        self._check_contrast(styles)
        theme = Theme(
            name=self.name,
            title=tokens.title,
            purpose=tokens.purpose,
            page=geometry,
            colours=dict(tokens.colours),
            data_colours=tuple(tokens.data_colours),
            fonts=self.fonts,
            fallback=tuple(self._font(key, ("fallback", index)) for index, key in enumerate(tokens.fallback)),
            styles=styles,
            boxes={role: self._box(role) for role in BOX_ROLES},
            table=self._table(),
            graphics=self._graphics(),
            layout=Layout(**tokens.layout.model_dump()),
        )
        self._check_misspelt_colours()
        return theme

    def _family(self, key: str, font: FontTokens) -> FontFamily:
        def face(field: str, name: str | None) -> FontFile | None:
            path = self._font_file(name) if name else None
            place = self.at("fonts", key, field)
            if name and path is None:
                hint = "font files stand below `templates/fonts/`"
                self.problems.add(place, f"there is no font file “{name}”", hint, "missing-font")
            elif path and (fault := font_fault(path)):
                hint = "only static TrueType fonts can be embedded, a file (.ttf) for each face"
                self.problems.add(place, f"the font file “{name}” {fault}", hint, "font-file")
            return font_file(path) if path else None

        return FontFamily(
            name=key,
            family=font.family,
            regular=face("regular", font.regular) or FontFile(Path()),
            italic=face("italic", font.italic),
            bold=face("bold", font.bold),
            bold_italic=face("bold_italic", font.bold_italic),
            beside=font.beside,
            line=font.line,
        )

    def _font_file(self, name: str) -> Path | None:
        for root in self.roots:
            path = root / "fonts" / name
            if is_file(path) and path.resolve().is_relative_to((root / "fonts").resolve()):
                return path
        return None

    def _font(self, key: str, path: tuple[str | int, ...]) -> FontFamily:
        if key in self.fonts:
            return self.fonts[key]
        hint = did_you_mean(key, self.fonts) or f"there are: {', '.join(self.fonts)}"
        self.problems.add(self.at(*path), f"there is no font `{key}`", hint, "unknown-font")
        return next(iter(self.fonts.values()))

    def _colour(self, key: str, path: tuple[str | int, ...]) -> str:
        self.used.add(key)
        if key in self.tokens.colours:
            return self.tokens.colours[key]
        hint = did_you_mean(key, self.tokens.colours) or f"there are: {', '.join(self.tokens.colours)}"
        self.problems.add(self.at(*path), f"there is no colour `{key}`", hint, "unknown-colour")
        return "#000000"

    def _style(self, role: str) -> TextStyle:
        given = self._tokens_of(role, ())
        path = ("text", role)
        for needed in ("font", "size", "leading", "colour"):
            if needed not in given:
                self.problems.add(
                    self.at(*path), f"`{role}` has no `{needed}`", "give it, or `like: text`", "missing-field"
                )
        on = given.pop("on", "paper")
        font = self._font(given.pop("font", ""), (*path, "font"))
        colour = self._colour(given.pop("colour", ""), (*path, "colour"))
        return TextStyle(
            **{"size": 10.0, "leading": 14.0, **given}, font=font, colour=colour, on=self._colour(on, (*path, "on"))
        )

    def _tokens_of(self, role: str, seen: tuple[str, ...]) -> dict[str, Any]:
        """A role's tokens over those of the role it is `like`."""
        tokens = self.tokens.text.get(role)
        if tokens is None:
            place = self.at("text", *seen[-1:], *(["like"] if seen else []))
            hint = did_you_mean(role, self.tokens.text)
            self.problems.add(place, f"there is no role of text `{role}`", hint, "missing-role")
            return {}
        own = {key: value for key, value in tokens.model_dump().items() if value is not None and key != "like"}
        if tokens.like is None:
            return own
        if tokens.like in (*seen, role):
            self.problems.add(self.at("text", role, "like"), f"`{role}` is like itself", "", "theme-loop")
            return own
        return {**self._tokens_of(tokens.like, (*seen, role)), **own}

    def _rule(self, tokens: RuleTokens | None, *path: str) -> Rule | None:
        return Rule(self._colour(tokens.colour, (*path, "colour")), tokens.width) if tokens else None

    def _fill(self, key: str | None, *path: str) -> str | None:
        return self._colour(key, path) if key else None

    def _box(self, role: str) -> BoxStyle:
        tokens = self.tokens.boxes.get(role, BoxTokens())
        return BoxStyle(
            fill=self._fill(tokens.fill, "boxes", role, "fill"),
            top=self._rule(tokens.top, "boxes", role, "top"),
            bottom=self._rule(tokens.bottom, "boxes", role, "bottom"),
            left=self._rule(tokens.left, "boxes", role, "left"),
            **tokens.model_dump(include={"padding_x", "padding_y", "before", "after"}),
        )

    def _table(self) -> TableStyle:
        tokens = self.tokens.table
        return TableStyle(
            top=self._rule(tokens.top, "table", "top"),
            head=self._rule(tokens.head, "table", "head"),
            row=self._rule(tokens.row, "table", "row"),
            bottom=self._rule(tokens.bottom, "table", "bottom"),
            head_fill=self._fill(tokens.head_fill, "table", "head_fill"),
            zebra=self._fill(tokens.zebra, "table", "zebra"),
            **tokens.model_dump(include={"zebra_from", "padding_x", "padding_y", "before", "after"}),
        )

    def _graphics(self) -> GraphicStyle:
        tokens = self.tokens.graphics
        names = tokens.model_dump(exclude={"scale", "water"})
        return GraphicStyle(
            **{field: self._colour(name, ("graphics", field)) for field, name in names.items()},
            water=self._fill(tokens.water, "graphics", "water"),
            scale=tuple(self._colour(name, ("graphics", "scale", at)) for at, name in enumerate(tokens.scale)),
        )

    def _check_contrast(self, styles: Mapping[str, TextStyle]) -> None:
        """One problem for each colour that can't be read on a ground, however many roles are set so."""
        failing: dict[tuple[str, str, float], list[str]] = {}
        for role, style in styles.items():
            least = least_contrast(style.size, style.bold)
            for over in self._grounds(style):
                if contrast(style.colour, over or style.on) < least:
                    names = self._tokens_of(role, ())
                    on = "watermark" if over else names.get("on", "paper")
                    failing.setdefault((names.get("colour", ""), on, least), []).append(role)
        for (colour, on, least), roles in failing.items():
            style = styles[roles[0]]
            ground = self.tokens.colours.get(on, style.on)
            message = (
                f"`{colour}` on `{on}` has a contrast of {contrast(style.colour, ground):.1f} : 1; "
                f"readers need {least:g} : 1"
            )
            hint = f"make {style.colour} or {ground} darker or lighter. Set so: {', '.join(roles)}"
            self.problems.add(self._changed(colour, on, roles[0]), message, hint, "contrast")

    def _grounds(self, style: TextStyle) -> tuple[str, ...]:
        """What a text is read on: its own ground, as empty text, and the theme's watermark where that may be behind."""
        watermark = self.tokens.colours.get("watermark")
        return ("", watermark) if watermark and style.on == self.tokens.colours.get("paper") else ("",)

    def _check_misspelt_colours(self) -> None:
        """A colour of this very file that nothing uses, and that is called almost as one it inherits."""
        own = {name for name in self.tokens.colours if self.at("colours", name).path == self.path}
        for name in sorted(own - self.inherited - self.used):
            hint = did_you_mean(name, self.inherited - own, alike=0.75)
            if hint and not re.search("[0-9_-]", name):
                message = f"nothing in this theme uses the colour `{name}`"
                self.problems.add(self.placed.place(("colours", name)).name, message, hint, "unknown-colour")

    def _changed(self, colour: str, on: str, role: str) -> Position:
        """Where this very theme chose one of two colours; a theme that inherits can't mend the file it is based on."""
        places = [self.at("colours", colour), self.at("colours", on), self.at("text", role)]
        return next((place for place in places if place.path == self.path), places[0])
