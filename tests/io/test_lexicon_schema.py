"""The published schema says what the reader says, as far as a schema can."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import yaml
from lexicon_files import MISTAKES

from framing.io.data import data_dir
from framing.io.lexicons import lexicon_to_dict, list_lexicons, read_lexicon


def schema() -> jsonschema.Draft202012Validator:
    """The published schema as a validator."""
    read = json.loads((data_dir("lexicons") / "schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(read)
    return jsonschema.Draft202012Validator(read)


@pytest.mark.parametrize("name", list_lexicons())
def test_shipped_lexicons_fit_the_schema(name: str) -> None:
    """Every shipped lexicon is valid by the schema: as JSON, and as YAML of words."""
    assert [error.message for error in schema().iter_errors(lexicon_to_dict(read_lexicon(name)))] == []
    words = yaml.load((data_dir("lexicons") / f"{name}.yaml").read_bytes(), Loader=yaml.CBaseLoader)
    assert [error.message for error in schema().iter_errors(words)] == []


_BEYOND_A_SCHEMA = (  # what needs the whole file, or the reading of it
    "named twice",
    "stands on line",
    "no slot {contry}",
    "13 words",
    "at most 3",
    "runs over several lines",
    "is no generic head",
    "is the name of a slot too",
    "which has none",
    "made of {COUNCIL}",
    "fills a slot",
    "fills the slot",
    "is an alias",
)
_SEEN_BY_A_SCHEMA = [m for m in MISTAKES if m[2] != "1e999" and not any(words in m[4] for words in _BEYOND_A_SCHEMA)]


@pytest.mark.parametrize("mistake", _SEEN_BY_A_SCHEMA, ids=lambda value: None)
def test_the_schema_refuses_what_the_reader_refuses(mistake: tuple[str, str, str, int, str]) -> None:
    """What is refused on reading is invalid by the schema, but for what no schema can say."""
    text, old, new, _, _ = mistake
    assert not schema().is_valid(yaml.load(text.replace(old, new, 1), Loader=yaml.CBaseLoader))


def test_the_schema_describes_every_key() -> None:
    """Every property of the schema has a description for editors to show."""

    def undescribed(node: Any, where: str) -> list[str]:
        if isinstance(node, list):
            return [found for item in node for found in undescribed(item, where)]
        if not isinstance(node, dict):
            return []
        found = [
            f"{where}.{name}"
            for name, value in node.get("properties", {}).items()
            if isinstance(value, dict) and "const" not in value and "description" not in value
        ]
        return found + [name for key, value in node.items() for name in undescribed(value, f"{where}.{key}")]

    read = json.loads((data_dir("lexicons") / "schema.json").read_text(encoding="utf-8"))
    assert undescribed(read, "") == []
