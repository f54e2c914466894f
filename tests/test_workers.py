"""Work that is shared among processes comes out as if one had done it."""

from __future__ import annotations

import os
import signal
import time
from functools import partial

import pytest

from briefgen.workers import FEWEST_EACH, Lost, each, usual_jobs


def _slow_at_first(number: int) -> int:
    time.sleep(0.02 if number < 2 else 0)
    return number * number


def _deadly(number: int, deadly: set[int], home: int) -> int:
    if number in deadly and os.getpid() != home:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(each(_slow_at_first, range(20), jobs)) == [number * number for number in range(20)]
    assert list(each(_slow_at_first, [], jobs)) == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal")
@pytest.mark.parametrize("deadly", [{0}, {7}, {19}, {3, 4, 12}])
def test_what_ends_its_process_costs_nothing_else(deadly: set[int]) -> None:
    made = list(each(partial(_deadly, deadly=deadly, home=os.getpid()), range(20), 2))
    assert made == [Lost(number) if number in deadly else number for number in range(20)]


def test_few_things_are_done_by_one_process_and_never_more_than_there_are_processors() -> None:
    assert usual_jobs(0) == usual_jobs(FEWEST_EACH) == 1
    assert usual_jobs(10_000) == (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count())
