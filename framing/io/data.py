"""Where the data that ships with the package lies: lexicons and example corpora."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from framing._checks import FramingError, check_choice

KINDS = ("lexicons", "seeds")
"""The kinds of data that ship with the package."""


def data_dir(kind: str) -> Path:
    """The folder that holds the shipped data of one kind.

    Answers: where are the lexicons and the example articles on this machine?

    Parameters
    ----------
    kind
        "lexicons" or "seeds".

    Returns
    -------
    Path
        The folder inside the installed package or, in a checkout of the repository, the folder at its top.

    Raises
    ------
    FramingError
        If the kind is unknown, or the folder is missing from the installation.

    Examples
    --------
    >>> data_dir("seeds").name
    'seeds'
    """
    check_choice("kind", kind, KINDS)
    package = Path(str(files("framing")))
    installed = package / "_data" / kind
    if installed.is_dir():
        return installed
    checkout = package.parent / kind
    # The folder above an installed package is site-packages, where a folder called "lexicons" would be someone else's.
    if checkout.is_dir() and (package.parent / "pyproject.toml").is_file():
        return checkout
    raise FramingError(f"{installed}: the {kind} that ship with the package are missing. Install newsframing again.")
