"""Fixtures of the tests that read files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """A function that writes a file into a folder of its own and gives its path."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def folder(write: Callable[[str, str | bytes], Path]) -> Path:
    """A folder of two .txt with a table beside them."""
    write("001.txt", "Workers walked out.\r\n")
    write("b/002.txt", "\ufeffThe port is closed.\n")
    return write("articles.csv", "file,outlet,date\n001.txt,Herald,NA\nb/002.txt,Ledger,2025-03-14\n").parent
