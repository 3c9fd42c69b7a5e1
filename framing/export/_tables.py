"""Tables of a paper about words and texts: key words, copies, facts, and what the articles can show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from framing.export._labels import basis, corpus_table, label_tables, level
from framing.export._paper import Column, PaperTable, estimate, grouped, number, p_value
from framing.report import ReportData
from framing.report._carried import KINDS
from framing.report._sure import MOST_WORDS, surest_words
from framing.stats._units import REST

MOST_ROWS = 300
"""Rows that a table has at most."""
LONGEST = 160
"""Letters of a wording that a table prints; its CSV has it whole."""


def paper_tables(data: ReportData) -> list[PaperTable]:
    """The tables that go into papers; those of which there is nothing to tell are not there.

    Examples
    --------
    >>> from framing.io.lexicons import read_lexicon
    >>> from framing.io.readers import read_corpus
    >>> from framing.report import collect
    >>> data = collect(read_corpus("harbour-strike"), [read_lexicon("harbour-strike")])
    >>> [table.name for table in paper_tables(data)][:2]
    ['articles', 'naming-harbour-strike-strikers']
    """
    taken = {"articles", "keyness", "variants", "substitutions", "coverage", "design"}
    tables = [corpus_table(data), *label_tables(data, taken)]
    for make in (_keyness, _variants, _substitutions, _coverage, _design):
        tables += make(data)
    return [_capped(table) for table in tables]


def _capped(table: PaperTable) -> PaperTable:
    """No more rows than somebody reads; the note says how many there are."""
    if len(table.rows) <= MOST_ROWS:
        return table
    note = f"{table.note} The first {number(MOST_ROWS)} of {number(len(table.rows))} rows."
    return replace(table, rows=table.rows[:MOST_ROWS], note=note)


def _keyness(data: ReportData) -> Iterator[PaperTable]:
    rows = surest_words(data.keyness)
    if rows.empty:
        return
    interval = level(data.keyness)
    columns = (
        Column("Outlet"), Column("Word"), Column("n", "number"), Column("Per 1,000", "number"),
        Column("Others", "number"), Column(f"Log ratio [{interval} CI]", "estimate"), Column("Articles", "number"),
        Column("p", "number"),
    )  # fmt: skip
    found = [
        (
            str(row["target"]), str(row["feature"]), number(row["n_target"]), number(row["rate_target"], 2),
            number(row["rate_reference"], 2), estimate(row["log_ratio"], row["ci_low"], row["ci_high"], places=1),
            number(row["n_documents_target"]), p_value(row["p_adjusted"]),
        )
        for row in rows.to_dict("records")
    ]  # fmt: skip
    note = (
        f"The {MOST_WORDS} words of each outlet, at most, whose interval is furthest from 0; below 0 are words that it "
        "has less of. Log ratio: binary logarithm of the ratio of both rates. Words inside quotation marks are counted "
        "too, and topics differ as well as word choice. p: permutation of articles, adjusted for all words. "
        f"{data.keyness.attrs.get('note', '')} {basis(data)}."
    )
    yield PaperTable("keyness", "Key words by outlet", columns, grouped(found), note, "data/keyness.csv")


def _variants(data: ReportData) -> Iterator[PaperTable]:
    table = data.shared.variants
    if table.empty or not bool(table["counted"].astype(bool).any()):
        return
    counted = table[table["counted"].astype(bool)]
    rows = counted.iloc[(counted["referent"].astype(str) == "").argsort(kind="stable")[:MOST_ROWS]].sort_index()
    columns = (Column("Copies"), Column("Kind"), Column("The first has", "long"), Column("The second has", "long"))
    found = [
        (
            f"{row['outlet_a']} / {row['outlet_b']}", str(row["kind"]).replace("_", " "), _wording(row["text_a"]),
            _wording(row["text_b"]),
        )
        for row in rows.to_dict("records")
    ]  # fmt: skip
    shown = "" if len(rows) == len(counted) else f"{number(len(rows))} of {number(len(counted))}, namings first. "
    note = (
        "Two articles of one text, and each place in which they differ; typography, order and what lies outside the "
        f"article are not listed. {shown}It is not known who changed what: either wording may be the agency's. – : "
        "nothing stands there."
    )
    yield PaperTable(
        "variants", "Copies of one text: where they differ", columns, grouped(found), note, "data/variants.csv"
    )


def _wording(text: object) -> str:
    """
    >>> _wording("docker " * 40)[-8:], _wording("")
    ('docker …', '–')
    """
    words = " ".join(str(text).split())
    return (words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …") or "–"


def _substitutions(data: ReportData) -> Iterator[PaperTable]:
    table = data.shared.substitutions
    if table.empty:
        return
    columns = (
        Column("Outlet"), Column("Other outlet"), Column("Label"), Column("Where the other has"), Column("n", "number"),
        Column("Reverse", "number"), Column("Pairs", "number"),
    )  # fmt: skip
    found = [
        (
            str(row["outlet"]), str(row["other"]), str(row["label"]) or "–", str(row["other_label"]) or "–",
            number(row["n"]), number(row["n_reverse"]), number(row["n_pairs"]),
        )
        for row in table.to_dict("records")
    ]  # fmt: skip
    note = f"Reverse: how often it is the other way round. {table.attrs.get('note', '')} {basis(data)}."
    yield PaperTable(
        "substitutions", "Labels that stand in each other's place in copies of one text", columns, grouped(found), note,
        "data/substitutions.csv",
    )  # fmt: skip


def _coverage(data: ReportData) -> Iterator[PaperTable]:
    table = data.shared.coverage
    if table.empty or int(table["n_of"].max()) < 2:
        return
    columns = (
        Column("Event"), Column("Facts"), Column("n", "number"), Column("In all outlets", "number"),
        Column("In one only", "number"), Column("Left out by one", "number"), Column("Outlets", "number"),
    )  # fmt: skip
    found = []
    for event, own in table.groupby("event", sort=False):
        for kind in KINDS:
            facts = own[own["kind"] == kind]
            if len(facts):
                found.append((str(event) or "all articles", kind, *_numbers(facts), number(int(own["n_of"].max()))))
    note = f"Facts that stand in the articles of an event, by kind. {table.attrs.get('note', '')}"
    yield PaperTable(
        "coverage", "Which facts how many outlets carry", columns, grouped(found), note, "data/coverage.csv"
    )


def _numbers(facts: pd.DataFrame) -> tuple[str, ...]:
    by_all = int((facts["n_outlets"] == facts["n_of"]).sum())
    alone = int((facts["only_in"].astype(str) != "").sum())
    lacking = int((facts["left_out_by"].astype(str) != "").sum())
    return tuple(number(n) for n in (len(facts), by_all, alone, lacking))


def _design(data: ReportData) -> Iterator[PaperTable]:
    table = data.design.comparisons
    rows = table[table["reference"] == REST] if len(table) else table
    if rows.empty:
        return
    columns = (
        Column("Outlet"), Column("Its texts", "number"), Column("Others' texts", "number"),
        Column("Smallest p", "number"), Column("Can reach .05"), Column("Detectable, points", "number"),
    )  # fmt: skip
    found = tuple(
        (
            str(row["target"]), number(row["n_clusters_target"]), number(row["n_clusters_reference"]),
            p_value(row["smallest_p"]), "yes" if row["can_reach_05"] else "no", number(100 * row["detectable_alike"]),
        )
        for row in rows.to_dict("records")
    )  # fmt: skip
    power = 100 * float(data.design.settings.get("power", 0.8))
    note = (
        "Each outlet and all others together. Texts: copies of one text counted once. Smallest p: that of the most "
        "extreme exchange of articles. Detectable: the difference from a share of 50% that would be found in "
        f"{power:g}% of such samples if each text kept to one label."
    )
    yield PaperTable("design", "What the articles can show", columns, found, note, "data/design.csv")
