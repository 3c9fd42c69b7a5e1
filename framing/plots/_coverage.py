"""Which outlet carries which fact: a row a fact, a column an outlet, a full mark or an empty one."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from framing._checks import FramingError, check_choice
from framing.plots._board import KINDS, UPRIGHT, Board
from framing.plots._grid import KEY, PAD, SLACK
from framing.plots._look import (
    INK,
    LINE,
    PLAIN,
    SIZE,
    SOFT,
    TRACK,
    Width,
    bare,
    check_table,
    clean,
    inches,
    measure,
    n_lines,
    new_figure,
    wrap,
    write,
    write_rows,
)

COVERAGE = ("event", "kind", "fact", "n_outlets", "n_of", "carried_by", "only_in", "left_out_by")
FULL: dict[str, Any] = {"marker": "o", "color": INK, "markersize": 5.5, "markeredgewidth": 0.9}
EMPTY: dict[str, Any] = {
    "marker": "o",
    "color": SOFT,
    "markerfacecolor": "white",
    "markersize": 4,
    "markeredgewidth": 0.7,
}


def coverage(
    table: pd.DataFrame,
    *,
    event: str | None = None,
    most: int = 40,
    width: Width = "page",
    ax: Axes | None = None,
) -> Axes:
    """Draw which outlets carry which facts of an event.

    Answers: what do all outlets but one report, and what does one alone have?

    Parameters
    ----------
    table
        What `framing.coverage` returned; rows of it may be chosen first, such as one kind.
    event
        Needed where the table holds several events.
    most
        How many facts to draw: of each kind in turn those that most outlets carry but not all, then those that all
        do. The note says how many more there are.
    width
        How wide the figure may be: ``"page"`` (183 mm), ``"column"`` (89 mm) or millimetres.
    ax
        Where to draw; a figure of the size that the names need is made when it is not given.

    Returns
    -------
    matplotlib.axes.Axes
        A row a fact, under the name of its kind, a column an outlet: a full mark where it carries the fact, an empty
        one where it does not. At the right the number of outlets that do. A long fact ends with three points.

    Raises
    ------
    FramingError
        If the table is not one of `coverage`, is empty, or lacks the event.

    Notes
    -----
    An empty mark speaks of these articles only: another article of the outlet may carry the fact.

    Examples
    --------
    >>> table = pd.DataFrame({"event": "strike", "kind": "number", "fact": ["12 berths", "400 dockers"],
    ...     "n_outlets": [2, 1], "n_of": 2, "carried_by": ["Gazette; Herald", "Herald"], "only_in": ["", "Herald"],
    ...     "left_out_by": ["", "Gazette"]})
    >>> ax = coverage(table)
    >>> {line.get_label(): len(line.get_xdata()) for line in ax.lines if line.get_label() in ("carried", "not carried")}
    {'not carried': 1, 'carried': 3}
    """
    check_table(table, COVERAGE, "coverage")
    board = _board(_of_event(table, event), most, inches(width))
    rows, kinds, tall = board.layout
    left = 0.0
    title, note = board.title, wrap(board.note, board.inner * SLACK, SIZE - 1)
    if ax is None:
        full = max(board.label_width + board.inner + 2 * PAD, min(4.6, board.wide))
        title = wrap(title, full - 2 * PAD, SIZE + 1, bold=True)
        note = wrap(board.note, (full - 3 * PAD) * SLACK, SIZE - 1)
        above, below = n_lines([title]) * LINE * 1.15 + 0.15, n_lines([note]) * LINE + 0.18
        high = tall + above + below
        place = ((board.label_width + 2 * PAD) / full, below / high, board.inner / full, tall / high)
        ax = new_figure(full, high).add_axes(place)
        left = -(board.label_width + PAD)
    bare(ax)
    ax.set_xlim(0, board.inner)
    ax.set_ylim(tall, 0)
    write_rows(ax, rows, board.names)
    bold: dict[str, Any] = {"fontsize": SIZE + 1, "fontweight": "bold", "color": INK, **PLAIN}
    ax.set_title(title, loc="left", x=left / board.inner, pad=8, **bold)
    write(ax, (left, tall + 0.1), note, va="top", fontsize=SIZE - 1, color=SOFT)
    for y, kind in kinds:
        write(ax, (left, y), kind, va="bottom", fontweight="bold")
    _heads(ax, board, left)
    _marks(ax, board)
    return ax


def _of_event(table: pd.DataFrame, event: str | None) -> pd.DataFrame:
    events = list(dict.fromkeys(table["event"].astype(str)))
    if event is None and len(events) > 1:
        raise FramingError(f"the table holds several events: name one, as in event={events[0]!r}.")
    chosen = events[0] if event is None else event
    check_choice("event", chosen, events)
    return table[table["event"].astype(str) == chosen]


def _board(table: pd.DataFrame, most: int, wide: float) -> Board:
    """The facts that are drawn, and all outlets of the event that the table names."""
    carried = [frozenset(str(names).split("; ")) - {""} for names in table["carried_by"]]
    outlets = sorted({*(name for names in carried for name in names), *table["left_out_by"].astype(str)} - {""})
    chosen = _chosen(table, most)
    event = clean(table["event"].iloc[0])
    columns = (table[c].tolist() for c in ("kind", "fact", "n_outlets", "n_of"))
    facts = [(str(kind), clean(fact), int(n), int(of)) for kind, fact, n, of in zip(*columns, strict=True)]
    sentences = []
    if len(chosen) < len(table):
        sentences.append(f"{len(table) - len(chosen):,} more facts are in the table.")
    lacking = int(table["n_of"].max()) - len(outlets)
    if lacking > 0:
        sentences.append(
            f"{lacking} more outlet{'s carry' if lacking > 1 else ' carries'} none of the facts in the table."
        )
    sentences.append("Of these articles only: what is left out here may stand in another article of the outlet.")
    title = f"{event}: which outlets carry what" if event else "Which outlets carry what"
    rows = tuple(facts[i] for i in chosen), tuple(outlets), tuple(carried[i] for i in chosen)
    return Board(*rows, title, " ".join(sentences), wide)


def _chosen(table: pd.DataFrame, most: int) -> list[int]:
    """Rows of each kind in turn until there are enough: first what most outlets carry but not all."""
    by_kind: dict[str, list[int]] = {}
    columns = (table[c].tolist() for c in ("kind", "n_outlets", "n_of"))
    ranks = [(n == of, -n, i, str(kind)) for i, (kind, n, of) in enumerate(zip(*columns, strict=True))]
    for _, _, i, kind in sorted(ranks):
        by_kind.setdefault(kind, []).append(i)
    order = sorted(by_kind, key=lambda kind: (list(KINDS).index(kind) if kind in KINDS else len(KINDS), kind))
    turns = max(len(rows) for rows in by_kind.values())
    drawn = [by_kind[kind][turn] for turn in range(turns) for kind in order if turn < len(by_kind[kind])]
    kept = set(drawn[:most])
    return [i for kind in order for i in by_kind[kind] if i in kept]


def _heads(ax: Axes, board: Board, left: float) -> None:
    """What the marks mean, and the names of the outlets."""
    x = left
    for word, mark in (("carries it", FULL), ("does not", EMPTY)):
        ax.plot(x + KEY / 2, LINE / 2, **mark, linestyle="none", clip_on=False)
        write(ax, (x + KEY + 0.06, LINE / 2), word)
        x += KEY + 0.06 + measure(word) + 0.22
    end = LINE + 0.1 + board.head
    turned = {} if board.column >= UPRIGHT else {"rotation": 90}
    for number, name in enumerate(board.heads):
        style = {"ha": "center", "va": "bottom", "fontsize": SIZE - 1, "fontweight": "bold"}
        write(ax, (board.x(number), end), name, **style, **turned)


def _marks(ax: Axes, board: Board) -> None:
    """A track for each fact, its marks and its number."""
    rows = board.layout[0]
    end = board.column * len(board.outlets)
    ax.hlines(rows, 0, end, color=TRACK, linewidth=0.8, zorder=0)
    full = [
        (i, y)
        for y, names in zip(rows, board.carried, strict=True)
        for i, name in enumerate(board.outlets)
        if name in names
    ]
    every = {(i, y) for y in rows for i in range(len(board.outlets))}
    for label, style, places in (("not carried", EMPTY, sorted(every - set(full))), ("carried", FULL, full)):
        if places:
            xs, ys = [board.x(i) for i, _ in places], [y for _, y in places]
            (line,) = ax.plot(xs, ys, linestyle="none", zorder=3, label=label, **style)
            line.set_clip_on(False)
    for y, text in zip(rows, board.numbers, strict=True):
        write(ax, (end + board.slot, y), text, ha="right")


def describe_coverage(table: pd.DataFrame, *, event: str | None = None) -> str:
    """The figure of `coverage` in words: how many facts all, several and single outlets carry, and what one lacks.

    Examples
    --------
    >>> table = pd.DataFrame({"event": "strike", "kind": "number", "fact": ["12 berths", "400 dockers"],
    ...     "n_outlets": [2, 1], "n_of": 2, "carried_by": ["Gazette; Herald", "Herald"], "only_in": ["", "Herald"],
    ...     "left_out_by": ["", "Gazette"]})
    >>> print(describe_coverage(table).replace(". ", ".\\n"))
    strike: 2 facts in articles of 2 outlets.
    All carry 1, one alone has 1, one alone lacks 1.
    Gazette lacks 1, has 0 alone; Herald lacks 0, has 1 alone.
    """
    check_table(table, COVERAGE, "coverage")
    own = _of_event(table, event)
    of = int(own["n_of"].max())
    by_all = int((own["n_outlets"] == own["n_of"]).sum())
    alone, lacking = own["only_in"].astype(str), own["left_out_by"].astype(str)
    name = clean(own["event"].iloc[0])
    facts = f"{len(own):,} fact{'' if len(own) == 1 else 's'}"
    outlets = sorted({*alone, *lacking} - {""})
    each = [f"{clean(o)} lacks {int((lacking == o).sum())}, has {int((alone == o).sum())} alone" for o in outlets[:8]]
    more = f"; and {len(outlets) - 8} more outlets" if len(outlets) > 8 else ""
    sentences = [
        f"{name}: {facts} in articles of {of} outlet{'' if of == 1 else 's'}."
        if name
        else f"{facts} in articles of {of}.",
        f"All carry {by_all}, one alone has {int((alone != '').sum())}, one alone lacks {int((lacking != '').sum())}.",
    ]
    if each:
        sentences.append("; ".join(each) + more + ".")
    return " ".join(sentences)
