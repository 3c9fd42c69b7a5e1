"""Attribution: who is said to have said what. Source, cue and content of direct, indirect and mixed speech."""

from framing.text.attribution.cues import CUE_LEXICON, Cues
from framing.text.attribution.find import METHODS, Method, find_attributions
from framing.text.attribution.results import ATTRIBUTION_COLUMNS

__all__ = ["ATTRIBUTION_COLUMNS", "CUE_LEXICON", "METHODS", "Cues", "Method", "find_attributions"]
