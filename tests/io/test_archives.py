"""Tests of framing.io.archives: what a ZIP may not do."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from framing._checks import FramingError
from framing.io import archives
from framing.io.archives import check_package, files_of_zip, from_common_folder

Packed = Callable[[dict[str, str]], Path]


@pytest.fixture
def packed(tmp_path: Path) -> Packed:
    """A function that packs files."""

    def packed(files: dict[str, str]) -> Path:
        with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return tmp_path / "a.zip"

    return packed


@pytest.mark.parametrize(
    "name", ["../a.txt", "/a.txt", "C:\\a.txt", "C:a.txt", "b/../../a.txt", "b\\a.txt", "\\\\h\\a.txt"]
)
def test_paths_that_lead_out(packed: Packed, name: str) -> None:
    """A member that would be unpacked elsewhere is not read."""
    found = files_of_zip(packed({name: "x", "b.txt": "y"}))
    assert found.names == ("b.txt",)
    assert list(found.left.values()) == ["its path leads out of the archive: pack it again with plain names"]


def test_link(tmp_path: Path) -> None:
    """A link in an archive is not read."""
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert files_of_zip(tmp_path / "a.zip").left == {"link.txt": "a link and no file: pack the file itself"}


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_name_twice(tmp_path: Path) -> None:
    """An archive that has one name twice is refused, for it is not sure which is meant."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "x")
        archive.writestr("a.txt", "y")
    with pytest.raises(FramingError, match=r"'a\.txt' is in it twice"):
        files_of_zip(tmp_path / "a.zip")


def test_member_without_a_name(packed: Packed) -> None:
    """It is left out, with the reason; the others are read."""
    path = packed({"Herald/a.txt": "The dockers met.", "b": "x"})
    data = path.read_bytes()
    # zipfile writes no such member, so the one called b loses its name in the bytes: both headers, and one byte each.
    head = data.rindex(b"PK\x03\x04")
    data = data[: head + 26] + b"\0\0" + data[head + 28 : head + 30] + data[head + 31 :]
    entry = data.rindex(b"PK\x01\x02")
    data = data[: entry + 28] + b"\0\0" + data[entry + 30 : entry + 46] + data[entry + 47 :]
    end = data.rindex(b"PK\x05\x06")
    sizes = (int.from_bytes(data[end + 12 : end + 16], "little") - 1).to_bytes(4, "little")
    start = (int.from_bytes(data[end + 16 : end + 20], "little") - 1).to_bytes(4, "little")
    path.write_bytes(data[: end + 12] + sizes + start + data[end + 20 :])
    files = files_of_zip(path)
    assert files.names == ("Herald/a.txt",)
    assert files.left == {"": "it has no name: pack it again"}


def test_encrypted(packed: Packed) -> None:
    """An encrypted member is named and not read."""
    path = packed({"a.txt": "x"})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert files_of_zip(path).left == {"a.txt": "encrypted: unpack it with its password"}


def test_archive_in_an_archive(packed: Packed) -> None:
    """An archive in an archive is named and not read."""
    assert files_of_zip(packed({"b.zip": "x"})).left == {"b.zip": "an archive in an archive: unpack it"}


def test_ratio(packed: Packed) -> None:
    """A member that is packed as no text is, is refused when it is read."""
    found = files_of_zip(packed({"a.txt": "x" * 3_000_000}))
    with pytest.raises(FramingError, match=r"a\.zip/a\.txt: packed more than 100 times"):
        found.read("a.txt")


def test_size(packed: Packed, monkeypatch: pytest.MonkeyPatch) -> None:
    """All members together may not be larger than the cap, which is counted and not believed."""
    monkeypatch.setattr(archives, "MOST_BYTES", 5)
    monkeypatch.setattr(archives._Budget, "__init__", lambda self, left=5: setattr(self, "left", left))
    found = files_of_zip(packed({"a.txt": "1234", "b.txt": "56"}))
    assert found.read("a.txt") == b"1234"
    with pytest.raises(FramingError, match="unpacked, the archive is larger"):
        found.read("b.txt")


def test_number(packed: Packed, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of too many members is refused."""
    monkeypatch.setattr(archives, "MOST_MEMBERS", 1)
    with pytest.raises(FramingError, match="2 files are in it, 1 at most"):
        files_of_zip(packed({"a.txt": "1", "b.txt": "2"}))


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_no_zip(tmp_path: Path, data: bytes) -> None:
    """What is no ZIP is refused in a sentence."""
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(FramingError, match=r"a\.zip: not a ZIP that can be read"):
        files_of_zip(tmp_path / "a.zip")


def test_broken_member(packed: Packed) -> None:
    """A member whose bytes are not those that were packed is refused."""
    path = packed({"a.txt": "Dockers walked out of the port of Tarnmouth."})
    data = bytearray(path.read_bytes())
    data[40] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(FramingError, match="not a ZIP that can be read"):
        files_of_zip(path).read("a.txt")


def test_common_folder(packed: Packed) -> None:
    """The folder that was packed is looked through, that of a single outlet is not."""
    found = from_common_folder(files_of_zip(packed({"corpus/articles.csv": "x", "corpus/b/a.txt": "y"})))
    assert (found.names, found.read("b/a.txt")) == (("articles.csv", "b/a.txt"), b"y")
    assert from_common_folder(files_of_zip(packed({"Herald/a.txt": "x"}))).names == ("Herald/a.txt",)


def test_entities(packed: Packed) -> None:
    """An Office document whose XML declares entities is refused."""
    data = packed({"word/document.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x/>'}).read_bytes()
    with pytest.raises(FramingError, match="declares entities"):
        check_package(data, "a.docx")
