"""Events: which pairs of articles are one piece of evidence."""

from __future__ import annotations

import pandas as pd

from framing.corpus import Corpus


class Sets:
    """Disjoint sets that grow together."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def find(self, item: str) -> str:
        """The member that all of a set lead to."""
        self._above.setdefault(item, item)
        while self._above[item] != item:
            self._above[item] = self._above[self._above[item]]
            item = self._above[item]
        return item

    def join(self, a: str, b: str) -> None:
        """Make one set of two."""
        a, b = self.find(a), self.find(b)
        if a != b:
            self._above[b] = a


def units_of_pairs(pairs: pd.DataFrame, articles: Corpus | pd.DataFrame | None = None) -> dict[str, str]:
    """Of each article of some pairs, the name of what is independent of all others: its event.

    Two articles are of one event if they are a pair, stand in one copy group, or have one value of the docvar `event`.

    Parameters
    ----------
    pairs
        One row a pair, or more: `a`, `b`.
    articles
        The corpus, or a table with `document` and `event` or `copy_group`.

    Returns
    -------
    dict
        The least id of the event, by article.

    Examples
    --------
    >>> units_of_pairs(pd.DataFrame({"a": ["h1", "g1", "h2"], "b": ["g1", "c1", "g2"]}))
    {'c1': 'c1', 'g1': 'c1', 'g2': 'g2', 'h1': 'c1', 'h2': 'g2'}
    """
    known = Sets()
    ids = set()
    for a, b in zip(pairs["a"].astype(str), pairs["b"].astype(str), strict=True):
        known.join(f"article\x00{a}", f"article\x00{b}")
        ids |= {a, b}
    if articles is not None:
        table = articles.docvars.rename(columns={"id": "document"}) if isinstance(articles, Corpus) else articles
        for column in ("event", "copy_group"):
            if column in table:
                values = table[column].where(table[column].notna(), "").astype(str)
                for id, value in zip(table["document"].astype(str), values, strict=True):
                    if value:
                        # The zero byte keeps an event, a copy group and an article of one name apart.
                        known.join(f"{column}\x00{value}", f"article\x00{id}")
    found: dict[str, str] = {}
    least: dict[str, str] = {}
    for id in sorted(ids):
        found[id] = least.setdefault(known.find(f"article\x00{id}"), id)
    return found
