"""Compiled code is kept where a folder can be written; where none can, that costs a warning and no more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SMALL = """\
from framing.kernels._compile import bare, compiled, inlined

@inlined
def _one(x):
    return x + 1

@{}
def more(x):
    return _one(x) + 1

@compiled
def twice(x):
    return 2 * x
"""
CALL = "import small; print(small.more(5), small.twice(5), sum(small.more.stats.cache_hits.values()))"
FULL = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); "  # as where no byte more can be written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a module of two kernels, and a file, in which no folder can be made."""
    (tmp_path / "small.py").write_text(SMALL.format("bare"))
    (tmp_path / "file").write_text("")
    return tmp_path


def run(folder: Path, code: str = CALL, **env: str) -> tuple[str, str]:
    """What a process says and what it warns of, when it calls the kernels of the module in a folder."""
    paths = {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}
    plain = {name: value for name, value in os.environ.items() if not name.startswith("NUMBA_")}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=plain | paths | env, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip(), done.stderr


def nowhere(folder: Path) -> dict[str, str]:
    """An environment in which each folder that numba tries lies inside a file."""
    (folder / "__pycache__").write_text("")
    return dict.fromkeys(("NUMBA_CACHE_DIR", "HOME", "XDG_CACHE_HOME"), str(folder / "file"))


def test_compiled_code_is_kept(folder: Path) -> None:
    """A second process compiles nothing and warns of nothing."""
    assert run(folder) == ("7 10 0", "")
    assert run(folder) == ("7 10 1", "")


def test_code_of_changed_kernels_is_not_used(folder: Path) -> None:
    """A kernel whose text has changed is compiled anew."""
    run(folder)
    (folder / "small.py").write_text(SMALL.format("bare").replace("_one(x) + 1", "_one(x) + 2"))
    assert run(folder) == ("8 10 0", "")


def test_where_no_folder_can_be_written_the_work_goes_on(folder: Path) -> None:
    """Neither the folder asked for, nor the one beside the module, nor the user's: one warning, and the result."""
    said, warned = run(folder, **nowhere(folder))
    assert said == "7 10 0"
    assert warned.count("FramingWarning: no folder for compiled code can be written") == 1


def test_a_folder_that_cannot_be_written_is_passed_over(folder: Path) -> None:
    """Where NUMBA_CACHE_DIR cannot be written, the code is kept beside the module."""
    assert run(folder, NUMBA_CACHE_DIR=str(folder / "file")) == ("7 10 0", "")
    assert run(folder, NUMBA_CACHE_DIR=str(folder / "file")) == ("7 10 1", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of files")
def test_a_full_disk_costs_a_warning(folder: Path) -> None:
    """A folder that takes files but no bytes: one warning, the result, and nothing half-written is read later."""
    said, warned = run(folder, FULL + CALL, NUMBA_CACHE_DIR=str(folder / "cache"))
    assert said == "7 10 0"
    assert warned.count("FramingWarning") == 1
    assert run(folder, NUMBA_CACHE_DIR=str(folder / "cache")) == ("7 10 0", "")


@pytest.mark.parametrize("ending", ["nbi", "nbc"])
def test_damaged_files_are_made_anew(folder: Path, ending: str) -> None:
    """Index or code cut short: compiled again, and whole the next time."""
    run(folder)
    files = list((folder / "__pycache__").glob(f"*.{ending}"))
    assert files
    for file in files:
        file.write_bytes(file.read_bytes()[:20])
    assert run(folder) == ("7 10 0", "")
    assert run(folder) == ("7 10 1", "")


def test_a_kernel_that_cannot_be_kept_tokenises(tmp_path: Path) -> None:
    """The tokeniser itself, with a folder for its code that is full."""
    code = FULL + "from framing.text.tokens import tokenise; print(tokenise(['the dockers’ port']).types)"
    said, warned = run(tmp_path, code, NUMBA_CACHE_DIR=str(tmp_path), FRAMING_KERNELS="1")
    assert said == "('the', 'dockers', 'port')"
    assert warned.count("FramingWarning") == 1
