"""What fuzzing found once is not found again; and the files from which it starts are read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fuzzing.targets import TARGETS, place_of, try_it

FINDS = Path(__file__).parent / "finds"
KEPT = sorted(path for path in FINDS.glob("*/*") if path.is_file())


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name[:12]}")
def test_a_find_is_read_or_refused(path: Path) -> None:
    """Bytes that once brought a traceback, or reached code that nothing else did, give articles or a sentence."""
    target = TARGETS[path.parent.name]
    place = place_of(target, path.parent.name)
    try_it(target, place, path.read_bytes())
    shutil.rmtree(place.parent, ignore_errors=True)


@pytest.mark.parametrize("name", [name for name in TARGETS if name not in ("sheet", "registration")])
def test_the_seeds_are_read(name: str, tmp_path: Path) -> None:
    """Each reader reads the files from which its fuzzing starts: it starts inside, and not at the door."""
    target = TARGETS[name]
    for data in target.seeds():
        path = tmp_path / target.file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        with pytest.warns() if name in ("lexicon-dic",) else _nothing():
            assert target.read(path) is not None


class _nothing:  # noqa: N801
    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...
