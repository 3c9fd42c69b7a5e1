"""An export as a whole."""

from __future__ import annotations

import hashlib
import re
import zipfile
from pathlib import Path

import pytest

from framing._checks import FramingError, FramingWarning
from framing.corpus import Corpus
from framing.export import VERIFIED_COLUMNS, Settings, _write, export_paper, verify_export
from framing.io.readers import read_corpus


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_all_that_a_paper_needs_is_there(folder: Path) -> None:
    """Tables, figures, methods, references, replication."""
    names = set(files(folder))
    assert {"methods.md", "methods.tex", "references.bib", "paper.tex", "README.md", "SHA256SUMS"} <= names
    assert {"tables/articles.tex", "tables/articles.md", "data/naming.csv", "figures/terms.pdf"} <= names
    assert {"replication/settings.json", "replication/inputs.csv", "replication/lexicons/harbour-strike.yaml"} <= names


def test_no_text_of_an_article_is_copied(folder: Path) -> None:
    """Neither a file nor a whole text."""
    found = files(folder)
    for text in read_corpus("harbour-strike").texts:
        assert not any(text.encode() in data for data in found.values())


def test_equal_input_makes_equal_bytes(folder: Path, tmp_path: Path) -> None:
    """Every file, wherever it is written."""
    again = export_paper(read_corpus("harbour-strike"), ["harbour-strike"], tmp_path / "elsewhere")
    assert files(again) == files(folder)


def test_hostile_names_are_in_no_path(attacked_folder: Path) -> None:
    """Letters, digits, hyphens."""
    for name in files(attacked_folder):
        assert re.fullmatch(r"([A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+(\.[a-z]+)?", name)


def test_what_the_documents_name_is_there(folder: Path) -> None:
    """Tables, figures, data."""
    found = files(folder)
    paper = found["paper.tex"].decode()
    for name in re.findall(r"\\input\{([^}]+)\}", paper):
        assert f"{name}.tex" in found
    for name in re.findall(r"\\includegraphics\[[^]]*\]\{([^}]+)\}", paper):
        assert name in found
    for name in re.findall(r"`((?:data|replication)/[a-z_.]+)`", found["README.md"].decode()):
        assert name in found


def test_the_inputs_have_their_digests(folder: Path) -> None:
    """Those of the files."""
    rows = files(folder)["replication/inputs.csv"].decode().splitlines()[1:]
    for row in rows:
        name, digest, _ = row.split(",")
        path = Path(__file__).parents[2] / "seeds" / "harbour-strike" / name
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest


def test_the_same_articles_give_the_same_tables(folder: Path) -> None:
    """To the last byte, with the lexicons and settings of the folder."""
    table = verify_export(folder, read_corpus("harbour-strike"))
    assert tuple(table.columns) == VERIFIED_COLUMNS
    assert bool(table["same"].all())
    assert set(table["first_difference"]) == {0}
    assert len(table) > 20


def test_other_articles_are_found_out(folder: Path) -> None:
    """Table by table, with the first line that differs."""
    corpus = read_corpus("harbour-strike")
    texts = tuple(text.replace("mob", "crowd") for text in corpus.texts)
    table = verify_export(folder, Corpus(texts, corpus.docvars, corpus.header, corpus.inputs)).set_index("table")
    assert not table.loc["naming", "same"]
    assert table.loc["naming", "first_difference"] > 1
    assert table.loc["inputs", "same"]


def test_settings_are_those_of_the_export(tmp_path: Path, two, port) -> None:
    """A zone that was kept is kept again, and outlets stand under other names again."""
    place = export_paper(two, [port], tmp_path / "out", settings=Settings(("caption",), pseudonymised=True))
    assert b"Gazette" not in b"".join(
        data for name, data in files(place).items() if not name.endswith((".pdf", ".svg"))
    )
    assert bool(verify_export(place, two)["same"].all())


def test_another_version_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For tables may differ for that."""
    monkeypatch.setattr(_write, "__version__", "99")
    with pytest.warns(FramingWarning, match="was made with framing .*, this is 99"):
        verify_export(folder, read_corpus("harbour-strike"))


def test_a_folder_of_ones_own_is_refused_before_the_work(tmp_path: Path, two, port) -> None:
    """At once."""
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FramingError, match=r"notes.txt was not written by an export"):
        export_paper(two, [port], tmp_path, progress=pytest.fail)


def test_what_fails_leaves_no_folder(tmp_path: Path, two, port, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor a part of one."""
    pytest.importorskip("openpyxl")
    monkeypatch.setattr("framing.io.workbooks.MOST_LETTERS", 20)
    with pytest.raises(FramingError, match="more than a cell of Excel holds"):
        export_paper(two, [port], tmp_path / "out", excel=True)
    assert list(tmp_path.iterdir()) == []


def test_no_sheet_holds_a_formula(attacked_folder: Path) -> None:
    """Whatever outlets are called."""
    pytest.importorskip("openpyxl")
    with zipfile.ZipFile(attacked_folder / "tables.xlsx") as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
        assert sheets
        assert all(b"<f>" not in book.read(name) for name in sheets)
