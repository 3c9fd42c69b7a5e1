"""Print the CPU time of each stage from text to mentions, compiled or not: python benchmarks/stages.py FOLDER [MB].

FOLDER is what `performance_corpus.py` wrote; FRAMING_KERNELS=0 and =1 choose between plain and compiled. Each stage is
done twice and the second time is told, so that compiling is not. The last stages do the ones before them again.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from performance_steps import texts_of

from framing import (
    find_attributions,
    find_mentions,
    find_quotations,
    find_sentences,
    find_zones,
    read_lexicon,
    tokenise,
)
from framing.corpus import Corpus


def cpu(stage: Callable[[], object]) -> float:
    """Seconds of the second of two runs."""
    stage()
    start = time.process_time()
    stage()
    return time.process_time() - start


def main() -> None:
    """Print one line a stage."""
    texts = tuple(texts_of(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 5).to_pylist())
    corpus = Corpus(texts, pd.DataFrame({"id": [f"a{i}" for i in range(len(texts))], "outlet": "one"}))
    lexicon, zones, tokens = read_lexicon("armed-actors"), find_zones(corpus), tokenise(texts, corpus.ids)
    stages: dict[str, Callable[[], object]] = {
        "zones": lambda: find_zones(corpus),
        "tokens": lambda: tokenise(texts, corpus.ids),
        "sentences": lambda: find_sentences(corpus, zones),
        "quotations": lambda: find_quotations(corpus, zones=zones),
        "attributions, with sentences and quotations": lambda: find_attributions(corpus, zones=zones, tokens=tokens),
        "mentions without attribution": lambda: find_mentions(
            corpus, lexicon, zones=zones, tokens=tokens, attribution="none"
        ),
        "mentions with attribution": lambda: find_mentions(corpus, lexicon, zones=zones, tokens=tokens),
    }
    for name, stage in stages.items():
        print(f"{name:45} {cpu(stage):6.2f} s", flush=True)


if __name__ == "__main__":
    main()
