"""Make the corpora that performance is measured on: real sentences, resampled into articles with new names.

Run `python benchmarks/performance_corpus.py FOLDER [20 200 1000]`; FRAMING_DEVELOPMENT_DATA names the folder that holds
corpora/allsides_sample.jsonl.gz. Each size, in MB of UTF-8 text, gives cSIZE.parquet, cSIZE.jsonl and cSIZE.txt (one
article a line, for `wc -w`). An article has some 16 sentences, mostly out of the tenth of the pool that its outlet
draws on; one word in 80 is replaced by an invented name, so that the vocabulary grows with the corpus; every other
article has curly apostrophes; 6 in 100 copy an earlier article with up to 12 % of the words exchanged.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from framing.text.sentences import split_sentences

OUTLETS = tuple(f"outlet {letter}" for letter in "ABCDEFGHIJ")
COPIES, NAMES, EDITS = 0.06, 1 / 80, (0.0, 0.01, 0.03, 0.06, 0.12)
SYLLABLES = (
    "ka", "ro", "min", "sha", "bel", "tor", "an", "dri", "mu", "has", "vel", "go", "ter", "il", "ber", "sto", "wen",
    "lax", "qui", "zar", "pol", "ev", "ich", "son", "man", "ley", "ton",
)  # fmt: skip
SCHEMA = pa.schema([(name, pa.string()) for name in ("id", "outlet", "date", "title", "text")])
Words = list[str]


def pool() -> list[Words]:
    """The sentences of the sample, as words."""
    path = Path(os.environ["FRAMING_DEVELOPMENT_DATA"]) / "corpora" / "allsides_sample.jsonl.gz"
    found: list[Words] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            text = json.loads(line)["text"]
            found += [text[a:b].split() for a, b in split_sentences(text) if 20 < b - a < 600]
    return found


def articles(n_bytes: int, sentences: list[Words], seed: int) -> Iterator[tuple[str, int, Words]]:
    """Title, outlet and words, until the texts have so many bytes."""
    rng = np.random.default_rng(seed)
    n, made = len(sentences), 0
    recent: list[tuple[str, Words]] = []
    while made < n_bytes:
        outlet = int(rng.integers(len(OUTLETS)))
        if len(recent) > 100 and rng.random() < COPIES:
            title, words = recent[int(rng.integers(len(recent)))]
            words = words.copy()
            changed = np.flatnonzero(rng.random(len(words)) < EDITS[int(rng.integers(len(EDITS)))])
        else:
            count = max(3, int(rng.lognormal(2.75, 0.6)))
            own = (outlet / len(OUTLETS) * n + rng.integers(0, n // 5, count)).astype(int) % n
            chosen = np.where(rng.random(count) < 0.5, own, rng.integers(0, n, count))
            words = [word for i in chosen for word in sentences[i]]
            title = " ".join(sentences[int(chosen[0])][:9])
            changed = np.flatnonzero(rng.random(len(words)) < NAMES)
        for at, number in zip(changed, rng.zipf(1.35, len(changed)) % 4_000_000, strict=True):
            words[at] = _name(int(number))
        if len(recent) < 2000:
            recent.append((title, words))
        else:
            recent[int(rng.integers(2000))] = (title, words)
        made += sum(map(len, words)) + len(words)
        yield title, outlet, words


def _name(number: int) -> str:
    """An invented name for each number."""
    parts = []
    number += len(SYLLABLES)
    while number:
        number, at = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[at])
    return "".join(parts).capitalize()


def write(folder: Path, megabytes: int, sentences: list[Words]) -> None:
    """Write one corpus in three forms."""
    stem = folder / f"c{megabytes}"
    rows: list[tuple[str, str, str, str, str]] = []
    begun = time.perf_counter()
    with (
        pq.ParquetWriter(f"{stem}.parquet", SCHEMA, compression="zstd") as parquet,
        Path(f"{stem}.jsonl").open("w", encoding="utf-8") as lines,
        Path(f"{stem}.txt").open("w", encoding="utf-8") as plain,
    ):

        def flush() -> None:
            parquet.write_table(pa.table([list(column) for column in zip(*rows, strict=True)], schema=SCHEMA))
            for row in rows:
                lines.write(json.dumps(dict(zip(SCHEMA.names, row, strict=True)), ensure_ascii=False) + "\n")
                plain.write(row[4].replace("\n", " ") + "\n")
            rows.clear()

        for number, (title, outlet, words) in enumerate(articles(megabytes * 1_000_000, sentences, megabytes)):
            text = _paragraphs(words)
            if number % 2:
                text = text.replace("'", "’")
            date = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
            rows.append((f"a{number:07}", OUTLETS[outlet], date, title, text))
            if len(rows) == 5_000:
                flush()
        if rows:
            flush()
    print(f"{stem}: {number + 1:,} articles, {time.perf_counter() - begun:.0f} s", flush=True)


def _paragraphs(words: Words) -> str:
    """A paragraph ends with the first sentence that ends after 60 words."""
    parts: list[str] = []
    since = 0
    for word in words:
        since += 1
        last = since >= 60 and word[-1] in ".!?"
        parts += (word, "\n\n" if last else " ")
        since = 0 if last else since
    return "".join(parts).strip()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    known = pool()
    print(f"{len(known):,} sentences", flush=True)
    for size in [int(argument) for argument in sys.argv[2:]] or [20, 200, 1000]:
        write(target, size, known)
