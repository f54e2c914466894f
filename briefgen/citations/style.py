"""Finding a citation style, a CSL file in `citation-styles/` of a templates folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.parsers import expat

from briefgen.problems import Position, Problem, ProblemsFound, did_you_mean
from briefgen.workspace import leads_out, shown

FOLDER = "citation-styles"
LARGEST_STYLE = 500_000
"""In bytes: several times the longest style that is published."""


@dataclass(frozen=True)
class Style:
    """A CSL style: its name, its file's content and how the file is called in problems."""

    name: str
    content: bytes
    shown: str

    @property
    def in_text(self) -> bool:
        """Whether citations are printed in the text, as author and date, and not as notes."""
        return re.search(rb"<style\b[^>]*\bclass=[\"']in-text", self.content) is not None


def find_style(name: str, roots: Sequence[Path], named: Callable[[], Position]) -> Style:
    """The style of this name in the first of the templates folders that has it; `name` may end in `.csl`.

    Raises ProblemsFound: at what `named` gives where there is none, else at what makes the file no style.
    """
    wanted = name.removesuffix(".csl")
    files = [path for root in roots for path in sorted((root / FOLDER).glob("*.csl")) if not leads_out(path, root)]
    path = next((path for path in files if path.stem == wanted), None)
    if path is None:
        known = {each.stem for each in files}
        hint = did_you_mean(wanted, known, "“{}”") or f"there are: {', '.join(sorted(known))}"
        message = f"there is no citation style “{name[:60]}” in templates/{FOLDER}"
        raise ProblemsFound([Problem(named(), message, hint, "unknown-citation-style")])
    return _read(wanted, path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(name: str, path: Path, _changed: int) -> Style:
    where = shown(path)
    if path.stat().st_size > LARGEST_STYLE:
        raise _fault(Position(where), f"the style is larger than {LARGEST_STYLE // 1000} kB")
    content = path.read_bytes()
    _check_xml(content, where)
    return Style(name, content, where)


def _check_xml(content: bytes, where: str) -> None:
    """Well-formed XML without a document type, so that nothing in it can grow or reach elsewhere, and a CSL style."""
    parser = expat.ParserCreate()
    seen: list[tuple[str, dict[str, str]]] = []

    def doctype(*_: object) -> None:
        raise _fault(Position(where, parser.CurrentLineNumber), "a document type (DOCTYPE) has no place in a style")

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = lambda name, attributes: seen.append((name, attributes)) if not seen else None
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise _fault(Position(where, error.lineno), "this isn't well-formed XML") from None
    if seen[0][0] != "style" or seen[0][1].get("xmlns") != "http://purl.org/net/xbiblio/csl":
        raise _fault(Position(where), "this is no CSL style")
    if b'citation-format="numeric"' in content or b'citation-format="label"' in content:
        raise _fault(Position(where), "styles that number their sources can't be used")
    if b'rel="independent-parent"' in content:
        raise _fault(Position(where), "this style only names another one that it is like")


def _fault(place: Position, message: str) -> ProblemsFound:
    hint = "use a CSL 1.0 style for notes or for author and date, such as the shipped chicago-notes.csl"
    return ProblemsFound([Problem(place, message, hint, "citation-style")])
