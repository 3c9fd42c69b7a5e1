"""Text of others in a paper: shown as it is, never read as a command of LaTeX, Markdown or a file system."""

from __future__ import annotations

import re
import unicodedata

from framing.plots import clean

_JOINERS = "\u200c\u200d"
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "`": r"\textasciigrave{}",
    '"': r"\symbol{34}",  # some languages of babel read it as a command
    "[": "{[}",  # after the end of a row it would be read as an option of that end
    "]": "{]}",
    "*": "{*}",
    "\u00a0": "~",
    "\u2212": r"\ensuremath{-}",
    "\u221e": r"\ensuremath{\infty}",
    "\u2026": r"\ldots{}",
    "\ufffd": "?",
}
_LATEX_RUNS = re.compile(r"(?<=-)-|(?<=')'|(?<=,),|(?<=[?!])'")  # what fonts would draw as one sign
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|$@^~!&])")
_MARKDOWN_START = re.compile(r"^([-+=:])|^(\d+)([.)])(?=\s|$)")


def shown(text: object) -> str:
    """One line of text as a paper shows it: nothing that cannot be seen, nor turns the direction of what follows.

    >>> shown("The\\n Herald\\u202e")
    'The Herald'
    """
    return "".join(c for c in clean(text) if unicodedata.category(c) != "Cf" or c in _JOINERS)


def latex(text: object) -> str:
    """The text in LaTeX: every sign that means something to it is written out; letters of any script stay.

    >>> print(latex("50% of $5_000 -- \\\\input{x}"))
    50\\% of \\$5\\_000 -{}- \\textbackslash{}input\\{x\\}
    """
    parted = _LATEX_RUNS.sub(lambda found: "\0" + found[0], shown(text))
    return "".join("{}" if c == "\0" else _LATEX.get(c, c) for c in parted)


def markdown(text: object) -> str:
    """The text in Markdown, in a cell or in a sentence: no markup, link, HTML, mathematics or citation of its own.

    >>> print(markdown("a|b <i> [x](y) $z$"))
    a\\|b \\<i\\> \\[x\\](y) \\$z\\$
    """
    escaped = _MARKDOWN.sub(r"\\\1", shown(text)).replace("://", r"\://").replace("www.", r"www\.")
    return _MARKDOWN_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", escaped)
