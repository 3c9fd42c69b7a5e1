"""How exports of databases are read: articles that have the header and footer of one in their text, read as exports.

Run `python benchmarks/lexisnexis.py`. The articles are read from the folder that FRAMING_DEVELOPMENT_DATA names.
"""

from __future__ import annotations

import gzip
import json
import os
import warnings
from pathlib import Path

from framing._checks import FramingWarning
from framing.io.databases import Export, read_export
from framing.io.databases.nexis import read_nexis

SET = "corpora/lexisnexis_sample.jsonl.gz"


def read(rows: list[dict[str, str]]) -> tuple[list[Export], int]:
    """Each text as an export, and how many warnings there were."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", FramingWarning)
        exports = [read_export(Path(f"{row['id']}.txt"), row["text"].encode()) for row in rows]
    return exports, len(told)


def lengths(rows: list[dict[str, str]]) -> list[tuple[int, int, int]]:
    """The stated length of each article, its words, and a sixth of its characters as they stand in the export."""
    found = []
    for row in rows:
        for document in read_nexis(row["text"].split("\n"))[0]:
            stated = int("".join(c for c in document.values["length"] if c.isdigit()))
            found.append((stated, len(" ".join(document.body).split()), round(document.n_characters / 6)))
    return found


def main() -> None:
    folder = os.environ.get("FRAMING_DEVELOPMENT_DATA")
    if not folder:
        raise SystemExit("Set FRAMING_DEVELOPMENT_DATA to the folder that holds the development data.")
    rows = [json.loads(line) for line in gzip.decompress((Path(folder) / SET).read_bytes()).splitlines()]
    exports, n_told = read(rows)
    records = [record.values for export in exports for record in export.records]
    print(f"texts {len(rows)}; lists of documents without an article {sum(not e.records for e in exports)}")
    for column in ("outlet", "date", "title", "text"):
        print(f"articles with {column:6} {sum(bool(r[column]) for r in records)} of {len(records)}")
    print(f"left out {sum(len(e.left_out) for e in exports)}; warnings {n_told}")
    for name, place in (("words", 1), ("characters / 6", 2)):
        near = [abs(length[place] / length[0] - 1) for length in lengths(rows)]
        within = ", ".join(f"{share:.0%}: {sum(n <= share for n in near)}" for share in (0.01, 0.02, 0.05, 0.1))
        print(f"stated length reached by {name:14} within {within} of {len(near)}; worst {max(near):.1%}")


if __name__ == "__main__":
    main()
