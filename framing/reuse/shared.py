"""Shared: which mentions stand in copy that other outlets carry too, and naming without them.

Wording that five outlets share is an agency's, or one of the five's; it is nobody's house style.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing._checks import FramingError
from framing.mentions import Mentions
from framing.mentions.spans import Spans, rows_of
from framing.mentions.voices import ATTRIBUTIONS, voices_of
from framing.reuse.stretches import Copies, copies_of
from framing.stats.naming import naming
from framing.text.spans import row_at
from framing.text.tokens import Tokens, tokenise

Origin = Literal["shared", "own"]
ORIGINS: tuple[Origin, ...] = ("shared", "own")
"""In copy that another outlet carries too, or not."""
ORIGIN_COLUMNS = ("mention", "document", "origin", "n_copies", "n_outlets")
"""Columns of `origin`."""
STRETCH = 5
"""Words in a row that two articles of a copy group must have in common before these are shared copy."""


class Reused(Protocol):
    """What `find_reuse` returns, as far as it is needed here: `document`, `outlet` and `copy_group` of each article."""

    @property
    def documents(self) -> pd.DataFrame:
        """One row an article."""


def origin(mentions: Mentions, reuse: Reused) -> pd.DataFrame:
    """Tell for each mention whether it stands in copy that another outlet carries word for word.

    Answers: which namings are this outlet's alone, and which came with a text that others printed too?

    Parameters
    ----------
    mentions
        As `find_mentions` returns them.
    reuse
        As `find_reuse` returns it for the same articles.

    Returns
    -------
    DataFrame
        One row a mention: `mention`, `document`, `origin` ("shared" or "own"), `n_copies` (articles of its copy group,
        its own included, in which the mention and the words beside it stand), `n_outlets` (outlets of these).

    Raises
    ------
    FramingError
        If an article of `mentions` is not in `reuse`.

    See Also
    --------
    split_by_origin : the mentions of each origin, with the words that belong to them.

    Notes
    -----
    A mention is shared if it lies, with the word on either side of it, in a stretch of five words of one sentence (or a
    whole shorter one) that stands in an article of another outlet of the copy group; letters are folded, marks do not
    matter. So where one copy has *rebels* and another *armed rebels*, both are own. An article in no copy group has own
    mentions only.

    Danger: own means not found in these articles. The agency's text may have the wording all the same, and of two
    copies only one is needed to make a wording shared: the one that was copied is not told from the one that copied.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from framing import Corpus, find_mentions, read_lexicon
    >>> texts = ("The striking dockers closed the port.", "The striking dockers closed the port.")
    >>> corpus = Corpus(texts, pd.DataFrame({"id": ["a", "b"], "outlet": ["Herald", "Gazette"]}))
    >>> reuse = SimpleNamespace(documents=pd.DataFrame({"document": ["a", "b"], "outlet": ["Herald", "Gazette"],
    ...     "copy_group": ["1", "1"]}))
    >>> origin(find_mentions(corpus, read_lexicon("harbour-strike")), reuse)["origin"].tolist()
    ['shared', 'shared']
    """
    copies = _copies(mentions, reuse, tokenise(mentions.corpus.texts, mentions.corpus.ids))
    place = {id: position for position, id in enumerate(mentions.corpus.ids)}
    columns = (mentions.table[c].tolist() for c in ("mention", "document", "start", "end"))
    rows = []
    for mention, document, start, end in zip(*columns, strict=True):
        n_copies = n_outlets = 1
        if (known := copies.get(place[document])) is not None:
            group, at = known
            others = group.with_span(at, start, end)
            n_copies, n_outlets = 1 + len(others), len(group.outlets_with(at, others))
        rows.append((mention, document, ORIGINS[n_outlets == 1], n_copies, n_outlets))
    return pd.DataFrame(rows, columns=list(ORIGIN_COLUMNS))


def split_by_origin(mentions: Mentions, reuse: Reused) -> dict[Origin, Mentions]:
    """Part mentions, and the words they are counted of, by whether another outlet carries them too.

    Answers: how does each outlet name them in what it alone has?

    Parameters
    ----------
    mentions
        As `find_mentions` returns them.
    reuse
        As `find_reuse` returns it for the same articles.

    Returns
    -------
    dict
        "shared" and "own": `Mentions` with the same rows, of which those of the other origin are not counted. `naming`,
        `modifiers`, `contrasts`, `naming_distance` and `sources` take either as it is.

    Raises
    ------
    FramingError
        If an article of `mentions` is not in `reuse`.

    Notes
    -----
    Nothing is found anew: `counted` of mentions, the zones and the words of `documents` are cut at the borders of
    shared copy, so that counted words of both parts add up to those of the whole, and a rate of own namings is one per
    1,000 own words. Words are shared by the rule for mentions, each taken by itself (see `origin`).

    An article that is shared copy throughout stays in `documents` of "own", with no words.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from framing import Corpus, find_mentions, read_lexicon
    >>> shared = "The striking dockers closed the port."
    >>> texts = (f"{shared}\\nUnion thugs cheered.", shared)
    >>> corpus = Corpus(texts, pd.DataFrame({"id": ["a", "b"], "outlet": ["Herald", "Gazette"]}))
    >>> reuse = SimpleNamespace(documents=pd.DataFrame({"document": ["a", "b"], "outlet": ["Herald", "Gazette"],
    ...     "copy_group": ["1", "1"]}))
    >>> parts = split_by_origin(find_mentions(corpus, read_lexicon("harbour-strike")), reuse)
    >>> [parts[name].documents["n_words"].tolist() for name in parts]
    [[6, 6], [3, 0]]
    """
    table = origin(mentions, reuse)
    tokens = tokenise(mentions.corpus.texts, mentions.corpus.ids)
    copies = _copies(mentions, reuse, tokens)
    shared = []
    for position in range(len(mentions.corpus)):
        here = tokens.slice_of(position)
        known = copies.get(position)
        shared.append(known[0].shared_words(known[1]) if known else np.zeros(here.stop - here.start, dtype=bool))
    parts: dict[Origin, Mentions] = {}
    for name in ORIGINS:
        inside = [words == (name == "shared") for words in shared]
        kept = mentions.table["counted"].to_numpy(dtype=bool) & (table["origin"] == name).to_numpy()
        parts[name] = _part(mentions, tokens, inside, name=name, counted=kept)
    return parts


def naming_by_origin(mentions: Mentions, reuse: Reused, *, by: str = "outlet") -> pd.DataFrame:
    """The table of `naming` for shared copy and for what is an outlet's own, with a first column `origin`.

    Answers: does an outlet choose other labels in its own words than in the copy that it shares?

    Parameters
    ----------
    mentions, reuse
        As in `split_by_origin`.
    by
        A docvar.

    Returns
    -------
    DataFrame
        `origin`, then the columns of `naming`; shares and rates are of the mentions and words of that origin. A label
        that stands in one origin only has rows in that one.

    Examples
    --------
    >>> from framing import find_mentions, find_reuse, read_corpus, read_lexicon
    >>> corpus = read_corpus("harbour-strike")
    >>> mentions = find_mentions(corpus, read_lexicon("harbour-strike"))
    >>> table = naming_by_origin(mentions, find_reuse(corpus))
    >>> table.groupby("origin")["n_unquoted"].sum().to_dict()
    {'own': 57, 'shared': 22}
    """
    parts = split_by_origin(mentions, reuse)
    tables = [naming(part, by=by) for part in parts.values()]
    level = tables[0].attrs["level"]
    filled = [table.assign(origin=name) for name, table in zip(parts, tables, strict=True)]
    table = pd.concat([t for t in filled if len(t)] or filled[:1], ignore_index=True)
    table.attrs["level"] = level
    return table[["origin", *tables[0].columns]]


def _copies(mentions: Mentions, reuse: Reused, tokens: Tokens) -> dict[int, tuple[Copies, int]]:
    """The copy group of each article that shares one, and its place there."""
    corpus = mentions.corpus
    group_of = dict(
        zip(reuse.documents["document"].astype(str), reuse.documents["copy_group"].astype(str), strict=True)
    )
    unknown = [id for id in corpus.ids if id not in group_of]
    if unknown:
        raise FramingError(f"the article {unknown[0]!r} is not in `reuse`: call find_reuse() for the same corpus.")
    groups = [group_of[id] for id in corpus.ids]
    return copies_of(corpus, tokens, mentions.sentences, zones=mentions.zones, copy_groups=groups)


def _part(
    mentions: Mentions,
    tokens: Tokens,
    inside: Sequence[npt.NDArray[np.bool_]],
    *,
    name: Origin,
    counted: npt.NDArray[np.bool_],
) -> Mentions:
    """The mentions with what is counted cut down to some of the words of each article."""
    zones = pd.DataFrame(_cut(mentions, tokens, inside), columns=list(mentions.zones.columns))
    zones = zones.astype(mentions.zones.dtypes.to_dict())
    documents = mentions.documents.copy()
    n_words, spoken = [], []
    voices = voices_of(mentions.corpus, mentions.quotations, mentions.attributions)
    for position, (voice, rows) in enumerate(zip(voices, rows_of(zones, mentions.corpus), strict=True)):
        starts = tokens.starts[tokens.slice_of(position)]
        own = starts[Spans(zones, rows).counted_at(starts)]
        n_words.append(len(own))
        spoken.append(voice.count(own))
    documents["n_words"] = n_words
    for i, attribution in enumerate(ATTRIBUTIONS):
        documents[f"n_words_{attribution}"] = [int(counts[i]) for counts in spoken]
    table = mentions.table.assign(counted=counted)
    per_article = table.loc[table["counted"], "document"].value_counts()
    documents["n_mentions"] = [int(per_article.get(id, 0)) for id in mentions.corpus.ids]
    settings = MappingProxyType({**mentions.settings, "origin": name})
    return replace(mentions, table=table, documents=documents, zones=zones, settings=settings)


def _cut(mentions: Mentions, tokens: Tokens, inside: Sequence[npt.NDArray[np.bool_]]) -> Iterator[tuple[object, ...]]:
    """The rows of zones, each cut where the words of a part begin and end."""
    columns = list(mentions.zones.columns)
    place = {name: columns.index(name) for name in ("start", "end", "counted")}
    for position, rows in enumerate(rows_of(mentions.zones, mentions.corpus)):
        starts = tokens.starts[tokens.slice_of(position)].astype(np.int64)
        part = mentions.zones.iloc[rows]
        zone_of = row_at(part["start"].to_numpy(np.int64), part["end"].to_numpy(np.int64), starts)
        for number, row in enumerate(part.itertuples(index=False, name=None)):
            words = np.flatnonzero(zone_of == number)
            if not row[place["counted"]] or not len(words):
                yield tuple(row)
                continue
            kept = inside[position][words]
            changes = np.flatnonzero(kept[1:] != kept[:-1]) + 1
            borders = [row[place["start"]], *starts[words[changes]].tolist(), row[place["end"]]]
            for i, (start, end) in enumerate(pairwise(borders)):
                cut = list(row)
                cut[place["start"]], cut[place["end"]] = start, end
                cut[place["counted"]] = bool(kept[0] if i == 0 else kept[changes[i - 1]])
                yield tuple(cut)
