"""The filters that templates may use. Their docstrings are the editors' manual (docs/elements.md)."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2 import filters as jinja
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from markupsafe import Markup, escape

from briefgen.brief.prose import IN_LINE_TAG, Marked
from briefgen.language.words import word
from briefgen.template import bounds
from briefgen.template.functions import joined, kind, text_of
from briefgen.template.line import one_spaced
from briefgen.template.marked import without_marks
from briefgen.template.printing import date, days_since, language, moment, number, worded

_TAG = re.compile(r"<[^>]*>")
_NOTE = re.compile(r"<note\b.*?</note>", re.DOTALL)


# ── Text ──────────────────────────────────────────────────────────────────────


def plain(value: Any) -> str:
    """Markdown as text without any markup, for attributes: `<paper title="{{ title | plain }}">`."""
    text = text_of(value)
    if hasattr(text, "__html__"):
        spaced = re.sub(r"</?(?:p|li|ul|ol|td|th|tr|blockquote|h[1-6])\b[^>]*>|<br\s*/>", " ", _without_notes(text))
        text = html.unescape(_TAG.sub("", spaced))
    return one_spaced(text).strip(" ")


def _without_notes(text: str) -> str:
    return _NOTE.sub("", without_marks(str(text)))


def inline(value: Any) -> str:
    """Prose as one line of text, for table cells and the standfirst: paragraphs become lines, emphasis stays."""
    text = text_of(value)
    if not hasattr(text, "__html__"):
        return text
    pieces = re.split(r"(<note\b.*?</note>|<[^>]*>)", without_marks(str(text)), flags=re.DOTALL)
    flat = "".join(piece if not piece.startswith("<") or IN_LINE_TAG.match(piece) else "\0" for piece in pieces)
    lines = (one_spaced(line).strip(" ") for line in flat.split("\0"))
    made = Marked("<br/>".join(line for line in lines if line))
    made.field = getattr(text, "field", None)
    return made


def lead(value: Any) -> str:
    """The bold words that prose begins with, else its first sentence, as plain text: for tables of many items."""
    text = text_of(value)
    bold = (
        re.match(r"\s*<p>\s*<strong>(.*?)</strong>", _without_notes(text), re.DOTALL)
        if hasattr(text, "__html__")
        else None
    )
    if bold:
        return plain(Markup(bold[1]))
    first = re.match(r".+?[.!?](?=\s|$)", plain(text))
    return first[0] if first else plain(text)


@pass_context
def phrase(context: Context, values: Any) -> str:
    """A list as people write it: “Amina Baloch, Daniel Reyes and Sara Khan”."""
    parts = [value for value in _items(values) if value not in (None, "")]
    if len(parts) < 2:
        return joined(parts)
    last = f" {word('and', language(context))} "
    return joined([joined(parts[:-1], word("comma", language(context))), parts[-1]], last)


def join(values: Any, separator: str = "", attribute: str | int | None = None) -> str:
    """The items of a list with a separator between them; empty ones are left out: `{{ actor.aka | join(', ') }}`.

    `join(', ', attribute='name')` takes one field of each item.
    """
    parts = (_field_of(item, attribute) for item in _items(values))
    return joined([part for part in parts if part not in (None, "")], separator)


def _items(values: Any) -> Iterable[Any]:
    """The items of a list; none of None. A text is no list."""
    if values is None:
        return ()
    if isinstance(values, str | Mapping | int | float):
        raise SecurityError(f"a list is needed here, not {kind(values)}")
    return values if isinstance(values, Undefined) else bounds.counted(values)


def _field_of(item: Any, attribute: str | int | None) -> Any:
    if attribute is None:
        return item
    if isinstance(item, Mapping) and attribute in item:
        return item[attribute]
    raise SecurityError(f"an item of the list has no field `{attribute}`")


def default(value: Any, otherwise: Any = "") -> Any:
    """What to print where a field is empty: `{{ event.place | default('place not known') }}`."""
    return otherwise if isinstance(value, Undefined) or value is None or value == "" else value


def lower(value: Any) -> str:
    """In small letters."""
    return plain_words(value).lower()


def upper(value: Any) -> str:
    """In capitals. For looks, leave capitals to the theme."""
    return plain_words(value).upper()


def capitalize(value: Any) -> str:
    """With a capital at the beginning; the rest stays as it is."""
    text = plain_words(value)
    return text[:1].upper() + text[1:]


def title(value: Any) -> str:
    """With a Capital at Each Word."""
    return str(jinja.do_title(plain_words(value)))


def trim(value: Any) -> str:
    """Without white space at both ends."""
    return plain_words(value).strip()


def replace(value: Any, old: str, new: str) -> str:
    """With one piece of text replaced by another everywhere."""
    text, new = plain_words(value), text_of(new)
    bounds.charge_text(len(text) + text.count(text_of(old)) * len(new))
    return text.replace(text_of(old), new)


def truncate(value: Any, length: int = 80) -> str:
    """At most so many characters, cut between words, with “…” at the cut."""
    text = plain_words(value)
    if len(text) <= length:
        return text
    cut = text[: max(length - 1, 1)]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–") + "…"


def plain_words(value: Any) -> str:
    """Text as it is, Markdown without its markup: the filters that change letters must not change tags."""
    text = text_of(value)
    return plain(text) if hasattr(text, "__html__") else text


# ── Lists ─────────────────────────────────────────────────────────────────────


def length(value: Any) -> int:
    """How many items a list has, or characters a text."""
    if isinstance(value, str):
        return len(plain_words(value))
    return 0 if value is None else len(value) if hasattr(value, "__len__") else sum(1 for _ in _items(value))


def as_list(value: Any) -> list[Any]:
    """The result of `select`, `map` or another filter as a list, to count it or loop over it twice."""
    made = list(_items(value)) if not isinstance(value, Mapping) else list(value)
    bounds.charge_items(made)
    return made


def items(value: Any) -> list[tuple[Any, Any]]:
    """The names and values of a group of fields: `{% for name, value in fields | items %}`."""
    if not isinstance(value, Mapping):
        raise SecurityError(f"`items` takes a group of fields, not {kind(value)}")
    return list(value.items())


def total(values: Any, attribute: str | int | None = None) -> float:
    """The sum of numbers; `sum('best')` takes one field of each item. Never add killed and injured."""
    parts = [_field_of(item, attribute) for item in _items(values)]
    if not all(isinstance(part, int | float) for part in parts):
        raise SecurityError("`sum` takes numbers only")
    return float(sum(parts)) if any(isinstance(part, float) for part in parts) else int(sum(parts))


def whole(value: Any) -> int:
    """The whole number before the decimals, of a number or of text that is one; 0 of anything else."""
    return jinja.do_int(text_of(value))


def absolute(value: Any) -> Any:
    """A number without its sign."""
    if not isinstance(value, int | float):
        raise SecurityError(f"`abs` takes a number, not {kind(value)}")
    return abs(value)


def rounded(value: Any, digits: int = 0) -> float:
    """A number rounded to so many decimals."""
    if not isinstance(value, int | float):
        raise SecurityError(f"`round` takes a number, not {kind(value)}")
    return round(value, digits) if digits else round(value)


def e(value: Any) -> Markup:
    """Nothing to do: every value is escaped. Known so that templates from elsewhere work."""
    return escape(text_of(value))


FILTERS: dict[str, Callable[..., Any]] = {
    "date": date,
    "days_since": days_since,
    "moment": moment,
    "worded": worded,
    "number": number,
    "phrase": phrase,
    "plain": plain,
    "inline": inline,
    "lead": lead,
    "default": default,
    "join": join,
    "lower": lower,
    "upper": upper,
    "capitalize": capitalize,
    "title": title,
    "trim": trim,
    "replace": replace,
    "truncate": truncate,
    "length": length,
    "count": length,
    "list": as_list,
    "items": items,
    "sum": total,
    "int": whole,
    "abs": absolute,
    "round": rounded,
    "e": e,
    # Jinja2's own: they read fields through the sandbox, which knows plain data only.
    "first": jinja.FILTERS["first"],
    "last": jinja.FILTERS["last"],
    "min": jinja.FILTERS["min"],
    "max": jinja.FILTERS["max"],
    "sort": jinja.FILTERS["sort"],
    "unique": jinja.FILTERS["unique"],
    "reverse": jinja.FILTERS["reverse"],
    "map": jinja.FILTERS["map"],
    "select": jinja.FILTERS["select"],
    "reject": jinja.FILTERS["reject"],
    "selectattr": jinja.FILTERS["selectattr"],
    "rejectattr": jinja.FILTERS["rejectattr"],
    "groupby": jinja.FILTERS["groupby"],
}
"""Every filter by the name that templates use."""

BORROWED = {
    "first": "The first item of a list.",
    "last": "The last item of a list.",
    "min": "The smallest of a list.",
    "max": "The largest of a list.",
    "sort": "A list in order; `sort(attribute='date')` by a field of its items.",
    "unique": "A list without repetitions.",
    "reverse": "A list from its end.",
    "map": "One field of each item: `events | map(attribute='place')`; or a filter on each: `map('upper')`.",
    "select": "The items that pass a test; without one, those that aren't empty.",
    "reject": "The items that don't.",
    "selectattr": "The items whose field passes a test: `events | selectattr('killed')`.",
    "rejectattr": "The items whose field doesn't.",
    "groupby": "Groups of items by a field, sorted: `{% for to, group in recommendations | groupby('to') %}`.",
}
"""What Jinja2's own filters do, for the manual."""
