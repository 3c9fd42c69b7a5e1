"""count: a source of any size, in bounded memory, on the cores of this machine or on a cluster, to the same counts."""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from typing import TypedDict, Unpack

from framing._checks import FramingError
from framing.lexicon import Lexicon
from framing.mentions.tables import Attribution
from framing.partitions.blocks import Block, Piece
from framing.partitions.counting import count_partition
from framing.partitions.counts import Counts
from framing.partitions.divide import SIZE, open_source
from framing.partitions.engines import Engine, engine_of, n_workers, run
from framing.partitions.failures import Failure, attempt, check_failures
from framing.partitions.look import look_at, settle
from framing.partitions.places import Partition
from framing.partitions.progress import Progress, Say
from framing.partitions.recipe import Recipe, Words, count_key, look_key, recipe_of
from framing.partitions.store import Store, job_folder

_UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12, "ki": 2**10, "mi": 2**20, "gi": 2**30, "ti": 2**40}
PROCESS = 350 * 2**20
"""Bytes that a process takes before it holds an article: the libraries, a lexicon, cues."""
PER_BYTE = 40
"""Bytes that a partition takes at its peak, for each byte of its text: tokens, tables, and the words of Python."""
SMALLEST = 200_000
"""Bytes below which a partition has more overhead than text."""


class CountOptions(TypedDict, total=False):
    """Options of `count`: what is counted, how the source is read, what is told."""

    attribution: Attribution
    keep: Iterable[str]
    words: Words
    text: str | Sequence[str] | None
    header: Mapping[str, object] | str | os.PathLike[str] | None
    columns: Mapping[str, str] | None
    progress: bool | Say | None


def count(
    source: str | os.PathLike[str],
    lexicons: Lexicon | Iterable[Lexicon],
    *,
    workers: int | None = None,
    executor: Engine | None = None,
    cluster: str | None = None,
    memory: str | int = "2GiB",
    folder: str | os.PathLike[str] | None = None,
    **options: Unpack[CountOptions],
) -> Counts:
    """Count mentions and words of a source that is too large for memory.

    Answers: who is named how in a million articles, by which outlet, in whose words?

    Parameters
    ----------
    source
        As in `read_corpus`; Parquet and JSON Lines are best.
    lexicons
        One or several, which are found in one run.
    workers
        How many partitions are counted at once; one where none is given.
    executor
        "serial", "threads" or "processes"; by default processes where there are several workers. Danger: with
        processes, a script must guard what it does by ``if __name__ == "__main__":``.
    cluster
        The address of a Dask scheduler, "tcp://host:8786", whose workers must find the source under the same path; or
        "local", a cluster of processes on this machine.
    memory
        What all processes on this machine may hold while partitions are counted: partitions are made small enough.
    folder
        Where finished partitions are kept, so that a run that was ended goes on; by default in the user's cache.
    **options
        - `attribution`, `keep`: as in `find_mentions` and `find_zones`;
        - `words`: "outlet" (the default), "document" (needed for `keyness` and the like), or "none";
        - `text`, `header`: as in `read_corpus`; `columns`: the column of a docvar, ``{"outlet": "media_name"}``;
        - `progress`: True to have a line on the standard error, False for none; by default on a terminal, of what
          takes more than two seconds. A function is called with each line.

    Returns
    -------
    Counts
        The same, to the last bit, with any number of partitions and workers.

    Raises
    ------
    FramingError
        If partitions fail: they are named, with their articles, when all others are finished. A second run counts what
        is missing.

    Notes
    -----
    Two passes: the first finds what only the whole tells of a part (lines that an outlet repeats, ids, numbers of
    rows), the second counts. A partition is counted by `find_zones`, `find_mentions` and `words_dfm`, as a whole corpus
    is.

    Examples
    --------
    >>> import tempfile
    >>> from framing import naming, read_lexicon
    >>> counts = count("harbour-strike", read_lexicon("harbour-strike"), folder=tempfile.mkdtemp())
    >>> counts
    Counts(6 articles, 1 partitions, harbour-strike)
    >>> naming(counts.mentions())["outlet"].nunique()
    6
    """
    if unknown := sorted(set(options) - set(CountOptions.__annotations__)):
        raise FramingError(f"{unknown} are no options of count; it takes {sorted(CountOptions.__annotations__)}.")
    header, told = options.pop("header", None), Progress(options.pop("progress", None))
    recipe = recipe_of(lexicons, **options)
    n = _whole_number(workers)
    size = partition_size(memory, n, several=n > 1 and executor != "threads")
    opened = open_source(source, size=size, text=recipe.text, header=header)
    store = Store(job_folder(opened.path, folder))
    try:
        with engine_of(executor, n, cluster) as engine:
            job = _Job(engine, n_workers(engine, n), store, told)
            looked = job.stage("look", opened.partitions, opened.partitions, look_at, recipe, look_key)
            plan = settle(opened, recipe, looked)
            block = job.stage("count", plan.partitions, plan.tasks(), count_partition, plan.recipe, count_key)
    finally:
        told.end()
    counts = Counts(plan, block)
    counts.tell()
    return counts


