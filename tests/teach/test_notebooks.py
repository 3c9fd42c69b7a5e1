"""Notebooks are made from their sources, the same bytes each time."""

from __future__ import annotations

import json
import runpy
import sys
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT

from framing import FramingError
from framing.teach.notebooks import (
    main,
    make_notebook,
    notebook_bytes,
    read_source,
    repository_files,
    write_notebooks,
)

TEXT = """# %% [markdown] question
# Who? Read `{path}`.

# %% start
framing.teach.start("31", example="{example}")
corpus = framing.read_corpus("{path}")
lexicon = framing.read_lexicon("{lexicon}")

# %% [markdown] reading only=syria-2024
# Four.

# %% exercise
answer = 2 + 2  # SOLUTION

# %% [markdown] why solution
# Because.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A source in a folder of sources."""
    path = tmp_path / "source" / "31-gates.py"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_it_is_a_valid_notebook(source: Path) -> None:
    """Of format 4.5, as nbformat writes it, with the ids of the source."""
    data = notebook_bytes(make_notebook(read_source(source), edition="harbour-strike"))
    notebook = nbformat.reads(data.decode(), as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    assert [cell.id for cell in notebook.cells] == ["question", "start", "exercise"]
    assert nbformat.writes(notebook) + "\n" == data.decode()


def test_words_in_code_stand_for_the_edition(source: Path) -> None:
    """In prose they stay what they are."""
    cells = make_notebook(read_source(source), edition="syria-2024", path="../texts")["cells"]
    assert cells[1]["source"] == [
        'framing.teach.start("31", example="syria-2024")\n',
        'corpus = framing.read_corpus("../texts")\n',
        'lexicon = framing.read_lexicon("syria-2024")',
    ]
    assert cells[0]["source"] == ["Who? Read `{path}`."]


def test_students_do_not_get_solutions(source: Path) -> None:
    """Neither in code nor in prose; teachers get both."""
    read = read_source(source)
    students = json.dumps(make_notebook(read, edition="harbour-strike"))
    teachers = json.dumps(make_notebook(read, edition="harbour-strike", solutions=True))
    assert "2 + 2" not in students
    assert "Because" not in students
    assert "2 + 2" in teachers
    assert "Because" in teachers
    assert "SOLUTION" not in teachers


def test_a_cell_of_another_edition_is_left_out(source: Path) -> None:
    """And an edition that the source does not have is refused."""
    read = read_source(source)
    assert "Four" not in json.dumps(make_notebook(read, edition="harbour-strike"))
    with pytest.raises(FramingError, match=r"31-gates.py has no edition 'syria'; .*Did you mean 'syria-2024'"):
        make_notebook(read, edition="syria")


def test_the_repository_has_each_notebook_twice(source: Path) -> None:
    """For students and with solutions, each with the path to the articles from its own folder."""
    files = repository_files(source.parent)
    assert sorted(files) == ["31-gates.ipynb", "solutions/31-gates.ipynb"]
    assert b'"corpus = framing.read_corpus(\\"../seeds/syria-2024\\")' in files["31-gates.ipynb"]
    assert b'"corpus = framing.read_corpus(\\"../../seeds/syria-2024\\")' in files["solutions/31-gates.ipynb"]


def test_what_is_the_same_is_not_written_again(source: Path, tmp_path: Path) -> None:
    """A second time nothing is."""
    assert len(write_notebooks(source.parent, tmp_path / "out")) == 2
    assert write_notebooks(source.parent, tmp_path / "out") == []


def test_a_source_has_a_number_and_a_name(tmp_path: Path) -> None:
    """Another name is refused, and so is a folder without sources."""
    with pytest.raises(FramingError, match=r"is called NN-slug.py"):
        read_source(tmp_path / "gates.py")
    with pytest.raises(FramingError, match="holds no source"):
        repository_files(tmp_path)


def test_the_command_says_what_it_wrote(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And in one sentence what is wrong."""
    monkeypatch.setattr(sys, "argv", ["notebooks", str(source.parent), str(tmp_path / "out")])
    monkeypatch.delitem(sys.modules, "framing.teach.notebooks")
    with pytest.raises(SystemExit, match="0"):
        runpy.run_module("framing.teach.notebooks", run_name="__main__")
    assert "31-gates.ipynb" in capsys.readouterr().out
    assert main([str(source.parent), str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out == "All notebooks are as their sources.\n"
    assert main([]) == 2
    source.write_text("x = 1\n", encoding="utf-8")
    assert main([str(source.parent), str(tmp_path / "out")]) == 2
    assert "31-gates.py, line 1" in capsys.readouterr().err


def test_the_notebooks_of_the_repository_are_as_their_sources() -> None:
    """`make notebooks` was run after the last change, and no notebook has lost its source."""
    files = repository_files(ROOT / "notebooks" / "source")
    there = {
        path.relative_to(ROOT / "notebooks").as_posix(): path.read_bytes()
        for folder in ("notebooks", "notebooks/solutions")
        for path in sorted((ROOT / folder).glob("*.ipynb"))
    }
    assert sorted(there) == sorted(files)
    assert [name for name in files if files[name] != there[name]] == []
