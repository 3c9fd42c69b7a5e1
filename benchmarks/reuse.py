"""How many planted copies are found, how right what comes out is, and at what cost; beside MinHash.

Run `python benchmarks/reuse.py --articles 100000`. Articles are made of real sentences: those of allsides_sample, in
the folder that FRAMING_DEVELOPMENT_DATA names, drawn anew into articles of 16 sentences in the middle. In 100 articles
six are copies of others: with 0, 1, 3, 6 or 12 % of their words replaced, left out or added, and two in five cut to
their first 60 %. Ours is all of `find_reuse`, from raw text to groups, and
`containments`, which looks at shared shingles alone, as the peers do. The peers are MinHash with 128 permutations over
the same shingles of five words, at a Jaccard index of .7, which is usual, and of .5 and .3:

    pip install datasketch rensa

A peer that is not installed is skipped. Each method runs in a process of its own. A pair is right if one is a planted
copy of the other, or both are of one text, or one has at least .15 of its shingles in the other, exactly: sentences are
drawn more than once, so that some articles share several.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.corpus import Corpus
from framing.reuse.containment import containments
from framing.reuse.groups import find_reuse
from framing.reuse.shingles import Forms, components, inside, shingles
from framing.reuse.verdicts import DERIVED, PARTIALLY
from framing.text.sentences import split_sentences
from framing.text.tokens import fold, iter_tokens

RATES = (0.0, 0.01, 0.03, 0.06, 0.12)
COPIES, CUT, KEPT = 0.06, 0.4, 0.6
PERMUTATIONS = 128
BANDS = {0.7: 16, 0.5: 32, 0.3: 64}  # of rensa, whose number of bands its user chooses

Pair = tuple[int, int]


class Made(NamedTuple):
    """Articles, and the planted ones among them: copy, original, rate of edits, whether it was cut."""

    texts: list[str]
    outlets: list[str]
    planted: list[tuple[int, int, float, bool]]


def make(n: int, seed: int) -> Made:
    """Articles of resampled sentences with planted copies."""
    path = Path(os.environ.get("FRAMING_DEVELOPMENT_DATA", "")) / "corpora" / "allsides_sample.jsonl.gz"
    if not path.exists():
        sys.exit("Set FRAMING_DEVELOPMENT_DATA to the folder that holds corpora/allsides_sample.jsonl.gz.")
    random = np.random.default_rng(seed)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    pool = sorted({text[a:b] for text in texts for a, b in split_sentences(text) if 40 <= b - a <= 400})
    vocabulary = sorted({word for sentence in pool[::50] for word in sentence.split() if word.isalpha()})
    made = Made([], [], [])
    originals: list[int] = []
    while len(made.texts) < n:
        made.outlets.append(f"Outlet {random.integers(10)}")
        if originals and random.random() < COPIES:
            source = originals[random.integers(len(originals))]
            rate, cut = RATES[random.integers(len(RATES))], bool(random.random() < CUT)
            made.planted.append((len(made.texts), source, rate, cut))
            made.texts.append(_copy(made.texts[source], vocabulary, rate=rate, cut=cut, random=random))
            continue
        originals.append(len(made.texts))
        size = int(np.clip(random.lognormal(np.log(16), 0.5), 3, 80))
        drawn = [pool[i] for i in random.integers(len(pool), size=size)]
        made.texts.append("\n\n".join(" ".join(drawn[i : i + 3]) for i in range(0, size, 3)))
    return made


def _copy(text: str, vocabulary: Sequence[str], *, rate: float, cut: bool, random: np.random.Generator) -> str:
    paragraphs = [paragraph.split(" ") for paragraph in text.split("\n\n")]
    left = int(sum(map(len, paragraphs)) * (KEPT if cut else 1))
    edited = []
    for paragraph in paragraphs:
        words = []
        for word in paragraph[: max(0, left)]:
            kind = random.integers(3) if random.random() < rate else 3
            new = vocabulary[random.integers(len(vocabulary))]
            words += [[new], [], [word, new], [word]][kind]
        left -= len(paragraph)
        edited.append(" ".join(words))
    return "\n\n".join(filter(None, edited))


def ours(made: Made) -> list[Pair]:
    """The derived pairs of `find_reuse`."""
    ids = [f"{i:07d}" for i in range(len(made.texts))]
    reuse = find_reuse(Corpus(tuple(made.texts), pd.DataFrame({"id": ids, "outlet": made.outlets})))
    derived = reuse.pairs[reuse.pairs["verdict"].isin(DERIVED)]
    return [(int(a), int(b)) for a, b in zip(derived["a"], derived["b"], strict=True)]


def shingles_only(made: Made) -> list[Pair]:
    """The pairs of `containments`: shared shingles and no more, which is what the peers look at."""
    found = containments(made.texts)
    return [(int(a), int(b)) for a, b in zip(found["a"], found["b"], strict=True)]


def _runs(text: str) -> set[str]:
    words = [fold(match.group()) for match in iter_tokens(text)]
    return {" ".join(words[i : i + 5]) for i in range(max(1, len(words) - 4))}


def datasketch(made: Made, threshold: float) -> list[Pair]:
    """The pairs that datasketch's MinHashLSH returns."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    pairs: list[Pair] = []
    for i, text in enumerate(made.texts):
        minhash = MinHash(num_perm=PERMUTATIONS)
        minhash.update_batch([run.encode() for run in _runs(text)])
        pairs += [(int(j), i) for j in index.query(minhash)]
        index.insert(i, minhash, check_duplication=False)
    return pairs


