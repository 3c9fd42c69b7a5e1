"""Sentences against nltk's Punkt: `python benchmarks/sentences.py`.

Prints for both: the sentences found exactly in the gold, the hard cases split as a reader would, and the speed. On the
articles of polnear_docs, which have no gold, it prints how far the two agree, as F1 of the sentence ends inside lines.
Those articles are not in the repository: set FRAMING_DEVELOPMENT_DATA to the folder that holds corpora/.
"""

from __future__ import annotations

import gzip
import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from framing.text.abbreviations import ABBREVIATIONS, NUMBERED, TIMES, TITLES
from framing.text.sentences import split_sentences

ROOT = Path(__file__).parent.parent
Spans = list[tuple[int, int]]
Splitter = Callable[[str], Spans]


def punkt(abbreviations: bool) -> Splitter:
    """Punkt, line by line, without a trained model; with our abbreviations or with none."""
    parameters = PunktParameters()
    if abbreviations:
        parameters.abbrev_types = {w.lower() for w in ABBREVIATIONS | TITLES | TIMES | NUMBERED} | {"u.s", "u.n", "d.c"}
    tokenizer = PunktSentenceTokenizer(parameters)

    def split(text: str) -> Spans:
        spans = []
        start = 0
        for line in text.splitlines(keepends=True):
            spans += [(start + a, start + b) for a, b in tokenizer.span_tokenize(line)]
            start += len(line)
        return spans

    return split


def f1(found: set[object], gold: set[object]) -> float:
    """Of two sets."""
    return 2 * len(found & gold) / (len(found) + len(gold)) if found or gold else 1.0


def gold_exactness(split: Splitter) -> tuple[int, int]:
    """How many of the gold sentences are found exactly, line by line of the body."""
    read = [
        [json.loads(row) for row in (ROOT / "tests" / "gold" / name).read_text(encoding="utf-8").splitlines()]
        for name in ("lines.jsonl", "sentences.jsonl")
    ]
    lines, sentences = read
    gold = {(s["doc"], s["start"], s["end"]) for s in sentences}
    body = [line for line in lines if not line["boilerplate"]]
    found = {(b["doc"], b["start"] + s, b["start"] + e) for b in body for s, e in split(b["text"])}
    return len(found & gold), len(gold)


def hard_cases(split: Splitter) -> tuple[int, int]:
    """How many cases of the table are split as its bars say, limits included."""
    rows = (ROOT / "tests" / "text" / "sentences_hard.txt").read_text(encoding="utf-8").split("\n")
    cases = [row for row in rows if row and row[0] != "#"]
    right = 0
    for case in cases:
        text = case.replace(" ¦ ", " ").replace("¦", "")
        right += [text[s:e] for s, e in split(text)] == [part.strip() for part in case.split("¦")]
    return right, len(cases)


def development_texts() -> Iterator[str]:
    path = Path(os.environ.get("FRAMING_DEVELOPMENT_DATA", "")) / "corpora" / "polnear_docs.jsonl.gz"
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            for row in file:
                yield json.loads(row)["text"]


def inner_ends(split: Splitter, texts: list[str]) -> set[object]:
    """Sentence ends that are no line ends."""
    return {(i, e) for i, text in enumerate(texts) for _, e in split(text) if text[e : e + 200].split("\n")[0].strip()}


def main() -> None:
    texts = list(development_texts())
    ours = inner_ends(split_sentences, texts)
    print(f"{'':24}{'gold':>10}{'hard cases':>12}{'agreement':>11}{'articles/s':>12}")
    splitters: dict[str, Splitter] = {
        "framing": split_sentences,
        "Punkt + abbreviations": punkt(abbreviations=True),
        "Punkt untrained": punkt(abbreviations=False),
    }
    for name, split in splitters.items():
        gold, hard = gold_exactness(split), hard_cases(split)
        begun = time.perf_counter()
        agreement = f"{f1(inner_ends(split, texts), ours):.3f}" if texts else "no texts"
        speed = f"{len(texts) / (time.perf_counter() - begun):.0f}" if texts else "-"
        print(f"{name:24}{gold[0]:>6}/{gold[1]}{hard[0]:>8}/{hard[1]}{agreement:>11}{speed:>12}")


if __name__ == "__main__":
    main()
