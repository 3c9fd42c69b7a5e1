"""Drafting: a codebook proposed from articles that have none."""

from framing.drafting.draft import COLUMNS, Draft, draft_lexicon

__all__ = ["COLUMNS", "Draft", "draft_lexicon"]
