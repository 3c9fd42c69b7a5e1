"""Folders, archives and names that nobody expects."""

from __future__ import annotations

import gzip
import os
import unicodedata
import zipfile
from pathlib import Path

import pytest

from framing import FramingError, FramingWarning, read_corpus

TEXT = "The dockers met at the gate."


def put(path: Path, data: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def packed(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_a_name_with_a_line_end_is_one_line(tmp_path: Path) -> None:
    """In the id, the outlet and the table of inputs it is written out."""
    put(tmp_path / "Her\nald" / "a\nb.txt")
    corpus = read_corpus(tmp_path)
    assert [*corpus.ids, *corpus.outlets] == ["Her\\nald-a\\nb", "Her\\nald"]
    assert corpus.inputs["file"].tolist() == ["Her\\nald/a\\nb.txt"]


def test_a_name_that_is_no_text_is_read(tmp_path: Path) -> None:
    """Its bytes are written out."""
    put(tmp_path / "Herald" / os.fsdecode(b"caf\xe9.txt"))
    assert read_corpus(tmp_path).ids == ["Herald-caf\\xe9"]


@pytest.mark.parametrize(("on_disk", "listed"), [("NFD", "NFC"), ("NFC", "NFD")])
@pytest.mark.parametrize("archive", [False, True])
def test_a_listed_name_is_found_however_its_accents_are_written(
    tmp_path: Path, on_disk: str, listed: str, archive: bool
) -> None:
    """Some systems store the letter and its accent apart."""
    stored, named = unicodedata.normalize(on_disk, "café.txt"), unicodedata.normalize(listed, "café.txt")
    table = f"file,outlet\n{named},Herald\n"
    if archive:
        path = packed(tmp_path / "a.zip", {"articles.csv": table, stored: TEXT})
    else:
        path = tmp_path
        put(tmp_path / stored)
        put(tmp_path / "articles.csv", table)
    assert read_corpus(path).texts == (TEXT,)


def test_two_names_that_differ_in_accents_only_are_two_files(tmp_path: Path) -> None:
    """Each row takes the one that is written as it is."""
    names = [unicodedata.normalize(form, "café.txt") for form in ("NFC", "NFD")]
    for name in names:
        put(tmp_path / name, f"{len(name)}")
    put(tmp_path / "articles.csv", "file,outlet\n" + "".join(f"{name},Herald\n" for name in names))
    assert read_corpus(tmp_path).texts == ("8", "9")


def test_a_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    """And the other files are read."""
    put(tmp_path / "Herald" / "a.txt")
    (tmp_path / "Herald" / "b.txt").symlink_to("gone.txt")
    with pytest.warns(FramingWarning, match=r"neither a file nor a folder \(Herald/b\.txt\)"):
        assert len(read_corpus(tmp_path)) == 1


def test_the_path_that_is_given_may_be_a_link(tmp_path: Path) -> None:
    """To a folder or a file: the user named it."""
    put(tmp_path / "corpus" / "Herald" / "a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "corpus")
    assert len(read_corpus(tmp_path / "link")) == 1


@pytest.mark.parametrize("when", [0, -1_000_000_000, 2**33])
def test_files_of_any_year_are_read(tmp_path: Path, when: int) -> None:
    """What the clock of the machine said when they were written is no part of the corpus."""
    path = put(tmp_path / "Herald" / "a.txt")
    os.utime(path, (when, when))
    assert len(read_corpus(tmp_path)) == 1


def test_what_an_archive_of_a_mac_holds_besides_is_passed_over(tmp_path: Path) -> None:
    """The folder __MACOSX, which has a twin of each file."""
    path = packed(tmp_path / "a.zip", {"c/Herald/a.txt": TEXT, "__MACOSX/c/Herald/._a.txt": "x"})
    assert read_corpus(path).ids == ["Herald-a"]


@pytest.mark.parametrize("name", ["../x.txt", "/etc/hostname", "C:\\x.txt", "b/../../x.txt"])
def test_a_table_in_an_archive_names_no_file_outside(tmp_path: Path, name: str) -> None:
    """It is refused with the line."""
    path = packed(tmp_path / "a.zip", {"articles.csv": f"file,outlet\n{name},Herald\n", "a.txt": TEXT})
    with pytest.raises(FramingError, match=r"articles\.csv, line 2: .* is no path inside"):
        read_corpus(path)


def test_an_archive_is_never_unpacked_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its files are read where they are."""
    path = packed(tmp_path / "a.zip", {"Herald/a.txt": TEXT})
    monkeypatch.setattr(zipfile.ZipFile, "extract", None)
    monkeypatch.setattr(zipfile.ZipFile, "extractall", None)
    read_corpus(path)
    assert [p.name for p in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.json", "a.csv.gz", "a.jsonl.gz"])
@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\n", b"   \r\n"])
def test_a_file_of_nothing_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    """In a sentence that names it."""
    path = put(tmp_path / name, gzip.compress(data) if name.endswith(".gz") else data)
    with pytest.raises(FramingError, match=rf"{name}.*there is no article in it"):
        read_corpus(path)


def test_a_table_of_columns_without_rows_is_refused(tmp_path: Path) -> None:
    """A header is no article."""
    with pytest.raises(FramingError, match="there is no article in it"):
        read_corpus(put(tmp_path / "a.csv", "id,outlet,text\n"))


def test_columns_parted_by_an_unknown_sign_are_shown(tmp_path: Path) -> None:
    """The message has the one column that was read."""
    with pytest.raises(FramingError, match=r"no column says the outlet.*'outlet\|text'"):
        read_corpus(put(tmp_path / "a.csv", "outlet|text\nHerald|x\n"))


def test_every_file_of_a_folder_is_accounted_for(tmp_path: Path) -> None:
    """It is among the inputs or among what was left out, with a reason."""
    put(tmp_path / "Herald" / "a.txt")
    put(tmp_path / "Herald" / "blank.txt", " \n")
    for name in ("Herald/b.pdf", "Herald/.DS_Store", "README.txt", "notes.md", "Herald/deep/c.txt"):
        put(tmp_path / name, "x")
    with pytest.warns(FramingWarning):
        corpus = read_corpus(tmp_path)
    read = set(corpus.inputs["file"])
    left = dict(zip(corpus.left_out["file"], corpus.left_out["reason"], strict=True))
    every = {str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*") if p.is_file()}
    assert read | set(left) == every
    assert all(left.values())


def test_an_article_of_invisible_characters_is_blank(tmp_path: Path) -> None:
    """It is left out, and named."""
    path = put(tmp_path / "a.csv", f"outlet,text\nHerald,\u2060\u200e\u202e\u00ad\nHerald,{TEXT}\n")
    with pytest.warns(FramingWarning, match="1 blank article left out"):
        assert read_corpus(path).texts == (TEXT,)


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_a_mark_before_json_is_no_part_of_it(tmp_path: Path, name: str) -> None:
    """Some programs write one."""
    path = put(tmp_path / name, b'\xef\xbb\xbf{"outlet": "Herald", "text": "x"}\n')
    assert read_corpus(path).texts == ("x",)


def test_two_tables_of_the_articles_are_refused(tmp_path: Path) -> None:
    """Which of them is meant nobody can know."""
    put(tmp_path / "articles.csv", f"outlet,text\nHerald,{TEXT}\n")
    put(tmp_path / "articles.jsonl", '{"outlet": "Herald", "text": "x"}')
    with pytest.raises(FramingError, match=r"articles\.csv and articles\.jsonl could each be .* Keep one"):
        read_corpus(tmp_path)
