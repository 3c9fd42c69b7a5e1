"""Dictionaries of other programs, one file a format: read as lexicons of kind `words`, and written from any lexicon."""

from __future__ import annotations

import hashlib
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from framing._checks import FramingError, FramingWarning, check_choice
from framing.io.dictionaries import lexicoder, liwc, quanteda, rows, wordstat, yoshikoder
from framing.io.dictionaries.flattening import NOT_STATED, Flattener, reading_note
from framing.io.dictionaries.gathering import Gatherer, Loss
from framing.io.dictionaries.quanteda import is_quanteda
from framing.io.tree import MAX_BYTES, printable
from framing.lexicon import Label, Lexicon

__all__ = ["FORMATS", "Format", "Loss", "format_of", "is_quanteda", "read_dictionary", "tell", "write_dictionary"]

Slots = Mapping[str, Mapping[str, tuple[str, ...]]]
_TOLD = 5
"""Sentences of a warning; the rest is counted."""


@dataclass(frozen=True)
class Format:
    """A format of dictionaries: how it is read and written, and what it can hold."""

    name: str
    suffixes: tuple[str, ...]
    about: str
    read: Callable[[bytes, Gatherer], None]
    write: Callable[[Sequence[Label], str], bytes]
    weights: bool = False
    definitions: bool = False
    inner_stars: bool = True
    ours: bool = False


FORMATS = {
    format.name: format
    for format in (
        Format("csv", (".csv",), "a table of terms", rows.read_csv, rows.write_csv,
               weights=True, definitions=True, ours=True),
        Format("liwc", (".dic",), "a LIWC dictionary", liwc.read_dic, liwc.write_dic,
               definitions=True, inner_stars=False),
        Format("dicx", (".dicx",), "a LIWC-22 dictionary", liwc.read_dicx, liwc.write_dicx,
               weights=True, inner_stars=False),
        Format("quanteda", (), "a dictionary of quanteda", quanteda.read, quanteda.write),
        Format("lexicoder", (".lc3",), "a dictionary of Lexicoder", lexicoder.read, lexicoder.write),
        Format("yoshikoder", (".ykd", ".lcd"), "a dictionary of Yoshikoder", yoshikoder.read, yoshikoder.write,
               weights=True, definitions=True),
        Format("wordstat", (".cat",), "a dictionary of WordStat", wordstat.read, wordstat.write, weights=True),
        Format("valences", (".tsv", ".txt"), "a list of words and weights", rows.read_valences, rows.write_valences,
               weights=True),
    )
}  # fmt: skip
"""Name > format. A dictionary of quanteda ends in .yaml as ours do, and is known by what stands in it."""


def format_of(path: Path, name: str | None) -> Format | None:
    """The format that is named, or that the ending of a file tells; None where it is one of ours."""
    if name in ("yaml", "json"):
        return None
    if name is not None:
        check_choice("format", name, ["yaml", "json", *FORMATS])
        return FORMATS[name]
    ending = path.suffix.lower()
    return next((format for format in FORMATS.values() if ending in format.suffixes), None)


def read_dictionary(
    path: Path, file: str, format: Format, *, encoding: str | None, slots: Slots
) -> tuple[Lexicon, list[Loss]]:
    """The lexicon in a file, and a sentence for each thing that is lost; `slots` are those that every lexicon has.

    Raises
    ------
    FramingError
        If it cannot be read, is larger than 5 MB, or is not what its ending says, with the line.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise FramingError(f"{file} cannot be read: {error.strerror or error}.") from None
    if len(data) > MAX_BYTES:
        raise FramingError(f"{file} is larger than {MAX_BYTES // 1_000_000} MB. Divide it into several dictionaries.")
    labels, losses = _read(data, file, format, encoding)
    lexicon = Lexicon(
        name=re.sub("[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "dictionary",
        kind="words",
        version=NOT_STATED,
        language="und",
        licence=NOT_STATED,
        note=reading_note(printable(path.name), format.about),
        categories=labels,
        slots=slots,
        source=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    return lexicon, losses


def _read(data: bytes, file: str, format: Format, encoding: str | None) -> tuple[tuple[Label, ...], list[Loss]]:
    found = Gatherer(file, encoding, ours=format.ours)
    format.read(data, found)
    return found.labels(), found.losses


def tell(file: str, losses: Sequence[str], *, most: int = _TOLD, remedy: str = "") -> None:
    """Warn of what is lost: a few sentences, and how many more there are."""
    if losses:
        more = f" And {len(losses) - most:,} more: {remedy}." if len(losses) > most else ""
        warnings.warn(f"{printable(file)}: {' '.join(losses[:most])}{more}", FramingWarning, stacklevel=3)


def write_dictionary(lexicon: Lexicon, format: Format, file: str) -> tuple[bytes, list[str]]:
    """The bytes of a file, and a sentence for each thing that it does not hold.

    Raises
    ------
    FramingError
        If nothing of the lexicon can be written in it, or it would be read otherwise than it is.
    """
    flat = Flattener(
        lexicon,
        ours=format.ours,
        weights=format.weights,
        definitions=format.definitions,
        inner_stars=format.inner_stars,
    )
    labels = flat.labels()
    if not labels:
        raise FramingError(f"{file} was not written: {format.about} can hold nothing of {lexicon.name}.")
    try:
        data = format.write(labels, lexicon.name)
        with warnings.catch_warnings():
            warnings.simplefilter("error", FramingWarning)
            read, _ = _read(data, file, format, None)
    except UnicodeEncodeError:
        raise FramingError(f"{file} was not written: a text holds half a character (a lone surrogate).") from None
    except (FramingError, FramingWarning) as error:
        raise FramingError(f"{file} was not written, for it could not be read again. {error}") from None
    wrong = sorted(set(_content(labels)) ^ set(_content(read)))
    if wrong:
        name = printable(repr(wrong[0][0][:80]))
        raise FramingError(
            f"{file} was not written: the category {name} would be read otherwise than it is. Rename it."
        )
    return data, flat.lost


def _content(labels: Sequence[Label]) -> list[tuple[str, str, tuple[tuple[str, float], ...]]]:
    return [
        (label.name, " ".join(label.definition.split()), tuple(sorted((p.text, p.weight) for p in label.patterns)))
        for label in labels
    ]
