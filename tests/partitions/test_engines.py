"""Tests of framing.partitions.engines: threads, processes and Dask give the same results, and are gone afterwards."""

from __future__ import annotations

import builtins
import multiprocessing
import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from partitioned import articles, counted, write_lines

from framing import read_lexicon
from framing._checks import FramingError
from framing.partitions import count, run
from framing.partitions.engines import engine_of
from framing.partitions.engines import run as run_jobs


def square(n: int) -> int:
    """A job."""
    return n * n


def die(n: int) -> int:
    """A job that takes its worker with it."""
    os.kill(os.getpid(), signal.SIGKILL)
    return n


def test_one_worker_is_this_process() -> None:
    """Without several workers nothing is started."""
    with engine_of(None, 1, None) as engine:
        assert engine is None
        assert list(run_jobs(engine, square, range(4), at_once=2)) == [0, 1, 4, 9]


def test_no_more_jobs_are_handed_out_than_asked_for() -> None:
    """Jobs are made when there is room for them, so that a million of them need no memory."""
    made: list[int] = []

    def jobs() -> Any:
        for n in range(1, 20):
            made.append(n)
            yield n

    with ThreadPoolExecutor(2) as threads:
        for finished, _ in enumerate(run_jobs(threads, square, jobs(), at_once=3), start=1):
            assert len(made) <= finished + 3 + 2


def test_threads_end_with_the_error_of_a_job() -> None:
    """An error that no job answers for goes to the caller."""
    with pytest.raises(TypeError), engine_of("threads", 2, None) as engine:
        list(run_jobs(engine, square, ["not a number"], at_once=2))  # type: ignore[list-item]


def test_a_process_that_is_killed_is_told_of() -> None:
    """A worker that is ended from outside is an error with a remedy, and leaves no process."""
    with pytest.raises(FramingError, match="fewer workers"), engine_of("processes", 1, None) as engine:
        list(run_jobs(engine, die, range(1), at_once=1))
    assert not multiprocessing.active_children()


def test_dask_that_is_not_installed_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the extra."""
    found = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "distributed":
            raise ImportError(name)
        return found(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(FramingError, match=r"newsframing\[cluster\]"), engine_of(None, 1, "local"):
        pass


def test_a_cluster_that_loses_a_worker_counts_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Dask cluster of two workers, one of which is killed in the middle, ends with the digest of one partition."""
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(run, "partition_size", lambda *_, **__: 4_500)
    lexicon, path = read_lexicon("harbour-strike"), write_lines(tmp_path / "strike.jsonl", articles(40))
    killed: list[int] = []
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        pids = client.run(os.getpid)

        def kill(line: str) -> None:
            if line.startswith("counting") and not killed:
                killed.append(min(pids.values()))
                os.kill(killed[0], signal.SIGKILL)

        counts = count(path, lexicon, cluster=cluster.scheduler_address, folder=tmp_path / "job", progress=kill)
    assert killed
    assert counts.digest() == counted(path, lexicon, size=10**9).digest()
    assert not multiprocessing.active_children()
