"""The face of the package: its names, and that importing it does nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

import framing
from framing.io.data import data_dir


@pytest.mark.parametrize("name", framing.__all__)
def test_every_name_of_the_face_is_there(name: str) -> None:
    """And has a docstring."""
    assert getattr(framing, name).__doc__


def test_no_name_of_the_face_is_a_submodule() -> None:
    """Else importing the submodule would put it in the place of the function."""
    submodules = [n for n in framing.__all__ if n not in ("plots", "teach") and find_spec(f"framing.{n}") is not None]
    assert submodules == []


def test_importing_has_no_effects() -> None:
    """No heavy library, no file, no warning."""
    heavy = "{'numpy', 'pandas', 'sklearn', 'nltk', 'matplotlib'}"
    code = f"import sys, framing; print(sorted({{m.split('.')[0] for m in sys.modules}} & {heavy}))"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_unknown_name_is_an_attribute_error() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="no attribute 'framed'"):
        framing.framed  # noqa: B018


BLOCKED = """
import pathlib, sys
for name in ("nltk", "yaml", "pyarrow", "chardet"):
    sys.modules[name] = None
import framing, framing.io.lexicons as lexicons
shipped = lexicons.data_dir
lexicons.data_dir = lambda kind: pathlib.Path(sys.argv[1]) if kind == "lexicons" else shipped(kind)
found = framing.find_mentions(framing.read_corpus("harbour-strike"), framing.read_lexicon("harbour-strike"))
framing.naming(found), framing.distinctive_terms(found.corpus)
print(len(found.counted))
"""


def test_the_road_works_where_optional_libraries_are_absent(tmp_path: Path) -> None:
    """In a browser there is no nltk, yaml, pyarrow or chardet: the lexicons are read as JSON, as the wheel has them."""
    for path in data_dir("lexicons").glob("*.yaml"):
        tree = yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)
        (tmp_path / f"{path.stem}.json").write_text(json.dumps(tree), encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", BLOCKED, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    here = framing.find_mentions(framing.read_corpus("harbour-strike"), framing.read_lexicon("harbour-strike"))
    assert int(done.stdout) == len(here.counted)
