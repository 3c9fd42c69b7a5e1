"""The coding widget: a thin coat of buttons and one box to type in over `Coding`, for notebooks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup

from framing._checks import FramingError
from framing.validation.coding import Coding
from framing.validation.questions import QUESTIONS
from framing.validation.sheets import Kind

OPEN, BACK, SKIP = "0", "b", "s"
"""Keys: leave the question open; the question, or the item, before; the next item."""
_KEYS = "Type the number in the box. {} leaves the question open, b goes back, s to the next item."
_MARKING = (
    "Put braces round every naming, with its codes: {words|REFERENT|label|attribution}. Then Tab to “done”, and Space."
)


def coding_widget(where: str | Path, coder: str = "", *, kind: Kind = "mentions") -> Any:
    """Code in a notebook, without a spreadsheet: one item at a time, by the keyboard, saved after every row.

    Answers: what is to be coded next?

    Parameters
    ----------
    where
        The folder that `write_sheets` (or `framing code`) wrote, or a sheet in it.
    coder
        Who codes. The file is the one that a spreadsheet would fill in, `mentions-anna.csv`; it is made where it is not
        there, and gone on with where it is.
    kind
        Which sheet of a folder: ``"mentions"`` or ``"sentences"``.

    Returns
    -------
    ipywidgets.VBox
        Its last expression in a cell shows it.

    Raises
    ------
    FramingError
        If ipywidgets is not installed, and as for `Coding`.

    Notes
    -----
    The keyboard: the cursor stays in the box, and an answer is its number, with as many figures as the longest (07 of
    23): no Enter. What is typed faster than it is taken in is asked for again. Buttons say the same, for Tab and Space
    or a mouse. ipywidgets knows no keys but those, so arrows do nothing; sentences are marked by typing braces into
    them.

    Outlet, article and what the program found are not shown. They stand in the key beside the sheet, from which the
    widget takes texts and codes: who should not be able to open it codes in a spreadsheet.

    Examples
    --------
    >>> import tempfile
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> from framing.validation import write_sheets
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_sheets(found, folder, n=4)
    ...     box = coding_widget(folder, "anna")  # needs ipywidgets
    >>> print(box.children[0].value)
    <b>0 of 4 coded</b> · item 1
    """
    return _Coat(Coding(where, coder, kind=kind)).box


class _Coat:
    """What is shown of a `Coding`, and what is done when somebody types or presses a button."""

    def __init__(self, coding: Coding) -> None:
        ipywidgets = _ipywidgets()
        self.coding, self._w, self._typed = coding, ipywidgets, ""
        wide = ipywidgets.Layout(width="auto")
        self.head, self.text, self.asked, self.said = (ipywidgets.HTML() for _ in range(4))
        self.typed = ipywidgets.Text(description="answer", continuous_update=True)
        self.sentence = ipywidgets.Textarea(rows=5, layout=wide)
        self.note = ipywidgets.Text(description="note", continuous_update=False, layout=wide)
        self.buttons = ipywidgets.HBox(layout=ipywidgets.Layout(flex_flow="row wrap"))
        self._marking = coding.sheet.kind == "sentences"
        middle = [self.sentence] if self._marking else [self.typed]
        self.box = ipywidgets.VBox(
            [self.head, self.text, self.asked, *middle, self.buttons, self.said, self.note],
            layout=ipywidgets.Layout(max_width="46rem"),
        )
        self.typed.observe(self._on_key, names="value")
        self.note.observe(self._on_note, names="value")
        self.show()

    def show(self) -> None:
        """Show the item, the question and its answers."""
        coding = self.coding
        n, of = coding.progress
        place = "the end" if coding.finished else f"item {coding.at + 1}"
        self.head.value = Markup("<b>{} of {} coded</b> · {}").format(n, of, place)
        self.said.value = ""
        self._typed = self.typed.value = ""
        self.text.value = self._shown()
        self.asked.value = self._asked()
        self.note.unobserve(self._on_note, names="value")
        self.note.value = "" if coding.finished else coding.note
        self.note.observe(self._on_note, names="value")
        self.sentence.value = "" if coding.finished else coding.shown[0]
        self.buttons.children = self._pressed()

    def _shown(self) -> str:
        if self.coding.finished:
            return Markup("<p>All rows are behind you. Press “back” to change one.</p>")
        if self._marking:
            return Markup("<p>{}</p>").format(_MARKING)
        before, match, after = self.coding.shown
        style = "font: 16px/1.6 Georgia, serif; white-space: pre-wrap"
        return Markup('<p style="{}">{}<mark><b>{}</b></mark>{}</p>').format(style, before, match, after)

    def _asked(self) -> str:
        if self._marking:
            codes = self.coding.codes
            listed = [f"{name}: {', '.join(codes[name])}" for name in codes if name not in ("naming", "scare_quoted")]
            return Markup("<small>{}</small>").format(Markup("<br>").join(listed))
        name = self.coding.question
        if not name:
            return Markup("")
        given = ", ".join(f"{name}: {code or 'left open'}" for name, code in self.coding.given.items())
        so_far = Markup("<br><small>so far: {}</small>").format(given) if given else Markup("")
        text = QUESTIONS.get(name, "")
        return Markup("<p><b>{}</b>: {}{}<br><small>{}</small></p>").format(name, text, so_far, self._keys)

    @property
    def _open(self) -> str:
        """What leaves the question open; as long as the numbers of the answers."""
        return OPEN * max(len(str(len(self.coding.choices))), 1)

    @property
    def _keys(self) -> str:
        return _KEYS.format(self._open)

    @property
    def _here(self) -> bool:
        return not self.coding.finished

    def _pressed(self) -> list[Any]:
        """The buttons: the answers, numbered; then those that move."""
        numbers = _numbers(len(self.coding.choices))
        found = [
            self._button(f"{number} {choice}", lambda value=choice: self.coding.answer(value))
            for number, choice in zip(numbers, self.coding.choices, strict=True)
        ]
        if self._here and self._marking:
            found.append(self._button("done", lambda: self.coding.mark(self.sentence.value)))
        if self.coding.choices:
            found.append(self._button(f"{self._open} leave open", lambda: self.coding.answer("")))
        # In a sentence letters are letters.
        back, skip = ("back", "next item") if self._marking else (f"{BACK} back", f"{SKIP} next item")
        found.append(self._button(back, self.coding.back))
        if self._here:
            found.append(self._button(skip, self.coding.skip))
        return found

    def _button(self, text: str, act: Any) -> Any:
        button = self._w.Button(description=text, layout=self._w.Layout(width="auto"))
        button.on_click(lambda _: self._press(act))
        return button

    def _press(self, act: Any) -> None:
        """What a button does; it may be gone afterwards, and the cursor with it."""
        self._do(act)
        (self.sentence if self._marking else self.typed).focus()

    def _do(self, act: Any) -> None:
        try:
            act()
        except FramingError as error:
            self._say(str(error))
        else:
            self.show()

    def _say(self, text: str) -> None:
        """Say what is wrong, and leave all else, marks that are half done too, as it is."""
        self._typed = self.typed.value = ""
        self.said.value = Markup('<span role="alert">{}</span>').format(text)

    def _on_key(self, change: Any) -> None:
        value, before = str(change["new"]).strip(), self._typed
        self._typed = value
        if not value:
            return
        choices = self.coding.choices
        numbers = _numbers(len(choices))
        moves = {BACK: self.coding.back, SKIP: self.coding.skip, self._open: lambda: self.coding.answer("")}
        if len(value) > len(before) + 1:
            # Typed faster than it was taken in: which question the first figure was for is not known.
            self._say(f"{value!r} came at once. Type it again.")
        elif value in numbers:
            self._do(lambda: self.coding.answer(choices[numbers.index(value)]))
        elif value.lower() in moves:
            self._do(moves[value.lower()])
        elif len(value) >= len(self._open) or not value.isdecimal():
            self._say(f"{value!r} is none of the numbers. {self._keys}")

    def _on_note(self, change: Any) -> None:
        if self._here:
            try:
                self.coding.write_note(str(change["new"]))
            except FramingError as error:
                self._say(str(error))


def _numbers(n: int) -> list[str]:
    """The numbers of n answers, all of one length: 1, 2, 3; or 01 to 23."""
    width = len(str(n))
    return [str(i).zfill(width) for i in range(1, n + 1)]


def _ipywidgets() -> Any:
    try:
        import ipywidgets  # type: ignore[import-untyped]
    except ImportError:
        raise FramingError("the coding widget needs ipywidgets: pip install 'newsframing[notebooks]'.") from None
    return ipywidgets
