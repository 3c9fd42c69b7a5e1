"""Written: the result of a validation as a sentence, as a paragraph, and in the header of a copy of the lexicon."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import isnan
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon, write_lexicon
from framing.io.whole import write_whole
from framing.lexicon import Lexicon
from framing.validation.agreement_tables import Agreement
from framing.validation.coded import Coded
from framing.validation.digests import corpus_digest, lexicon_digest
from framing.validation.precision_recall import Quality

_HEADER = re.compile(r"^validated_on:.*\n(?:[ \t]+.*\n|[ \t]*\n(?=[ \t]))*", re.MULTILINE)
_BEFORE = re.compile(r"^(?:developed_on|note|citation|licence):.*\n(?:[ \t]+.*\n)*", re.MULTILINE)


def validated_text(
    found: Quality, coded: Coded, *, sentences: Coded | None = None, agreed: Agreement | None = None, date: str = ""
) -> str:
    """What a lexicon's header says of its validation, ready for the methods of a paper too.

    Parameters
    ----------
    found, coded, sentences
        As `quality` returned it, and what it was given.
    agreed
        As `agreement` returned it for `coded`, where there is more than one coder.
    date
        When it was coded, as the author writes it; a program does not know.

    Examples
    --------
    >>> import tempfile, warnings
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> from framing.validation import Coding, quality, read_coded, write_sheets
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_sheets(found, folder, n=4)
    ...     coding = Coding(folder, "anna")
    ...     while not coding.finished:
    ...         coding.answer("no")  # she thinks that none of them names anybody
    ...     coded = read_coded([coding.path])
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")  # the lexicon was developed on these articles
    ...     measured = quality(found, coded)
    >>> validated_text(measured, coded, date="May 2024").split(": ")[1]
    'a random sample of 4 mentions, seed 1, coded by 1 coder (May 2024); precision naming 0.00 (0.00 to 0.71)'
    """
    key = coded.key
    n = coded.codes["item"].nunique()
    what = f"{n} mentions" + (f" and {sentences.codes['item'].nunique()} sentences" if sentences is not None else "")
    seed = f"seed {key['seed']}, " if "seed" in key else ""
    coders = len(coded.coders)
    text = f"{_articles(key)}: a random sample of {what}, {seed}coded by {coders} coder{'s' if coders > 1 else ''}"
    text += f" ({date})" if date else ""
    parts = [_alphas(agreed)] if agreed is not None else []
    for figure, measures in (
        ("precision", ("naming", "referent", "label", "attribution")),
        ("recall", ("naming", "label")),
    ):
        said = [_figure(name, *found.value(figure, name)) for name in measures]
        if any(said):
            parts.append(f"{figure} {', '.join(part for part in said if part)}")
    return "; ".join([text, *[part for part in parts if part]])


def validation_paragraph(
    found: Quality,
    coded: Coded,
    *,
    sentences: Coded | None = None,
    agreed: Sequence[Agreement] = (),
    date: str = "",
) -> str:
    """The validation as a paragraph for the methods section of a paper: sample, coders, agreement, quality.

    Answers: what do readers have to know to judge how right the measurement is?

    Parameters
    ----------
    found, coded, sentences, date
        As for `validated_text`.
    agreed
        As `agreement` returned it, of each sheet that more than one coder coded.

    Returns
    -------
    str
        What was not done is said too.

    Examples
    --------
    >>> import tempfile, warnings
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> from framing.validation import Coding, quality, read_coded, write_sheets
    >>> mentions = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_sheets(mentions, folder, n=5)
    ...     coding = Coding(folder, "anna")
    ...     while not coding.finished:
    ...         coding.answer("no")
    ...     coded = read_coded([coding.path])
    >>> with warnings.catch_warnings():
    ...     warnings.simplefilter("ignore")  # the lexicon was developed on these articles
    ...     text = validation_paragraph(quality(mentions, coded), coded)
    >>> text.split(". ")[-2]
    'Recall is not known: no sentences were coded'
    """
    return " ".join(
        [
            _sample_said(coded, sentences, date),
            *(_agreement_said(one) for one in agreed),
            *(["One coder coded, so agreement is not known."] if len(coded.coders) < 2 else []),
            *_quality_said(found, sentences is not None),
        ]
    )


def _sample_said(coded: Coded, sentences: Coded | None, date: str) -> str:
    key = coded.key
    lexicon = key.get("lexicon", {})
    name = f"the lexicon {lexicon['name']} {lexicon['version']}" if lexicon else "the lexicon"
    what = f"{_of(coded)} mentions that it found, drawn by outlet, label and attribution"
    if sentences is not None:
        what += f", and {_of(sentences)} sentences, drawn by outlet"
    seed = f" (random seed {key['seed']})" if "seed" in key else ""
    n = len(coded.coders)
    return (
        f"How right {name} is was measured on {_articles(key)}. A random sample of {what}{seed}, was coded by hand by "
        f"{n} coder{'s' if n > 1 else ''}{f' ({date})' if date else ''}, on sheets that show neither the outlet nor "
        "what the program found."
    )


def _of(coded: Coded) -> str:
    n, whole = coded.codes["item"].nunique(), coded.key.get("population")
    return f"{n:,} of {whole:,}" if whole else f"{n:,}"


def _agreement_said(agreed: Agreement) -> str:
    rows = agreed.table[agreed.table["measure"].isin(["alpha", "alpha unitizing"])].dropna(subset=["value"])
    if rows.empty:
        return "Agreement is not known: all codes are one and the same."
    said = [_figure(str(r.variable).replace("_", "-"), r.value, r.ci_low, r.ci_high) for r in rows.itertuples()]
    marked = bool(rows["measure"].eq("alpha unitizing").any())
    what = "of what coders marked in sentences, for units that they cut out themselves" if marked else "(nominal)"
    return f"Krippendorff's alpha {what}, with intervals over articles: {', '.join(said)}."


def _quality_said(found: Quality, sentences: bool) -> Iterator[str]:
    level = found.table.attrs.get("level", 0.95)
    yield f"Figures are weighted by how items were drawn; {level * 100:g} % intervals leave out one article at a time."
    for figure in ("precision", "recall"):
        rows = found.table[found.table["figure"] == figure]
        said = [
            _figure(str(r.measure).replace("_", "-"), r.value, r.ci_low, r.ci_high)
            for r in rows[rows["outlet"] == ""].itertuples()
        ]
        if said:
            yield f"{figure.capitalize()}: {', '.join(said)}{_by_outlet(rows)}."
    if not sentences:
        yield "Recall is not known: no sentences were coded."
    yield "Where coders differ each counts alike."


def _by_outlet(rows: pd.DataFrame) -> str:
    """From where to where a figure of naming lies between the outlets."""
    own = rows[(rows["measure"] == "naming") & (rows["outlet"] != "")].sort_values(["value", "outlet"])
    if len(own) < 2:
        return ""
    low, high = own.iloc[0], own.iloc[-1]
    between = f"from {_short(low['value'])} ({low['outlet']}) to {_short(high['value'])} ({high['outlet']})"
    return f"; of naming by outlet {between}"


def validation_note(lexicon: Lexicon, corpus: Corpus | None) -> str:
    """What a report says of a lexicon on these articles: on what it was validated, and whether on them.

    Parameters
    ----------
    corpus
        The articles; None where they are too many to be read again, and it is only said what the header says.

    Examples
    --------
    >>> from framing import read_corpus, read_lexicon
    >>> validation_note(read_lexicon("harbour-strike"), read_corpus("harbour-strike"))
    'harbour-strike is not validated on these articles. How right it is here is not known.'
    """
    said = " ".join(lexicon.validated_on.split()).rstrip(".")
    if said and corpus is None:
        return f"{lexicon.name} is validated on {said}. Whether these are the same articles was not looked for."
    if said and corpus is not None and corpus_digest(corpus)[:12] in said:
        return f"{lexicon.name} is validated on these articles: {said}."
    others = f"; it was on {said}" if said else ""
    return f"{lexicon.name} is not validated on these articles{others}. How right it is here is not known."


def _articles(key: Mapping[str, Any]) -> str:
    corpus = key.get("corpus")
    return f"{corpus['n_documents']} articles (sha256 {corpus['sha256'][:12]})" if corpus else "articles not named"


def _alphas(agreed: Agreement) -> str:
    rows = agreed.table[agreed.table["measure"] == "alpha"]
    said = [f"{r.variable} {_short(r.value)}" for r in rows.dropna(subset=["value"]).itertuples()]
    return f"Krippendorff's alpha {', '.join(said)}" if said else ""


def _figure(name: object, value: Any, low: Any, high: Any) -> str:
    if isnan(value):
        return ""
    return f"{name} {_short(value)}" + (f" ({_short(low)} to {_short(high)})" if not isnan(low) else "")


def _short(value: Any) -> str:
    return f"{float(value):.2f}"


def write_validated(lexicon: Lexicon, text: str, path: str | Path, *, source: str | Path | None = None) -> Lexicon:
    """Write a copy of a lexicon whose header says on what it was validated.

    Parameters
    ----------
    lexicon
        What was validated.
    text
        As `validated_text` returns it.
    path
        Where the copy goes; not the file it was read from.
    source
        The YAML file it was read from: its comments are kept then. Without it the copy has none.

    Returns
    -------
    Lexicon
        The copy, as read back.

    Raises
    ------
    FramingError
        If the copy would replace the file itself, or that file holds another lexicon.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "strike.yaml"
    >>> write_validated(read_lexicon("harbour-strike"), "20 articles of the Herald, May 2024", path).validated_on
    '20 articles of the Herald, May 2024'
    """
    path = Path(path)
    said = replace(lexicon, validated_on=" ".join(text.split()))
    if source is None:
        write_lexicon(said, path)
        return read_lexicon(path)
    source = Path(source)
    if path.exists() and path.resolve() == source.resolve():
        raise FramingError(f"{path} is the lexicon itself. Give the copy a name of its own.")
    if lexicon_digest(read_lexicon(source)) != lexicon_digest(lexicon):
        raise FramingError(f"{source} holds another lexicon than the one that was validated.")
    written = source.read_text(encoding="utf-8")
    line = f"validated_on: {json.dumps(said.validated_on, ensure_ascii=False)}\n"
    changed = _HEADER.sub(lambda _: line, written, count=1)
    if changed == written:
        changed = _BEFORE.sub(lambda match: match.group() + line, written, count=1)
    if _is_read_as(changed, path.suffix, said):
        write_whole(path, changed.encode())
    else:
        # A header that is written in another way than ours: the tree is safe, its comments are not.
        write_lexicon(said, path)
    return read_lexicon(path)


def _is_read_as(text: str, suffix: str, lexicon: Lexicon) -> bool:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"lexicon{suffix}"
        path.write_text(text, encoding="utf-8", newline="")
        try:
            read = read_lexicon(path)
        except FramingError:
            return False
    return read.validated_on == lexicon.validated_on and lexicon_digest(read) == lexicon_digest(lexicon)
