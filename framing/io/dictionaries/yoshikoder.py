"""Dictionaries of Yoshikoder (.ykd) and its kin (.lcd), in XML: `cnode` is a category, `pnode` an entry.

A file with a DOCTYPE is refused: nothing in a dictionary needs one, and entities can be made to fill the memory or to
read other files.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from framing._checks import FramingError
from framing.io.dictionaries.gathering import Gatherer, number_in
from framing.io.dictionaries.nesting import Branch, nested
from framing.io.tree import MAX_DEPTH
from framing.lexicon import Label

Names = tuple[str, ...]


class _Reader:
    """Categories and entries as the parser meets them."""

    def __init__(self, found: Gatherer) -> None:
        self.found = found
        self.parser = expat.ParserCreate(found.encoding)
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.open: list[str] = []
        self.names: list[str] = []
        self.categories: list[tuple[Names, str, int]] = []
        self.entries: list[tuple[Names, str, int, float]] = []

    def _doctype(self, *_: object) -> None:
        self.found.fail(self.parser.CurrentLineNumber, "a DOCTYPE has no place in a dictionary. Delete it.")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        if not self.open and tag != "dictionary":
            self.found.fail(line, f"the outermost element is {tag[:40]!r} and not 'dictionary'.")
        if len(self.open) >= MAX_DEPTH:
            self.found.fail(line, f"more than {MAX_DEPTH} levels.")
        self.open.append(tag)
        name = attributes.get("name", "")
        if tag == "cnode":
            self.names.append(name)
            definition = attributes.get("desc", "")
            self.categories.append((tuple(self.names), "" if definition == name else definition, line))
        elif tag == "pnode":
            self._entry(name, attributes.get("score", "").strip(), line)
        elif tag != "dictionary":
            self.found.lose(line, f"the element {tag[:40]!r} is neither a category nor an entry and is left out.")

    def _entry(self, name: str, score: str, line: int) -> None:
        weight = number_in(score) if score else 1.0
        if weight is None:
            self.found.lose(line, f"{name[:80]!r}: the score {score[:40]!r} is no number and is left out.")
        if not self.names:
            self.found.fail(line, f"{name[:80]!r} stands in no category. Put it into a cnode.")
        self.entries.append((tuple(self.names), name, line, 1.0 if weight is None else weight))

    def _end(self, tag: str) -> None:
        self.open.pop()
        if tag == "cnode":
            self.names.pop()


def read(data: bytes, found: Gatherer) -> None:
    """Read a .ykd or .lcd file. An outermost category that holds categories only is the dictionary's own name."""
    try:
        reader = _Reader(found)
        reader.parser.Parse(data, True)
    except FramingError:
        raise
    except (expat.ExpatError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", 1)
        found.fail(line, f"this is no XML that can be read ({error}). Save the dictionary again.")
    tops = {names[:1] for names, _, _ in reader.categories}
    named = len(tops) == 1 and all(len(names) > 1 for names, *_ in reader.entries) and len(reader.categories) > 1
    outer = 1 if named else 0
    for names, definition, line in reader.categories:
        if names[outer:]:
            found.category(names[outer:], line, definition)
    for names, term, line, weight in reader.entries:
        found.add(found.category(names[outer:], line), term, line, weight=weight)


def write(labels: Sequence[Label], name: str) -> bytes:
    """A .ykd file."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<dictionary style="050805" patternengine="substring">']
    lines.append(f"  <cnode name={quoteattr(name)} desc={quoteattr('')}>")
    _lines(nested(labels), 2, lines)
    return "\n".join([*lines, "  </cnode>", "</dictionary>", ""]).encode()


def _lines(branch: Branch, depth: int, lines: list[str]) -> None:
    indent = "  " * depth
    for pattern in branch.label.patterns if branch.label else ():
        score = "" if pattern.weight == 1 else f' score="{pattern.weight!r}"'
        lines.append(f"{indent}<pnode name={quoteattr(pattern.text)}{score}/>")
    for part in branch.branches.values():
        definition = part.label.definition if part.label else ""
        lines.append(f"{indent}<cnode name={quoteattr(part.name)} desc={quoteattr(definition)}>")
        _lines(part, depth + 1, lines)
        lines.append(f"{indent}</cnode>")
