"""What is shown of an answer: plain text, and HTML in which nothing runs."""

from __future__ import annotations

from framing.teach.shown import Answer, Progress, Row

WRONG = Answer("31-1", "How many?", "wrong", "Not so.\x1b[2J <b>Look</b> at `zone`.", 1)


def test_an_answer_is_one_line_of_text() -> None:
    """Without signs that would move a cursor."""
    assert repr(WRONG) == "31-1: Not so. [2J <b>Look</b> at `zone`."


def test_html_is_escaped() -> None:
    """But for the three marks of Markdown that questions and hints are written in."""
    shown = WRONG._repr_html_()
    assert "&lt;b&gt;Look&lt;/b&gt; at <code>zone</code>." in shown


def test_nothing_hangs_on_a_colour() -> None:
    """A sign, which is not read aloud, and words say whether it is right."""
    shown = Answer("31-1", "How many?", "right", "Right.")._repr_html_()
    assert '<span aria-hidden="true">✓</span> 31-1</b> Right.' in shown
    assert "color:" not in shown.partition("</style>")[2]


def test_right_is_only_what_was_judged_so() -> None:
    """A text that is kept is not right."""
    assert Answer("31-1", "", "right", "").right
    assert not Answer("31-6", "", "kept", "").right


def test_progress_is_a_table_with_a_caption() -> None:
    """Its questions are escaped."""
    shown = Progress((Row("31-1", "How <many>?", True, "right (1 attempt)"), Row("31-2", "Which?", False, "written")))
    assert "2 of 2 exercises are done" in shown._repr_html_()
    assert "How &lt;many&gt;?" in shown._repr_html_()
