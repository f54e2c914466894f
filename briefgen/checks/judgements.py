"""What stands behind a judgement: why that confidence, what weakens it, and what scenarios add up to."""

from __future__ import annotations

from briefgen.brief import BriefFile, chosen_scale
from briefgen.brief.judgements import Scenario
from briefgen.checks.rule import Rule
from briefgen.house import House
from briefgen.likelihood import Scale
from briefgen.problems import Collector

CONFIDENCE_WITHOUT_BASIS = Rule(
    "confidence-without-basis",
    "warning",
    """A finding says how sure its authors are and not why, so that nobody can tell a sound judgement from a bold one.

`basis` says what the sources are worth, how well the argument holds and what is missing (ICD 203). Templates print it
where they say how sure the paper is, not on page one.

Wrong: `confidence: high` alone. Right: `basis: Two independent sources agree, and nothing seen contradicts them.`""",
)
WEAKENED_CONFIDENCE = Rule(
    "weakened-confidence",
    "notice",
    """A gap weakens a finding that is held with high confidence: the two don't go together without a word of why.

Lower the confidence to moderate; or say in `basis` why the gap matters little, and allow for it; or take the finding
out of the gap's `weakens`.""",
)
EXCLUSIVE_SCENARIOS = Rule(
    "exclusive-scenarios",
    "error",
    """Scenarios that exclude each other add up to more than a hundred, even where each is only as likely as its range
begins.

`exclusive: true` says that only one of them can come true. Lower a likelihood, or leave `exclusive` out where two can.

Wrong: two exclusive scenarios that are both likely (55–80% each). Right: one is likely, the other unlikely.""",
)
RULES = (CONFIDENCE_WITHOUT_BASIS, WEAKENED_CONFIDENCE, EXCLUSIVE_SCENARIOS)


def check_judgements(file: BriefFile, house: House, problems: Collector) -> None:
    """Confidence, gaps and scenarios of a brief."""
    _check_basis(file, problems)
    _check_gaps(file, problems)
    _check_scenarios(file, chosen_scale(file, house), problems)


def _check_basis(file: BriefFile, problems: Collector) -> None:
    for index, finding in enumerate(file.brief.findings):
        if finding.confidence and not finding.basis:
            place = file.placed.place(("findings", index, "confidence")).value
            message = f"the confidence is {finding.confidence}, and nothing says why"
            hint = "write `basis:` below it: what the sources are worth, how well the argument holds, what is missing"
            CONFIDENCE_WITHOUT_BASIS.found(problems, place, message, hint)


def _check_gaps(file: BriefFile, problems: Collector) -> None:
    sure = {finding.id for finding in file.brief.findings if finding.id and finding.confidence == "high"}
    for index, gap in enumerate(file.brief.gaps):
        for at, name in enumerate(gap.weakens):
            if name in sure:
                place = file.placed.place(("gaps", index, "weakens", at)).value
                hint = f"lower the confidence of `{name}` to moderate, or say in its `basis` why the gap matters little"
                WEAKENED_CONFIDENCE.found(
                    problems, place, f"the gap weakens `{name}`, which is held with high confidence", hint
                )


def _check_scenarios(file: BriefFile, scale: Scale, problems: Collector) -> None:
    """The place of the problem is the scenario with which the sum passes a hundred."""
    least, counted = 0.0, []
    for index, scenario in enumerate(file.brief.scenarios):
        found = _least(scenario, scale)
        if not scenario.exclusive or found is None:
            continue
        before, least = least, least + found[0]
        counted.append(found[1])
        if before <= 100 < least:
            field = "likelihood" if scenario.likelihood else "share"
            place = file.placed.place(("scenarios", index, field)).value
            message = f"scenarios that exclude each other come to at least {least:g}%: {' + '.join(counted)}"
            hint = "lower one of them; or leave `exclusive` out where two can come true"
            EXCLUSIVE_SCENARIOS.found(problems, place, message, hint)


def _least(scenario: Scenario, scale: Scale) -> tuple[float, str] | None:
    """The least that a scenario's likelihood stands for, and how it is said; None where it has none on the scale."""
    if scenario.share is not None:
        return scenario.share, f"{scenario.share:g}%"
    step = scale.step(scenario.likelihood) if scenario.likelihood else None
    return (step.low, f"{scenario.likelihood} (from {step.low}%)") if step else None
