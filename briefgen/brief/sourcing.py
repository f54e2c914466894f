"""Where a brief names its sources by id, outside prose."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.brief.model import Brief
from briefgen.brief.walk import FieldPath


def named_sources(brief: Brief) -> Iterator[tuple[str, FieldPath]]:
    """Every source that findings, events, claims and other sources name, and where."""
    for name in ("findings", "events"):
        for index, item in enumerate(getattr(brief, name)):
            for at, wanted in enumerate(item.sources):
                yield wanted, (name, index, "sources", at)
    for index, figure in enumerate(brief.figures):
        for at, claim in enumerate(figure.claims):
            if claim.source:
                yield claim.source, ("figures", index, "claims", at, "source")
    for index, source in enumerate(brief.sources):
        if source.derived_from:
            yield source.derived_from, ("sources", index, "derived_from")
