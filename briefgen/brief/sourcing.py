"""What a brief rests on: where it names its sources, what each finding stands on, and an account of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefgen.brief.model import Brief
from briefgen.brief.source import Source
from briefgen.brief.source_types import type_of
from briefgen.brief.walk import FieldPath
from briefgen.language.dates import locale_of

if TYPE_CHECKING:
    from briefgen.brief.read import BriefFile


def named_sources(brief: Brief) -> Iterator[tuple[str, FieldPath]]:
    """Every source that findings, events, claims, files of data and other sources name, and where."""
    for name in ("findings", "events"):
        for index, item in enumerate(getattr(brief, name)):
            for at, wanted in enumerate(item.sources):
                yield wanted, (name, index, "sources", at)
    for index, figure in enumerate(brief.figures):
        for at, claim in enumerate(figure.claims):
            if claim.source:
                yield claim.source, ("figures", index, "claims", at, "source")
    for index, data in enumerate(brief.data):
        if data.source:
            yield data.source, ("data", index, "source")
    for index, source in enumerate(brief.sources):
        if source.derived_from:
            yield source.derived_from, ("sources", index, "derived_from")


def finding_sources(file: BriefFile, index: int) -> list[str]:
    """The ids of the sources that a finding names or its text cites, each once."""
    cited = (cited.key for cited in file.citations if cited.path[:2] == ("findings", index))
    return list(dict.fromkeys((*file.brief.findings[index].sources, *cited)))


def origins(file: BriefFile) -> dict[str, str]:
    """For each source that has an id the one it repeats, by however many others; itself where it repeats none."""
    before = {held.source.id: held.source.derived_from for held in file.sources if held.source.id}
    return {key: _first(key, before) for key in before}


def _first(key: str, before: Mapping[str, str | None]) -> str:
    """Circles, which are a problem of their own, end where they began."""
    passed = {key}
    while (above := before.get(key)) and above not in passed:
        passed.add(above)
        key = above
    return key


def account(file: BriefFile, language: str) -> dict[str, object]:
    """What templates say of the sources as a whole: how many of which group, their dates, grades and independence.

    `languages` are named in the paper's `language`. `single` holds the numbers of the findings that rest on one
    source, or on several that repeat one; `reliability` and `credibility` the letters and digits of grades in use.
    """
    sources = [held.source for held in file.sources]
    dates = sorted(source.date for source in sources if source.date)
    first = origins(file)
    resting = [{first.get(key, key) for key in finding_sources(file, at)} for at in range(len(file.brief.findings))]
    return {
        "count": len(sources),
        "groups": dict(Counter(type_of(source.type).group for source in sources)),
        "languages": _languages({source.language for source in sources if source.language}, language),
        "first_date": dates[0] if dates else None,
        "last_date": dates[-1] if dates else None,
        "graded": sum(source.grade is not None for source in sources),
        "derived": sum(source.derived_from is not None for source in sources),
        "single": [at + 1 for at, found in enumerate(resting) if len(found) == 1 and at not in file.more_sources],
        "reliability": _grades(sources, 0),
        "credibility": _grades(sources, 1),
    }


def _languages(codes: Iterable[str], language: str) -> list[str]:
    """What languages are called in another; those that the CLDR has no name for by their codes."""
    names = locale_of(language).languages if codes else {}
    return sorted(names.get(code) or names.get(code.split("-")[0]) or code for code in codes)


def _grades(sources: Sequence[Source], axis: int) -> list[str]:
    return sorted({source.grade[axis] for source in sources if source.grade})
