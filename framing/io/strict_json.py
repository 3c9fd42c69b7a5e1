"""JSON read strictly, with lines: the same tree as YAML gives, where PyYAML is absent."""

from __future__ import annotations

import json
import re

from framing._checks import FramingError, at
from framing.io.tree import Entries, Items, Node, TreeBuilder

# One alternative a kind of token; possessive, so that no text can make it go back.
_TOKEN = re.compile(
    r"""
    (?P<blank>[ \t\r\n]++)
  | (?P<string>"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+")
  | (?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![\w.]))
  | (?P<sign>[][{},:])
  | (?P<constant>[A-Za-z]++)
    """,
    re.VERBOSE,
)
_NEWLINE = re.compile("\r\n|\r|\n")


def parse_json(text: str, file: str) -> Node:
    """The tree of a JSON text, of texts, numbers, lists and mappings.

    Parameters
    ----------
    text
        The text of the file.
    file
        How messages call it.

    Returns
    -------
    Node
        The tree `strict_yaml.parse_yaml` gives for the same content: numbers are kept as they are written.

    Raises
    ------
    FramingError
        If the text is no JSON, is blank, repeats a key, or holds `true`, `false` or `null`.

    Examples
    --------
    >>> tree = parse_json('{"rebel": ["rebel", 7]}', "mine.json")
    >>> [item.text for item in tree.entries["rebel"].items]
    ['rebel', '7']
    """
    parser = _Parser(text, file)
    parser.run()
    if parser.builder.root is None:
        raise FramingError(f"{file} is empty.")
    return parser.builder.root


class _Parser:
    """A JSON parser without recursion: `due` is what may come next."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.line = 1
        self.builder = TreeBuilder(file)
        self.open: list[str] = []  # the closing bracket of each list or mapping that is open
        self.due = "value"  # value, value or ], key, key or }, :, comma, nothing

    def run(self) -> None:
        position = 0
        while position < len(self.text):
            match = _TOKEN.match(self.text, position)
            if match is None:
                sign = self.text[position]
                fault = "this text is not closed" if sign == '"' else f"{sign!r} cannot stand here"
                raise self.fault(fault)
            position = match.end()
            kind, token = str(match.lastgroup), match.group()
            if kind == "blank":
                self.line += len(_NEWLINE.findall(token))
            elif kind == "sign":
                self.sign(token)
            else:
                self.word(kind, token)
        if self.open:
            raise self.fault(f"the file ends before its last {self.open[-1]!r}")

    def fault(self, what: str) -> FramingError:
        remedy = "Check commas, brackets and quotation marks."
        return FramingError(f"{at(self.file, self.line)}: this is no JSON: {what}. {remedy}")

    def after_value(self) -> None:
        self.due = "comma" if self.open else "nothing"

    def word(self, kind: str, token: str) -> None:
        if kind == "constant":
            message = f"{token[:40]} is neither a text nor a number. Put it in quotation marks."
            raise FramingError(f"{at(self.file, self.line)}: {message}")
        wants_key = self.due in ("key", "key or }")
        if not (wants_key and kind == "string") and self.due not in ("value", "value or ]"):
            raise self.fault(f"{token[:40]} cannot stand here")
        self.builder.text(json.loads(token) if kind == "string" else token, self.line)
        if wants_key:
            self.due = ":"
        else:
            self.after_value()

    def sign(self, token: str) -> None:
        if token in "[{" and self.due in ("value", "value or ]"):
            is_list = token == "["
            self.builder.open(Items(self.line) if is_list else Entries(self.line))
            self.open.append("]" if is_list else "}")
            self.due = "value or ]" if is_list else "key or }"
        elif self.open and token == self.open[-1] and self.due in ("comma", f"value or {token}", f"key or {token}"):
            self.builder.close()
            self.open.pop()
            self.after_value()
        elif token == ":" and self.due == ":":
            self.due = "value"
        elif token == "," and self.due == "comma":
            self.due = "value" if self.open[-1] == "]" else "key"
        else:
            raise self.fault(f"{token!r} cannot stand here")
