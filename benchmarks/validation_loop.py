"""The loop of validation from end to end, on one event of NewsWCL50, with its codes as if they were a coder's sheets.

Run `python benchmarks/validation_loop.py`; the corpus is read from the folder that FRAMING_DEVELOPMENT_DATA names. The
codebook is benchmarks/newswcl50.yaml, whose author saw two of the five articles; each part is measured by itself.

The sheets are drawn as for any study. Sheet A is filled in from the codes: the words name the concept of the coded span
that their head overlaps, of several the shortest; where no coded span is, they name nothing. Sheet B is marked with
those coded spans whose head is no name (it begins with a small letter, as written), because names are not labels. The
scheme codes whom, but neither label nor attribution: these questions stay open.
"""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

sys.path.insert(0, str(Path(__file__).parent))
from newswcl50 import CODEBOOK, CONCEPTS, DEVELOPED, HELD_OUT, once, read_articles, read_codes
from newswcl50 import Coded as Span

from framing._checks import FramingWarning
from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.mentions import Mentions, find_mentions
from framing.validation import (
    Coded,
    corrected_naming,
    mentions_sheet,
    quality,
    read_coded,
    sentences_sheet,
    validated_text,
)
from framing.validation.marks import Mark, write_marks
from framing.validation.sheets import Sheet


def fill_mentions(sheet: Sheet, mentions: Mentions, spans: list[Span]) -> dict[str, dict[str, str]]:
    """Sheet A as the codes would have it."""
    heads = {
        (row.document, row.start, row.end): (row.head_start, row.head_end) for row in mentions.counted.itertuples()
    }
    codes = {}
    for item in sheet.key["items"]:
        if item["found"]["referent"] not in CONCEPTS.values():
            continue  # a referent that the scheme does not have: nobody coded it
        start, end = heads[item["document"], item["start"], item["end"]]
        here = [s for s in spans if s.document == item["document"] and s.start < end and start < s.end]
        if not here:
            codes[item["item"]] = {"naming": "no"}
            continue
        # One mention has one referent: of spans under several concepts that of the program is taken, if it is there.
        same = [s for s in here if s.referent == item["found"]["referent"]]
        span = (same or sorted(here, key=lambda s: s.end - s.start))[0]
        codes[item["item"]] = {"naming": "yes", "referent": span.referent}
    return codes


def fill_sentences(sheet: Sheet, corpus: Corpus, spans: list[Span]) -> dict[str, dict[str, str]]:
    """Sheet B marked with the coded spans that are no names; of spans that overlap the longest."""
    texts = dict(zip(corpus.ids, corpus.texts, strict=True))
    codes = {}
    for item in sheet.key["items"]:
        first, last = item["start"], item["end"]
        text = texts[item["document"]][first:last]
        own = [s for s in spans if s.document == item["document"] and first <= s.start and s.end <= last]
        marks: list[Mark] = []
        for span in sorted(own, key=lambda s: (s.start - s.end, s.start, s.concept)):
            words = [w for w in span.text.split() if w.casefold().startswith(span.head[:4])] or span.text.split()
            mark = Mark(span.start - first, span.end - first, span.referent)
            if (
                words[-1][:1].islower()
                and "|" not in span.text
                and all(m.end <= mark.start or mark.end <= m.start for m in marks)
            ):
                marks.append(mark)
        codes[item["item"]] = {"sentence": write_marks(text, marks), "done": "yes"}
    return codes


def coded_sheets(mentions: Mentions, spans: list[Span], n: int, n_sentences: int, seed: int) -> tuple[Coded, Coded]:
    """Both sheets: written, filled in from the scheme's codes, and read back."""
    with TemporaryDirectory() as folder:
        a, b = Path(folder) / "mentions-scheme.csv", Path(folder) / "sentences-scheme.csv"
        sheet = mentions_sheet(mentions, n, seed=seed)
        sheet.write(a, coder="scheme", codes=fill_mentions(sheet, mentions, spans))
        sentences = sentences_sheet(mentions, n_sentences, seed=seed)
        sentences.write(b, coder="scheme", codes=fill_sentences(sentences, mentions.corpus, spans))
        return read_coded([a]), read_coded([b])


def loop(corpus: Corpus, spans: list[Span], n: int, n_sentences: int, seed: int) -> None:
    """Sample, fill in, read back, measure, correct; print what comes out, and what all mentions would have given."""
    mentions = find_mentions(corpus, read_lexicon(CODEBOOK))
    coded, marked = coded_sheets(mentions, spans, n, n_sentences, seed)
    everything = coded_sheets(mentions, spans, len(mentions.table), len(mentions.sentences), seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        found, census = quality(mentions, coded, marked), quality(mentions, *everything)
    print(
        f"{len(mentions.counted)} mentions counted, {coded.codes['item'].nunique()} of {len(coded.items)} coded; "
        f"{len(marked.items)} sentences coded, {len(marked.marks)} namings marked"
    )
    for figure, measure in (
        ("precision", "naming"),
        ("precision", "referent"),
        ("recall", "naming"),
        ("recall", "referent"),
    ):
        value, low, high = found.value(figure, measure)
        whole = census.value(figure, measure)[0]
        print(
            f"{figure} {measure}: sample {value:.2f} ({low:.2f} to {high:.2f}), all mentions and sentences {whole:.2f}"
        )
    with pd.option_context("display.width", 200, "display.max_columns", 20, "display.max_rows", 200):
        number = "{:.2f}".format
        print(found.table[found.table["outlet"] != ""].to_string(index=False, float_format=number))
        print("\nmend first:")
        columns = ["pattern", "referent", "n_in_corpus", "n_coded", "n_wrong", "precision", "expected_wrong", "instead"]
        print(found.patterns[columns].head(12).to_string(index=False, float_format=number))
        print("\nmissed most:")
        print(found.missed.drop(columns=["sentence", "label"]).head(15).to_string(index=False, float_format=number))
    table = corrected_naming(mentions, coded, marked)
    moved = (table["share_corrected"] - table["share"]).abs()
    print(f"\ncorrected: {table.attrs['note']}")
    print(f"shares of {len(table)} cells moved by {moved.mean():.3f} on average, at most {moved.max():.3f}")
    print(f"\n{validated_text(found, coded, sentences=marked)}\n")


def main() -> None:
    """Print the loop for all five articles, and for those that the codebook's author did not see."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--sentences", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    root = os.environ.get("FRAMING_DEVELOPMENT_DATA")
    if not root:
        raise SystemExit("FRAMING_DEVELOPMENT_DATA must name the folder that holds corpora/newswcl50_docs.jsonl.gz.")
    corpus = read_articles(Path(root) / "corpora")
    spans = once(read_codes(Path(root) / "corpora", corpus)[0])
    for name, ids in (("all five", (*DEVELOPED, *HELD_OUT)), ("held out", HELD_OUT)):
        kept = [i for i, id in enumerate(corpus.ids) if id in ids]
        own = Corpus(tuple(corpus.texts[i] for i in kept), corpus.docvars.iloc[kept])
        print(f"== {name}: {', '.join(own.ids)}")
        loop(own, [s for s in spans if s.document in ids], options.sample, options.sentences, options.seed)


if __name__ == "__main__":
    main()
