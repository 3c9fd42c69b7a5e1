"""Recipe: all that decides what is counted in a partition, so that what was counted before is known to be the same."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from pandas.util import hash_pandas_object

from framing._checks import FramingError, check_choice
from framing.io.columns import Columns
from framing.io.data import data_dir
from framing.lexicon import Lexicon
from framing.mentions.tables import Attribution
from framing.partitions.places import Partition
from framing.text.zones import ZONES

Words = Literal["none", "outlet", "document"]
"""Whether words are counted, and how finely they are kept."""


@dataclass(frozen=True)
class Recipe:
    """What is counted.

    Parameters
    ----------
    lexicons
        Which mentions are found.
    attribution
        As in `find_mentions`.
    keep
        Zones that count beside body and subhead.
    words
        "outlet": how often each outlet uses each word, in how many articles; "document": in which too; "none".
    text, columns
        As the user names them, see `read_corpus`.
    settled
        Which column holds what: known after the first pass.
    """

    lexicons: tuple[Lexicon, ...]
    attribution: Attribution = "rules"
    keep: tuple[str, ...] = ()
    words: Words = "outlet"
    text: str | tuple[str, ...] | None = None
    columns: tuple[tuple[str, str], ...] = ()
    settled: Columns | None = None

    def __post_init__(self) -> None:
        check_choice("attribution", self.attribution, get_args(Attribution))
        check_choice("words", self.words, get_args(Words))
        for zone in self.keep:
            check_choice("keep", zone, ZONES)
        if not self.lexicons:
            raise FramingError("`lexicons` holds none: give one lexicon or more.")
        names = [lexicon.name for lexicon in self.lexicons]
        for name in names:
            if names.count(name) > 1:
                raise FramingError(f"two lexicons are called {name!r}. Rename one: their counts are kept by name.")


def recipe_of(
    lexicons: Lexicon | Iterable[Lexicon],
    *,
    text: str | Sequence[str] | None = None,
    columns: Mapping[str, str] | None = None,
    keep: Iterable[str] = (),
    **how: Any,
) -> Recipe:
    """A recipe from what a user gives: one lexicon or several, columns as a mapping."""
    return Recipe(
        (lexicons,) if isinstance(lexicons, Lexicon) else tuple(lexicons),
        keep=(keep,) if isinstance(keep, str) else tuple(sorted(set(keep))),
        text=text if text is None or isinstance(text, str) else tuple(text),
        columns=tuple((columns or {}).items()),
        **how,
    )


def look_key(partition: Partition, recipe: Recipe) -> str:
    """What the first pass depends on, as two hashes: of how it is read, and of all."""
    how = recipe.text, recipe.columns
    return f"{_digest(how)[:8]}-{_digest(how, _place(partition), _settled(recipe), code_version())[:32]}"


def count_key(partition: Partition, recipe: Recipe) -> str:
    """What the counts of a partition depend on, as two hashes: of the lexicons and settings, and of all."""
    lines = partition.repeated
    repeated = None if lines is None else hash_pandas_object(lines, index=False).to_numpy().tobytes().hex()
    own = [dataclasses.asdict(dataclasses.replace(lexicon, source="")) for lexicon in recipe.lexicons]
    how = own, recipe.attribution, recipe.keep, recipe.words, recipe.text, recipe.columns
    place = _place(partition), partition.first, repeated
    return f"{_digest(how)[:8]}-{_digest(how, place, _settled(recipe), code_version())[:32]}"


def _place(partition: Partition) -> list[Any]:
    # Without the number and the lines before it: an article more at the beginning leaves the rest as it was.
    return [Path(partition.path).name, partition.kind, partition.files, partition.sha256]


def _settled(recipe: Recipe) -> Any:
    return None if recipe.settled is None else [recipe.settled.text, dict(recipe.settled.docvars)]


def _digest(*parts: Any) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True, default=_plain).encode()).hexdigest()


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else str(value)


_COUNT_NOTHING = frozenset({"__init__.py", "cli", "drafting", "plots", "report", "reuse", "show", "stats"})
"""Rooms that no count of a partition comes from: a change there leaves finished partitions as they are."""


@lru_cache(maxsize=1)
def code_version() -> str:
    """The version of the package, with a hash of the code that counts and its word lists: either may change counts."""
    found = hashlib.sha256()
    package = Path(__file__).parent.parent
    counting = [file for file in package.rglob("*.py") if file.relative_to(package).parts[0] not in _COUNT_NOTHING]
    files = sorted(counting, key=lambda file: file.relative_to(package).as_posix())
    with contextlib.suppress(FramingError):
        files += sorted(file for file in data_dir("lexicons").iterdir() if file.is_file())
    for file in files:
        found.update(f"{file.name}\0".encode() + file.read_bytes())
    return f"{getattr(sys.modules['framing'], '__version__', '')} {found.hexdigest()[:16]}"
