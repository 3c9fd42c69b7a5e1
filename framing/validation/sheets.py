"""Sheets: what coders fill in. Sheet A has mentions that the program found, sheet B sentences in which to find them.

A sheet shows neither outlet nor what the program says: both stand in the key beside it, with the weights.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from framing._checks import FramingError, check_choice
from framing.corpus import Corpus
from framing.io.guarded import to_csv
from framing.io.whole import write_whole
from framing.mentions import Mentions
from framing.validation.digests import corpus_digest, digest, item_name, lexicon_digest
from framing.validation.marks import unmarked
from framing.validation.questions import NO, YES, Codes, codes_of
from framing.validation.sampling import draw

Kind = Literal["mentions", "sentences"]
FORMAT = "framing coding key 1"
KINDS: tuple[Kind, ...] = ("mentions", "sentences")
TEXT_COLUMNS: dict[str, tuple[str, ...]] = {"mentions": ("before", "match", "after"), "sentences": ("sentence",)}
FOUND_COLUMNS = ("referent", "label", "attribution", "scare_quoted", "pattern")
"""What the program says of a mention, in the key."""
ITEM_COLUMNS = ("item", "document", "outlet", "start", "end", "sha256", "stratum", "weight")


@dataclass(frozen=True, eq=False)
class Sheet:
    """A coding sheet that nobody has filled in, with its key.

    Parameters
    ----------
    kind
        ``"mentions"`` (sheet A) or ``"sentences"`` (sheet B).
    rows
        What coders see, in their order: `item`, and `before`, `match`, `after`, or `sentence`.
    key
        What they do not see: `items`, one mapping for each row, and what the sheet was made from.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> sheet = sentences_sheet(found, 3)
    >>> len(sheet), sheet.columns
    (3, ('item', 'coder', 'sentence', 'done', 'note'))
    >>> sheet.to_csv("anna").splitlines()[0].decode("utf-8-sig")
    '"item","coder","sentence","done","note"'
    """

    kind: Kind
    rows: pd.DataFrame
    key: Mapping[str, Any]

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def codes(self) -> Codes:
        """The answers to each question."""
        return {name: tuple(values) for name, values in self.key["codes"].items()}

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the file."""
        asked = tuple(self.codes) if self.kind == "mentions" else ("done",)
        return ("item", "coder", *TEXT_COLUMNS[self.kind], *asked, "note")

    def to_csv(self, coder: str = "", codes: Mapping[str, Mapping[str, str]] | None = None) -> bytes:
        """The file: UTF-8 with a byte order mark, cells guarded against being run.

        Parameters
        ----------
        coder
            Who will fill it in.
        codes
            What is filled in already: item > column > text.
        """
        given = codes or {}
        added = dict.fromkeys(name for cells in given.values() for name in cells if name not in self.columns)
        columns, rows = (*self.columns, *added), []
        for row in self.rows.to_dict("records"):
            filled = {"coder": coder} | {str(k): str(v) for k, v in row.items()} | dict(given.get(str(row["item"]), {}))
            rows.append([filled.get(column, "") for column in columns])
        return to_csv(columns, rows)

    def write(self, path: Path, *, coder: str = "", codes: Mapping[str, Mapping[str, str]] | None = None) -> None:
        """Write the sheet, and its key beside it as `mentions.key.json`."""
        write_whole(path, self.to_csv(coder, codes))
        text = json.dumps(dict(self.key), ensure_ascii=False, indent=1)
        write_whole(path.with_name(f"{self.kind}.key.json"), (text + "\n").encode("utf-8", "surrogatepass"))


def mentions_sheet(mentions: Mentions, n: int = 200, *, seed: int = 1) -> Sheet:
    """Sheet A: mentions that the program found, for coders to judge without knowing what it said.

    Answers: how often is the program right about what it finds?

    Parameters
    ----------
    mentions
        As `find_mentions` returns them; those that count are sampled.
    n
        How many to code; all where there are no more.
    seed
        What the sample is drawn from.

    Returns
    -------
    Sheet
        Strata are outlet x label x attribution; a weight undoes that rare ones are drawn more often. The order is that
        of a hash, so that articles and outlets are mixed.

    Raises
    ------
    FramingError
        If nothing is found.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> sheet = mentions_sheet(found, 20)
    >>> len(sheet), sheet.columns[:5]
    (20, ('item', 'coder', 'before', 'match', 'after'))
    """
    table = mentions.counted
    if table.empty:
        raise FramingError("no mention is counted here, so there is nothing to code.")
    strata = ["\t".join(map(str, cell)) for cell in table[["outlet", "label", "attribution"]].itertuples(index=False)]
    names = _places(table, seed, "referent")
    rows, weights = draw(names, strata, n, seed=seed, purpose="mentions")
    own = table.iloc[rows]
    shown = _shown(mentions, own)
    items = own[["document", "outlet", "start", "end", *FOUND_COLUMNS]].assign(
        item=[names[i] for i in rows], stratum=[strata[i] for i in rows], weight=weights,
        scare_quoted=own["scare_quoted"].map({True: YES, False: NO}), **shown,
    )  # fmt: skip
    return sheet_of("mentions", items, codes=codes_of(mentions.lexicon), source=_source(mentions, len(table), seed))


