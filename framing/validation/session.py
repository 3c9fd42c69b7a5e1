"""A session: sheets and codebook written into a folder, and written again without losing a code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from framing._checks import FramingError
from framing.io.whole import write_whole
from framing.mentions import Mentions
from framing.validation.codebook import codebook_html, codebook_markdown
from framing.validation.reading import read_filled, read_key
from framing.validation.sheets import Kind, Sheet, mentions_sheet, sentences_sheet


@dataclass(frozen=True)
class Session:
    """What was written: the files, and for each sheet how many of its rows are coded and how many there are.

    Examples
    --------
    >>> import tempfile
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     session = write_sheets(found, folder, n=4)
    >>> session.progress, session.paths[0].name
    ({'mentions': (0, 4), 'sentences': (0, 4)}, 'mentions.csv')
    """

    paths: tuple[Path, ...]
    progress: Mapping[str, tuple[int, int]]


def write_sheets(
    mentions: Mentions, folder: str | Path, *, n: int = 200, n_sentences: int | None = None, seed: int = 1,
    coder: str = "",
) -> Session:  # fmt: skip
    """Write both coding sheets, their keys and the codebook into a folder; what is coded there already is kept.

    Answers: what is to be coded by hand, and how far is it?

    Parameters
    ----------
    mentions
        As `find_mentions` returns them.
    folder
        Made where it is not there.
    n, n_sentences
        Mentions and sentences to code; as many sentences as mentions where only `n` is given.
    seed
        What the samples are drawn from.
    coder
        Who will code: their sheets are called after them, `mentions-anna.csv`. All coders of a folder have the same
        rows.

    Returns
    -------
    Session
        `mentions.csv` and `sentences.csv`, `mentions.key.json` and `sentences.key.json`, `codebook.html` and
        `codebook.md`.

    Raises
    ------
    FramingError
        If a sheet in the folder has codes of items that this sample does not hold, as with another seed, a smaller
        sample or changed articles: nothing is written then.

    Notes
    -----
    A larger sample of the same seed keeps the items of the smaller one, but for labels so rare that all of theirs are
    drawn. The key holds outlets and what the program says: coders should not have it.

    Examples
    --------
    >>> import tempfile
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     session = write_sheets(found, folder, n=20, n_sentences=10, coder="anna")
    >>> [path.name for path in session.paths]  # doctest: +NORMALIZE_WHITESPACE
    ['mentions-anna.csv', 'mentions.key.json', 'sentences-anna.csv', 'sentences.key.json', 'codebook.html',
     'codebook.md']
    >>> session.progress
    {'mentions': (0, 20), 'sentences': (0, 10)}
    """
    folder = Path(folder)
    suffix = f"-{checked_name(coder)}" if coder else ""
    sheets: dict[Kind, Sheet] = {
        "mentions": mentions_sheet(mentions, n, seed=seed),
        "sentences": sentences_sheet(mentions, n if n_sentences is None else n_sentences, seed=seed),
    }
    kept = {kind: kept_cells(folder / f"{kind}{suffix}.csv", sheet) for kind, sheet in sheets.items()}
    for kind, sheet in sheets.items():
        _check_others(folder, kind, sheet)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FramingError(f"{folder} cannot be made: {error.strerror or error}.") from None
    paths = []
    for kind, sheet in sheets.items():
        path = folder / f"{kind}{suffix}.csv"
        sheet.write(path, coder=coder, codes=kept[kind][0])
        paths += [path, folder / f"{kind}.key.json"]
    for name, text in (("html", codebook_html(mentions.lexicon)), ("md", codebook_markdown(mentions.lexicon))):
        paths.append(folder / f"codebook.{name}")
        write_whole(paths[-1], text.encode())
    return Session(tuple(paths), {kind: (kept[kind][1], len(sheet)) for kind, sheet in sheets.items()})


def checked_name(coder: str) -> str:
    """A coder's name that can be part of a file's.

    Raises
    ------
    FramingError
        If it cannot.
    """
    if not coder or not all(letter.isalnum() or letter in "-_" for letter in coder):
        raise FramingError(
            f"a coder's name has letters, figures, - and _ only, for a file is called after it: {coder!r}."
        )
    return coder


def kept_cells(path: Path, sheet: Sheet) -> tuple[dict[str, dict[str, str]], int]:
    """The cells of a file that its coder filled in, by item, and how many rows are coded.

    Raises
    ------
    FramingError
        If it cannot be read, or has codes of items that the sheet does not hold.
    """
    if not path.is_file():
        return {}, 0
    _, filled = read_filled(path, read_key(path.with_name(f"{sheet.kind}.key.json")))
    coded = set(filled.codes) | set(filled.marks)
    lost = sorted(coded - set(sheet.rows["item"]))
    if lost:
        raise FramingError(
            f"{path} has codes of {len(lost)} items that this sample does not hold, the first is {lost[0]!r}. Was it "
            "made with another --seed, a larger --sample or other articles? Give these, or another folder."
        )
    shown = ("before", "match", "after")
    cells = {item: {k: v for k, v in row.items() if v and k not in shown} for item, row in filled.cells.items()}
    if sheet.kind == "sentences":
        cells = {item: row for item, row in cells.items() if item in coded or row.get("note")}
    return {item: row for item, row in cells.items() if item in set(sheet.rows["item"])}, len(coded)


def _check_others(folder: Path, kind: Kind, sheet: Sheet) -> None:
    """The key is one for all coders of a folder: no other's codes may lose their items."""
    key = folder / f"{kind}.key.json"
    others = [*sorted(folder.glob(f"{kind}-*.csv")), folder / f"{kind}.csv"]
    if key.is_file():
        for path in others:
            if path.is_file():
                kept_cells(path, sheet)
