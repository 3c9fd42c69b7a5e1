"""Patterns: what each pattern of the lexicon brings to the counts, and which of its hits should be read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.mentions import COUNTED_TYPES, Mentions
from framing.stats.audit.hits import KEY, countable
from framing.text.matching import Entry, Matcher, slots_of
from framing.text.parts import split_parts
from framing.text.patterns import words_of

PATTERN_COLUMNS = (
    "referent", "label", "pattern", "line", "n", "share_of_label", "n_documents", "n_outlets", "n_direct",
    "n_uncounted", "n_doubtful", "forms", "why",
)  # fmt: skip
"""Columns of `Audit.patterns`."""
DOUBTFUL_COLUMNS = ("mention", "document", "outlet", "referent", "label", "pattern", "text", "sentence", "why")
"""Columns of `Audit.doubtful`."""

MOSTLY, FEWEST_FOUND = 0.5, 3
"""A pattern is mostly uncounted if more than this part of its hits is, of at least so many."""
NEARLY_ALL, FEWEST_COUNTED = 0.9, 5
"""Hits are nearly all in one place if at least this part is, of at least so many."""
MANY_FORMS = 4
"""From so many word forms on, a wildcard may match words that its author did not think of."""
TITLE_CASE = 0.6
"""In a line of which more than this part of the words has a capital, a capital says nothing of names."""
SHOWN = 8
"""Word forms that `forms` and `why` list."""

IN_NAME = "in capitals within a name"
FIRST_LISTED = "given to the referent that the file lists first"


def patterns_table(mentions: Mentions, hits: pd.DataFrame, doubtful: pd.DataFrame) -> pd.DataFrame:
    """One row a pattern, in the order of the file; those given to a referent that does not list them come last."""
    lines: dict[tuple[str, str, str], int] = {}
    by_label: dict[tuple[str, str], int] = {}
    for entry in countable(mentions):
        lines.setdefault((entry.referent, entry.label, entry.pattern.text), entry.pattern.line)
        by_label.setdefault((entry.label, entry.pattern.text), entry.pattern.line)
    found = _by_pattern(hits)
    for key in sorted(found):
        lines.setdefault(key, by_label.get(key[1:], 0))
    reasons: dict[tuple[str, ...], list[tuple[str, int]]] = {
        tuple(map(str, key)): [(str(reason), n) for reason, n in rows["why"].value_counts(sort=False).items()]
        for key, rows in doubtful.groupby(KEY, sort=True)
    }
    n_doubtful = doubtful.groupby(KEY)["mention"].nunique().to_dict()
    unquoted = hits.loc[hits["unquoted"], ["referent", "label"]]
    of_label = Counter(unquoted.itertuples(index=False, name=None))
    sizes = _Sizes(mentions)
    rows = []
    for key, line in lines.items():
        own = found.get(key, [])
        counted = [hit for hit in own if hit.unquoted]
        whole = of_label[key[:2]]
        why = [f"{n} {reason}" for reason, n in sorted(reasons.get(key, []))] + sizes.reasons(key[2], own, counted)
        share = len(counted) / whole if whole else np.nan
        documents, outlets = ({getattr(hit, name) for hit in counted} for name in ("document", "outlet"))
        n_direct, n_uncounted = (sum(h.counted and not h.unquoted for h in own), sum(not h.counted for h in own))
        rows.append(
            (*key, line, len(counted), share, len(documents), len(outlets), n_direct, n_uncounted,
             int(n_doubtful.get(key, 0)), _listed(hit.form for hit in counted), "; ".join(why))
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(PATTERN_COLUMNS)).astype({"share_of_label": float})


class _Hit(NamedTuple):
    """What is told of a hit: a lexicon has hundreds of patterns, and a table of each would cost more than its hits."""

    document: str
    outlet: str
    type: str
    zone: str
    form: str
    counted: bool
    unquoted: bool


def _by_pattern(hits: pd.DataFrame) -> dict[tuple[str, str, str], list[_Hit]]:
    """The hits of each pattern that has any, in the order of the table."""
    found: dict[tuple[str, str, str], list[_Hit]] = defaultdict(list)
    for referent, label, pattern, *hit in hits[[*KEY, *_Hit._fields]].itertuples(index=False, name=None):
        found[str(referent), str(label), str(pattern)].append(_Hit(*hit))
    return dict(found)


def doubtful_hits(mentions: Mentions, hits: pd.DataFrame) -> pd.DataFrame:
    """The counted hits outside quotation marks that should be read, one row for each and each reason."""
    counted = hits[hits["unquoted"]]
    twins = _Twins(mentions)
    texts = dict(zip(mentions.corpus.ids, mentions.corpus.texts, strict=True))
    bounds = list(zip(mentions.sentences["start"].tolist(), mentions.sentences["end"].tolist(), strict=True))
    rows = []
    for hit in counted.to_dict("records"):
        text = texts[str(hit["document"])]
        first, last = bounds[hit["sentence"]] if hit["sentence"] >= 0 else (hit["start"], hit["end"])
        reasons = [FIRST_LISTED] if hit["rule"] == "first listed" else []
        if not has_capital(str(hit["pattern"])) and in_name(text, (hit["first"], hit["last"]), (first, last)):
            reasons.append(IN_NAME)
        others = twins.of({name: str(hit[name]) for name in (*KEY, "rule")}, text[hit["first"] : hit["last"]])
        reasons += [f"also under {other}" for other in others]
        rows += [(*(hit[c] for c in DOUBTFUL_COLUMNS[:-2]), text[first : max(last, hit["end"])], r) for r in reasons]
    return pd.DataFrame(rows, columns=list(DOUBTFUL_COLUMNS))


def has_capital(pattern: str) -> bool:
    """Whether the author of a pattern wrote one of its words with a capital: then a capital in the text is as meant.

    >>> has_capital("Security Forces"), has_capital("{country}-backed rebel")
    (True, False)
    """
    return any(word[:1].isupper() for word in words_of(pattern))


def in_name(text: str, label: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether a label stands in capitals beside another word in capitals, so that it may be part of a name.

    The first word of a sentence has its capital anyway, and in a line of capitals they say nothing.

    >>> text = "He lives in Rebel Street. The rebels of Rebel Street met."
    >>> [in_name(text, place, sentence) for place, sentence in (((12, 17), (0, 25)), ((30, 36), (26, 57)))]
    [True, False]
    """
    first, last = label
    head = text.rfind(" ", first, last) + 1 or first
    words = [word for word in text[slice(*sentence)].split() if word[0].isalpha()]
    if not text[head].isupper() or _is_title_case(words):
        return False
    if text[last : last + 2].startswith(" ") and text[last + 1 : last + 2].isupper():
        return True
    if head > first:  # a label of two words, both in capitals
        return text[first].isupper()
    before = text.rfind(" ", sentence[0], max(first - 1, sentence[0])) + 1
    beside = text[first - 1 : first] == " " and text[first - 2].isalnum()  # no comma between
    return beside and before > sentence[0] and text[before].isupper()


