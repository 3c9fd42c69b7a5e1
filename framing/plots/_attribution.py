"""In whose words a referent is named: of all its labels together, what is unattributed, indirect and direct."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from framing.plots._grid import ONE_BAR, Grid, draw_columns, of_referent, set_up
from framing.plots._look import Width, check_table, clean, inches, percent
from framing.plots._shares import COUNTS, STYLES

ATTRIBUTION = ("referent", "label", *COUNTS)
HEADS = {
    "unattributed": "unattributed",
    "indirect": "indirect: given to a source, unquoted",
    "direct": "direct: in quotation marks",
}
NOTE = (
    "Numbers: mentions by any label, and their share of all of the outlet (n); the grey track is 100%. What is "
    "indirect may be worded by the outlet or by the source. There are no intervals: of a few articles these shares "
    "can be far from what others would give."
)


def attribution(
    table: pd.DataFrame, *, referent: str | None = None, width: Width = "page", ax: Axes | None = None
) -> Axes:
    """Draw how much of an outlet's naming of a referent is unattributed, indirect and direct.

    Answers: does an outlet name them in its own words, or in those of the people it quotes?

    Parameters
    ----------
    table
        What `framing.naming` returned.
    referent
        Whose labels; needed where the table holds several referents.
    width
        How wide the figure may be: ``"page"`` (183 mm), ``"column"`` (89 mm) or millimetres.
    ax
        Where to draw; a figure of the size that the names need is made when it is not given.

    Returns
    -------
    matplotlib.axes.Axes
        A row an outlet, a column for each of the three, with a bar as long as its share of the outlet's mentions by
        any label; the three add up to 1. Beside each bar stands how many they are.

    Raises
    ------
    FramingError
        If the table is not one of `naming`, holds nothing to draw, or lacks the referent.

    Notes
    -----
    Each of the three begins at a zero of its own, so that each can be compared from outlet to outlet. Labels of one
    mention are counted once each, as in the table.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Gazette"], "referent": "STRIKERS", "label": "striker",
    ...     "n_unattributed": [2, 0], "n_indirect": [1, 1], "n_direct": [1, 0]})
    >>> drawn = attribution(table).collections
    >>> bars = {c.get_label(): [float(p.get_extents().width) for p in c.get_paths()] for c in drawn}
    >>> [bars[voice] for voice in ("unattributed", "indirect", "direct")]
    [[0.5], [0.25, 1.0], [0.25]]
    """
    groups, name = _counts(table, referent)
    totals = {group: sum(counts) for group, counts in groups.items()}
    grid = Grid(
        rows=tuple(f"{clean(group)} (n\u00a0=\u00a0{n:,})" for group, n in totals.items()),
        columns=tuple(HEADS.values()),
        texts=tuple(tuple(_text(n, totals[group]) for n in counts) for group, counts in groups.items()),
        top=1.0,
        title=f"{name}: in whose words, by outlet",
        note=NOTE,
        tall=ONE_BAR,
        wide=inches(width),
    )
    ax = set_up(grid, ax)
    columns = [[own[c] / totals[group] if own[c] else 0.0 for group, own in groups.items()] for c in range(len(HEADS))]
    draw_columns(ax, grid, [(voice, own, STYLES[voice]) for voice, own in zip(STYLES, columns, strict=True)])
    return ax


def _counts(table: pd.DataFrame, referent: str | None) -> tuple[dict[str, tuple[int, int, int]], str]:
    """The three counts of each outlet over all labels, in the order of the table, and the name of the referent."""
    check_table(table, ATTRIBUTION, "naming")
    chosen, name = of_referent(table, referent)
    keys = chosen[str(chosen.columns[0])].astype(str)
    sums = chosen.groupby(keys, sort=False)[list(COUNTS)].sum()
    return {
        str(group): (int(own), int(indirect), int(direct)) for group, own, indirect, direct in sums.itertuples()
    }, clean(name) or "All categories"


def _text(n: int, of: int) -> str:
    """A count with its share.

    >>> _text(7, 14), _text(0, 14), _text(0, 0)
    ('7 (50%)', '0', '–')
    """
    return f"{n:,} ({percent(n / of)})" if n else "0" if of else "–"


def describe_attribution(table: pd.DataFrame, *, referent: str | None = None) -> str:
    """The figure of `attribution` in words: the three counts of each outlet, and their shares.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Herald", "Gazette"], "referent": "STRIKERS", "label": "striker",
    ...     "n_unattributed": [2, 0], "n_indirect": [1, 1], "n_direct": [1, 0]})
    >>> print(describe_attribution(table).replace(". ", ".\\n"))
    In whose words STRIKERS is named: of all mentions by a label, what is unattributed, indirect and direct.
    Herald, 4 mentions: 2 (50%), 1 (25%), 1 (25%).
    Gazette, 1 mention: 0, 1 (100%), 0.
    """
    groups, name = _counts(table, referent)
    sentences = [
        f"In whose words {name} is named: of all mentions by a label, what is unattributed, indirect and direct."
    ]
    for group, counts in groups.items():
        n = sum(counts)
        said = ", ".join(_text(count, n) for count in counts)
        sentences.append(f"{clean(group)}, {n:,} mention{'s' * (n != 1)}: {said}." if n else f"{clean(group)}: none.")
    return " ".join(sentences)
