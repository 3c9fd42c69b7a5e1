"""Versions: what an outlet changed in an article of its own, where which version came first is known."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pandas as pd

from framing._checks import FramingError, FramingWarning
from framing.corpus import Corpus, Document
from framing.lexicon import Lexicon
from framing.reuse.compared import TYPES, VARIANT_COLUMNS, PairOfArticles, compare, read_compared, table_of
from framing.reuse.difference import Difference
from framing.reuse.differences import pair_corpus
from framing.reuse.pieces import Side
from framing.reuse.reading import Reading
from framing.reuse.script import Script, Step, script
from framing.reuse.shown import Variants
from framing.text.attribution import Method
from framing.text.zones import find_zones

REVISION_COLUMNS = ("before", "after", "where", *VARIANT_COLUMNS)
OPERATIONS = {"only in a": "removed", "only in b": "added", "differs": "changed"}
_LEAD = 3  # sentences at most: some articles come without paragraphs


def revisions(
    articles: Corpus | tuple[Document, Document],
    lexicons: Sequence[Lexicon] | Lexicon | None = None,
    *,
    zones: pd.DataFrame | None = None,
    attribution: Method = "rules",
) -> pd.DataFrame:
    """What was added, removed and changed from one version of an article to the next.

    Answers: how did an outlet reword its own story, in the headline, in the lead, in the body?

    Parameters
    ----------
    articles
        A corpus, in which articles with one value of the docvar `version_of`, or with one outlet and one `url`, are
        versions of one article, ordered by `date`; or two articles, the earlier first.
    lexicons, zones, attribution
        As in `variants`.

    Returns
    -------
    Variants
        As `variants` returns it. The rows of `variants` for each version and the next, with `REVISION_COLUMNS`:
        `before` and `after` are the ids again called `a` and `b`; `where` is headline, lead (the first paragraph, of
        three sentences at most) or body; `operation` is removed, added or changed (so for what stands in another
        order). Headlines that stand in the docvar `title` and not in the text are compared too: these rows come last,
        never count, and have -1 for places.

    Raises
    ------
    FramingError
        If versions have no date, or the same.

    Warns
    -----
    FramingWarning
        If no article of the corpus stands in two versions.

    Notes
    -----
    Two articles of different outlets, or without known order, have no direction: see `variants`. An outlet that prints
    an agency's later version has revised nothing itself.

    Examples
    --------
    >>> first = Document("v1", "The mob left the gate. Police watched.", {"outlet": "Dial", "title": "Mob at gate"})
    >>> later = Document("v2", "The dockers left the gate. Police watched.", {"outlet": "Dial", "title": "Gate clear"})
    >>> table = revisions((first, later))
    >>> table[["where", "operation", "text_a", "text_b"]].values.tolist()
    [['lead', 'changed', 'mob', 'dockers'], ['headline', 'changed', 'Mob at gate', 'Gate clear']]
    """
    if isinstance(articles, Corpus):
        corpus, pairs = articles, list(_versions(articles))
        if not pairs:
            warnings.warn(
                "no article stands in two versions here: give versions of one article one value of the docvar "
                "`version_of`, or the same outlet and url, and a date each; or pass two articles.",
                FramingWarning,
                stacklevel=2,
            )
            return Variants.of(_table(table_of([]), []), corpus, find_zones(corpus) if zones is None else zones)
    else:
        corpus, pairs = pair_corpus(articles), [PairOfArticles(0, 0, 1)]
    chosen = [lexicons] if isinstance(lexicons, Lexicon) else lexicons
    zones = find_zones(corpus) if zones is None else zones
    reading = read_compared(corpus, chosen, zones=zones, attribution=attribution)
    table = compare(reading, pairs)
    leads = {position: _lead(reading, position) for p in pairs for position in (p.a, p.b)}
    where = _where(table, corpus, reading, leads)
    titles = _titles(corpus, pairs, chosen, attribution=attribution)
    titles["variant"] += len(table)
    titles["within"] = titles["within"].where(titles["within"] < 0, titles["within"] + len(table))
    both = pd.concat([table, titles], ignore_index=True) if len(titles) else table
    return Variants.of(_table(both, where + ["headline"] * len(titles)), corpus, zones)


def _table(rows: pd.DataFrame, where: list[str]) -> pd.DataFrame:
    operations = [
        "changed" if kind == "order" else OPERATIONS[operation]
        for kind, operation in zip(rows["kind"], rows["operation"], strict=True)
    ]
    rows = rows.assign(before=rows["a"], after=rows["b"], where=pd.Series(where, dtype=object), operation=operations)
    types = dict.fromkeys(("before", "after", "where"), "object") | TYPES
    return rows[list(REVISION_COLUMNS)].astype(types)


def _versions(corpus: Corpus) -> Iterator[PairOfArticles]:
    """Each version with the next one of the same article."""
    docvars = corpus.docvars
    groups: dict[tuple[str, ...], list[int]] = {}
    for position in range(len(corpus)):
        known = {c: str(docvars[c].iat[position]).strip() for c in ("version_of", "outlet", "url") if c in docvars}
        if known.get("version_of"):
            groups.setdefault((known["version_of"],), []).append(position)
        elif known.get("url"):
            groups.setdefault((known["outlet"], known["url"]), []).append(position)
    number = 0
    for positions in groups.values():
        if len(positions) < 2:
            continue
        dated = sorted((_date(corpus, position), corpus.ids[position], position) for position in positions)
        for (date, id, a), (next_date, next_id, b) in pairwise(dated):
            if date == next_date:
                raise FramingError(
                    f"the versions {id!r} and {next_id!r} have the same date, so which came first is not known. "
                    "Give them dates with the time, or pass the two, the earlier first."
                )
            yield PairOfArticles(number, a, b)
            number += 1


def _date(corpus: Corpus, position: int) -> pd.Timestamp:
    written = str(corpus.docvars["date"].iat[position]) if "date" in corpus.docvars else ""
    date = pd.to_datetime(written, errors="coerce", utc=True) if written else pd.NaT
    if pd.isna(date):
        raise FramingError(
            f"the version {corpus.ids[position]!r} has the date {written!r}, which cannot be read: write it as "
            "2025-03-14 or 2025-03-14T18:30."
        )
    return pd.Timestamp(date)


def _lead(reading: Reading, position: int) -> tuple[int, int]:
    """Where the first counted paragraph stands."""
    article = reading.article(position)
    counted = article.counted
    if not counted:
        return 0, 0
    end = counted[0].end
    for before, sentence in pairwise(counted[:_LEAD]):
        if {"\n", "\r"} & set(article.text[before.end : sentence.start]):
            break
        end = sentence.end
    return counted[0].start, end


def _where(table: pd.DataFrame, corpus: Corpus, reading: Reading, leads: dict[int, tuple[int, int]]) -> list[str]:
    """Headline, lead or body, for each row of a table."""
    at = {id: position for position, id in enumerate(corpus.ids)}
    headlines: dict[str, list[tuple[int, int]]] = {}
    zones = reading.zones[reading.zones["zone"] == "headline"]
    for document, start, end in zip(zones["document"], zones["start"], zones["end"], strict=True):
        headlines.setdefault(str(document), []).append((int(start), int(end)))
    found = []
    columns = (table[c].tolist() for c in ("a", "start_a", "end_a", "b", "start_b", "end_b"))
    for a, start_a, end_a, b, start_b, end_b in zip(*columns, strict=True):
        places = [(a, start_a, end_a), (b, start_b, end_b)]
        places = [p for p in places if p[1] < p[2]]
        if any(start <= p[1] < end for p in places for start, end in headlines.get(p[0], ())):
            found.append("headline")
        else:
            leading = any(leads[at[p[0]]][0] <= p[1] < leads[at[p[0]]][1] for p in places)
            found.append("lead" if leading else "body")
    return found


def _titles(
    corpus: Corpus, pairs: Sequence[PairOfArticles], lexicons: Sequence[Lexicon] | None, *, attribution: Method
) -> pd.DataFrame:
    """The differences of the titles that do not stand in the texts."""
    if "title" not in corpus.docvars:
        return table_of([])
    titles = [" ".join(str(title).split()) for title in corpus.docvars["title"]]
    chosen = [
        p
        for p in pairs
        if titles[p.a] and titles[p.b] and titles[p.a] != titles[p.b]
        and not all(titles[i] in " ".join(corpus.texts[i][:2000].split()) for i in (p.a, p.b))
    ]  # fmt: skip
    if not chosen:
        return table_of([])
    positions = sorted({i for p in chosen for i in (p.a, p.b)})
    own = Corpus(tuple(titles[i] for i in positions), corpus.docvars.iloc[positions])
    whole = [(id, 0, len(text), "body", True, "") for id, text in zip(own.ids, own.texts, strict=True)]
    zones = pd.DataFrame(whole, columns=["document", "start", "end", "zone", "counted", "rule"])
    reading = read_compared(own, lexicons, zones=zones, attribution=attribution)
    at = {position: k for k, position in enumerate(positions)}
    table = compare(reading, [PairOfArticles(p.pair, at[p.a], at[p.b]) for p in chosen], write=_title)
    places = dict.fromkeys(("sentence_a", "sentence_b", "start_a", "end_a", "start_b", "end_b"), -1)
    return table.assign(counted=False, **places)


def _title(a: Side, b: Side) -> Script:
    """The differences of two titles; of two that have little in common, one."""
    found = script(a, b)
    if found.matches or len(found.steps) < 2:
        return found
    return Script((Step(Difference((0, len(a.text)), (0, len(b.text)), "wording", counted=False), -1, -1),), ())
