"""Interrupt every command that writes, at a random moment and in every way: what lies there is whole, old or new.

    python benchmarks/interrupts.py --times 10

Each command is run twice on two versions of a corpus, for the files before and after. Then it is run on the second over
the files of the first and interrupted: by SIGKILL, SIGTERM or SIGINT at a random moment; by a disk that is full after
so many bytes (a small file system in memory, which needs root); by a folder that may not be written (which needs a user
that is not root). Each file that the command writes must then be byte for byte the old or the new one, or not be there
if it was not; after SIGTERM, SIGINT and the full disk nothing temporary may be left beside it. Where the work was
refused, a sentence and exit code 2 are asked for.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
FRAMING = [sys.executable, "-c", "from framing.cli import start; start()"]
LEXICON = ["-l", "harbour-strike"]
CONTRAST = ["--contrast", "target=Tarnmouth Herald,referent=STRIKERS,label=docker"]
# Command > its arguments; IN is the corpus, OUT where it writes.
COMMANDS = {
    "report": ["report", "IN", *LEXICON, "-o", "OUT"],
    "export": ["export", "IN", *LEXICON, "-o", "OUT"],
    "count": ["count", "IN", *LEXICON, "-o", "OUT"],
    "code": ["code", "IN", *LEXICON, "--sample", "20", "-o", "OUT"],
    "freeze": ["freeze", "IN", *LEXICON, *CONTRAST, "-o", "OUT/registration.json"],
    "convert": ["convert", "IN", "-o", "OUT/articles.csv"],
    "lexicon draft": ["lexicon", "draft", "IN", "-o", "OUT/draft.yaml"],
    "teach handout": ["teach", "handout", "OUT"],
}
SAME_INPUT = ("teach handout",)
SIGNALS = {"SIGKILL": signal.SIGKILL, "SIGTERM": signal.SIGTERM, "SIGINT": signal.SIGINT}

Files = dict[str, bytes]


@dataclass
class Tried:
    """A command with what it writes of each version of the corpus, and how long it takes."""

    name: str
    old: Files
    new: Files
    seconds: float


def main() -> None:
    """Interrupt, look, and end with 1 where anything is half."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--times", type=int, default=10, help="of each way, each command")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=list(COMMANDS), action="append")
    chosen = parser.parse_args()
    rng, wrong = random.Random(chosen.seed), []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        versions = _corpora(folder)
        for command in chosen.only or COMMANDS:
            tried = _try(command, versions, folder)
            seen: Counter[str] = Counter()
            for how in (*SIGNALS, "full disk"):
                for _ in range(chosen.times):
                    after, left, code, said = _interrupted(tried, how, versions[1], folder, rng)
                    problems = _problems(tried, after, left, how, code, said)
                    wrong += [f"{command}, {how}: {problem}" for problem in problems]
                    seen[how] += bool(code)
            told = ", ".join(f"{how} {n} of {chosen.times}" for how, n in seen.items())
            print(f"{command}: {len(tried.new)} files, {tried.seconds:.1f} s; stopped by {told}", flush=True)
    print("\n".join(wrong) or "No file was half.")
    sys.exit(bool(wrong))


def _corpora(folder: Path) -> tuple[Path, Path]:
    """The bundled example, and the same with a sentence more in each article."""
    first, second = folder / "in-old", folder / "in-new"
    for place in (first, second):
        shutil.copytree(ROOT / "seeds" / "harbour-strike", place)
    for path in second.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text.rstrip()}\n\nThe dockers of the northern quay went home.\n", encoding="utf-8")
    return first, second


def _command(name: str, source: Path, out: Path) -> list[str]:
    swap = {"IN": str(source), "OUT": str(out)}
    own = [swap.get(part, part.replace("OUT/", f"{out}/")) for part in COMMANDS[name]]
    return [*FRAMING, *own]


def _run(name: str, source: Path, out: Path) -> float:
    start = time.monotonic()
    done = subprocess.run(_command(name, source, out), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{name}: {done.stderr}")
    return time.monotonic() - start


def _try(name: str, versions: tuple[Path, Path], folder: Path) -> Tried:
    files = []
    for i, source in enumerate(versions):
        out = folder / f"{name}-{i}"
        out.mkdir()
        seconds = _run(name, source, out)
        files.append(_files(out))
    return Tried(name, *files, seconds)


def _files(out: Path) -> Files:
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def _interrupted(
    tried: Tried, how: str, source: Path, folder: Path, rng: random.Random
) -> tuple[Files, list[str], int, str]:
    """What lies there after a run that was stopped, what is left over, the exit code and what was said."""
    out = Path(tempfile.mkdtemp(dir=folder))
    mounted = how == "full disk"
    # A command that refuses to write over what is there begins with nothing.
    before = {} if tried.name in ("freeze", "teach handout") else tried.old
    try:
        if mounted:
            pages = sum(2 + len(data) // 4096 for data in before.values()) + len(before)
            room = 4096 * (pages + rng.randrange(1, 3 + sum(map(len, tried.new.values())) // 4096))
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}", "tmpfs", str(out)], check=True)
        for name, data in before.items():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_bytes(data)
        process = subprocess.Popen(
            _command(tried.name, source, out), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        if how in SIGNALS:
            # Late more often than early: early, nothing is written yet.
            time.sleep(tried.seconds * (1 - rng.random() ** 2 * 0.9))
            process.send_signal(SIGNALS[how])
        said = process.communicate()[1]
        after = _files(out)
        left = [name for name in after if Path(name).name.startswith(".") or "/." in name]
        return {n: d for n, d in after.items() if n not in left}, left, process.returncode, said
    finally:
        if mounted:
            subprocess.run(["umount", str(out)], check=True)
        shutil.rmtree(out)


def _problems(tried: Tried, after: Files, left: list[str], how: str, code: int, said: str) -> list[str]:
    found = [
        f"{name} is neither old nor new ({len(data)} bytes)"
        for name, data in after.items()
        if data not in (tried.old.get(name), tried.new.get(name))
    ]
    if how != "SIGKILL" and left:
        found.append(f"left over: {left[:3]}")
    if "Traceback" in said:
        found.append(f"a traceback: {said.strip().splitlines()[-1]}")
    if how == "full disk" and code and "Error:" not in said:
        found.append(f"no sentence: {said[-200:]!r}")
    return found


if __name__ == "__main__":
    main()