def _is_title_case(words: Sequence[str]) -> bool:
    return len(words) > 2 and sum(word[0].isupper() for word in words) > TITLE_CASE * len(words)


class _Twins:
    """Which other labels list the very words of a hit, where nothing but the order of the file tells them apart."""

    def __init__(self, mentions: Mentions) -> None:
        self._matcher = Matcher([e for e in countable(mentions) if e.layer == "label"], slots_of(mentions.lexicon))
        self._known: dict[str, list[Entry]] = {}

    def of(self, hit: Mapping[str, str], words: str) -> list[str]:
        """Names of the other labels; none where a name, a condition or a pattern of fewer slots decided."""
        if hit["rule"] not in ("pattern", "last named", "first listed"):
            return []
        if words not in self._known:
            parts = split_parts(words)
            matches = self._matcher.matches(parts)
            whole = [h for h in matches if h.first == 0 and h.last == len(parts) - 1]
            self._known[words] = [entry for h in whole for entry in h.entries]
        own, n = (hit["referent"], hit["label"]), _open(hit["pattern"])
        others = [e for e in self._known[words] if (e.referent, e.label) != own and _open(e.pattern.text) == n]
        if hit["rule"] == "pattern":  # all that was left spoke of one referent
            others = [e for e in others if e.referent == hit["referent"]]
        return list(dict.fromkeys(" ".join(p for p in (e.referent, e.label) if p) for e in others))


def _open(pattern: str) -> int:
    """Slots and wildcards: of patterns that match the same words, the one with fewer wins."""
    return pattern.count("{") + pattern.count("*")


class _Sizes:
    """Reasons that concern all hits of a pattern: where they are, and of which words."""

    def __init__(self, mentions: Mentions) -> None:
        self._many = {c: mentions.documents[c].nunique() > 1 for c in ("document", "outlet")}

    def reasons(self, pattern: str, own: Sequence[_Hit], counted: Sequence[_Hit]) -> list[str]:
        """What should make a reader look at a pattern, in words."""
        found = []
        uncounted = [hit for hit in own if not hit.counted]
        if len(own) >= FEWEST_FOUND and len(uncounted) > MOSTLY * len(own):
            # The type where it is one that never counts, else the zone.
            kinds = _listed(hit.zone if hit.type in COUNTED_TYPES else hit.type for hit in uncounted)
            found.append(f"{len(uncounted)} of {len(own)} found are not counted ({kinds})")
        places = (("document", "article"), ("outlet", "outlet")) if len(counted) >= FEWEST_COUNTED else ()
        for column, what in places:
            sizes = Counter(str(getattr(hit, column)) for hit in counted)
            most = max(sizes.values())
            if not self._many[column] or most < NEARLY_ALL * len(counted):
                continue
            found.append(f"{most} of {len(counted)} are in one {what} ({min(n for n in sizes if sizes[n] == most)})")
            break  # one article is in one outlet too
        forms = len({hit.form for hit in counted})
        if "*" in pattern and forms >= MANY_FORMS:
            found.append(f"the wildcard matches {forms} word forms ({_listed(hit.form for hit in counted)})")
        return found


def _listed(values: Iterable[object]) -> str:
    """Values with their counts, most frequent first: "rebels 3, rebel 1"."""
    counts = Counter(str(value) for value in values)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{name} {n}" for name, n in ordered[:SHOWN]) + (", ..." if len(ordered) > SHOWN else "")
