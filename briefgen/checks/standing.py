"""Where a paper stands: its embargo, and a history whose versions and dates are those that it prints."""

from __future__ import annotations

from itertools import pairwise

from briefgen.brief import BriefFile, is_embargoed
from briefgen.brief.history import last_significant
from briefgen.checks.rule import Rule
from briefgen.document import Paper
from briefgen.house import House
from briefgen.marking import label
from briefgen.periods import first_day, last_day
from briefgen.problems import Collector, Position

EMBARGO = Rule(
    "embargo",
    "error",
    """A paper for everyone (TLP:CLEAR) is made before its embargo is lifted.

Once such a file is out, nobody can call it back, and nothing forbids to pass it on.

`--at` says when it is: `briefgen build --at 2026-02-11T06:00+05:00`, or a date. Without it, it is the beginning of the
paper's date, for the program asks no clock. Until then, give the paper a stricter marking: `tlp: green`.""",
    firm=True,
)
EMBARGO_NOT_PRINTED = Rule(
    "embargo-not-printed",
    "error",
    """The embargo holds, and the template prints nothing of it.

Whoever gets the paper must see on every page until when it is not to be published.

Templates that extend `base.html` print it. In one of your own, give `<paper>` the attribute:
`embargo="{% if embargoed %}{{ 'embargo' | worded(embargo | moment) }}{% endif %}"`.""",
    firm=True,
)
HISTORY_ORDER = Rule(
    "history-order",
    "error",
    """A version in the history is dated before the one above it.

Readers follow the list from the first version to the last; a date out of place is a slip, or the entry is.

Put the oldest first, or correct the date.""",
)
VERSION_TWICE = Rule(
    "version-twice",
    "error",
    """Two entries of the history have the same version.

A version names one state of the paper, so that two people can tell whether they hold the same.

Count on: 1.0, then 1.1, and 2.0 where the paper says something else.""",
)
VERSION_NOT_LAST = Rule(
    "version-not-last",
    "error",
    """The paper's `version` isn't that of the last entry of its history.

The one or the other was forgotten when the paper was changed.

Add an entry for this version, with its date and what it changed; or correct `version`.""",
)
UNEXPLAINED_STATUS = Rule(
    "unexplained-status",
    "error",
    """A paper is `corrected` or `withdrawn`, and its history doesn't say what was wrong, or why.

A reader who used the earlier version has to know what of it holds.

For a correction, add the version with `correction: yes`. For a withdrawal, let the last entry say when and why:
`- {version: 1.2, date: 2026-03-02, what: Withdrawn because the list of names was forged.}`

Where an edition leaves that entry out, give it the words that these readers may have in place of its own:
`withheld_as: A figure in a part for fewer readers was wrong.`""",
)
UNMARKED_CORRECTION = Rule(
    "unmarked-correction",
    "warning",
    """The newest version is a correction, and the paper's status doesn't say so.

Readers look for “Corrected” at the head of page one, and programs among the properties of the file.

Write `status: corrected`. It stays until a version comes that corrects nothing.""",
)
DATE_NOT_MOVED = Rule(
    "date-not-moved",
    "error",
    """The paper's date isn't that of its last significant version.

The date says how fresh the judgement is. It moves when the paper says something else, and stays for a slip of the pen
or a corrected figure, however late.

Write the date that the message names, or set `significant: yes` at the version that moved it. The first version, the
publication, is always significant.""",
)
RULES = (
    EMBARGO,
    EMBARGO_NOT_PRINTED,
    HISTORY_ORDER,
    VERSION_TWICE,
    VERSION_NOT_LAST,
    UNEXPLAINED_STATUS,
    UNMARKED_CORRECTION,
    DATE_NOT_MOVED,
)


def check_history(file: BriefFile, _house: House, problems: Collector) -> None:
    """The history against itself, and against the version, status and date of the brief."""
    check_status(file, problems)
    _check_once(file, problems)
    if not _check_order(file, problems) and file.brief.history:
        _check_last(file, problems)
        _check_correction(file, problems)
        _check_date(file, problems)


def _place(file: BriefFile, *path: str | int) -> Position:
    return file.placed.place(path).value


