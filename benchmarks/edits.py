"""Print how many of the coded differences in tests/gold come out, by kind, and all rows that come out, for reading.

python benchmarks/edits.py
python benchmarks/edits.py --no-codebook
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from edit_scores import Edit, edits_of

PAIRS = (("002", "000"), ("000", "004"))


def main() -> None:
    """Recall by coded kind, what is missed, and the rows."""
    codebook = "--no-codebook" not in sys.argv
    results = [edits_of(*pair, codebook=codebook) for pair in PAIRS]
    edits = [edit for found, _ in results for edit in found]
    _recall(edits)
    print("\nNot found:")
    for edit in edits:
        if not edit.found:
            row = edit.gold
            print(f"  {row['base']}-{row['derived']} {row['kind']}: {row['before']!r} / {row['after']!r}")
    for pair, (_, table) in zip(PAIRS, results, strict=True):
        print(f"\nRows of {pair[0]} and {pair[1]} that count: {int(table['counted'].sum())}")
        for row in table[table["counted"]].itertuples():
            print(f"  {row.kind:18}{row.referent:14}{row.text_a[:160]!r} / {row.text_b[:160]!r}")


def _recall(edits: list[Edit]) -> None:
    coded = Counter(edit.gold["kind"] for edit in edits)
    right = Counter(edit.gold["kind"] for edit in edits if edit.found)
    print(f"{'coded kind':28}{'found':>7}{'coded':>7}")
    for kind in sorted(coded):
        print(f"{kind:28}{right[kind]:7}{coded[kind]:7}")
    print(f"{'all':28}{right.total():7}{coded.total():7}{right.total() / coded.total():8.3f}")


if __name__ == "__main__":
    main()