class _Job:
    """What runs both stages."""

    def __init__(self, engine: Executor | None, workers: int, store: Store, progress: Progress) -> None:
        self._engine, self._workers, self._store, self._progress = engine, workers, store, progress

    def stage(
        self,
        name: str,
        partitions: Sequence[Partition],
        tasks: Iterable[Partition],
        function: Callable[[Partition, Recipe], Block],
        recipe: Recipe,
        key_of: Callable[[Partition, Recipe], str],
    ) -> Block:
        """A function of every partition, or what is kept of it."""
        sizes = {partition.number: partition.n_bytes for partition in partitions}
        self._progress.start({"look": "reading", "count": "counting"}[name], sum(sizes.values()))
        keys: dict[int, str] = {}
        pieces: list[Piece] = []
        failures: list[Failure] = []

        def missing() -> Iterator[Partition]:
            for partition in tasks:
                key = keys[partition.number] = key_of(partition, recipe)
                kept = self._store.get(name, partition.number, key)
                if kept is None:
                    yield partition
                else:
                    pieces.append(kept)
                    self._progress.skip(sizes[partition.number])

        work = functools.partial(attempt, function=function, recipe=recipe)
        # One more than workers, so that none waits for the next partition to be handed out.
        for number, found in run(self._engine, work, missing(), at_once=self._workers + 1):
            if isinstance(found, Failure):
                failures.append(found)
                continue
            (piece,) = found.pieces
            pieces.append(self._store.put(name, piece, keys[number]))
            self._progress.add(sizes[number], piece.rows("articles" if name == "look" else "documents"))
        check_failures(failures, len(sizes))
        self._store.clear(name, set(keys.values()))
        return Block(tuple(sorted(pieces, key=lambda piece: piece.number)))


def partition_size(memory: str | int, workers: int, *, several: bool = False) -> int:
    """Bytes of text of a partition, so that all that are counted at once stay within some memory.

    Raises
    ------
    FramingError
        If the memory is no number, or too little.

    Examples
    --------
    >>> partition_size("2GiB", 1), partition_size("2GiB", 2, several=True) < 16_000_000
    (16000000, True)
    """
    n_bytes = _bytes(memory)
    processes = workers + 1 if several else 1
    size = (n_bytes - processes * PROCESS) // (workers * PER_BYTE)
    if size < SMALLEST:
        least = -(-(processes * PROCESS + workers * PER_BYTE * SMALLEST) // 2**20)
        raise FramingError(
            f"`memory` is too little for {workers} workers: {memory}. Give {least} MiB, or fewer workers."
        )
    return min(size, SIZE)


def most_workers(memory: str | int, cores: int) -> int:
    """As many processes as there are cores, or as the memory has room for; one at least.

    >>> most_workers("2GiB", 1), most_workers("64GiB", 8), most_workers("2GiB", 64) < 64
    (1, 8, True)
    """
    room = (_bytes(memory) - PROCESS) // (PROCESS + PER_BYTE * SMALLEST)
    return max(1, min(cores, room)) if room > 1 else 1


def _bytes(memory: str | int) -> int:
    """A size as people write it."""
    if isinstance(memory, int) and not isinstance(memory, bool):
        return memory
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([kmgt]?i?)b?\s*", str(memory).lower())
    if not found or found[2] not in _UNITS:
        raise FramingError(f"`memory` must be a size such as '2GiB' or '500MB'; got {memory!r}.")
    return int(float(found[1]) * _UNITS[found[2]])


def _whole_number(workers: int | None) -> int:
    if workers is None:
        return 1
    if type(workers) is not int or workers < 1:
        raise FramingError(f"`workers` must be a whole number from 1; got {workers!r}.")
    return workers