def _check_order(file: BriefFile, problems: Collector) -> bool:
    """Whether a version is out of order: nothing can then be said of the last."""
    wrong = False
    for at, (before, after) in enumerate(pairwise(file.brief.history), 1):
        if last_day(after.date) < first_day(before.date):
            wrong = True
            message = f"version {after.version} of {after.date} stands below version {before.version} of {before.date}"
            HISTORY_ORDER.found(
                problems, _place(file, "history", at, "date"), message, "put the oldest first, or correct the date"
            )
    return wrong


def _check_once(file: BriefFile, problems: Collector) -> None:
    met: set[str] = set()
    for at, change in enumerate(file.brief.history):
        if change.version in met:
            message = f"version {change.version} is there already"
            VERSION_TWICE.found(problems, _place(file, "history", at, "version"), message, "give it the next number")
        met.add(change.version)


def _check_last(file: BriefFile, problems: Collector) -> None:
    """The last version is the paper's own."""
    own, last = file.brief.version, file.brief.history[-1].version
    if own != last:
        field = "version" if own else "history"
        message = f"the paper's version is {own}" if own else "the paper has no version"
        hint = f"write version: {last}" + (f", or add version {own} to the history" if own else "")
        VERSION_NOT_LAST.found(problems, _place(file, field), f"{message}, the last of its history {last}", hint)


def check_status(file: BriefFile, problems: Collector) -> None:
    """A corrected paper has a correction, a withdrawn one a version after the first that says why; editions too."""
    if _is_explained(file):
        return
    corrected = file.brief.status == "corrected"
    message = f"nothing says {'what was corrected' if corrected else 'why it was withdrawn'}"
    if file.edition:
        message = f"in the edition for {label(file.edition)}, {message}"
        entry = "the correction" if corrected else "the last version"
        hint = f"at {entry} in `history`, write `withheld_as:` and what these readers may know of it"
    elif corrected:
        hint = "add the version to `history`, with what was wrong and `correction: yes`"
    else:
        hint = "add a version to `history` below the first, with the date and the reason"
    UNEXPLAINED_STATUS.found(problems, _place(file, "status"), message, hint)


def _is_explained(file: BriefFile) -> bool:
    brief = file.brief
    if brief.status == "corrected":
        return any(change.correction for change in brief.history)
    if brief.status == "withdrawn":
        if file.edition:
            return any(change.version == brief.version for change in brief.history[-1:])
        return len(brief.history) > 1
    return True


def _check_correction(file: BriefFile, problems: Collector) -> None:
    """Once it is out, a paper that was corrected last is called so."""
    last = len(file.brief.history) - 1
    if file.brief.history[last].correction and file.brief.status in (None, "final"):
        message = "the newest version is a correction, and the paper isn't called corrected"
        place = _place(file, "status") if file.brief.status else _place(file, "history", last, "correction")
        UNMARKED_CORRECTION.found(problems, place, message, "write status: corrected")


def _check_date(file: BriefFile, problems: Collector) -> None:
    """The paper's date is that of the last significant version, as far as both say it."""
    at = last_significant(file.brief.history)
    change, date = file.brief.history[at], file.brief.date
    if change.date.startswith(date) or date.startswith(change.date):
        return
    which = "last significant" if at else "first"
    message = f"the paper's date is {date}, that of its {which} version, {change.version}, is {change.date}"
    later = [other.version for other in file.brief.history[at + 1 :] if other.date.startswith(date)]
    hint = f"write date: {change.date}"
    if later:
        hint += f", or significant: yes at version {later[-1]}"
    elif at:
        hint += f", or take significant: yes away from version {change.version}"
    DATE_NOT_MOVED.found(problems, _place(file, "date"), message, hint)


def check_release(file: BriefFile, paper: Paper, at: str | None, problems: Collector) -> None:
    """Before the embargo is lifted, nothing is made for everyone, and every paper says so.

    `at` is when it is, None for the beginning of the paper's date.
    """
    if not is_embargoed(file.brief, at):
        return
    place = _place(file, "embargo")
    if paper.marking == "TLP:CLEAR":
        message = f"a paper marked {paper.marking} would be made before {file.brief.embargo}"
        hint = f"when it is lifted, build it with --at {file.brief.embargo}; until then, mark it green or stricter"
        EMBARGO.found(problems, place, message, hint)
    if not paper.embargo:
        hint = "in its <paper>, write embargo as templates/base.html does"
        EMBARGO_NOT_PRINTED.found(problems, place, "the template doesn't print the embargo", hint)
