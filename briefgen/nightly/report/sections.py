"""The page's sections on all else: stale papers, moved figures, warnings, what was built and why, times."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.nightly.night import Moved, Result
from briefgen.nightly.report.counted import ByRule, Counted
from briefgen.nightly.report.failures import reason
from briefgen.nightly.report.markup import Markup, element, joined
from briefgen.nightly.report.parts import MOST_ROWS, Around, folded, names, row, said, section, table
from briefgen.nightly.report.words import duration, size
from briefgen.problems import count

_UNITS = {"timeout": " s", "memory": " MB"}
_MOST_OPEN = 12
"""Stale papers that are more are folded: each stands at its problems too."""
_MOST_LINES = 8
_MOST_PLACES = 20
"""How many places of a rule's warnings are shown."""


def stale(counted: Counted, around: Around) -> Markup:
    """The papers that aren't of their brief as it is now."""
    rows = [
        row(result.brief, (around.links(result), None), (said(reason(result)), "narrow-gone"))
        for result in counted.stale[:MOST_ROWS]
    ]
    heads = (("Brief", None), ("Papers", None), ("What is in the way", "narrow-gone"))
    caption = "Readers still have papers of these briefs as they were when they last could be built."
    left = around.more(len(counted.stale) - MOST_ROWS, "stale")
    shown = table(caption, heads, rows)
    listed = folded("Show them", shown) if len(rows) > _MOST_OPEN else shown
    return section("stale", "Stale", len(counted.stale), listed, left)


def moved(counted: Counted, around: Around) -> Markup:
    """The figures that papers quote and that differ from those of the last good paper."""
    every = [(result, each) for result in counted.moved for each in result.moved]
    rows = [_moved(result, each, around) for result, each in every[:MOST_ROWS]]
    heads = (("Figure", None), ("Was", "amount"), ("Is now", "amount"), ("Quoted in", "half"))
    caption = (
        "Numbers that papers quote, beside those of the last good paper. What is said around them may need a look."
    )
    left = around.more(len(every) - MOST_ROWS, "figures")
    return section("figures", "Figures that moved", len(every), table(caption, heads, rows), left)


def _moved(result: Result, moved: Moved, around: Around) -> Markup:
    quoted = joined([result.brief, _lines(moved.lines), " ", around.links(result)])
    return row(
        element("bdi", moved.label or moved.id),
        (moved.old if moved.old is not None else "not quoted", "amount was"),
        (moved.new if moved.new is not None else "no longer quoted", "amount now"),
        (quoted, "half"),
    )


def _lines(lines: tuple[int, ...]) -> str:
    """“, lines 12, 40 and 3 more”; nothing where no line quotes it, though a table may."""
    if not lines:
        return ""
    shown = ", ".join(map(str, lines[:_MOST_LINES]))
    more = f" and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
    return f", {'line' if len(lines) == 1 else 'lines'} {shown}{more}"


def warnings(counted: Counted, around: Around) -> Markup:
    """The warnings by their rules, the most frequent first."""
    rows = [_rule(each) for each in counted.warnings[:MOST_ROWS]]
    heads = (("Rule", None), ("Warnings", "amount"), ("Where", "most"))
    caption = "Warnings stop no paper. “briefgen check --explain RULE” says what one of them is about."
    return section("warnings", "Warnings", counted.problems("warning"), table(caption, heads, rows))


def _rule(each: ByRule) -> Markup:
    places = [str(place) for place in each.first.values()]
    rest = len(places) - _MOST_PLACES
    shown = [*places[:_MOST_PLACES], *([f"… and {rest:,} more briefs"] if rest > 0 else [])]
    where = [said(each.message), folded(count(len(places), "brief"), names(shown))]
    return row(each.rule or "(none)", (f"{each.count:,}", "amount"), (where, "most"))


