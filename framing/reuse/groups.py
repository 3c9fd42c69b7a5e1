"""find_reuse: which articles have text of one another or of a common source, and the groups that they form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from framing._checks import FramingError
from framing._html import alone, card, counted, heading, line, more, table
from framing.corpus import Corpus
from framing.reuse.agencies import find_agencies
from framing.reuse.candidates import default_rate
from framing.reuse.search import Row, Search
from framing.reuse.shingles import SIZE, Ints, components
from framing.reuse.traces import read_traces
from framing.reuse.verdicts import DERIVED, PARTIALLY, WHOLLY
from framing.text.zones import find_zones

PAIR_COLUMNS = (
    "pair", "a", "b", "outlet_a", "outlet_b", "verdict", "reason", "containment_a", "containment_b",
    "n_shingles_shared", "n_rare_shared", "rare_a", "rare_b", "n_quotations_shared", "aligned_a", "aligned_b",
    "n_aligned",
)  # fmt: skip
_SHOWN = 12
"""Pairs that a notebook shows."""
DOCUMENT_COLUMNS = ("document", "outlet", "copy_group", "news_agency", "agency_basis")


@dataclass(frozen=True, eq=False)
class Reuse:
    """What `find_reuse` found.

    Parameters
    ----------
    corpus
        The articles with the docvars `copy_group` and `news_agency` filled where they were blank.
    pairs
        One row a pair; `find_reuse` explains the columns.
    documents
        One row an article: `document`, `outlet`, `copy_group`, `news_agency`, `agency_basis`.
    settings
        How it was found.

    Examples
    --------
    >>> from framing import read_corpus
    >>> reuse = find_reuse(read_corpus("harbour-strike"))
    >>> reuse.pairs[["a", "b", "verdict"]].values.tolist()
    [['tarnmouth-herald', 'veldmark-ledger', 'wholly derived']]
    >>> reuse.corpus.docvars["copy_group"].tolist()
    ['common-quay', 'flare', 'mpa', 'mpa', 'mpa', 'vpr']
    """

    corpus: Corpus
    pairs: pd.DataFrame
    documents: pd.DataFrame
    settings: Mapping[str, Any]

    def __post_init__(self) -> None:
        object.__setattr__(self, "settings", MappingProxyType(dict(self.settings)))

    def __reduce__(self) -> tuple[Any, ...]:
        return (Reuse, (self.corpus, self.pairs, self.documents, dict(self.settings)))

    def __repr__(self) -> str:
        groups = self.documents["copy_group"][self.documents["copy_group"] != ""]
        derived = int(self.pairs["verdict"].isin(DERIVED).sum())
        return f"Reuse({len(self.documents)} articles, {derived} derived pairs, {groups.nunique()} copy groups)"

    def _repr_html_(self) -> str:
        """The pairs with their verdicts, those that are of one text first."""
        rank = self.pairs["verdict"].map(lambda verdict: DERIVED.index(verdict) if verdict in DERIVED else len(DERIVED))
        shown = self.pairs.iloc[rank.argsort(kind="stable")].head(_SHOWN)
        groups = self.documents["copy_group"][self.documents["copy_group"] != ""].nunique()
        said = heading("Reuse", f"{counted(len(self.documents), 'article')}, {counted(groups, 'copy group')}")
        names = ("outlet_a", "outlet_b", "verdict", "reason")
        columns = [(name, "") for name in ("one outlet", "another", "verdict", "reason")]
        rows = shown[list(names)].itertuples(index=False, name=None)
        return alone(
            card(
                table(columns, rows, caption=said) if len(shown) else line(said),
                more(len(self.pairs) - len(shown), "pairs"),
            )
        )


def find_reuse(corpus: Corpus, *, zones: pd.DataFrame | None = None, rate: int | None = None) -> Reuse:
    """Find articles that have text of one another or of a common source.

    Answers: which of these articles are copies or rewrites of one text, such as that of an agency?

    Parameters
    ----------
    corpus
        The articles.
    zones
        As `find_zones` returns them; found anew where none are given.
    rate
        One shingle in how many is looked up to find candidates; by the number of articles where none is given: all up
        to 3,000 articles, one in 4 up to 30,000, one in 8 beyond.

    Returns
    -------
    Reuse
        `pairs`, ordered by ids: `pair`, `a`, `b` (ids, a before b), `outlet_a`, `outlet_b`, `verdict` (wholly derived,
        partially derived, shared quotations, not derived: a near miss), `reason`, `containment_a` (share of a's
        shingles that b has), `containment_b`, `n_shingles_shared`, `n_rare_shared`, `rare_a` (share of a's rare facts
        that b has), `rare_b`, `n_quotations_shared` (of one that stand in the other), `aligned_a` (share of a's
        sentences aligned), `aligned_b`, `n_aligned` (links; where `rate` is above 1, pairs that share quotations only
        are not aligned: missing, and -1). `documents`, `corpus` and `settings` are explained at `Reuse`.

    Raises
    ------
    FramingError
        If `rate` is below 1, or `zones` lacks a column.

    Notes
    -----
    A shingle is a run of five words of the zones that count. Candidates share shingles of a sample, or rare facts:
    names, word by word, and numbers that few stories have (two of a small corpus, six of 100,000 articles; copies are
    one story). Each is then compared with all its shingles. Containment, not Jaccard: a long article may hold all of a
    short one. What stands mostly in quotation marks, and formulas that an outlet prints in three articles or more, are
    no sign of derivation. Two articles are *wholly derived* from one another or from a common source if half of one's
    other shingles stand in the other, *partially derived* from .15, or if a quarter of one's sentences is aligned with
    the other and both share five rare facts and .30 of them. The thresholds are ours; the terms are those of METER.
    Which was first, and whether the source is in the corpus, cannot be seen from the texts.

    `copy_group` holds the articles that derived pairs tie together, over others too; it has the name of the first id in
    it, is blank for articles that stand alone, and where the corpus has one already that is kept.

    Danger: statements of law and official text quoted without marks look derived; a rewrite that shares neither rare
    names nor words is not found; where more than 41 articles share all they have, not all their pairs are listed,
    though all are in one group. A background paragraph that one outlet carries into a new story makes it partially
    derived if it is a seventh of the story.

    References
    ----------
    Clough, P., Gaizauskas, R., Piao, S. S. L. and Wilks, Y. (2002). METER: MEasuring TExt Reuse. ACL, 152-159.
    doi:10.3115/1073083.1073110

    Examples
    --------
    >>> text = "Dockers closed the gates of the port at dawn on Monday and said that they would stay there for a week."
    >>> docvars = pd.DataFrame({"id": ["a", "b"], "outlet": ["Herald", "Courier"]})
    >>> reuse = find_reuse(Corpus((text, "TARNMOUTH (Reuters) - " + text.replace("closed", "shut")), docvars))
    >>> reuse
    Reuse(2 articles, 1 derived pairs, 1 copy groups)
    >>> reuse.documents[["document", "copy_group", "news_agency"]].values.tolist()
    [['a', 'a', ''], ['b', 'a', 'Reuters']]
    """
    if rate is not None and rate < 1:
        raise FramingError(f"`rate` must be 1 or more; got {rate}. With 1 every shingle is looked up.")
    zones = find_zones(corpus) if zones is None else zones
    rate = default_rate(len(corpus)) if rate is None else rate
    order = sorted(range(len(corpus)), key=corpus.ids.__getitem__)  # nothing depends on the order of the corpus
    ids, outlets = corpus.ids, [str(outlet) for outlet in corpus.docvars["outlet"]]
    texts = tuple(corpus.texts[i] for i in order)
    traces = read_traces(Corpus(texts, corpus.docvars[["id", "outlet"]].iloc[order]), zones)
    search = Search(traces, [outlets[i] for i in order], texts, rate)
    rows = list(search.rows())
    derived = [row for row in rows if row.verdict in DERIVED]
    a, b = (np.array([row[k] for row in derived], np.int64) for k in (0, 1))
    first = components(len(corpus), a, b)
    stated = [str(group).strip() for group in corpus.docvars.get("copy_group", [""] * len(corpus))]
    names = _group_names([ids[i] for i in order], first, [stated[i] for i in order])
    group = {ids[i]: name for i, name in zip(order, names, strict=True)}
    documents = find_agencies(corpus, zones=zones).rename(columns={"basis": "agency_basis"})
    documents = documents.assign(outlet=outlets, copy_group=[group[id] for id in ids])[list(DOCUMENT_COLUMNS)]
    filled = corpus.docvars.assign(
        copy_group=documents["copy_group"].to_numpy(), news_agency=documents["news_agency"].to_numpy()
    )
    return Reuse(
        Corpus(corpus.texts, filled, corpus.header, corpus.inputs),
        _pair_table(rows, [ids[i] for i in order], [outlets[i] for i in order]),
        documents,
        {"shingle": SIZE, "rate": rate, "rare": search.most, "wholly": WHOLLY, "partially": PARTIALLY},
    )


def _group_names(ids: Sequence[str], first: Ints, stated: Sequence[str]) -> list[str]:
    """The copy group of each article: as stated, else that of its component, "" where it stands alone.

    A component in which one name is stated has that name; any other is called by the first of its ids.
    """
    members: dict[int, list[int]] = {}
    for i, root in enumerate(first.tolist()):
        members.setdefault(root, []).append(i)
    names = [""] * len(ids)
    for root, own in members.items():
        known = {stated[i] for i in own if stated[i]}
        name = known.pop() if len(known) == 1 else ids[root]
        for i in own:
            names[i] = stated[i] or (name if len(own) > 1 else "")
    return names


def _pair_table(rows: Sequence[Row], ids: Sequence[str], outlets: Sequence[str]) -> pd.DataFrame:
    cells = []
    for number, (a, b, shared, verdict, reason) in enumerate(rows):
        cells.append((
            number, ids[a], ids[b], outlets[a], outlets[b], verdict, reason,
            shared.n / max(1, shared.size_a), shared.n / max(1, shared.size_b), shared.n, shared.n_rare,
            shared.n_rare / max(1, shared.size_rare_a), shared.n_rare / max(1, shared.size_rare_b),
            shared.n_quotations, shared.aligned_a, shared.aligned_b, shared.n_aligned,
        ))  # fmt: skip
    table = pd.DataFrame(cells, columns=list(PAIR_COLUMNS))
    numbers = {c: "int64" for c in PAIR_COLUMNS if c == "pair" or c.startswith("n_")}
    shares = {c: "float64" for c in PAIR_COLUMNS if c.startswith(("containment", "rare", "aligned"))}
    return table.astype(numbers | shares)
