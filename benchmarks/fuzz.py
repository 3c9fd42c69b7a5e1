"""Fuzz every reader and parser with atheris, guided by the branches that the input reaches.

    python benchmarks/fuzz.py --runs 1000000 --at-once 2

Runs are shared out evenly over the targets of tests/fuzzing/targets.py. A run that raises anything but FramingError,
takes over ten seconds or holds over 2 GB is a find: its bytes are written to tests/fuzzing/finds/, where the suite
reads them from then on, and the command ends with 1. `--keep N` keeps N small inputs of each target that reached
something new there too. atheris (`pip install atheris`) needs Linux
and CPython up to 3.13.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
FINDS = ROOT / "tests" / "fuzzing" / "finds"
SECONDS, MEGABYTES, LONGEST = 10, 2048, 4096
SMALL = 1500


def main() -> None:
    """Share out the runs, collect what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--runs", type=int, default=1_000_000, help="over all targets")
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", action="append", help="these targets")
    parser.add_argument("--keep", type=int, default=0, help="inputs of each target that the suite keeps")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        _fuzz(*chosen.child)
        return
    from fuzzing.targets import TARGETS

    names = chosen.only or list(TARGETS)
    each = chosen.runs // len(names)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(chosen.at_once) as pool:
        found = list(pool.map(lambda name: _one(name, each, Path(folder), chosen.keep), names))
    print(f"{each * len(names):,} runs over {len(names)} targets; finds: {sum(found)}")
    sys.exit(bool(sum(found)))


def _one(name: str, runs: int, folder: Path, keep: int) -> int:
    """Fuzz one target in a process of its own; after a find it goes on with what is left of its runs."""
    corpus, finds = folder / name, folder / f"{name}-finds"
    corpus.mkdir()
    finds.mkdir()
    start, left, n = time.monotonic(), runs, 0
    while left > 0:
        command = [sys.executable, __file__, "--child", name, str(corpus), str(finds), "--runs", str(left)]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        ran = re.findall(r"^#(\d+)\s", done.stderr, re.MULTILINE)
        finished = re.search(r"^Done (\d+) ", done.stderr, re.MULTILINE)
        left -= int(finished[1]) if finished else max(int(ran[-1]) if ran else left, 1)
        if finished:
            break
        n += 1
        print(f"{name}: {_last(done.stderr)}", flush=True)
        if n == 5:
            break
    for path in finds.iterdir():
        _save(name, path.read_bytes())
    small = sorted(p for p in corpus.iterdir() if p.stat().st_size <= SMALL)
    for path in random.Random(1).sample(small, min(keep, len(small))):
        _save(name, path.read_bytes())
    reached = len(list(corpus.iterdir()))
    took = time.monotonic() - start
    print(
        f"{name}: {runs - max(left, 0):,} runs in {took:.0f} s, {reached} inputs reached something new, {n} finds",
        flush=True,
    )
    return n


def _save(name: str, data: bytes) -> None:
    place = FINDS / name
    place.mkdir(parents=True, exist_ok=True)
    (place / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def _last(said: str) -> str:
    """What was raised, and where."""
    lines = [line for line in said.splitlines() if line.strip()]
    errors = [i for i, line in enumerate(lines) if "Uncaught Python exception" in line or "ERROR: libFuzzer" in line]
    return (
        " | ".join(lines[errors[0] : errors[0] + 3] + [x.strip() for x in lines if "framing/" in x][-2:])
        if errors
        else lines[-1]
    )


def _fuzz(name: str, corpus: str, finds: str) -> None:
    """In the process of one target."""
    import atheris

    with atheris.instrument_imports(include=["framing.io", "framing.validation.reading", "framing.validation.marks"]):
        from fuzzing.targets import TARGETS, place_of, try_it
    target = TARGETS[name]
    path = place_of(target, name)
    for i, seed in enumerate(target.seeds()):
        (Path(corpus) / f"seed-{i}").write_bytes(seed)
    runs = sys.argv[sys.argv.index("--runs") + 1]
    flags = [f"-atheris_runs={runs}", f"-runs={runs}", f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}",
             f"-max_len={LONGEST * 4}", f"-artifact_prefix={finds}/", "-seed=1", "-reload=0"]  # fmt: skip
    atheris.Setup([sys.argv[0], *flags, corpus], lambda data: try_it(target, path, data))
    try:
        atheris.Fuzz()
    finally:
        shutil.rmtree(path.parent, ignore_errors=True)


if __name__ == "__main__":
    main()
