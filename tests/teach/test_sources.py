"""Sources of notebooks are read, or refused with file and line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import FramingError
from framing.teach.sources import Source, parse_source

TEXT = """# %% [markdown] question
# # One
#
# Who is named how?

# %% start
# %matplotlib inline
import framing

# %% [markdown] reading only=syria-2024
# Four.

# %% [markdown] reading only=harbour-strike
# Five.

# %% [markdown] why solution
# Because.
"""


def read(text: str) -> Source:
    return parse_source(text, "01-one", "01-one.py")


def test_cells_have_ids_kinds_and_lines() -> None:
    """In their order, without the signs of the source."""
    cells = read(TEXT).cells
    assert [(cell.id, cell.kind, cell.line) for cell in cells[:2]] == [
        ("question", "markdown", 1),
        ("start", "code", 6),
    ]
    assert [line.text for line in cells[0].lines] == ["# One", "", "Who is named how?"]


def test_lines_that_only_jupyter_reads_are_comments_in_the_source() -> None:
    """`# %matplotlib inline` is one."""
    assert read(TEXT).cells[1].lines[0].text == "%matplotlib inline"


def test_a_cell_is_for_one_edition_or_all() -> None:
    """Two cells may share an id where no edition has both."""
    assert [cell.only for cell in read(TEXT).cells] == ["", "", "syria-2024", "harbour-strike", ""]
    assert read(TEXT).editions == ("syria-2024", "harbour-strike")


def test_a_source_that_names_no_edition_has_the_shipped_one() -> None:
    """And no other."""
    assert read("# %% start\nx = 1\n").editions == ("harbour-strike",)


def test_a_comment_may_stand_before_the_first_cell() -> None:
    """A licence, for one."""
    assert len(read("# CC0\n\n# %% start\nx = 1\n").cells) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds? no cell|has no cell"),
        ("x = 1\n", "line 1: this stands before the first cell"),
        ("# %% Start\nx = 1\n", "line 1: the id of the cell is 'Start'"),
        ("# %%\nx = 1\n", "line 1: the id of the cell is ''"),
        ("# %% a\nx = 1\n# %% a\nx = 2\n", "line 3: the id 'a' stands on line 1 already"),
        ("# %% a\n\n# %% b\nx = 2\n", "line 1: the cell 'a' is empty"),
        ("# %% [raw] a\nx = 1\n", r"line 1: \[raw\] is no kind"),
        ("# %% a hidden\nx = 1\n", "line 1: 'hidden' is no mark"),
        ("# %% a only=harbor-strike\nx = 1\n", "line 1: .*Did you mean 'harbour-strike'"),
        ("# %% [markdown] a\n# One\n\n# Two\n", "line 3: a line of a markdown cell"),
        ("# %% [markdown] a\nOne\n", "line 2: a line of a markdown cell"),
        ("# %% [markdown] a\n# # BEGIN SOLUTION\n# 4\n", "line 2: a markdown cell is a solution as a whole"),
        ("# %% a\nanswer = 4  #SOLUTION\n", "line 2: this mark"),
        ("# %% a\nanswer = )\n", "line 2: this is no Python"),
    ],
)
def test_a_mistake_names_file_and_line(text: str, said: str) -> None:
    """Whatever it is."""
    with pytest.raises(FramingError, match=rf"01-one\.py.*{said}" if text else "01-one.py has no cell"):
        read(text)


@given(st.text(alphabet="# %[]markdown=solution\nax1", max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing else comes of it."""
    try:
        read(text)
    except FramingError as error:
        said = str(error)
    else:
        said = "01-one.py"
    assert said.startswith("01-one.py")
