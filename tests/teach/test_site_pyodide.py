"""A Pyodide distribution on the site's own host: files are checked, and what it lacks is packed or left out."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from framing._checks import FramingError, FramingWarning
from framing.teach.site import pyodide, wheels

ABOUT = "Metadata-Version: 2.1\nName: newsframing\nVersion: 1.0\nRequires-Dist: click>=8\n"


def entry(name: str, data: bytes, depends: list[str]) -> dict[str, Any]:
    file = f"{name}-1.0-py3-none-any.whl"
    digest = hashlib.sha256(data).hexdigest()
    return {"name": name, "version": "1.0", "file_name": file, "sha256": digest, "depends": depends}


@pytest.fixture
def distribution(tmp_path: Path) -> Path:
    """What the kernel needs, and a package that nobody asks for."""
    folder = tmp_path / "pyodide"
    folder.mkdir()
    for name in pyodide.CORE:
        (folder / name).write_bytes(b'"0.27.7"')
    packages = {name: entry(name, name.encode(), []) for name in (*pyodide.OF_THE_KERNEL, "tables")}
    for name, made in packages.items():
        (folder / made["file_name"]).write_bytes(name.encode())
    (folder / pyodide.LOCK).write_text(json.dumps({"info": {}, "packages": packages}), encoding="utf-8")
    return folder


@pytest.fixture
def packed_in(tmp_path: Path) -> Path:
    folder = tmp_path / "packed"
    folder.mkdir()
    return folder


def wheel(folder: Path, about: str = ABOUT) -> Path:
    path = folder / "newsframing-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("newsframing-1.0.dist-info/METADATA", about)
    return path


def test_only_what_is_needed_is_copied(distribution: Path, packed_in: Path, tmp_path: Path) -> None:
    """With a lock that names just these, and this package as one of them."""
    pyodide.copy(pyodide.choose(distribution, wheel(packed_in), packed_in), tmp_path / "out")
    lock = json.loads((tmp_path / "out" / pyodide.LOCK).read_bytes())["packages"]
    assert set(lock) == {*pyodide.OF_THE_KERNEL, "click", "newsframing"}
    assert lock["newsframing"]["depends"] == ["click"]
    for made in lock.values():
        data = (tmp_path / "out" / made["file_name"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == made["sha256"]
    assert not (tmp_path / "out" / "tables-1.0-py3-none-any.whl").exists()


def test_a_changed_file_is_refused(distribution: Path, packed_in: Path) -> None:
    """By its SHA-256."""
    (distribution / "jedi-1.0-py3-none-any.whl").write_bytes(b"other")
    with pytest.raises(FramingError, match="its SHA-256 differs"):
        pyodide.choose(distribution, wheel(packed_in), packed_in)


def test_what_is_compiled_and_lacking_is_left_out_and_named(distribution: Path, packed_in: Path) -> None:
    """With what was taken only for its sake; nltk needs regex, which is compiled."""
    about = ABOUT.replace("click>=8", "nltk")
    with pytest.warns(FramingWarning, match="lacks nltk"):
        chosen = pyodide.choose(distribution, wheel(packed_in, about), packed_in)
    assert set(chosen.entries) == {*pyodide.OF_THE_KERNEL, "newsframing"}


def test_a_kernel_that_cannot_start_is_no_site(distribution: Path, packed_in: Path) -> None:
    """A distribution without micropip."""
    (distribution / "micropip-1.0-py3-none-any.whl").unlink()
    with pytest.raises(FramingError, match="lacks micropip"):
        pyodide.choose(distribution, wheel(packed_in), packed_in)


def test_another_release_than_the_kernels_is_refused(distribution: Path) -> None:
    """The message says which one is wanted; the last number does not matter."""
    pyodide.check_version(distribution, "0.27.6")
    with pytest.raises(FramingError, match=r"holds Pyodide 0\.27\.7, and the kernel that is installed needs 314\.0\.6"):
        pyodide.check_version(distribution, "314.0.6")


def test_a_wheel_packed_twice_is_the_same(packed_in: Path, tmp_path: Path) -> None:
    """And holds no compiled part, of a package that has some."""
    first = wheels.packed("markupsafe", packed_in)
    other = tmp_path / "other"
    other.mkdir()
    assert wheels.packed("markupsafe", other).read_bytes() == first.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert not [name for name in archive.namelist() if name.endswith(".so")]
        assert "markupsafe/_native.py" in archive.namelist()
        assert archive.testzip() is None


def test_a_compiled_package_is_not_packed(packed_in: Path) -> None:
    """NumPy is nothing without its compiled parts."""
    with pytest.raises(FramingError, match="numpy cannot be packed"):
        wheels.packed("numpy", packed_in)
