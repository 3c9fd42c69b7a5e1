"""Coded: what coders said of the items of a sheet, as tables that every figure is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.lexicon import Lexicon
from framing.validation.digests import corpus_digest, digest, lexicon_digest
from framing.validation.marks import unmarked
from framing.validation.questions import Codes
from framing.validation.reading import Filled, coders_of, kind_of_file, read_filled
from framing.validation.sheets import KINDS, TEXT_COLUMNS

PROGRAM = "framing"
"""What the program is called where it stands as one more coder."""
MARK_COLUMNS = ("item", "coder", "start", "end", "text", "referent", "label", "attribution")


class NothingCodedError(FramingError):
    """Sheets that nobody has begun."""


@dataclass(frozen=True, eq=False)
class Coded:
    """The codes of one sheet by all its coders.

    Parameters
    ----------
    kind
        ``"mentions"`` or ``"sentences"``.
    items
        One row an item, in the order of the sheet: `item`, `document`, `outlet`, `start`, `end`, `stratum`, `weight`,
        the texts that were shown and, of mentions, `found_referent`, `found_label`, `found_attribution`,
        `found_scare_quoted`, `found_pattern`.
    codes
        Of mentions, one row for each item x coder that is coded: `item`, `coder`, and a column a question, "" where it
        was left open. Of sentences that are done: `item`, `coder`.
    marks
        Of sentences: one row a naming that a coder marked; `start` and `end` count in the article.
    key
        What the sheet was made from.

    Examples
    --------
    >>> import tempfile
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> from framing.validation import Coding, read_coded, write_sheets
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_sheets(found, folder, n=4)
    ...     coding = Coding(folder, "anna")
    ...     coding.answer("no")
    ...     coded = read_coded([coding.path])
    >>> coded.coders, coded.questions
    (['anna'], ['naming', 'referent', 'label', 'attribution', 'scare_quoted'])
    >>> coded.with_program().coders  # to compare the program with a coder
    ['anna', 'framing']
    """

    kind: str
    items: pd.DataFrame
    codes: pd.DataFrame
    marks: pd.DataFrame
    key: Mapping[str, Any]

    def __repr__(self) -> str:
        return f"Coded({self.kind}, {len(self.items)} items, coders {', '.join(self.coders)})"

    @property
    def coders(self) -> list[str]:
        """The coders, in alphabetical order."""
        return sorted(set(self.codes["coder"]))

    @property
    def questions(self) -> list[str]:
        """What was asked of each item, and what coders added."""
        return [str(column) for column in self.codes if column not in ("item", "coder")]

    @property
    def allowed(self) -> Codes:
        """The answers to each question."""
        return {name: tuple(values) for name, values in self.key["codes"].items()}

    def with_program(self) -> Coded:
        """The same with the program as one more coder of mentions: what it found, all of which it takes for namings."""
        if self.kind != "mentions":
            raise FramingError("the program is a coder of mentions only; of sentences, give a sheet that it filled in.")
        found = [c for c in map(str, self.items) if c.startswith("found_") and c != "found_pattern"]
        own = self.items[["item", *found]].rename(columns=lambda name: name.removeprefix("found_"))
        rows = own.assign(coder=PROGRAM, naming="yes").reindex(columns=list(self.codes), fill_value="")
        codes = pd.concat([self.codes, rows], ignore_index=True)
        return Coded(self.kind, self.items, codes, self.marks, self.key)

    def check(self, corpus: Corpus, lexicon: Lexicon | None = None) -> None:
        """Make sure that the articles, and the lexicon, are those of the sheet.

        Raises
        ------
        FramingError
            If the text of an item has changed, with the article; or any other text, or the lexicon.
        """
        texts = dict(zip(corpus.ids, corpus.texts, strict=True))
        shown = list(TEXT_COLUMNS[self.kind])
        for row in self.items.to_dict("records"):
            text = texts.get(str(row["document"]))
            here = "" if text is None else text[int(row["start"]) : int(row["end"])]
            same = here == row["match"] if self.kind == "mentions" else unmarked(here) == row["sentence"]
            if text is None or not same:
                what = "is not among these articles" if text is None else "has another text than when it was sampled"
                raise FramingError(
                    f"article {row['document']!r} {what} (item {row['item']!r}). "
                    "Give the articles that the sheet was made from, or draw a new sheet."
                )
            if digest(*(row[c] for c in shown)) != row["sha256"]:
                raise FramingError(f"item {row['item']!r}: the key was changed by hand. Restore it, or draw anew.")
        if corpus_digest(corpus) != self.key["corpus"]["sha256"]:
            raise FramingError("these are not the articles that the sheet was made from: some were added or changed.")
        if lexicon is not None and lexicon_digest(lexicon) != self.key["lexicon"]["sha256"]:
            raise FramingError(
                f"the sheet was made with another state of the lexicon {self.key['lexicon']['name']!r}: what it "
                "measures is not what is counted here. Draw a new sheet (the codes of items that are in both are kept)."
            )


def read_coded(paths: Sequence[str | Path], *, key: Mapping[str, Any] | None = None) -> Coded:
    """Read the sheets of all coders.

    Answers: what did each coder say of each item?

    Parameters
    ----------
    paths
        One file a coder, all of one sheet. A machine's codes, or a language model's, are one more file.
    key
        The key, where it does not stand beside the first file.

    Returns
    -------
    Coded
        Items that a coder left open are not coded by that coder.

    Raises
    ------
    FramingError
        With file and row, for what `read_filled` finds; if two files are of one coder or of different sheets; or if
        nothing is coded.

    Examples
    --------
    >>> import tempfile
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> from framing.validation import Coding, write_sheets
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_sheets(found, folder, n=4)
    ...     coding = Coding(folder, "anna")
    ...     coding.answer("no")  # the first of the four names nobody
    ...     coded = read_coded([coding.path])
    >>> coded, coded.codes["naming"].tolist()
    (Coded(mentions, 4 items, coders anna), ['no'])
    """
    if not paths:
        raise FramingError("give at least one coding sheet.")
    first, sheets = dict(key) if key is not None else None, []
    for path in map(Path, paths):
        if not path.is_file():
            raise FramingError(f"There is no file {path}. Check the name and the folder.")
        found, filled = read_filled(path, first)
        first = first or found
        sheets.append(filled)
    assert first is not None
    coders_of(sheets)
    items = _items(first)
    codes, marks = _codes(sheets, first), _marks(sheets, items)
    if first["sheet"] == "sentences":
        done = [(item, sheet.coder) for sheet in sheets for item in sheet.marks]
        codes = pd.DataFrame(done, columns=["item", "coder"])
    if codes.empty:
        raise NothingCodedError(f"nothing is coded in {', '.join(str(path) for path in paths)} yet.")
    return Coded(first["sheet"], items, codes, marks, first)


def coded_by_kind(where: Sequence[str | Path]) -> dict[str, Coded]:
    """The sheets of all coders by what they are of, mentions or sentences.

    Parameters
    ----------
    where
        Sheets of either kind, or folders that `write_sheets` wrote, of which all are read that are called after a
        coder; where none is, the one that is called after nobody.

    Returns
    -------
    dict
        `mentions` and `sentences`, each if any is coded.

    Raises
    ------
    FramingError
        If there are no sheets, nothing is coded at all, and as `read_coded` does.

    Examples
    --------
    >>> import tempfile
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> from framing.validation import Coding, write_sheets
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_sheets(found, folder, n=4)
    ...     Coding(folder, "anna").answer("no")
    ...     coded_by_kind([folder])  # of sentences nothing is coded yet
    {'mentions': Coded(mentions, 4 items, coders anna)}
    """
    kinds: dict[str, list[Path]] = {kind: [] for kind in KINDS}
    for path in map(Path, where):
        if path.is_dir():
            for kind in KINDS:
                kinds[kind] += sorted(path.glob(f"{kind}-*.csv")) or sorted(path.glob(f"{kind}.csv"))
        else:
            kinds[kind_of_file(path)].append(path)
    if not any(kinds.values()):
        raise FramingError(f"no sheets are in {', '.join(map(str, where))}. Write them first: framing code ...")
    found: dict[str, Coded] = {}
    for name, own in kinds.items():
        # Sheets of both kinds are written at once, and the other may not have been begun.
        with suppress(NothingCodedError):
            found |= {name: read_coded(own)} if own else {}
    if not found:
        raise NothingCodedError(f"nothing is coded in {', '.join(map(str, where))} yet.")
    return found


def _items(key: Mapping[str, Any]) -> pd.DataFrame:
    records = []
    for item in key["items"]:
        plain = {name: value for name, value in item.items() if name not in ("shown", "found")}
        found = {f"found_{name}": value for name, value in item.get("found", {}).items()}
        records.append(plain | item["shown"] | found)
    return pd.DataFrame(records)


def _codes(sheets: Sequence[Filled], key: Mapping[str, Any]) -> pd.DataFrame:
    order = {item["item"]: i for i, item in enumerate(key["items"])}
    rows = [
        {"item": item, "coder": sheet.coder, **codes}
        for sheet in sheets
        for item, codes in sorted(sheet.codes.items(), key=lambda pair: order[pair[0]])
    ]
    names = list(dict.fromkeys(name for row in rows for name in row)) or ["item", "coder"]
    return pd.DataFrame(rows, columns=names).fillna("")


def _marks(sheets: Sequence[Filled], items: pd.DataFrame) -> pd.DataFrame:
    first = dict(zip(items["item"], items["start"], strict=True))
    texts = dict(zip(items["item"], items.get("sentence", items["item"]), strict=True))
    rows = []
    for sheet in sheets:
        for item, marks in sheet.marks.items():
            sentence = texts[item]
            for mark in marks:
                place = (int(first[item]) + mark.start, int(first[item]) + mark.end)
                rows.append((item, sheet.coder, *place, sentence[mark.start : mark.end], *mark[2:]))
    return pd.DataFrame(rows, columns=list(MARK_COLUMNS))
