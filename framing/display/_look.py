"""How it looks: the style sheet, the legend, and what stands in the place of what is never printed."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

from framing._checks import FramingError
from framing._html import sheet
from framing.io.whole import write_whole
from framing.text.tokens import TOKEN_PATTERN

_PAGE = Markup("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{}</title>
<style>
:root {{ color-scheme: light dark; }}
html {{ background: Canvas; color: CanvasText; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 68rem; margin: 0 auto; padding: 1rem; }}
h1 {{ font-size: 1.2rem; margin: 0 0 .6rem; }}
</style>
{}
</head>
<body>
<main>
<h1>{}</h1>
{}
</main>
</body>
</html>
""")


class Html(Markup):
    """Markup that a notebook shows as it looks, with its style sheet, and that can be saved as a page."""

    def _repr_html_(self) -> str:
        return f"{style()}\n{self}"

    def save(self, path: str | Path, *, title: str = "") -> None:
        """Write it as a page that needs no other file, whole or not at all.

        The page forbids itself scripts and whatever lies outside it.

        Parameters
        ----------
        path
            Where to; a name that ends in .html.
        title
            What stands above it and in the browser's tab; the name of the file where none is given.

        Raises
        ------
        FramingError
            If the name does not end in .html, or the file cannot be written.

        Examples
        --------
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     Html("<p>Dockers</p>").save(Path(folder) / "dockers.html")
        ...     "<title>dockers</title>" in (Path(folder) / "dockers.html").read_text(encoding="utf-8")
        True
        """
        path = Path(path)
        if path.suffix.lower() not in (".html", ".htm"):
            raise FramingError(f"{path}: a page is written, so its name must end in .html.")
        name = title or path.stem
        page = _PAGE.format(name, style(), name, self)
        write_whole(path, page.encode("utf-8", errors="replace"))


def style() -> Markup:
    """The style sheet of what this package shows, as a `<style>` element; a page needs it once."""
    return sheet("objects", "display")


def legend(*, mentions: bool = True) -> Html:
    """What the colours and patterns of an article mean; each pattern can be told without its colour.

    Parameters
    ----------
    mentions
        Whether mentions and voices are marked in it.

    Examples
    --------
    >>> "Small capitals" in legend()
    True
    """
    grey = '<span class="framing-out">Grey</span>: not counted.'
    if not mentions:
        return Html(f'<p class="framing-legend">{grey}</p>')
    return Html(
        '<p class="framing-legend">Plain: unattributed. '
        '<span class="framing-indirect">Dotted line, pale</span>: indirect, given to a source outside quotation marks. '
        '<span class="framing-direct">Solid tint</span>: direct, inside quotation marks. '
        '<span class="framing-direct framing-scare">Wavy line</span>: scare-quoted. '
        '<span class="framing-source">Small capitals</span>: a source. '
        '<span class="framing-cue">Underlined</span>: a cue. '
        f"<mark>Marked</mark>: a mention. {grey}</p>"
    )


def hidden_words(text: str) -> int:
    """How many words of a text that is not printed."""
    return sum(1 for _ in TOKEN_PATTERN.finditer(text))


def hidden(words: int) -> Markup:
    """What stands in the place of readers' words, nothing where there are none."""
    notice = Markup('<span class="framing-out">[reader comments, {:,} words, not shown]</span>')
    return notice.format(words) if words else Markup()
