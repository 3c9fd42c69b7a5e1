"""Argument checks and error sentences: the one home of what a user is told when something is wrong."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

# Every message has one form, and is read by it: FILE, line N: what is wrong. What to do.
_LINE = re.compile(r"(?P<file>[^\n]+?), (?:line|row|article|record) (?P<line>\d+)[:,]")
_FILE = re.compile(r"(?P<file>[^\n:]*[^\n:.]\.[A-Za-z]\w{0,8}|[^\n:]*[/\\][^\n:]*): ")
_REMEDY = re.compile(r"(?<=[^.][.?)\"'] )(?=[A-Z`])")


class FramingError(ValueError):
    """What the user can mend: the message names the file, the line and the remedy. No traceback is shown for it.

    Parameters
    ----------
    message
        In the form ``FILE, line N: what is wrong. What to do.``
    file, line, remedy
        The same for programs. What is not given is read off the message where it has this form; else it is None.
        `line` counts what the file is made of: lines, rows of a table, or articles.

    Examples
    --------
    >>> error = FramingError("articles.csv, line 3: the id is blank. Give every article one.")
    >>> error.file, error.line, error.remedy
    ('articles.csv', 3, 'Give every article one.')
    """

    def __init__(
        self, message: object = "", *, file: str | None = None, line: int | None = None, remedy: str | None = None
    ) -> None:
        super().__init__(message)
        said = str(message)
        found = _LINE.match(said) or _FILE.match(said)
        parts = _REMEDY.split(said, maxsplit=1)
        self.file: str | None = found["file"] if file is None and found else file
        self.line: int | None = int(found["line"]) if line is None and found and "line" in found.groupdict() else line
        self.remedy: str | None = parts[1] if remedy is None and len(parts) > 1 else remedy


class FramingWarning(UserWarning):
    """What the user should know although the work goes on; the message names the article.

    Examples
    --------
    >>> import tempfile, warnings
    >>> from framing.io.readers import read_corpus
    >>> path = Path(tempfile.mkdtemp()) / "strike.csv"
    >>> _ = path.write_text("outlet,text\\nHerald,Dockers strike.\\nHerald,\\n")
    >>> with warnings.catch_warnings(record=True) as told:
    ...     warnings.simplefilter("always")
    ...     corpus = read_corpus(path)
    >>> len(corpus), [warning.category.__name__ for warning in told]
    (1, ['FramingWarning'])
    """


def escaped(text: str, *, keep: str = "") -> str:
    """A name as it is shown: what would break a line, turn its direction or steer a terminal is written out.

    Parameters
    ----------
    text
        A file name, an id, a message: anything that others wrote.
    keep
        Characters that stay all the same, such as the line end of a message.

    Examples
    --------
    >>> escaped("a\\nb\\u202etxt"), escaped("Straße")
    ('a\\\\nb\\\\u202etxt', 'Straße')
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c in keep or not _steers(c) else _written_out(c) for c in text)


def _steers(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or unicodedata.bidirectional(character) in (
        "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
    ) or character in "\u061c\u200e\u200f"  # fmt: skip


def _written_out(character: str) -> str:
    if "\udc80" <= character <= "\udcff":  # a byte of a file name that is no UTF-8
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def did_you_mean(value: object, options: Iterable[object]) -> str:
    """A closing hint with the nearest option, or nothing.

    >>> did_you_mean("DV", ["DW", "Herald"])
    " Did you mean 'DW'?"
    """
    near = difflib.get_close_matches(str(value), [str(o) for o in options], n=1, cutoff=0.5)
    return f" Did you mean {near[0]!r}?" if near else ""


def check_choice(name: str, value: object, options: Sequence[object]) -> None:
    """Raise `FramingError` unless `value` is one of `options`."""
    if value not in options:
        shown = ", ".join(repr(o) for o in list(options)[:12]) + (", ..." if len(options) > 12 else "")
        raise FramingError(f"`{name}` must be one of [{shown}]; got {value!r}.{did_you_mean(value, options)}")


def check_positive(name: str, value: object) -> None:
    """Raise `FramingError` unless `value` is a number above zero."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not value > 0:
        raise FramingError(f"`{name}` must be a number above 0; got {value!r}.")


def at(path: str | Path, line: int | None = None) -> str:
    """The place a message speaks of: `articles.csv, line 3`.

    >>> at("articles.csv", 3)
    'articles.csv, line 3'
    """
    return f"{path}" if line is None else f"{path}, line {line}"
