"""LIWC dictionaries: .dic, with numbered categories between lines of `%`, and .dicx, a table of terms and categories.

::

    %
    1	strike (Words of the dispute)
        2	actors
    %
    walkout*	1
    dockers	1	2
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from framing.io.delimited import read_delimited
from framing.io.dictionaries.gathering import Gatherer, lines_of, number_in
from framing.io.dictionaries.nesting import Branch, nested
from framing.lexicon import Label

_HEADER = re.compile(r"([ \t]*)([0-9]+)[ \t]+(\S.*)")
_DEFINED = re.compile(r"([^()]*[^()\s]) \((.*)\)")
_CODE = re.compile(r"(?:<\w+>)?[0-9()/]+")
_DIGITS = re.compile("[0-9]+")


def read_dic(data: bytes, found: Gatherer) -> None:
    """Read a .dic file: tabs or blanks, ids with zeros before them or repeated, nested by leading tabs."""
    lines = list(lines_of(found.text(data)))
    borders = [i for i, (_, line) in enumerate(lines) if line.strip() == "%"]
    if len(borders) < 2 or borders[0] != 0:
        place = lines[0][0] if lines else 1
        found.fail(place, "a LIWC dictionary begins with its categories, between two lines that hold % alone.")
    names = _categories(lines[1 : borders[1]], found)
    for number, line in lines[borders[1] + 1 :]:
        if line.strip() != "%":  # some files end with one more
            _entry(number, line, names, found)


def _categories(lines: Sequence[tuple[int, str]], found: Gatherer) -> dict[str, str]:
    """Id to name of category."""
    names: dict[str, str] = {}
    first: dict[str, int] = {}
    above: list[tuple[int, str]] = []
    for number, line in lines:
        match = _HEADER.fullmatch(line.rstrip())
        if match is None:
            found.fail(number, f"{line.strip()[:80]!r} is no category. Write its number, a tab and its name.")
        depth, id = match[1].count("\t"), match[2].lstrip("0") or "0"
        defined = _DEFINED.fullmatch(" ".join(match[3].split()))
        name, definition = (defined[1], defined[2]) if defined else (match[3], "")
        above = [entry for entry in above if entry[0] < depth]
        joined = found.category([*(outer for _, outer in above), name], number, definition)
        if names.setdefault(id, joined) != joined:
            found.fail(number, f"the category {id} stands on line {first[id]} as {names[id][:80]!r}. Number one anew.")
        first.setdefault(id, number)
        above.append((depth, name))
    return names


def _entry(number: int, line: str, names: dict[str, str], found: Gatherer) -> None:
    term, codes = _parted(line)
    ids: dict[str, None] = {}
    odd: list[str] = []
    within = False
    for code in codes.split():
        if within or not _DIGITS.fullmatch(code):
            odd.append(code)
            within = (within or "(" in code) and ")" not in code
        else:
            ids.setdefault(code.lstrip("0") or "0")
    shown = repr(term[:80])
    if odd:
        what = "condition" if all(map(_CODE.fullmatch, odd)) else "code"
        left = "it is read with its other categories" if ids else "left out"
        found.lose(number, f"{shown}: the {what} {' '.join(odd)[:80]!r} cannot be expressed; {left}.")
    elif not ids:
        found.lose(number, f"{shown} has no category and is left out. Write the number of one after it.")
    for id in ids:
        if id in names:
            found.add(names[id], term, number)
        else:
            found.lose(number, f"{shown}: there is no category {id[:20]}; left out of it.")


def _parted(line: str) -> tuple[str, str]:
    """The term and its codes: parted by a tab, else the codes are what stands last.

    >>> _parted("social order\\t02"), _parted("preserve 01 07"), _parted("like (02 134)125/464 253")
    (('social order', '02'), ('preserve', '01 07'), ('like', '(02 134)125/464 253'))
    """
    term, tab, codes = line.strip().partition("\t")
    if tab:
        return term.strip(), codes
    words = line.split()
    n = len(words)
    while n > 1 and _CODE.fullmatch(words[n - 1]):
        n -= 1
    return " ".join(words[:n]), " ".join(words[n:])


def write_dic(labels: Sequence[Label], _name: str) -> bytes:
    """A .dic file."""
    ids: dict[str, int] = {}
    head: list[str] = []
    _head(nested(labels), 0, head, ids)
    terms: dict[str, list[int]] = {}
    for label in labels:
        for pattern in label.patterns:
            terms.setdefault(pattern.text, []).append(ids[label.name])
    body = ["\t".join([term, *map(str, sorted(numbers))]) for term, numbers in terms.items()]
    return "\n".join(["%", *head, "%", *body, ""]).encode()


def _head(branch: Branch, depth: int, head: list[str], ids: dict[str, int]) -> None:
    for part in branch.branches.values():
        definition = f" ({part.label.definition})" if part.label and part.label.definition else ""
        head.append("\t" * depth + f"{len(head) + 1}\t{part.name}{definition}")
        if part.label:
            ids[part.label.name] = len(head)
        _head(part, depth + 1, head, ids)


def read_dicx(data: bytes, found: Gatherer) -> None:
    """Read a .dicx file: CSV, the term in the first column, then a column a category, with X or a weight in it."""
    table = read_delimited(Path(found.file), found.text(data))
    if len(table.columns) < 2:
        found.fail(1, "the first line must name a column of terms and one for each category.")
    names = {column: found.category([column], 1) for column in table.columns[1:]}
    for record in table.records:
        term, *cells = record.values.values()
        for name, cell in zip(names.values(), cells, strict=True):
            mark = cell.strip()
            weight = 1.0 if mark in ("X", "x") else number_in(mark)
            if weight is not None:
                found.add(name, term, record.number, weight=weight)
            elif mark:
                found.lose(record.number, f"{term[:80]!r}: {mark[:40]!r} in {name[:80]!r} is neither X nor a number.")


def write_dicx(labels: Sequence[Label], _name: str) -> bytes:
    """A .dicx file."""
    terms: dict[str, dict[str, float]] = {}
    for label in labels:
        for pattern in label.patterns:
            terms.setdefault(pattern.text, {})[label.name] = pattern.weight
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["DicTerm", *(label.name for label in labels)])
    for term, weights in terms.items():
        cells = [weights.get(label.name) for label in labels]
        writer.writerow([term, *("" if w is None else "X" if w == 1 else repr(w) for w in cells)])
    return out.getvalue().encode()
