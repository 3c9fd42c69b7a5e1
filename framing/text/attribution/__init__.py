"""Attribution: who is said to have said what. Source, cue and content of direct, indirect and mixed speech."""

from framing.text.attribution.cues import CUE_LEXICON, Cues
from framing.text.attribution.find import ATTRIBUTION_COLUMNS, METHODS, Method, find_attributions

__all__ = ["ATTRIBUTION_COLUMNS", "CUE_LEXICON", "METHODS", "Cues", "Method", "find_attributions"]