def built(counted: Counted, around: Around) -> Markup:
    """What was built, by the reasons."""
    groups: dict[tuple[str, ...], list[Result]] = {}
    for result in counted.built:
        groups.setdefault(result.reasons, []).append(result)
    ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
    rows = [_built(reasons, group, around) for reasons, group in ordered[:MOST_ROWS]]
    left = sum(len(group) for _, group in ordered[MOST_ROWS:])
    shown = table("Each with what it was built for.", (("Brief", None), ("Why", None)), rows)
    return section("built", "Built", len(counted.built), shown, around.more(left, "built"))


def _built(reasons: tuple[str, ...], group: list[Result], around: Around) -> Markup:
    why = [element("div", each) for each in reasons or ("no reason was recorded",)]
    if len(group) == 1:
        return row(_named(group[0], around), (why, None))
    return row(_list(count(len(group), "brief"), group, around), (why, None))


def _named(result: Result, around: Around) -> Markup:
    return joined([result.brief, " ", around.links(result)])


def _list(summary: str, results: list[Result], around: Around) -> Markup:
    items = names(_named(result, around) for result in results[:MOST_ROWS])
    return folded(summary, [items, around.more(len(results) - MOST_ROWS, "briefs")])


def current(counted: Counted, around: Around) -> Markup:
    """The papers that needed no work."""
    shown = _list("Show their names", list(counted.current), around)
    return section("current", "Current", len(counted.current), shown)


def times(counted: Counted, around: Around) -> Markup:
    """What took longest, and what all of it took."""
    longest = max((result.seconds for result in counted.slowest), default=0) or 1
    heads = (("Brief", None), ("Time", "amount"), ("Processor", "amount"), ("Memory", "amount"))
    rows = [_time(result, longest) for result in counted.slowest]
    return section("slowest", "Slowest", len(rows), table(_took(counted), heads, rows))


def _took(counted: Counted) -> str:
    night = counted.night
    peak = f"; the largest took {size(counted.peak)} of memory" if counted.peak else ""
    return (
        f"The run took {duration(night.seconds)} with {count(night.jobs, 'worker')}, "
        f"{duration(counted.cpu)} of processor time{peak}."
    )


def _time(result: Result, longest: float) -> Markup:
    bar = element("rect", width=f"{max(1, round(100 * result.seconds / longest))}", height="10")
    drawn = element("svg", bar, class_="bar", viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true")
    return row(
        [result.brief, drawn],
        (duration(result.seconds), "amount"),
        (duration(result.cpu), "amount"),
        (size(result.peak) if result.peak else "not known", "amount"),
    )


def gone(counted: Counted, around: Around) -> Markup:
    """Papers whose brief isn't there any more, and those that were removed."""
    papers, removed = counted.gone, sorted(counted.night.removed)
    shown = names((around.link(path, path) for path in papers[:MOST_ROWS]), "names")
    why = "Nothing builds these papers any more: their brief has gone, or their format isn't asked for."
    lead = element("p", f"{why} “briefgen nightly --prune” removes them.", class_="lead")
    left = around.more(len(papers) - MOST_ROWS, "papers")
    taken = names(removed[:MOST_ROWS], "names"), around.more(len(removed) - MOST_ROWS, "papers")
    return joined(
        [
            section("gone", "Left over", len(papers), lead, shown, left),
            section("removed", "Removed", len(removed), *taken),
        ]
    )


def run(counted: Counted) -> Markup:
    """Versions and options."""
    facts = [joined([element("dt", name), element("dd", value)]) for name, value in _facts(counted)]
    return element("section", element("h2", "This run"), element("dl", facts, class_="facts"), id="run")


def _facts(counted: Counted) -> Iterator[tuple[str, str]]:
    night = counted.night
    yield "Version", f"briefgen {night.version}"
    yield "Took", f"{duration(night.seconds)} with {count(night.jobs, 'worker')}"
    yield "Workspace", night.root
    yield "Papers", night.out
    for name, value in night.options.items():
        if value not in (None, False, "", (), [], {}):
            yield name.replace("_", " ").capitalize(), f"{_printed(value)}{_UNITS.get(name, '')}"
    if night.versions:
        yield "Made with", ", ".join(f"{name} {version}" for name, version in sorted(night.versions.items()))


def _printed(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "yes" if value is True else f"{value:,g}" if isinstance(value, int | float) else str(value)
