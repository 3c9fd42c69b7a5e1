"""Failures: a partition that cannot be counted, and the article that is the reason."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.mentions import find_mentions
from framing.partitions.blocks import Block
from framing.partitions.notes import noted
from framing.partitions.places import Partition
from framing.partitions.reading import corpus_of
from framing.partitions.recipe import Recipe
from framing.text.zones import find_zones

_SHOWN = 20


@dataclass(frozen=True)
class Failure:
    """Why a partition could not be counted."""

    number: int
    message: str


def attempt(
    partition: Partition, *, function: Callable[[Partition, Recipe], Block], recipe: Recipe
) -> tuple[int, Block | Failure]:
    """What a function makes of a partition, or why it cannot."""
    try:
        return partition.number, function(partition, recipe)
    except FramingError as error:
        return partition.number, Failure(partition.number, str(error))
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__}: {error} ({last.name}, line {last.lineno})"
        return partition.number, Failure(partition.number, f"{_article(partition, recipe)}: {what}")


def _article(partition: Partition, recipe: Recipe) -> str:
    """The article that is the reason: each is tried by itself."""
    place = f"{partition.path}, partition {partition.number}"
    with noted():
        try:
            corpus = corpus_of(partition, recipe.settled)
        except Exception:
            return place
        for i, (id, text) in enumerate(zip(corpus.ids, corpus.texts, strict=True)):
            one = Corpus((text,), corpus.docvars.iloc[[i]])
            try:
                zones = find_zones(one, keep=recipe.keep, repeated=partition.repeated)
                for lexicon in recipe.lexicons:
                    find_mentions(one, lexicon, zones=zones, attribution=recipe.attribution)
            except Exception:
                return f"article {id!r} ({place})"
    return f"{place} (no article of it fails by itself)"


def check_failures(failures: list[Failure], n: int) -> None:
    """A `FramingError` that names all failures, if there are any."""
    if not failures:
        return
    failures = sorted(failures, key=lambda failure: failure.number)
    shown = "\n".join(f"- {failure.message}" for failure in failures[:_SHOWN])
    more = f"\n- and {len(failures) - _SHOWN} more" if len(failures) > _SHOWN else ""
    raise FramingError(
        f"{len(failures)} of {n} partitions could not be counted:\n{shown}{more}\n"
        "Mend or remove these articles and count again: the other partitions are kept."
    )
