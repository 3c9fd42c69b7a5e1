"""Kill a job of `framing.partitions.count` again and again: it must end with the bytes of one that was not killed.

    python benchmarks/kills.py --kills 200
    python benchmarks/kills.py --kills 0 --corpora 10000

A run of several partitions is started and, at a random moment, ended by `kill -9`: before it has begun, while it
writes, while it merges, or not at all, where it was quicker. Then the same job is started anew. After each run no file
may be damaged; a job that has ended must have the digest and, file by file, the bytes of an uninterrupted run, and then
a new job begins. `--corpora` counts generated corpora in random partitions instead: per outlet the counts must sum to
the whole, and the whole be that of the corpus in one piece. The package must not be edited meanwhile: another version
of the code makes all that was counted stale, as it should.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from partitioned import articles, counted, write_lines  # noqa: E402

from framing import find_mentions, find_zones, read_corpus, read_lexicon, words_dfm  # noqa: E402
from framing.partitions.blocks import read_piece  # noqa: E402

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
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if chosen.kills:
            kill(Path(folder), chosen)
        for number in range(chosen.corpora):
            conserve(Path(folder), random.Random(f"{chosen.seed} {number}"))
        if chosen.corpora:
            print(f"{chosen.corpora:,} corpora: outlets sum to the whole, and partitions to the corpus in one piece")


def kill(folder: Path, chosen: argparse.Namespace) -> None:
    """Kill a job at random moments, and compare what it leaves."""
    draw = random.Random(chosen.seed)
    source = write_lines(folder / "strike.jsonl", articles(chosen.articles))
    code = JOB.format(root=str(ROOT), size=source.stat().st_size // 7, workers=chosen.workers)

    def command(job: Path) -> list[str]:
        return [sys.executable, "-c", code, str(source), str(job / "pieces"), str(job / "tables")]

    begun = time.monotonic()
    whole = folder / "whole"
    digest = subprocess.run(command(whole), capture_output=True, check=True).stdout
    seconds = time.monotonic() - begun
    expected = contents(whole)
    job, killed, ended, kept = folder / "job", 0, 0, []
    while killed < chosen.kills or job.exists():
        with subprocess.Popen(command(job), stdout=subprocess.PIPE) as process:
            try:
                wait = draw.uniform(0, 1.1 * seconds) if killed < chosen.kills else None
                output, _ = process.communicate(timeout=wait)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                killed += 1
                kept.append(check(job, expected))
                continue
        if process.returncode or output != digest or contents(job) != expected:
            sys.exit(f"after {killed} kills a run ended with {process.returncode} and other bytes than it should")
        ended += 1
        shutil.rmtree(job)
    print(
        f"{killed} runs killed within {1.1 * seconds:.1f} s, {ended} jobs ended: each with the same digest and bytes; "
        f"{sum(kept):,} finished partitions found whole"
    )


def contents(job: Path) -> dict[str, bytes]:
    """The files of a job; those that a killed run was writing have names of their own and count for nothing."""
    found = (path for path in job.rglob("*") if path.is_file() and not path.name.endswith(".part"))
    return {path.relative_to(job).as_posix(): path.read_bytes() for path in found}


def check(job: Path, expected: dict[str, bytes]) -> int:
    """How many pieces a killed job left; it ends the program where one of its files is not whole."""
    found = contents(job) if job.exists() else {}
    for name, data in found.items():
        if expected.get(name) != data:
            sys.exit(f"{name} is not what an uninterrupted run writes")
    pieces = [job / name for name in found if name.endswith(".piece")]
    if any(read_piece(piece, 0) is None for piece in pieces):
        sys.exit("a piece is damaged")
    return len(pieces)


def conserve(folder: Path, draw: random.Random) -> None:
    """Count one generated corpus in random partitions and in one piece."""
    rows = articles(draw.randint(1, 12), seed=draw.getrandbits(32))
    for row in rows:
        lines = row["text"].split("\n")
        draw.shuffle(lines)
        row["text"] = "Dockers. " + "\n".join(lines) + "".join(chr(draw.randrange(0xA0, 0xD7FF)) for _ in range(5))
    path = write_lines(folder / "drawn.jsonl", rows)
    lexicon = read_lexicon("harbour-strike")
    found = counted(path, lexicon, size=draw.randint(50, 6_000))
    corpus = read_corpus(path)
    zones = find_zones(corpus)
    words, whole = found.words(), words_dfm(corpus, zones=zones)
    mentions, expected = found.mentions().table, find_mentions(corpus, lexicon, zones=zones).table
    same = (
        mentions.equals(expected)
        and (words.matrix.sum(axis=0) == whole.matrix.sum(axis=0)).all()
        and words.n_words.sum() == whole.n_words.sum()
        and mentions.groupby("outlet").size().equals(expected.groupby("outlet").size())
        and words.n_words.tolist() == whole.group("outlet").n_words.tolist()
    )
    if not same:
        sys.exit(f"other counts: {path.read_text(encoding='utf-8')}")


if __name__ == "__main__":
    main()
