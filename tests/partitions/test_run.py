"""Tests of framing.partitions.run: engines, jobs that go on, failures."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from partitioned import articles, counted, write_lines

from framing import read_lexicon
from framing._checks import FramingError, FramingWarning
from framing.lexicon import Lexicon
from framing.partitions import count, run
from framing.partitions.blocks import Block
from framing.partitions.counting import count_partition
from framing.partitions.places import Partition
from framing.partitions.recipe import Recipe

SIZE = 4_500
SCRIPT = """
import sys
from framing import read_lexicon
from framing.partitions import count, run
run.partition_size = lambda *_, **__: {size}
if __name__ == "__main__":
    counts = count(sys.argv[1], read_lexicon("harbour-strike"), folder=sys.argv[2], {how})
    print(counts.digest())
"""


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon("harbour-strike")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "strike.jsonl", articles(40))


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> str:
    path = write_lines(tmp_path_factory.mktemp("one") / "strike.jsonl", articles(40))
    return counted(path, lexicon, size=10**9).digest()


@pytest.fixture(autouse=True)
def small_partitions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "partition_size", lambda *_, **__: SIZE)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the partitions that are counted."""
    found: list[int] = []

    def noting(partition: Partition, recipe: Recipe) -> Block:
        found.append(partition.number)
        return count_partition(partition, recipe)

    monkeypatch.setattr(run, "count_partition", noting)
    return found


def script(how: str = "") -> list[str]:
    """A Python that counts a path into a folder."""
    return [sys.executable, "-c", SCRIPT.format(size=SIZE, how=how)]


def test_serial_counts_are_those_of_one_partition(path: Path, lexicon: Lexicon, tmp_path: Path, digest: str) -> None:
    """A run of several partitions has the digest of one."""
    counts = count(path, lexicon, folder=tmp_path / "job")
    assert len(counts.plan.partitions) > 4
    assert counts.digest() == digest


def test_threads_count_the_same(path: Path, lexicon: Lexicon, tmp_path: Path, digest: str) -> None:
    """Threads have the digest of this process alone."""
    counts = count(path, lexicon, workers=3, executor="threads", folder=tmp_path / "job")
    assert counts.digest() == digest


def test_processes_count_the_same_under_any_hash_seed(path: Path, tmp_path: Path, digest: str) -> None:
    """Processes with another hash seed have the digest too, and none of them is left."""
    command = [*script("workers=2"), str(path), str(tmp_path / "job")]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONHASHSEED": "77"}, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.strip() == digest


def test_a_second_run_counts_nothing(path: Path, lexicon: Lexicon, tmp_path: Path, calls: list[int]) -> None:
    """What is finished is kept."""
    first = count(path, lexicon, folder=tmp_path / "job").digest()
    n = len(calls)
    assert count(path, lexicon, folder=tmp_path / "job").digest() == first
    assert len(calls) == n > 4


def test_a_changed_line_is_counted_again_alone(path: Path, lexicon: Lexicon, tmp_path: Path, calls: list[int]) -> None:
    """Partitions that did not change are kept, and the result is that of a new run."""
    count(path, lexicon, folder=tmp_path / "job")
    n = len(calls)
    rows = articles(40)
    rows[-1]["text"] = "Dockers and rioters met at the quay.\n\n" + rows[-1]["text"]
    write_lines(path, rows)
    again = count(path, lexicon, folder=tmp_path / "job")
    assert calls[n:] == [n - 1]
    assert again.digest() == counted(path, lexicon, size=10**9).digest()


@pytest.mark.parametrize("how", [{"attribution": "none"}, {"keep": ("navigation",)}, {"words": "document"}])
def test_another_setting_is_counted_anew(
    path: Path, lexicon: Lexicon, tmp_path: Path, calls: list[int], how: dict[str, Any]
) -> None:
    """Nothing that was counted otherwise is taken for finished."""
    count(path, lexicon, folder=tmp_path / "job")
    n = len(calls)
    count(path, lexicon, folder=tmp_path / "job", **how)
    assert len(calls) == 2 * n


def test_another_lexicon_is_counted_anew(path: Path, lexicon: Lexicon, tmp_path: Path, calls: list[int]) -> None:
    """A lexicon of the same name with one label less makes all stale."""
    from dataclasses import replace

    count(path, lexicon, folder=tmp_path / "job")
    n = len(calls)
    count(path, replace(lexicon, referents=lexicon.referents[:1]), folder=tmp_path / "job")
    assert len(calls) == 2 * n


