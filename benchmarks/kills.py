"""Kill a job of `framing.partitions.count` again and again: it must end with the bytes of one that was not killed.

    python benchmarks/kills.py --kills 200 --corpora 10000

A run of several partitions is started and, at a random moment, ended by `kill -9`: before it has begun, while it
writes, while it merges, or not at all, where it was quicker. Then the same job is started anew. After each run no file
may be damaged; a job that has ended must have the digest and, file by file, the bytes of an uninterrupted run, and then
a new job begins. `--corpora` counts generated corpora in random partitions besides: per outlet the counts must sum to
the whole, and the whole be that of the corpus in one piece. Both go on several cores at once, and a line tells how far
they are; 200 kills and 10,000 corpora take some 20 minutes on two. The package must not be edited meanwhile: another
version of the code makes all that was counted stale, as it should.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from partitioned import articles, counted, write_lines  # noqa: E402

from framing import Lexicon, find_mentions, find_zones, read_corpus, read_lexicon, words_dfm  # noqa: E402
from framing.partitions.blocks import read_piece  # noqa: E402
from framing.text.tokens import tokenise  # noqa: E402

JOB = """
import sys
sys.path.insert(0, {root!r})
from framing import read_lexicon
from framing.partitions import count, run
run.partition_size = lambda *_, **__: {size}
if __name__ == "__main__":
    counts = count(sys.argv[1], read_lexicon("harbour-strike"), folder=sys.argv[2], workers={workers}, words="document")
    counts.write(sys.argv[3])
    print(counts.digest())
"""


def main() -> None:
    """Run what is asked for, and end with 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--kills", type=int, default=200, help="how many runs are killed")
    parser.add_argument("--workers", type=int, default=1, help="processes of a run (1: the process itself)")
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--corpora", type=int, default=0, help="generated corpora of which counts are added up")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1, help="jobs, or corpora, at once")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if chosen.kills:
            kill(Path(folder), chosen)
        if chosen.corpora:
            conserve_all(folder, chosen)


@dataclass(frozen=True)
class Whole:
    """What an uninterrupted run does: its command, digest and files, and how many seconds it may take."""

    command: list[str]
    digest: bytes
    files: dict[str, bytes]
    seconds: float


