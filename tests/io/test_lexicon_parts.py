"""Every mistake in a lexicon is told with its line and a remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from lexicon_files import CODEBOOK, MISTAKES, WORDS, refused
from long_form import cases

from framing._checks import FramingError
from framing.io.lexicons import read_lexicon


@pytest.mark.parametrize(("text", "old", "new", "line", "words"), MISTAKES, ids=lambda value: None)
def test_every_mistake_has_its_line(text: str, old: str, new: str, line: int, words: str, tmp_path: Path) -> None:
    """A mistake is refused with file, line and remedy."""
    assert text.count(old) >= 1
    said = refused(tmp_path, text.replace(old, new, 1))
    assert said.startswith(f"mine.yaml, line {line}: "), said
    assert words in said


def test_mistakes_in_json_have_their_line(tmp_path: Path) -> None:
    """A JSON lexicon is told its mistakes in the same words, with lines."""
    text = json.dumps(yaml.load(WORDS, Loader=yaml.BaseLoader), indent=1).replace("told", "to(ld)")
    assert refused(tmp_path, text, "mine.json").startswith(
        "mine.json, line 17: categories.plain: 'to(ld)': `(` means nothing"
    )


def test_bytes_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    """A file in another encoding is refused with the line."""
    path = tmp_path / "mine.yaml"
    path.write_bytes(WORDS.replace("blame", "bl\xe4me").encode("cp1252"))
    with pytest.raises(FramingError, match=r"mine\.yaml, line 8: this is not UTF-8"):
        read_lexicon(path)


_LINES = st.sampled_from(
    CODEBOOK.splitlines() + WORDS.splitlines() + ["  - {a}-b", "a: *b", "\t", "'", "? x", "- - -", "%", "\x00"]
)


_CODEBOOK_AS_JSON = json.dumps(yaml.load(CODEBOOK, Loader=yaml.BaseLoader), indent=1)


@st.composite
def _damaged(draw: st.DrawFn) -> bytes:
    """A good file from which a piece was cut, or into which one was put."""
    raw = draw(st.sampled_from([CODEBOOK, WORDS, _CODEBOOK_AS_JSON])).encode()
    at = draw(st.integers(0, len(raw)))
    piece = draw(
        st.binary(max_size=4)
        | st.sampled_from(["{", "*", "\n", '"', "- ", ": ", "no", "&a", "\t", "9"]).map(str.encode)
    )
    return raw[:at] + piece + raw[at + draw(st.integers(0, 30)) :]


_BYTES = (
    st.binary(max_size=200) | st.lists(_LINES, max_size=20).map(lambda lines: "\n".join(lines).encode()) | _damaged()
)


@pytest.mark.filterwarnings("ignore::framing._checks.FramingWarning")  # of what may be a dictionary of quanteda
@cases(300, 10_000)
@given(raw=_BYTES, suffix=st.sampled_from([".yaml", ".json"]))
@example(raw=b"a: " + b"[" * 3000, suffix=".yaml")
@example(raw=b"\xff\xfea\x00", suffix=".yaml")
def test_any_bytes_are_read_or_refused(tmp_path: Path, raw: bytes, suffix: str) -> None:
    """Whatever bytes a file holds, it is read or refused with a `FramingError`."""
    path = tmp_path / f"any{suffix}"
    path.write_bytes(raw)
    try:
        lexicon = read_lexicon(path)
    except FramingError as error:
        assert str(error).isprintable()  # noqa: PT017
    else:
        assert lexicon.all_patterns()