def sentences_sheet(mentions: Mentions, n: int = 200, *, seed: int = 1) -> Sheet:
    """Sheet B: random sentences of the zones that count, unmarked, in which coders mark every naming.

    Answers: how much does the program miss?

    Parameters
    ----------
    mentions
        As `find_mentions` returns them; their sentences are sampled, with a mention or without.
    n, seed
        As in `mentions_sheet`.

    Returns
    -------
    Sheet
        Strata are outlets.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> sentences_sheet(found, 10).columns
    ('item', 'coder', 'sentence', 'done', 'note')
    """
    table = mentions.sentences[mentions.sentences["counted"]].reset_index(drop=True)
    if table.empty:
        raise FramingError("no sentence is counted here, so there is nothing to code.")
    outlet = dict(zip(mentions.corpus.ids, mentions.corpus.docvars["outlet"].astype(str), strict=True))
    table["outlet"] = table["document"].map(outlet)
    names = _places(table, seed, "zone")
    rows, weights = draw(names, table["outlet"].tolist(), n, seed=seed, purpose="sentences")
    own = table.iloc[rows]
    texts = dict(zip(mentions.corpus.ids, mentions.corpus.texts, strict=True))
    said = [texts[d][a:b] for d, a, b in zip(own["document"], own["start"], own["end"], strict=True)]
    items = own[["document", "outlet", "start", "end"]].assign(
        item=[names[i] for i in rows], stratum=own["outlet"], weight=weights, sentence=[unmarked(s) for s in said]
    )
    return sheet_of("sentences", items, codes=codes_of(mentions.lexicon), source=_source(mentions, len(table), seed))


def sheet_of(kind: Kind, items: pd.DataFrame, *, codes: Codes, source: Mapping[str, Any]) -> Sheet:
    """A sheet of any items, such as those that another program found.

    Parameters
    ----------
    kind
        ``"mentions"`` or ``"sentences"``.
    items
        One row an item, in the order of the sheet: `item` (a name, once), `document`, `outlet`, `start`, `end`,
        `weight`, `stratum`, the texts that are shown and, of mentions, what a program says of them.
    codes
        The answers to each question.
    source
        What else the key says.

    Examples
    --------
    >>> items = pd.DataFrame(
    ...     {"item": ["m1"], "document": ["a1"], "outlet": ["Herald"], "start": [4], "end": [11],
    ...      "before": ["The "], "match": ["dockers"], "after": [" left."], "referent": ["STRIKERS"]}
    ... )
    >>> sheet = sheet_of("mentions", items, codes={"naming": ("yes", "no")}, source={"tool": "another program"})
    >>> sheet.rows["match"].tolist(), sheet.key["items"][0]["found"]
    (['dockers'], {'referent': 'STRIKERS'})
    """
    check_choice("kind", kind, list(TEXT_COLUMNS))
    shown = list(TEXT_COLUMNS[kind])
    found = [c for c in FOUND_COLUMNS if kind == "mentions" and c in items]
    records = []
    for row in items.to_dict("records"):
        about = {name: row.get(name, "") for name in ("item", "document", "outlet", "start", "end")}
        about |= {"sha256": digest(*(row[c] for c in shown)), "stratum": str(row.get("stratum", ""))}
        about |= {"weight": float(row.get("weight", 1.0)), "shown": {c: str(row[c]) for c in shown}}
        records.append(about | ({"found": {c: str(row[c]) for c in found}} if kind == "mentions" else {}))
    key = {"format": FORMAT, "sheet": kind, **source, "codes": {k: list(v) for k, v in codes.items()}, "items": records}
    return sheet_of_key(key)


def sheet_of_key(key: Mapping[str, Any]) -> Sheet:
    """The empty sheet that a key belongs to."""
    rows = [{"item": item["item"], **item["shown"]} for item in key["items"]]
    return Sheet(key["sheet"], pd.DataFrame(rows, columns=["item", *TEXT_COLUMNS[key["sheet"]]]), key)


def _source(mentions: Mentions, population: int, seed: int) -> dict[str, Any]:
    lexicon = mentions.lexicon
    return {
        "seed": seed,
        "population": population,
        "corpus": {"sha256": corpus_digest(mentions.corpus), "n_documents": len(mentions.corpus)},
        "lexicon": {"name": lexicon.name, "version": lexicon.version, "sha256": lexicon_digest(lexicon)},
    }


def _places(table: pd.DataFrame, seed: int, what: str) -> list[str]:
    """A name for each row, of its place and the seed."""
    cells = zip(table["document"], table["start"], table["end"], table[what], strict=True)
    return [item_name(seed, *cell) for cell in cells]


def _shown(mentions: Mentions, table: pd.DataFrame) -> dict[str, list[str]]:
    """The sentence of each mention in three, the sentence before it with it where it counts too."""
    corpus: Corpus = mentions.corpus
    texts = dict(zip(corpus.ids, corpus.texts, strict=True))
    spans = mentions.sentences
    cells: Sequence[Any] = list(zip(spans["document"], spans["start"], spans["end"], spans["counted"], strict=True))
    shown: dict[str, list[str]] = {name: [] for name in TEXT_COLUMNS["mentions"]}
    names = ("document", "start", "end", "sentence")
    for document, start, end, at in zip(*(table[name].tolist() for name in names), strict=True):
        _, first, last, _ = cells[at] if at >= 0 else (document, start, end, True)
        if at > 0 and cells[at - 1][0] == document and cells[at - 1][3]:
            first = cells[at - 1][1]
        text = texts[document]
        shown["before"].append(text[first:start])
        shown["match"].append(text[start:end])
        shown["after"].append(text[end : max(last, end)])
    return shown
