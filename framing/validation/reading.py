"""Reading sheets back: what coders wrote, or a sentence for each row that is not what it was."""

from __future__ import annotations

import json
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from framing._checks import FramingError, FramingWarning, at, did_you_mean
from framing.io.decoding import decode
from framing.io.delimited import read_delimited
from framing.io.guarded import alike, unguard
from framing.io.records import Record
from framing.io.tables import read_bytes
from framing.validation.marks import Mark, read_marks
from framing.validation.questions import NO, YES, Codes, read_code
from framing.validation.sheets import FORMAT, KINDS, TEXT_COLUMNS, Kind

MOST_SHOWN = 10
"""Rows that one message speaks of."""
_DONE = {"done": (YES, NO)}


@dataclass(frozen=True)
class Filled:
    """One coder's sheet as read: item > column > code, and item > marks of the sentences that are done."""

    coder: str
    path: Path
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    marks: dict[str, list[Mark]] = field(default_factory=dict)
    cells: dict[str, dict[str, str]] = field(default_factory=dict)
    """Everything as it was written, for a session that goes on."""


def read_key(path: Path) -> dict[str, Any]:
    """The key of a sheet.

    Raises
    ------
    FramingError
        If there is no such file, or it is no key.
    """
    if not path.is_file():
        raise FramingError(f"There is no key {path}. It was written beside the empty sheet: put it there again.")
    try:
        key = json.loads(decode(read_bytes(path), str(path)))
    except json.JSONDecodeError as error:
        raise FramingError(f"{at(path, error.lineno)}: this is no JSON, so no key of a coding sheet.") from None
    if not isinstance(key, dict) or key.get("format") != FORMAT:
        raise FramingError(f"{path} is no key of a coding sheet ({FORMAT}).")
    return key


def row_of(path: Path, row: int) -> str:
    """The place a message speaks of: `mentions.csv, row 3`."""
    return f"{path}, row {row}"


def kind_of_sheet(path: Path, columns: Sequence[str]) -> Kind:
    """Which of the two sheets has these columns."""
    have = {column.casefold() for column in columns}
    for kind in KINDS:
        if have & set(TEXT_COLUMNS[kind]):
            return kind
    shown = ", ".join(columns[:12])
    raise FramingError(
        f"{row_of(path, 1)}: a sheet has a column `match` or `sentence`; this one has {shown}. "
        "Were the columns renamed?"
    )


def kind_of_file(path: Path) -> Kind:
    """Which of the two sheets a file is, by its columns."""
    return kind_of_sheet(path, read_delimited(path, decode(read_bytes(path), str(path))).columns)


def read_filled(path: Path, key: Mapping[str, Any] | None = None) -> tuple[dict[str, Any], Filled]:
    """One coder's sheet, checked against its key.

    Parameters
    ----------
    path
        The CSV file as a spreadsheet saved it: any order of rows and columns, commas, semicolons or tabs.
    key
        As `read_key` returns it; read from beside the sheet where none is given.

    Returns
    -------
    (dict, Filled)
        The key, and the codes. A coder who is not named in the column `coder` is called as the file.

    Raises
    ------
    FramingError
        If a column is missing or an item stands twice, is not in the key or has the text of another; if a code is none
        of those asked for, or marks are broken: with file and row.

    Warns
    -----
    FramingWarning
        If rows are missing, which then are not coded; a spreadsheet changed a text that was shown; or the file is
        called after another coder than the one in its column.
    """
    table = read_delimited(path, decode(read_bytes(path), str(path)))
    kind = kind_of_sheet(path, table.columns)
    known = dict(read_key(path.with_name(f"{kind}.key.json")) if key is None else key)
    if known["sheet"] != kind:
        raise FramingError(f"{path} is a sheet of {kind}, and its key one of {known['sheet']}. Give the key beside it.")
    codes: Codes = {name: tuple(values) for name, values in known["codes"].items()}
    asked = tuple(codes) if kind == "mentions" else ("done",)
    names = _columns(path, table.columns, ("item", *TEXT_COLUMNS[kind], *asked))
    extra = [c for c in table.columns if c not in names.values() and c.casefold() not in ("coder", "note", "")]
    # Rows as a spreadsheet numbers them: a cell of several lines is one row there.
    rows = [(row, _cells(record, names, extra)) for row, record in enumerate(table.records, start=2)]
    problems = list(_wrong_items(rows, known, kind))
    filled = Filled(_coder(path, rows), path)
    for row, cells in rows:
        if kind == "mentions":
            wrong = _take_codes(filled, cells, {**codes, **dict.fromkeys(extra, ())})
        else:
            wrong = _take_marks(filled, cells, codes, known)
        problems += [(row, problem) for problem in wrong]
    if problems:
        raise FramingError(_listed(path, sorted(set(problems))))
    _warn(path, rows, known, kind)
    if path.stem.startswith(f"{kind}-") and filled.coder.casefold() not in path.stem.casefold():
        warnings.warn(
            f"{row_of(path, 2)}: `coder` is {filled.coder!r}, and the file is called after another. Were two coders "
            "swapped? The column is believed.",
            FramingWarning,
            stacklevel=3,
        )
    return known, filled


