"""What lies on the site for students: notebooks under names that tell their version, articles, lexicons."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing._checks import FramingError
from framing.io.data import data_dir
from framing.teach.notebooks import SHIPPED, make_notebook, notebook_bytes, read_source

INSTALL = "%pip install -q newsframing"
"""The first cell of every notebook in a browser, where nothing is installed."""
KERNEL = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
TEXTS = "texts"
"""The folder of a teacher's own articles."""
LARGEST = 50_000_000
"""Bytes of a teacher's folder: each device loads what it reads."""

_LINK = re.compile(r"\]\(([0-9]{2}-[a-z0-9-]+)\.ipynb")
_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Notebook:
    """A notebook of the site: `name` is NN-slug, `file` what it is called there."""

    name: str
    file: str
    title: str
    data: bytes

    @property
    def number(self) -> str:
        """The number that it begins with."""
        return self.name.split("-")[0]


def course(sources: Path) -> list[Notebook]:
    """The notebooks of the shipped example, each under a name that ends in the version of the course.

    A browser keeps what a student changed under the name of its file. When a notebook of the course changes, all get
    a new name: the new one is opened, the student's older copy stays beside it, and so do the answers, which are a file
    of their own.

    Raises
    ------
    FramingError
        If there is no source, or for the first mistake in one.
    """
    paths = sorted(sources.glob("[0-9][0-9]-*.py"))
    if not paths:
        raise FramingError(f"{sources} holds no source of a notebook, NN-slug.py.")
    made = {path.stem: make_notebook(read_source(path), edition=SHIPPED) for path in paths}
    version = hashlib.sha256(b"\0".join(map(notebook_bytes, made.values()))).hexdigest()[:6]
    return [_notebook(name, made[name], version) for name in made]


def _notebook(name: str, made: dict[str, Any], version: str) -> Notebook:
    prose = ["".join(cell["source"]) for cell in made["cells"] if cell["cell_type"] == "markdown"]
    title = next((found[1] for text in prose if (found := _TITLE.search(text))), name)
    title = re.sub(rf"^{name[:2]}\W*", "", title)
    install: dict[str, Any] = {
        "cell_type": "code",
        "execution_count": None,
        "id": "install-in-the-browser",
        "metadata": {},
        "outputs": [],
        "source": [INSTALL],
    }
    cells = [install, *(_linked(cell, version) for cell in made["cells"])]
    made = {**made, "cells": cells, "metadata": {**made["metadata"], "kernelspec": KERNEL}}
    return Notebook(name, f"{name}-{version}.ipynb", title, notebook_bytes(made))


def _linked(cell: dict[str, Any], version: str) -> dict[str, Any]:
    """Links from notebook to notebook lead to this version."""
    if cell["cell_type"] != "markdown":
        return cell
    return {**cell, "source": [_LINK.sub(rf"](\1-{version}.ipynb", line) for line in cell["source"]]}


def shipped_files() -> dict[str, bytes]:
    """The example and the lexicons, to look into: path on the site > bytes.

    Notebooks read those of the package, so that nothing a student writes here comes in their place.
    """
    found = {}
    for folder, kind, below in (("look-into/harbour-strike", "seeds", SHIPPED), ("look-into/lexicons", "lexicons", "")):
        for path in _files(data_dir(kind) / below):
            if path.suffix in (".txt", ".csv", ".yaml"):
                found[f"{folder}/{path.name}"] = path.read_bytes()
    return found


def own_texts(folder: Path) -> dict[str, bytes]:
    """A teacher's own articles: path on the site > bytes.

    Raises
    ------
    FramingError
        If they cannot be read as articles, are too large for a browser, or are the articles of the repository, which
        belong to their publishers.
    """
    from framing.io.readers import read_corpus

    if not folder.is_dir():
        raise FramingError(f"{folder} is no folder. Give the folder that holds your articles.")
    paths = list(_files(folder))
    size = sum(path.stat().st_size for path in paths)
    if size > LARGEST:
        raise FramingError(f"{folder} holds {size / 1e6:,.0f} MB; a browser is given at most {LARGEST / 1e6:.0f}.")
    withheld = _withheld()
    found = {}
    for path in paths:
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() in withheld:
            raise FramingError(
                f"{path} belongs to its publisher and comes with the repository to be studied there: it goes onto no "
                "site. Leave it out."
            )
        found[f"{TEXTS}/{path.relative_to(folder).as_posix()}"] = data
    read_corpus(folder)
    return found


def _withheld() -> set[str]:
    """Digests of the articles of the repository; none where only the package is."""
    try:
        here = [path for path in data_dir("seeds").iterdir() if path.is_dir() and path.name != SHIPPED]
    except FramingError:
        return set()
    return {hashlib.sha256(path.read_bytes()).hexdigest() for folder in here for path in folder.glob("*.txt")}


def _files(folder: Path) -> Iterator[Path]:
    """Files as they lie below a folder, without hidden ones and without what links to another place."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield path
