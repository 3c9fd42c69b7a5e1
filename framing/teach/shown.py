"""What `check` and `progress` show: in plain text and, in a notebook, as HTML. All of it is escaped."""

from __future__ import annotations

from dataclasses import dataclass

from framing.teach.attempts import Record
from framing.teach.exercises import Exercise
from framing.teach.judging import Verdict


@dataclass(frozen=True, repr=False)
class Answer:
    """What is said to an answer.

    Attributes
    ----------
    id, question
        Of the exercise.
    verdict
        "right"; "wrong"; "kept", a text that a teacher will read; "unfit", not what is asked for; "none".
    said
        The sentence.
    hint
        Which of the three hints it has, 0 for none.
    mistake
        The name of the mistake, "" where it is none that is known.

    Examples
    --------
    >>> said = Answer("01-1", "How many namings?", "wrong", "Captions do not count.", hint=1, mistake="captions")
    >>> said
    01-1: Captions do not count.
    >>> said.right
    False
    """

    id: str
    question: str
    verdict: Verdict
    said: str
    hint: int = 0
    mistake: str = ""

    @property
    def right(self) -> bool:
        """Whether it is right. A text is judged by a teacher and is never right here."""
        return self.verdict == "right"

    def __repr__(self) -> str:
        from framing._html import plain

        return plain(f"{self.id}: {self.said}")

    def _repr_html_(self) -> str:
        from markupsafe import Markup

        from framing._html import alone, card, line, plain
        from framing.teach.marked import marked

        sign = {"right": "✓", "kept": "✓", "wrong": "✗"}.get(self.verdict, "?")
        mark = Markup('<b><span aria-hidden="true">{}</span> {}</b>').format(sign, self.id)
        return alone(card(line(Markup("{} {}").format(mark, marked(plain(self.said))))))


@dataclass(frozen=True)
class Row:
    """An exercise and how far it is."""

    id: str
    question: str
    required: bool
    said: str


@dataclass(frozen=True, repr=False)
class Progress:
    """How far the exercises are: `rows`, in the order of the course.

    Examples
    --------
    >>> Progress((Row("01-1", "How many namings?", True, "right (2 attempts)"),))
    1 of 1 exercises are done (* required).
    01-1*  right (2 attempts)
    """

    rows: tuple[Row, ...]

    @property
    def n_done(self) -> int:
        """How many are right, or written."""
        return sum(row.said.startswith(("right", "written")) for row in self.rows)

    def __repr__(self) -> str:
        lines = [f"{row.id}{'*' if row.required else ' '}  {row.said}" for row in self.rows]
        return "\n".join([f"{self.n_done} of {len(self.rows)} exercises are done (* required).", *lines])

    def _repr_html_(self) -> str:
        from framing._html import alone, card, plain, short, table
        from framing.teach.marked import marked

        columns = [("exercise", ""), ("question", ""), ("required", ""), ("so far", "")]
        rows = [(r.id, marked(short(plain(r.question), 160)), "yes" if r.required else "", r.said) for r in self.rows]
        caption = f"{self.n_done} of {len(self.rows)} exercises are done"
        return alone(card(table(columns, rows, caption=caption)))


def said_of(exercise: Exercise, record: Record) -> str:
    """How far an exercise is, in a few words.

    >>> from framing.teach.exercises import Edition
    >>> exercise = Exercise("01-1", "How many?", "number", True, ("", "", ""), Edition(4.0))
    >>> said_of(exercise, Record(attempts=2, verdict="wrong"))
    'not yet right (2 attempts)'
    """
    if record.verdict == "right":
        return f"right ({record.attempts} attempt{'' if record.attempts == 1 else 's'})"
    if record.verdict == "kept":
        return "written"
    if record.verdict == "wrong":
        what = "accepted" if exercise.kind == "text" else "right"
        return f"not yet {what} ({record.attempts} attempt{'' if record.attempts == 1 else 's'})"
    return "no answer yet"
