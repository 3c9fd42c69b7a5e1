"""From proposals to a codebook."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from framing._checks import FramingError
from framing.drafting.proposals import Chosen, Proposal
from framing.drafting.words import GENERIC, is_demonym
from framing.io.lexicons import country_slot
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.text.tokens import fold

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WITHIN = 8  # words from a name within which a label that somebody else has too is theirs


def assemble(chosen: Chosen, *, name: str, n_articles: int) -> Lexicon:
    """The codebook of the proposals."""
    if not _NAME.fullmatch(name):
        raise FramingError(f"`name` is {name!r}; it may hold a-z, 0-9 and single hyphens, as syria-2024.")
    referents = []
    generic: dict[str, Pattern] = {}
    for referent in chosen.referents:
        own = [p for p in chosen.proposals if p.referent == referent]
        names = tuple(Pattern(p.pattern) for p in own if p.what == "name")
        heads = [p.pattern for p in own if is_generic_head(p, names)]
        generic |= {head: Pattern(head) for head in heads}
        labels = _labels([p for p in own if p.what == "label" and not is_generic_head(p, names)], referent, names)
        if not names and not labels:
            labels = _labels([p for p in own if p.what == "label"], referent, names)
        referents.append(Referent(referent, "", names, (), labels, tuple(heads)))
    return Lexicon(
        name,
        "codebook",
        version="0.1.0",
        language="en",
        licence="CC0-1.0",
        note="Proposed by framing lexicon draft; not yet edited.",
        developed_on=f"the {n_articles} articles that it was drafted from",
        referents=tuple(referents),
        generic=tuple(Label(head, (generic[head],)) for head in sorted(generic)),
        modifiers=_modifiers([p for p in chosen.proposals if p.what in ("modifier", "sponsor")]),
        slots={"country": country_slot()},
    )


def is_generic_head(proposal: Proposal, names: Sequence[Pattern]) -> bool:
    """Whether a label says nothing by itself and can only point back to a name."""
    return proposal.what == "label" and bool(names) and fold(proposal.pattern) in GENERIC


def _labels(proposals: Sequence[Proposal], referent: str, names: Sequence[Pattern]) -> tuple[Label, ...]:
    """Labels by head, in the order of the proposals; those shared with another referent only near the names."""
    plain: dict[str, list[Pattern]] = defaultdict(list)
    shared: dict[str, list[Pattern]] = defaultdict(list)
    for p in proposals:
        (shared if p.conditioned else plain)[p.head].append(Pattern(p.pattern))
    near = tuple(Pattern(n.text) for n in names if not is_demonym(fold(n.text)))[:4]
    labels = [Label(head, tuple(patterns)) for head, patterns in plain.items()]
    for head, patterns in shared.items():
        name = head if head not in plain else f"{head} near a name"
        labels.append(Label(name, tuple(patterns), near=near, within=_WITHIN))
    return tuple(labels)


def _modifiers(proposals: Sequence[Proposal]) -> tuple[Label, ...]:
    """Modifiers, each once, under its own words."""
    found: dict[str, Pattern] = {}
    for p in proposals:
        key = fold(p.pattern).replace("{country}", "country")
        found.setdefault(" ".join(re.split("[ ‐‑-]", key)), Pattern(p.pattern))
    return tuple(Label(name, (pattern,)) for name, pattern in found.items())
