"""Mentions: who is named how, and where."""

from framing.mentions.lexicon_check import CHECK_COLUMNS, check_lexicon
from framing.mentions.tables import COUNTED_TYPES, MENTION_COLUMNS, MODIFIER_COLUMNS, Mentions, find_mentions

__all__ = [
    "CHECK_COLUMNS",
    "COUNTED_TYPES",
    "MENTION_COLUMNS",
    "MODIFIER_COLUMNS",
    "Mentions",
    "check_lexicon",
    "find_mentions",
]
