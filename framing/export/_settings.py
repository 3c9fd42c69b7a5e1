"""What an export is made with: the same settings and the same files make the same tables."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any, Literal

from framing import __version__
from framing._checks import FramingError
from framing.corpus import Corpus
from framing.export._labels import file_name
from framing.io.data import data_dir
from framing.io.lexicons import read_lexicon, write_lexicon
from framing.lexicon import Lexicon
from framing.report import ReportData, collect
from framing.text.attribution import Method
from framing.text.zones import find_zones

FILE = "settings.json"


@dataclass(frozen=True)
class Settings:
    """How articles are read and counted.

    Parameters
    ----------
    keep
        Zones that are counted beside those of the article itself, as in `find_zones`.
    attribution
        How it is found whose words they are, as in `find_mentions`.
    pseudonymised
        Whether outlets are named A, B, ..., and titles, addresses and file names left out.
    text, columns
        How the articles were read, where they stand in a table: the columns of the text, and docvar > column.
    width
        How wide the figures are, as in `plots.save`; one that does not fit into a column is as wide as a page.
    """

    keep: tuple[str, ...] = ()
    attribution: Method = "rules"
    pseudonymised: bool = False
    text: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    width: Literal["page", "column"] = "page"


@dataclass(frozen=True)
class LexiconFile:
    """A lexicon with the file that it is read from again."""

    name: str
    data: bytes
    lexicon: Lexicon


def collected(
    corpus: Corpus, lexicons: Sequence[Lexicon], settings: Settings, progress: Callable[[str], None] | None
) -> ReportData:
    """The tables, from the articles, the lexicons and the settings and nothing else."""
    if progress:
        progress("zones")
    zones = find_zones(corpus, keep=settings.keep)
    return collect(
        corpus.pseudonymise() if settings.pseudonymised else corpus,
        lexicons,
        zones=zones,
        attribution=settings.attribution,
        settings={"kept zones": ", ".join(settings.keep) or "none", "pseudonymised": settings.pseudonymised},
        progress=progress,
    )


def lexicon_files(lexicons: Sequence[Lexicon | str | Path]) -> list[LexiconFile]:
    """Each lexicon with its file: as its author wrote it where that is at hand, else as `write_lexicon` writes it.

    >>> [file.name for file in lexicon_files(["harbour-strike"])]
    ['harbour-strike.yaml']
    """
    taken: set[str] = set()
    found = []
    for given in lexicons:
        lexicon = given if isinstance(given, Lexicon) else read_lexicon(given)
        data, suffix = _written(lexicon, given)
        name = file_name(lexicon.name, taken=taken) + suffix
        found.append(LexiconFile(name, data, lexicon if _digest(data) == lexicon.sha256 else read_bytes(data, suffix)))
    return found


def _written(lexicon: Lexicon, given: Lexicon | str | Path) -> tuple[bytes, str]:
    places = [data_dir("lexicons") / lexicon.source] if lexicon.source else []
    if not isinstance(given, Lexicon):
        places.append(Path(given))
    for place in places:
        if place.is_file() and _digest(place.read_bytes()) == lexicon.sha256:
            return place.read_bytes(), place.suffix.lower()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "lexicon.yaml"
        try:
            write_lexicon(lexicon, path)
        except FramingError as error:
            reason = str(error).replace(str(path), lexicon.name)
            raise FramingError(f"the lexicon {lexicon.name!r} has to stand in a file. {reason}") from None
        return path.read_bytes(), ".yaml"


def read_bytes(data: bytes, suffix: str) -> Lexicon:
    """The lexicon of a file's bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"lexicon{suffix}"
        path.write_bytes(data)
        return read_lexicon(path)


def settings_json(settings: Settings, files: Sequence[LexiconFile], data: ReportData) -> str:
    """The settings with the lexicons, as they are read again."""
    said = {
        "framing": __version__,
        **asdict(settings),
        "columns": dict(settings.columns),
        "lexicons": [
            {"name": f.lexicon.name, "version": f.lexicon.version, "file": f.name, "sha256": _digest(f.data)}
            for f in files
        ],
        "recorded": {name: str(value) for name, value in data.settings.items()},
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def read_settings(folder: Path) -> tuple[Settings, list[Lexicon], str]:
    """The settings of an export, its lexicons, and the version of the package that made it.

    Raises
    ------
    FramingError
        If the folder is no export, or a lexicon in it is not the one that it was made with.
    """
    place = folder / "replication"
    try:
        said: dict[str, Any] = json.loads((place / FILE).read_text(encoding="utf-8"))
        lexicons = []
        for about in said["lexicons"]:
            path = place / "lexicons" / Path(str(about["file"])).name
            if _digest(path.read_bytes()) != about["sha256"]:
                raise FramingError(f"{path} is not the lexicon that the export was made with. Export again.")
            lexicons.append(read_lexicon(path))
        settings = Settings(
            tuple(said["keep"]),
            said["attribution"],
            bool(said["pseudonymised"]),
            tuple(said["text"]),
            dict(said["columns"]),
            said["width"],
        )
    except FramingError:
        raise
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"
        raise FramingError(f"{place / FILE}: no export can be read there ({reason}). Give the folder of one.") from None
    return settings, lexicons, str(said.get("framing", ""))


def command(settings: Settings, files: Sequence[LexiconFile]) -> str:
    """The line that makes the export again, from inside its folder."""
    parts = ["framing", "export", "ARTICLES", "-o", "AGAIN"]
    for file in files:
        parts += ["-l", f"replication/lexicons/{file.name}"]
    for name in settings.text:
        parts += ["--text", name]
    for docvar, column in settings.columns.items():
        parts += ["--column", f"{docvar}={column}"]
    for zone in settings.keep:
        parts += ["--keep", zone]
    parts += ["--attribution", settings.attribution] if settings.attribution != "rules" else []
    parts += ["--pseudonymise"] if settings.pseudonymised else []
    parts += ["--width", settings.width] if settings.width != "page" else []
    return shlex.join(parts)


def constraints() -> str:
    """The versions of this package and of what it needs, as pip reads them."""
    names = [
        re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in requires("newsframing") or () if "extra ==" not in line
    ]
    found = [f"newsframing=={__version__}"]
    for name in sorted(set(names)):
        try:
            found.append(f"{name}=={version(name)}")
        except PackageNotFoundError:
            continue  # absent here, as numba is in a browser
    return "\n".join(found) + "\n"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
