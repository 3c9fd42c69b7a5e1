"""Answers are kept in one file, whole or not at all, and no file is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import FramingWarning
from framing.teach import attempts
from framing.teach.attempts import FILE, FOLDER_VARIABLE, Kept, Record, added, answers_path, load, save

WRONG = {"verdict": "wrong", "key": "5", "answer": "5"}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A clock that shows what is put in; the last time again when it runs out."""
    times = ["2026-03-01T10:00:00Z"]
    monkeypatch.setattr(attempts, "now", lambda: times.pop(0) if len(times) > 1 else times[0])
    return times


def test_a_wrong_answer_is_an_attempt(clock: list[str]) -> None:
    """With its time."""
    clock[:] = ["2026-03-01T10:00:00Z", "2026-03-01T10:05:00Z"]
    record = added(added(Record(), **WRONG), verdict="wrong", key="6", answer="6")
    assert (record.tries, record.attempts, record.answer) == (("5", "6"), 2, "6")
    assert (record.first, record.last) == ("2026-03-01T10:00:00Z", "2026-03-01T10:05:00Z")


def test_the_same_answer_is_no_further_attempt(clock: list[str]) -> None:
    """Not even after another one, so that running all cells again counts nothing twice."""
    record = added(Record(), **WRONG)
    assert added(record, **WRONG).attempts == 1
    other = added(record, verdict="wrong", key="6", answer="6")
    assert added(other, **WRONG).attempts == 2


def test_what_was_right_stays_right(clock: list[str]) -> None:
    """Whatever comes after."""
    right = added(added(Record(), **WRONG), verdict="right", key="4", answer="4")
    assert (right.attempts, right.answer) == (2, "4")
    assert added(right, verdict="wrong", key="7", answer="7") == right


def test_a_clock_that_goes_back_does_no_harm(clock: list[str]) -> None:
    """The last time is never before the first, and one of 1970 is a time."""
    clock[:] = ["2026-03-01T10:00:00Z", "1970-01-01T00:00:00Z"]
    record = added(added(Record(), **WRONG), verdict="right", key="4", answer="4")
    assert record.first == record.last == "2026-03-01T10:00:00Z"
    clock[:] = ["1970-01-01T00:00:00Z", "2026-03-01T10:00:00Z"]
    assert added(added(Record(), **WRONG), verdict="right", key="4", answer="4").last == "2026-03-01T10:00:00Z"


def test_the_time_is_utc() -> None:
    """To the second, with a Z."""
    assert len(attempts.now()) == len("2026-03-01T10:00:00Z")
    assert attempts.now().endswith("Z")


texts = st.text(max_size=20)
records = st.builds(
    Record,
    tries=st.lists(texts, max_size=3).map(tuple),
    attempts=st.integers(0, 99),
    verdict=texts,
    answer=texts,
    key=texts,
    first=texts,
    last=texts,
)


@settings(max_examples=30)
@given(st.dictionaries(texts, texts, max_size=2), st.dictionaries(st.tuples(texts, texts), records, max_size=3))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, started: dict[str, str], kept: dict[tuple[str, str], Record]
) -> None:
    """Half characters too, and any order of them gives the same bytes."""
    path = tmp_path_factory.mktemp("kept") / FILE
    assert save(path, Kept(started, kept))
    assert load(path) == (Kept(started, kept), True)
    first = path.read_bytes()
    save(path, Kept(dict(reversed(started.items())), dict(reversed(kept.items()))))
    assert path.read_bytes() == first


def good() -> dict[str, object]:
    own = {"31-1": {"answer": "", "attempts": 1, "first": "", "key": "", "last": "", "tries": [], "verdict": ""}}
    return {"format": "framing-answers", "version": 1, "started": {}, "answers": {"harbour-strike": own}}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[1, 2]",
        b"[" * 100_000,
        b'{"title": "somebody else\'s"}',
        json.dumps(good() | {"version": 2}).encode(),
        json.dumps(good()).replace('"attempts": 1', '"attempts": "1"').encode(),
        json.dumps(good()).replace('"attempts": 1', '"attempts": -1').encode(),
        json.dumps(good()).replace('"tries": []', '"tries": [1]').encode(),
        json.dumps(good()).replace('"key": ""', '"key": null').encode(),
        b" " * (attempts.MOST_BYTES + 1),
    ],
)
def test_a_broken_or_foreign_file_is_set_aside(tmp_path: Path, data: bytes) -> None:
    """With a warning that names it; its bytes are kept."""
    path = tmp_path / FILE
    path.write_bytes(data)
    with pytest.warns(FramingWarning, match=r"kept as framing-answers\.aside-1\.json"):
        assert load(path) == (Kept(), True)
    assert (tmp_path / "framing-answers.aside-1.json").read_bytes() == data
    assert not path.exists()


def test_a_second_one_gets_another_name(tmp_path: Path) -> None:
    """None is written over."""
    for number in (1, 2):
        (tmp_path / FILE).write_text(f"broken {number}", encoding="utf-8")
        with pytest.warns(FramingWarning, match=f"aside-{number}"):
            load(tmp_path / FILE)
    assert (tmp_path / "framing-answers.aside-1.json").read_text(encoding="utf-8") == "broken 1"


def test_a_file_that_cannot_be_set_aside_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder that may only be read, for one."""

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / FILE).write_text("broken", encoding="utf-8")
    monkeypatch.setattr(Path, "rename", refused)
    with pytest.warns(FramingWarning, match="Move it away"):
        assert load(tmp_path / FILE) == (Kept(), False)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """By the answer and not by an exception."""
    assert not save(tmp_path / "nowhere" / FILE, Kept())


def test_the_file_lies_beside_the_notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or in the folder that a variable names."""
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    assert answers_path() == tmp_path / FILE
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "home"))
    assert answers_path() == tmp_path / "home" / FILE
