"""Lexicon files: read, listed and written. YAML, or JSON with the same tree; `lexicons/schema.json` describes it.

Answers: which words count as which label, according to this file? What is wrong with it, on which line?
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from framing._checks import FramingError, did_you_mean
from framing.io.data import data_dir
from framing.io.lexicon_parts import TEXTS, LexiconParser, Slot
from framing.io.strict_json import parse_json
from framing.io.strict_yaml import parse_yaml
from framing.io.tree import Node, decode, load_text
from framing.io.whole import write_whole
from framing.lexicon import Label, Lexicon, Pattern, Referent

DEFAULT_LEXICONS = ("armed-actors", "state", "sponsorship", "conflict-events", "reporting-verbs", "epistemic")
"""The shipped lexicons that are used where none is named."""

BUILT_IN_SLOT = "country"
SUFFIXES = (".yaml", ".yml", ".json")
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


def read_lexicon(path_or_name: str | Path) -> Lexicon:
    """Read a lexicon or codebook.

    Parameters
    ----------
    path_or_name
        A file that ends in .yaml, .yml or .json; or the name of a shipped lexicon, such as ``"armed-actors"``.

    Returns
    -------
    Lexicon
        With `source`, the file's name; `sha256`, of its bytes; and the slot `country` beside the slots of the file.

    Raises
    ------
    FramingError
        If there is no such file or name, or for the first mistake in the file, with its line.

    Notes
    -----
    Every value of the YAML is read as a word: `no`, `12:30` and `2024-01-01` stay what they are. Anchors, aliases, tags
    and equal keys are refused. Where PyYAML is absent, shipped lexicons are read from their JSON copies.

    Examples
    --------
    >>> strike = read_lexicon("harbour-strike")
    >>> strike.kind, [referent.name for referent in strike.referents][:1]
    ('codebook', ['STRIKERS'])
    """
    path = _find(path_or_name)
    file = str(path_or_name) if Path(path_or_name).suffix.lower() in SUFFIXES else path.name
    raw, text = load_text(path, file)
    return _parse(raw, text, file, path.name)


def write_lexicon(lexicon: Lexicon, path: str | Path) -> None:
    """Write a lexicon as YAML or JSON, whole or not at all.

    Parameters
    ----------
    lexicon
        What to write. The slot `country`, `source`, `sha256` and lines are not written: they come with reading.
    path
        Where to; the suffix .yaml, .yml or .json decides the form.

    Raises
    ------
    FramingError
        If the suffix is another one, the lexicon could not be read back as it is, or the file cannot be written.
    """
    path = Path(path)
    _check_suffix(path)
    tree = lexicon_to_dict(lexicon)
    is_json = path.suffix.lower() == ".json"
    text = json.dumps(tree, ensure_ascii=False, indent=2) + "\n" if is_json else _to_yaml(tree, path)
    try:
        raw = text.encode("utf-8")
        read = _parse(raw, decode(raw, path.name), path.name, "")
    except UnicodeEncodeError:
        raise FramingError(f"{path} was not written: a text holds half a character (a lone surrogate).") from None
    except FramingError as error:
        raise FramingError(f"{path} was not written, for it could not be read again. {error}") from None
    if lexicon_to_dict(read) != tree:
        raise FramingError(f"{path} was not written: it would be read otherwise than it is. Are there needless blanks?")
    write_whole(path, raw)


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
        "slots": {name: _slot_tree(slot) for name, slot in slots.items()},
        "exclusions": _texts(lexicon.exclusions),
        "generic": _labels_tree(lexicon.generic),
        "modifiers": _labels_tree(lexicon.modifiers),
        "categories": _labels_tree(lexicon.categories),
        "referents": {referent.name: _referent_tree(referent) for referent in lexicon.referents},
    }
    return tree | {key: part for key, part in parts.items() if part}


def _find(path_or_name: str | Path) -> Path:
    """The file that is meant."""
    path = Path(path_or_name)
    if path.suffix.lower() in SUFFIXES:
        if not path.is_file():
            hint = f" For the shipped lexicon write {path.stem!r}." if path.stem in list_lexicons() else ""
            raise FramingError(f"There is no file {path_or_name}. Check the name and the folder.{hint}")
        return path
    if isinstance(path_or_name, Path) or path.exists():
        _check_suffix(path)
    name, names = str(path_or_name), list_lexicons()
    if name not in names:
        hint = did_you_mean(name, names)
        shipped = f"Shipped are: {', '.join(names)}; a file of your own ends in .yaml or .json."
        raise FramingError(f"There is no lexicon {name!r}. {shipped}{hint}")
    return _shipped(name)


def _check_suffix(path: Path) -> None:
    if path.suffix.lower() not in SUFFIXES:
        raise FramingError(f"{path}: a lexicon is a file that ends in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}.")


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


def _parse(raw: bytes, text: str, file: str, source: str) -> Lexicon:
    lexicon = LexiconParser(file, {BUILT_IN_SLOT: country_slot()}).lexicon(_tree(text, source or file, file))
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


def _texts(patterns: tuple[Pattern, ...]) -> list[str]:
    return [pattern.text for pattern in patterns]


def _slot_tree(slot: Slot) -> Any:
    if all(forms == (key,) for key, forms in slot.items()):
        return list(slot)
    return {key: list(forms) for key, forms in slot.items()}


def _label_tree(label: Label) -> Any:
    patterns: Any = _texts(label.patterns)
    if any(pattern.weight != 1.0 for pattern in label.patterns):
        patterns = {pattern.text: _number(pattern.weight) for pattern in label.patterns}
        if len(patterns) < len(label.patterns):
            raise FramingError(f"{label.name}: a pattern stands twice and has a weight. Keep it once.")
    more = {"near": _texts(label.near), "not_near": _texts(label.not_near), "within": label.within}
    long = {"definition": label.definition, "patterns": patterns, **more}
    if isinstance(patterns, list) and not (label.definition or any(more.values())):
        return patterns
    return {key: value for key, value in long.items() if value}


def _labels_tree(labels: tuple[Label, ...]) -> dict[str, Any]:
    tree = {label.name: _label_tree(label) for label in labels}
    if len(tree) < len(labels):
        raise FramingError(f"a label stands twice among: {', '.join(label.name for label in labels)}. Keep it once.")
    return tree


def _referent_tree(referent: Referent) -> dict[str, Any]:
    tree = {
        "definition": referent.definition,
        "names": _texts(referent.names),
        "titles": _labels_tree(referent.titles),
        "heads": list(referent.heads),
        "labels": _labels_tree(referent.labels),
    }
    return {key: value for key, value in tree.items() if value}


def _number(weight: float) -> float | int:
    return int(weight) if weight == int(weight) and abs(weight) < 1e15 else weight


def _to_yaml(tree: dict[str, Any], path: Path) -> str:
    if not _has_yaml():
        raise FramingError(f"{path} was not written: YAML needs PyYAML (pip install pyyaml). JSON does not.")
    import yaml

    # A width without end: a phrase broken over two lines would be refused when it is read.
    return str(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, default_flow_style=False, width=2**31))
