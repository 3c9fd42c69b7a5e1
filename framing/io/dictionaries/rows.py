"""Dictionaries in rows: our CSV (category, term, weight, definition), and lists of words and weights as AFINN, VADER
and the NRC publish theirs (tabs)."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from framing._checks import FramingError
from framing.io.delimited import read_delimited
from framing.io.dictionaries.gathering import Gatherer, lines_of, number_in
from framing.lexicon import Label

ALIASES = {
    "category": ("category", "label"),
    "term": ("term", "word", "pattern", "entry"),
    "weight": ("weight", "score", "valence"),
    "definition": ("definition",),
}
"""The columns of a CSV, each with its other names."""

_ALL = "words"  # the category of a list that has none


def read_csv(data: bytes, found: Gatherer) -> None:
    """Read a CSV with a column of terms and, where there are such, of categories, weights and definitions."""
    table = read_delimited(Path(found.file), found.text(data))
    columns = {role: next((c for c in table.columns if c.casefold() in names), None) for role, names in ALIASES.items()}
    term = columns["term"]
    if term is None:
        there = ", ".join(repr(c[:40]) for c in table.columns[:12]) or "none"
        found.fail(
            1, f"no column is called term. There are: {there}. Needed: term; of use: category, weight, definition."
        )
    for record in table.records:
        value = {role: record.values[column].strip() if column else "" for role, column in columns.items()}
        name = found.category([value["category"] if columns["category"] else _ALL], record.number, value["definition"])
        weight = number_in(value["weight"]) if value["weight"] else 1.0
        if weight is None:
            found.fail(record.number, f"the weight is {value['weight'][:40]!r}. Write a number, as -1.5.")
        found.add(name, value["term"], record.number, weight=weight)


def write_csv(labels: Sequence[Label], _name: str) -> bytes:
    """A CSV; columns that would be empty are left out."""
    weighted = any(pattern.weight != 1 for label in labels for pattern in label.patterns)
    defined = any(label.definition for label in labels)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["category", "term", *(["weight"] if weighted else []), *(["definition"] if defined else [])])
    for label in labels:
        for pattern in label.patterns:
            weight = [repr(pattern.weight)] if weighted else []
            writer.writerow([label.name, pattern.text, *weight, *([label.definition] if defined else [])])
    return out.getvalue().encode()


def read_valences(data: bytes, found: Gatherer) -> None:
    """Read a list with tabs: a word and its weight; or a word, a category, and 1 where it is of it."""
    for place, (number, line) in enumerate(lines_of(found.text(data))):
        fields = [field.strip() for field in line.split("\t")]
        weight = number_in(fields[1]) if len(fields) > 1 else None
        if weight is not None:
            found.add(found.category([_ALL], number), fields[0], number, weight=weight)
            continue
        weight = number_in(fields[2]) if len(fields) > 2 and fields[1] else None
        if weight is not None:
            name = found.category([fields[1]], number)
            if weight:
                found.add(name, fields[0], number, weight=weight)
        elif place:  # the first line may name the columns
            found.fail(number, f"{fields[0][:80]!r} has no weight. Write a word, a tab and a number.")


def write_valences(labels: Sequence[Label], _name: str) -> bytes:
    """A list of words and weights, of a lexicon with one category."""
    if len(labels) > 1:
        names = ", ".join(label.name for label in labels[:5])
        raise FramingError(f"a list of words and weights has no categories, and there are {len(labels)}: {names}, ...")
    return "".join(f"{p.text}\t{p.weight!r}\n" for label in labels for p in label.patterns).encode()
