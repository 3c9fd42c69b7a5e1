"""Where the course lies: sources of notebooks and exercises, in the wheel or in a checkout."""

from __future__ import annotations

from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from framing._checks import FramingError


def course_dir() -> Path:
    """The folder with `source/` and `exercises/`.

    Raises
    ------
    FramingError
        If it is missing from the installation.

    Examples
    --------
    >>> sorted(path.name for path in course_dir().iterdir() if path.name in ("source", "exercises"))
    ['exercises', 'source']
    """
    package = Path(str(files("framing")))
    installed = package / "_data" / "course"
    if installed.is_dir():
        return installed
    checkout = package.parent / "notebooks"
    # The folder above an installed package is site-packages, where a folder of that name would be someone else's.
    if (checkout / "source").is_dir() and (package.parent / "pyproject.toml").is_file():
        return checkout
    raise FramingError(f"{installed}: the course that ships with the package is missing. Install newsframing again.")


def exercise_files() -> dict[str, Path]:
    """Number of the notebook > the file of its exercises: YAML, or its JSON copy where PyYAML is absent."""
    found: dict[str, Path] = {}
    wanted = (".json", ".yaml") if find_spec("yaml") is not None else (".yaml", ".json")  # the last one is taken
    for suffix in wanted:
        found |= {path.stem: path for path in sorted((course_dir() / "exercises").glob(f"[0-9][0-9]{suffix}"))}
    return dict(sorted(found.items()))
