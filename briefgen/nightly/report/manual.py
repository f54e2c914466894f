"""`docs/nightly-report.md`: what a night reports, with every field of the JSON, made from its schema.

python -m briefgen.nightly.report.manual > docs/nightly-report.md
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefgen.nightly.report.record import SCHEMA

_INTRODUCTION = """\
# The nightly report

`briefgen nightly` ends with one line that sums up the night, and leaves three files beside the papers, or in the
folder that `--report` names, one for each folder of papers. They tell of one run: the next one replaces them whole, all
three or none. The same night gives the same report, whatever the number of workers and the order of their work; only
times and memory differ.

- **`nightly-report.html`** is for people. It needs no network and no script, and its papers are linked relatively, so
  that the folder may be served or moved as a whole. It begins with what needs somebody. Long lists are cut off, with
  a count. It forbids itself everything but its own style (Content-Security-Policy). A server that forbids that too,
  as Jenkins does for its artefacts, shows the same page without design.
- **`nightly-report.xml`** is JUnit XML, for Jenkins, GitLab, GitHub and others: a test case for each brief. What
  somebody has to change is a `failure`; a brief that took too long or too much memory, whose process died, or that
  met a bug of ours is an `error`. Warnings and notices stand in `system-out`; with `--strict`, warnings are a
  `failure`. A current brief passes.
- **`nightly-report.json`** is for programs. It keeps to a schema, which `briefgen schema nightly-report` prints.

## Exit code

0 all is well, 1 some briefs have problems (with `--strict`: or warnings), 2 wrong use of the command, 3 a bug of
ours, 130 and 143 stopped by Ctrl-C and by SIGTERM. A report that can't be written makes it 1 at least, and is said on
standard error; no paper is lost.

## On the terminal

A bar shows how far the run is, where a terminal is. Where there is none, a line is printed for each brief that was
built or failed. Then come the problems of the briefs that failed and the warnings of those that were built, a hundred
at most, and the summary. What is current is not mentioned; `--explain` names it. With `--quiet`, only problems are
printed, and the summary where somebody is needed.

## Telling somebody: `--notify`

    briefgen nightly --notify ./post-report

runs a command of yours afterwards, with the path of the JSON report as its last argument. It is split as a shell
would, but no shell runs it; for pipes, name a script. Its environment has `BRIEFGEN_EXIT_CODE` and
`BRIEFGEN_SUMMARY`, the line that sums up. It runs whatever the night was like, in the folder in which the run was
begun, and is stopped after 60 seconds. A command that isn't there is refused before the night begins. One that fails
later is told on standard error and changes no exit code: it was told the code, and the papers are as they are.

It is run too where the night was cut short: no briefs are there, another run holds the folder, a disk is full. Where
no report could be written, it gets no path, and the summary says what happened. A mistake in the options ends the run
before there is a hook, and `--dry-run` tells nobody. On Windows, `\\` is a part of a path and only `"` quotes.

    #!/bin/sh
    # post-report: a mail in the morning, only when somebody is needed
    [ "$BRIEFGEN_EXIT_CODE" = 0 ] && exit
    echo "$BRIEFGEN_SUMMARY ${1:+See ${1%.json}.html.}" | mail -s "Papers need somebody" editors@example.org

`chmod +x post-report` makes it a program. In the systemd unit and the container of [nightly.md](nightly.md) it can send
no mail; there somebody else tells.

## The JSON, field by field

<!-- Made by `python -m briefgen.nightly.report.manual`; change the schema or the module instead. -->
"""


def manual() -> str:
    """The whole page, as Markdown."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    parts = [schema, *schema["$defs"].values()]
    return _INTRODUCTION + "\n".join(line for part in parts for line in _part(part, schema["$defs"])) + "\n"


def _part(part: dict[str, Any], parts: dict[str, Any]) -> Iterator[str]:
    yield from (("", f"### {part['title']}", "") if part in parts.values() else ("",))
    yield from (part["description"], "", "| Field | Kind | |", "|:--|:--|:--|")
    for field, said in part["properties"].items():
        yield f"| `{field}` | {_kind(said, parts)} | {said.get('description', '')} |"


def _kind(said: dict[str, Any], parts: dict[str, Any]) -> str:
    """What a field holds, in a few words."""
    if "$ref" in said:
        return str(parts[said["$ref"].rpartition("/")[2]]["title"]).lower()
    if "const" in said:
        return f"`{said['const']}`"
    if "enum" in said:
        return ", ".join(f"`{json.dumps(each).strip(chr(34))}`" for each in said["enum"])
    if said["type"] == "array":
        return f"list: {_kind(said['items'], parts)}"
    return " or ".join([said["type"]] if isinstance(said["type"], str) else said["type"])


if __name__ == "__main__":
    print(manual(), end="")
