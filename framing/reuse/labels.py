"""Labels: over many pairs of copies, which label stands in one outlet where another has which."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, get_args

import numpy as np
import pandas as pd

from framing._checks import FramingError, check_choice
from framing.corpus import Corpus
from framing.reuse.events import units_of_pairs
from framing.stats._units import REST
from framing.stats.resampling import Method, adjust, wilson
from framing.text.closed_classes import DETERMINERS
from framing.text.tokens import fold, iter_tokens

Against = Literal["each", "rest"]
"""What an outlet is compared with: every other outlet by itself, or all others together."""

KINDS_OF_LABELS = ("label", "modifier", "sponsorship")
"""The kinds of differences that are choices of a word for somebody."""
SUBSTITUTION_COLUMNS = (
    "other", "kind", "referent", "label", "other_label", "n", "n_reverse", "n_pairs", "n_events", "n_events_label",
    "n_events_reverse", "share", "share_ci_low", "share_ci_high", "p", "p_adjusted", "variants",
)  # fmt: skip
"""Columns of `label_substitutions`, after the one that names the group."""
FEWEST_EVENTS = 6
"""Events that must point one way or the other before two-sided p can be below .05: 2 / 2**6 is .03, 2 / 2**5 is .06."""
_NEEDED = ("variant", "pair", "a", "b", "outlet_a", "outlet_b", "start_a", "end_a", "start_b", "end_b", "text_a",
           "text_b", "kind", "referent", "label_a", "label_b", "counted")  # fmt: skip

Cell = tuple[str, str, str, str, str, str]
"""Group, other group, kind, referent, label, other label."""


class _Place(NamedTuple):
    """A place of one group's article where another group's has another label."""

    variant: int
    pair: int
    unit: str
    where: tuple[str, int, int]  # article, start and end: one place, however many articles it is compared with


def label_substitutions(
    variants: pd.DataFrame,
    articles: Corpus | pd.DataFrame | None = None,
    *,
    by: str = "outlet",
    against: Against = "each",
    level: float = 0.95,
    method: Method = "bh",
) -> pd.DataFrame:
    """Count, over many pairs of articles with one source, which label stands where the other has which.

    Answers: where two outlets tell the same in other words, which of them has which label, and is it always the same
    one?

    Parameters
    ----------
    variants
        As `framing.variants` returns them. Rows of the kinds label, modifier and sponsorship are taken, where they
        count and are about somebody whom a lexicon knows.
    articles
        The corpus, or a table with a column `document` (as `find_reuse(...).documents`): its `event` and `copy_group`
        tell which pairs are independent. Without it only pairs that share an article are taken together.
    by
        A docvar of `articles`. Pairs within one group, such as two versions of one outlet, are left out.
    against
        ``"each"``: every two groups; ``"rest"``: each group against all others together.
    level
        Coverage of the intervals.
    method
        How p-values are adjusted: ``"bh"`` or ``"holm"``, over all rows that have one.

    Returns
    -------
    DataFrame
        One row for two groups and two labels of a referent, most events first: `<by>`, `other`, `kind`, `referent`,
        `label`, `other_label` (the lexicon's names of labels; the words of a modifier; "" where there is none), `n`
        (places where `<by>` has `label` and `other` has `other_label`), `n_reverse` (places where it is the other way
        round), `n_pairs` (of articles, either way), `n_events` (independent events, either way), `n_events_label` and
        `n_events_reverse` (events in which the one or the other prevails; in what is left of `n_events` they are even),
        `share` (n_events_label / (n_events_label + n_events_reverse)), its interval `share_ci_low`, `share_ci_high`,
        `p`, `p_adjusted`, `variants` (the numbers of the rows counted, parted by blanks). `label` is the one that
        `<by>` has in more events. attrs["note"] says what the counts allow.

    Raises
    ------
    FramingError
        If `variants` is no such table, or `articles` lacks the docvar or an article.

    See Also
    --------
    framing.plots.substitutions : the figure of this table.

    Notes
    -----
    The unit is the event: all pairs of one event, one copy group, or with an article in common are one, for a word that
    an agency chose once is found in each of its copies. Each event has one vote, the direction that most of its places
    have; even ones have none. share has Wilson's interval. p is the exact two-sided sign test: if both groups chose
    between the two words alike, an event would fall either way with probability 1/2. With fewer than six votes no p can
    be below .05, and none is given.

    Danger: nobody is said to have changed anything. With two copies either wording may be the agency's, and an agency
    updates its own text: an outlet that always prints the first version differs from one that prints the last.

    Examples
    --------
    >>> row = dict(variant=0, pair=0, a="h1", b="g1", outlet_a="Herald", outlet_b="Gazette", start_a=4, end_a=11,
    ...     start_b=4, end_b=12, text_a="dockers", text_b="rioters", kind="label", referent="STRIKERS",
    ...     label_a="docker", label_b="rioter", counted=True)
    >>> table = label_substitutions(pd.DataFrame([row]))
    >>> table[["outlet", "other", "label", "other_label", "n", "n_reverse", "n_events"]].values.tolist()
    [['Gazette', 'Herald', 'rioter', 'docker', 1, 0, 1]]
    """
    check_choice("against", against, get_args(Against))
    lacking = [column for column in _NEEDED if column not in variants.columns]
    if lacking:
        raise FramingError(f"`variants` must be a table that variants() returned; it lacks {lacking}.")
    own = variants[variants["counted"].astype(bool) & variants["kind"].isin(KINDS_OF_LABELS)]
    # What belongs to nobody whom the lexicons know (a lightning, a sudden offensive) is no choice of a name.
    own = own[(own[["referent", "label_a", "label_b"]].astype(str) != "").any(axis=1)]
    groups = _groups(own, articles, by)
    units = units_of_pairs(variants, articles)  # pairs that differ in no label hang together too
    found: dict[Cell, list[_Place]] = {}
    for cell, place in _places(own, groups, units, against):
        found.setdefault(cell, []).append(place)
    rows = [_row(cell, found) for cell in sorted(found) if _stands_first(cell, found, against)]
    table = pd.DataFrame(rows, columns=[by, *SUBSTITUTION_COLUMNS[:11], "variants"])
    counts = [column for column in SUBSTITUTION_COLUMNS[:11] if column.startswith("n")]
    table = _tested(table.astype(dict.fromkeys(counts, "int64")), level, method)
    table["size"] = -table["n_events"]
    table = table.sort_values(["size", by, "other", "kind", "referent", "label", "other_label"], kind="stable")
    table = table[[by, *SUBSTITUTION_COLUMNS]].reset_index(drop=True)
    table.attrs.update(level=level, note=_note(table))
    return table


def _groups(own: pd.DataFrame, articles: Corpus | pd.DataFrame | None, by: str) -> dict[str, str]:
    """The group of every article of the pairs."""
    if by == "outlet":
        sides = [(own["a"], own["outlet_a"]), (own["b"], own["outlet_b"])]
        return {str(id): str(outlet) for ids, outlets in sides for id, outlet in zip(ids, outlets, strict=True)}
    if articles is None:
        raise FramingError(f"by={by!r} needs the articles: label_substitutions(variants, corpus, by={by!r}).")
    table = articles.docvars.rename(columns={"id": "document"}) if isinstance(articles, Corpus) else articles
    check_choice("by", by, [str(column) for column in table.columns if column != "document"])
    groups = dict(zip(table["document"].astype(str), table[by].astype(str), strict=True))
    unknown = sorted({*own["a"].astype(str), *own["b"].astype(str)} - set(groups))
    if unknown:
        raise FramingError(f"the article {unknown[0]!r} of `variants` is not among `articles`.")
    return groups


def _places(
    own: pd.DataFrame, groups: dict[str, str], units: dict[str, str], against: Against
) -> Iterator[tuple[Cell, _Place]]:
    """Each difference from both of its sides: what the group has, what the other has, and where."""
    for row in own[list(_NEEDED)].itertuples(index=False):
        said: Any = row
        a, b = groups[str(said.a)], groups[str(said.b)]
        label_a, label_b = _labels(said)
        if a == b or label_a == label_b or not a or not b:
            continue
        sides = (
            (a, b, label_a, label_b, (str(said.a), int(said.start_a), int(said.end_a))),
            (b, a, label_b, label_a, (str(said.b), int(said.start_b), int(said.end_b))),
        )
        for group, other, label, other_label, where in sides:
            rest = REST if against == "rest" else other
            cell = (group, rest, str(said.kind), str(said.referent), label, other_label)
            yield cell, _Place(int(said.variant), int(said.pair), units[str(said.a)], where)


def _labels(row: Any) -> tuple[str, str]:
    """The names that the lexicon has for both labels; the words of modifiers, without articles."""
    if row.kind == "label" and (row.label_a or row.label_b):
        return str(row.label_a), str(row.label_b)
    a, b = (
        " ".join(form for form in (fold(found.group()) for found in iter_tokens(str(text))) if form not in DETERMINERS)
        for text in (row.text_a, row.text_b)
    )
    return a, b


def _stands_first(cell: Cell, found: dict[Cell, list[_Place]], against: Against) -> bool:
    """Whether this cell stands for its reverse too, so that two groups and two labels have one row."""
    group, other = cell[:2]
    if against == "each" and group > other:
        return False
    back = _reverse(cell)
    votes, places = _votes(cell, found), (len(_distinct(cell, found)), len(_distinct(back, found)))
    ahead, behind = sum(vote > 0 for vote in votes.values()), sum(vote < 0 for vote in votes.values())
    if (ahead, places[0]) != (behind, places[1]):
        return (ahead, places[0]) > (behind, places[1])
    return cell < back


def _reverse(cell: Cell) -> Cell:
    group, other, kind, referent, label, other_label = cell
    return group, other, kind, referent, other_label, label


def _distinct(cell: Cell, found: dict[Cell, list[_Place]]) -> set[tuple[str, int, int]]:
    return {place.where for place in found.get(cell, ())}


def _votes(cell: Cell, found: dict[Cell, list[_Place]]) -> dict[str, int]:
    """By how many places each event has the one direction rather than the other."""
    votes: dict[str, int] = {}
    for sign, key in ((1, cell), (-1, _reverse(cell))):
        for unit, _ in {(place.unit, place.where) for place in found.get(key, ())}:
            votes[unit] = votes.get(unit, 0) + sign
    return votes


def _row(cell: Cell, found: dict[Cell, list[_Place]]) -> tuple[Any, ...]:
    back, votes = _reverse(cell), _votes(cell, found)
    every = [*found[cell], *found.get(back, ())]
    return (
        *cell, len(_distinct(cell, found)), len(_distinct(back, found)), len({place.pair for place in every}),
        len(votes), sum(vote > 0 for vote in votes.values()), sum(vote < 0 for vote in votes.values()),
        " ".join(str(variant) for variant in sorted({place.variant for place in every})),
    )  # fmt: skip


def _tested(table: pd.DataFrame, level: float, method: Method) -> pd.DataFrame:
    """The table with shares, their intervals and the sign test."""
    from scipy.stats import binomtest

    ahead = table["n_events_label"].to_numpy(dtype=np.int64)
    voted = ahead + table["n_events_reverse"].to_numpy(dtype=np.int64)
    low, high = wilson(ahead, voted, level=level)
    share = np.divide(ahead, voted, out=np.full(len(table), np.nan), where=voted > 0)
    p = [
        float(binomtest(int(k), int(n)).pvalue) if n >= FEWEST_EVENTS else np.nan
        for k, n in zip(ahead, voted, strict=True)
    ]
    adjusted = adjust(p, method)
    return table.assign(share=share, share_ci_low=low, share_ci_high=high, p=np.asarray(p, float), p_adjusted=adjusted)


def _note(table: pd.DataFrame) -> str:
    """What the counts allow, in words."""
    tested = int(table["p"].notna().sum())
    sentences = [
        "A row says what stands where the other has which; it does not say who changed what: either wording may be the "
        "agency's."
    ]
    if not tested:
        sentences.append(
            f"No p is given: with fewer than {FEWEST_EVENTS} independent events that fall one way or the other no "
            "two-sided p can be below .05."
        )
    else:
        sentences.append(f"p is given in {tested} of {len(table)} rows, those of {FEWEST_EVENTS} events or more.")
    return " ".join(sentences)
