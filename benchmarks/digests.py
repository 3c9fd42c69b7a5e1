"""Count the same articles in many ways: all must give the same digest, and any order of them the same tables.

Run `python benchmarks/digests.py ARTICLES.parquet [--shuffles 20] [--lexicon NAME]`. The articles are counted in 1, 2,
7 and 40 partitions, whose results merge in as many shuffled orders; by this process, threads, processes under three
hash seeds, and a Dask cluster of two workers, one of which is killed in the middle. Then the articles themselves are
shuffled: labels and contrasts with their intervals and p must be equal to the last bit.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from partitioned import counted  # noqa: E402

from framing import contrasts, count, naming, read_lexicon  # noqa: E402
from framing.partitions import run  # noqa: E402

JOB = """
import sys
sys.path.insert(0, {root!r})
from framing import count, read_lexicon
from framing.partitions import run
run.partition_size = lambda *_, **__: {size}
if __name__ == "__main__":
    print(count(sys.argv[1], read_lexicon({lexicon!r}), folder=sys.argv[2], workers=2).digest())
"""


def main() -> None:
    """Print a line for each way, and end with 1 where one differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--shuffles", type=int, default=20)
    parser.add_argument("--lexicon", default="armed-actors")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.parquet"
        rows = pq.read_table(chosen.articles)
        pq.write_table(rows, path, row_group_size=max(1, len(rows) // 200))
        groups = pq.ParquetFile(path).metadata
        n_bytes = sum(groups.row_group(i).total_byte_size for i in range(groups.num_row_groups))
        whole = ways(path, Path(folder), chosen, n_bytes)
        orders(path, Path(folder), chosen)
    print("all equal" if whole else "SOME DIFFER")
    sys.exit(not whole)


def ways(path: Path, folder: Path, chosen: argparse.Namespace, n_bytes: int) -> bool:
    """Whether all ways to count give one digest."""
    lexicon, found = read_lexicon(chosen.lexicon), {}

    def told(way: str, digest: str) -> None:
        found[way] = digest
        print(f"{way:42} {digest[:16]}", flush=True)

    for n in (1, 2, 7, 40):
        counts = counted(path, lexicon, size=2 * n_bytes // (2 * n - 1))
        told(f"{len(counts.plan.partitions)} partitions", counts.digest())
    for number in range(chosen.shuffles):
        told(f"merged in order {number}", counted(path, lexicon, size=n_bytes // 7, order=[number]).digest())
    size: Any = n_bytes // 7
    run.partition_size = lambda *_, **__: size  # type: ignore[assignment]
    told("this process", count(path, lexicon, folder=folder / "serial").digest())
    told("threads", count(path, lexicon, folder=folder / "threads", workers=2, executor="threads").digest())
    for seed in ("0", "1", "77"):
        command = [sys.executable, "-c", JOB.format(root=str(ROOT), size=size, lexicon=chosen.lexicon)]
        done = subprocess.run(
            [*command, str(path), str(folder / f"seed{seed}")],
            env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        told(f"two processes, hash seed {seed}", done.stdout.strip())
    told("Dask, two workers, one killed", on_dask(path, folder, lexicon))
    return len(set(found.values())) == 1


def on_dask(path: Path, folder: Path, lexicon: Any) -> str:
    """The digest of a cluster that loses a worker when counting begins."""
    from distributed import LocalCluster

    killed: list[int] = []
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        pids = [worker.pid for worker in cluster.workers.values()]

        def kill(line: str) -> None:
            if line.startswith("counting") and not killed:
                killed.append(pids[0])
                os.kill(pids[0], signal.SIGKILL)

        counts = count(path, lexicon, cluster=cluster.scheduler_address, folder=folder / "dask", progress=kill)
        assert killed
        return str(counts.digest())


def orders(path: Path, folder: Path, chosen: argparse.Namespace) -> None:
    """Any order of the articles gives the same tables."""
    rows, lexicon = pq.read_table(path), read_lexicon(chosen.lexicon)
    first: tuple[pd.DataFrame, pd.DataFrame] | None = None
    for number in range(chosen.shuffles + 1):
        order = list(range(len(rows)))
        if number:
            random.Random(number).shuffle(order)
        shuffled = folder / "shuffled.parquet"
        pq.write_table(rows.take(order), shuffled)
        mentions = counted(shuffled, lexicon, size=10**9).mentions(counted=True)
        tables = naming(mentions), contrasts(mentions)
        first = first or tables
        for one, other in zip(first, tables, strict=True):
            pd.testing.assert_frame_equal(one, other, check_exact=True)
    print(f"{chosen.shuffles} orders of the articles: labels and contrasts equal to the last bit")


if __name__ == "__main__":
    main()
