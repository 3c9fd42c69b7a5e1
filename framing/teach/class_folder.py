"""A folder to hand out to a class: notebooks, articles, lexicon, worksheet."""

from __future__ import annotations

import re
from pathlib import Path

from framing._checks import FramingError, check_choice
from framing.io.data import data_dir
from framing.io.whole import write_whole
from framing.teach.attempts import FILE
from framing.teach.course import course_dir, exercise_files
from framing.teach.exercises import list_exercises
from framing.teach.notebooks import EDITIONS, SHIPPED, Source, make_notebook, notebook_bytes, read_source
from framing.teach.worksheet import Sheet, as_html, as_markdown

ARTICLES = "articles"
LEXICONS = "lexicons"
SOLUTIONS = "solutions"
_HANDED_OUT = ("*.txt", "articles.csv")
"""Not the README beside them, which tells what is to be found."""
_TITLE = re.compile(r"^#+\s+(.+)$", re.MULTILINE)
_ASKED = re.compile(r"^#+\s+Exercise ([0-9]{2}-[1-9]).*$", re.MULTILINE)
_README = """# A course on the words of news

1. Install, once: `pip install "newsframing[notebooks]"`.
2. Open the first notebook from this folder: `jupyter lab {first}`. Run the boxes from top to bottom.
3. No Python here? Print `worksheet.html`, or write into `worksheet.md`; the articles are in `articles/`.

Your answers are kept beside the notebooks, in `{answers}`; `framing.teach.export(name="...")` writes them as one
file to hand in. Nothing is sent anywhere. Right answers are public: the checks are there to learn by.
{rights}
"""
_OWN_RIGHTS = (
    "The articles belong to their publishers and to the agencies they draw on, and all rights stay with them.\n"
    "They are here for study: do not pass this folder on."
)
_FREE = "The articles are invented and, as the lexicon, free of rights (CC0)."


def handout(folder: str | Path, *, edition: str = SHIPPED, solutions: bool = False, replace: bool = False) -> Path:
    """Write a folder for a class.

    Answers: what do I give to thirty students?

    Parameters
    ----------
    folder
        Where to: a new or empty folder, or one that holds nothing but what would be written.
    edition
        Which articles the course is about: "harbour-strike", six invented ones; or real ones of the repository, which
        the package does not hold.
    solutions
        With a folder `solutions`: the notebooks with their solutions, and the worksheet with answers, mistakes and
        hints.
    replace
        Write into a folder that holds other files: those of the same names are replaced, students' changed notebooks
        among them; the others stay, and so does the file of answers.

    Returns
    -------
    Path
        The README, which says in three lines how to start. Beside it: the notebooks that have this edition,
        `worksheet.md` and `worksheet.html`, `articles/`, `lexicons/`.

    Raises
    ------
    FramingError
        If the folder holds other files and `replace` is false, the edition is unknown or its articles are not here.

    Notes
    -----
    A worksheet asks what the notebooks ask, for devices that run nothing. Solutions are public: leave them out of the
    folder to spare students the sight, and do not rely on it.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     readme = handout(Path(place) / "class")
    ...     sorted(path.name for path in readme.parent.iterdir() if path.is_dir())
    ['articles', 'lexicons']
    """
    check_choice("edition", edition, list(EDITIONS))
    target = Path(folder)
    files = class_files(edition, solutions=solutions)
    if target.exists() and not target.is_dir():
        raise FramingError(f"{target} is a file. Give a folder.")
    if not replace:
        _nothing_else(target, files)
    for name, data in files.items():
        path = target / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FramingError(f"{path.parent} cannot be made: {error.strerror or error}.") from None
        write_whole(path, data)
    return target / "README.md"


def class_files(edition: str, *, solutions: bool = False) -> dict[str, bytes]:
    """What a folder for a class holds: path in it > bytes."""
    sources = [read_source(path) for path in sorted((course_dir() / "source").glob("*.py"))]
    sources = [source for source in sources if edition in source.editions]
    sheets = [_sheet(source, edition) for source in sources]
    about = "Exercises of the course, for articles and tables on paper. Answer from the articles, or from their report."
    files: dict[str, bytes] = {}
    for source in sources:
        files[f"{source.name}.ipynb"] = _notebook(source, edition, up="", solutions=False)
    files["worksheet.md"] = as_markdown(sheets, about=about)
    files["worksheet.html"] = as_html(sheets, about=about)
    if solutions:
        for source in sources:
            files[f"{SOLUTIONS}/{source.name}.ipynb"] = _notebook(source, edition, up="../", solutions=True)
        files[f"{SOLUTIONS}/worksheet.md"] = as_markdown(sheets, about=about, answers=True)
        files[f"{SOLUTIONS}/worksheet.html"] = as_html(sheets, about=about, answers=True)
    files |= _articles(edition)
    lexicon = data_dir("lexicons") / f"{edition}.yaml"
    files[f"{LEXICONS}/{lexicon.name}"] = lexicon.read_bytes()
    rights = _OWN_RIGHTS if EDITIONS[edition] else _FREE
    readme = _README.format(first=f"{sources[0].name}.ipynb", answers=FILE, rights=rights)
    return {"README.md": readme.encode(), **files}


def _notebook(source: Source, edition: str, *, up: str, solutions: bool) -> bytes:
    path = f"{up}{ARTICLES}" if EDITIONS[edition] else ""  # the shipped articles are known by their name
    return notebook_bytes(make_notebook(source, edition=edition, solutions=solutions, path=path))


def _sheet(source: Source, edition: str) -> Sheet:
    number = source.name[:2]
    prose = [
        "\n".join(line.text for line in cell.lines)
        for cell in source.cells
        if cell.kind == "markdown" and cell.only in ("", edition) and not cell.solution
    ]
    title = next((found[1] for text in prose if (found := _TITLE.search(text))), source.name[3:])
    asked = {found[1]: _paragraphs(text[found.end() :]) for text in prose if (found := _ASKED.search(text))}
    exercises = list_exercises(number, edition=edition) if number in exercise_files() else ()
    return Sheet(number, re.sub(rf"^{number}\W*", "", title), exercises, asked)


def _paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of an exercise, without what is to be seen when a cell is run."""
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return tuple(part for part in parts if part and not part.startswith("*You will see"))


def _articles(edition: str) -> dict[str, bytes]:
    folder = data_dir("seeds") / edition
    if not (folder / "articles.csv").is_file():
        raise FramingError(
            f"The articles of {edition} are not in the package: they belong to their publishers. Use the edition "
            f"{SHIPPED!r}, or work in the repository."
        )
    paths = sorted(path for pattern in _HANDED_OUT for path in folder.glob(pattern))
    return {f"{ARTICLES}/{path.name}": path.read_bytes() for path in paths}


def _nothing_else(target: Path, files: dict[str, bytes]) -> None:
    """Refuse a folder with files of somebody else, or changed ones."""
    for path in sorted(target.rglob("*")) if target.is_dir() else ():
        name = path.relative_to(target).as_posix()
        if path.is_dir():
            continue
        if name not in files or path.read_bytes() != files[name]:
            what = "another file" if name not in files else "changed"
            raise FramingError(
                f"{target} holds {name}, which is {what}: it may be a student's work. Choose a new folder, or replace "
                "what is there (replace=True, --replace)."
            )
