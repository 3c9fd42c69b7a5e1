"""Phrases: which phrase that names somebody a place belongs to, and whether two phrases name by the same word."""

from __future__ import annotations

from collections.abc import Sequence

from framing.mentions.words import is_verb
from framing.reuse.difference import Span
from framing.reuse.places import Places
from framing.reuse.reading import Named
from framing.text.attribution.words import SUBORDINATORS
from framing.text.closed_classes import DETERMINERS
from framing.text.function_words import ENGLISH

NAMING = ("np", "attributive", "predicate")
"""Types of mention that choose a label."""
_SHORTEST_CLAUSE = 4  # words that mean something, in what counts as a clause that one article lacks


def mention_at(places: Places, span: Span) -> Named | None:
    """The phrase that holds or touches a place: a label rather than a name, the longest one.

    An empty place belongs to the phrase that begins at the next word, or goes on there.
    """
    if span[0] == span[1]:
        after = places.after(span)
        if after is None:
            return None
        around = [m for m in places.mentions((after.start, after.end)) if m.start <= after.start < m.end]
    else:
        around = places.mentions(span)
    found = [m for m in around if m.type in NAMING] or [m for m in around if m.type == "unresolved"]
    return max(found, key=lambda m: (_shared(m, span), m.end - m.start, bool(m.referent), m.lexicon), default=None)


def _shared(mention: Named, span: Span) -> int:
    return max(0, min(mention.end, span[1]) - max(mention.start, span[0]))


def label_of(mention: Named | None) -> str:
    """The label of a mention, "" for none."""
    return "" if mention is None else mention.label


def same_head(one: Named, two: Named) -> bool:
    """Whether two mentions choose the same label by the same word."""
    return one.label == two.label and _head(one) == _head(two)


def _head(mention: Named) -> str:
    start, end = mention.head_start - mention.start, mention.head_end - mention.start
    return mention.text[start:end].casefold().rstrip("s'’")


def shared_modifiers(forms: Sequence[str]) -> bool:
    """Whether words look like adjectives that other modifiers may follow."""
    return all(
        form.endswith(("al", "an", "ar", "ed", "ent", "ese", "est", "ic", "ish", "ive", "ous")) for form in forms
    )


def is_clause(places: Places, span: Span) -> bool:
    """Whether a span is long enough to say something by itself."""
    forms = places.forms(span)
    words = [form for form in forms if form not in ENGLISH and form not in DETERMINERS]
    opened = any(form in SUBORDINATORS for form in forms[:2])
    return len(words) >= _SHORTEST_CLAUSE or (len(words) >= 2 and (opened or any(is_verb(form) for form in words)))
