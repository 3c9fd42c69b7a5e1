"""Print how versions of real articles are told apart, and whether their differences are complete.

python benchmarks/revisions.py DEVELOPMENT_DATA [N]

Of the 300 pairs of corpora/reuters_version_pairs: in how many the rows of one version make the other, word for word in
spelling and capitals; rows by kind; rows of headline and lead; seconds. Only counts are printed, no text.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
import warnings
from collections import Counter
from pathlib import Path

from framing._checks import FramingWarning
from framing.corpus import Document
from framing.reuse.differences import apply_variants
from framing.reuse.versions import revisions
from framing.text.tokens import iter_tokens

_ONE_FORM = str.maketrans("’‘ʼ‐‑", "'''--")  # the form of apostrophes and hyphens is a habit, one row a pair


def words(text: str) -> list[str]:
    """The tokens of a text as they are written, with one form of apostrophe and of hyphen."""
    return [match.group().translate(_ONE_FORM) for match in iter_tokens(text)]


def read_pairs(folder: Path) -> list[tuple[Document, Document]]:
    """The versions, the earlier first."""
    with gzip.open(folder / "reuters_version_docs.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    known = {r["id"]: Document(r["id"], r["text"], {"outlet": r["outlet"], "title": r["title"]}) for r in rows}
    with gzip.open(folder / "reuters_version_pairs.jsonl.gz", "rt", encoding="utf-8") as file:
        return [(known[r["a"]], known[r["b"]]) for r in map(json.loads, file)]


def main() -> None:
    """Compare all pairs and print the counts."""
    warnings.simplefilter("ignore", FramingWarning)
    pairs = read_pairs(Path(sys.argv[1]) / "corpora")[: int(sys.argv[2]) if len(sys.argv) > 2 else None]
    right = 0
    kinds: Counter[tuple[str, bool]] = Counter()
    places: Counter[tuple[str, str]] = Counter()
    touched: Counter[str] = Counter()
    begun = time.perf_counter()
    for before, after in pairs:
        table = revisions((before, after))
        right += words(apply_variants(before.text, table)) == words(after.text)
        kinds.update(zip(table["kind"], table["counted"], strict=True))
        places.update(zip(table["where"], table["operation"], strict=True))
        touched.update(set(table["where"]))
    seconds = time.perf_counter() - begun
    print(f"{right} of {len(pairs)} pairs: the rows of one version make the other, word for word")
    print(f"{seconds:.1f} s, {seconds / len(pairs):.2f} s a pair, lexicons read each time")
    print("\nrows by kind (counted / not)")
    for kind in sorted({kind for kind, _ in kinds}):
        print(f"  {kind:18}{kinds[kind, True]:6}{kinds[kind, False]:6}")
    print("\nrows by place (pairs that have any; added, changed, removed)")
    for where in ("headline", "lead", "body"):
        counts = "".join(f"{places[where, operation]:6}" for operation in ("added", "changed", "removed"))
        print(f"  {where:18}{touched[where]:6}{counts}")


if __name__ == "__main__":
    main()
