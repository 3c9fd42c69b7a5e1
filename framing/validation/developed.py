"""Developed: a lexicon that is tested on the articles that its author looked at."""

from __future__ import annotations

import warnings

from framing._checks import FramingWarning
from framing.mentions import Mentions
from framing.stats.design.cautions import developed_here
from framing.stats.design.tables import known


def warn_if_developed_on(mentions: Mentions) -> None:
    """Warn where a lexicon is tested on articles that its author looked at."""
    n = developed_here(known(mentions.corpus, mentions, by="outlet", event=None))
    if n:
        warnings.warn(
            f"the lexicon {mentions.lexicon.name!r} was developed on {n} of these {len(mentions.corpus)} articles: "
            "figures of quality measured on them flatter it. Test it on others.",
            FramingWarning,
            stacklevel=3,
        )
