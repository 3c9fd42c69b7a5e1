"""A folder to hand out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import ROOT

import framing
from framing import FramingError, teach
from framing.teach import class_folder
from framing.teach.class_folder import class_files


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """What a folder holds, with solutions."""
    return class_files("harbour-strike", solutions=True)


def test_it_holds_what_a_class_needs(files: dict[str, bytes]) -> None:
    """Each notebook, the articles without what was planted in them, the lexicon, the worksheet in two forms."""
    sources = sorted(path.stem for path in (ROOT / "notebooks" / "source").glob("*.py"))
    assert [
        name.removesuffix(".ipynb") for name in sorted(files) if name.count("/") == 0 and "ipynb" in name
    ] == sources
    assert {"README.md", "worksheet.md", "worksheet.html", "lexicons/harbour-strike.yaml"} <= set(files)
    assert "articles/articles.csv" in files
    assert not {"articles/truth.json", "articles/README.md"} & set(files)


def test_solutions_are_there_only_when_asked_for(files: dict[str, bytes]) -> None:
    """In a folder of their own."""
    assert (
        sum(name.startswith("solutions/") for name in files) == sum(name.endswith(".ipynb") for name in files) / 2 + 2
    )
    plain = class_files("harbour-strike")
    assert not any("solution" in name for name in plain)
    assert not any(b"SOLUTION" in data or b"**Right:**" in data for data in plain.values())
    assert {name: files[name] for name in plain} == plain


def test_students_notebooks_ask_for_answers(files: dict[str, bytes]) -> None:
    """Every cell before a check says `answer = ...`, or the check would take an earlier answer."""
    for name in (name for name in files if name.endswith(".ipynb") and "/" not in name):
        text = ""
        for cell in json.loads(files[name])["cells"]:
            source = "".join(cell["source"]) if cell["cell_type"] == "code" else ""
            if source.startswith("framing.teach.check("):
                assert "answer = ..." in text, (name, cell["id"])
                text = ""
            text += source


def test_the_readme_says_in_three_lines_how_to_start(files: dict[str, bytes]) -> None:
    """With the first notebook that is there."""
    lines = files["README.md"].decode().splitlines()
    assert [line[:2] for line in lines[2:5]] == ["1.", "2.", "3."]
    assert "01-five-outlets-one-day.ipynb" in lines[3]


def test_articles_and_lexicon_can_be_read(tmp_path: Path) -> None:
    """As those that ship."""
    readme = teach.handout(tmp_path / "class")
    corpus = framing.read_corpus(readme.parent / "articles")
    shipped = framing.read_corpus("harbour-strike")
    assert corpus.texts == shipped.texts
    lexicon = framing.read_lexicon(readme.parent / "lexicons" / "harbour-strike.yaml")
    assert lexicon.sha256 == framing.read_lexicon("harbour-strike").sha256


def test_it_may_be_written_again(tmp_path: Path) -> None:
    """The same course gives the same bytes, and a folder that holds just those is no obstacle."""
    folder = teach.handout(tmp_path / "class").parent
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    teach.handout(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["01-five-outlets-one-day.ipynb", "framing-answers.json", "notes/mine.txt"])
def test_a_students_work_is_not_written_over(tmp_path: Path, name: str) -> None:
    """A changed notebook, answers, a file of their own: the folder is refused and left as it is."""
    folder = teach.handout(tmp_path / "class").parent
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("{}", encoding="utf-8")
    with pytest.raises(FramingError, match=rf"holds {name}.*it may be a student's work"):
        teach.handout(folder, solutions=True)
    assert (folder / name).read_text(encoding="utf-8") == "{}"
    assert not (folder / "solutions").exists()


def test_replacing_leaves_what_is_not_ours(tmp_path: Path) -> None:
    """Answers and notes stay; a changed notebook is replaced."""
    folder = teach.handout(tmp_path / "class").parent
    notebook = folder / "01-five-outlets-one-day.ipynb"
    handed_out = notebook.read_bytes()
    for name in (notebook.name, "framing-answers.json"):
        (folder / name).write_text("{}", encoding="utf-8")
    teach.handout(folder, replace=True)
    assert notebook.read_bytes() == handed_out
    assert (folder / "framing-answers.json").read_text(encoding="utf-8") == "{}"


def test_real_articles_come_with_their_terms(tmp_path: Path) -> None:
    """In the repository; the README says that the folder is not to be passed on, and notebooks read its articles."""
    files = class_files("syria-2024", solutions=True)
    assert b"do not pass this folder on" in files["README.md"]
    assert b'read_corpus(\\"articles\\")' in files["01-five-outlets-one-day.ipynb"]
    assert b'read_corpus(\\"../articles\\")' in files["solutions/01-five-outlets-one-day.ipynb"]
    assert "06-build-and-validate.ipynb" not in files


def test_without_the_repository_there_are_no_real_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They belong to their publishers and are not in the package."""
    shipped = class_folder.data_dir
    monkeypatch.setattr(class_folder, "data_dir", lambda kind: tmp_path if kind == "seeds" else shipped(kind))
    with pytest.raises(FramingError, match="belong to their publishers"):
        teach.handout(tmp_path / "class", edition="syria-2024")
    assert not (tmp_path / "class").exists()


def test_an_unknown_edition_or_a_file_is_refused(tmp_path: Path) -> None:
    """With the edition that may be meant."""
    with pytest.raises(FramingError, match="Did you mean 'harbour-strike'"):
        teach.handout(tmp_path / "class", edition="harbor-strike")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FramingError, match="is a file"):
        teach.handout(tmp_path / "file")
