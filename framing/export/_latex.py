"""Tables in LaTeX: booktabs, long ones over several pages; and a document that binds all to be looked at."""

from __future__ import annotations

from collections.abc import Sequence

from framing.export._collected import Drawn
from framing.export._paper import Column, PaperTable
from framing.export._text import latex

LONGEST = 32
"""Rows that a table on one page has at most."""
LONG = 24
"""Letters from which words are broken into lines."""
LETTER, GAP = 0.0105, 0.027
"""How wide a letter and what stands between two columns are, as parts of a line."""
TOGETHER = 8
"""Rows of a group that stay on one page."""
HIGHEST = 9.0
"""Inches: a figure that is higher is made smaller, to stand on one page."""
TOO_MANY = 12
"""Tables or figures after which all are set: LaTeX gives up where some fifty wait for a page."""
_PACKAGES = ("array", "booktabs", "longtable")
_RAGGED = r">{\raggedright\arraybackslash}"


def table_tex(table: PaperTable) -> str:
    r"""The table as LaTeX to `\input`.

    An estimate and its interval stand under one head in two columns, so that both are aligned.
    """
    head = " & ".join(_head(column) for column in table.columns) + r" \\"
    caption = rf"\caption{{{latex(table.caption)}}}\label{{tab:{table.name}}}"
    note = rf"\emph{{Note.}} {latex(table.note)}"
    widths = _columns(table)
    top = f"% Needs the packages {', '.join(_PACKAGES)}. The same numbers, not rounded: {table.source}\n"
    if len(table.rows) > LONGEST:
        return top + _long(table, [widths, caption, head, note])
    lines = [
        r"\begin{table}[htbp]", r"\centering\small", caption,
        rf"\begin{{tabular}}{{{widths}}}", r"\toprule", head, r"\midrule", *_rows(table), r"\bottomrule",
        r"\end{tabular}", r"\par\smallskip",
        rf"\begin{{minipage}}{{0.95\linewidth}}\footnotesize {note}\end{{minipage}}",
        r"\end{table}",
    ]  # fmt: skip
    return top + "\n".join(lines) + "\n"


def _long(table: PaperTable, parts: Sequence[str]) -> str:
    widths, caption, head, note = parts
    n = sum(2 if column.kind == "estimate" else 1 for column in table.columns)
    lines = [
        r"\begingroup\small", rf"\begin{{longtable}}{{{widths}}}", rf"{caption}\\", r"\toprule", head, r"\midrule",
        r"\endfirsthead", r"\toprule", head, r"\midrule", r"\endhead", r"\midrule",
        rf"\multicolumn{{{n}}}{{r}}{{\emph{{continued}}}}\\", r"\endfoot", r"\bottomrule", r"\endlastfoot",
        *_rows(table), r"\end{longtable}", rf"{{\footnotesize\noindent {note}\par}}", r"\endgroup",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _columns(table: PaperTable) -> str:
    """The kinds of the columns: words that would push the table over the page are broken into lines."""
    letters = [max(len(cell) for cell in (c.head, *(r[i] for r in table.rows))) for i, c in enumerate(table.columns)]
    is_long = [c.kind == "long" or (c.kind == "text" and n > LONG) for c, n in zip(table.columns, letters, strict=True)]
    taken = sum(GAP + LETTER * n for n, long in zip(letters, is_long, strict=True) if not long)
    room = min(0.4, max(0.13, (1 - taken) / max(sum(is_long), 1) - GAP))
    kinds = {"text": "l", "number": "r", "estimate": r"r@{\ }l"}
    broken = rf"{_RAGGED}p{{{room:.2f}\linewidth}}"
    return "".join(broken if long else kinds[c.kind] for c, long in zip(table.columns, is_long, strict=True))


def _head(column: Column) -> str:
    if column.kind == "estimate":
        return rf"\multicolumn{{2}}{{c}}{{{latex(column.head)}}}"
    return rf"\multicolumn{{1}}{{r}}{{{latex(column.head)}}}" if column.kind == "number" else latex(column.head)


def _rows(table: PaperTable) -> list[str]:
    """The rows; a small group is not parted by the end of a page, for its name stands in its first row only."""
    lines = []
    groups = [row[0] for row in table.rows]
    in_groups = "" in groups
    for i, row in enumerate(table.rows):
        if i and row[0] and in_groups:
            lines.append(r"\addlinespace")
        cells = [_cell(cell, column) for cell, column in zip(row, table.columns, strict=True)]
        goes_on = i + 1 < len(groups) and not groups[i + 1] and any(groups[max(0, i - TOGETHER + 2) : i + 1])
        lines.append(" & ".join(cells) + (r" \\*" if goes_on else r" \\"))
    return lines


def _cell(cell: str, column: Column) -> str:
    if column.kind == "estimate":
        value, bracket, interval = cell.partition(" [")
        return f"{latex(value)} & {latex(bracket.strip() + interval)}"
    return latex(cell)


def _figure(figure: Drawn) -> list[str]:
    size = "scale=0.9" if figure.height < HIGHEST else r"height=0.85\textheight"
    return [
        r"\begin{figure}[htbp]", r"\centering", rf"\includegraphics[{size}]{{figures/{figure.name}.pdf}}",
        rf"\caption{{{latex(figure.title)}}}\label{{fig:{figure.name}}}", r"\end{figure}",
    ]  # fmt: skip


def _set(floats: Sequence[list[str]]) -> list[str]:
    """The lines of tables or of figures, with an end of the page after so many, and after the last."""
    lines: list[str] = []
    for number, own in enumerate(floats, 1):
        lines += own
        if number % TOO_MANY == 0 or number == len(floats):
            lines.append(r"\clearpage")
    return lines


def document_tex(tables: Sequence[PaperTable], figures: Sequence[Drawn]) -> str:
    """A document of the methods, every table and every figure, to be compiled and looked at."""
    lines = [
        "% All of this folder on a few pages. LaTeX reads letters of Europe; for others use XeLaTeX or LuaLaTeX.",
        r"\documentclass[a4paper]{article}", r"\usepackage{iftex}",
        r"\ifPDFTeX\usepackage[T1]{fontenc}\usepackage{lmodern}\else\usepackage{fontspec}\fi",
        r"\usepackage[margin=2.2cm]{geometry}", r"\usepackage{graphicx}",
        *(rf"\usepackage{{{name}}}" for name in _PACKAGES),
        r"\begin{document}", r"\input{methods}",
    ]  # fmt: skip
    lines += _set([[rf"\input{{tables/{table.name}}}"] for table in tables])
    lines += _set([_figure(figure) for figure in figures])
    lines += [r"\bibliographystyle{plain}", r"\bibliography{references}", r"\end{document}"]
    return "\n".join(lines) + "\n"
