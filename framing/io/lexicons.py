"""Lexicon files: read, listed and written. YAML, or JSON with the same tree; `lexicons/schema.json` describes it. The
formats of other programs are in `framing.io.dictionaries`.

Answers: which words count as which label, according to this file? What is wrong with it, on which line?
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from framing._checks import FramingError, did_you_mean
from framing.io.data import data_dir
from framing.io.dictionaries import FORMATS, Loss, format_of, is_quanteda, read_dictionary, tell, write_dictionary
from framing.io.lexicon_parts import TEXTS, LexiconParser, Slot
from framing.io.lexicon_trees import labels_tree, referent_tree, slot_tree, texts
from framing.io.strict_json import parse_json
from framing.io.strict_yaml import parse_yaml
from framing.io.tree import Node, decode, load_text
from framing.io.whole import write_whole
from framing.lexicon import Lexicon

DEFAULT_LEXICONS = ("armed-actors", "state", "sponsorship", "conflict-events", "reporting-verbs", "epistemic")
"""The shipped lexicons that are used where none is named."""

BUILT_IN_SLOT = "country"
SUFFIXES = (".yaml", ".yml", ".json")
"""Endings of our own format."""
ENDINGS = (*SUFFIXES, *(suffix for format in FORMATS.values() for suffix in format.suffixes))
"""Endings of a lexicon, of whatever program."""
_NO_LEXICONS = ("schema", "countries")


def list_lexicons() -> list[str]:
    """The names of the lexicons that ship with the package, in alphabetical order.

    Examples
    --------
    >>> "harbour-strike" in list_lexicons()
    True
    """
    found = {path.stem for path in data_dir("lexicons").iterdir() if path.suffix in SUFFIXES}
    return sorted(found - set(_NO_LEXICONS))


def read_lexicon(path_or_name: str | Path, *, format: str | None = None, encoding: str | None = None) -> Lexicon:
    """Read a lexicon or codebook.

    Parameters
    ----------
    path_or_name
        A file, whose ending tells its format; or the name of a shipped lexicon, such as ``"armed-actors"``.

        - .yaml, .yml, .json: a lexicon as this package has it; a .yaml without a header is one of quanteda
        - .csv: columns term and, where there are such, category, weight and definition
        - .dic, .dicx: LIWC
        - .lc3: Lexicoder
        - .ykd, .lcd: Yoshikoder
        - .cat: WordStat
        - .tsv, .txt: words and weights parted by tabs, as AFINN, VADER and the NRC publish theirs
    format
        "yaml", "json", "csv", "liwc", "dicx", "quanteda", "lexicoder", "yoshikoder", "wordstat" or "valences", where
        the ending does not tell.
    encoding
        Of a file of another program, such as "cp1252"; by default UTF-8, or a guess with a warning.

    Returns
    -------
    Lexicon
        With `source`, the file's name; `sha256`, of its bytes; and the slot `country` beside the slots of the file.
        A file of another program is a lexicon of kind `words`, its categories are labels (`crew.dockers` where one
        stands in another), and its version and licence are "not stated".

    Raises
    ------
    FramingError
        If there is no such file or name, or for the first mistake in the file, with its line.

    Warns
    -----
    FramingWarning
        If a file of another program holds what cannot be expressed (conditions, `?`, emoticons), with the lines.

    Notes
    -----
    Every value of the YAML is read as a word: `no`, `12:30` and `2024-01-01` stay what they are. Anchors, aliases, tags
    and equal keys are refused. Where PyYAML is absent, shipped lexicons are read from their JSON copies.

    Entries of other programs match as all patterns do (`framing.lexicon.Pattern`): entries of several words match words
    in a row, in any case, over blanks and hyphens, and `*` stands for any letters. Danger: counts are higher than in
    the other program where an entry is in the singular, for its plural and possessive match too; and lower where
    matches overlap, for the longest counts, and in the first of its categories only.

    Examples
    --------
    >>> strike = read_lexicon("harbour-strike")
    >>> strike.kind, [referent.name for referent in strike.referents][:1]
    ('codebook', ['STRIKERS'])
    """
    lexicon, losses = read_with_losses(path_or_name, format=format, encoding=encoding)
    tell(str(path_or_name), sentences(losses), remedy="framing lexicon check names all")
    return lexicon


def read_with_losses(
    path_or_name: str | Path, *, format: str | None = None, encoding: str | None = None
) -> tuple[Lexicon, list[Loss]]:
    """A lexicon, and the lines of its file that could not be expressed, each with a sentence; see `read_lexicon`."""
    format_of(Path(path_or_name), format)  # a format that is none is told before a file that is not there
    path = _find(path_or_name, format)
    file = str(path_or_name) if Path(path_or_name).suffix.lower() in ENDINGS or format else path.name
    slots = {BUILT_IN_SLOT: country_slot()}
    other = format_of(path, format)
    if other is not None:
        return read_dictionary(path, file, other, encoding=encoding, slots=slots)
    raw, text = load_text(path, file)
    tree = _tree(text, f"a.{format}" if format else path, file)
    if format is None and path.suffix.lower() != ".json" and is_quanteda(tree):
        return read_dictionary(path, file, FORMATS["quanteda"], encoding=encoding, slots=slots)
    return _lexicon(raw, tree, file, path.name), []


def sentences(losses: Sequence[Loss]) -> list[str]:
    """Losses as a reader is told of them.

    >>> sentences([(3, "left out: ..."), (0, "2 entries stand twice.")])
    ['Line 3: left out: ...', '2 entries stand twice.']
    """
    return [f"Line {line}: {what}" if line else what for line, what in losses]


def write_lexicon(lexicon: Lexicon, path: str | Path, *, format: str | None = None) -> None:
    """Write a lexicon, whole or not at all, in the format of this package or of another program.

    Parameters
    ----------
    lexicon
        What to write. The slot `country`, `source`, `sha256` and lines are not written: they come with reading.
    path
        Where to; the ending decides the format, as in `read_lexicon`.
    format
        The format where the ending does not tell, such as "quanteda" for a .yaml.

    Raises
    ------
    FramingError
        If there is no such format, the lexicon could not be read back as it is, or the file cannot be written.

    Warns
    -----
    FramingWarning
        If the format cannot hold all of it: the warning says what is lost.

    Notes
    -----
    YAML and JSON hold a lexicon as it is. For other formats slots are written out, and labels of referents become
    categories `REFERENT.label`. Danger: the other program does not add plurals and possessives.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "mine.yaml"
    >>> write_lexicon(read_lexicon("harbour-strike"), path)
    >>> read_lexicon(path)
    Lexicon(harbour-strike 1.0.0, codebook, 56 patterns)
    """
    path = Path(path)
    if format is None:
        _check_suffix(path)
    other = format_of(path, format)
    if other is not None:
        data, lost = write_dictionary(lexicon, other, str(path))
        tell(str(path), [f"Not in it: {what}" for what in lost], most=len(lost))
        write_whole(path, data)
        return
    write_whole(path, _own_bytes(lexicon, path, is_json=format == "json" or path.suffix.lower() == ".json"))


def _own_bytes(lexicon: Lexicon, path: Path, *, is_json: bool) -> bytes:
    """The bytes of a file of ours, which were read again."""
    tree = lexicon_to_dict(lexicon)
    text = json.dumps(tree, ensure_ascii=False, indent=2) + "\n" if is_json else _to_yaml(tree, path)
    try:
        raw = text.encode("utf-8")
        node = _tree(decode(raw, path.name), "a.json" if is_json else "a.yaml", path.name)
        read = _lexicon(raw, node, path.name, "")
    except UnicodeEncodeError:
        raise FramingError(f"{path} was not written: a text holds half a character (a lone surrogate).") from None
    except FramingError as error:
        raise FramingError(f"{path} was not written, for it could not be read again. {error}") from None
    if lexicon_to_dict(read) != tree:
        raise FramingError(f"{path} was not written: it would be read otherwise than it is. Are there needless blanks?")
    return raw


def lexicon_to_dict(lexicon: Lexicon) -> dict[str, Any]:
    """The tree of a lexicon as its file has it: header, slots, exclusions, generic, modifiers, categories, referents.

    Raises
    ------
    FramingError
        If its slot `country` is not the one that is built in, or a label with weights has a pattern twice.

    Examples
    --------
    >>> from framing.lexicon import Label, Lexicon, Pattern
    >>> lexicon_to_dict(Lexicon("mine", "words", "1", categories=(Label("rebel", (Pattern("rebel"),)),)))
    {'name': 'mine', 'kind': 'words', 'version': '1', 'categories': {'rebel': ['rebel']}}
    """
    tree: dict[str, Any] = {key: getattr(lexicon, key) for key in TEXTS if getattr(lexicon, key)}
    slots = {name: {key: tuple(forms) for key, forms in slot.items()} for name, slot in lexicon.slots.items()}
    if slots.pop(BUILT_IN_SLOT, None) not in (None, country_slot()):
        message = f"the slot {{{BUILT_IN_SLOT}}} is built in. Give yours another name, as `sponsor`."
        raise FramingError(f"{lexicon.name}: {message}")
    parts = {
        "slots": {name: slot_tree(slot) for name, slot in slots.items()},
        "exclusions": texts(lexicon.exclusions),
        "generic": labels_tree(lexicon.generic),
        "modifiers": labels_tree(lexicon.modifiers),
        "categories": labels_tree(lexicon.categories),
        "referents": {referent.name: referent_tree(referent) for referent in lexicon.referents},
    }
    return tree | {key: part for key, part in parts.items() if part}


def _find(path_or_name: str | Path, format: str | None) -> Path:
    """The file that is meant."""
    path = Path(path_or_name)
    if path.suffix.lower() in ENDINGS or format is not None:
        if not path.is_file():
            hint = f" For the shipped lexicon write {path.stem!r}." if path.stem in list_lexicons() else ""
            raise FramingError(f"There is no file {path_or_name}. Check the name and the folder.{hint}")
        return path
    if isinstance(path_or_name, Path) or path.exists():
        _check_suffix(path)
    name, names = str(path_or_name), list_lexicons()
    if name not in names:
        hint = did_you_mean(name, names)
        shipped = f"Shipped are: {', '.join(names)}; a file of your own ends in .yaml or {', '.join(ENDINGS[2:])}."
        raise FramingError(f"There is no lexicon {name!r}. {shipped}{hint}")
    return _shipped(name)


def _check_suffix(path: Path) -> None:
    if path.suffix.lower() not in ENDINGS:
        raise FramingError(f"{path}: a lexicon is a file that ends in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}.")


def _shipped(name: str) -> Path:
    """The YAML file that ships, or its JSON copy where PyYAML is absent."""
    folder = data_dir("lexicons")
    order = SUFFIXES if _has_yaml() else SUFFIXES[::-1]
    found = [folder / f"{name}{suffix}" for suffix in order if (folder / f"{name}{suffix}").is_file()]
    if not found:
        raise FramingError(f"{folder / name}.yaml is missing. Install newsframing again.")
    return found[0]


def _has_yaml() -> bool:
    return find_spec("yaml") is not None


def _tree(text: str, path: Path | str, file: str) -> Node:
    return parse_json(text, file) if Path(path).suffix.lower() == ".json" else parse_yaml(text, file)


def _lexicon(raw: bytes, tree: Node, file: str, source: str) -> Lexicon:
    lexicon = LexiconParser(file, {BUILT_IN_SLOT: country_slot()}).lexicon(tree)
    return replace(lexicon, source=source, sha256=hashlib.sha256(raw).hexdigest())


def country_slot() -> Slot:
    """The built-in slot, a copy that nobody shares."""
    path = _shipped("countries")
    state = path.stat()
    return dict(_read_countries(path, state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=16)
def _read_countries(path: Path, _changed: int, _size: int) -> Slot:
    _, text = load_text(path, path.name)
    return LexiconParser(path.name, {}).slot(_tree(text, path, path.name), "countries")


def _to_yaml(tree: dict[str, Any], path: Path) -> str:
    if not _has_yaml():
        raise FramingError(f"{path} was not written: YAML needs PyYAML (pip install pyyaml). JSON does not.")
    import yaml

    # A width without end: a phrase broken over two lines would be refused when it is read.
    return str(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, default_flow_style=False, width=2**31))
