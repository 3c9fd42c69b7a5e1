"""The tree of a settings file, whatever it was written in: words, lists and mappings, each with its line.

YAML (`strict_yaml`) and JSON (`strict_json`) build the same tree, so that all that is said of a lexicon is said once,
and every mistake in it can name its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from framing._checks import FramingError, at

MAX_BYTES = 5_000_000
MAX_DEPTH = 20

# What no editor shows: it hides in a word, or shifts the count of lines.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_NEWLINE = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class Text:
    """A word, a number or a text, as it was written; never anything but a string."""

    text: str
    line: int
    end_line: int


@dataclass(frozen=True)
class Items:
    """A list."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True)
class Entries:
    """A mapping, in the order of the file, with the line of every key."""

    line: int
    entries: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


Node = Text | Items | Entries


def line_of(text: str, offset: int) -> int:
    """The line, from 1, on which a code point stands.

    >>> line_of("a\\r\\nb", 3)
    2
    """
    return 1 + len(_NEWLINE.findall(text, 0, offset))


def printable(message: str) -> str:
    """A message on one line, in which what no terminal should be sent is written as an escape.

    >>> printable("no slot {\\tforce}")
    'no slot {\\\\tforce}'
    """
    if message.isprintable():
        return message
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in message)


def load_text(path: Path, file: str) -> tuple[bytes, str]:
    """The bytes of a settings file and the text in them.

    Raises
    ------
    FramingError
        If it cannot be read, is larger than 5 MB, is not UTF-8, or holds a character that cannot be seen.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise FramingError(f"There is no file {file}. Check the name and the folder.") from None
    except OSError as error:
        raise FramingError(f"{file} cannot be read: {error.strerror or error}.") from None
    if len(raw) > MAX_BYTES:
        raise FramingError(f"{file} is larger than {MAX_BYTES // 1_000_000} MB. Divide it into several lexicons.")
    return raw, decode(raw, file)


def decode(raw: bytes, file: str) -> str:
    """The text of bytes that must be UTF-8, without its byte order mark."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = line_of(raw[: error.start].decode("utf-8"), error.start)
        raise FramingError(f"{at(file, line)}: this is not UTF-8. Save the file with the encoding UTF-8.") from None
    text = text.removeprefix("\ufeff")
    hidden = _INVISIBLE.search(text)
    if hidden:
        place = at(file, line_of(text, hidden.start()))
        raise FramingError(f"{place}: the character U+{ord(hidden.group()):04X} cannot be seen there. Delete it.")
    return text


class TreeBuilder:
    """Puts a tree together from the events of a parser, without recursion.

    A word in a mapping is a key where a key is due and a value otherwise.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self._open: list[Items | Entries] = []
        self._keys: list[tuple[str, int] | None] = []

    @property
    def wants_key(self) -> bool:
        """Whether the next word is a key."""
        return bool(self._open) and isinstance(self._open[-1], Entries) and self._keys[-1] is None

    def text(self, text: str, line: int, end_line: int | None = None) -> None:
        """Add a word: a key where one is due."""
        hidden = _INVISIBLE.search(text)  # written as an escape, such as "\u0000"
        if hidden:
            code = f"U+{ord(hidden.group()):04X}"
            raise FramingError(f"{at(self.file, line)}: the character {code} cannot be seen. Delete it.")
        if not self.wants_key:
            self._put(Text(text, line, line if end_line is None else end_line))
            return
        holder = self._open[-1]
        if isinstance(holder, Entries) and text in holder.lines:
            first = holder.lines[text]
            message = f"the key {text[:80]!r} stands on line {first} already. Put both together, or rename one."
            raise FramingError(f"{at(self.file, line)}: {message}")
        self._keys[-1] = (text, line)

    def open(self, node: Items | Entries) -> None:
        """Begin a list or a mapping."""
        if self.wants_key:
            message = "a key must be a word. One that begins with { or [ needs quotation marks."
            raise FramingError(f"{at(self.file, node.line)}: {message}")
        if len(self._open) >= MAX_DEPTH:
            raise FramingError(f"{at(self.file, node.line)}: more than {MAX_DEPTH} levels. A lexicon needs at most 6.")
        self._put(node)
        self._open.append(node)
        self._keys.append(None)

    def close(self) -> None:
        """End the list or mapping that was begun last."""
        self._open.pop()
        self._keys.pop()

    def _put(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        holder = self._open[-1]
        if isinstance(holder, Items):
            holder.items.append(node)
            return
        key = self._keys[-1]
        if key is not None:
            holder.entries[key[0]] = node
            holder.lines[key[0]] = key[1]
            self._keys[-1] = None
