"""Sources in the form that a CSL style gives them, by citeproc-py. Nothing else imports it.

The engine is asked for one form of one source at a time: what the list prints, and what a
citation prints at its first and at a later mention. Which mention is which is known only
in the whole paper, and is `template`'s business.
"""

from __future__ import annotations

import io
import json
import unicodedata
from functools import cache, lru_cache
from threading import RLock
from types import SimpleNamespace
from typing import Any

from briefgen.brief.csl import Item
from briefgen.citations.marking_up import Marks, marked_up


class Engine:
    """A CSL style in a language. Raises whatever the engine does about a style that it can't use."""

    def __init__(self, style: bytes, language: str) -> None:
        from citeproc import CitationStylesStyle

        self._style = CitationStylesStyle(io.BytesIO(style), locale=language, validate=False)
        root = self._style.root
        for locale in root.locales:
            _set_quotation_marks(locale)
        self._inside = str(root.get_locale_option("punctuation-in-quote")).lower() == "true"
        # lxml's elements keep what is noted on them only while somebody holds them.
        terms = [locale.terms for locale in root.locales if locale.terms is not None]
        self._held = root, *root.locales, *terms
        for each in terms:  # to look through hundreds of them at every mention took a third of the time
            each.xpath_search = cache(each.xpath_search)
        self._citation = root.citation
        self._layout = self._citation.layout
        self._list = root.bibliography

    @property
    def affixes(self) -> tuple[str, str, str]:
        """What stands before all sources of a citation, between two, and after them."""
        return self._layout.get("prefix", ""), self._layout.get("delimiter", "; "), self._layout.get("suffix", "")

    def cited(self, item: Item, label: str, locator: str, later: bool) -> str:
        """What a citation prints of one source, without what stands before and after all of its sources."""
        from citeproc import Locator

        cite = self._cite(item, **({"locator": Locator(label, locator)} if locator else {}))
        # As if it had been cited, and then something else: neither first nor directly again.
        self._citation.cites = [cite, SimpleNamespace(key="", citation=None)] if later else []
        self._layout.repressed = {}
        return self._finished(self._layout.render_children(cite))

    def listed(self, item: Item) -> str:
        """What the list prints of a source; nothing for a style without a list."""
        if self._list is None:
            return ""
        return self._finished("".join(map(str, self._list.layout.render_bibliography([self._cite(item)]))))

    def sort_keys(self, item: Item) -> tuple[str, ...]:
        """What the style's list is sorted by; what an item hasn't got comes last. Always upwards."""
        sort = None if self._list is None else self._list.find("cs:sort", self._list.nsmap)
        if sort is None:
            return ()
        cite, layout = self._cite(item), self._list.layout
        keys = [key.sort_keys([cite], layout)[0] for key in sort.findall("cs:key", sort.nsmap)]
        return tuple("\U0010ffff" if key is None else _collated(str(key)) for key in keys)

    def _cite(self, item: Item, **place: Any) -> Any:
        from citeproc import Citation, CitationItem, CitationStylesBibliography

        cite = CitationItem("source", **place)
        CitationStylesBibliography(self._style, _reference(item), _FORMATTER).register(Citation([cite]))
        return cite

    def _finished(self, rendered: object) -> str:
        return marked_up(str(rendered or ""), self._inside)


_alone = RLock()
"""The engine notes on the style what it is about: one thread at a time."""


@lru_cache(maxsize=16)
def engine(style: bytes, language: str) -> Engine:
    """The engine for a style in a language, made once."""
    with _alone:
        return Engine(style, language)


@lru_cache(maxsize=8192)
def cited(style: bytes, language: str, item: str, label: str, locator: str, later: bool) -> str:
    """`Engine.cited` of an item as JSON, worked out once for all papers."""
    with _alone:
        return engine(style, language).cited(json.loads(item), label, locator, later)


@lru_cache(maxsize=8192)
def listed(style: bytes, language: str, item: str) -> tuple[str, tuple[str, ...]]:
    """`Engine.listed` and `Engine.sort_keys` of an item as JSON, worked out once for all papers."""
    found = json.loads(item)
    with _alone:
        made = engine(style, language)
        return made.listed(found), made.sort_keys(found)


def _reference(item: Item) -> Any:
    """An item as the engine holds it; what it doesn't know is left out, since it would complain."""
    from citeproc import VARIABLES
    from citeproc.source.json import CiteProcJSON

    known = {name.replace("_", "-") for name in VARIABLES} | {"type"}
    return CiteProcJSON([{**{name: value for name, value in item.items() if name in known}, "id": "source"}])


def _set_quotation_marks(locale: Any) -> None:
    """The marks of the paper's own text in place of the locale's: neutral ones, which become a language's later."""
    for side, mark in (("open", Marks.OPEN), ("close", Marks.CLOSE)):
        for term in locale.xpath_search(f"./cs:terms/cs:term[@name='{side}-quote' or @name='{side}-inner-quote']"):
            term.text = mark


def _collated(text: str) -> str:
    """A text as it is sorted: without accents, signs and capitals."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in letters if char.isalnum() or char == " ").strip()


def _around(begin: str, end: str) -> Any:
    return lambda text: f"{begin}{text}{end}"


_FORMATTER = SimpleNamespace(
    preformat=str,
    Italic=_around(Marks.ITALIC, Marks.ITALIC_ENDS),
    Oblique=_around(Marks.ITALIC, Marks.ITALIC_ENDS),
    Bold=_around(Marks.BOLD, Marks.BOLD_ENDS),
    **dict.fromkeys(("Light", "Underline", "Superscript", "Subscript", "SmallCaps"), str),
)
"""How the engine marks italics and bold; looks that our lines don't have are left out."""
