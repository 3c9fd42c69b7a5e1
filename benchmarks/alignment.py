"""Sentence alignment against other ways: `python benchmarks/alignment.py`.

Prints precision, recall and F1 of the best link of each sentence, and F1 of all links, on our links of seeds 000, 002
and 004; and, where FRAMING_DEVELOPMENT_DATA names the folder that holds corpora/, on 144 coded sentences of versions of
agency stories and on articles with planted edits. A planted article keeps some 70 % of the sentences of an article of
newswcl50_docs: words left out or replaced at a rate, clauses exchanged, sentences merged, split and moved; and a third
as many sentences of another article on the same event are strewn in, which have no partner. Then how many sentences of
articles on other events are linked, the figures under other settings, and the time. rapidfuzz is a peer where it is
installed.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from alignment_scores import VERSIONS, Aligner, Linked, Span, Task, counted, ours, score_all, score_best, seed_task
from alignment_scores import version_tasks as read_versions

from framing.reuse import alignment

Sets = dict[str, list[Task]]
RATES = (0.15, 0.3, 0.45, 0.6)


def spans_of(sentences: list[str]) -> tuple[str, list[Span]]:
    """A text of one sentence a line, with their spans."""
    ends = np.cumsum([len(s) + 1 for s in sentences]).tolist()
    return "\n".join(sentences), [(end - len(s) - 1, end - 1) for s, end in zip(sentences, ends, strict=True)]


def edit(words: list[str], others: list[str], *, rate: float, rng: random.Random) -> str:
    """Words left out or replaced at a rate; names and numbers at a third of it, for a rewrite keeps them."""
    comma = next((k + 1 for k, word in enumerate(words) if word.endswith(",")), 0)
    if comma and len(words) > 12 and rng.random() < 0.3:
        words = words[comma:] + words[:comma]
    kept = []
    for word in words:
        if rng.random() >= (rate if word[0].islower() else rate / 3):
            kept.append(word)
        elif rng.random() < 0.6:
            kept.append(rng.choice(others))
    return " ".join(kept or words)


def plant(a: list[str], strange: list[str], others: list[str], *, rate: float, rng: random.Random) -> Task:
    """An article and one made from it."""
    made: list[tuple[str, list[int]]] = []
    k = 0
    while k < len(a):
        chance, words = rng.random(), a[k].split()
        half = len(words) // 2 if 0.37 <= chance < 0.44 and len(words) > 16 else 0
        if half:
            made += [(edit(part, others, rate=rate, rng=rng), [k]) for part in (words[:half], words[half:])]
        elif 0.3 <= chance < 0.37 and k + 1 < len(a):
            parts = [edit(a[i].split(), others, rate=rate, rng=rng) for i in (k, k + 1)]
            made.append((" ".join(parts), [k, k + 1]))
            k += 1
        elif chance >= 0.3:
            made.append((edit(words, others, rate=rate, rng=rng), [k]))
        k += 1
    for _ in range(len(made) // 6):
        made.insert(rng.randrange(len(made)), made.pop(rng.randrange(len(made))))
    for sentence in rng.sample(strange, min(len(strange), max(3, len(made) // 3))):
        made.insert(rng.randrange(len(made) + 1), (sentence, []))
    text_b, spans_b = spans_of([sentence for sentence, _ in made])
    return Task(*spans_of(a), text_b, spans_b, {j: partners for j, (_, partners) in enumerate(made)})


def runs(sentence: str, length: int = 6) -> set[tuple[str, ...]]:
    """The runs of words of a sentence."""
    words = sentence.lower().split()
    return {tuple(words[k : k + length]) for k in range(len(words) - length + 1)}


def planted(articles: dict[str, tuple[str, list[str]]], rate: float) -> list[Task]:
    """Each article of a corpus with two others on its event."""
    rng = random.Random(0)
    others = [word for _, sentences in articles.values() for s in sentences for word in s.split() if word[0].islower()]
    tasks = []
    for id, (event, sentences) in sorted(articles.items()):
        a = [s for s in sentences if len(s.split()) > 2][:45]
        told = set().union(*map(runs, a))
        for other in [x for x in sorted(articles) if articles[x][0] == event and x != id][:2]:
            strange = [s for s in articles[other][1] if len(s.split()) > 2 and not runs(s) & told]
            if len(a) > 7:
                tasks.append(plant(a, strange, others, rate=rate, rng=rng))
    return tasks


def chance_links(articles: dict[str, tuple[str, list[str]]], align: Aligner, n: int = 20) -> float:
    """Share of the sentences of an article that are linked with one on another event, of at most n sentences each."""
    rng = random.Random(0)
    linked = total = 0
    for _ in range(100):
        a, b = rng.sample(sorted(articles), 2)
        if articles[a][0] != articles[b][0]:
            one, two = (rng.sample(articles[x][1], min(n, len(articles[x][1]))) for x in (a, b))
            linked += len({j for _, j in align(*spans_of(one), *spans_of(two))})
            total += len(two)
    return linked / total


def with_sklearn(least: float) -> Aligner:
    """The best sentence by the cosine of TF-IDF over runs of 3 to 5 letters, less a little for the distance."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    def align(text_a: str, spans_a: Any, text_b: str, spans_b: Any) -> Linked:
        texts = [text_a[s:e] for s, e in spans_a] + [text_b[s:e] for s, e in spans_b]
        rows = TfidfVectorizer(analyzer="char", ngram_range=(3, 5), sublinear_tf=True).fit_transform(texts)
        scores = (rows[: len(spans_a)] @ rows[len(spans_a) :].T).toarray()
        return best_of(scores, least)

    return align


