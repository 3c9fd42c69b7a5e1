"""How well the package agrees with the hand-coded gold; the rules of comparison are in tests/gold/README.md."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from span_scores import Relation, Score, Spans, content_of, relations_of, score_relations, score_words, spans_of

from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.mentions import Mentions, find_mentions
from framing.text.attribution import Method, find_attributions
from framing.text.quotations import find_quotations
from framing.text.tokens import Tokens, fold, iter_tokens, tokenise

GOLD = Path(__file__).parent / "gold"
SYRIA = Path(__file__).parent.parent / "seeds" / "syria-2024"
SCORED_TYPES = {"np", "attributive", "predicate", "name"}
KINDS = {"direct": "full", "scare": "partial"}
"""Kinds of quotation as coded, where the program has another word."""
CODED = {"yes": True, "no": False}
"""How the second coder wrote a flag."""


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The rows of one gold file."""
    with (GOLD / f"{name}.jsonl").open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


@cache
def gold_corpus() -> Corpus:
    """The five seeds; gold rows name them by the first three figures of their id."""
    return read_corpus(SYRIA)


@cache
def gold_mentions(method: Method = "rules") -> Mentions:
    """What the program finds, from raw files to mentions, with nothing taken from the gold."""
    return find_mentions(gold_corpus(), read_lexicon("syria-2024"), attribution=method)


def head_end(row: dict[str, Any]) -> int:
    """Where the head of a coded phrase ends: before its "of", else with the phrase."""
    text: str = row["text"]
    return int(row["start"]) + text.index(" of ") if " of " in text else int(row["end"])


def score_mentions() -> tuple[Score, Score]:
    """Mentions with the same head and the same referent; and of those, the same label class."""
    gold = {
        (row["doc"], head_end(row)): row
        for row in rows("mentions")
        if row["type"] in SCORED_TYPES and not row["in_boilerplate"]
    }
    docs = {doc for doc, _ in gold}
    table = gold_mentions().table
    table = table[table["type"].isin(SCORED_TYPES) & table["zone"].isin(["body", "subhead"])]
    ours = {(r.document[:3], r.head_end): r for r in table.itertuples() if r.document[:3] in docs}
    right = labels = 0
    errors = []
    for key, row in gold.items():
        found = ours.get(key)
        referents = {row["referent"]}
        if "referent" in row["contested"]:
            referents.add(row["second_coder"]["referent"])
        if found is None:
            errors.append(f"missed {row['id']} {row['text']!r} ({row['referent']})")
        elif found.referent not in referents:
            errors.append(f"{row['id']} {row['text']!r}: {found.referent}, gold {row['referent']}")
        else:
            right += 1
            labels += found.label == row["label_class"]
            if found.label != row["label_class"]:
                errors.append(f"{row['id']} {row['text']!r}: label {found.label}, gold {row['label_class']}")
    errors += [f"not in gold: {key} {r.text!r} ({r.referent})" for key, r in ours.items() if key not in gold]
    return Score(right, len(ours), len(gold), tuple(errors)), Score(labels, right, right)


def score_sentences() -> Score:
    """Sentences of counted zones, exactly."""
    gold = {(row["doc"], row["start"], row["end"]) for row in rows("sentences")}
    docs = {doc for doc, _, _ in gold}
    table = gold_mentions().sentences
    table = table[table["counted"]]
    ours = {(r.document[:3], r.start, r.end) for r in table.itertuples() if r.document[:3] in docs}
    return Score(len(gold & ours), len(ours), len(gold), tuple(str(x) for x in sorted(gold ^ ours)))


def score_lines() -> tuple[Score, Score]:
    """Lines that do not count; and the zone of every line."""
    zones = gold_mentions().zones
    left_out = found = gold = named = 0
    errors = []
    coded = list(rows("lines"))
    for row in coded:
        here = zones[
            zones["document"].str.startswith(row["doc"]) & (zones["start"] < row["end"]) & (zones["end"] > row["start"])
        ]
        lengths = (here["end"].clip(upper=row["end"]) - here["start"].clip(lower=row["start"])).to_numpy()
        longest = here.iloc[int(lengths.argmax())]
        ours = not bool(longest["counted"])
        left_out += ours and row["boilerplate"]
        found += ours
        gold += row["boilerplate"]
        named += longest["zone"] == row["zone"]
        if longest["zone"] != row["zone"]:
            errors.append(f"{row['doc']} line {row['line']}: {longest['zone']}, gold {row['zone']}")
    return Score(left_out, found, gold, tuple(errors)), Score(named, len(coded), len(coded), tuple(errors))


def document_of(doc: str) -> str:
    """The id of the seed that gold rows name by its first three figures."""
    return next(id for id in gold_corpus().ids if id.startswith(doc))


@cache
def gold_quotations() -> pd.DataFrame:
    """The quotations that the program finds in the seeds."""
    return find_quotations(gold_corpus())


@cache
def gold_attributions(method: Method = "rules") -> pd.DataFrame:
    """The attributions that the program finds in the seeds."""
    return find_attributions(gold_corpus(), attribution=method)


