"""What a paper rests on: every source is used, every finding has one, and two that repeat one another count as one."""

from __future__ import annotations

from briefgen.brief import BriefFile
from briefgen.brief.sourcing import finding_sources, origins
from briefgen.brief.walk import FieldPath
from briefgen.checks.rule import Rule
from briefgen.document import Paper
from briefgen.house import House
from briefgen.problems import Collector
from briefgen.theme import Theme

UNUSED_SOURCE = Rule(
    "unused-source",
    "warning",
    """A source stands in the list that nothing in the brief names.

A list of sources says what the paper rests on. One that is never cited makes readers think that more was used than was,
or a citation was forgotten.

Cite it where it is used, `[@ispr-0205]`, name it in an event, a claim or a finding, or delete it.""",
)
UNSOURCED_FINDING = Rule(
    "unsourced-finding",
    "warning",
    """A finding says nothing of what it rests on.

Whoever acts on a finding must be able to ask how you know (ICD 206: cite wherever a judgement rests on a source).

Name the ids of its sources below it, `sources: [ispr-0205, reuters-0201]`, or cite them in its text:
`**The figure is out of date** [@ispr-0205].`""",
)
SINGLE_SOURCE = Rule(
    "single-source",
    "notice",
    """A finding rests on one source alone.

That may be all there is; readers should be told, and its confidence should not be high for that reason alone.

Look for a second source that doesn't repeat the first, or say in the finding that there is only one.""",
)
CIRCULAR_REPORTING = Rule(
    "circular-reporting",
    "warning",
    """A finding rests on several sources that all repeat one.

Three newspapers that carry one statement of the military are one source. `derived_from` says which repeats which, and
it is followed as far as it goes.

Name a source that knows from elsewhere, or only the one that the others repeat:
wrong `sources: [tribune, abp]`, both `derived_from: ispr`; right `sources: [ispr, hospital-list]`.""",
)
MISSING_GRADE = Rule(
    "missing-grade",
    "warning",
    """A source has no grade, and the template wants every source graded.

A grade tells readers how far to trust what they can't check (Admiralty scale: A to F for the source, 1 to 6 for what it
says). Where there is no basis to judge, that is a grade too: `grade: F6`.

Templates demand grades by `<paper demands="grades">`. Sources out of BibTeX and CSL-JSON files need none.""",
)
RULES = (UNUSED_SOURCE, UNSOURCED_FINDING, SINGLE_SOURCE, CIRCULAR_REPORTING, MISSING_GRADE)


def check_sources(file: BriefFile, _house: House, problems: Collector) -> None:
    """Sources that nothing names, and findings that rest on none or on one."""
    used = {*file.named_keys, *(wanted for _, wanted in file.anchors)}
    for index, source in enumerate(file.brief.sources):
        if source.id not in used:
            place = file.placed.place(("sources", index, "id" if source.id else "title")).value
            what = f"the source `{source.id}`" if source.id else "this source, which has no id,"
            hint = f"cite it, [@{source.id or 'its-id'}], name it where it is used, or delete it"
            UNUSED_SOURCE.found(problems, place, f"{what} is never used", hint)
    _check_findings(file, problems)


def _check_findings(file: BriefFile, problems: Collector) -> None:
    known = origins(file)
    for index in range(len(file.brief.findings)):
        rests_on = finding_sources(file, index)
        place = file.placed.place(_where(file, index)).value
        first = {known.get(key, key) for key in rests_on}
        if not rests_on:
            hint = "name them below it, sources: [ispr-0205], or cite them in its text: [@ispr-0205]"
            UNSOURCED_FINDING.found(problems, place, "this finding has no source", hint)
        elif len(rests_on) == 1:
            hint = "name a second source that doesn't repeat it, or say that there is only one"
            SINGLE_SOURCE.found(problems, place, f"this finding rests on `{rests_on[0]}` alone", hint)
        elif len(first) == 1:
            hint = "name a source that knows from elsewhere"
            message = f"this finding rests on {len(rests_on)} sources, and all repeat `{first.pop()}`"
            CIRCULAR_REPORTING.found(problems, place, message, hint)


def _where(file: BriefFile, index: int) -> FieldPath:
    """Where a finding says what it rests on."""
    return ("findings", index, "sources" if file.brief.findings[index].sources else "text")


def check_grades(file: BriefFile, paper: Paper, _theme: Theme, problems: Collector) -> None:
    """Where the template demands grades, each of the brief's own sources has one."""
    if "grades" not in (paper.demands or "").split():
        return
    for index, source in enumerate(file.brief.sources):
        if source.grade is None:
            place = file.placed.place(("sources", index, "id" if source.id else "title")).value
            hint = "write grade: B2 below it; F6 where there is no basis to judge"
            MISSING_GRADE.found(problems, place, "this source has no grade, and the template wants one", hint)
