"""Frozen: what is going to be tested, written down before anybody looks; and what of a later result was."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing._checks import FramingError, FramingWarning, at, check_choice, did_you_mean
from framing.corpus import Corpus
from framing.io.decoding import decode
from framing.io.tables import read_bytes
from framing.io.whole import write_whole
from framing.lexicon import Lexicon
from framing.mentions import Mentions
from framing.stats._units import REST
from framing.stats.design.cautions import developed_here
from framing.stats.design.tables import known
from framing.validation.codebook import codebook_digest
from framing.validation.digests import corpus_digest, digest, lexicon_digest

FORMAT = "framing registration 1"
FIELDS = ("target", "reference", "referent", "label", "measure", "event")
"""What a contrast says; `target` and `reference` at least. What it leaves out is any."""
MEASURES = ("share", "rate")


@dataclass(frozen=True, eq=False)
class Checked:
    """What of a result was registered.

    Parameters
    ----------
    table
        The result with a column `registered`.
    sentences
        What is no longer as it was registered, and how many rows are exploratory.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> from framing import contrasts
    >>> import warnings
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")  # the lexicon was developed on these articles
    ...     frozen = freeze(found, [{"target": "Tarnmouth Herald", "referent": "STRIKERS", "label": "docker"}])
    >>> checked = check_frozen(frozen, found, contrasts(found, target="Tarnmouth Herald", n_resamples=9))
    >>> int(checked.table["registered"].sum())
    1
    """

    table: pd.DataFrame
    sentences: tuple[str, ...]


def freeze(
    mentions: Mentions, contrasts: Sequence[Mapping[str, str]], *, seed: int = 1, by: str = "outlet"
) -> dict[str, Any]:
    """Register a study before looking: hashes of articles, lexicon and codebook, the seed, and what will be tested.

    Answers: what was decided before the result was known?

    Parameters
    ----------
    mentions
        As `find_mentions` returns them: the articles and the lexicon are registered, and nothing is counted.
    contrasts
        What will be tested, each a mapping such as ``{"target": "Herald", "reference": "rest", "referent": "STRIKERS",
        "label": "docker"}``; without `label` or `referent`, all of them. `measure` is share unless said.
    seed
        Of the coding samples and of the permutations.
    by
        The docvar whose values are compared.

    Returns
    -------
    dict
        What `write_frozen` writes; `sha256` is that of all the rest.

    Raises
    ------
    FramingError
        If a contrast names an outlet, referent or label that is not there, or none is given.

    Warns
    -----
    FramingWarning
        If the lexicon was developed on some of these articles.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> import warnings
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     frozen = freeze(found, [{"target": "Tarnmouth Herald", "reference": "rest", "referent": "STRIKERS"}])
    >>> frozen["lexicon"]["name"], len(frozen["contrasts"])
    ('harbour-strike', 1)
    """
    corpus, lexicon = mentions.corpus, mentions.lexicon
    check_choice("by", by, [c for c in corpus.docvars.columns if c != "id"])
    if not contrasts:
        raise FramingError("nothing is registered without a contrast. Name what will be tested.")
    groups = sorted({str(value) for value in corpus.docvars[by]} - {""})
    wanted = [_contrast(i, dict(c), groups, lexicon) for i, c in enumerate(contrasts, start=1)]
    warn_if_developed_on(mentions)
    frozen: dict[str, Any] = {
        "format": FORMAT,
        "corpus": {"sha256": corpus_digest(corpus), "n_documents": len(corpus)},
        "lexicon": {"name": lexicon.name, "version": lexicon.version, "sha256": lexicon_digest(lexicon)},
        "codebook": {"sha256": codebook_digest(lexicon)},
        "seed": seed,
        "by": by,
        "contrasts": wanted,
    }
    return frozen | {"sha256": _digest(frozen)}


def write_frozen(frozen: Mapping[str, Any], path: str | Path) -> None:
    """Write a registration; one that is there is not replaced.

    Raises
    ------
    FramingError
        If there is such a file already, or it cannot be written.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> import tempfile, warnings
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")  # the lexicon was developed on these articles
    ...     frozen = freeze(found, [{"target": "Tarnmouth Herald", "referent": "STRIKERS"}])
    >>> path = Path(tempfile.mkdtemp()) / "frozen.json"
    >>> write_frozen(frozen, path)
    >>> read_frozen(path) == frozen
    True
    """
    path = Path(path)
    if path.exists():
        raise FramingError(f"{path} is there already, and a registration is not changed. Give this one another name.")
    write_whole(path, (json.dumps(dict(frozen), ensure_ascii=False, indent=1) + "\n").encode())


def read_frozen(path: str | Path) -> dict[str, Any]:
    """Read a registration.

    Raises
    ------
    FramingError
        If there is no such file, it is none, or it was changed after it was written.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> import tempfile, warnings
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")  # the lexicon was developed on these articles
    ...     frozen = freeze(found, [{"target": "Tarnmouth Herald", "referent": "STRIKERS"}])
    >>> path = Path(tempfile.mkdtemp()) / "frozen.json"
    >>> write_frozen(frozen, path)
    >>> [(contrast["target"], contrast["reference"]) for contrast in read_frozen(path)["contrasts"]]
    [('Tarnmouth Herald', 'rest')]
    """
    path = Path(path)
    if not path.is_file():
        raise FramingError(f"There is no file {path}. Check the name and the folder.")
    try:
        frozen = json.loads(decode(read_bytes(path), str(path)))
    except json.JSONDecodeError as error:
        raise FramingError(f"{at(path, error.lineno)}: this is no JSON, so no registration.") from None
    if not isinstance(frozen, dict) or frozen.get("format") != FORMAT:
        raise FramingError(f"{path} is no registration ({FORMAT}).")
    if frozen.get("sha256") != _digest({k: v for k, v in frozen.items() if k != "sha256"}):
        raise FramingError(f"{path} was changed after it was written: its sha256 is not its own.")
    return frozen


def check_frozen(
    frozen: Mapping[str, Any], mentions: Mentions, table: pd.DataFrame, *, measure: str = "share", event: str = ""
) -> Checked:
    """Say what of a table of contrasts was registered, and what is exploratory.

    Parameters
    ----------
    frozen
        As `read_frozen` returns it.
    mentions
        What the table was made from.
    table
        As `contrasts` or `corrected_contrasts` returns it.
    measure, event
        As they were given to `contrasts`.

    Returns
    -------
    Checked
        Where articles or lexicon are not those that were registered, no row is.

    Examples
    --------
    >>> from framing import contrasts, find_mentions, read_corpus, read_lexicon
    >>> import warnings
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")
    ...     frozen = freeze(found, [{"target": "Tarnmouth Herald", "referent": "STRIKERS", "label": "docker"}])
    >>> check_frozen(frozen, found, contrasts(found, n_resamples=9)).sentences[0]
    'Of 132 contrasts 1 was registered before; the others are exploratory.'
    """
    sentences = _changes(frozen, mentions.corpus, mentions.lexicon)
    registered = np.zeros(len(table), bool)
    if not sentences:
        for contrast in frozen["contrasts"]:
            if contrast["measure"] == measure and contrast["event"] == event:
                registered |= _matches(table, contrast)
    n = int(registered.sum())
    was = "was" if n == 1 else "were"
    said = f"Of {len(table)} contrasts {n} {was} registered before; the others are exploratory."
    return Checked(table.assign(registered=registered), (*sentences, said))


def warn_if_developed_on(mentions: Mentions) -> None:
    """Warn where a lexicon is tested on articles that its author looked at."""
    n = developed_here(known(mentions.corpus, mentions, by="outlet", event=None))
    if n:
        warnings.warn(
            f"the lexicon {mentions.lexicon.name!r} was developed on {n} of these {len(mentions.corpus)} articles: "
            "figures of quality measured on them flatter it. Test it on others.",
            FramingWarning,
            stacklevel=3,
        )


def _contrast(number: int, given: dict[str, str], groups: list[str], lexicon: Lexicon) -> dict[str, str]:
    where = f"contrast {number}"
    for name in given:
        if name not in FIELDS:
            hint = did_you_mean(name, FIELDS)
            raise FramingError(f"{where}: there is no {name!r}. It may have {', '.join(FIELDS)}.{hint}")
    if not given.get("target"):
        raise FramingError(f"{where}: it needs a target, one of {', '.join(groups[:12])}.")
    own = {"reference": "rest", "referent": "", "label": "", "measure": "share", "event": ""} | given
    check_choice(f"{where}: target", own["target"], groups)
    check_choice(f"{where}: reference", own["reference"], ["rest", *groups])
    check_choice(f"{where}: measure", own["measure"], MEASURES)
    if own["referent"]:
        check_choice(f"{where}: referent", own["referent"], [r.name for r in lexicon.referents])
    if own["label"]:
        check_choice(f"{where}: label", own["label"], lexicon.labels)
    return {name: own[name] for name in FIELDS}


def _changes(frozen: Mapping[str, Any], corpus: Corpus, lexicon: Lexicon) -> tuple[str, ...]:
    found = []
    if corpus_digest(corpus) != frozen["corpus"]["sha256"]:
        found.append(
            f"The articles are not those that were registered ({frozen['corpus']['n_documents']} then, {len(corpus)} "
            "now): everything here is exploratory."
        )
    if lexicon_digest(lexicon) != frozen["lexicon"]["sha256"]:
        found.append(
            f"The lexicon is not as it was registered ({frozen['lexicon']['name']} {frozen['lexicon']['version']}): "
            "everything here is exploratory."
        )
    elif codebook_digest(lexicon) != frozen["codebook"]["sha256"]:
        found.append("What coders are told has changed since it was registered: everything here is exploratory.")
    return tuple(found)


def _matches(table: pd.DataFrame, contrast: Mapping[str, str]) -> npt.NDArray[np.bool_]:
    reference = REST if contrast["reference"] == "rest" else contrast["reference"]
    wanted = {"target": contrast["target"], "reference": reference}
    wanted |= {name: contrast[name] for name in ("referent", "label") if contrast[name]}
    found = np.ones(len(table), bool)
    for name, value in wanted.items():
        found &= table[name].astype(str).to_numpy() == value
    return found


def _digest(frozen: Mapping[str, Any]) -> str:
    return digest(json.dumps(dict(frozen), sort_keys=True, ensure_ascii=False))
