"""How often tests cry wolf, intervals hold the truth, and differences are found: the tables of docs/validity.md.

Run `python benchmarks/calibration.py`; `--part coverage` prints one part only. The parts:

    null        nothing differs: shares of p < .05, corpora with a finding; false discovery rate with words planted
    groups      the same for groups of 8 outlets a side
    unequal     the same where outlets differ in length, number and burstiness, and where stories are copied
    real        the same on real articles with labels drawn at random, and on two halves of one outlet
    coverage    95 % intervals of shares, rates and log ratios
    power       planted shifts of a share and of a rate
    events      one outlet covers more wars: crude and within events
    headlines   "illegal (im)migra*" in headlines and standfirsts

Real articles are read from the folder that FRAMING_DEVELOPMENT_DATA names; what is absent is named as absent. Tables go
to standard output in Markdown, progress to standard error. `--seed` sets the simulations and the permutations.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from calibration_parts.coverage import print_coverage
from calibration_parts.events import print_events
from calibration_parts.groups import print_groups
from calibration_parts.headlines import print_headlines
from calibration_parts.null import print_null
from calibration_parts.power import print_power
from calibration_parts.real import print_real
from calibration_parts.unequal import print_unequal

PARTS: dict[str, Callable[[int], None]] = {
    "null": print_null,
    "groups": print_groups,
    "unequal": print_unequal,
    "real": print_real,
    "coverage": print_coverage,
    "power": print_power,
    "events": print_events,
    "headlines": print_headlines,
}


def main() -> None:
    """Print the tables of one part, or of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=list(PARTS), help="one part only")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for name, print_part in PARTS.items():
        if options.part in (None, name):
            begun = time.process_time()
            print(f"\n### {name}")
            print_part(options.seed)
            print(f"{name}: {time.process_time() - begun:.0f} s of processor time", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