def _columns(path: Path, columns: Sequence[str], needed: Sequence[str]) -> dict[str, str]:
    """What each needed column is called in the file; its case does not matter."""
    by_name = {column.casefold(): column for column in columns}
    missing = [name for name in needed if name not in by_name]
    if missing:
        name = missing[0]
        rest = [c for c in columns if c.casefold() not in needed]
        hint = did_you_mean(name, rest) or (f" Is it {rest[0]!r} now?" if len(rest) == 1 else "")
        raise FramingError(f"{row_of(path, 1)}: the column {name!r} is missing. Call it so again.{hint}")
    return {name: by_name[name] for name in needed} | {n: by_name[n] for n in ("coder", "note") if n in by_name}


def _cells(record: Record, names: Mapping[str, str], extra: Sequence[str]) -> dict[str, str]:
    wanted = {**names, **{name: name for name in extra}}
    return {name: unguard(str(record.values[column])) for name, column in wanted.items()}


def _coder(path: Path, rows: Sequence[tuple[int, Mapping[str, str]]]) -> str:
    """The one coder of a file."""
    first = ""
    for row, cells in rows:
        name = cells.get("coder", "").strip()
        if first and name and name != first:
            raise FramingError(
                f"{row_of(path, row)}: this row is coded by {name!r}, those above by {first!r}. Give each coder a file."
            )
        first = first or name
    return first or path.stem


def _wrong_items(
    rows: Sequence[tuple[int, Mapping[str, str]]], key: Mapping[str, Any], kind: str
) -> Iterator[tuple[int, str]]:
    """Rows whose item is unknown, stands twice, or has the text of another item."""
    shown = {item["item"]: item["shown"] for item in key["items"]}
    texts: dict[tuple[str, ...], str] = {}
    for name, cells in shown.items():
        texts.setdefault(_text_of(cells, kind), name)
    first: dict[str, int] = {}
    for row, cells in rows:
        name = cells["item"].strip()
        if name not in shown:
            owner = texts.get(_text_of(cells, kind))
            hint = f" By its text it is {owner!r}." if owner else " Is this the sheet of another sample?"
            yield row, f"the item {name!r} is not in the key.{hint}"
            continue
        if name in first:
            yield row, f"the item {name!r} stands in row {first[name]} too. Keep one of them."
        first.setdefault(name, row)
        owner = texts.get(_text_of(cells, kind), name)
        if owner != name and _text_of(cells, kind) != _text_of(shown[name], kind):
            yield row, f"the text is that of item {owner!r}, the id is {name!r}. Were ids moved or swapped?"


