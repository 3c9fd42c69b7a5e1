"""How many known pairs of articles that share text come back from among all articles, and what else does.

Run `python benchmarks/wire_pairs.py FOLDER`, with `allsides_sample.jsonl.gz`, `wire_pairs_docs.jsonl.gz` and
`wire_pairs.jsonl.gz` in the folder or in its folder corpora. `--sample N` lists so many of the other pairs, drawn by a
hash of their ids, with outlets, titles and reasons, to be read.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from framing.corpus import Corpus, Document
from framing.reuse import find_reuse


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    """The rows of one file."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main() -> None:
    """Print what comes back, by verdict."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=0)
    options = parser.parse_args()
    folder = options.folder / "corpora" if (options.folder / "corpora").is_dir() else options.folder
    rows = {str(r["id"]): r for name in ("allsides_sample", "wire_pairs_docs") for r in read(folder, name)}
    corpus = Corpus.from_documents(
        Document(id, str(row["text"]), {"outlet": str(row["outlet"] or "unknown")}) for id, row in rows.items()
    )
    began = time.perf_counter()
    pairs = find_reuse(corpus).pairs
    seconds = time.perf_counter() - began
    known = {frozenset((str(p["a"]), str(p["b"]))) for p in read(folder, "wire_pairs")}
    found = {frozenset((str(p.a), str(p.b))): p for p in pairs.itertuples()}
    back = Counter(str(found[pair].verdict) for pair in known if pair in found)
    others = {pair: p for pair, p in found.items() if pair not in known}
    print(f"{len(corpus):,} articles, {seconds:.0f} s")
    print(f"known pairs that come back: {sum(back.values())} of {len(known)}: {dict(sorted(back.items()))}")
    print(f"other pairs: {dict(sorted(Counter(str(p.verdict) for p in others.values()).items()))}")
    derived = [pair for pair, p in others.items() if "derived" in str(p.verdict) and "not" not in str(p.verdict)]
    derived.sort(key=lambda pair: hashlib.sha256(" ".join(sorted(pair)).encode()).hexdigest())
    for pair in derived[: options.sample]:
        p = others[pair]
        print(f"\n{p.verdict}: {p.reason}")
        for id in (str(p.a), str(p.b)):
            print(f"  {rows[id]['outlet']} | {rows[id]['title']} | {rows[id]['date']}")


if __name__ == "__main__":
    main()
