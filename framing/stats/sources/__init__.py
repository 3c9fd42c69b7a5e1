"""Sources: who is quoted or reported, how much, and which labels are put into whose mouth.

`names` reads the name in a phrase, `links` makes one name of the forms of one source, `kinds` tells what it is.
"""

from framing.stats.sources.kinds import KIND_LEXICON, OTHER, UNNAMED, Kinds
from framing.stats.sources.tables import CUE_COLUMNS, STANCES, labels_by_source, sources

__all__ = ["CUE_COLUMNS", "KIND_LEXICON", "OTHER", "STANCES", "UNNAMED", "Kinds", "labels_by_source", "sources"]
