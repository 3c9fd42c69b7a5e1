"""The methods of a paper in sentences, made from the settings and the tables and never beyond them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from framing.export._labels import basis, level, lexicon_of
from framing.export._paper import number
from framing.export._text import latex, markdown
from framing.report import Coded, ReportData
from framing.report._data import MOST_WORDS
from framing.report._opening import zone_words
from framing.stats._chance import Chance
from framing.stats.design import Design
from framing.stats.naming.distance import MOST_RESAMPLES
from framing.validation import validation_note

SOFTWARE = "framing"
"""The key of the package itself."""


@dataclass(frozen=True)
class Cite:
    """References by their keys."""

    keys: tuple[str, ...]


_KINDS = {"codebook": "a codebook", "labels": "a lexicon of labels", "words": "a lexicon of words"}
_DIGEST = re.compile(r"[0-9a-f]{32,}")
Piece = str | Cite
Paragraph = tuple[str, tuple[Piece, ...]]
"""A heading, and sentences with what they cite between them."""


def cite(*keys: str) -> Cite:
    """What stands behind a sentence."""
    return Cite(keys)


def methods(data: ReportData) -> list[Paragraph]:
    """What was read, counted and reckoned, and what it cannot show; each method with its references."""
    parts = {
        "Material": _material(data),
        "Lexicons": _lexicons(data),
        "Counting": _counting(data),
        "Intervals and tests": _chance(data),
        "Words and texts": _words(data),
        "Limits": _limits(data),
        "Software": _software(data),
    }
    found = [(heading, tuple(pieces)) for heading, pieces in parts.items()]
    return [(heading, pieces) for heading, pieces in found if pieces]


def keys_of(paragraphs: Sequence[Paragraph]) -> list[str]:
    """The keys that the paragraphs cite, each once, in alphabetical order."""
    return sorted(
        {key for _, pieces in paragraphs for piece in pieces if isinstance(piece, Cite) for key in piece.keys}
    )


def methods_md(paragraphs: Sequence[Paragraph]) -> str:
    """The paragraphs in Markdown, with citations as Pandoc reads them."""
    lines = ["# Methods", ""]
    for heading, pieces in paragraphs:
        said = "".join(
            f" [{'; '.join('@' + key for key in p.keys)}]" if isinstance(p, Cite) else " " + markdown(p) for p in pieces
        )
        lines += [f"## {heading}", "", _closed(said), ""]
    return "\n".join(lines)


def methods_tex(paragraphs: Sequence[Paragraph]) -> str:
    r"""The paragraphs in LaTeX, to `\input`; hashes may break anywhere."""
    lines = ["% Cites references.bib.", r"\section*{Methods}"]
    for heading, pieces in paragraphs:
        said = "".join(
            rf"~\cite{{{','.join(p.keys)}}}" if isinstance(p, Cite) else " " + _breakable(latex(p)) for p in pieces
        )
        lines.append(rf"\paragraph{{{heading}.}}{_closed(said)}")
    return "\n".join(lines) + "\n"


def _closed(said: str) -> str:
    """A citation belongs before the stop of its sentence: the stop is moved behind it."""
    for mark in ("~\\cite{", " [@"):
        while f".{mark}" in said:
            before, _, rest = said.partition(f".{mark}")
            end = "}" if mark.endswith("{") else "]"
            keys, _, after = rest.partition(end)
            said = f"{before}{mark}{keys}{end}.{after}"
    return said.strip()


def _breakable(text: str) -> str:
    return _DIGEST.sub(lambda found: re.sub("(.{8})", r"\1\\allowbreak{}", found[0]), text)


def _material(data: ReportData) -> Iterator[Piece]:
    total = int(data.documents["n_words"].sum())
    left = zone_words(data)
    yield f"The material is {basis(data)}."
    out = sum(left.values())
    yield f"Of {number(total + out)} words {number(total)} were counted."
    if left:
        zones = ", ".join(f"{zone.replace('_', ' ')} {number(n)}" for zone, n in sorted(left.items(), key=_most))
        yield f"The rest was left out by form, position and repetition as no part of the articles ({zones})."
    kept = str(data.settings.get("kept zones", "none"))
    if kept != "none":
        yield f"Counted at wish: {kept}."
    if "outlet_basis" in data.corpus.docvars:
        inferred = int((data.corpus.docvars["outlet_basis"].astype(str) == "inferred").sum())
        if inferred:
            yield f"Of {number(inferred)} article{'s' if inferred != 1 else ''} the outlet is inferred and not stated."
    if data.pseudonymised:
        yield "Outlets stand under other names."


def _most(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _lexicons(data: ReportData) -> Iterator[Piece]:
    for coded in data.coded:
        lexicon = coded.lexicon
        said = [_KINDS[lexicon.kind], f"{len(lexicon.all_patterns())} patterns"]
        said += [f"licence {lexicon.licence}"] if lexicon.licence else []
        said += [f"SHA-256 {lexicon.sha256}"] if lexicon.sha256 else []
        n = int(coded.mentions["counted"].astype(bool).sum())
        yield f"{lexicon_of(coded)} ({', '.join(said)}) found {number(n)} mentions that count."
        if lexicon.developed_on:
            yield f"It was developed on {lexicon.developed_on.rstrip('.')}."
        # The hash is one of all texts under their own outlets: neither parts of a sample nor other names have it.
        told = data.sample is None and not data.pseudonymised
        yield validation_note(lexicon, data.corpus if told else None)


def _counting(data: ReportData) -> Iterator[Piece]:
    if any(coded.has_labels for coded in data.coded):
        yield (
            "A mention is a place where a referent is named; noun phrases, attributes and predicates count as a choice "
            "of label, names and parts of compounds do not. A modifier is counted beside the label that it belongs to."
        )
    if data.settings.get("attribution") == "none":
        yield "Whose words they are was not looked for: every mention counts as unattributed."
        return
    spacy = data.settings.get("attribution") == "spacy"
    how = "with the parser of spaCy" if spacy else "by rules over word order"
    yield (
        f"It was found {how} whose words they are: direct inside quotation marks, indirect in what is given to a "
        "source outside them, unattributed elsewhere; unquoted is unattributed and indirect together."
    )
    yield cite("pareti2016", "newell2018")
    if any(coded.lexicon.kind == "codebook" for coded in data.coded):
        yield "A share is a label's part of the unquoted labelled mentions of its referent in an outlet."
    yield "A rate is per 1,000 counted words of the same kind."


def _chance(data: ReportData) -> Iterator[Piece]:
    yield (
        "The unit of chance is the article; articles of one copy group are one unit "
        f"(copy groups: {data.settings.get('copy groups', 'none')})."
    )
    yield (
        f"Shares and rates have {level(data.coded[0].naming)} intervals: of more than one unit, one is left out at a "
        "time on the logit or the logarithm."
    )
    yield cite("efron1981", "satterthwaite1946")
    yield "Where fewer than two units have a label, the interval is that of the number of units that have it."
    yield cite("clopper1934")
    yield "The interval of one article is Wilson's."
    yield cite("wilson1927")
    tables = [coded.contrasts for coded in data.coded if len(coded.contrasts)]
    if tables:
        yield from _contrasts(data, tables)
    if any(len(coded.distance) for coded in data.coded):
        yield (
            "How differently two outlets name a referent is the Jensen-Shannon distance of their shares, beside what "
            f"{number(_set(data, 'distance permutations', MOST_RESAMPLES))} exchanges of articles at most give."
        )
        yield cite("lin1991", "gentzkow2019")


def _contrasts(data: ReportData, tables: Sequence[pd.DataFrame]) -> Iterator[Piece]:
    yield "Outlets are compared, each with all others, by differences and ratios; two such intervals are put together."
    yield cite("zou2008", "newcombe1998")
    if data.settings.get("events held constant") == "yes":
        yield "Ratios adjusted for the event are those of Mantel and Haenszel."
        yield cite("mantel1959", "greenland1985")
    if any(bool(table["p"].notna().any()) for table in tables):
        yield from _tests(data, "Comparisons", Chance().n_resamples)
    else:
        yield "No p-value is given: too few independent articles have these labels for any exchange to reach .05."
        yield cite("tarone1990")


def _tests(data: ReportData, what: str, permutations: int) -> Iterator[Piece]:
    within = "within each event" if data.settings.get("events held constant") == "yes" else "whatever their event"
    seed = _set(data, "seed", Chance().seed)
    yield (
        f"{what} are tested by exchanging articles between outlets, {within}, at most "
        f"{number(permutations)} times (random seed {seed}), two-sided; drawing stops early where chance explains much."
    )
    yield cite("chung2013", "phipson2010", "besag1991")
    yield "A test that no exchange could bring to .05 is not made; the others are adjusted by the false discovery rate."
    yield cite("tarone1990", "benjamini1995")


def _set(data: ReportData, name: str, default: int) -> int:
    """What the settings record, and what the functions take where nothing is said."""
    return int(str(data.settings.get(name, default)))


def _words(data: ReportData) -> Iterator[Piece]:
    read = data.read
    if len(read.keyness):
        yield (
            f"Key words are compared by the log ratio of their rates, with intervals as above, {MOST_WORDS} of each "
            "outlet; log-likelihood ratio and log-odds with an informative prior stand beside it and give no p-value."
        )
        yield cite("hardie2014", "dunning1993", "monroe2008")
        if bool(read.keyness["p"].notna().any()):
            yield from _tests(data, "Key words", Chance().n_resamples)
    if len(read.terms):
        yield "Distinctive terms are weighted by TF-IDF with one text an outlet."
        yield "Similarity is the cosine of these weights."
        yield cite("salton1988", "sparckjones1972")
    pairs = len(read.shared.copies)
    yield (
        "Articles of one text are found by five-word shingles, rare names and numbers and aligned sentences in common: "
        f"{number(pairs)} pair{'s' if pairs != 1 else ''}."
    )
    yield cite("clough2002")
    if len(read.shared.coverage):
        yield "Facts (names, numbers, quotations, sources and sentences) are compared between the outlets of an event."
        yield cite("entman1993")


def _limits(data: ReportData) -> Iterator[Piece]:
    for sentence in dict.fromkeys(s for d in (data.design, *_designs(data.coded)) for s in (*d.sentences, *d.warnings)):
        yield str(sentence)
    yield (
        "A difference in word choice is not bias, and no baseline says what the right word is. In indirect speech the "
        "wording may be the outlet's or the source's. No interval contains the errors of the lexicon and of the rules."
    )


def _designs(coded: Sequence[Coded]) -> list[Design]:
    return [c.design for c in coded]


def _software(data: ReportData) -> Iterator[Piece]:
    named = {name: v for name, v in data.versions.items() if name != "newsframing" and v != "not installed"}
    yield (
        f"All numbers were made with framing {data.versions.get('newsframing', '')} "
        f"({', '.join(f'{name} {version}' for name, version in named.items())})."
    )
    yield cite(SOFTWARE)
    yield "Files, lexicons and settings stand with their SHA-256 in the folder replication."
