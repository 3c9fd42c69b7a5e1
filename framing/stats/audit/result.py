"""The result of an audit: its tables, and how they look in a notebook."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

SHOWN_ROWS = 8
"""Rows of each table that a notebook shows; the tables themselves have all."""


@dataclass(frozen=True, eq=False)
class Audit:
    """What the numbers of a lexicon rest on, in the order in which it should be read.

    Parameters
    ----------
    sentences
        What the tables say, in words.
    overlaps
        One row a word of a label that a weighted lexicon has too: `weighted` (its name), `referent`, `label`,
        `pattern`, `form` (the words that the pattern matched), `word`, `entry` (of the weighted lexicon), `weight`,
        `n` (counted mentions, quoted ones too).
    label_weights
        One row a weighted lexicon x label: `weighted`, `referent`, `label`, `n` (counted mentions), `n_scored` (those
        of which a word has a weight), `weight` (mean of a mention; 0 for one without).
    scores
        One row a weighted lexicon x group: `weighted`, the docvar that groups, `n_words` (counted), `n_scored` (words
        with a weight), `n_label_words`, `n_scored_labels` (those among them that are words of labels), `score` (sum of
        the weights per 100 counted words), `score_masked` (the same with the words of labels weighing nothing),
        `difference` (score - score_masked: the part of the labels).
    patterns
        One row a pattern: `referent`, `label`, `pattern`, `line` (of the lexicon's file), `n` (counted mentions
        outside quotation marks), `share_of_label` (n of those of the label), `n_documents`, `n_outlets`, `n_direct`
        (inside quotation marks), `n_uncounted` (found, but embedded, unresolved or in another zone), `n_doubtful`
        (rows of `doubtful`, each mention once), `forms` (words that it matched, with counts), `why` (what should make
        a reader look).
    doubtful
        One row a counted mention and reason to read it: `mention`, `document`, `outlet`, `referent`, `label`,
        `pattern`, `text`, `sentence`, `why`.
    leave_one_out
        One row for each comparison, label and pattern of the same referent: `target`, `reference`, `referent`,
        `label`, `pattern_label` and `pattern` (whose mentions are taken away), `n_pattern` (how many on both sides),
        `difference` of the shares with `_ci_low` and `_ci_high`, `difference_without` with its limits, `change`;
        `flag`: "sign" where the difference changes its sign or goes, "interval" where its interval no longer leaves
        out zero, "only pattern" where the label is gone with the pattern and nothing is left to compare.
    by
        The docvar that groups.

    Examples
    --------
    >>> from framing import find_mentions, read_corpus, read_lexicon
    >>> found = find_mentions(read_corpus("harbour-strike"), read_lexicon("harbour-strike"))
    >>> from framing import audit
    >>> result = audit(found)
    >>> result.patterns.loc[result.patterns["label"] == "docker", ["pattern", "n", "n_documents"]].values.tolist()
    [['docker', 7, 4], ['dock worker', 0, 0]]
    """

    sentences: tuple[str, ...]
    overlaps: pd.DataFrame
    label_weights: pd.DataFrame
    scores: pd.DataFrame
    patterns: pd.DataFrame
    doubtful: pd.DataFrame
    leave_one_out: pd.DataFrame
    by: str

    def __repr__(self) -> str:
        return "Audit: " + " ".join(self.sentences)

    def _repr_html_(self) -> str:
        """The sentences, and the first rows of what needs a look."""
        looked_at = self.patterns[self.patterns["why"] != ""].drop(columns=["line", "n_outlets", "n_direct", "forms"])
        flagged = self.leave_one_out[self.leave_one_out["flag"].isin(("sign", "interval", "sign, interval"))]
        columns = [c for c in flagged.columns if not c.endswith(("_low", "_high"))]
        tables = (
            ("Scores with and without the labels", self.scores),
            ("Words of labels in weighted lexicons", self.overlaps),
            ("Patterns to look at", looked_at.sort_values("n", ascending=False, kind="stable")),
            ("Differences that rest on one pattern", flagged[columns]),
        )
        said = Markup("\n").join(Markup("<li>{}</li>").format(sentence) for sentence in self.sentences)
        shown = Markup("\n").join(_table_html(title, table) for title, table in tables if len(table))
        return str(Markup('<div class="framing-audit">\n<ul>\n{}\n</ul>\n{}\n</div>').format(said, shown))


def _table_html(title: str, table: pd.DataFrame) -> Markup:
    cell, name = Markup("<td>{}</td>"), Markup('<th scope="col">{}</th>')
    head = Markup().join(name.format(str(column).replace("_", " ")) for column in table.columns)
    rows = Markup("\n").join(
        Markup("<tr>{}</tr>").format(Markup().join(cell.format(_shown(value)) for value in row))
        for row in table.head(SHOWN_ROWS).itertuples(index=False, name=None)
    )
    more = len(table) - SHOWN_ROWS
    rest = Markup("\n<p>{:,} more rows are in the table.</p>").format(more) if more > 0 else Markup()
    frame = Markup("<table>\n<caption>{}</caption>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table>{}")
    return frame.format(title, head, rows, rest)


def _shown(value: object) -> str:
    if not isinstance(value, float):
        return str(value)
    return "" if math.isnan(value) else f"{value:.3f}"
