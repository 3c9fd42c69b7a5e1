"""A second codebook on somebody else's event and codes: who is named, in one event of NewsWCL50.

Run `python benchmarks/newswcl50.py`; the corpus is read from the folder that FRAMING_DEVELOPMENT_DATA names. The
codebook beside this file was written with two of the five articles in view (DEVELOPED), and not changed after the three
others (HELD_OUT) were first scored.

The rule: a found mention is right where its head overlaps a coded span of the concept that its referent stands for.
Each coded span and each found mention is used once, so that as many as can be are paired. `--errors` lists what went
wrong in the articles that the codebook's author saw; `--errors held-out` in the others, then no longer held out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.mentions import find_mentions

CODEBOOK = Path(__file__).with_suffix(".yaml")
DEVELOPED = ("3_LL", "3_R")
HELD_OUT = ("3_L", "3_M", "3_RR")
CONCEPTS = {
    "USA\\Democrats": "DEMOCRATS",
    "USA\\Republicans\\Trump": "TRUMP",
    "Trump campaign": "CAMPAIGN",
    "USA\\Republicans": "ASSOCIATES",
    "RUS": "RUSSIA",
    "Wikileaks": "WIKILEAKS",
    "USA\\Democrats\\Clinton": "CLINTON",
    "Lawsuit": "LAWSUIT",
    "RUS interference into USA election": "INTERFERENCE",
    "USA election 2016": "ELECTION",
    "RUS investigation": "INVESTIGATION",
}
"""The concepts of the scheme, and which referent of the codebook each of them is. Others are left out and counted."""

TYPES = ("np", "attributive", "predicate", "name")
"""Embedded labels and heads that stay unresolved are found and named nobody: they are not scored."""

_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_TAIL = re.compile(r"[,;:–—]| (?:of|in|into|on|to|by|for|with|from|between|who|which|that|as|alleging) ", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True)
class Coded:
    """One coded span; `head` is the end of its head, by a rough rule: before the first preposition or relative."""

    document: str
    start: int
    end: int
    concept: str
    text: str

    @property
    def referent(self) -> str:
        return CONCEPTS[self.concept]

    @property
    def head(self) -> str:
        words = _WORD.findall(_TAIL.split(self.text, maxsplit=1)[0]) or _WORD.findall(self.text)
        return _POSSESSIVE.sub("", words[-1]).casefold() if words else ""


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def read_articles(folder: Path) -> Corpus:
    """The five articles of the event."""
    docs = [doc for doc in rows(folder / "newswcl50_docs.jsonl.gz") if doc["id"] in (*DEVELOPED, *HELD_OUT)]
    docvars = pd.DataFrame([{name: str(doc[name]) for name in ("id", "outlet", "event")} for doc in docs])
    return Corpus(tuple(doc["text"] for doc in docs), docvars)


def place(text: str, row: dict[str, Any]) -> tuple[int, int] | None:
    """Where a coded mention stands: at its offsets, or else nearby; quotes and case do not matter."""
    start, end = int(row["char_start"]), int(row["char_end"])
    wanted, folded = (s.translate(_STRAIGHT).lower() for s in (row["mention"], text))
    if folded[start:end] == wanted:
        return start, end
    starts = [m.start() for m in re.finditer(re.escape(wanted), folded)]
    if not starts:
        return None
    nearest = min(starts, key=lambda s: abs(s - start))
    return (nearest, nearest + len(wanted)) if abs(nearest - start) <= 60 else None


def read_codes(folder: Path, corpus: Corpus) -> tuple[list[Coded], Counter[str]]:
    """The coded mentions of the mapped concepts, and how many rows were left out and why."""
    texts = dict(zip(corpus.ids, corpus.texts, strict=True))
    coded: list[Coded] = []
    left: Counter[str] = Counter()
    for row in rows(folder / "newswcl50_mentions.jsonl.gz"):
        id = row["doc_id"]
        if id not in texts:
            continue
        if row["type"] == "PROPERTY":
            left["framing property, no mention of anybody"] += 1
            continue
        where = place(texts[id], row)
        if where is None:
            left["span not found in the text"] += 1
            continue
        moved = texts[id][slice(*where)] != row["mention"]
        left["(kept: differs from the text by a quote, its case or its offset)"] += moved
        if row["concept"] not in CONCEPTS:
            left[f"concept not in the codebook: {row['concept']}"] += 1
            continue
        code = Coded(id, *where, row["concept"], texts[id][slice(*where)])
        if code in coded:
            left["the same span twice under one concept"] += 1
            continue
        coded.append(code)
    return coded, +left


def once(coded: Sequence[Coded]) -> list[Coded]:
    """The coded spans, without those that repeat one of their concept with an article before it (the DNC, DNC)."""
    known = {(c.document, c.end, c.referent, c.start) for c in coded}

    def doubled(code: Coded) -> bool:
        article = _ARTICLE.match(code.text)
        return article is not None and (code.document, code.end, code.referent, code.start + article.end()) in known

    return [code for code in coded if not doubled(code)]


def pair(coded: Sequence[Coded], found: pd.DataFrame) -> dict[int, int]:
    """Row of `found` > index in `coded`, as many pairs as can be made; both are of one article."""
    spans = [(c.start, c.end, c.referent) for c in coded]
    fits = np.asarray(
        [
            [
                row.head_start < end and start < row.head_end and row.referent == referent
                for start, end, referent in spans
            ]
            for row in found.itertuples()
        ],
        dtype=np.int8,
    ).reshape(len(found), len(spans))
    match = maximum_bipartite_matching(csr_array(fits), perm_type="column") if fits.size else np.zeros(0, dtype=int)
    return {int(found.index[i]): int(at) for i, at in enumerate(match) if at >= 0}


def score(articles: Sequence[str], coded: list[Coded], found: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Gold, found, right, precision, recall and F1 per referent and over all; and what went wrong."""
    right: Counter[str] = Counter()
    heads = 0
    errors: list[str] = []
    for id in articles:
        codes, ours = [c for c in coded if c.document == id], found[found["document"] == id]
        pairs = pair(codes, ours)
        for row, at in pairs.items():
            right[codes[at].referent] += 1
            heads += codes[at].head.endswith(str(ours.at[row, "text"]).split()[-1].casefold().translate(_STRAIGHT))
        missed = [c for i, c in enumerate(codes) if i not in set(pairs.values())]
        errors += [f"{id} {c.start:6} missed  {c.referent:14}{c.text!r}" for c in missed]
        errors += [
            f"{id} {r.start:6} extra   {r.referent:14}{r.text!r} {r.type}, {r.rule}, {r.pattern!r}"
            for r in ours.itertuples()
            if r.Index not in pairs
        ]
    gold = Counter(c.referent for c in coded if c.document in articles)
    ours_by = Counter(found.loc[found["document"].isin(articles), "referent"])
    names = list(CONCEPTS.values())
    table = pd.DataFrame({"referent": names, "gold": [gold[n] for n in names], "found": [ours_by[n] for n in names]})
    table["right"] = [right[n] for n in names]
    total = {"referent": "all", **{n: int(table[n].sum()) for n in ("gold", "found", "right")}}
    table = pd.concat([table, pd.DataFrame([total])], ignore_index=True)
    table["precision"] = table["right"] / table["found"]
    table["recall"] = table["right"] / table["gold"]
    table["f1"] = 2 * table["right"] / (table["found"] + table["gold"])
    errors.append(f"the last word of the coded phrase is ours too in {heads} of {sum(right.values())} pairs")
    return table, sorted(errors)


