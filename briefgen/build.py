"""One brief through all the stages. Read this first.

    inputs/x.yaml ─read─▶ Brief ─data─▶ template ─compose─▶ Paper ─┬─ word ─▶ x.docx
                            └─ checks                       Theme ─┴─ pdf  ─▶ x.pdf

`prepare` goes as far as the Paper: whatever can be wrong with what a person wrote is
found there, so that `check` and `build` refuse the same things. `render` sets it.
Where its files go, `shelf.py` knows.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from briefgen.brief import BriefFile, read_brief, template_data
from briefgen.checks import Checking, about_papers, load_rules
from briefgen.checks.allowances import Allowed
from briefgen.checks.characters import unprintable
from briefgen.checks.markings import STRICTER_PART
from briefgen.citations import load_bibliography
from briefgen.document import Paper
from briefgen.frozen import frozen
from briefgen.house import House, load_house
from briefgen.house_word import word_options
from briefgen.issues import has_previous, previous_issue
from briefgen.marking import Tlp
from briefgen.problems import Collector, Position, Problem, ProblemsFound, in_order
from briefgen.shelf import stem_of
from briefgen.template import compose
from briefgen.theme import PaperSize, Theme, load_theme
from briefgen.workspace import Workspace
from briefgen.writers import USUAL, WRITERS, Attachment, Options, PdfOptions, Profile


@frozen
class Choices:
    """What the command line asks for instead of what the brief says; None leaves it to the brief, then the house.

    `at` is the moment or date at which an embargo may be lifted, None for the paper's date: the only clock there is.
    `edition` is the level of an edition; None asks for the whole paper. `issues` is the folder with the records of
    earlier issues; None: papers don't know of any.
    """

    template: str | None = None
    theme: str | None = None
    paper: PaperSize | None = None
    embed_fonts: bool | None = None
    pdf_profile: Profile | None = None
    at: str | None = None
    edition: Tlp | None = None
    issues: Path | None = None


@frozen
class Prepared:
    """A brief that nothing is wrong with, ready to be set.

    `problems` are the warnings and notices about it, `allowed` what it allows itself. `at` is when it is, for its
    embargo.
    """

    file: BriefFile
    house: House
    paper: Paper
    theme: Theme
    options: Options = USUAL
    problems: tuple[Problem, ...] = ()
    allowed: tuple[Allowed, ...] = ()
    at: str | None = None


def prepare(path: Path, workspace: Workspace, choices: Choices = Choices()) -> Prepared:
    """A brief read, checked and poured through its template, with the theme it will be set in.

    An edition is made of a whole brief that nothing is wrong with. Raises ProblemsFound with everything that has to be
    changed first.
    """
    whole = _whole(path, workspace, choices)
    return _edition(whole, choices.edition, workspace, choices) if choices.edition else whole


def _whole(path: Path, workspace: Workspace, choices: Choices) -> Prepared:
    with Collector() as problems:
        house = problems.attempt(lambda: load_house(workspace.template_roots))
        style = problems.attempt(lambda: load_rules(workspace.template_roots))
        file = problems.attempt(lambda: _as_asked(read_brief(path, workspace), choices))
        if house is None or style is None or file is None:
            raise ProblemsFound(())
        checking = Checking(file, house, style, choices.at)
        checking.on_brief(problems)
        if choices.edition:
            problems.problems = [each for each in problems if each.rule != STRICTER_PART.name]
        # What is wrong with the brief so far would come again as problems of the template.
        paper = (
            None if problems.has_errors else problems.attempt(lambda: _paper(file, house, workspace, choices, problems))
        )
        theme = problems.attempt(lambda: _theme(file, house, paper, workspace, choices))
        name = _template(file, house, choices)
        word = problems.attempt(lambda: word_options(house, name, workspace, choices.embed_fonts))
        build_date = problems.attempt(_date_of_build)
        if paper is None or theme is None or word is None:
            raise ProblemsFound(())
        paper = _settable(paper, theme, file, house, workspace, choices, problems)
        paper = replace(paper, date=paper.date or build_date)
        checking.on_paper(paper, theme, problems)
        if not choices.edition:
            checking.on_release(paper, problems)
    options = Options(word, _pdf_options(file, house, choices))
    return Prepared(file, house, paper, theme, options, in_order(problems), checking.allowed, choices.at)


def _edition(whole: Prepared, level: Tlp, workspace: Workspace, choices: Choices) -> Prepared:
    """What of a paper the readers at a level may have."""
    from briefgen.edition import edition_for  # most papers are built whole

    style = load_rules(workspace.template_roots)
    with Collector() as problems:
        problems.problems += [each for each in whole.problems if each.rule not in about_papers(style)]
        in_text = load_bibliography(whole.file, whole.house, workspace).in_text
        file = edition_for(level, whole.file, in_text, workspace, problems)
        paper = _paper(file, whole.house, workspace, choices, problems, whole.file)
        paper = _settable(paper, whole.theme, file, whole.house, workspace, choices, problems)
        checking = Checking(file, whole.house, style, choices.at)
        checking.on_edition(paper, whole.theme, problems)
        checking.on_release(paper, problems)
    paper = replace(paper, date=paper.date or whole.paper.date)
    options = replace(whole.options, pdf=_pdf_options(file, whole.house, choices))
    return replace(whole, file=file, paper=paper, options=options, problems=in_order(problems))


def _as_asked(file: BriefFile, choices: Choices) -> BriefFile:
    """The brief with the template that the command asks for: rules are about the paper that is made."""
    if choices.template is None:
        return file
    return replace(file, brief=file.brief.model_copy(update={"template": choices.template}))


def _date_of_build() -> str | None:
    """The day that SOURCE_DATE_EPOCH gives, in UTC, for papers without a date of their own; None where it isn't set.

    https://reproducible-builds.org/specs/source-date-epoch/: it takes the place of the
    clock. A paper's own date isn't the clock's, so it stays even where it is later.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return None
    try:
        if not re.fullmatch("[0-9]+", given):
            raise ValueError
        return datetime.fromtimestamp(int(given), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        hint = "set it to the seconds since 1970 that `date +%s` prints, or unset it"
        message = f"this isn't a point in time: “{given[:40]}”"
        raise ProblemsFound([Problem(Position("SOURCE_DATE_EPOCH"), message, hint, "source-date-epoch")]) from None


def _paper(
    file: BriefFile,
    house: House,
    workspace: Workspace,
    choices: Choices,
    problems: Collector,
    whole: BriefFile | None = None,
) -> Paper:
    """The brief poured through its template; `whole` is what an edition was cut from."""
    name = _template(file, house, choices)
    bibliography = load_bibliography(file, house, workspace)
    data = template_data(file, house, bibliography.fields(), choices.at)
    if choices.issues and (whole or not choices.edition):  # a paper that an edition is cut from isn't printed
        data["previous"] = previous_issue(file, house, data, choices.issues, workspace, problems, whole)
    return compose(name, data, workspace, _named(file, "template", choices.template), bibliography)


def _settable(
    paper: Paper,
    theme: Theme,
    file: BriefFile,
    house: House,
    workspace: Workspace,
    choices: Choices,
    problems: Collector,
) -> Paper:
    """The paper, without its previous issue where that has characters that the theme has no font for: it was set in
    another theme, and nobody could mend it now."""
    if not choices.issues or not has_previous(file, choices.issues, workspace) or not unprintable(paper, theme):
        return paper
    alone = _paper(file, house, workspace, replace(choices, issues=None), problems)
    if unprintable(alone, theme):
        return paper
    message = "its previous issue has characters that no font of the theme has, so it doesn't say what changed since"
    problems.add(Position(file.placed.path), message, "", "previous-issue", "warning")
    return alone


def _theme(file: BriefFile, house: House, paper: Paper | None, workspace: Workspace, choices: Choices) -> Theme:
    """The theme that the command, the brief, the template or the house names, in this order."""
    name = choices.theme or file.brief.theme or (paper and paper.theme) or house.theme
    size = choices.paper or file.brief.paper or house.paper
    return load_theme(name, workspace.template_roots, size, _named(file, "theme", choices.theme))


def _pdf_options(file: BriefFile, house: House, choices: Choices) -> PdfOptions:
    """What the PDF is made with: the profile that the command or the house names, and what it has attached."""
    profile = choices.pdf_profile or house.pdf.profile
    name = f"{stem_of(file.path.stem, file.edition)}{file.path.suffix}"
    source = Attachment(name, file.placed.raw) if profile == "ua1+a3a" else None
    return PdfOptions(profile, source)


def _template(file: BriefFile, house: House, choices: Choices) -> str:
    """The template that the command, the brief or the house names, in this order."""
    return choices.template or file.brief.template or house.template


def _named(file: BriefFile, field: str, chosen: str | None) -> Position:
    """Where a template or theme is named: the command's option, or the brief's field."""
    return Position(f"--{field}") if chosen else file.placed.place((field,)).value


def render(prepared: Prepared, formats: Sequence[str]) -> dict[str, bytes]:
    """The paper in each format (`docx`, `pdf`), as the bytes of its file."""
    return {name: WRITERS[name](prepared.paper, prepared.theme, prepared.options) for name in formats}
