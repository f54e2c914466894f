"""What a brief doesn't need is not imported for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.datasets.files import csv_file

ROOT = Path(__file__).resolve().parents[2]


def loaded(code: str, *arguments: str) -> set[str]:
    """The modules that a process has loaded that runs some code."""
    script = f"import sys\n{code}\nprint(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(ran.stdout.split())


def test_a_brief_without_data_loads_nothing_that_reads_it() -> None:
    modules = loaded("import briefgen.build")
    assert "briefgen.build" in modules
    assert not {name for name in modules if name.startswith("briefgen.datasets.")} - {"briefgen.datasets.questions"}


@pytest.mark.parametrize("heavy", ["polars", "python_calamine"])
def test_a_small_file_needs_no_engine(heavy: str, tmp_path: Path) -> None:
    code = (
        "from pathlib import Path\nfrom briefgen.datasets import Question, count, open_dataset\n"
        "count(open_dataset(Path(sys.argv[1]), 'events.csv'), Question(by=('month',)))"
    )
    modules = loaded(code, str(csv_file(tmp_path)))
    assert "briefgen.datasets.counting" in modules
    assert heavy not in modules
