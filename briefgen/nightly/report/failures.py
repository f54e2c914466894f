"""The page's section on briefs that failed: their problems, with place, line and hint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.nightly.night import Result
from briefgen.nightly.report.counted import Counted, is_about_all
from briefgen.nightly.report.markup import Markup, element, joined
from briefgen.nightly.report.parts import MOST_ROWS, Around, folded, names, said, section
from briefgen.nightly.report.words import CAUSES, why
from briefgen.problems import Position, Problem, count, printable, shortened
from briefgen.workspace import Workspace

_MOST_ARTICLES = 40
_MOST_PROBLEMS = 12
_LONGEST_TRACE = 4_000
"""In characters, from the end, where a trace says what happened."""


def failures(counted: Counted, around: Around) -> Markup:
    """The failed briefs, those with the very same problems in one place."""
    groups = counted.alike()
    shown = groups[:_MOST_ARTICLES]
    left = len(counted.failed) - sum(map(len, shown))
    articles = [_article(number, group, around) for number, group in enumerate(shown, 1)]
    return section("failed", "Failed", len(counted.failed), articles, around.more(left, "that failed"))


def anchor(number: int) -> str | None:
    """The id of a group's article, counted from 1; None where it has none."""
    return f"failed-{number}" if number <= _MOST_ARTICLES else None


def _article(number: int, group: tuple[Result, ...], around: Around) -> Markup:
    first = group[0]
    title = first.brief if len(group) == 1 else f"{count(len(group), 'brief')} with the same {_what(first)}"
    inside = (
        element("h3", title),
        element("p", _cause(group), _papers(group, around), class_="cause"),
        _briefs(group, around),
        _problems(first, around),
        _trace(first.trace),
    )
    return Markup(element("article", *inside, id=anchor(number)) + "\n")


def _what(result: Result) -> str:
    errors = sum(problem.severity == "error" for problem in result.problems)
    return "problem" if errors == 1 else "problems"


def _cause(group: tuple[Result, ...]) -> str:
    first = group[0]
    is_elsewhere = not any(problem.position.path == first.brief for problem in first.problems)
    is_shared = len(group) > 1 and first.cause == "problems" and is_elsewhere
    words = "it has to be mended once for all of them" if is_shared else why(first)
    return f"{words[:1].upper()}{words[1:]}."


def _papers(group: tuple[Result, ...], around: Around) -> Markup:
    """What readers have in place of the papers that weren't made."""
    if len(group) > 1:
        return Markup("")
    [result] = group
    if not result.papers:
        return Markup(" It has no papers yet.")
    return joined([" Its last good papers stay: ", around.links(result), "."])


def _briefs(group: tuple[Result, ...], around: Around) -> Markup:
    if len(group) == 1:
        return Markup("")
    items = [joined([result.brief, " ", around.links(result)]) for result in group[:MOST_ROWS]]
    rest = around.more(len(group) - MOST_ROWS, "briefs")
    return folded(f"{group[0].brief} and {len(group) - 1:,} more", [names(items), rest])


def _problems(result: Result, around: Around) -> Markup:
    """The errors, as many as a person mends at one sitting; what stopped nothing is folded."""
    errors = [problem for problem in result.problems if problem.severity == "error"]
    others = [problem for problem in result.problems if problem.severity != "error"]
    summary = ", ".join(_counted(others, severity) for severity in dict.fromkeys(each.severity for each in others))
    shown = _list(errors, result, around)
    return joined([shown, folded(summary, _list(others, result, around)) if others else ""])


def _counted(problems: Sequence[Problem], severity: str) -> str:
    return count(sum(problem.severity == severity for problem in problems), severity)


def _list(problems: Sequence[Problem], result: Result, around: Around) -> Markup:
    if not problems:
        return Markup("")
    shown = [element("li", _problem(problem, result, around)) for problem in problems[:_MOST_PROBLEMS]]
    return joined(
        [element("ol", shown, class_="problems"), around.more(len(problems) - _MOST_PROBLEMS, "in this brief")]
    )


def _problem(problem: Problem, result: Result, around: Around) -> Iterator[Markup]:
    severity = element("span", problem.severity.capitalize(), class_=f"severity {problem.severity}")
    rule = element("span", f"[{problem.rule}]", class_="rule") if problem.rule else ""
    yield element("p", severity, " ", said(problem.message), " ", rule)
    if not is_about_all(problem, result.brief):
        yield element("p", str(problem.position), class_="place")
    yield _line(problem, around)
    if problem.hint:
        yield element("p", "Hint: ", said(problem.hint), class_="hint")


def _line(problem: Problem, around: Around) -> Markup:
    """The line that a problem points at, the character marked; nothing where it can't be read."""
    place = problem.position
    line = _source_line(problem, around)
    if line is None:
        return Markup("")
    number = element("span", f"{place.line} | ", class_="number")
    return element("pre", number, element("bdi", _marked(line, place)))


def _marked(line: str, place: Position) -> Markup:
    text, at = shortened(line, place.column)
    text = printable(text)
    if place.column is None:
        return joined([text])
    return joined([text[:at], element("mark", text[at : at + 1] or " "), text[at + 1 :]])


def _source_line(problem: Problem, around: Around) -> str | None:
    """Read only where a brief may have it read, whatever the problem says."""
    if problem.position.line is None or not _may_be_read(around.workspace, problem.position.path):
        return None
    from briefgen.lines import line_of

    return line_of(problem, around.workspace.root)


def _may_be_read(workspace: Workspace, path: str) -> bool:
    try:
        return workspace.holds(workspace.root / path)
    except (OSError, ValueError):  # no file can be called so
        return False


def _trace(trace: str) -> Markup:
    if not trace:
        return Markup("")
    return folded("What the program said last", element("pre", trace[-_LONGEST_TRACE:].strip()))


def reason(result: Result) -> str:
    """Why a brief failed, in a few words: its first problem, or its cause."""
    first = next((problem for problem in result.problems if problem.severity == "error"), None)
    return first.message if first else CAUSES.get(result.cause, result.cause)
