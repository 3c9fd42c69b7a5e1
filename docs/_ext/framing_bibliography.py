"""The style of the bibliography: by author, with titles as they are written (METER, Monte Carlo)."""

from __future__ import annotations

from typing import Any

from pybtex.plugin import register_plugin  # type: ignore[import-untyped]
from pybtex.style.formatting.alpha import Style  # type: ignore[import-untyped]
from pybtex.style.template import field, sentence  # type: ignore[import-untyped]


class AsWritten(Style):  # type: ignore[misc]
    """Alphabetical, as the style alpha, which writes titles in small letters."""

    def format_title(self, entry: Any, which_field: str, as_sentence: bool = True) -> Any:
        """The title of an entry."""
        title = field(which_field)
        return sentence[title] if as_sentence else title


register_plugin("pybtex.style.formatting", "as-written", AsWritten)