@pytest.mark.parametrize("damage", ["cut", "flip", "empty"])
def test_a_damaged_file_is_counted_again(
    path: Path, lexicon: Lexicon, tmp_path: Path, calls: list[int], damage: str
) -> None:
    """A file that is not what was written is not read."""
    first = count(path, lexicon, folder=tmp_path / "job").digest()
    n = len(calls)
    piece = min((tmp_path / "job").glob("count-*.piece"))
    data = bytearray(piece.read_bytes())
    if damage == "flip":
        data[len(data) // 2] ^= 1
    piece.write_bytes(data[: {"cut": len(data) // 2, "flip": len(data), "empty": 0}[damage]])
    assert count(path, lexicon, folder=tmp_path / "job").digest() == first
    assert len(calls) == n + 1


def test_stale_pieces_are_taken_away(path: Path, lexicon: Lexicon, tmp_path: Path) -> None:
    """The folder of a job holds nothing of what its source no longer is."""
    count(path, lexicon, folder=tmp_path / "job")
    write_lines(path, articles(40, seed=2))
    counts = count(path, lexicon, folder=tmp_path / "job")
    assert len(list((tmp_path / "job").iterdir())) == 2 * len(counts.plan.partitions)


def test_another_job_takes_nothing_away_before_a_month(path: Path, lexicon: Lexicon, tmp_path: Path) -> None:
    """Counts stay readable when their source is counted in another way, into the same folder."""
    counts = count(path, lexicon, folder=tmp_path / "job")
    digest = counts.digest()
    count(path, lexicon, folder=tmp_path / "job", attribution="none")
    assert counts.digest() == digest
    for file in (tmp_path / "job").iterdir():
        os.utime(file, (0, 0))
    count(path, lexicon, folder=tmp_path / "job", attribution="none")
    assert len(list((tmp_path / "job").iterdir())) == 2 * len(counts.plan.partitions)


def test_an_article_that_fails_is_named_and_the_rest_is_kept(
    path: Path, lexicon: Lexicon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: list[int]
) -> None:
    """The error names the article; a run after it is mended counts its partition alone."""
    from framing.partitions import counting, failures

    find = counting.find_mentions

    def failing(corpus: Any, *rest: Any, **more: Any) -> Any:
        if "a0013" in corpus.ids:
            raise ZeroDivisionError("no such number")
        return find(corpus, *rest, **more)

    for module in (counting, failures):
        monkeypatch.setattr(module, "find_mentions", failing)
    with pytest.raises(FramingError, match=r"(?s)1 of \d+ partitions.*article 'a0013'.*ZeroDivisionError"):
        count(path, lexicon, folder=tmp_path / "job")
    n = len(calls)
    for module in (counting, failures):
        monkeypatch.setattr(module, "find_mentions", find)
    counts = count(path, lexicon, folder=tmp_path / "job")
    assert len(calls) == n + 1
    assert counts.digest() == counted(path, lexicon, size=10**9).digest()


def test_a_broken_line_is_named(path: Path, lexicon: Lexicon, tmp_path: Path) -> None:
    """The message has the line as it is in the whole file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[32] = lines[32][:-5]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(FramingError, match=r"strike\.jsonl, line 33: not valid JSON"):
        count(path, lexicon, folder=tmp_path / "job")


def test_an_id_that_stands_twice_is_named_with_both_places(path: Path, lexicon: Lexicon, tmp_path: Path) -> None:
    """Ids are unique in the whole, not in a partition alone."""
    rows = articles(40)
    rows[31]["id"] = rows[2]["id"]
    write_lines(path, rows)
    with pytest.raises(FramingError, match=r"line 32: the id 'a0002' stands here and in .*line 3\."):
        count(path, lexicon, folder=tmp_path / "job")


def test_ctrl_c_leaves_nothing_half_written(path: Path, lexicon: Lexicon, tmp_path: Path) -> None:
    """After an interruption the folder holds whole pieces, and the next run goes on from them."""

    def stop(line: str) -> None:
        if line.startswith("counting") and "100%" not in line:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        count(path, lexicon, folder=tmp_path / "job", progress=stop)
    names = [file.name for file in (tmp_path / "job").iterdir()]
    assert [name for name in names if name.startswith("count-")]
    assert not [name for name in names if name.endswith(".part")]


def test_a_job_that_is_killed_goes_on(path: Path, tmp_path: Path, lexicon: Lexicon, digest: str) -> None:
    """Whenever a run is killed, the next one ends with the bytes of a run that was not."""
    draw = random.Random(4)
    job = tmp_path / "job"
    for _ in range(2):
        with subprocess.Popen([*script(), str(path), str(job)], stdout=subprocess.DEVNULL) as process:
            before = len(list(job.glob("*.piece"))) if job.exists() else 0
            while process.poll() is None and len(list(job.glob("*.piece"))) <= before:
                time.sleep(0.01)
            time.sleep(draw.random() * 0.3)
            process.send_signal(signal.SIGKILL)
    assert count(path, lexicon, folder=job).digest() == digest
    count(path, lexicon, folder=tmp_path / "other")
    kept, fresh = ({f.name: f.read_bytes() for f in folder.glob("*.piece")} for folder in (job, tmp_path / "other"))
    assert kept == fresh


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process is read from /proc")
def test_memory_stays_below_what_is_given(tmp_path: Path) -> None:
    """A source larger than fits is counted within the memory that is given."""
    rows = articles(800)
    path = write_lines(tmp_path / "strike.jsonl", rows)
    code = (
        "import re, sys\nfrom pathlib import Path\n"
        "from framing import read_lexicon\nfrom framing.partitions import count\n"
        "counts = count(sys.argv[1], read_lexicon('harbour-strike'), folder=sys.argv[2], memory='365MiB')\n"
        # Not ru_maxrss, which takes in the process that started this one.
        "peak = re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]\n"
        "print(len(counts.plan.partitions), peak)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), str(tmp_path / "job")], capture_output=True, text=True, check=True
    )
    n, kibibytes = map(int, done.stdout.split())
    assert n > 1
    assert kibibytes * 1024 < 365 * 2**20


def test_notes_of_all_partitions_are_told(path: Path, lexicon: Lexicon, tmp_path: Path) -> None:
    """A blank article in a late partition is told of as `read_corpus` does, and in a second run too."""
    rows = articles(40)
    rows[35]["text"] = " \n"
    write_lines(path, rows)
    for _ in range(2):
        with pytest.warns(FramingWarning, match=r"1 blank article left out: 'a0035' \(line 36\)"):
            counts = count(path, lexicon, folder=tmp_path / "job")
    assert len(counts) == 39


def test_progress_is_told_to_a_function(path: Path, lexicon: Lexicon, tmp_path: Path) -> None:
    """Each partition that is finished makes a line with the rate and what is left."""
    lines: list[str] = []
    count(path, lexicon, folder=tmp_path / "job", progress=lines.append)
    assert lines[-1].startswith("counting: 100%")
    assert "articles/s" in lines[-1]
    assert lines[-1].endswith("0 s left")


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"workers": 0}, "`workers` must be a whole number from 1"),
        ({"executor": "fork", "workers": 2}, "`executor` must be one of"),
        ({"attributions": "rules"}, "are no options of count"),
        ({"words": "sentence"}, "`words` must be one of"),
    ],
)
def test_what_cannot_be_is_refused(
    path: Path, lexicon: Lexicon, tmp_path: Path, how: dict[str, Any], message: str
) -> None:
    """An argument that is wrong is an error with the remedy."""
    with pytest.raises(FramingError, match=message):
        count(path, lexicon, folder=tmp_path / "job", **how)


@pytest.fixture
def undo(monkeypatch: pytest.MonkeyPatch) -> None:
    """The true size of partitions."""
    monkeypatch.undo()


@pytest.mark.parametrize(("memory", "n"), [("2GiB", 2**31), ("500 MB", 5 * 10**8), ("1.5g", 1_500_000_000), (7, 7)])
def test_memory_is_read_as_people_write_it(memory: str | int, n: int) -> None:
    """Units of both kinds, with a blank or without."""
    assert run._bytes(memory) == n


@pytest.mark.usefixtures("undo")
def test_too_little_memory_is_refused() -> None:
    """The message says how much is needed."""
    with pytest.raises(FramingError, match=r"Give \d+ MiB"):
        run.partition_size("200MB", 1)
