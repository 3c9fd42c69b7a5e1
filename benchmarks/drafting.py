"""Drafts from articles with hand-coded mentions (NewsWCL50): how many coded labels of the main actors they propose.

Run `python benchmarks/drafting.py`; the corpus is read from the folder that FRAMING_DEVELOPMENT_DATA names. One draft
is made from the five articles of each event; no codebook is used.

The rules. *Main actors*: of the concepts of type ACTOR, COUNTRY or GROUP, the three with most coded mentions in an
event. *Coded label*: the head of a coded mention of theirs, in the singular, if the articles of the event have that
word in small letters somewhere, so that it is no name; and the title right before a name, by the same rule. Pronouns
are left out. The head is the last word before the first comma, preposition or relative.
*Proposed at all*: a label of the draft has that head, under whatever referent. *Under the right actor*: under a
referent that stands for the concept: most coded mentions which its proposals overlap are of that concept.
*Automatic precision*: the share of proposals (names and labels) one or more of whose places overlap a coded mention of
the concept that their referent stands for; modifiers are not coded as spans of their own and are left out. Actors that
nobody coded count as wrong there. `--sample N` prints N proposals drawn by hash, for reading by hand.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from framing.corpus import Corpus, Document
from framing.drafting import Draft, draft_lexicon
from framing.drafting.words import singular
from framing.mentions.words import FUNCTION
from framing.text.closed_classes import words

TYPES = ("ACTOR", "COUNTRY", "GROUP")
MAIN = 3
ADJECTIVES = words("top senior southern continental desperate tied connected independent brought d newly fired")
"""Words of small letters before a name that are no titles: read from the list of what was missed."""
_TAIL = re.compile(r"[,;:–—(]| (?:of|in|into|on|to|by|for|at|with|from|between|who|which|that|as) ", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*")


def _load(folder: Path) -> tuple[Corpus, list[dict[str, Any]]]:
    def rows(name: str) -> list[dict[str, Any]]:
        with gzip.open(folder / "corpora" / name, "rt", encoding="utf-8") as stream:
            return [json.loads(line) for line in stream]

    documents = [
        Document(d["id"], d["text"], {k: str(d[k]) for k in ("outlet", "event")})
        for d in rows("newswcl50_docs.jsonl.gz")
    ]
    return Corpus.from_documents(documents), rows("newswcl50_mentions.jsonl.gz")


def coded_heads(mention: str, lower: set[str]) -> set[str]:
    """The labels of a coded mention: its head, and the title before a name."""
    found = _WORD.findall(re.sub(r"['’]s\b", "", _TAIL.split(mention.strip(), maxsplit=1)[0]))
    if not found:
        return set()
    forms = [w.casefold() for w in found]
    common = [w in lower and w not in FUNCTION | ADJECTIVES for w in forms]
    if common[-1]:
        return {singular(forms[-1])}
    at = len(forms) - 1
    while at > 0 and not common[at]:
        at -= 1
    named = found[at + 1 :] and all(w[:1].isupper() for w in found[at + 1 :])
    return {singular(forms[at])} if common[at] and named and at + 1 < len(forms) else set()


def _stands_for(
    draft: Draft, coded: list[dict[str, Any]], places: dict[str, list[tuple[str, int, int]]]
) -> dict[str, str]:
    """The concept of each referent: that of most coded mentions which its places overlap."""
    found = {}
    for referent, own in places.items():
        counts = Counter(
            m["concept"]
            for m in coded
            for d, a, b in own
            if m["doc_id"] == d and m["char_start"] < b and a < m["char_end"]
        )
        found[referent] = min(counts, key=lambda c: (-counts[c], c)) if counts else ""
    return found


def _event(corpus: Corpus, mentions: list[dict[str, Any]], referents: int) -> tuple[Counter[str], list[str], Draft]:
    coded = [m for m in mentions if m["doc_id"] in corpus.ids and m["type"] in TYPES and m["char_start"] is not None]
    lower = {w for text in corpus.texts for w in _WORD.findall(text) if w.islower()}
    main = [c for c, _ in sorted(Counter(m["concept"] for m in coded).items(), key=lambda c: (-c[1], c[0]))[:MAIN]]
    draft = draft_lexicon(corpus, referents=referents)
    places = defaultdict(list)
    for row in draft.places.itertuples():
        places[row.referent].append((row.document, row.start, row.end))
    concepts = _stands_for(draft, coded, places)
    labels = draft.table[draft.table["what"] == "label"]
    heads = {
        (r, singular(w.split()[-1].casefold())) for r, w in zip(labels["referent"], labels["wording"], strict=True)
    }
    n: Counter[str] = Counter()
    missed = []
    for concept in main:
        wanted: Counter[str] = Counter()
        for m in coded:
            if m["concept"] == concept:
                wanted.update(coded_heads(m["mention"], lower))
        right = {h for r, h in heads if concepts.get(r) == concept}
        anywhere = {h for _, h in heads}
        n.update(coded=len(wanted), right=len(wanted.keys() & right), any=len(wanted.keys() & anywhere))
        n.update(coded_n=wanted.total(), right_n=sum(wanted[h] for h in right), any_n=sum(wanted[h] for h in anywhere))
        often = {h for h in wanted if wanted[h] > 1}
        n.update(often=len(often), right_often=len(often & right), any_often=len(often & anywhere))
        missed += [f"{concept}: {h} ({k})" for h, k in wanted.most_common() if h not in right]
    spans = defaultdict(list)
    for m in coded:
        spans[m["doc_id"]].append((m["char_start"], m["char_end"], m["concept"]))
    for (referent, what, _), own in draft.places.groupby(["referent", "what", "wording"]):
        if what in ("name", "label"):
            hit = {c for r in own.itertuples() for a, b, c in spans[r.document] if a < r.end and r.start < b}
            n.update(proposals=1, sound=concepts[str(referent)] in hit and bool(hit))
            n.update({f"{what}s": 1, f"{what}s_sound": int(concepts[str(referent)] in hit and bool(hit))})
    return n, missed, draft


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--referents", type=int, default=20)
    parser.add_argument("--missed", action="store_true", help="list the coded labels that were not proposed")
    parser.add_argument("--sample", type=int, default=0, help="print so many proposals, for reading by hand")
    options = parser.parse_args()
    corpus, mentions = _load(Path(os.environ["FRAMING_DEVELOPMENT_DATA"]))
    total: Counter[str] = Counter()
    rows = []
    for event in sorted(set(corpus.docvars["event"])):
        own = corpus.where(event=event)
        start = time.perf_counter()
        n, missed, draft = _event(own, mentions, options.referents)
        total.update(n)
        print(f"{event[:40]:40} {_figures(n)}  {time.perf_counter() - start:.1f} s")
        if options.missed:
            print("    " + "; ".join(missed))
        rows += [(event[:1], own, row) for row in draft.table.itertuples()]
    print(f"{'all':40} {_figures(total)}")
    rows.sort(key=lambda r: hashlib.sha256(f"{r[0]}{r[2].referent}{r[2].what}{r[2].wording}".encode()).digest())
    for event, own, row in rows[: options.sample]:
        text = own[row.document].text
        shown = " ".join(text[max(row.start - 60, 0) : row.end + 50].split())
        print(f"{event} {row.referent:22} {row.what:8} {row.wording:28} {row.n:3}  {row.because[:48]:48} | {shown}")


def _figures(n: Counter[str]) -> str:
    often = max(n["often"], 1)
    return (
        f"labels {n['coded']:3}: right actor {n['right'] / n['coded']:.2f}, at all {n['any'] / n['coded']:.2f}; "
        f"coded twice or more {n['often']:3}: {n['right_often'] / often:.2f}, {n['any_often'] / often:.2f}; "
        f"mentions {n['coded_n']:3}: {n['right_n'] / n['coded_n']:.2f}, {n['any_n'] / n['coded_n']:.2f}; "
        f"proposals {n['proposals']:3}: sound {n['sound'] / n['proposals']:.2f} "
        f"(labels {n['labels_sound'] / n['labels']:.2f})"
    )


if __name__ == "__main__":
    main()
