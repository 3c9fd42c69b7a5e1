"""Coding: a sheet filled in one item at a time, saved after every row; what a screen shows is another's matter."""

from __future__ import annotations

from pathlib import Path

from framing._checks import FramingError
from framing.io.whole import write_whole
from framing.validation.marks import read_marks
from framing.validation.questions import NO, YES, Codes, read_code
from framing.validation.reading import kind_of_file, read_key
from framing.validation.session import checked_name, kept_cells
from framing.validation.sheets import TEXT_COLUMNS, Kind, Sheet, sheet_of_key

Cells = dict[str, str]


class Coding:
    """One coder at one sheet: the item that is shown, what is asked of it, and what was answered.

    Shown is what the spreadsheet shows: neither outlet nor what the program found.

    Parameters
    ----------
    where
        The folder that `write_sheets` wrote, or a sheet in it.
    coder
        Who codes; the file is called after them, `mentions-anna.csv`, and made where it is not there. Without a name it
        is `mentions.csv`.
    kind
        Which sheet of a folder: ``"mentions"`` or ``"sentences"``.

    Raises
    ------
    FramingError
        If there is no key, the sheet is another coder's, or it cannot be read.

    Examples
    --------
    >>> import tempfile
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> from framing.validation import write_sheets
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_sheets(found, folder, n=12)
    ...     coding = Coding(folder, "anna")
    ...     coding.answer("no")  # it names nobody, so nothing more is asked
    ...     coding.progress
    (1, 12)
    """

    def __init__(self, where: str | Path, coder: str = "", *, kind: Kind = "mentions") -> None:
        self.path, kind = _place(Path(where), coder, kind)
        self.coder = coder
        self.sheet: Sheet = sheet_of_key(read_key(self.path.with_name(f"{kind}.key.json")))
        if self.sheet.kind != kind:
            raise FramingError(f"{self.path} is a sheet of {kind}, and its key one of {self.sheet.kind}.")
        self._items: list[str] = self.sheet.rows["item"].tolist()
        self._written = self.path.read_bytes() if self.path.is_file() else None
        self._cells: dict[str, Cells] = {}
        if self._written is not None:
            self._cells, _ = kept_cells(self.path, self.sheet)
            self.coder = self._own(coder)
        self.at = self._next(0)
        self._draft: Cells = {}

    @property
    def codes(self) -> Codes:
        """The answers to each question."""
        return self.sheet.codes

    @property
    def progress(self) -> tuple[int, int]:
        """How many rows are coded, and how many there are."""
        return sum(self._is_coded(item) for item in self._items), len(self._items)

    @property
    def finished(self) -> bool:
        """Whether the last row is behind."""
        return self.at >= len(self._items)

    @property
    def shown(self) -> tuple[str, ...]:
        """The texts of the item: before, match and after; or the sentence, with the marks that it has."""
        row = self.sheet.rows.iloc[self._here()]
        if self.sheet.kind == "sentences":
            return (self._cells.get(row["item"], {}).get("sentence") or str(row["sentence"]),)
        return tuple(str(row[column]) for column in TEXT_COLUMNS["mentions"])

    @property
    def given(self) -> Cells:
        """What was answered of this item, now or before."""
        own = self._cells.get(self._items[self._here()], {})
        return {**{name: own[name] for name in self.codes if own.get(name)}, **self._draft}

    @property
    def note(self) -> str:
        """What the coder noted of this item."""
        return self._cells.get(self._items[self._here()], {}).get("note", "")

    @property
    def question(self) -> str:
        """The question that is asked now; "" of sentences, which are marked, and at the end."""
        if self.finished or self.sheet.kind == "sentences":
            return ""
        return next(name for name in self.codes if name not in self._draft)

    @property
    def choices(self) -> tuple[str, ...]:
        """The answers to the question that is asked now."""
        return self.codes[self.question] if self.question else ()

    def answer(self, value: str) -> None:
        """Answer the question that is asked; "" leaves it open. After the last one the row is saved.

        Raises
        ------
        FramingError
            If there is no such code, nothing is asked, or the file cannot be written or was changed by others.
        """
        question = self.question
        if not question:
            raise FramingError("nothing is asked here: mark the sentence, or go back.")
        code, problem = read_code(question, value, self.codes)
        if problem:
            raise FramingError(problem)
        draft = {**self._draft, question: code}
        if question == "naming" and code == NO:
            draft = {**dict.fromkeys(self.codes, ""), "naming": NO}
        if len(draft) < len(self.codes):
            self._draft = draft
        else:
            self._save(draft)

    def mark(self, sentence: str) -> None:
        """Save a sentence with its marks, as `The {dockers|STRIKERS|docker} went home.`; without any, none is there.

        Raises
        ------
        FramingError
            If a mark is broken or has no code of the codebook, or anything beside the marks was changed.
        """
        if self.sheet.kind != "sentences":
            raise FramingError("mentions are not marked: answer the question.")
        plain, _, problems = read_marks(sentence, self.codes)
        if not problems and plain != self.sheet.rows["sentence"].iloc[self._here()]:
            problems = ["the sentence was changed beside its marks."]
        if problems:
            raise FramingError(" ".join(problems))
        self._save({"sentence": sentence, "done": YES})

    def back(self) -> None:
        """Ask the last question again, or go to the item before; what was answered of that stays until it is."""
        if self._draft:
            self._draft.popitem()
        elif self.at > 0:
            self.at -= 1

    def skip(self) -> None:
        """Go on to the next item and leave this one as it is."""
        self._here()
        self.at, self._draft = self.at + 1, {}

    def write_note(self, text: str) -> None:
        """Save a note on this item."""
        item = self._items[self._here()]
        self._write({**self._cells, item: {**self._cells.get(item, {}), "note": " ".join(text.split())}})

    def _own(self, coder: str) -> str:
        names = {row["coder"] for row in self._cells.values() if row.get("coder")}
        if coder and names - {coder}:
            raise FramingError(f"{self.path} is coded by {min(names - {coder})!r}, and not by {coder!r}.")
        return coder or (min(names) if names else "")

    def _here(self) -> int:
        if self.finished:
            raise FramingError("all rows are coded; go back to change one.")
        return self.at

    def _is_coded(self, item: str) -> bool:
        own = self._cells.get(item, {})
        return any(own.get(name) for name in ("done", *self.codes))

    def _next(self, first: int) -> int:
        """The first item from here on of which nothing is coded."""
        rest = range(first, len(self._items))
        return next((i for i in rest if not self._is_coded(self._items[i])), len(self._items))

    def _save(self, cells: Cells) -> None:
        item = self._items[self._here()]
        self._write({**self._cells, item: {**self._cells.get(item, {}), **cells}})
        self.at, self._draft = self._next(self.at + 1), {}

    def _write(self, cells: dict[str, Cells]) -> None:
        """Write the sheet, whole or not at all, unless somebody else did meanwhile."""
        now = self.path.read_bytes() if self.path.is_file() else None
        if now != self._written:
            raise FramingError(
                f"{self.path} was changed by another program since it was opened, and nothing is saved. Close that and "
                "open the sheet here anew."
            )
        content = self.sheet.to_csv(self.coder, cells)
        write_whole(self.path, content)
        self._written, self._cells = content, cells


def _place(where: Path, coder: str, kind: Kind) -> tuple[Path, Kind]:
    """The file that is coded, and which sheet it is."""
    if where.is_file():
        return where, kind_of_file(where)
    if not where.is_dir():
        raise FramingError(f"There is no folder {where}. Write the sheets first: framing code ... -o {where}")
    return where / (f"{kind}-{checked_name(coder)}.csv" if coder else f"{kind}.csv"), kind
