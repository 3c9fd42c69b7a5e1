"""Tables in LaTeX."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from framing.export._latex import LONGEST, TOGETHER, TOO_MANY, document_tex, table_tex
from framing.export._paper import Column, PaperTable
from framing.export._tables import paper_tables

COLUMNS = (Column("Outlet"), Column("n", "number"), Column("Share, % [95% CI]", "estimate"), Column("Words", "long"))


def table(n: int) -> PaperTable:
    rows = tuple((f"Outlet {i}", "1", "40 [12, 77]", "the port") for i in range(n))
    return PaperTable("naming", "Labels & shares", COLUMNS, rows, "Of 5_6.", "data/naming.csv")


def test_an_estimate_stands_in_two_columns_under_one_head() -> None:
    """So that both are aligned."""
    tex = table_tex(table(1))
    assert r"\multicolumn{2}{c}{Share, \% {[}95\% CI{]}}" in tex
    assert "& 40 & {[}12, 77{]} &" in tex


def test_every_row_has_all_columns() -> None:
    """As many as the table says."""
    rows = [line for line in table_tex(table(5)).splitlines() if re.match(r"Outlet \d", line)]
    assert [len(re.findall(r"(?<!\\)&", row)) for row in rows] == [4] * 5


def test_caption_label_and_note_are_there() -> None:
    """Escaped, and the label is the name."""
    tex = table_tex(table(1))
    assert r"\caption{Labels \& shares}\label{tab:naming}" in tex
    assert r"\emph{Note.} Of 5\_6." in tex


def test_a_long_table_goes_over_several_pages() -> None:
    """With its head on each."""
    tex = table_tex(table(LONGEST + 1))
    assert r"\begin{longtable}" in tex
    assert tex.count(r"\toprule") == 2


def test_a_short_one_floats() -> None:
    """On one page."""
    assert r"\begin{table}" in table_tex(table(LONGEST))


def test_a_group_stays_together() -> None:
    """Its name stands in its first row only; a large one is parted."""
    rows = (("mob", "1"), ("", "2"), ("crowd", "3"), *[("", "4")] * 20)
    tex = table_tex(PaperTable("x", "", (Column("Label"), Column("n", "number")), rows, "", ""))
    ends = [line.rpartition(" ")[2] for line in tex.splitlines() if re.search(r"& \d \\\\", line)]
    assert ends[:3] == [r"\\*", r"\\", r"\\*"]
    assert ends.count(r"\\*") == 1 + TOGETHER - 1


def test_names_that_are_long_are_broken_into_lines() -> None:
    """They would push the table over the page."""
    wide = PaperTable("x", "", (Column("Outlet"),), (("The Tarnmouth and District Harbour Herald",),), "", "")
    assert "raggedright" in table_tex(wide)


@pytest.mark.parametrize("data", ["harbour", "compared", "attacked"])
def test_no_table_has_a_fault(request: pytest.FixtureRequest, faults, data: str) -> None:
    """Nor has any whose names are hostile."""
    assert {t.name: found for t in paper_tables(request.getfixturevalue(data)) if (found := faults(table_tex(t)))} == {}


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="needs pdflatex")
def test_latex_reads_the_document(attacked_folder: Path, tmp_path: Path) -> None:
    """Where LaTeX is installed: it finds no fault in hostile names, and runs none of them."""
    shutil.copytree(attacked_folder, tmp_path / "paper")
    done = subprocess.run(
        ["pdflatex", "-shell-escape", "-interaction=nonstopmode", "-halt-on-error", "paper.tex"],
        cwd=tmp_path / "paper", capture_output=True, check=False,
    )  # fmt: skip
    said = done.stdout.decode("utf-8", errors="replace")
    if "not found" in said and ".sty" in said:
        pytest.skip("a package of LaTeX is missing")
    assert done.returncode == 0, said[-2000:]
    assert not (tmp_path / "paper" / "owned").exists()


def test_the_document_has_every_table() -> None:
    """By its file."""
    assert r"\input{tables/naming}" in document_tex([table(1)], [])


def test_many_tables_are_set_before_latex_gives_up() -> None:
    """No more of them wait for a page than LaTeX can hold, and none when the figures begin."""
    tex = document_tex([table(1)] * (2 * TOO_MANY + 1), [])
    waiting = [part.count(r"\input{tables/") for part in tex.split(r"\clearpage")]
    assert waiting == [TOO_MANY, TOO_MANY, 1, 0]