def _text_of(cells: Mapping[str, str], kind: str) -> tuple[str, ...]:
    if kind == "sentences":
        sentence = read_marks(cells["sentence"], {})[0]
        return (" ".join(sentence.split()),)
    return tuple(" ".join(cells[column].split()) for column in TEXT_COLUMNS[kind])


def _take_codes(filled: Filled, cells: Mapping[str, str], codes: Codes) -> list[str]:
    """Put the codes of one row into what is read; what is wrong with them comes back."""
    item, wrong, found = cells["item"].strip(), [], {}
    for name in codes:
        code, problem = read_code(name, cells.get(name, ""), codes)
        wrong += [problem] if problem else []
        found[name] = code
    if found.get("naming") == NO and (found.get("label") or found.get("referent")):
        wrong.append("`naming` is no, yet a referent or label is given. Leave them blank, or write yes.")
    if any(found.values()):
        filled.codes[item] = found
    filled.cells[item] = dict(cells)
    return wrong


def _take_marks(filled: Filled, cells: Mapping[str, str], codes: Codes, key: Mapping[str, Any]) -> list[str]:
    item = cells["item"].strip()
    sentence, marks, wrong = read_marks(cells["sentence"], codes)
    done, problem = read_code("done", cells["done"], _DONE)
    filled.cells[item] = dict(cells)
    known = {i["item"]: i["shown"]["sentence"] for i in key["items"]} if marks else {}
    if not wrong and item in known and sentence != known[item]:
        # Marks are places in the sentence, so every sign of it must be where it was.
        wrong = ["the sentence was changed beside its marks, so their places are not known. Take it from the sheet."]
    if marks and done == NO:
        wrong.append("`done` is no, yet namings are marked. Write yes when the sentence is finished.")
    if marks or done == YES:
        filled.marks[item] = marks
    return [*wrong, *([problem] if problem else [])]


def _warn(path: Path, rows: Sequence[tuple[int, Mapping[str, str]]], key: Mapping[str, Any], kind: str) -> None:
    present = {cells["item"].strip() for _, cells in rows}
    missing = [item["item"] for item in key["items"] if item["item"] not in present]
    if missing:
        warnings.warn(
            f"{path}: {len(missing)} of {len(key['items'])} rows of the sheet are missing, the first is "
            f"{missing[0]!r}. They are taken as not coded; deleting what is hard to code flatters every figure.",
            FramingWarning,
            stacklevel=4,
        )
    shown = {item["item"]: item["shown"] for item in key["items"]}
    changed = [
        f"{row_of(path, row)}: `{column}` reads {cells[column][:40]!r} and was {was[:40]!r}"
        for row, cells in rows
        for column in (TEXT_COLUMNS[kind] if kind == "mentions" else ())
        if not alike(cells[column], was := shown[cells["item"].strip()][column])
    ]
    if changed:
        more = f" (and {len(changed) - 3} more)" if len(changed) > 3 else ""
        warnings.warn(
            f"{'; '.join(changed[:3])}{more}: a spreadsheet or a hand changed what was shown. "
            "The codes are kept, for the ids are whole.",
            FramingWarning,
            stacklevel=4,
        )


def _listed(path: Path, problems: Sequence[tuple[int, str]]) -> str:
    shown = [f"{row_of(path, row)}: {problem}" for row, problem in problems[:MOST_SHOWN]]
    more = len(problems) - len(shown)
    rest = f"\nand {more} more in this file." if more else ""
    return "\n".join(shown) + rest


def coders_of(filled: Sequence[Filled]) -> list[str]:
    """The coders, each once.

    Raises
    ------
    FramingError
        If two files are of one coder.
    """
    names = [sheet.coder for sheet in filled]
    twice = [name for name, n in Counter(names).items() if n > 1]
    if twice:
        files = " and ".join(str(sheet.path) for sheet in filled if sheet.coder == twice[0])
        raise FramingError(f"{files} are both coded by {twice[0]!r}. Give each coder a name, in the column `coder`.")
    return names
