"""The report for people: one HTML file that needs nothing beside it, no script and no network.

It says so itself: its content security policy (W3C CSP Level 3) allows its own style, by its hash, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from pathlib import Path

from briefgen.nightly.report import sections
from briefgen.nightly.report.counted import Counted
from briefgen.nightly.report.failures import anchor, failures, reason
from briefgen.nightly.report.markup import Markup, element
from briefgen.nightly.report.parts import Around, said
from briefgen.nightly.report.words import details, headline, moment
from briefgen.problems import count

_STYLE = Path(__file__).with_name("style.css")
_MOST_TOLD = 5
"""How many failed briefs are named at the top of the page."""


def as_page(counted: Counted, around: Around) -> str:
    """The night as a page."""
    style = f"\n{_STYLE.read_text(encoding='utf-8')}"
    page = element("html", _head(counted, style), "\n", element("body", _body(counted, around)), lang="en-GB")
    return f"<!DOCTYPE html>\n{page}\n"


def _head(counted: Counted, style: str) -> Markup:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="robots", content="noindex"),
        element("title", _title(counted)),
        element("style", Markup(style)),
    )


def _title(counted: Counted) -> str:
    failed = f"{len(counted.failed):,} failed" if counted.failed else "warnings"
    state = "all well" if counted.is_well else "stopped" if counted.night.stopped else failed
    return f"{state[:1].upper()}{state[1:]}: briefgen nightly, {moment(counted.night.started)}"


def _body(counted: Counted, around: Around) -> Markup:
    parts = (
        failures(counted, around),
        sections.stale(counted, around),
        sections.moved(counted, around),
        sections.warnings(counted, around),
        sections.built(counted, around),
        sections.current(counted, around),
        sections.gone(counted, around),
        sections.times(counted, around),
        sections.run(counted),
    )
    record = element("a", around.record, href=around.record)
    footer = element("footer", "All of this for programs: ", record, ".")
    return element("div", _top(counted), element("main", _front(counted), *parts), footer, class_="page")


def _top(counted: Counted) -> Markup:
    left = element("span", element("strong", "Nightly report"), " · briefgen")
    head = headline(counted)
    rest = "; ".join(details(counted))
    return element(
        "header",
        element("p", left, element("span", moment(counted.night.started)), class_="masthead"),
        element("h1", f"{head[:1].upper()}{head[1:]}"),
        element("p", f"{rest[:1].upper()}{rest[1:]}.", class_="standfirst") if rest else "",
        [element("p", remark, class_="remark") for remark in counted.night.remarks],
    )


# ── The front: numbers, and what needs somebody ──────────────────────────────


def _front(counted: Counted) -> Markup:
    glance = element("h2", "At a glance", class_="label"), element("dl", map(_number, _numbers(counted)))
    todo = element("h2", "What needs somebody", class_="label"), _todo(counted)
    parts = element("div", *glance, class_="glance"), element("div", *todo, class_="todo")
    return element("div", *parts, class_="front")


def _numbers(counted: Counted) -> Iterator[tuple[int, str]]:
    warnings, moved = counted.problems("warning"), counted.figures_moved
    yield len(counted.failed), "failed"
    yield len(counted.stale), "stale"
    yield len(counted.built), "built"
    yield len(counted.current), "current"
    yield warnings, "warning" if warnings == 1 else "warnings"
    yield moved, "figure moved" if moved == 1 else "figures moved"


def _number(number: tuple[int, str]) -> Markup:
    value, words = number
    pair = element("dt", words), element("dd", f"{value:,}")
    return element("div", *pair, class_=None if value else "none")


def _todo(counted: Counted) -> Markup:
    items = [*_failed(counted), *_others(counted)]
    return element("ol", items) if items else element("p", "Nothing. Good morning.")


def _failed(counted: Counted) -> Iterator[Markup]:
    groups = counted.alike()
    for number, group in enumerate(groups[:_MOST_TOLD], 1):
        more = f" and {len(group) - 1:,} more" if len(group) > 1 else ""
        link = element("a", f"{group[0].brief}{more}", href=f"#{anchor(number)}")
        yield element("li", link, ": ", said(reason(group[0])))
    left = sum(map(len, groups[_MOST_TOLD:]))
    if left:
        yield element("li", element("a", f"{left:,} more that failed", href="#failed"), class_="more")


def _others(counted: Counted) -> Iterator[Markup]:
    """Where somebody should look, though no paper was stopped."""
    if counted.moved:
        what = f"{count(counted.figures_moved, 'figure')} moved in {count(len(counted.moved), 'paper')}"
        yield element("li", element("a", what, href="#figures"), ": do the words around still hold?")
    if counted.gone:
        what = f"{count(len(counted.gone), 'paper')} left over"
        yield element("li", element("a", what, href="#gone"), ": nothing builds such papers any more.")
    if number := counted.problems("warning"):
        briefs = len({brief for each in counted.warnings for brief in each.first})
        what = f"{count(number, 'warning')} in {count(briefs, 'brief')}"
        yield element("li", element("a", what, href="#warnings"), ": no paper was stopped, but look.")
