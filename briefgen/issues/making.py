"""The record of a paper's issue, made of its brief; of an edition's brief, once that is cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.amount import Amount
from briefgen.brief import BriefFile, chosen_scale
from briefgen.brief.judgements import Scenario
from briefgen.brief.ledger import amount, in_use
from briefgen.brief.model import Finding, Section
from briefgen.brief.quoting import Press
from briefgen.brief.typography import in_language, neutral
from briefgen.brief.walk import FieldPath
from briefgen.house import House
from briefgen.issues.record import FigureKept, Issue, JudgementKept, RecommendationKept, SectionKept
from briefgen.issues.texts import paragraphs


def issue_of(file: BriefFile, house: House) -> Issue:
    """What is kept of an issue."""
    made, brief = _Making(file, house), file.brief
    return Issue.model_construct(
        format=1,
        date=brief.date,
        version=made.plain(brief.version),
        number=made.plain(brief.number),
        title=made.line(("title",)),
        language=made.press.language,
        edition=file.edition,
        sections=tuple(made.sections(brief.sections, ("sections",))),
        findings=tuple(made.finding(each, ("findings", at)) for at, each in enumerate(brief.findings)),
        scenarios=tuple(made.scenario(each, ("scenarios", at)) for at, each in enumerate(brief.scenarios)),
        figures=tuple(made.figures()),
        recommendations=tuple(made.recommendations()),
    )


class _Making:
    """Takes a brief's texts and numbers, as its house prints them."""

    def __init__(self, file: BriefFile, house: House) -> None:
        self.file = file
        self.press = Press(file.brief.figures, file.brief.language or house.language, house)
        self.scale = chosen_scale(file, house)

    def plain(self, text: str | None) -> str | None:
        """A field of plain words."""
        return in_language(neutral(text), self.press.language) if text else None

    def prose(self, path: FieldPath, *fields: str) -> tuple[str, ...]:
        """Some fields of CommonMark of one part, one after the other."""
        elements = (self.file.elements.get((*path, field), "") for field in fields)
        return tuple(text for each in elements if each for text in paragraphs(each, self.press))

    def line(self, path: FieldPath) -> str:
        """A field that is one line of CommonMark."""
        return " ".join(self.prose(path[:-1], str(path[-1])))

    def sections(self, sections: Sequence[Section], path: FieldPath) -> Iterator[SectionKept]:
        """Sections, and those in them, in the order of the text."""
        for at, each in enumerate(sections):
            here = (*path, at)
            title = self.line((*here, "title"))
            yield SectionKept.model_construct(id=each.id, title=title, text=self.prose(here, "body"))
            yield from self.sections(each.sections, (*here, "sections"))

    def finding(self, finding: Finding, path: FieldPath) -> JudgementKept:
        """A finding, with why its confidence is what it is."""
        made = self._judgement(finding, None, self.prose(path, "text", "basis"))
        return made.model_copy(update={"confidence": finding.confidence})

    def scenario(self, scenario: Scenario, path: FieldPath) -> JudgementKept:
        """A scenario; its share is a likelihood in per cent."""
        text, name, share = self.prose(path, "text"), self.plain(scenario.name), scenario.share
        if share is None:
            return self._judgement(scenario, name, text)
        likelihood = self.press.in_digits(Amount(None, share, None), "%")
        return JudgementKept.model_construct(
            id=scenario.id, name=name, text=text, likelihood=likelihood, low=share, high=share
        )

    def _judgement(self, record: Finding | Scenario, name: str | None, text: tuple[str, ...]) -> JudgementKept:
        step = self.scale.step(record.likelihood) if record.likelihood else None
        low, high = (step.low, step.high) if step else (None, None)
        return JudgementKept.model_construct(
            id=record.id, name=name, text=text, likelihood=record.likelihood, low=low, high=high
        )

    def figures(self) -> Iterator[FigureKept]:
        """Of each figure the number in use."""
        for figure in self.file.brief.figures:
            number = amount(in_use(figure))._asdict()
            label, unit = self.plain(figure.label), self.plain(figure.unit)
            yield FigureKept.model_construct(id=figure.id, label=label, unit=unit, **number)

    def recommendations(self) -> Iterator[RecommendationKept]:
        """Each recommendation with all that is said of it: by when, and what it takes."""
        for at, each in enumerate(self.file.brief.recommendations):
            path: FieldPath = ("recommendations", at)
            by_when = self.plain(each.timeframe)
            text = (*self.prose(path, "text"), *filter(None, [by_when]), *self.prose(path, "measure", "cost", "risk"))
            yield RecommendationKept.model_construct(id=each.id, to=self.plain(each.to), text=text)
