"""Fixtures that tests share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes depends on what else the machine does. With FRAMING_LONG=1 a property is tried on many.
settings.register_profile("suite", deadline=None, max_examples=50)
settings.register_profile("long", deadline=None, max_examples=500)
settings.load_profile("long" if os.environ.get("FRAMING_LONG") else "suite")

ROOT = Path(__file__).parent.parent
GOLD = Path(__file__).parent / "gold"


@pytest.fixture
def development_data() -> Callable[[str], Path]:
    """The path of a file of the development data, or a skip with the reason where it is absent."""
    folder = os.environ.get("FRAMING_DEVELOPMENT_DATA", "")

    def find(name: str) -> Path:
        path = Path(folder) / name
        if not folder or not path.exists():
            pytest.skip(f"needs {name}: set FRAMING_DEVELOPMENT_DATA to the folder that holds it")
        return path

    return find


@pytest.fixture
def syria() -> Path:
    """The five seed articles, which are in the repository and not in the wheel."""
    return ROOT / "seeds" / "syria-2024"
