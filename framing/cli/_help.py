"""What `framing --help` says. It is known without the commands and without click, for it is asked for most often."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

COMMANDS = {
    "agree": ("_validation", "Measure how far coders agree: SHEETS are one file a coder, with their key beside them."),
    "audit": (
        "_lexicon",
        "Show which patterns carry the result, which hits are doubtful, and how far a score is the label "
        "itself.",
    ),
    "code": (
        "_validation",
        "Write sheets to code by hand: mentions that were found, and sentences in which to find them.",
    ),
    "collocates": ("_words", 'List the words that stand near PATTERN in each outlet: rebel, "captur*".'),
    "contrasts": (
        "_compare",
        "Compare outlets by their labels: difference and ratio with intervals, and p by permutation of "
        "articles.",
    ),
    "convert": ("_convert", "Write articles, or the mentions in them, for other programs."),
    "count": (
        "_partitions",
        "Count mentions and words of more articles than fit into memory, and write the tables.",
    ),
    "coverage": (
        "_reuse",
        "List which names, numbers, quotations, sources and sentences how many outlets carry, and which "
        "outlet alone has or leaves out what.",
    ),
    "design": (
        "_compare",
        "Say what these articles can show: how small p can become, and which difference would be found.",
    ),
    "dispersion": (
        "_words",
        "Show how evenly words are spread over the articles: a word of one article says little of an outlet.",
    ),
    "distance": (
        "_compare",
        "Show how differently each two outlets name a referent, beside how far apart chance alone would put "
        "them.",
    ),
    "export": ("_export", "Write tables, figures, methods and references for a paper."),
    "freeze": (
        "_validation",
        "Register before looking: hashes of articles, lexicon and codebook, the seed, and the contrasts to be "
        "tested.",
    ),
    "keyness": (
        "_compare",
        "List the words that one outlet has more of than another, by how much at least, and p by permutation.",
    ),
    "kwic": ("_words", 'Show PATTERN in its context, line by line: rebel, "anti-regime", "captur*".'),
    "lexicon": ("_lexicon", "Lexicons and codebooks: list those that are shipped, check and convert your own."),
    "mentions": ("_naming", "List every mention: who is named how, where, by which rule, and in whose words."),
    "naming": (
        "_naming",
        "Count labels by outlet and by whose word they are: unattributed, indirect (given to a source outside "
        "quotation marks), direct (inside them).",
    ),
    "report": (
        "_report",
        "Write the report: one self-contained HTML page, its tables as CSV and its figures as SVG.",
    ),
    "reuse": (
        "_reuse",
        "List the pairs of articles that share text: wholly or partially derived from one another or from a "
        "common source, or sharing quotations only, and why.",
    ),
    "sources": ("_naming", "List who is quoted or reported by each outlet, how much, and with which cues."),
    "teach": (
        "_teach",
        "For the classroom: a folder to hand out, the course in a browser or for otter-grader, answers to hand "
        "in.",
    ),
    "terms": (
        "_words",
        "List the terms that set each outlet apart, by TF-IDF, and say how far that can be trusted.",
    ),
    "validate": (
        "_validation",
        "Measure the lexicon and the rules against coded sheets, and correct the result by them.",
    ),
    "variants": (
        "_reuse",
        "List the places in which copies of one text differ: both wordings, and what sort of difference it "
        "is.",
    ),
    "zones": ("_report", "Print articles with the zone of every part, so that you see what was left out and why."),
}  # fmt: skip
"""Command > the file that holds it, and the first sentence of its own help."""

WIDEST = 110
ABOUT = (
    "Show how news outlets tell the same story: who is named how, where, and how often.",
    "PATH is a folder of .txt files with a table of articles beside them, or a .csv, .xlsx, .jsonl, .json or .parquet "
    "file, web pages (.html, .warc), exports of Nexis, Factiva or ProQuest, or a folder or .zip of these; the name of "
    "the bundled example, harbour-strike, serves too. Difference in word choice is not bias, and no baseline says what "
    "the right word is.",
)
OPTIONS = {
    "--version": "Show the version and exit.",
    "--strict": "Take every warning for an error: stop and say it.",
    "-h, --help": "Show this message and exit.",
}


def group_help(width: int | None = None) -> str:
    """The help of the whole command line, as wide as the terminal but no wider than can be read.

    >>> print(group_help(80).splitlines()[0])
    Usage: framing [OPTIONS] COMMAND [ARGS]...
    """
    wide = (width or min(_terminal(), WIDEST)) - 2
    lines = ["Usage: framing [OPTIONS] COMMAND [ARGS]..."]
    for paragraph in ABOUT:
        lines += ["", *(f"  {line}" for line in _wrapped(paragraph, wide - 2))]
    lines += ["", "Options:", *_listed(OPTIONS, wide)]
    lines += ["", "Commands:", *_listed({name: about for name, (_, about) in COMMANDS.items()}, wide)]
    return "\n".join(lines)


def _terminal() -> int:
    try:
        return max(40, int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size(sys.stdout.fileno()).columns)
    except (OSError, ValueError, AttributeError):
        return 80


def _listed(about: dict[str, str], wide: int) -> Iterator[str]:
    left = max(map(len, about)) + 4
    for name, said in about.items():
        first, *rest = _wrapped(said, wide - left)
        yield f"  {name}".ljust(left) + first
        yield from (" " * left + line for line in rest)


def _wrapped(text: str, wide: int) -> list[str]:
    """
    >>> _wrapped("who is named how", 9)
    ['who is', 'named how']
    """
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= wide:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