def rensa(made: Made, threshold: float) -> list[Pair]:
    """The pairs that rensa's RMinHashLSH returns."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=BANDS[threshold])
    pairs: list[Pair] = []
    for i, text in enumerate(made.texts):
        minhash = RMinHash(num_perm=PERMUTATIONS, seed=1)
        minhash.update(sorted(_runs(text)))
        pairs += [(int(j), i) for j in index.query(minhash) if j != i]
        index.insert(i, minhash)
    return pairs


def methods() -> dict[str, Callable[[Made], list[Pair]]]:
    """What is compared, by name; peers that are not installed are left out."""
    found: dict[str, Callable[[Made], list[Pair]]] = {"find_reuse": ours, "containments": shingles_only}
    for name, peer in (("datasketch", datasketch), ("rensa", rensa)):
        if importlib.util.find_spec(name) is None:
            print(f"{name} is not installed: pip install {name}", file=sys.stderr)
            continue
        for threshold in BANDS:
            found[f"{name} J>={threshold}"] = lambda made, p=peer, t=threshold: p(made, t)  # type: ignore[misc]
    return found


def run(name: str, file: Path) -> None:
    """Run one method on the articles of a file, and write its pairs, time and memory beside it."""
    made = pickle.loads(file.read_bytes())
    begun, cpu = time.perf_counter(), time.process_time()
    pairs = methods()[name](made)
    spent = (time.perf_counter() - begun, time.process_time() - cpu)
    file.with_suffix(".out").write_bytes(pickle.dumps((pairs, *spent, _peak())))


def _peak() -> float:
    """The most memory that this process has had, in MiB; the kernel's figure for a process includes its parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def score(made: Made, pairs: Iterable[Pair]) -> tuple[dict[float, float], float, int]:
    """Recall by rate of edits, the share of pairs that are right, and how many pairs there are."""
    found = {(min(pair), max(pair)) for pair in pairs}
    hits: dict[float, list[bool]] = {rate: [] for rate in RATES}
    for copy, source, rate, _ in made.planted:
        hits[rate].append((min(copy, source), max(copy, source)) in found)
    copies = np.array([copy for copy, _, _, _ in made.planted], np.int64)
    sources = np.array([source for _, source, _, _ in made.planted], np.int64)
    family = components(len(made.texts), copies, sources)
    forms = Forms()
    cache: dict[int, np.ndarray[tuple[int], np.dtype[np.uint64]]] = {}

    def runs(i: int) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
        if i not in cache:
            words = [fold(match.group()) for match in iter_tokens(made.texts[i])]
            cache[i] = np.unique(shingles(forms.hashes(words)))
        return cache[i]

    right = [family[a] == family[b] or _containment(runs(a), runs(b)) >= PARTIALLY for a, b in sorted(found)]
    recall = {rate: float(np.mean(hit)) if hit else float("nan") for rate, hit in hits.items()}
    return recall, float(np.mean(right)) if right else float("nan"), len(found)


def _containment(
    a: np.ndarray[tuple[int], np.dtype[np.uint64]], b: np.ndarray[tuple[int], np.dtype[np.uint64]]
) -> float:
    return float(max(inside(a, b).mean(), inside(b, a).mean()))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", help="a method by its name; more than once for several")
    parser.add_argument("--run", nargs=2, metavar=("METHOD", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        run(options.run[0], Path(options.run[1]))
        return
    made = make(options.articles, options.seed)
    size = sum(map(len, made.texts)) / 1e6
    print(f"{len(made.texts):,} articles, {size:.0f} million characters, {len(made.planted):,} planted copies\n")
    print(
        "| method | " + " | ".join(f"{rate:.0%}" for rate in RATES) + " | right | pairs | wall s | CPU s | peak MiB |"
    )
    print("|---" * (len(RATES) + 6) + "|")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.pickle"
        file.write_bytes(pickle.dumps(made))
        for name in methods():
            if options.only and name not in options.only:
                continue
            subprocess.run([sys.executable, __file__, "--run", name, str(file)], check=True, stderr=subprocess.DEVNULL)
            pairs, wall, cpu, peak = pickle.loads(file.with_suffix(".out").read_bytes())
            recall, right, n = score(made, pairs)
            cells = [f"{share:.3f}" for share in (*recall.values(), right)]
            print(f"| {name} | {' | '.join(cells)} | {n:,} | {wall:.0f} | {cpu:.0f} | {peak:.0f} |", flush=True)


if __name__ == "__main__":
    main()
