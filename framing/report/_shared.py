"""Shared copy in the articles of a report: which are one text, in which words they differ, what each leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from framing.corpus import Corpus
from framing.display import without_readers
from framing.lexicon import Lexicon
from framing.reuse.carried import coverage
from framing.reuse.differences import variants
from framing.reuse.groups import Reuse, find_reuse
from framing.reuse.labels import label_substitutions
from framing.text.attribution import Method
from framing.text.sentences import find_sentences

COPIES = ("wholly derived", "partially derived")
"""Verdicts of articles that are of one text: they are one cluster."""
QUOTATIONS = "shared quotations"
"""The verdict of articles that have quotations in common and no other text."""


@dataclass(frozen=True, eq=False)
class Shared:
    """What articles have in common, as tables.

    Parameters
    ----------
    reuse
        The pairs of `find_reuse`; empty where no two articles share anything.
    variants
        What `variants` returned for them; all words are blank where readers' comments stand.
    substitutions, coverage
        What `label_substitutions` and `coverage` returned; empty where no two articles are of one text.
    groups
        Where the copy groups come from: "stated", "found", "stated and found" or "none".
    """

    reuse: pd.DataFrame
    variants: pd.DataFrame
    substitutions: pd.DataFrame
    coverage: pd.DataFrame
    groups: str

    @property
    def copies(self) -> pd.DataFrame:
        """The pairs that are of one text, wholly before partially."""
        rows = self.reuse[self.reuse["verdict"].isin(COPIES)]
        return rows.iloc[rows["verdict"].map(COPIES.index).argsort(kind="stable")]


def find_shared(
    corpus: Corpus, zones: pd.DataFrame, lexicons: Sequence[Lexicon], *, attribution: Method, private: bool
) -> tuple[Corpus, Shared]:
    """The corpus with its copy groups, and what its articles share.

    Parameters
    ----------
    corpus, zones
        The articles, and what `find_zones` returned for them.
    lexicons
        Those of the report; differences are named by the ones that hold labels.
    attribution
        How attributions are found.
    private
        Whether words that do not count are left out of the tables: a copyright line names its outlet.
    """
    reuse = find_reuse(corpus, zones=zones)
    grouped = _grouped(corpus, reuse.corpus)
    groups = _whence(corpus, grouped)
    derived = reuse.pairs[reuse.pairs["verdict"].isin(COPIES)]
    if derived.empty:
        nothing = pd.DataFrame()
        return grouped, Shared(reuse.pairs, nothing, nothing, nothing, groups)
    of_pairs = {*derived["a"].astype(str), *derived["b"].astype(str)}
    part, own = _part(grouped, zones, of_pairs)
    naming = [lexicon for lexicon in lexicons if lexicon.kind != "words"]
    found = variants(part, naming or None, reuse=reuse, zones=own, attribution=attribution)
    found = _with_rows(found, grouped, zones, of_pairs)
    return grouped, Shared(
        reuse.pairs,
        _blank(found, zones, private=private),
        label_substitutions(found, grouped),
        _covered(grouped, reuse, zones, of_pairs, private=private),
        groups,
    )


def _part(corpus: Corpus, zones: pd.DataFrame, ids: set[str]) -> tuple[Corpus, pd.DataFrame]:
    """Some of the articles with their zones: reading all others again would take as long as the rest of a report."""
    chosen = [i for i, id in enumerate(corpus.ids) if id in ids]
    part = Corpus(tuple(corpus.texts[i] for i in chosen), corpus.docvars.iloc[chosen], corpus.header, corpus.inputs)
    return part, zones[zones["document"].isin(ids)].reset_index(drop=True)


def _with_rows(found: pd.DataFrame, corpus: Corpus, zones: pd.DataFrame, ids: set[str]) -> pd.DataFrame:
    """The differences with their sentences as rows in the table of all articles, not of these alone."""
    every = find_sentences(corpus, zones)
    rows = every.index[every["document"].isin(ids)].to_numpy()
    columns = {c: found[c].map(lambda row: int(rows[row]) if row >= 0 else -1) for c in ("sentence_a", "sentence_b")}
    return found.assign(**{name: column.astype("int64") for name, column in columns.items()})


def _covered(corpus: Corpus, reuse: Reuse, zones: pd.DataFrame, ids: set[str], *, private: bool) -> pd.DataFrame:
    """The facts of the events of which there is shared copy; where no event is stated, of the articles that share."""
    events = dict(zip(corpus.ids, corpus.docvars.get("event", pd.Series("", corpus.docvars.index)), strict=True))
    if any(events.values()):
        names = sorted({str(event) for id, event in events.items() if id in ids} - {""})
        tables = [coverage(corpus, event=name, reuse=reuse, zones=zones) for name in names]
    else:
        part, own = _part(corpus, zones, ids)
        tables = [coverage(part, reuse=reuse, zones=own)]
    if not tables:
        return pd.DataFrame()
    table = pd.concat(tables, ignore_index=True)
    table.attrs.update(tables[0].attrs)
    return _unnamed(table) if private else table


def _unnamed(table: pd.DataFrame) -> pd.DataFrame:
    """The facts without the names and sources that one outlet alone has: its own name is among them."""
    telling = (table["only_in"] != "") & table["kind"].isin(("name", "source"))
    return table.assign(fact=table["fact"].mask(telling, ""))


def _grouped(stated: Corpus, found: Corpus) -> Corpus:
    """The corpus with what was found; a docvar that nobody stated and that no article has is left out."""
    new = [c for c in found.docvars if c not in stated.docvars]
    blank = [c for c in new if not bool((found.docvars[c].astype(str) != "").any())]
    return Corpus(found.texts, found.docvars.drop(columns=blank), found.header, found.inputs) if blank else found


def _whence(stated: Corpus, found: Corpus) -> str:
    before, after = (
        c.docvars["copy_group"].astype(str).tolist() if "copy_group" in c.docvars else [""] * len(c)
        for c in (stated, found)
    )
    said = any(before)
    more = any(new and not old for old, new in zip(before, after, strict=True))
    return {(True, True): "stated and found", (True, False): "stated", (False, True): "found"}.get((said, more), "none")


def _blank(table: pd.DataFrame, zones: pd.DataFrame, *, private: bool) -> pd.DataFrame:
    """The differences without the words of readers' comments, and without all that does not count where asked for."""
    unseen = ~table["counted"].astype(bool) & private
    shown = table.assign(text_a=table["text_a"].mask(unseen, ""), text_b=table["text_b"].mask(unseen, ""))
    return without_readers(shown, zones)
