"""Constructions of attribution in a parsed sentence: which words hang on a cue as content, and which as its source.

Tokens are spaCy's, named by the dependencies of its English models (ccomp, nsubj, ...).
"""

from __future__ import annotations

from typing import Any, NamedTuple

from framing.text.attribution.spans import Span
from framing.text.attribution.words import RECIPIENT_CUES
from framing.text.tokens import fold

_CLAUSES = frozenset({"ccomp", "xcomp"})
_OBJECTS = frozenset({"dobj", "oprd"})
_ABOUT = frozenset({"about", "against", "as", "for", "of", "with"})
"""Prepositions that join to a cue verb what is spoken of."""
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})


class ParsedCue(NamedTuple):
    """A cue in a parsed sentence."""

    head: Any  # the spaCy token of its first word, of its verb where it has one
    last: Any  # and of its last word
    span: Span
    stance: str
    kind: str
    offset: int  # where the parsed sentence begins in the text


def read_cue(cue: ParsedCue) -> tuple[set[Any], set[Any], str]:
    """Content and source of a cue as tokens, and the construction."""
    if cue.kind == "hearsay" and not cue.head.tag_.startswith("VB"):
        return _hearsay(cue.head)
    if cue.kind == "phrase" and cue.head.tag_[:2] in ("IN", "VB", "RB"):
        return _phrase(cue.head, cue.last)
    if cue.head.tag_.startswith("VB"):
        return _clause(cue.head)
    if cue.head.tag_.startswith("NN"):
        return _noun(cue.head)
    return set(), set(), ""


def _clause(verb: Any) -> tuple[set[Any], set[Any], str]:
    """A cue verb with a clause: `The union said that the port was shut`, `The port, the union said, was shut`."""
    source = source_of(verb)
    content: set[Any] = set()
    for child in verb.children:
        if child.dep_ in _CLAUSES:
            content |= _below(child)
    if content:
        return content, source - content, "clause"
    if verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and any(child.lower_ == "as" for child in verb.children)):
        return _below(verb.head) - _below(verb), source, "parenthesis"
    return _object(verb)


def _object(verb: Any) -> tuple[set[Any], set[Any], str]:
    """A cue verb with an object: `The port denied the charge`, `The union described the offer as a trick`."""
    content: set[Any] = set()
    for child in verb.rights:
        spoken_to = child.dep_ == "dobj" and fold(verb.text) in RECIPIENT_CUES
        if (child.dep_ in _OBJECTS and not spoken_to) or (child.dep_ == "prep" and child.lower_ in _ABOUT):
            content |= _below(child)
    return content, source_of(verb) - content, "object"


def _phrase(first: Any, last: Any) -> tuple[set[Any], set[Any], str]:
    """A phrase that names the source: `According to the union, the port was shut`."""
    below = _below(first)
    source = next((_below(token) for token in last.children if token.dep_ == "pobj"), set())
    if first.dep_ == "ROOT" or not source:
        return set(), set(), ""
    head = first.head
    while head.dep_ not in ("ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"):
        head = head.head
    return _below(head) - below, source, "phrase"


def _hearsay(adverb: Any) -> tuple[set[Any], set[Any], str]:
    """An adverb that names no source: `The port was reportedly shut`."""
    head = adverb.head
    return (_below(head) - {adverb}, set(), "hearsay") if head.tag_.startswith("VB") else (set(), set(), "")


def _noun(noun: Any) -> tuple[set[Any], set[Any], str]:
    """A noun with a clause: `the union's claim that the port was shut`."""
    content: set[Any] = set()
    source: set[Any] = set()
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp") and any(mark.dep_ == "mark" for mark in child.children):
            content |= _below(child)
        elif child.dep_ == "poss":
            source = {token for token in _below(child) if token.dep_ != "case"}
        elif child.dep_ == "prep" and child.lower_ in ("by", "from", "of") and not source:
            source = _below(child) - {child}
    return content, source - content, "noun"


def source_of(verb: Any) -> set[Any]:
    """The subject of a cue verb, or the agent of a passive one; of a verb without one that of the verb it hangs on."""
    for _ in range(4):
        passive = any(child.dep_ == "nsubjpass" for child in verb.children)
        for child in verb.children:
            if child.dep_ in _SUBJECTS and not passive:
                named = verb.head if child.tag_ in ("WP", "WDT") and verb.dep_ == "relcl" else child
                return _below(named) - _below(verb) if named is verb.head else _below(named)
            if child.dep_ == "agent":
                return _below(child) - {child}
        if passive or verb.dep_ not in ("conj", "xcomp", "advcl", "acl"):
            return set()
        if verb.dep_ == "acl" and verb.tag_ == "VBG":
            return _below(verb.head) - _below(verb)
        verb = verb.head
    return set()


def _below(token: Any) -> set[Any]:
    """A token and all that hangs on it."""
    return set(token.subtree)
