"""Engines: what runs a function over partitions. This process, its threads, processes beside it, or Dask."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Literal, TypeVar, get_args

from framing._checks import FramingError, check_choice

Engine = Literal["serial", "threads", "processes"]
Job = TypeVar("Job")
Result = TypeVar("Result")

RETRIES = 3
"""How often Dask gives a partition to another worker when one is lost."""


@contextmanager
def engine_of(name: str | None, workers: int, cluster: str | None) -> Iterator[Executor | None]:
    """An executor, or None for this process; it is taken down in the end, and so are its workers."""
    if cluster is not None:
        with _dask(cluster, workers) as executor:
            yield executor
        return
    chosen = name or ("serial" if workers == 1 else "processes")
    check_choice("executor", chosen, get_args(Engine))
    if chosen == "serial":
        yield None
    elif chosen == "threads":
        with ThreadPoolExecutor(workers) as threads:
            try:
                yield threads
            except BaseException:
                threads.shutdown(wait=True, cancel_futures=True)
                raise
    else:
        with _processes(workers) as processes:
            yield processes


def run(
    executor: Executor | None, function: Callable[[Job], Result], jobs: Iterable[Job], *, at_once: int
) -> Iterator[Result]:
    """The results of a function over jobs, as they are finished; no more than `at_once` jobs are handed out."""
    if executor is None:
        yield from map(function, jobs)
        return
    waiting = iter(jobs)
    running: set[Future[Result]] = set()
    try:
        while True:
            while len(running) < at_once and (job := next(waiting, None)) is not None:
                running.add(executor.submit(function, job))
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
    except BrokenProcessPool:
        raise FramingError(
            "a worker process was ended from outside, perhaps for want of memory. Count again with fewer workers or "
            "less --memory; what is finished is kept."
        ) from None
    finally:
        for future in running:
            future.cancel()


@contextmanager
def _processes(workers: int) -> Iterator[Executor]:
    before = set(multiprocessing.active_children())
    # Spawned, not forked: a fork of a process with threads can hang.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)
    try:
        yield pool
    except BaseException:
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """A worker leaves Ctrl-C to its parent, and ends when its parent does, even by `kill -9`."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def watch() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _dask(address: str, workers: int) -> Iterator[Executor]:
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise FramingError(
            "counting on a cluster needs Dask. Install it (pip install 'newsframing[cluster]'), or leave `cluster` out."
        ) from None
    try:
        if address == "local":
            with (
                LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,
                Client(cluster) as client,
            ):
                yield client.get_executor(pure=False, retries=RETRIES)
            return
        with Client(address, timeout=20) as client:
            yield client.get_executor(pure=False, retries=RETRIES)
    except OSError as error:
        raise FramingError(
            f"{address}: no Dask scheduler answers there ({error}). Start one, or mend the address."
        ) from None


def n_workers(executor: Any, workers: int) -> int:
    """How many partitions an executor counts at once: a cluster knows that itself."""
    client = getattr(executor, "_client", None)
    return max(1, sum(client.nthreads().values())) if client is not None else workers
