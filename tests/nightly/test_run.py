"""What a run makes of what comes back to it."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from briefgen.nightly.choosing import shelved
from briefgen.nightly.night import Made
from briefgen.nightly.run import Asked, Run
from briefgen.nightly.state import State
from briefgen.workspace import Workspace


class _Ending(Executor):
    """Whatever process does a job, it ends without a word."""

    def submit(self, *_: Any, **__: Any) -> Future[Made]:  # type: ignore[override]  # of one kind of work
        future: Future[Made] = Future()
        future.set_result(Made("died"))
        return future


@pytest.mark.parametrize("stops", [True, False])
def test_a_process_that_ends_with_the_run_is_no_failure_of_its_brief(tmp_path: Path, stops: bool) -> None:
    brief = tmp_path / "inputs/a.yaml"
    brief.parent.mkdir()
    brief.write_text("title: a\n", "utf-8")
    workspace, out = Workspace(tmp_path), tmp_path / "papers"
    run = Run(workspace, out, Asked(("pdf",), {}), State(out / "state.sqlite"))
    tasks = run.plan(shelved([brief], workspace, out)).tasks
    asked = iter([False, stops, stops])
    results = list(run.results(tasks, nullcontext(_Ending()), lambda: next(asked)))
    assert [result.cause for result in results] == ([] if stops else ["died"])
