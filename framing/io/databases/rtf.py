"""The paragraphs of an RTF: its text and nothing else, whatever stands in it."""

from __future__ import annotations

import codecs
import re
import warnings
from dataclasses import dataclass, field, replace
from pathlib import Path

from framing._checks import FramingError, FramingWarning

MOST_BYTES = 268_435_456
"""The longest RTF that is read: some 10,000 articles."""
_DEEPEST = 10_000
"""Groups in groups; those that databases write go some ten deep."""

_TOKEN = re.compile(
    r"(?P<text>[^\\{}\r\n]+)|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    r"|\\'(?P<byte>[0-9a-fA-F]{2})|(?P<brace>[{}])|\\(?P<sign>[^a-zA-Z])|[\r\n]+|\\"
)
_BREAKS = frozenset(("par", "line", "row", "sect", "page", "column", "nestrow"))
_SIGNS = {
    "tab": "\t",
    "cell": "\t",
    "nestcell": "\t",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
}
_SYMBOLS = {"~": "\u00a0", "_": "-", "-": "", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n", "\t": "\t"}
_DESTINATIONS = (
    "fonttbl colortbl stylesheet info pict object objdata header headerl headerr headerf footer footerl footerr "
    "footerf footnote annotation filetbl revtbl listtable listoverridetable rsidtbl themedata datastore latentstyles "
    "xmlnstbl generator template fldinst bkmkstart bkmkend nonshppict shppict mmathPr wgrffmtfilter pgptbl listtext "
    "pntext tc xe atnid atnauthor private userprops operator author title subject keywords comment"
)
_APART = frozenset(_DESTINATIONS.split())
"""Groups whose text is not the document's: tables of the file, pictures, objects, what stands round each page."""
_CODE_PAGES = {77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255}
_CODE_PAGES |= {178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250}


@dataclass(frozen=True)
class RtfLine:
    """A line of the text, and whether all of it is bold."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class _Group:
    """What a group inherits and forgets when it closes."""

    apart: bool = False
    fonts: bool = False
    hidden: bool = False
    bold: bool = False
    skipped: int = 1
    encoding: str = "cp1252"


@dataclass
class _Text:
    """The text so far; bytes wait until it is sure that no more of the same character follow."""

    lines: list[RtfLine] = field(default_factory=list)
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    waiting: bytearray = field(default_factory=bytearray)
    encoding: str = "cp1252"
    bold: bool = False
    high: str = ""
    n_bad: int = 0

    def add(self, text: str, group: _Group) -> None:
        self.settle()
        if self.high:
            self.high, self.n_bad = "", self.n_bad + 1
            self.pieces.append(("\ufffd", group.bold))
        parts = text.split("\n")
        for part in parts[:-1]:
            self._line(part, group)
        if parts[-1]:
            self.pieces.append((parts[-1], group.bold))

    def add_bytes(self, data: bytes, group: _Group) -> None:
        if self.high or (self.waiting and (self.encoding, self.bold) != (group.encoding, group.bold)):
            self.add("", group)
        self.encoding, self.bold = group.encoding, group.bold
        self.waiting += data

    def add_code(self, code: int, group: _Group) -> None:
        """A character by its number, or one half of it."""
        code &= 0xFFFF
        if 0xD800 <= code < 0xDC00:
            self.add("", group)
            self.high = chr(code)
        elif 0xDC00 <= code < 0xE000:
            high, self.high = self.high, ""
            self.n_bad += not high
            self.add((high + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16") if high else "\ufffd", group)
        else:
            self.add(chr(code) if code >= 32 else "\t" if code == 9 else "\n" if code in (10, 13) else "", group)

    def settle(self) -> None:
        if self.waiting:
            text = bytes(self.waiting).decode(self.encoding, errors="replace")
            self.n_bad += text.count("\ufffd")
            self.waiting.clear()
            self.pieces.append((re.sub(r"[\x00-\x08\x0b-\x1f]", "", text), self.bold))

    def _line(self, part: str, group: _Group) -> None:
        self.pieces.append((part, group.bold))
        shown = [bold for text, bold in self.pieces if text.strip()]
        self.lines.append(RtfLine("".join(text for text, _ in self.pieces), bool(shown) and all(shown)))
        self.pieces.clear()


def rtf_lines(path: Path, data: bytes) -> list[RtfLine]:
    """The lines of the text of an RTF: paragraphs, and rows of tables with tabs between their cells.

    Parameters
    ----------
    path
        What the file is called in a message.
    data
        The bytes of the file.

    Returns
    -------
    list of RtfLine
        Without headers, footers, notes, pictures, embedded objects, hidden and deleted text.

    Raises
    ------
    FramingError
        If the bytes are not RTF, longer than `MOST_BYTES`, or groups are nested too deep.

    Warns
    -----
    FramingWarning
        If characters cannot be read (they become U+FFFD), or the file ends inside a group, as one that was cut off.

    Notes
    -----
    Written here because the readers on PyPI pass on what is not RTF as text, write broken escapes into it, and do not
    tell bold text, which alone marks the headline in some exports. Reads in one pass; the time is linear in the bytes.

    Examples
    --------
    >>> rtf_lines(Path("strike.rtf"), rb"{\\rtf1\\ansi{\\info{\\title x}}{\\b Dockers}\\par Caf\\'e9 \\u8212?\\par}")
    [RtfLine(text='Dockers', bold=True), RtfLine(text='Café —', bold=False)]
    """
    if not is_rtf(data):
        raise FramingError(f"{path}: not RTF, whatever its name says. Save it as RTF, or give it its own ending.")
    if len(data) > MOST_BYTES:
        raise FramingError(f"{path}: {len(data):,} bytes are more than is read at once. Export fewer articles a file.")
    reader = _Reader(path, data.decode("latin-1"))
    reader.run()
    text = reader.text
    if reader.stack:
        warnings.warn(
            f"{path}: the file ends before it is complete, so the last article may be cut. Download it again.",
            FramingWarning,
            stacklevel=3,
        )
    if text.n_bad:
        warnings.warn(
            f"{path}: {text.n_bad} characters cannot be read; they are shown as \ufffd. Download it again, or as DOCX.",
            FramingWarning,
            stacklevel=3,
        )
    return text.lines


def is_rtf(data: bytes) -> bool:
    """Whether the bytes begin as RTF does."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


class _Reader:
    """Goes through the tokens of an RTF once; `text` holds what is shown, `stack` the groups that are open."""

    def __init__(self, path: Path, source: str) -> None:
        self.path, self.source = path, source
        self.text, self.group = _Text(), _Group()
        self.stack: list[_Group] = []
        self.fonts: dict[int, str] = {}
        self.font = 0
        self.default = "cp1252"
        self.skip = 0  # characters that stand in for a number before them, and are still to go
        self.place = 0

    def run(self) -> None:
        while found := _TOKEN.match(self.source, self.place):
            self.place = found.end()
            kind = found.lastgroup
            if kind == "brace":
                self._brace(found[0])
                if not self.stack:
                    break  # what stands behind the last group is not RTF
            elif kind in ("word", "number"):
                self._word(found["word"], int(found["number"]) if found["number"] else None)
            elif kind == "sign" and found["sign"] == "*":
                self.group = replace(self.group, apart=True)
            elif self._shown():
                self._characters(found)
        self.text.add("\n" if self.text.pieces or self.text.waiting else "", self.group)

    def _shown(self) -> bool:
        return not self.group.apart and not self.group.hidden

    def _brace(self, brace: str) -> None:
        self.skip = 0
        if brace == "{":
            self.stack.append(self.group)
            if len(self.stack) > _DEEPEST:
                raise FramingError(f"{self.path}: groups are nested more than {_DEEPEST:,} deep. Download it again.")
        elif self.stack:
            self.group = self.stack.pop()

    def _word(self, word: str, number: int | None) -> None:
        """Obey a control word."""
        if word == "bin":
            self.place += max(number or 0, 0)
        elif word == "u" and number is not None:
            if self._shown():
                self.text.add_code(number, self.group)
            self.skip = self.group.skipped
        elif word in ("f", "fcharset", "ansicpg"):
            self._font(word, number or 0)
        elif word in _SIGNS or word in _BREAKS:
            if self.skip:
                self.skip -= 1
            elif self._shown():
                self.text.add(_SIGNS.get(word, "\n"), self.group)
        else:
            self.group = _changed(self.group, word, number)

    def _font(self, word: str, number: int) -> None:
        """The code page of the bytes that follow: that of the file, or of the font."""
        if word == "fcharset":
            self.fonts[self.font] = _encoding(_CODE_PAGES.get(number, 0), self.default)
            return
        if word == "ansicpg":
            self.default = _encoding(number, self.default)
        else:
            self.font = number
        encoding = self.fonts.get(number, self.default) if word == "f" else self.default
        self.group = replace(self.group, encoding=encoding)

    def _characters(self, found: re.Match[str]) -> None:
        """Add what a token shows, less what stands in for a number before it."""
        if found["text"]:
            shown = found["text"][self.skip :]
            self.skip = max(self.skip - len(found["text"]), 0)
            if shown:
                self.text.add_bytes(shown.encode("latin-1"), self.group)
        elif (found["byte"] or found["sign"]) and self.skip:
            self.skip -= 1
        elif found["byte"]:
            self.text.add_bytes(bytes.fromhex(found["byte"]), self.group)
        elif found["sign"]:
            if found["sign"] == "'":  # an escape without its two digits
                self.text.n_bad += 1
            self.text.add(_SYMBOLS.get(found["sign"], ""), self.group)


def _changed(group: _Group, word: str, number: int | None) -> _Group:
    """The group after a control word that changes what text in it is."""
    on = number != 0
    if word in _APART:
        return replace(group, apart=True)
    if word == "b":
        return replace(group, bold=on)
    if word in ("v", "deleted"):
        return replace(group, hidden=on)
    if word == "uc":
        return replace(group, skipped=min(max(number if number is not None else 1, 0), 32))
    if word == "plain":
        return replace(group, bold=False, hidden=False)
    return group


def _encoding(code_page: int, otherwise: str) -> str:
    """The name of a code page, or another where there is none."""
    name = {65001: "utf-8", 10000: "mac_roman"}.get(code_page, f"cp{code_page}")
    try:
        return codecs.lookup(name).name if code_page else otherwise
    except LookupError:
        return otherwise
