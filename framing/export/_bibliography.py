"""BibTeX of the methods that a paper cites."""

from __future__ import annotations

from collections.abc import Iterable

from framing.export._methods import SOFTWARE
from framing.report._references import bibliography


def bibtex(keys: Iterable[str], version: str) -> str:
    """The entries of the keys, in their order, with the package itself by its version.

    >>> print(bibtex(["framing"], "0.1.0"))
    @misc{framing,
      author = {{The framing developers}},
      title = {framing: How News Outlets Tell the Same Story},
      note = {Version 0.1.0},
    }
    <BLANKLINE>
    """
    own = (
        f"@misc{{{SOFTWARE},\n  author = {{{{The framing developers}}}},\n"
        f"  title = {{framing: How News Outlets Tell the Same Story}},\n  note = {{Version {version}}},\n}}\n"
    )
    known = bibliography()
    return "\n".join(own if key == SOFTWARE else known[key].bibtex for key in keys)
