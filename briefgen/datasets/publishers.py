"""Who publishes the exports that are known, and how each asks to be cited.

ACLED: Attribution Policy of 2024, which asks for the day of access, filters and changes. UCDP: codebooks of GED 24.1
and of the Candidate Events Dataset. GTD: Terms of Use, START 2022. HDX HAPI: Terms of Service of OCHA's HDX.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.frozen import frozen

if TYPE_CHECKING:
    from briefgen.datasets.dataset import Dataset


@frozen
class Publisher:
    """A publisher by its short name, with the citation that it asks for."""

    name: str
    citation: str


_UCDP = "Uppsala Conflict Data Program, Uppsala University, ucdp.uu.se"
_ACLED = Publisher("ACLED", "Armed Conflict Location & Event Data (ACLED), acleddata.com")
_PUBLISHERS = {
    "acled": _ACLED,
    "acled-before-2023": _ACLED,
    "ucdp-ged": Publisher("UCDP", f"UCDP Georeferenced Event Dataset, {_UCDP}"),
    "ucdp-candidate": Publisher("UCDP", f"UCDP Candidate Events Dataset, {_UCDP}"),
    "gtd": Publisher(
        "GTD",
        "Global Terrorism Database, National Consortium for the Study of Terrorism and Responses to Terrorism (START), "
        "University of Maryland, start.umd.edu/gtd",
    ),
    "hapi": Publisher("HDX HAPI", "HDX Humanitarian API, OCHA, from data of ACLED, hapi.humdata.org"),
}


def publisher_of(dataset: Dataset) -> Publisher | None:
    """Whose export a file is; None for a plain table."""
    return _PUBLISHERS.get(dataset.kind.name)
