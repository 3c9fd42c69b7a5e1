"""Settings and lexicons as files."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from framing._checks import FramingError
from framing.export._settings import Settings, command, constraints, lexicon_files, read_settings
from framing.io.lexicons import lexicon_to_dict, read_lexicon, write_lexicon


def test_a_shipped_lexicon_is_copied_as_it_is() -> None:
    """Its digest is that of the shipped file."""
    (file,) = lexicon_files([read_lexicon("harbour-strike")])
    assert (file.name, file.lexicon.sha256) == ("harbour-strike.yaml", read_lexicon("harbour-strike").sha256)


def test_a_file_of_ones_own_is_copied_as_it_is(tmp_path: Path, port) -> None:
    """With its comments."""
    write_lexicon(port, tmp_path / "mine.yaml")
    written = (tmp_path / "mine.yaml").read_bytes() + b"# a comment\n"
    (tmp_path / "mine.yaml").write_bytes(written)
    (file,) = lexicon_files([tmp_path / "mine.yaml"])
    assert (file.name, file.data) == ("port.yaml", written)


def test_a_lexicon_made_in_python_becomes_a_file(port) -> None:
    """That reads as the lexicon does."""
    (file,) = lexicon_files([port])
    assert lexicon_to_dict(file.lexicon) == lexicon_to_dict(port)
    assert file.lexicon.sha256


def test_a_changed_lexicon_is_not_taken_for_the_shipped_one() -> None:
    """What counts is what was counted with."""
    shipped = read_lexicon("harbour-strike")
    (file,) = lexicon_files([replace(shipped, version="9", sha256="")])
    assert file.lexicon.version == "9"


def test_what_cannot_be_a_file_is_refused(port) -> None:
    """By the name of the lexicon, with what is missing."""
    with pytest.raises(FramingError, match=r"the lexicon 'port' has to stand in a file.*licence"):
        lexicon_files([replace(port, licence="")])


def test_two_lexicons_of_one_name_are_two_files() -> None:
    """Neither takes the other's place."""
    assert [f.name for f in lexicon_files(["harbour-strike"] * 2)] == ["harbour-strike.yaml", "harbour-strike-2.yaml"]


def test_the_command_makes_the_settings_again() -> None:
    """Quoted for a shell."""
    settings = Settings(("caption",), "rules", True, ("my text",), {"outlet": "a b; rm -rf"}, "column")
    parts = shlex.split(command(settings, lexicon_files(["harbour-strike"])))
    assert parts[:6] == ["framing", "export", "ARTICLES", "-o", "AGAIN", "-l"]
    for pair in (("--text", "my text"), ("--column", "outlet=a b; rm -rf"), ("--keep", "caption")):
        assert parts[parts.index(pair[0]) + 1] == pair[1]
    assert parts[-3:] == ["--pseudonymise", "--width", "column"]


def test_settings_are_read_back(folder: Path) -> None:
    """With the lexicons of the folder."""
    settings, lexicons, made_with = read_settings(folder)
    assert settings == Settings()
    assert [lexicon.name for lexicon in lexicons] == ["harbour-strike"]
    assert made_with


def test_a_folder_that_is_no_export_is_refused(tmp_path: Path) -> None:
    """With the file that is missing."""
    with pytest.raises(FramingError, match=r"settings.json: no export can be read there"):
        read_settings(tmp_path)


@pytest.mark.parametrize("said", ["[]", "{", '{"lexicons": 5}', '{"lexicons": [{"file": "../../x", "sha256": ""}]}'])
def test_settings_of_any_content_are_refused_in_a_sentence(tmp_path: Path, said: str) -> None:
    """No traceback, and no file outside the folder is read."""
    (tmp_path / "replication").mkdir()
    (tmp_path / "replication" / "settings.json").write_text(said)
    with pytest.raises(FramingError, match="no export can be read there"):
        read_settings(tmp_path)


def test_a_lexicon_that_was_changed_is_refused(tmp_path: Path) -> None:
    """It would count otherwise."""
    place = tmp_path / "replication"
    (place / "lexicons").mkdir(parents=True)
    (place / "lexicons" / "a.yaml").write_bytes(b"name: a\n")
    about = {"lexicons": [{"file": "a.yaml", "sha256": "0"}]}
    (place / "settings.json").write_text(json.dumps(about))
    with pytest.raises(FramingError, match=r"a.yaml is not the lexicon that the export was made with"):
        read_settings(tmp_path)


def test_versions_are_pinned() -> None:
    """Of the package and of what it needs."""
    lines = constraints().splitlines()
    assert lines[0].startswith("newsframing==")
    assert {"numpy", "pandas", "scipy", "click"} <= {line.partition("==")[0] for line in lines}
