"""The report as JUnit XML, which Jenkins, GitLab, GitHub and others show: a test case for each brief.

There is no standard; this keeps to what the readers have in common, as in the schema that Jenkins publishes
(xunit-plugin, junit-10.xsd). A failure is something that somebody has to change, an error is all else.
"""

from __future__ import annotations

from briefgen.nightly.night import Result
from briefgen.nightly.report.counted import Counted
from briefgen.nightly.report.markup import Markup, element
from briefgen.nightly.report.words import CAUSES, why
from briefgen.problems import Problem, count, describe


def as_junit(counted: Counted) -> str:
    """The night as a `testsuites` with one `testsuite`. In a strict night warnings are failures too."""
    strict = counted.is_strict
    cases = [_case(result, strict) for result in counted.results]
    failures = sum(_fails(result, strict) for result in counted.results)
    totals = {
        "name": "briefgen nightly",
        "tests": str(len(cases)),
        "failures": str(failures),
        "errors": str(sum(_errs(result) for result in counted.results)),
        "time": _seconds(counted.night.seconds),
    }
    suite = element("testsuite", "\n", cases, **totals, skipped="0", timestamp=_local(counted.night.started))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{element("testsuites", suite, **totals)}\n'


def _case(result: Result, strict: bool) -> Markup:
    folder = result.brief.rpartition("/")[0].replace("/", ".")
    inside = (_failure(result, strict), _output(result))
    case = element("testcase", *inside, name=result.brief, classname=folder, time=_seconds(result.seconds))
    return Markup(f"{case}\n")


def _errs(result: Result) -> bool:
    return result.status == "failed" and result.cause != "problems"


def _fails(result: Result, strict: bool) -> bool:
    """Whether a brief has something that somebody has to change."""
    if result.status == "failed":
        return result.cause == "problems"
    return strict and bool(_of(result, "warning"))


def _failure(result: Result, strict: bool) -> Markup:
    """What stopped a brief; nothing where nothing did."""
    if _errs(result):
        text = "\n".join([*map(_described, result.problems), *filter(None, [result.trace])])
        return element("error", text or CAUSES.get(result.cause, ""), message=why(result), type=result.cause)
    if not _fails(result, strict):
        return Markup("")
    kind = "problems" if result.status == "failed" else "warnings"
    found = _of(result, "error" if kind == "problems" else "warning")
    message = why(result) if kind == "problems" else count(len(found), "warning")
    return element("failure", "\n".join(map(_described, found)), message=f"{message}: {_first(found)}", type=kind)


def _first(found: list[Problem]) -> str:
    return f"{found[0].position}: {found[0].message}" if found else ""


def _output(result: Result) -> Markup:
    """Warnings and notices, which stop no paper."""
    found = [*_of(result, "warning"), *_of(result, "notice")]
    return element("system-out", "\n".join(map(_described, found))) if found else Markup("")


def _of(result: Result, severity: str) -> list[Problem]:
    return [problem for problem in result.problems if problem.severity == severity]


def _described(problem: Problem) -> str:
    return describe(problem, named=bool(problem.rule))


def _seconds(seconds: float) -> str:
    return f"{seconds:.3f}"


def _local(started: str) -> str:
    """A moment in UTC without its offset, as JUnit's readers take it."""
    return started.removesuffix("Z").removesuffix("+00:00")