def with_rapidfuzz(least: float) -> Aligner:
    """The best sentence by token_set_ratio."""
    from rapidfuzz import fuzz, process, utils

    def align(text_a: str, spans_a: Any, text_b: str, spans_b: Any) -> Linked:
        one, two = [text_a[s:e] for s, e in spans_a], [text_b[s:e] for s, e in spans_b]
        scores = process.cdist(one, two, scorer=fuzz.token_set_ratio, processor=utils.default_process) / 100
        return best_of(scores, least)

    return align


def best_of(scores: Any, least: float) -> Linked:
    """The best row of each column."""
    n, m = scores.shape
    scores = scores - 0.05 * np.abs((np.arange(n)[:, None] + 0.5) / n - (np.arange(m) + 0.5) / m)
    return [(int(i), j) for j, i in enumerate(scores.argmax(axis=0)) if scores[i, j] >= least]


def line(name: str, sets: Sets, align: Aligner) -> None:
    """One row of the table."""
    cells = []
    for tasks in sets.values():
        best, every = score_best(tasks, align), score_all(tasks, align)
        cells.append(f"{best.precision:.3f} {best.recall:.3f} {best.f1:.3f} {every.f1:.3f}")
    print(f"{name:22}" + "".join(f"{cell:>26}" for cell in cells))


def with_setting(name: str, value: float) -> Aligner:
    """Ours with one setting changed for the call."""

    def align(text_a: str, spans_a: Any, text_b: str, spans_b: Any) -> Linked:
        before = getattr(alignment, name)
        setattr(alignment, name, value)
        try:
            found = alignment.links(text_a, spans_a, text_b, spans_b, least=alignment.LEAST)
        finally:
            setattr(alignment, name, before)
        return [(link.a, link.b) for link in found]

    return align


def milliseconds(task: Task, align: Aligner) -> float:
    """The median of 25 calls."""
    times = []
    for _ in range(25):
        begun = time.perf_counter()
        align(*task[:4])
        times.append(time.perf_counter() - begun)
    return 1000 * sorted(times)[12]


def long_article(letters: int) -> Task:
    """Sentences of invented words, and the same with every tenth word left out."""
    rng = random.Random(0)
    words = ["".join(rng.choices("aeioudlmnrst", k=rng.randint(2, 9))) for _ in range(20_000)]
    weights = [1 / (k + 1) for k in range(len(words))]
    stock = rng.choices(words, weights, k=letters // 5)
    a = [" ".join(stock[k : k + 20]) for k in range(0, len(stock), 20)]
    b = [" ".join(w for w in s.split() if rng.random() > 0.1) for s in a]
    return Task(*spans_of(a), *spans_of(b), {k: [k] for k in range(len(a))})


def main() -> None:
    """All tables."""
    peers: dict[str, Callable[[float], Aligner]] = {"sklearn, best of a": with_sklearn}
    try:
        import rapidfuzz  # noqa: F401

        peers["rapidfuzz, best of a"] = with_rapidfuzz
    except ImportError:
        print("rapidfuzz is not installed: no peer of that name\n")
    sets: Sets = {"seeds 000-002": [seed_task("002")], "seeds 000-004": [seed_task("004")]}
    articles = {}
    folder = Path(os.environ.get("FRAMING_DEVELOPMENT_DATA", "-"))
    if folder.exists():
        with gzip.open(folder / "corpora" / "newswcl50_docs.jsonl.gz", "rt", encoding="utf-8", newline="") as file:
            for row in map(json.loads, file):
                text = row["text"]
                articles[row["id"]] = (row["event"], [text[start:end] for start, end in counted(text)])
        sets["versions"] = read_versions(folder / VERSIONS)
        sets |= {f"planted, {rate:.0%}": planted(articles, rate) for rate in RATES}
    print(f"{'P, R, F1, F1 of all':22}" + "".join(f"{name:>26}" for name in sets))
    line("framing", sets, ours)
    for name, peer in peers.items():
        for least in (0.16, 0.22) if peer is with_sklearn else (0.5, 0.6):
            line(f"{name} @{least}", sets, peer(least))
    print("\nOther settings")
    for setting, values in (("LEAST", (0.1, 0.12, 0.13, 0.15, 0.16)), ("PRIOR", (0.05, 0.1, 0.2)), ("RIVAL", (0, 0.1))):
        for value in values:
            line(f"{setting} {value}", sets, with_setting(setting, value))
    if articles:
        chances = ", ".join(f"{n}: {chance_links(articles, ours, n):.1%}" for n in (1, 3, 10, 20))
        print(f"\nSentences linked with articles on other events, by sentences an article: {chances}")
    task = seed_task("004")
    print(f"\nMilliseconds, 43 x 29 sentences: framing {milliseconds(task, ours):.1f}", end="")
    print("".join(f", {name} {milliseconds(task, peer(0.16)):.1f}" for name, peer in peers.items()))
    copies = seed_task("002")
    print(f"Milliseconds, 43 x 43 sentences, 41 copies: framing {milliseconds(copies, ours):.1f}")
    for letters in (1_000_000, 10_000_000):
        task = long_article(letters)
        begun = time.perf_counter()
        right = score_all([task]).recall
        print(
            f"{letters:,} letters, every tenth word left out: {time.perf_counter() - begun:.0f} s, recall {right:.3f}"
        )


if __name__ == "__main__":
    main()
