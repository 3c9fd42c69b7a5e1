"""What the tests of dictionaries share: a file as categories, and as losses."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from framing._checks import FramingError, FramingWarning
from framing.io.lexicons import read_with_losses

Content = dict[str, Any]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., tuple[Content, list[tuple[int, str]]]]:
    """Read bytes under a name: categories with their entries (entry > weight where one is not 1), and what is lost."""

    def read(name: str, content: str | bytes, **options: Any) -> tuple[Content, list[tuple[int, str]]]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        lexicon, losses = read_with_losses(path, **options)
        return {
            label.name: {p.text: p.weight for p in label.patterns}
            if any(p.weight != 1 for p in label.patterns)
            else [p.text for p in label.patterns]
            for label in lexicon.categories
        }, losses

    return read


@pytest.fixture
def survives(tmp_path: Path) -> Callable[..., None]:
    """Read whatever bytes under a name: a lexicon, or a FramingError of one printable line."""

    def survives(name: str, content: bytes, **options: Any) -> None:
        path = tmp_path / name
        path.write_bytes(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FramingWarning)
            said = ""
            try:
                lexicon, losses = read_with_losses(path, **options)
            except FramingError as error:
                said = str(error)
        assert said.isprintable()
        if said:
            return
        assert all(what.isprintable() for _, what in losses)
        assert lexicon.categories

    return survives
