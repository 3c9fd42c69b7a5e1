"""A worksheet from the exercises: Markdown, and one HTML page to print, for devices that run nothing.

With answers it is the teacher's: right answers, mistakes with what is said to them, all hints.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from framing.teach.exercises import Exercise, Value
from framing.teach.marked import marked

TITLE = "Worksheet"
_LINE = "_" * 60
_STYLE = """
:root { color-scheme: light; }
body { font: 11pt/1.5 Georgia, "Times New Roman", serif; color: #111; background: #fff; max-width: 44rem;
  margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { font-family: "Helvetica Neue", Arial, sans-serif; line-height: 1.25; }
h2 { margin-top: 2.2rem; border-bottom: 2px solid; }
h3 { margin: 1.6rem 0 .2rem; font-size: 1rem; }
section { break-inside: avoid; }
.line { border-bottom: 1px solid #555; height: 1.9rem; }
.soft { color: #444; font-size: .92em; }
ul { margin: .3rem 0; padding-left: 1.4rem; }
ul.boxes { list-style: none; padding-left: 0; }
code { font-size: .92em; }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } }
"""


@dataclass(frozen=True)
class Sheet:
    """The exercises of one notebook under its title; `asked` says more of some of them, in paragraphs."""

    number: str
    title: str
    exercises: tuple[Exercise, ...]
    asked: Mapping[str, tuple[str, ...]]

    def said(self, exercise: Exercise) -> tuple[str, ...]:
        """What is asked, in paragraphs."""
        return self.asked.get(exercise.id, (exercise.question,))


def as_markdown(sheets: Sequence[Sheet], *, about: str, answers: bool = False) -> bytes:
    """The worksheet as Markdown."""
    lines = [f"# {TITLE}{' with answers' if answers else ''}", "", about, "", "Name: " + _LINE, ""]
    for sheet in sheets:
        lines += [f"## {sheet.number} {sheet.title}", ""]
        for exercise in sheet.exercises:
            lines += [f"### {exercise.id}, {_for_whom(exercise)}", ""]
            lines += [line for part in sheet.said(exercise) for line in (part, "")]
            lines += [line for part in _room(exercise) for line in (part, "")] if not answers else []
            lines += [f"- {_plain_code(line)}" for line in _criteria(exercise)]
            lines += [f"- {_plain_code(line)}" for line in _told(exercise)] if answers else []
            lines += [""]
    return ("\n".join(lines).rstrip() + "\n").encode()


def as_html(sheets: Sequence[Sheet], *, about: str, answers: bool = False) -> bytes:
    """The worksheet as one page that needs nothing beside it."""
    title = f"{TITLE}{' with answers' if answers else ''}"
    parts = [Markup("<h1>{}</h1>\n<p>{}</p>").format(title, marked(about))]
    parts += [] if answers else [Markup('<p>Name:</p>\n<div class="line"></div>')]
    for sheet in sheets:
        parts.append(Markup("<h2>{} {}</h2>").format(sheet.number, sheet.title))
        parts += [_section(exercise, sheet.said(exercise), answers) for exercise in sheet.exercises]
    page = Markup(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{}</title>\n'
        "<style>{}</style>\n</head>\n<body>\n<main>\n{}\n</main>\n</body>\n</html>\n"
    ).format(title, Markup(_STYLE), Markup("\n").join(parts))
    return str(page).encode()


def _section(exercise: Exercise, said: Sequence[str], answers: bool) -> Markup:
    asked = Markup("\n").join(Markup("<p>{}</p>").format(marked(part)) for part in said)
    head = Markup("<h3>{}, {}</h3>\n{}").format(exercise.id, _for_whom(exercise), asked)
    told = [*_criteria(exercise), *(_told(exercise) if answers else ())]
    room = Markup() if answers else _lines(exercise)
    listed = Markup("\n").join(Markup("<li>{}</li>").format(marked(line)) for line in told)
    below = Markup('<ul class="soft">\n{}\n</ul>').format(listed) if told else Markup()
    return Markup("<section>\n{}\n{}\n{}\n</section>").format(head, room, below)


def _lines(exercise: Exercise) -> Markup:
    if exercise.kind == "choice":
        items = Markup("\n").join(Markup("<li>☐ {}</li>").format(option) for option in exercise.options)
        return Markup('<ul class="boxes">\n{}\n</ul>').format(items)
    return Markup("\n").join([Markup('<div class="line"></div>')] * _n_lines(exercise))


def _room(exercise: Exercise) -> list[str]:
    if exercise.kind == "choice":
        return ["\n".join(f"- [ ] {option}" for option in exercise.options)]
    return [_LINE] * _n_lines(exercise)


def _n_lines(exercise: Exercise) -> int:
    return {"text": 4, "words": 2}.get(exercise.kind, 1)


def _for_whom(exercise: Exercise) -> str:
    return "for all" if exercise.required else "for the quick"


def _criteria(exercise: Exercise) -> Iterator[str]:
    for criterion in exercise.rubric:
        yield f"{criterion.text} ({criterion.points:g} {'point' if criterion.points == 1 else 'points'})"


def _told(exercise: Exercise) -> Iterator[str]:
    """What only the teacher's sheet says."""
    answer = exercise.edition.answer
    if answer is not None:
        near = f", give or take {exercise.tolerance:g}" if exercise.tolerance else ""
        yield f"**Right:** {_value(answer)}{near}"
    for mistake in exercise.edition.mistakes:
        yield f"**{_value(mistake.value)}** ({mistake.name}): {mistake.hint}"
    for number, hint in enumerate(exercise.hints, start=1):
        yield f"Hint {number}: {hint}"


def _value(value: Value) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    return f"{value:g}" if isinstance(value, float) else value


def _plain_code(text: str) -> str:
    return " ".join(text.split())
