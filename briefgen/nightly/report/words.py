"""A night in words: one sentence on how it went, one with the rest, and how causes, times and sizes are printed."""

from __future__ import annotations

from calendar import month_name
from datetime import UTC, datetime

from briefgen.nightly.night import Result
from briefgen.nightly.report.counted import Counted
from briefgen.problems import count

CAUSES = {
    "problems": "something has to be changed first",
    "timeout": "it took longer than a brief may take and was stopped",
    "memory": "it needed more memory than a brief may have",
    "died": "the process that built it ended without a word",
    "bug": "briefgen itself failed; the brief is not to blame",
    "unwritable": "its papers couldn’t be put in place",
    "vanished": "the brief went away while the run was under way",
}
"""What each cause of a failure means, in words that go on after a colon."""


def headline(counted: Counted) -> str:
    """How the night went, in one sentence without its full stop."""
    total = len(counted.results)
    if counted.night.stopped:
        return f"The run was stopped after {count(total, 'brief')}; the next run goes on from there"
    if not total:
        return "There was no brief to build"
    if counted.failed:
        return f"{_part(len(counted.failed), total)} failed; {_what_stays(counted)}"
    if not counted.is_well:
        return (
            f"Every paper is there, but {count(counted.problems('warning'), 'warning')} can’t stay: the run is strict"
        )
    return _all_well(len(counted.built), total)


def _all_well(built: int, total: int) -> str:
    if not built:
        return "Nothing changed: the papers are current" if total > 1 else "Nothing changed: the paper is current"
    if built == total:
        return f"All is well: {count(total, 'brief')} built"
    return f"All is well: {_part(built, total)} built, the others current"


def _part(some: int, total: int) -> str:
    """“3 of 1,000 briefs”, “the one brief”, “both briefs”, “all 12 briefs”."""
    if some == total:
        return {1: "the one brief", 2: "both briefs"}.get(total, f"all {total:,} briefs")
    return f"{some:,} of {count(total, 'brief')}"


def _what_stays(counted: Counted) -> str:
    """What readers have in place of the papers of the briefs that failed."""
    without = sum(not result.papers for result in counted.failed)
    if not without:
        return "the last good papers stay" if len(counted.failed) > 1 else "its last good papers stay"
    if without == len(counted.failed):
        return "it has no papers yet" if len(counted.failed) == 1 else "none of them has papers yet"
    have = "has" if without == 1 else "have"
    return f"{without:,} of them {have} no papers yet, the others keep their last good ones"


def details(counted: Counted) -> tuple[str, ...]:
    """What else there is to say, each as a piece of a sentence: nothing is said of what there is none of."""
    numbers = (
        (0 if counted.is_well else len(counted.built), "{} built"),
        (0 if counted.is_well else len(counted.current), "{} current"),
        (counted.problems("warning"), count(counted.problems("warning"), "warning")),
        (counted.figures_moved, count(counted.figures_moved, "figure") + " moved"),
        (len(counted.gone), count(len(counted.gone), "paper") + " left over"),
        (counted.papers_removed, count(counted.papers_removed, "paper") + " removed"),
    )
    return tuple(words.format(f"{number:,}") for number, words in numbers if number)


def sentence(counted: Counted) -> str:
    """The whole night on one line: how it went, the rest, and how long it took."""
    rest = "; ".join([*details(counted), f"took {duration(counted.night.seconds)}"])
    head = headline(counted)
    return f"{head[:1].upper()}{head[1:]}. {rest[:1].upper()}{rest[1:]}."


def why(result: Result) -> str:
    """Why a brief failed: how many problems it has, or the words for its cause."""
    if result.cause == "problems":
        return count(sum(problem.severity == "error" for problem in result.problems), "problem")
    return CAUSES.get(result.cause, result.cause)


def duration(seconds: float) -> str:
    """“0.8 s”, “41 s”, “3 min 20 s”, “1 h 5 min”."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{minutes} min {rest} s"
    return f"{minutes // 60} h {minutes % 60} min"


def size(number: int) -> str:
    """An amount of memory, in megabytes of a million bytes."""
    return f"{number / 1_000_000:,.0f} MB"


def moment(iso: str) -> str:
    """A moment as people write it, in UTC: “27 November 2026, 03:10 UTC”. What isn't one is printed as it is."""
    try:
        at = datetime.fromisoformat(iso).astimezone(UTC)
    except ValueError:
        return iso
    return f"{at.day} {month_name[at.month]} {at:%Y, %H:%M} UTC"