def score_quotations() -> tuple[Score, Score]:
    """Quotations of the same span; and those of the same span and kind. A coded scare quote is partial and flagged."""
    gold = {(row["doc"], row["start"], row["end"]): row for row in rows("quotes")}
    docs = {doc for doc, _, _ in gold}
    ours = {(r.document[:3], r.start, r.end): r for r in gold_quotations().itertuples() if r.document[:3] in docs}
    errors = [f"quotation missed: {key} {gold[key]['text']!r}" for key in sorted(gold.keys() - ours.keys())]
    errors += [f"quotation not in gold: {key} {ours[key].kind}" for key in sorted(ours.keys() - gold.keys())]
    spans = sorted(gold.keys() & ours.keys())
    kinds = 0
    for key in spans:
        coded, found = gold[key], ours[key]
        same = found.kind == KINDS.get(coded["kind"], coded["kind"])
        same = same and (found.kind == "heading" or found.scare_quoted == (coded["kind"] == "scare"))
        kinds += same
        if not same:
            errors.append(f"quotation {coded['text']!r}: {found.kind}, scare {found.scare_quoted}; {coded['kind']}")
    return Score(len(spans), len(ours), len(gold), tuple(errors)), Score(kinds, len(ours), len(gold))


def score_attribution_of_mentions(method: Method = "rules") -> dict[str, Score]:
    """Of coded mentions in counted zones that the program finds, by their heads: those with the coded columns.

    Where the two coders differ, either is right. A source is right that shares a word with the coded one.
    """
    table = gold_mentions(method).table
    table = table[table["zone"].isin(["body", "subhead"])]
    ours = {(r.document[:3], r.head_end): r for r in table.itertuples()}
    right: dict[str, list[bool]] = {"attribution": [], "quotation": [], "scare_quoted": [], "source": []}
    errors = []
    for row in rows("mentions"):
        found = ours.get((row["doc"], head_end(row)))
        if found is None or row["in_boilerplate"]:
            continue
        for column in ("attribution", "quotation", "scare_quoted"):
            codes = {row[column]}
            if column in row["contested"]:
                codes.add(CODED.get(row["second_coder"][column], row["second_coder"][column]))
            value = getattr(found, column)
            right[column].append(value in codes)
            if value not in codes:
                errors.append(f"{column} of {row['id']} {row['text']!r}: {value}, gold {row[column]}")
        if row["source"] is not None and found.attribution != "unattributed":
            named = f"{found.source} {found.source_name}" if hasattr(found, "source_name") else found.source
            right["source"].append(bool(_names(row["source"]) & _names(named)))
            if not right["source"][-1]:
                errors.append(f"source of {row['id']} {row['text']!r}: {named!r}, gold {row['source']!r}")
    return {name: Score(sum(flags), len(flags), len(flags), tuple(errors)) for name, flags in right.items()}


def _names(source: str) -> set[str]:
    """The words of a source that tell it from others."""
    return {fold(word.group()) for word in iter_tokens(source)} - {"the", "a", "of", "for", "and", "their", "its"}


def score_attribution_of_modifiers() -> Score:
    """Of coded modifiers in counted zones that the program finds: those with the coded attribution."""
    mentions = gold_mentions()
    documents = mentions.table["document"]
    ours = {(documents[r.mention][:3], r.start, r.end): r.attribution for r in mentions.modifiers.itertuples()}
    coded = {
        (row["doc"], modifier["start"], modifier["end"]): modifier
        for row in rows("mentions")
        for modifier in row["modifiers"]
        if not row["in_boilerplate"]
    }
    found = sorted(coded.keys() & ours.keys())
    wrong = [key for key in found if ours[key] != coded[key]["attribution"]]
    errors = (f"modifier {coded[k]['text']!r} {k}: {ours[k]}, gold {coded[k]['attribution']}" for k in wrong)
    return Score(len(found) - len(wrong), len(found), len(found), tuple(errors))


@cache
def gold_words() -> Tokens:
    """The words of the seeds."""
    return tokenise(gold_corpus().texts, gold_corpus().ids)


@cache
def gold_relations() -> tuple[Relation, ...]:
    """The coded attributions in counted zones."""
    return tuple(
        Relation(
            document_of(row["doc"]),
            (tuple(row["source"][:2]),) if row["source"] else (),
            tuple((start, end) for start, end, _ in row["content"]),
        )
        for row in rows("attributions")
        if not row["in_boilerplate"]
    )


@cache
def gold_sentences() -> Spans:
    """The coded sentences, which are what counts."""
    table = pd.DataFrame(rows("sentences"))
    return spans_of(table.assign(document=table["doc"].map(document_of)))


def counted_relations(attributions: pd.DataFrame) -> tuple[Relation, ...]:
    """Ours, as far as they begin in what counts."""
    spans = gold_sentences()
    return tuple(
        one
        for one in relations_of(attributions)
        if any(start <= one.content[0][0] < end for start, end in spans.get(one.document, ()))
    )


def score_attributed_words(method: Method = "rules") -> Score:
    """Words of counted zones that stand in the content of an attribution."""
    ours = content_of(relations_of(gold_attributions(method)))
    return score_words(gold_words(), content_of(gold_relations()), ours, gold_sentences())


def score_gold_relations(method: Method = "rules") -> tuple[Score, Score]:
    """Attributions of counted zones, and their sources."""
    return score_relations(gold_words(), gold_relations(), counted_relations(gold_attributions(method)))
