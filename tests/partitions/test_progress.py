"""Tests of framing.partitions.progress, notes and recipe."""

from __future__ import annotations

import threading
import warnings
from dataclasses import replace

import pytest

from framing import read_lexicon
from framing._checks import FramingError, FramingWarning
from framing.lexicon import Lexicon
from framing.partitions.notes import noted, tell
from framing.partitions.places import Partition
from framing.partitions.progress import Progress
from framing.partitions.recipe import Recipe, count_key, look_key, recipe_of


class Clock:
    """A time that a test sets."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_short_work_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """Below two seconds no line is written; above, one that is written over and taken away."""
    clock = Clock()
    progress = Progress(True, now=clock)
    progress.start("counting", 4_000_000)
    clock.seconds = 1.0
    progress.add(1_000_000, 400)
    assert capsys.readouterr().err == ""
    clock.seconds = 4.0
    progress.add(1_000_000, 400)
    assert capsys.readouterr().err == "\r\033[Kcounting: 50%, 200 articles/s, 0.5 MB/s, 4 s left"
    progress.end()
    assert capsys.readouterr().err == "\r\033[K"


def test_what_was_kept_is_not_counted_as_speed() -> None:
    """The rate is that of this run, the share that of the whole."""
    clock, lines = Clock(), list[str]()
    progress = Progress(lines.append, now=clock)
    progress.start("counting", 10_000_000)
    progress.skip(8_000_000)
    clock.seconds = 2.0
    progress.add(1_000_000, 100)
    assert lines == ["counting: 90%, 50 articles/s, 0.5 MB/s, 2 s left"]


def test_nothing_is_written_where_nobody_reads(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a terminal there is no line, however long it takes."""
    clock = Clock()
    for shown in (None, False):
        progress = Progress(shown, now=clock)
        progress.start("counting", 10)
        clock.seconds += 100.0
        progress.add(5, 1)
        progress.end()
    assert capsys.readouterr().err == ""


def test_each_thread_hears_its_own_warnings() -> None:
    """Threads that end in another order than they began keep their warnings apart, and leave no listener."""
    begun, ended = threading.Barrier(2, timeout=5), threading.Event()
    heard: dict[str, list[str]] = {}

    def work(name: str, *, last: bool) -> None:
        with noted() as notes:
            begun.wait()
            warnings.warn(f"of {name}", FramingWarning, stacklevel=1)
            if last:
                ended.wait(5)
        heard[name] = notes
        ended.set()

    before = warnings.showwarning, warnings.filters[:]
    threads = [threading.Thread(target=work, args=(name,), kwargs={"last": name == "a"}) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert heard == {"a": ["of a"], "b": ["of b"]}
    assert (warnings.showwarning, warnings.filters[:]) == before


def test_many_notes_are_summed_up() -> None:
    """The first are shown, the others counted."""
    with pytest.warns(FramingWarning) as told:
        tell([f"article {n}" for n in range(1_234)])
    assert len(told) == 11
    assert str(told[-1].message).startswith("1,224 more")


LEXICON = read_lexicon("harbour-strike")
PARTITION = Partition(0, "/a/strike.jsonl", "lines", 0, 10, "00")


def test_keys_know_what_they_depend_on() -> None:
    """Another content, number of the first article, lexicon or setting has another key; another folder has not."""
    recipe = recipe_of(LEXICON)
    own = count_key(PARTITION, recipe)
    assert count_key(replace(PARTITION, path="/b/strike.jsonl", number=7), recipe) == own
    assert count_key(PARTITION, recipe_of(replace(LEXICON, source="elsewhere.yaml"))) == own
    others = [
        count_key(replace(PARTITION, sha256="01"), recipe),
        count_key(replace(PARTITION, first=1), recipe),
        count_key(PARTITION, recipe_of(replace(LEXICON, version="2"))),
        count_key(PARTITION, recipe_of(LEXICON, words="none")),
        look_key(PARTITION, recipe),
    ]
    assert len({own, *others}) == len(others) + 1


def test_the_first_pass_does_not_know_the_lexicon() -> None:
    """Another lexicon needs no second first pass."""
    assert look_key(PARTITION, recipe_of(LEXICON)) == look_key(PARTITION, recipe_of(replace(LEXICON, version="2")))


def test_another_version_of_the_code_has_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version has counted is not taken for finished."""
    before = count_key(PARTITION, recipe_of(LEXICON))
    monkeypatch.setattr("framing.partitions.recipe.code_version", lambda: "0.0.0")
    assert count_key(PARTITION, recipe_of(LEXICON)) != before


@pytest.mark.parametrize("lexicons", [(), (LEXICON, LEXICON)])
def test_lexicons_are_told_apart_by_name(lexicons: tuple[Lexicon, ...]) -> None:
    """None, or two of one name, are refused."""
    with pytest.raises(FramingError, match="lexicon"):
        Recipe(lexicons)
