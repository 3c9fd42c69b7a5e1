"""The wheel's JSON copies of the lexicons say what the YAML says."""

from __future__ import annotations

import importlib.util
from dataclasses import fields
from pathlib import Path

import pytest

from framing.io.lexicons import list_lexicons, read_lexicon

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the JSON copies."""
    pytest.importorskip("hatchling", reason="the build hook needs hatchling")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    folder = tmp_path_factory.mktemp("copies")
    hook.json_copies(ROOT / "lexicons", folder)
    return folder


def test_every_lexicon_and_the_countries_are_copied(copies: Path) -> None:
    """There is a JSON copy for every YAML file, the countries among them."""
    assert sorted(path.stem for path in copies.iterdir()) == sorted([*list_lexicons(), "countries"])


@pytest.mark.parametrize("name", list_lexicons())
def test_a_copy_is_the_same_lexicon(name: str, copies: Path) -> None:
    """A JSON copy is read as the lexicon it copies: header, patterns, weights, slots."""
    original, copy = read_lexicon(name), read_lexicon(copies / f"{name}.json")
    texts = [field.name for field in fields(original) if isinstance(getattr(original, field.name), str)]
    for field in set(texts) - {"source", "sha256"}:
        assert getattr(copy, field) == getattr(original, field)
    assert copy.slots == original.slots
    assert [(where, p.text, p.weight) for where, p in copy.all_patterns()] == [
        (where, p.text, p.weight) for where, p in original.all_patterns()
    ]