def agreement(
    articles: Sequence[str], coded: list[Coded], found: pd.DataFrame
) -> tuple[int, int, Counter[tuple[str, str]]]:
    """Of the found heads in any coded span: how many are in one of their own concept; what others are taken for."""
    same = inside = 0
    confused: Counter[tuple[str, str]] = Counter()
    for row in found[found["document"].isin(articles)].itertuples():
        here = [c for c in coded if c.document == row.document and row.head_start < c.end and c.start < row.head_end]
        if not here:
            continue
        inside += 1
        if any(c.referent == row.referent for c in here):
            same += 1
        else:
            confused[(min(here, key=lambda c: c.end - c.start).referent, str(row.referent))] += 1
    return same, inside, confused


def main() -> None:
    """Print the figures of the articles that the author of the codebook saw, and of those held out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=("developed", "held-out"), help="one part only")
    parser.add_argument("--errors", nargs="?", const="developed", choices=("developed", "held-out"))
    options = parser.parse_args()
    root = os.environ.get("FRAMING_DEVELOPMENT_DATA")
    if not root:
        raise SystemExit("FRAMING_DEVELOPMENT_DATA must name the folder that holds corpora/newswcl50_docs.jsonl.gz.")
    folder = Path(root) / "corpora"
    corpus, lexicon = read_articles(folder), read_lexicon(CODEBOOK)
    coded, left = read_codes(folder, corpus)
    table = find_mentions(corpus, lexicon).table
    scored = table[table["type"].isin(TYPES) & table["referent"].isin(CONCEPTS.values())]
    print(f"{lexicon.name} {lexicon.version}, sha256 {lexicon.sha256[:12]}; {len(lexicon.all_patterns())} patterns")
    for name, articles in (("developed", DEVELOPED), ("held-out", HELD_OUT)):
        if options.only not in (None, name):
            continue
        result, errors = score(articles, coded, scored)
        same, inside, confused = agreement(articles, coded, scored)
        print(f"\n{name}: {', '.join(articles)}\n{result.to_string(index=False, float_format='{:.2f}'.format)}")
        print(f"heads inside a coded span: {inside}, of its own concept: {same} ({same / max(inside, 1):.2f})")
        print("taken for another (coded > ours):", ", ".join(f"{a} > {b} {n}" for (a, b), n in confused.most_common()))
        fewer = score(articles, once(coded), scored)[0].iloc[-1]
        several = Counter((c.document, c.start, c.end) for c in coded if c.document in articles)
        print(
            f"with spans coded twice, with an article and without, taken once: gold {fewer.gold}, right {fewer.right}, "
            f"precision {fewer.precision:.2f}, recall {fewer.recall:.2f}, f1 {fewer.f1:.2f}"
        )
        print("spans coded under several concepts (a mention has one referent):", sum(n > 1 for n in several.values()))
        print(errors.pop())
        if options.errors == name:
            print("\n".join(errors))
    print("\nleft out, in the five articles:")
    for reason, n in left.most_common():
        print(f"{n:6}  {reason}")
    unscored = table[~table.index.isin(scored.index)]
    print("found and not scored:", dict(Counter(zip(unscored["referent"], unscored["type"], strict=True))))


if __name__ == "__main__":
    main()
