"""The quality of zones: on the hand-coded gold, and what they take out of the development corpora.

Run `python benchmarks/zones.py`. The corpora are read from the folder that FRAMING_DEVELOPMENT_DATA names; without it
only the gold is scored. `--lines FILE` writes every span that does not count to a file, to be read by a person.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import time
from pathlib import Path

import pandas as pd

from framing.corpus import Corpus
from framing.text.tokens import iter_tokens
from framing.text.zones import find_zones

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
CORPORA = {
    "polnear_docs": None,
    "newswcl50_docs": None,
    "wire_pairs_docs": None,
    "reuters_version_docs": None,
    "lexisnexis_sample": None,
    "headlines_syria_2022_23": None,
    "headlines_migration_2022_23": None,
    "allsides_sample": 1500,
}
"""Each corpus, and how many of its articles are read."""


def score_gold() -> pd.DataFrame:
    """Precision, recall and F1 of "does not count" over lines, and the share of lines whose zone is right."""
    files = sorted((ROOT / "seeds" / "syria-2024").glob("*.txt"))
    texts = {file.name[:3]: file.read_bytes().decode("utf-8") for file in files}
    table = find_zones(Corpus(tuple(texts.values()), pd.DataFrame({"id": list(texts), "outlet": list(texts)})))
    hits = found = wanted = right = 0
    rows = [json.loads(line) for line in (GOLD / "lines.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        spans = table[(table["document"] == row["doc"]) & (table["start"] < row["end"]) & (table["end"] > row["start"])]
        span = spans.loc[(spans["end"] - spans["start"]).idxmax()]
        hits += bool(row["boilerplate"] and not span["counted"])
        found += not span["counted"]
        wanted += row["boilerplate"]
        right += span["zone"] == row["zone"]
    scores = {"lines": len(rows), "precision": hits / found, "recall": hits / wanted, "f1": 2 * hits / (found + wanted)}
    return pd.DataFrame([scores | {"zone_right": right / len(rows)}])


def read(path: Path, limit: int | None) -> Corpus:
    """A development corpus; ids are made unique by the number of the row."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line, _ in zip(file, range(limit or 10**9), strict=False)]
    docvars = pd.DataFrame(
        {
            "id": [f"{number}:{row['id']}" for number, row in enumerate(rows)],
            "outlet": [row["outlet"] or "unknown" for row in rows],
            "title": [row["title"] or "" for row in rows],
        }
    )
    return Corpus(tuple(row["text"] or "" for row in rows), docvars)


def count_words(text: str) -> int:
    """Words by the token rule."""
    return sum(1 for _ in iter_tokens(text))


def measure(name: str, corpus: Corpus, lines: list[str]) -> dict[str, object]:
    """What is taken out of one corpus, and how fast."""
    started = time.perf_counter()
    table = find_zones(corpus)
    seconds = time.perf_counter() - started
    texts = dict(zip(corpus.ids, corpus.texts, strict=True))
    spans = table[["document", "start", "end"]].itertuples(index=False)
    table = table.assign(text=[texts[document][start:end] for document, start, end in spans])
    table["words"] = [count_words(text) for text in table["text"]]
    n_words = sum(count_words(text) for text in corpus.texts)
    gone = table[~table["counted"]]
    lines += [f"{name} | {row.zone}/{row.rule} | {row.document} | {row.text}" for row in gone.itertuples()]
    with_words = {document for document, text in texts.items() if text.strip()}
    share = {zone: 100 * words / n_words for zone, words in gone.groupby("zone")["words"].sum().items()}
    return {
        "corpus": name,
        "articles": len(corpus),
        "words": n_words,
        "headline_%": round(share.get("headline", 0.0), 3),
        "dateline_%": round(share.get("dateline", 0.0), 3),
        "other_%": round(sum(v for zone, v in share.items() if zone not in ("headline", "dateline")), 3),
        "nothing_left": len(with_words - set(table.loc[table["counted"], "document"])),
        "MB/s": round(sum(map(len, corpus.texts)) / 1e6 / seconds, 2),
    }


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=Path, help="write every span that does not count to this file")
    lines_file = parser.parse_args().lines
    print(score_gold().round(3).to_string(index=False), end="\n\n")
    folder = os.environ.get("FRAMING_DEVELOPMENT_DATA", "")
    if not folder:
        print("FRAMING_DEVELOPMENT_DATA is not set: no corpora.")
        return
    lines: list[str] = []
    paths = {name: Path(folder) / "corpora" / f"{name}.jsonl.gz" for name in CORPORA}
    rows = [measure(name, read(path, CORPORA[name]), lines) for name, path in paths.items() if path.exists()]
    print(pd.DataFrame(rows).to_string(index=False))
    if lines_file:
        lines_file.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
