"""One brief through all the stages. Read this first.

    inputs/x.yaml ─read─▶ Brief ─data─▶ template ─compose─▶ Paper ─┬─ word ─▶ x.docx
                            └─ checks                       Theme ─┴─ pdf  ─▶ x.pdf

`prepare` goes as far as the Paper: whatever can be wrong with what a person wrote is
found there, so that `check` and `build` refuse the same things. `render` sets it.
`write_papers` puts the files in place, all of one brief or none.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from briefgen.brief import BriefFile, read_brief, template_data
from briefgen.checks import Checking, about_papers, load_rules
from briefgen.checks.allowances import Allowed
from briefgen.checks.markings import STRICTER_PART
from briefgen.citations import load_bibliography
from briefgen.document import Paper
from briefgen.house import House, load_house
from briefgen.house_word import word_options
from briefgen.marking import Tlp, in_file_name
from briefgen.problems import Collector, Position, Problem, ProblemsFound, in_order
from briefgen.template import compose
from briefgen.theme import PaperSize, Theme, load_theme
from briefgen.workspace import Workspace
from briefgen.writers import USUAL, WRITERS, Attachment, Options, PdfOptions, Profile

SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True)
class Choices:
    """What the command line asks for instead of what the brief says; None leaves it to the brief, then the house.

    `at` is the moment or date at which an embargo may be lifted, None for the paper's date: the only clock there is.
    `edition` is the level of an edition; None asks for the whole paper.
    """

    template: str | None = None
    theme: str | None = None
    paper: PaperSize | None = None
    embed_fonts: bool | None = None
    pdf_profile: Profile | None = None
    at: str | None = None
    edition: Tlp | None = None


@dataclass(frozen=True)
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


def find_briefs(paths: Iterable[Path]) -> list[Path]:
    """The brief files among files and folders: a file is taken as it is, a folder gives its YAML files, sorted.

    Hidden files and folders are left out. Each file comes once.
    """
    found: list[Path] = []
    for path in paths:
        found += _in_folder(path) if path.is_dir() else [path]
    return list(dict.fromkeys(found))


def _in_folder(folder: Path) -> list[Path]:
    named = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    files = (path for path in named if path.is_file() or not path.exists())  # a link that leads nowhere is a problem
    return sorted(path for path in files if not any(part.startswith(".") for part in path.relative_to(folder).parts))


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
        paper = None if problems.has_errors else problems.attempt(lambda: _paper(file, house, workspace, choices))
        theme = problems.attempt(lambda: _theme(file, house, paper, workspace, choices))
        name = _template(file, house, choices)
        word = problems.attempt(lambda: word_options(house, name, workspace, choices.embed_fonts))
        build_date = problems.attempt(_date_of_build)
        if paper is None or theme is None or word is None:
            raise ProblemsFound(())
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
        paper = _paper(file, whole.house, workspace, choices)
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


def _paper(file: BriefFile, house: House, workspace: Workspace, choices: Choices) -> Paper:
    """The brief poured through its template."""
    name = _template(file, house, choices)
    bibliography = load_bibliography(file, house, workspace)
    data = template_data(file, house, bibliography.fields(), choices.at)
    return compose(name, data, workspace, _named(file, "template", choices.template), bibliography)


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


def stem_of(brief: str, edition: Tlp | None) -> str:
    """The stem of a paper's files: that of its brief; of an edition with its marking, so that no paper takes the place
    of another: `x.tlp-clear`."""
    return f"{brief}.{in_file_name(edition)}" if edition else brief


def targets(stem: str, out: Path, formats: Sequence[str]) -> dict[str, Path]:
    """Where a brief's papers go: those of `inputs/x.yaml`, whose stem is `x`, to `OUT/x.docx` and `OUT/x.pdf`."""
    return {name: out / f"{stem}.{name}" for name in formats}


def clashes(briefs: Sequence[Path], workspace: Workspace) -> dict[Path, Problem]:
    """The briefs that would write the same paper as one before them, each with its problem."""
    first: dict[str, Path] = {}
    found: dict[Path, Problem] = {}
    for brief in briefs:
        other = first.setdefault(brief.stem.casefold(), brief)
        if other is not brief:
            message = f"its paper would have the same name as that of {workspace.shown(other)}"
            found[brief] = Problem(Position(workspace.shown(brief)), message, "rename one of the two", "same-name")
    return found


def write_papers(papers: Mapping[Path, bytes], workspace: Workspace) -> None:
    """Put the files in place, all or none: each is written whole beside its place first, then they are moved.

    Raises ProblemsFound when one can't be written; the papers that stood there before stay.
    """
    waiting: dict[Path, Path] = {}
    try:
        for target, content in papers.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            waiting[target] = _beside(target, content)
        _move(waiting)
    except OSError as error:
        refused = next((path for path in papers if str(path) in (error.filename, error.filename2)), target)
        place = Position(workspace.shown(refused))
        hint = "close it if it is open in another program, and look whether the folder may be written to"
        raise ProblemsFound([Problem(place, f"can't be written: {error.strerror}", hint, "unwritable")]) from None
    finally:
        for temporary in waiting.values():
            with contextlib.suppress(OSError):
                temporary.unlink()


def _move(waiting: Mapping[Path, Path]) -> None:
    """Move each file to its place; where one can't be moved, those before it get back what they held."""
    before: dict[Path, bytes | None] = {}
    try:
        for target, temporary in waiting.items():
            held = target.read_bytes() if target.is_file() else None
            os.replace(temporary, target)
            before[target] = held
    except OSError:
        for target, held in before.items():
            with contextlib.suppress(OSError):
                target.unlink() if held is None else os.replace(_beside(target, held), target)
        raise


def _beside(target: Path, content: bytes) -> Path:
    """A new file with a content in the folder of `target`, open to whom `target` was; none is left behind when it can't
    be written."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, _mode(target))
    except BaseException:
        os.unlink(name)
        raise
    return Path(name)


def _mode(target: Path) -> int:
    """Who may read and write a file that takes the place of `target`."""
    if target.is_file():
        return stat.S_IMODE(target.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
