"""framing: how news outlets tell the same story. Who is named how, where, how often, and which sentences stand behind
it.

>>> import framing
>>> corpus = framing.read_corpus("harbour-strike")
>>> mentions = framing.find_mentions(corpus, framing.read_lexicon("harbour-strike"))
>>> framing.naming(mentions)["outlet"].nunique()
6
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing._checks import FramingError as FramingError
    from framing._checks import FramingWarning as FramingWarning
    from framing.corpus import Corpus as Corpus
    from framing.corpus import Document as Document
    from framing.dfm import Dfm as Dfm
    from framing.dfm import mentions_dfm as mentions_dfm
    from framing.dfm import words_dfm as words_dfm
    from framing.display import show as show
    from framing.drafting.draft import Draft as Draft
    from framing.drafting.draft import draft_lexicon as draft_lexicon
    from framing.export import export_paper as export_paper
    from framing.export import verify_export as verify_export
    from framing.features import LexiconVectorizer as LexiconVectorizer
    from framing.features import analyzer as analyzer
    from framing.interchange import write_mentions as write_mentions
    from framing.io.lexicons import list_lexicons as list_lexicons
    from framing.io.lexicons import read_lexicon as read_lexicon
    from framing.io.lexicons import write_lexicon as write_lexicon
    from framing.io.readers import read_corpus as read_corpus
    from framing.io.weighted import read_weighted as read_weighted
    from framing.io.written import write_corpus as write_corpus
    from framing.lexicon import Lexicon as Lexicon
    from framing.mentions import Mentions as Mentions
    from framing.mentions import check_lexicon as check_lexicon
    from framing.mentions import find_mentions as find_mentions
    from framing.partitions import Counts as Counts
    from framing.partitions import count as count
    from framing.report import write_report as write_report
    from framing.report import write_report_of_counts as write_report_of_counts
    from framing.reuse import Reuse as Reuse
    from framing.reuse import align as align
    from framing.reuse import apply_variants as apply_variants
    from framing.reuse import coverage as coverage
    from framing.reuse import find_reuse as find_reuse
    from framing.reuse import label_substitutions as label_substitutions
    from framing.reuse import naming_by_origin as naming_by_origin
    from framing.reuse import origin as origin
    from framing.reuse import revisions as revisions
    from framing.reuse import split_by_origin as split_by_origin
    from framing.reuse import variants as variants
    from framing.stats.audit import Audit as Audit
    from framing.stats.audit import audit as audit
    from framing.stats.collocates import collocates as collocates
    from framing.stats.concordance import kwic as kwic
    from framing.stats.design import Design as Design
    from framing.stats.design import design as design
    from framing.stats.dispersion import dispersion as dispersion
    from framing.stats.keyness import keyness as keyness
    from framing.stats.naming import contrasts as contrasts
    from framing.stats.naming import evidence as evidence
    from framing.stats.naming import modifiers as modifiers
    from framing.stats.naming import naming as naming
    from framing.stats.naming import naming_distance as naming_distance
    from framing.stats.sources import labels_by_source as labels_by_source
    from framing.stats.sources import sources as sources
    from framing.stats.terms import distinctive_terms as distinctive_terms
    from framing.stats.terms import similarity as similarity
    from framing.stats.timeline import timeline as timeline
    from framing.text.attribution import find_attributions as find_attributions
    from framing.text.quotations import find_quotations as find_quotations
    from framing.text.sentences import find_sentences as find_sentences
    from framing.text.tokens import Tokens as Tokens
    from framing.text.tokens import tokenise as tokenise
    from framing.text.zones import counted_texts as counted_texts
    from framing.text.zones import find_zones as find_zones
    from framing.validation import agreement as agreement
    from framing.validation import check_frozen as check_frozen
    from framing.validation import corrected_contrasts as corrected_contrasts
    from framing.validation import corrected_naming as corrected_naming
    from framing.validation import freeze as freeze
    from framing.validation import quality as quality
    from framing.validation import read_coded as read_coded
    from framing.validation import write_sheets as write_sheets

__version__ = "0.1.0"

# Where each name of the face lives. A name is imported when it is first asked for, so that `import framing` costs
# next to nothing.
_HOMES = {
    "FramingError": "_checks",
    "FramingWarning": "_checks",
    "Corpus": "corpus",
    "Document": "corpus",
    "Dfm": "dfm",
    "words_dfm": "dfm",
    "mentions_dfm": "dfm",
    "Draft": "drafting.draft",
    "draft_lexicon": "drafting.draft",
    "export_paper": "export",
    "verify_export": "export",
    "LexiconVectorizer": "features",
    "analyzer": "features",
    "list_lexicons": "io.lexicons",
    "read_lexicon": "io.lexicons",
    "write_lexicon": "io.lexicons",
    "read_corpus": "io.readers",
    "read_weighted": "io.weighted",
    "write_corpus": "io.written",
    "write_mentions": "interchange",
    "Lexicon": "lexicon",
    "Mentions": "mentions",
    "check_lexicon": "mentions",
    "find_mentions": "mentions",
    "Counts": "partitions",
    "count": "partitions",
    "write_report": "report",
    "write_report_of_counts": "report",
    "Reuse": "reuse",
    "align": "reuse",
    "apply_variants": "reuse",
    "coverage": "reuse",
    "find_reuse": "reuse",
    "label_substitutions": "reuse",
    "naming_by_origin": "reuse",
    "origin": "reuse",
    "revisions": "reuse",
    "split_by_origin": "reuse",
    "variants": "reuse",
    "show": "display",
    "Audit": "stats.audit",
    "audit": "stats.audit",
    "collocates": "stats.collocates",
    "kwic": "stats.concordance",
    "Design": "stats.design",
    "design": "stats.design",
    "dispersion": "stats.dispersion",
    "keyness": "stats.keyness",
    "contrasts": "stats.naming",
    "evidence": "stats.naming",
    "modifiers": "stats.naming",
    "naming": "stats.naming",
    "naming_distance": "stats.naming",
    "labels_by_source": "stats.sources",
    "sources": "stats.sources",
    "distinctive_terms": "stats.terms",
    "similarity": "stats.terms",
    "timeline": "stats.timeline",
    "find_attributions": "text.attribution",
    "find_quotations": "text.quotations",
    "find_sentences": "text.sentences",
    "Tokens": "text.tokens",
    "tokenise": "text.tokens",
    "counted_texts": "text.zones",
    "find_zones": "text.zones",
    "agreement": "validation",
    "check_frozen": "validation",
    "corrected_contrasts": "validation",
    "corrected_naming": "validation",
    "freeze": "validation",
    "quality": "validation",
    "read_coded": "validation",
    "write_sheets": "validation",
}

__all__ = sorted([*_HOMES, "plots", "teach"])  # noqa: PLE0605


def __getattr__(name: str) -> object:
    if name in _HOMES:
        value: object = getattr(import_module(f"framing.{_HOMES[name]}"), name)
    elif name in ("plots", "teach"):
        value = import_module(f"framing.{name}")
    else:
        raise AttributeError(f"module 'framing' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]


if sys.platform == "emscripten":  # a browser, where NumPy has 32 bits
    import_module("framing._narrow")
