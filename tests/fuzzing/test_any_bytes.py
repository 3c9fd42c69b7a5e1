"""Files of every kind with a few bytes changed: articles or a lexicon come out, or a sentence, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fuzzing.targets import TARGETS, place_of, try_it
from hypothesis import given
from hypothesis import strategies as st
from long_form import cases

EDITS = st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 12), st.binary(max_size=6)), max_size=5)


@pytest.fixture(params=list(TARGETS))
def place(request: pytest.FixtureRequest) -> Iterator[tuple[str, Path]]:
    """A reader and the file that it reads."""
    path = place_of(TARGETS[request.param], request.param)
    yield request.param, path
    shutil.rmtree(path.parent, ignore_errors=True)


@given(data=st.data(), edits=EDITS, free=st.booleans())
@cases(12, 10_000)
def test_changed_bytes(
    place: tuple[str, Path], data: st.DataObject, edits: list[tuple[int, int, bytes]], free: bool
) -> None:
    """Some bytes of a good file are replaced, put in or taken out; or all of them are drawn."""
    name, path = place
    target = TARGETS[name]
    given = data.draw(st.binary(max_size=300) if free else st.sampled_from(target.seeds()))
    for place_in, n, new in edits:
        at = place_in % (len(given) + 1)
        given = given[:at] + new + given[at + n :]
    try_it(target, path, given)
