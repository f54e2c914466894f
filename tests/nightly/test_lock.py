"""Who holds a folder, and who waits for it."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from briefgen.nightly.lock import held
from briefgen.problems import ProblemsFound


def test_another_run_is_waited_for(tmp_path: Path) -> None:
    with held(tmp_path, "papers", 0):
        began = time.monotonic()
        with pytest.raises(ProblemsFound, match="another run is at work here") as refused, held(tmp_path, "papers", 1):
            pass
    assert 1 <= time.monotonic() - began < 30
    assert f"process {os.getpid()} on " in str(refused.value.problems[0].message)
    with held(tmp_path, "papers", 0):
        pass


def test_ctrl_c_ends_the_waiting(tmp_path: Path) -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's job in the background hears none
    with held(tmp_path, "papers", 0):
        threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
        began = time.monotonic()
        with pytest.raises(KeyboardInterrupt), held(tmp_path, "papers", 60):
            pass
    signal.signal(signal.SIGINT, before)
    assert time.monotonic() - began < 30


def test_a_lock_that_is_something_else_is_told(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(b"no lock of ours" * 100)
    with pytest.raises(OSError, match="not a database"), held(tmp_path, "papers", 60):
        pass
    (tmp_path / "lock").unlink()
    (tmp_path / "lock").mkdir()
    with pytest.raises(OSError, match="open"), held(tmp_path, "papers", 60):
        pass
