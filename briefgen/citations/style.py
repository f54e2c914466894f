"""Finding a citation style, a CSL file in `citation-styles/` of a templates folder."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.parsers import expat

from briefgen.frozen import frozen
from briefgen.problems import Position, Problem, ProblemsFound, did_you_mean
from briefgen.reads import files_in, remembered, stamp
from briefgen.workspace import first_in, leads_out, shown

FOLDER = "citation-styles"
LARGEST_STYLE = 500_000
"""In bytes: several times the longest style that is published."""


@frozen
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
    path = first_in(roots, f"{FOLDER}/{wanted}.csl") if Path(wanted).name == wanted else None
    if path is None:
        files = ((path, root) for root in roots for path in files_in(root / FOLDER, "*.csl"))
        known = {path.stem for path, root in files if not leads_out(path, root)}
        hint = did_you_mean(wanted, known, "“{}”") or f"there are: {', '.join(sorted(known))}"
        message = f"there is no citation style “{name[:60]}” in templates/{FOLDER}"
        raise ProblemsFound([Problem(named(), message, hint, "unknown-citation-style")])
    return _read(wanted, path, shown(path))


@remembered(most=8)
def _read(name: str, path: Path, where: str) -> Style:
    known = stamp(path)
    if known and known.size > LARGEST_STYLE:
        raise _fault(Position(where), f"the style is larger than {LARGEST_STYLE // 1000} kB")
    content = path.read_bytes()
    _check_xml(content, where)
    return Style(name, content, where)


def _check_xml(content: bytes, where: str) -> None:
    """Well-formed XML without a document type, so that nothing in it can grow or reach elsewhere, and a CSL style."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    seen: list[tuple[str, dict[str, str]]] = []
    words: list[str] = []

    def element(name: str, attributes: dict[str, str]) -> None:
        seen.append((name.rpartition(":")[2], attributes))
        words.extend(attributes.values())

    def doctype(*_: object) -> None:
        raise _fault(Position(where, parser.CurrentLineNumber), "a document type (DOCTYPE) has no place in a style")

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    parser.CharacterDataHandler = words.append
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise _fault(Position(where, error.lineno), "this isn't well-formed XML") from None
    except (LookupError, ValueError):  # how Python takes an encoding that it doesn't know
        raise _fault(Position(where, 1), "the encoding that this names isn't known; write UTF-8") from None
    if seen[0][0] != "style" or seen[0][1].get("xmlns") != "http://purl.org/net/xbiblio/csl":
        raise _fault(Position(where), "this is no CSL style")
    if b'citation-format="numeric"' in content or b'citation-format="label"' in content:
        raise _fault(Position(where), "styles that number their sources can't be used")
    if b'rel="independent-parent"' in content:
        raise _fault(Position(where), "this style only names another one that it is like")
    if re.search("[\ufdd0-\ufdef\ufffe\uffff]", "".join(words)):
        raise _fault(Position(where), "the style has characters that no text may have (noncharacters)")
    if _work(seen) > _MOST_WORK:
        raise _fault(Position(where), "the macros of this style call each other too often")


_MOST_WORK = 50_000
"""Elements that a style runs through, macros included: about a hundred times what chicago-notes.csl has."""


def _work(elements: Sequence[tuple[str, dict[str, str]]]) -> int:
    """How many elements the engine may run through for citation and list; some number above the most, for more."""
    macro, sizes, calls = "", Counter[str](), defaultdict[str, list[str]](list)
    for name, attributes in elements:
        if name in ("macro", "citation", "bibliography"):
            macro = attributes.get("name", "") if name == "macro" else ""
        sizes[macro] += 1
        if name != "macro" and "macro" in attributes:
            calls[macro].append(attributes["macro"])
    waiting, done = [""], 0
    while waiting and done <= _MOST_WORK:
        macro = waiting.pop()
        done += sizes[macro]
        waiting += calls.get(macro, ())
    return done


def _fault(place: Position, message: str) -> ProblemsFound:
    hint = "use a CSL 1.0 style for notes or for author and date, such as the shipped chicago-notes.csl"
    return ProblemsFound([Problem(place, message, hint, "citation-style")])
