"""Lexicons are written whole or not at all, and read again as they were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lexicon_files import CODEBOOK, without_lines, written
from long_form import cases

from framing._checks import FramingError
from framing.io.lexicons import list_lexicons, read_lexicon, write_lexicon
from framing.lexicon import Label, Lexicon, Pattern, Referent


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
@pytest.mark.parametrize("name", list_lexicons())
def test_shipped_lexicons_survive_writing(name: str, suffix: str, tmp_path: Path) -> None:
    """A shipped lexicon that is written and read again is the same lexicon."""
    lexicon = read_lexicon(name)
    write_lexicon(lexicon, tmp_path / f"copy{suffix}")
    assert without_lines(read_lexicon(tmp_path / f"copy{suffix}")) == without_lines(lexicon)


_word = st.sampled_from(
    [
        "no",
        "12:30",
        "rebel",
        "null",
        "US",
        "captur*",
        "Türkiye",
        "2024-01-01",
        "true",
        "1.0",
        "{country}",
        "{force}",
        "*x",
    ]
)
_pattern = st.lists(_word, min_size=1, max_size=4).map(" ".join)
_patterns = st.lists(_pattern, min_size=1, max_size=3, unique=True)
_weights = st.floats(-1e6, 1e6, allow_nan=False) | st.integers(-5, 5).map(float)
_text = st.text("ab: #'\"\n-é\U0001f600\t{}[]&*!|>%@", max_size=20).map(str.strip)
_names = st.sampled_from(["no", "rebel", "~", "12:30", "foreign-backed", "a: b", "# x", "*", "Türkiye"])


@st.composite
def _label(draw: st.DrawFn, name: str) -> Label:
    weighted = draw(st.booleans())
    patterns = tuple(Pattern(text, weight=draw(_weights) if weighted else 1.0) for text in draw(_patterns))
    near = tuple(Pattern(text) for text in draw(st.just([]) | _patterns))
    return Label(name, patterns, draw(_text), near=near, within=draw(st.integers(0, 99)) if near else 0)


@st.composite
def _lexicon(draw: st.DrawFn) -> Lexicon:
    def labels() -> tuple[Label, ...]:
        return tuple(draw(_label(name)) for name in draw(st.lists(_names, min_size=1, max_size=3, unique=True)))

    slots: dict[str, Any] = {"force": {"forces": ("forces",), "no": ("no",)}, "sponsor": {"~": ("North Land", "1.0")}}
    header: dict[str, Any] = {"version": "1.0", "language": "en", "licence": "CC0-1.0", "note": draw(_text)}
    if draw(st.booleans()):
        return Lexicon("drawn", "labels", **header, slots=slots | _country(), categories=labels(), modifiers=labels())
    names = (Pattern("No Front"),)
    rebels = Referent("REBELS", draw(_text), names, titles=labels(), labels=labels(), heads=("no",))
    council = Referent("no", names=names)
    generic = (Label("no", (Pattern("no"),)),)
    return Lexicon(
        "drawn", "codebook", **header, slots=slots | _country(), generic=generic, referents=(rebels, council)
    )


def _country() -> dict[str, Any]:
    return {"country": read_lexicon("harbour-strike").slots["country"]}


@cases(60, 10_000)
@given(lexicon=_lexicon(), suffix=st.sampled_from([".yaml", ".json"]))
def test_any_lexicon_survives_writing(tmp_path: Path, lexicon: Lexicon, suffix: str) -> None:
    """A lexicon that is written and read again is the same, whatever words, names and notes it has."""
    write_lexicon(lexicon, tmp_path / f"drawn{suffix}")
    assert without_lines(read_lexicon(tmp_path / f"drawn{suffix}")) == without_lines(lexicon)


def test_the_country_slot_is_not_written(tmp_path: Path) -> None:
    """The slot that is built in does not stand in the file that is written."""
    write_lexicon(read_lexicon(written(tmp_path, CODEBOOK)), tmp_path / "copy.yaml")
    assert list(yaml.safe_load((tmp_path / "copy.yaml").read_text(encoding="utf-8"))["slots"]) == ["force", "sponsor"]


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """What is written depends on the lexicon alone."""
    lexicon = read_lexicon(written(tmp_path, CODEBOOK))
    write_lexicon(lexicon, tmp_path / "a.yaml")
    write_lexicon(read_lexicon(tmp_path / "a.yaml"), tmp_path / "b.yaml")
    assert (tmp_path / "a.yaml").read_bytes() == (tmp_path / "b.yaml").read_bytes()


def _one(*patterns: Pattern, **header: str) -> Lexicon:
    one = Lexicon("one", "words", "1", "en", "CC0-1.0", categories=(Label("a", patterns),))
    return replace(one, **header)  # type: ignore[arg-type]  # texts only


@pytest.mark.parametrize(
    ("lexicon", "words"),
    [
        (_one(Pattern("re?bel")), "could not be read again. kept.yaml, line"),
        (_one(Pattern("rebel"), licence=""), "could not be read again"),
        (_one(Pattern(" rebel")), "Are there needless blanks?"),
        (_one(Pattern("rebel"), note="half \ud83d"), "could not be read again"),
        (_one(Pattern("rebel", weight=2), Pattern("rebel", weight=3)), "a pattern stands twice and has a weight"),
        (
            replace(_one(Pattern("rebel")), slots={"country": {"Norland": ("Norland",)}}),
            "the slot {country} is built in",
        ),
        (
            replace(_one(Pattern("rebel")), categories=(Label("a", (Pattern("b"),)), Label("a", (Pattern("c"),)))),
            "a label stands twice among: a, a",
        ),
    ],
)
def test_what_could_not_be_read_is_not_written(lexicon: Lexicon, words: str, tmp_path: Path) -> None:
    """A lexicon that could not be read again is refused, and the file that was there stays."""
    path = written(tmp_path, "kept", "kept.yaml")
    with pytest.raises(FramingError) as error:
        write_lexicon(lexicon, path)
    assert words in str(error.value)
    assert [file.name for file in tmp_path.iterdir()] == ["kept.yaml"]
    assert path.read_text(encoding="utf-8") == "kept"


def test_a_failed_move_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk refuses, the file that was there stays and nothing is left beside it."""

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    path = written(tmp_path, "kept", "kept.yaml")
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(FramingError, match="cannot be written: No space left on device"):
        write_lexicon(_one(Pattern("rebel")), path)
    assert [file.name for file in tmp_path.iterdir()] == ["kept.yaml"]
    assert path.read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("name", ["gone/mine.yaml", "mine.txt"])
def test_a_place_that_cannot_be_written_is_named(name: str, tmp_path: Path) -> None:
    """A missing folder and another suffix are refused before anything is written."""
    with pytest.raises(FramingError, match=rf"{name}"):
        write_lexicon(_one(Pattern("rebel")), tmp_path / name)
    assert list(tmp_path.iterdir()) == []
