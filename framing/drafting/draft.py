"""draft_lexicon: a codebook proposed from articles that have none."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from framing._checks import FramingError, FramingWarning, check_positive
from framing._html import alone, card, counted, fold, heading, line, listed, more, table
from framing.corpus import Corpus
from framing.drafting.assemble import assemble
from framing.drafting.constructions import find_constructions
from framing.drafting.copies import compare
from framing.drafting.descriptions import find_uses, point_back
from framing.drafting.evidence import REASONS
from framing.drafting.groups import group_heads
from framing.drafting.names import find_entities
from framing.drafting.phrases import parse
from framing.drafting.proposals import Chosen, Proposal, choose
from framing.drafting.reading import Reading, read
from framing.drafting.referents import Candidate, candidates, weight
from framing.drafting.writing import excerpt, to_yaml
from framing.io.whole import write_whole
from framing.lexicon import Lexicon
from framing.text.zones import find_zones

COLUMNS = (
    "referent", "what", "wording", "n", "n_documents", "n_outlets", "because", "document", "start", "end",
)  # fmt: skip
PLACE_COLUMNS = ("referent", "what", "wording", "document", "start", "end", "because")
REFERENTS = 20
_MOST_REFERENTS = 200
_SHOWN = 15
"""Proposals that a notebook shows."""


@dataclass(frozen=True, eq=False)
class Draft:
    """A proposed codebook with its evidence.

    Parameters
    ----------
    lexicon
        The codebook; without referents where nothing was found.
    table
        One row a proposal, the likeliest referent first: `referent`, `what` (name, label, modifier, sponsor),
        `wording`, `n` (places), `n_documents`, `n_outlets`, `because`, and where the best evidence stands: `document`,
        `start`, `end`.
    places
        Every place behind the proposals: `referent`, `what`, `wording`, `document`, `start`, `end`, `because`.
    undecided
        What could not be decided, a sentence each.

    Examples
    --------
    >>> text = "Union boss Mara Tollen spoke. Tollen, leader of the dockers, left. The dockers sat down."
    >>> draft = draft_lexicon(Corpus((text,), pd.DataFrame({"id": ["a"], "outlet": ["Herald"]})), name="strike")
    >>> draft
    Draft(1 referents, 4 proposals)
    >>> print(draft.to_yaml().splitlines()[0])
    # A codebook proposed from articles. Nothing in it is decided: delete, merge, rename, and read the sentences.
    """

    lexicon: Lexicon
    table: pd.DataFrame
    places: pd.DataFrame
    undecided: tuple[str, ...]
    _text: str

    def __repr__(self) -> str:
        return f"Draft({len(self.lexicon.referents)} referents, {len(self.table)} proposals)"

    def _repr_html_(self) -> str:
        """The first proposals, and what could not be decided."""
        names = ["referent", "what", "wording", "n", "n_documents", "n_outlets", "because"]
        sizes = counted(len(self.lexicon.referents), "referent"), counted(len(self.table), "proposal")
        said = heading("Draft", f"{', '.join(sizes)}; nothing in it is decided")
        shown = self.table.head(_SHOWN)
        columns = [(name.removeprefix("n_"), "") for name in names]
        rows = shown[names].itertuples(index=False, name=None)
        undecided = listed(("undecided", sentence) for sentence in self.undecided[:_SHOWN])
        undecided += more(len(self.undecided) - _SHOWN, "sentences")
        return alone(
            card(
                table(columns, rows, caption=said, numbers=["n", "documents", "outlets"]) if len(shown) else line(said),
                more(len(self.table) - len(shown), "proposals"),
                *([fold(f"undecided: {len(self.undecided):,}", undecided)] if self.undecided else []),
            )
        )

    def to_yaml(self) -> str:
        """The codebook as YAML, its evidence in comments; `read_lexicon` reads it where there is a referent."""
        return self._text

    def write(self, path: str | Path) -> None:
        """Write the YAML, whole or not at all.

        Raises
        ------
        FramingError
            If there is no referent, the name does not end in .yaml or .yml, or the file cannot be written.
        """
        path = Path(path)
        if path.suffix.lower() not in (".yaml", ".yml"):
            raise FramingError(f"{path}: a draft has comments, so its file must end in .yaml.")
        if not self.lexicon.referents:
            raise FramingError(f"{path} was not written: nothing in these articles recurs that could be a referent.")
        write_whole(path, self._text.encode("utf-8"))


def draft_lexicon(
    corpus: Corpus,
    *,
    referents: int = REFERENTS,
    name: str = "draft",
    zones: pd.DataFrame | None = None,
    progress: Callable[[str], None] | None = None,
) -> Draft:
    """Propose a codebook from articles without one.

    Answers: who is named in these articles, by which names and labels, and with which modifiers?

    Parameters
    ----------
    corpus
        The articles, in English.
    referents
        How many referents to propose at most, from 1 to 200.
    name
        What the codebook is called: a-z, 0-9 and single hyphens.
    zones
        As `find_zones` returns them; found anew where none are given. Only what counts is read.
    progress
        Called with what is being done.

    Returns
    -------
    Draft
        To be edited: nothing in it is decided.

    Raises
    ------
    FramingError
        If `referents` or `name` is not as said.

    Notes
    -----
    Without a tagger or a parser: names by their capitals, noun phrases by closed classes, nouns of people and bodies by
    their endings and by the shipped lexicons. What speaks for a wording: a title, an apposition, a copula or a verb of
    naming; a description that points back to a name; a slot in which another article has another word; and, for
    modifiers, that one copy of a text has a word which the other lacks. Those without a name are put together when
    slots, shared acts and known labels say so.

    What it cannot do: irony, names in titles written in capitals throughout, labels that stand once and in none of
    these constructions, languages other than English. A noun of a person that ends like one of a thing is missed, and
    the reverse. Of two copies it never says which was changed.

    Examples
    --------
    >>> text = "Union boss Mara Tollen spoke. Tollen, leader of the dockers, left. The dockers sat down."
    >>> corpus = Corpus((text,), pd.DataFrame({"id": ["a"], "outlet": ["Herald"]}))
    >>> draft = draft_lexicon(corpus)
    >>> draft.table[["referent", "what", "wording"]].values.tolist()[:3]
    [['MARA_TOLLEN', 'name', 'Mara Tollen'], ['MARA_TOLLEN', 'name', 'Tollen'], ['MARA_TOLLEN', 'label', 'leader']]
    """
    check_positive("referents", referents)
    if int(referents) != referents or referents > _MOST_REFERENTS:
        raise FramingError(f"`referents` must be a whole number from 1 to {_MOST_REFERENTS}; got {referents!r}.")
    say = progress or _silent
    say("reading the articles")
    reading = read(corpus, zones=find_zones(corpus) if zones is None else zones)
    found = _candidates(reading, say)[: int(referents)]
    chosen = choose(found)
    empty = {p.referent for p in chosen.proposals if p.what in ("name", "label")}
    chosen.referents = [r for r in chosen.referents if r in empty]
    chosen.proposals = [p for p in chosen.proposals if p.referent in empty]
    if not chosen.proposals:
        message = f"nothing recurs in these {len(corpus)} articles that could be a referent: the draft is empty."
        warnings.warn(message, FramingWarning, stacklevel=2)
    lexicon = assemble(chosen, name=name, n_articles=len(corpus))
    text = to_yaml(lexicon, _comments(chosen, reading), _notes(chosen, reading))
    return Draft(
        lexicon, _table(chosen.proposals, reading), _places(chosen.proposals, reading), tuple(chosen.undecided), text
    )


def _silent(_: str) -> None:
    """Say nothing."""


def _candidates(reading: Reading, say: Callable[[str], None]) -> list[Candidate]:
    """Who may be a referent, the likeliest first."""
    say("reading names and phrases")
    sentences = [parse(sentence, reading.usage) for sentence in reading.sentences]
    entities = find_entities(sentences)
    evidence = list(find_constructions(sentences, entities))
    uses = find_uses(sentences)
    evidence += point_back(sentences, entities, uses, evidence)
    slots, extras = compare(sentences, reading.texts, reading.events, say=say)
    groups = group_heads(sentences, uses, slots)
    found = candidates(sentences, entities, groups, evidence=evidence, uses=uses, slots=slots, extras=extras)
    weights = [weight(one) for one in found]
    order = sorted(range(len(found)), key=lambda i: (-weights[i], found[i].title, found[i].sort))
    return [found[i] for i in order if weights[i] > 1]


def _because(proposal: Proposal) -> str:
    """What speaks for a proposal, the strongest first."""
    counts = Counter(e.reason for e in proposal.evidence)
    order = sorted(counts, key=lambda r: (-REASONS[r][1], -counts[r], r))
    return "; ".join(f"{REASONS[r][0]} ({counts[r]})" for r in order[:2])


def _table(proposals: Sequence[Proposal], reading: Reading) -> pd.DataFrame:
    rows = []
    for p in proposals:
        best, documents = p.evidence[0], {e.document for e in p.evidence}
        outlets = {reading.outlets[d] for d in documents}
        rows.append(
            (p.referent, p.what, p.wording, len(p.evidence), len(documents), len(outlets), _because(p),
             reading.ids[best.document], best.start, best.end)
        )  # fmt: skip
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype(dict.fromkeys(("n", "n_documents", "n_outlets", "start", "end"), "int64"))


def _places(proposals: Sequence[Proposal], reading: Reading) -> pd.DataFrame:
    rows = [
        (p.referent, p.what, p.wording, reading.ids[e.document], e.start, e.end, REASONS[e.reason][0])
        for p in proposals
        for e in sorted(p.evidence, key=lambda e: (e.document, e.start))
    ]
    return pd.DataFrame(rows, columns=list(PLACE_COLUMNS)).astype({"start": "int64", "end": "int64"})


def _comments(chosen: Chosen, reading: Reading) -> dict[tuple[str, str, str], str]:
    """The evidence of each pattern as a line."""
    bounds = {d: [(s.start, s.end) for s in own] for d, own in reading.by_document().items()}
    found: dict[tuple[str, str, str], str] = {}
    for p in chosen.proposals:
        best, documents = p.evidence[0], {e.document for e in p.evidence}
        outlets = {reading.outlets[d] for d in documents}
        own = bounds[best.document]
        sentence = next((s for s in own if s[0] <= best.start < s[1]), (best.start, best.end))
        shown = excerpt(reading.texts[best.document], (best.start, best.end), sentence)
        counts = f"{len(p.evidence)} in {len(outlets)} of {len(set(reading.outlets))} outlets"
        line = f"{counts}; {_because(p)}; {reading.ids[best.document]}: {shown}"
        modifier = p.what in ("modifier", "sponsor")
        key = ("modifier", "", p.pattern) if modifier else (p.what, p.referent, p.pattern)
        found[key] = f"of {p.referent}; {line}" if modifier and key not in found else found.get(key, line)
    for referent in chosen.referents:
        n = sum(len(p.evidence) for p in chosen.proposals if p.referent == referent and p.what in ("name", "label"))
        found["referent", referent, ""] = f"{n} places"
    return found


def _notes(chosen: Chosen, reading: Reading) -> list[str]:
    notes = [
        "A codebook proposed from articles. Nothing in it is decided: delete, merge, rename, and read the sentences.",
        "Behind each pattern: places, outlets; what speaks for it; the article and the sentence.",
    ]
    if chosen.undecided:
        notes.append("What could not be decided:")
        notes += [f"- {sentence}" for sentence in chosen.undecided[:40]]
    return notes
