"""Solutions are gone from what students get, and their marks from what teachers get."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import FramingError
from framing.teach.solutions import Line, for_students, for_teachers


def lines(text: str) -> list[Line]:
    return [Line(number, line) for number, line in enumerate(text.splitlines(), start=1)]


def students(text: str) -> str:
    return "\n".join(line.text for line in for_students(lines(text), "01-a.py"))


def teachers(text: str) -> str:
    return "\n".join(line.text for line in for_teachers(lines(text), "01-a.py"))


BLOCK = "total = 0\n# BEGIN SOLUTION\nrows = table.query('counted')\ntotal = len(rows)\n# END SOLUTION\nprint(total)"


def test_an_assignment_keeps_its_name() -> None:
    """What stands left of the sign is kept, and the rest becomes dots."""
    assert students("answer = len(rows)  # SOLUTION") == "answer = ..."
    assert students("a = b = 4  # SOLUTION") == "a = b = ..."
    assert students("    table['n'] = 4  # SOLUTION".strip()) == "table['n'] = ..."


def test_another_statement_becomes_dots() -> None:
    """With its indentation."""
    assert students("for row in rows:\n    print(row)  # SOLUTION") == "for row in rows:\n    ..."
    assert students("answer: int = 4  # SOLUTION") == "..."


def test_a_block_becomes_one_line() -> None:
    """Whatever stands in it."""
    assert students(BLOCK) == "total = 0\n...\nprint(total)"


def test_a_block_that_gives_the_answer_leaves_its_name() -> None:
    """Else the check after it would take the answer of the exercise before."""
    assert students("# BEGIN SOLUTION\nn = 2\nanswer = n + 2\n# END SOLUTION") == "answer = ..."


def test_teachers_get_everything_without_marks() -> None:
    """No line of code is lost."""
    assert teachers("answer = 4  # SOLUTION") == "answer = 4"
    kept = teachers(BLOCK).splitlines()
    assert kept == [line for line in BLOCK.splitlines() if "SOLUTION" not in line]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = 1\nanswer = f(  # SOLUTION\n    4)", "line 2: the statement does not stand whole"),
        ("a = 1; answer = 4  # SOLUTION", "line 1: the statement does not stand whole"),
        ("# BEGIN SOLUTION\nanswer = 4", "line 1: this solution has no `# END SOLUTION`"),
        ("answer = 4\n# END SOLUTION", "line 2: no solution has begun"),
        ("# BEGIN SOLUTION\n# BEGIN SOLUTION\n# END SOLUTION", "line 2: a solution begins here"),
        ("answer = 4  # Solution", "line 1: this mark of a solution is not known"),
        ("answer = 4  #SOLUTION", "line 1: this mark of a solution is not known"),
        ("answer = 4  # SOLUTION: four", "line 1: this mark of a solution is not known"),
        ("x = 1\n#begin solution\nanswer = 4\n# end solution", "line 2: this mark of a solution is not known"),
        ("answer = = 4", "line 1: this is no Python"),
    ],
)
def test_a_mark_that_is_not_understood_is_refused(text: str, said: str) -> None:
    """With file and line: what looks like a mark and is none would hand the solution out."""
    with pytest.raises(FramingError, match=said):
        for_students(lines(text), "01-a.py")


@pytest.mark.parametrize("text", ["answer = 4  #SOLUTION", "# BEGIN SOLUTION\nanswer = 4"])
def test_teachers_marks_are_checked_too(text: str) -> None:
    """Both versions are refused for the same mistake."""
    with pytest.raises(FramingError, match="line 1"):
        for_teachers(lines(text), "01-a.py")


def test_lines_of_jupyter_are_no_mistake() -> None:
    """A line with % is left as it is."""
    assert students("%matplotlib inline\nx = 1") == "%matplotlib inline\nx = 1"


SECRET = "s3cr3t"
statements = st.sampled_from(
    [
        "x = 1",
        f"answer = '{SECRET}'  # SOLUTION",
        f"answer = ['{SECRET}',  # SOLUTION",
        f"print('{SECRET}')  # SOLUTION",
        f"print('{SECRET}')  # solution",
        f"answer = '''{SECRET}  # SOLUTION",
        f"answer = 1 + \\\\ {SECRET}  # SOLUTION",
        f"{SECRET})  # SOLUTION",
        f"if {SECRET}:  # SOLUTION",
        "# BEGIN SOLUTION",
        "# END SOLUTION",
        f"BLOCK {SECRET}",
        "y = '''",
        "z = (",
        ")",
    ]
)


@given(st.lists(statements, max_size=8))
def test_no_source_hands_a_solution_out(chosen: list[str]) -> None:
    """A source is refused, or what students get of it is Python and holds nothing that was marked as solution."""
    inside, text = False, []
    for line in chosen:
        inside = (inside or line.startswith("# BEGIN")) and not line.startswith("# END")
        if line.startswith("BLOCK") and not inside:
            continue  # only what is marked is a solution
        text.append(line)
    try:
        stripped = students("\n".join(text))
    except FramingError:
        return
    assert SECRET not in stripped
    ast.parse(stripped)
