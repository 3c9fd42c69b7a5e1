"""Exports: of the invented example, of two outlets that differ, and of outlets whose names are hostile."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.export import Settings, export_paper
from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.report import ReportData, collect

HOSTILE = (
    "../../x", "CON", "a/b", "$\\input{/etc/passwd}$", "\\write18{touch owned}", "%\\end{document}", "^^5cinput{x}",
    "~#_&|*[x]\"''`--", "=cmd|'/c calc'!A1", "</script><script>alert(1)</script>", "[a](javascript:x) $5 @zou2008",
    "two\nlines\u202e\x07",
)  # fmt: skip
COMMANDS = {
    "addlinespace", "arraybackslash", "begin", "bottomrule", "caption", "centering", "cite", "emph", "end",
    "endfirsthead", "endfoot", "endgroup", "endhead", "endlastfoot", "ensuremath", "footnotesize", "infty", "label",
    "ldots", "linewidth", "midrule", "multicolumn",
    "noindent", "par", "paragraph", "raggedright", "section", "small", "smallskip", "symbol",
    "textasciicircum", "textasciigrave", "textasciitilde", "textbackslash", "textbar", "textgreater", "textless",
    "toprule", "begingroup", "allowbreak", "\\", " ", "{", "}", "$", "&", "%", "#", "_",
}  # fmt: skip
"""All that a table or a paragraph may ask of LaTeX."""


def faults_of(tex: str) -> list[str]:
    """What a reader of LaTeX would stumble over: unknown commands, open braces, signs that are not written out."""
    body = "\n".join(line for line in tex.splitlines() if not line.startswith("%"))
    found = [f"\\{name}" for name in re.findall(r"\\([A-Za-z]+|.)", body) if name not in COMMANDS]
    plain = re.sub(r"\\(?:[A-Za-z]+|.)", "", body)
    depth = 0
    for letter in plain:
        depth += (letter == "{") - (letter == "}")
        if depth < 0:
            found.append("}")
    found += ["{"] * max(depth, 0)
    return found + re.findall(r"[$#^_%\"|<>`]|''|--", plain.replace(">{", "", 9))


@pytest.fixture(scope="session")
def faults() -> Callable[[str], list[str]]:
    """The checker of LaTeX."""
    return faults_of


def twelve(names: tuple[str, str] | tuple[str, ...]) -> Corpus:
    """Articles of outlets in turn: every other says mob, the others strikers."""
    texts, rows = [], []
    for i in range(24):
        word = "mob" if i % 2 else "strikers"
        other = "The strikers went home." if i in (1, 4) else ""
        texts.append(f"The {word} blocked the gate. The {word} shouted. {other} Then the {word} left the port.")
        rows.append((f"a{i:02}", names[i % len(names)], f"day {i // 12}", f"a{i:02}"))
    return Corpus(tuple(texts), pd.DataFrame(rows, columns=["id", "outlet", "event", "copy_group"]))


@pytest.fixture(scope="session")
def port() -> Lexicon:
    """A codebook of two labels."""
    labels = tuple(Label(word, (Pattern(word),)) for word in ("mob", "striker"))
    header = {"version": "1", "language": "en", "licence": "CC0-1.0"}
    return Lexicon("port", "codebook", referents=(Referent("STRIKERS", "", (), (), labels),), **header)


@pytest.fixture(scope="session")
def two() -> Corpus:
    """Articles of two outlets, over two events."""
    return twelve(("Gazette", "Flare"))


@pytest.fixture(scope="session")
def hostile() -> Corpus:
    """Articles of outlets whose names are commands of something."""
    return twelve(HOSTILE)


@pytest.fixture(scope="session")
def compared(two: Corpus, port: Lexicon) -> ReportData:
    """The tables of two outlets that differ."""
    return collect(two, [port])


@pytest.fixture(scope="session")
def attacked(hostile: Corpus, port: Lexicon) -> ReportData:
    """The tables of hostile names."""
    return collect(hostile, [port])


@pytest.fixture(scope="session")
def harbour() -> ReportData:
    """The tables of the example."""
    return collect(read_corpus("harbour-strike"), [read_lexicon("harbour-strike"), read_lexicon("reporting-verbs")])


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as it is exported."""
    place = tmp_path_factory.mktemp("exports") / "paper"
    return export_paper(read_corpus("harbour-strike"), ["harbour-strike"], place)


@pytest.fixture(scope="session")
def attacked_folder(tmp_path_factory: pytest.TempPathFactory, hostile: Corpus, port: Lexicon) -> Path:
    """Hostile names as they are exported, with a workbook."""
    pytest.importorskip("openpyxl")
    place = tmp_path_factory.mktemp("exports") / "hostile"
    return export_paper(hostile, [port], place, settings=Settings(), excel=True)
