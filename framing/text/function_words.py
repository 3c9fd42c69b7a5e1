"""English function words: the words that build sentences and name nothing.

The list is short and closed on purpose: articles, pronouns, prepositions, auxiliaries, conjunctions, and the adverbs
that do their work. Verbs of saying, numbers, days and titles are no function words, for they are what a comparison of
outlets is about. Contractions are listed whole, because the token rule keeps them whole; `framing.text.tokens.fold`
gives both apostrophes one form. Two pronouns are left out because their folded form is a word of the news as well: `us`
(US) and `mine` (the weapon, the pit).
"""

from __future__ import annotations

_ARTICLES = "a an the"
_PRONOUNS = """
i me my myself you your yours yourself yourselves he him his himself she her hers herself it its itself we our ours
ourselves they them their theirs themselves one oneself who whom whose which what that this these those each every
either neither some any all both many much more most few fewer less least several such other others another same own
someone anyone everyone somebody anybody everybody nobody something anything everything nothing none whoever whatever
whichever
"""
_PREPOSITIONS = """
about above across after against along alongside amid among amongst around as at before behind below beneath beside
besides between beyond by despite down during except for from in inside into like near of off on onto out outside over
past per since through throughout till to toward towards under underneath unlike until up upon via with within without
"""
_AUXILIARIES = """
am is are was were be been being have has had having do does did doing done can could may might must shall should will
would ought cannot
"""
_CONJUNCTIONS = """
and or but nor so yet if unless because although though while whilst whereas whether than when whenever where wherever
how why once lest
"""
_ADVERBS = """
not no also too very just only even then there here now again still already ever never however therefore thus hence
rather quite almost else instead
"""
_CONTRACTIONS = """
i'm i've i'll i'd you're you've you'll you'd he's he'll he'd she's she'll she'd it's it'll we're we've we'll we'd
they're they've they'll they'd that's there's here's who's what's isn't aren't wasn't weren't haven't hasn't hadn't
don't doesn't didn't can't couldn't mustn't shan't shouldn't won't wouldn't
"""

ENGLISH: frozenset[str] = frozenset(
    " ".join((_ARTICLES, _PRONOUNS, _PREPOSITIONS, _AUXILIARIES, _CONJUNCTIONS, _ADVERBS, _CONTRACTIONS)).split()
)
"""English function words, folded."""

FUNCTION_WORDS = {"english": ENGLISH}
"""The shipped lists, by the name that the argument `remove` takes."""
