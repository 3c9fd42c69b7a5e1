"""What every reader of a dictionary fills: categories with entries, and a sentence for each thing that is lost."""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Iterator, Sequence
from typing import NoReturn

from framing._checks import FramingError, at
from framing.io.decoding import decode
from framing.io.pattern_grammar import pattern_fault
from framing.io.tree import printable
from framing.lexicon import Label, Pattern

Loss = tuple[int, str]
"""A line, 0 where it is none in particular, and the sentence that says what is lost of it."""

LONGEST = 500
"""Characters of an entry; what is longer is none."""
MOST_LOSSES = 20_000
"""Lines that may be lost; with more, a file is not what it is taken for."""
DEEPEST = 20
"""Levels of categories."""

_LINE_END = re.compile("\r\n|\r|\n")
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_WORD = re.compile("[^\\s‐‑-]+")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers; CR, LF and both together end a line.

    >>> list(lines_of("a\\r\\n\\rb"))
    [(1, 'a'), (3, 'b')]
    """
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if line.strip():
            yield number, line


def number_in(text: str) -> float | None:
    """A finite number, or None.

    >>> number_in("-1.5"), number_in("X"), number_in("1e999")
    (-1.5, None, None)
    """
    value = float(text) if _NUMBER.fullmatch(text) else math.nan
    return value if math.isfinite(value) else None


def in_any_case(term: str) -> str:
    """An entry without needless blanks, its words in capitals in small letters: where it comes from, case is nothing.

    >>> in_any_case("US  Navy"), in_any_case("I")
    ('us Navy', 'I')
    """
    words = " ".join(term.split())
    return _WORD.sub(lambda word: word[0].lower() if len(word[0]) > 1 and word[0].isupper() else word[0], words)


class Gatherer:
    """Gathers the categories and entries of one file.

    Parameters
    ----------
    file
        How messages call the file.
    encoding
        Of its bytes, where it is known.
    ours
        Whether entries are patterns as `framing.lexicon.Pattern` has them: capitals tell, and `{country}` is a slot.
    """

    def __init__(self, file: str, encoding: str | None = None, *, ours: bool = False) -> None:
        self.file = file
        self.encoding = encoding
        self.ours = ours
        self.losses: list[Loss] = []
        self._patterns: dict[str, dict[str, Pattern]] = {}
        self._definitions: dict[str, str] = {}
        self._named: dict[str, tuple[str, int]] = {}
        self._faults: dict[str, str] = {}

    def fail(self, line: int, message: str) -> NoReturn:
        """Raise the error with file and line."""
        raise FramingError(f"{at(self.file, line)}: {printable(message)}")

    def lose(self, line: int, sentence: str) -> None:
        """Note what is lost."""
        if len(self.losses) >= MOST_LOSSES:
            self.fail(line, f"{MOST_LOSSES:,} lines above cannot be read either. Is the format the right one?")
        self.losses.append((line, printable(sentence)))

    def text(self, data: bytes, *, fallback: str = "") -> str:
        """The text of the bytes: in the encoding that is named, else UTF-8 (or what a mark says), else `fallback`, else
        a guess that is told."""
        encoding = self.encoding or ""
        if not encoding and fallback and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            try:
                data.decode("utf-8")
            except UnicodeDecodeError:
                encoding = fallback
        if not encoding:
            return decode(data, self.file)
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except LookupError:
            raise FramingError(f"there is no encoding {encoding!r}. Well-known ones: utf-8, cp1252, utf-16.") from None
        except UnicodeError as error:
            raise FramingError(f"{self.file} is not in {encoding} ({error}). Name its encoding.") from None

    def category(self, names: Sequence[str], line: int, definition: str = "") -> str:
        """The name of a category, outermost first, parts joined by full stops; it is there from now on."""
        if len(names) > DEEPEST:
            self.fail(line, f"more than {DEEPEST} levels of categories.")
        name = ".".join(filter(None, (" ".join(part.split()) for part in names)))
        if len(name) > LONGEST:
            self.fail(line, f"a category's name is longer than {LONGEST} characters: {name[:40]!r}. Shorten it.")
        if not name:
            self.fail(line, "a category has no name. Write one.")
        if hidden := _HIDDEN.search(name):
            self.fail(line, f"the character U+{ord(hidden[0]):04X} in {name[:80]!r} cannot be seen. Delete it.")
        first, where = self._named.setdefault(name.casefold(), (name, line))
        if first != name:
            self.lose(
                line, f"the category {name[:80]!r} is put to {first[:80]!r} of line {where}: case is no difference."
            )
        self._patterns.setdefault(first, {})
        if definition.strip() and not _HIDDEN.search(definition):
            self._definitions.setdefault(first, " ".join(definition.split()))
        return first

    def add(self, category: str, term: str, line: int, *, weight: float = 1.0) -> None:
        """Put an entry into a category; one that cannot be a pattern is lost with a sentence."""
        if len(term) > LONGEST:
            self.lose(line, f"left out: {term[:40]!r}... is longer than {LONGEST} characters.")
            return
        text = " ".join(term.split()) if self.ours else in_any_case(term)
        fault = self._faults.get(text)
        if fault is None:
            fault = self._faults[text] = pattern_fault(text, ("country",) if self.ours else ())
        if fault:
            self.lose(line, f"left out: {fault}")
            return
        entries = self._patterns[category]
        key = text if self.ours else text.casefold()
        before = entries.get(key)
        if before is not None and before.weight != weight:
            twice = f"{text[:80]!r} stands on line {before.line} with another weight; the last is taken."
            self.lose(line, twice)
        entries[key] = Pattern(text if before is None else before.text, line, weight)

    def labels(self) -> tuple[Label, ...]:
        """The categories that have entries, in the order of the file.

        Raises
        ------
        FramingError
            If there is none.
        """
        outer = {name[:at] for name in self._patterns for at in range(len(name)) if name[at] == "."}
        for name, entries in self._patterns.items():
            if not entries and name not in outer:
                self.lose(self._named[name.casefold()][1], f"the category {name[:80]!r} has no entry and is left out.")
        found = tuple(
            Label(name, tuple(entries.values()), self._definitions.get(name, ""))
            for name, entries in self._patterns.items()
            if entries
        )
        if not found:
            why = f" {self.losses[0][1]}" if self.losses else ""
            raise FramingError(f"{self.file} holds no entry that can be read.{why}")
        self._say_shared(found)
        return found

    def _say_shared(self, labels: Sequence[Label]) -> None:
        """Here a match counts once; where the file comes from it counts in each of its categories."""
        seen: dict[str, int] = {}
        for label in labels:
            for pattern in label.patterns:
                seen[pattern.text] = seen.get(pattern.text, 0) + 1
        shared = [text for text, n in seen.items() if n > 1]
        if shared:
            what = "1 entry stands" if len(shared) == 1 else f"{len(shared):,} entries stand"
            self.lose(
                0,
                f"{what} in more than one category, such as {shared[0][:80]!r}; here a match counts in the first only."
                " To count each category by itself, convert it by itself (framing lexicon convert --category).",
            )
