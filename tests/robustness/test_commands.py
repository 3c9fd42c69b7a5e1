"""Commands where the machine is in their way: no room, no permission, a clock that is wrong, names that are none."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from framing.cli import main

CONTRAST = "target=Tarnmouth Herald,referent=STRIKERS,label=docker"
WRITERS = {
    "convert": ["convert", "harbour-strike", "-o", "OUT/a.csv"],
    "convert to a workbook": ["convert", "harbour-strike", "-o", "OUT/a.xlsx"],
    "convert mentions": ["convert", "harbour-strike", "-l", "harbour-strike", "--mentions", "-o", "OUT/a.csv"],
    "freeze": ["freeze", "harbour-strike", "-l", "harbour-strike", "--contrast", CONTRAST, "-o", "OUT/r.json"],
    "lexicon convert": ["lexicon", "convert", "armed-actors", "OUT/l.lc3"],
    "lexicon draft": ["lexicon", "draft", "harbour-strike", "-o", "OUT/d.yaml"],
    "code": ["code", "harbour-strike", "-l", "harbour-strike", "--sample", "5", "-o", "OUT/sheets"],
    "count": ["count", "harbour-strike", "-l", "harbour-strike", "-o", "OUT/counts"],
    "report": ["report", "harbour-strike", "-l", "harbour-strike", "-o", "OUT/report"],
}
Refuse = Callable[[int], None]


def run(name: str, out: Path) -> Result:
    return CliRunner().invoke(main, [part.replace("OUT", str(out)) for part in WRITERS[name]])


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Refuse:
    """A function after whose call the system makes no file, for the reason given."""

    def refuse(number: int) -> None:
        def no(*args: object, **options: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr("tempfile.mkstemp", no)
        monkeypatch.setattr("tempfile.mkdtemp", no)

    return refuse


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS], ids=errno.errorcode.get)
def test_a_folder_that_takes_nothing_is_told_in_a_sentence(
    name: str, number: int, tmp_path: Path, refuse: Refuse
) -> None:
    """Exit code 2, why, no traceback; nothing lies there."""
    refuse(number)
    result = run(name, tmp_path)
    assert result.exit_code == 2, result.output
    assert os.strerror(number) in " ".join(result.output.split())
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@pytest.mark.skipif(os.geteuid() == 0 if hasattr(os, "geteuid") else True, reason="the superuser may write everywhere")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    """As the system says it."""
    tmp_path.chmod(0o555)
    try:
        result = run("convert", tmp_path)
    finally:
        tmp_path.chmod(0o755)
    assert (result.exit_code, "Permission denied" in result.output) == (2, True)


@pytest.mark.parametrize("name", [n for n in WRITERS if n not in ("count", "report")])
def test_the_clock_changes_no_byte(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In 1970 the same files are written as now."""
    folders = []
    for now in (None, 0.0):
        if now is not None:
            monkeypatch.setattr("time.time", lambda: 0.0)
        out = tmp_path / str(now)
        out.mkdir()
        assert run(name, out).exit_code == 0
        folders.append({str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()})
    assert folders[0] == folders[1]
    assert folders[0]


@pytest.mark.parametrize("name", ["convert", "freeze", "lexicon draft"])
def test_a_file_in_the_place_of_a_folder_is_told(name: str, tmp_path: Path) -> None:
    """Exit code 2, and the file stays."""
    (tmp_path / "file").write_text("mine")
    result = run(name, tmp_path / "file")
    assert result.exit_code == 2, result.output
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("name", [os.fsdecode(b"\xff"), "a" * 5_000, "nowhere\n/a.csv", "."])
def test_a_path_that_is_none_is_told(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is given as articles."""
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["naming", name])
    assert result.exit_code == 2, result.output
    assert "Error:" in result.output


def test_strict_makes_warnings_errors(tmp_path: Path) -> None:
    """Exit code 2 where an article is left out."""
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps({"outlet": "Herald", "text": t}) for t in ("The dockers met.", " ")))
    for options, code in ([], 0), (["--strict"], 2):
        assert CliRunner().invoke(main, ["terms", str(path), *options]).exit_code == code


def test_too_little_memory_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 2 and what to do, not a traceback."""

    def no(*args: object, **options: object) -> None:
        raise MemoryError

    monkeypatch.setattr("framing.io.readers.gather", no)
    result = CliRunner().invoke(main, ["naming", "harbour-strike", "-l", "harbour-strike"])
    assert (result.exit_code, "not enough memory" in result.output) == (2, True)
