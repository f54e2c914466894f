"""A process that builds briefs and tells what was opened meanwhile, what was noted and what came of it.

    python -m tests.reads.building TIMES BRIEF…

It builds all of the briefs so many times and prints a JSON object for each paper on a line of its own.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

OPENED: set[str] = set()


def _hear(event: str, about: tuple[Any, ...]) -> None:
    if event == "open" and isinstance(about[0], str | bytes | os.PathLike):
        OPENED.add(os.path.abspath(os.fsdecode(about[0])))


def told(brief: Path) -> dict[str, Any]:
    """One brief built: `opened`, `files` with their stamps, `listings`, and the papers' checksums by their format."""
    from briefgen.build import prepare, render
    from briefgen.reads import recorded
    from briefgen.workspace import find_workspace

    OPENED.clear()
    with recorded() as noted:
        papers = render(prepare(brief, find_workspace(brief)), ("docx", "pdf"))
    return {
        "brief": str(brief),
        "opened": sorted(OPENED),
        "files": [[str(path), was] for path, was in noted.files.items()],
        "listings": [[str(folder), *asked, names] for (folder, *asked), names in noted.listings.items()],
        "papers": {name: hashlib.sha256(content).hexdigest() for name, content in papers.items()},
    }


if __name__ == "__main__":
    sys.addaudithook(_hear)
    for _ in range(int(sys.argv[1])):
        for name in sys.argv[2:]:
            print(json.dumps(told(Path(name))))
