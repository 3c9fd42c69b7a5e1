"""The tables of the report as CSV, exact, in UTF-8."""

from __future__ import annotations

import pandas as pd

from framing.report._data import ReportData

_LONG = ("documents", "mentions", "mention_modifiers")
"""Tables that grow with the number of articles."""


def csv_tables(data: ReportData) -> dict[str, bytes]:
    """File name > bytes, for every table of the report."""
    return {f"{name}.csv": to_csv(table) for name, table in tables_of(data).items()}


def tables_of(data: ReportData) -> dict[str, pd.DataFrame]:
    """Every table of the report by its name; of very many articles none with a row an article or mention."""
    read = data.read
    tables = {
        "documents": data.documents,
        "naming": _joined(data, [c.naming for c in data.coded]),
        "modifiers": _joined(data, [c.modifiers for c in data.coded]),
        "mentions": pd.concat([c.mentions for c in data.coded], ignore_index=True),
        "mention_modifiers": _joined(data, [c.mention_modifiers for c in data.coded]),
        "contrasts": _joined(data, [c.contrasts for c in data.coded]),
        "distance": _joined(data, [c.distance for c in data.coded]),
        "patterns": _joined(data, [c.audit.patterns if c.audit else pd.DataFrame() for c in data.coded]),
        "leave_one_out": _joined(data, [c.audit.leave_one_out if c.audit else pd.DataFrame() for c in data.coded]),
        "sources": read.sources,
        "labels_by_source": _joined(data, [c.labels_by_source for c in read.coded]),
        "quotations": read.quotations,
        "attributions": read.attributions,
        "terms": read.terms,
        "similarity": read.similarity,
        "keyness": read.keyness,
        "design": data.design.comparisons,
        "reuse": read.shared.reuse,
        "variants": read.shared.variants,
        "substitutions": read.shared.substitutions,
        "coverage": read.shared.coverage,
        "zones": read.zones,
        "inputs": data.corpus.inputs,
        "lexicons": lexicon_table(data),
    }
    coders = [c.validated for c in data.coded]
    if any(coders):
        tables["corrected_naming"] = _joined(data, [v.naming if v else pd.DataFrame() for v in coders])
        tables["corrected_contrasts"] = _joined(data, [v.contrasts if v else pd.DataFrame() for v in coders])
    if data.sample is not None:
        tables = {name: table for name, table in tables.items() if name not in _LONG}
    return {name: table for name, table in tables.items() if len(table.columns)}


def to_csv(table: pd.DataFrame) -> bytes:
    """The table as CSV: nothing rounded, nothing guarded, the same bytes for the same table.

    >>> to_csv(pd.DataFrame({"label": ["rebel"], "n": [2]}))
    b'label,n\\nrebel,2\\n'
    """
    return table.to_csv(index=False, lineterminator="\n").encode("utf-8", errors="surrogatepass")


def lexicon_table(data: ReportData) -> pd.DataFrame:
    """The headers of the lexicons, one row each."""
    fields = (
        "name",
        "version",
        "kind",
        "language",
        "licence",
        "citation",
        "developed_on",
        "validated_on",
        "note",
        "sha256",
    )
    return pd.DataFrame([{f: getattr(c.lexicon, f) for f in fields} for c in data.coded], columns=list(fields))


def _joined(data: ReportData, tables: list[pd.DataFrame]) -> pd.DataFrame:
    """Tables of several lexicons as one, with the lexicon's name before them."""
    named = []
    for coded, table in zip(data.coded, tables, strict=True):
        named.append(table.copy())
        named[-1].insert(0, "lexicon", coded.lexicon.name)
    return pd.concat([t for t in named if len(t)] or named[:1], ignore_index=True)
