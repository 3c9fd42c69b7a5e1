"""Labels over time: the table of `naming`, period by period, with what each period rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, get_args

import pandas as pd

from framing._checks import FramingError, check_choice
from framing.mentions import Mentions
from framing.stats.naming.cells import COUNTS
from framing.stats.naming.tables import naming

Freq = Literal["day", "week", "month", "quarter", "year"]
TIMELINE_COLUMNS = (
    "start", "end", "referent", "label", *COUNTS, "n_referent", "share", "share_ci_low", "share_ci_high",
    "rate_unattributed", "rate_unquoted", "rate_ci_low", "rate_ci_high", "n_documents", "n_clusters", "n_articles",
    "n_words_unquoted", "few",
)  # fmt: skip
"""Columns of `timeline`, after the one that names the group where there is one."""
FEW = 5
"""Independent articles below which a period is marked: with fewer one article is a fifth of what is said or more."""
MOST_PERIODS = 2000
"""More periods than any figure shows: a day over five years."""

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?![\d])|(?![\d-]))|(?![\d-]))")
_FINEST = {"day": 3, "week": 3, "month": 2, "quarter": 2, "year": 1}
_PERIOD = "period"
_ALL = "(all)"


def timeline(
    mentions: Mentions, *, freq: Freq = "week", by: str | None = "outlet", level: float = 0.95
) -> pd.DataFrame:
    """Count the labels of each referent period by period, in each outlet.

    Answers: when did an outlet use which word, and on how many articles does that rest?

    Parameters
    ----------
    mentions
        As `find_mentions` returns them; the articles have a docvar `date`.
    freq
        Length of a period: ``"day"``, ``"week"`` (from Monday), ``"month"``, ``"quarter"`` or ``"year"``.
    by
        A docvar whose values are counted apart; None for all articles together.
    level
        Coverage of the intervals.

    Returns
    -------
    DataFrame
        One row for each referent x label x value of `by` x period from the first to the last that has an article,
        labels in the order of `naming`, periods in order:

        - `<by>`, where it is not None; `start` and `end`, first and last day of the period (ISO 8601);
        - `referent`, `label` and the counts, shares, rates (per 1,000 words) and intervals of `naming`;
        - `n_documents` (articles with the label unquoted), `n_articles` (all of the period), `n_clusters`
          (independent ones), `n_words_unquoted`;
        - `few`: fewer than 5 independent articles, so that one of them can make the share.

        In a period without articles counts are 0, shares and rates missing. `attrs["note"]` says how many articles
        have no date that is precise enough and are in no row, and how many cells are `few`.

    Raises
    ------
    FramingError
        If no article has such a date, `by` is no docvar, or there are more than 2,000 periods.

    See Also
    --------
    framing.plots.timeline : the figure of this table.

    Notes
    -----
    Every cell is that of `naming` over the articles of the period: same counts, same intervals, each of its own
    articles only. Nothing is smoothed, and nothing is tested: a share that rises may follow what the articles of that
    week are about, or which articles of it are in the corpus. The last and the first period can be cut off by the
    dates of the corpus. A date is read as far as it is ISO 8601 (2024-12-06, 2024-12, 2024); one that is not, or that
    is less precise than a period, is not guessed.

    Examples
    --------
    >>> from framing import Corpus, Lexicon, find_mentions
    >>> from framing.lexicon import Label, Pattern
    >>> docvars = pd.DataFrame({"id": ["a", "b"], "outlet": "Herald", "date": ["2024-12-02", "2024-12-16"]})
    >>> corpus = Corpus(("Dockers marched.", "The mob marched and the mob sang."), docvars)
    >>> lexicon = Lexicon("small", "labels", categories=(Label("mob", (Pattern("mob"),)),))
    >>> table = timeline(find_mentions(corpus, lexicon))
    >>> table[["start", "end", "n_unquoted", "n_articles"]].values.tolist()
    [['2024-12-02', '2024-12-08', 0, 1], ['2024-12-09', '2024-12-15', 0, 0], ['2024-12-16', '2024-12-22', 2, 1]]
    """
    check_choice("freq", freq, get_args(Freq))
    docvars = mentions.corpus.docvars
    if by is not None:
        check_choice("by", by, [c for c in docvars.columns if c != "id"])
    starts = _starts(docvars, freq)
    periods = _every(starts, freq)
    groups = [_ALL] * len(docvars) if by is None else docvars[by].astype(str).tolist()
    names = sorted(set(groups))
    # A number for each group and period keeps their order, and no name of a group can break it.
    width = len(periods) + 1  # the last is of articles without a date
    place: dict[date | None, int] = {start: i for i, start in enumerate(periods)}
    number = {name: width * i for i, name in enumerate(names)}
    cells = [number[g] + place.get(s, len(periods)) for g, s in zip(groups, starts, strict=True)]
    numbered = replace(mentions.corpus, docvars=docvars.assign(**{_PERIOD: [f"{cell:09d}" for cell in cells]}))
    found = naming(replace(mentions, corpus=numbered), by=_PERIOD, level=level)
    found[_PERIOD] = found[_PERIOD].astype("int64")
    n_articles = pd.Series(cells).value_counts()
    whole = _every_cell(found, [i * width + k for i in range(len(names)) for k in range(len(periods))])
    whole["n_articles"] = whole[_PERIOD].map(n_articles).fillna(0).astype("int64")
    whole["few"] = whole["n_clusters"] < FEW
    whole["start"] = whole[_PERIOD].map(lambda cell: periods[cell % width].isoformat())
    whole["end"] = whole[_PERIOD].map(lambda cell: _last(periods[cell % width], freq).isoformat())
    first = [] if by is None else [by]
    if by is not None:
        whole[by] = whole[_PERIOD].map(lambda cell: names[cell // width])
    table = whole[[*first, *TIMELINE_COLUMNS]].reset_index(drop=True)
    table.attrs.update(level=level, freq=freq, note=_note(starts, docvars, freq, cells, n_articles))
    return table


def _every_cell(found: pd.DataFrame, cells: Sequence[int]) -> pd.DataFrame:
    """A row for each label and cell, labels in their order; zeros where the cell has no article."""
    labels = found[["referent", "label"]].drop_duplicates()
    whole = labels.merge(pd.DataFrame({_PERIOD: cells}), how="cross")
    whole = whole.merge(found, how="left", on=["referent", "label", _PERIOD])
    counts = [*COUNTS, "n_referent", "n_documents", "n_clusters", "n_words_unquoted"]
    return whole.fillna(dict.fromkeys(counts, 0)).astype(dict.fromkeys(counts, "int64"))


def _starts(docvars: pd.DataFrame, freq: str) -> list[date | None]:
    """The first day of the period of each article; None where its date is missing or not precise enough."""
    if "date" not in docvars:
        raise FramingError("a timeline needs the docvar `date`: these articles have none.")
    starts = [_start(str(value), freq) for value in docvars["date"]]
    if not any(starts):
        example = next((str(v) for v in docvars["date"] if str(v).strip()), "")
        has = f"the first is {example!r}" if example else "all are blank"
        raise FramingError(
            f"no article has a date that says its {freq}: {has}. Write dates as 2024-12-06, or choose a longer `freq`."
        )
    return starts


def _start(text: str, freq: str) -> date | None:
    """The first day of the period in which a date lies.

    >>> _start("2024-12-06T08:00:00Z", "week"), _start("2024-12", "quarter"), _start("2024", "month")
    (datetime.date(2024, 12, 2), datetime.date(2024, 10, 1), None)
    """
    match = _DATE.match(text.strip())
    parts = [int(part) for part in match.groups() if part] if match else []
    if len(parts) < _FINEST[freq]:
        return None
    try:
        day = date(parts[0], *[*parts[1:], 1, 1][:2])
    except ValueError:
        return None
    if freq == "week":
        return day - timedelta(days=day.weekday())
    if freq == "day":
        return day
    month = {"month": day.month, "quarter": day.month - (day.month - 1) % 3, "year": 1}[freq]
    return date(day.year, month, 1)


def _next(start: date, freq: str) -> date:
    """The first day of the period that follows."""
    if freq in ("day", "week"):
        return start + timedelta(days=1 if freq == "day" else 7)
    months = start.month - 1 + {"month": 1, "quarter": 3, "year": 12}[freq]
    return date(start.year + months // 12, months % 12 + 1, 1)


def _last(start: date, freq: str) -> date:
    return _next(start, freq) - timedelta(days=1)


def _every(starts: Sequence[date | None], freq: str) -> list[date]:
    """Every period from the first to the last."""
    known = [start for start in starts if start is not None]
    periods = [min(known)]
    while periods[-1] < max(known):
        if len(periods) >= MOST_PERIODS:
            raise FramingError(
                f"from {min(known)} to {max(known)} there are more than {MOST_PERIODS:,} periods of a {freq}: choose a "
                "longer `freq`, or look for a date that is wrong."
            )
        periods.append(_next(periods[-1], freq))
    return periods


def _note(
    starts: Sequence[date | None], docvars: pd.DataFrame, freq: str, cells: Sequence[int], n_articles: pd.Series
) -> str:
    """What is in no row, and how thin the rows are."""
    undated = [id for id, start in zip(docvars["id"], starts, strict=True) if start is None]
    dated = {cell for cell, start in zip(cells, starts, strict=True) if start is not None}
    thin = sum(int(n_articles[cell]) < FEW for cell in dated)
    said = f"{thin:,} of {len(dated):,} periods that have articles have fewer than {FEW}."
    if undated:
        n = len(undated)
        left = f"{n:,} article{'s' * (n > 1)} without a date that says its {freq} left out, such as {undated[0]!r}."
        said = f"{left} {said}"
    return said
