"""Read what is larger than anybody's corpus: one article of 200 MB, and 100,000 articles in one folder.

    python benchmarks/large_input.py --megabytes 200 --files 100000

Each step runs in a process of its own, which prints its CPU time, the time on the clock and the most memory it held.
The long article is made of invented sentences that differ in their numbers; the folder has one outlet of .txt, with and
without a table beside it. A step may hold --gigabytes and take --seconds; what it says when it may not have more is
printed.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

LEXICON = "harbour-strike"
SENTENCES = (
    "The dockers met at gate {n} on Friday, and {n} officers came before noon.",
    "“A mob held the quay,” Ada Quill said on day {n} of the strike.",
    "Ships waited off Tollen; {n} of them turned back.\n\n",
)


def main() -> None:
    """Make the input, run each step, print a line each."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--seconds", type=int, default=3600)
    parser.add_argument("--gigabytes", type=int, default=8)
    parser.add_argument("--step", choices=sorted(STEPS), help=argparse.SUPPRESS)
    parser.add_argument("--path", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.step:
        resource.setrlimit(resource.RLIMIT_AS, (chosen.gigabytes * 2**30,) * 2)
        measured(chosen.step, chosen.path)
        return
    with tempfile.TemporaryDirectory() as name:
        article, folder, table = Path(name) / "a.jsonl", Path(name) / "folder", Path(name) / "table"
        write_article(article, chosen.megabytes * 1_000_000)
        write_folder(folder / "Herald", chosen.files)
        write_folder(table, chosen.files, listed=True)
        steps = [(f"one article of {chosen.megabytes} MB", step, article) for step in ("read", "words", "mentions")]
        steps += [(f"{chosen.files:,} files of one outlet", step, folder) for step in ("read", "mentions", "count")]
        steps += [(f"{chosen.files:,} files in a table", "read", table)]
        for what, step, path in steps:
            print(f"{what:32} {step:9} {_run(step, path, chosen.seconds, chosen.gigabytes)}", flush=True)


def _run(step: str, path: Path, seconds: int, gigabytes: int) -> str:
    command = [sys.executable, __file__, "--step", step, "--path", str(path), "--gigabytes", str(gigabytes)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=seconds)
    except subprocess.TimeoutExpired:
        return f"ended after {seconds} s"
    return done.stdout.strip() or f"exit code {done.returncode}: {done.stderr.strip().splitlines()[-1:]}"


def write_article(path: Path, size: int) -> None:
    """One article of so many bytes as JSON Lines, and a short one of another outlet."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write('{"id": "long", "outlet": "Herald", "text": "')
        written = n = 0
        while written < size:
            piece = " ".join(sentence.format(n=n) for sentence in SENTENCES)
            written += len(piece.encode())
            stream.write(json.dumps(piece, ensure_ascii=False)[1:-1])
            n += 1
        stream.write('"}\n{"id": "short", "outlet": "Ledger", "text": "Dockers met at the gate."}\n')


def write_folder(folder: Path, files: int, *, listed: bool = False) -> None:
    """So many short .txt, with a table if they are listed."""
    folder.mkdir(parents=True)
    rows = ["file,outlet"]
    for n in range(files):
        (folder / f"{n:06}.txt").write_text(" ".join(s.format(n=n) for s in SENTENCES), encoding="utf-8")
        rows.append(f"{n:06}.txt,{'Herald' if n % 2 else 'Ledger'}")
    if listed:
        (folder / "articles.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def measured(step: str, path: Path) -> None:
    """Do one step in this process, and print what it found and what it took."""
    warnings.simplefilter("ignore")
    start = time.monotonic()
    found = STEPS[step](path)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    cpu, seconds = usage.ru_utime + usage.ru_stime, time.monotonic() - start
    print(f"{found}; {cpu:.0f} s of CPU, {seconds:.0f} s, {usage.ru_maxrss / 1024:,.0f} MiB")


def read(path: Path) -> str:
    """Articles as a corpus."""
    from framing import read_corpus

    corpus = read_corpus(path)
    return f"{len(corpus):,} articles, {sum(map(len, corpus.texts)):,} characters"


def words(path: Path) -> str:
    """Words of a corpus."""
    from framing import read_corpus, words_dfm

    dfm = words_dfm(read_corpus(path))
    return f"{int(dfm.matrix.sum()):,} words, {len(dfm.features):,} features"


def mentions(path: Path) -> str:
    """Namings with zones and whose words they are, as a table by outlet."""
    from framing import find_mentions, naming, read_corpus, read_lexicon

    table = naming(find_mentions(read_corpus(path), read_lexicon(LEXICON)))
    return f"{int(table[['n_unattributed', 'n_indirect', 'n_direct']].to_numpy().sum()):,} mentions"


def count(path: Path) -> str:
    """The same in partitions."""
    from framing import count, read_lexicon

    with tempfile.TemporaryDirectory() as store:
        return f"{len(count(path, read_lexicon(LEXICON), folder=store)):,} articles"


STEPS: dict[str, Callable[[Path], str]] = {"read": read, "words": words, "mentions": mentions, "count": count}

if __name__ == "__main__":
    main()
