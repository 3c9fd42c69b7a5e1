"""Print how far the package agrees with the hand-coded gold in tests/gold, with every disagreement.

python benchmarks/quality.py
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from gold_scores import gold_mentions, rows, score_lines, score_mentions, score_sentences


def main() -> None:
    """The table of scores, the disagreements, and the counts of labels beside the gold's."""
    mentions, labels = score_mentions()
    lines, zones = score_lines()
    print(f"{'':34}{'right':>7}{'found':>7}{'gold':>7}{'P':>8}{'R':>8}{'F1':>8}")
    for name, score in (
        ("lines that do not count", lines),
        ("lines with the right zone", zones),
        ("sentences, exactly", score_sentences()),
        ("mentions, same head and referent", mentions),
        ("labels of these", labels),
    ):
        print(
            f"{name:34}{score.right:7}{score.found:7}{score.gold:7}"
            f"{score.precision:8.3f}{score.recall:8.3f}{score.f1:8.3f}"
        )
    print("\nDisagreements:")
    for error in (*mentions.errors, *lines.errors):
        print(f"  {error}")
    print("\nNamings of the HTS-led forces, ours / gold:")
    for doc in ("000", "002", "004"):
        print(f"  {doc}: {counts(doc)}")


def counts(doc: str) -> str:
    """Label: ours/gold for one article."""
    coded = [
        row["label_class"]
        for row in rows("mentions")
        if row["doc"] == doc
        and row["referent"] == "HTS_FORCES"
        and row["type"] in ("np", "attributive", "predicate")
        and not row["in_boilerplate"]
    ]
    table = gold_mentions().counted
    ours = table[(table["document"].str[:3] == doc) & (table["referent"] == "HTS_FORCES")]["label"].tolist()
    return ", ".join(f"{label} {ours.count(label)}/{coded.count(label)}" for label in sorted({*coded, *ours}))


if __name__ == "__main__":
    main()