def kill(folder: Path, chosen: argparse.Namespace) -> None:
    """Kill jobs at random moments, and compare what they leave."""
    source = write_lines(folder / "strike.jsonl", articles(chosen.articles))
    code = JOB.format(root=str(ROOT), size=source.stat().st_size // 7, workers=chosen.workers)
    command, job = [sys.executable, "-c", code, str(source)], folder / "whole"
    digest, begun = b"", 0.0
    for _ in range(2):  # the first run may compile what others find compiled, and take longer
        shutil.rmtree(job, ignore_errors=True)
        begun = time.monotonic()
        digest = subprocess.run([*command, *places(job)], capture_output=True, check=True).stdout
    whole = Whole(command, digest, contents(job), 1.1 * (time.monotonic() - begun))
    kills = Countdown(chosen.kills, "runs killed")
    jobs = [(folder / f"job-{i}", random.Random(f"{chosen.seed} {i}")) for i in range(chosen.at_once)]
    with ThreadPoolExecutor(chosen.at_once) as threads:
        found = list(threads.map(lambda job: kill_again(whole, *job, kills), jobs))
    ended, kept = (sum(numbers) for numbers in zip(*found, strict=True))
    print(
        f"{chosen.kills} runs killed within {whole.seconds:.1f} s, {ended} jobs ended: each with the same digest and "
        f"bytes; {kept:,} finished partitions found whole"
    )


def kill_again(whole: Whole, job: Path, draw: random.Random, kills: Countdown) -> tuple[int, int]:
    """Kill one job after the other until enough are killed: how many have ended, and the partitions that were kept."""
    ended = kept = 0
    while kills.left > 0 or job.exists():
        with subprocess.Popen([*whole.command, *places(job)], stdout=subprocess.PIPE) as process:
            try:
                output, _ = process.communicate(timeout=draw.uniform(0, whole.seconds) if kills.left > 0 else None)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                kills.one()
                kept += check(job, whole.files)
                continue
        if process.returncode or output != whole.digest or contents(job) != whole.files:
            raise SystemExit(f"a run ended with {process.returncode} and other bytes than it should")
        ended += 1
        shutil.rmtree(job)
    return ended, kept


class Countdown:
    """How many there are still to do, told on the standard error every ten seconds."""

    def __init__(self, of: int, what: str) -> None:
        self.left, self._of, self._what = of, of, what
        self._begun = self._told = time.monotonic()
        self._lock = threading.Lock()

    def one(self) -> None:
        """One is done."""
        with self._lock:
            self.left -= 1
            now, done = time.monotonic(), self._of - self.left
            if now - self._told > 10 or not self.left:
                rest = (now - self._begun) / done * max(self.left, 0) / 60
                print(f"{done:,} of {self._of:,} {self._what}, {rest:.0f} min left", file=sys.stderr, flush=True)
                self._told = now


def places(job: Path) -> list[str]:
    """Where a run keeps its pieces, and where it writes."""
    return [str(job / "pieces"), str(job / "tables")]


def contents(job: Path) -> dict[str, bytes]:
    """The files of a job; those that a killed run was writing have names of their own and count for nothing."""
    found = (path for path in job.rglob("*") if path.is_file() and not path.name.endswith(".part"))
    return {path.relative_to(job).as_posix(): path.read_bytes() for path in found}


def check(job: Path, expected: dict[str, bytes]) -> int:
    """How many pieces a killed job left; it ends the program where one of its files is not whole."""
    found = contents(job) if job.exists() else {}
    for name, data in found.items():
        if expected.get(name) != data:
            raise SystemExit(f"{name} is not what an uninterrupted run writes")
    pieces = [job / name for name in found if name.endswith(".piece")]
    if any(read_piece(piece, 0) is None for piece in pieces):
        raise SystemExit("a piece is damaged")
    return len(pieces)


def conserve_all(folder: str, chosen: argparse.Namespace) -> None:
    """Count generated corpora, several at once."""
    count = Countdown(chosen.corpora, "corpora counted")
    with ProcessPoolExecutor(chosen.at_once, mp_context=multiprocessing.get_context("spawn")) as processes:
        jobs = ((folder, f"{chosen.seed} {number}") for number in range(chosen.corpora))
        for other in processes.map(conserve, jobs, chunksize=20):
            if other:
                raise SystemExit(f"other counts: {other}")
            count.one()
    print(f"{chosen.corpora:,} corpora: outlets sum to the whole, and partitions to the corpus in one piece")


def conserve(job: tuple[str, str]) -> str:
    """Count one generated corpus in random partitions and in one piece: "", or the corpus if these differ."""
    folder, seed = job
    draw = random.Random(seed)
    rows = articles(draw.randint(1, 8), seed=draw.getrandbits(32))
    for row in rows:
        lines = row["text"].split("\n")
        draw.shuffle(lines)
        row["text"] = "Dockers. " + "\n".join(lines) + "".join(chr(draw.randrange(0xA0, 0xD7FF)) for _ in range(5))
    path = write_lines(Path(folder) / f"drawn-{os.getpid()}.jsonl", rows)
    # From a partition an article to all in one: what costs time is the partition.
    size = path.stat().st_size // draw.choice((1, 2, 2, 3, 8)) + draw.randint(1, 50)
    found = counted(path, lexicon(), size=size)
    corpus = read_corpus(path)
    zones, tokens = find_zones(corpus), tokenise(corpus.texts, corpus.ids)
    words, whole = found.words(), words_dfm(corpus, zones=zones, tokens=tokens)
    mentions = found.mentions().table
    expected = find_mentions(corpus, lexicon(), zones=zones, tokens=tokens).table
    same = (
        mentions.equals(expected)
        and (words.matrix.sum(axis=0) == whole.matrix.sum(axis=0)).all()
        and words.n_words.sum() == whole.n_words.sum()
        and mentions.groupby("outlet").size().equals(expected.groupby("outlet").size())
        and words.n_words.tolist() == whole.group("outlet").n_words.tolist()
    )
    return "" if same else path.read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of the example."""
    return read_lexicon("harbour-strike")


if __name__ == "__main__":
    main()
