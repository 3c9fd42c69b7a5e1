"""Counts: what was counted of all partitions, as the tables that statistics take."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from framing import _html
from framing._checks import FramingError, check_choice, check_positive
from framing.corpus import Corpus
from framing.dfm import Dfm
from framing.lexicon import Lexicon
from framing.partitions.blocks import Block
from framing.partitions.digest import digest_of
from framing.partitions.look import Plan
from framing.partitions.notes import tell
from framing.partitions.sampling import draw, of_cell
from framing.partitions.stored import StoredCorpus, StoredMentions, StoredTexts
from framing.partitions.tables import Tables
from framing.partitions.words import by_document, by_outlet
from framing.stats.naming import evidence

_WORDS = ["outlet", "feature"]
_SHOWN = 12
"""Outlets that a notebook shows."""


@dataclass(frozen=True, eq=False)
class Counts:
    """What was counted of a source, partition by partition.

    Parameters
    ----------
    plan
        What `settle` returned.
    block
        What `count_partition` returned for every one of `plan.tasks()`, merged.

    Notes
    -----
    All tables are equal to those of `find_mentions` and `words_dfm` on the corpus in one piece. They are read from the
    pieces of the partitions when they are asked for: the tables of spans of a million articles need gigabytes, those of
    mentions and articles some hundred megabytes.

    Examples
    --------
    >>> import tempfile
    >>> from framing import count, read_lexicon
    >>> counts = count("harbour-strike", read_lexicon("harbour-strike"), folder=tempfile.mkdtemp(), progress=False)
    >>> len(counts), counts.settings["attribution"], counts.mentions()
    (6, 'rules', Mentions(141 found, 93 counted, 6 articles, lexicon harbour-strike))
    >>> int(counts.documents["n_words"].sum())
    1412
    """

    plan: Plan
    block: Block

    def __post_init__(self) -> None:
        if [piece.number for piece in self.block.pieces] != [partition.number for partition in self.plan.partitions]:
            raise FramingError("some partitions are not counted: count every one of `plan.tasks()` and merge them.")

    def __repr__(self) -> str:
        names = ", ".join(lexicon.name for lexicon in self.lexicons)
        return f"Counts({len(self):,} articles, {len(self.plan.partitions)} partitions, {names})"

    def _repr_html_(self) -> str:
        """How many articles, words and mentions of the first lexicon each outlet has, counted or not."""
        rows = self.documents.groupby("outlet", sort=True)
        found = f"found with {self.lexicons[0].name}"
        sizes = (
            rows.size().to_frame("articles").assign(words=rows["n_words"].sum(), **{found: rows["n_mentions"].sum()})
        )
        lexicons = ", ".join(lexicon.name for lexicon in self.lexicons)
        parts = _html.counted(len(self.plan.partitions), "partition")
        shown = sizes.head(_SHOWN).astype(object).reset_index()
        return _html.alone(
            _html.card(
                _html.table(
                    [(name, "") for name in shown.columns],
                    ([row[0], *(f"{n:,}" for n in row[1:])] for row in shown.itertuples(index=False, name=None)),
                    caption=_html.heading("Counts", f"{_html.counted(len(self), 'article')}, {parts}; {lexicons}"),
                    numbers=["articles", "words", found],
                ),
                _html.more(len(sizes) - len(shown), "outlets"),
            )
        )

    def __len__(self) -> int:
        return self.tables.bounds("documents")[-1]

    @cached_property
    def tables(self) -> Tables:
        """All that was found, table by table."""
        return Tables(self.block.pieces)

    @property
    def lexicons(self) -> tuple[Lexicon, ...]:
        """What mentions were found with."""
        return self.plan.recipe.lexicons

    @property
    def settings(self) -> Mapping[str, Any]:
        """How it was counted."""
        recipe = self.plan.recipe
        return {"attribution": recipe.attribution, "keep": recipe.keep, "words": recipe.words}

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user is told of the articles and of the whole, each once."""
        own = [note for piece in self.block.pieces for note in piece.facts["notes"]]
        nothing = [
            f"the lexicon {lexicon.name!r} matches nothing in these {len(self)} articles. "
            "Try `framing lexicon check` on it, with the articles."
            for i, lexicon in enumerate(self.lexicons)
            if not self.tables.bounds(f"mentions-{i}")[-1]
        ]
        return tuple(dict.fromkeys([*self.plan.notes, *own, *nothing]))

    @cached_property
    def corpus(self) -> Corpus:
        """The articles: docvars, header and inputs as `read_corpus` gives them; texts are read when asked for."""
        docvars = self.tables.frame("docvars")
        texts: Any = StoredTexts(self.plan.partitions, self.plan.recipe, self.tables.bounds("docvars"))
        source = self.plan.source
        return StoredCorpus(texts, docvars, source.header, self._inputs(docvars))

    @property
    def documents(self) -> pd.DataFrame:
        """One row an article, as `Mentions.documents`; `n_mentions` are those of the first lexicon."""
        return self.tables.frame("documents")

    def mentions(
        self,
        lexicon: str | Lexicon | None = None,
        *,
        articles: Collection[str] | None = None,
        counted: bool = False,
        columns: Sequence[str] | None = None,
    ) -> StoredMentions:
        """The mentions of a lexicon, as `find_mentions` returns them.

        Parameters
        ----------
        lexicon
            The first where none is given.
        articles
            Ids: these articles alone, with a corpus of them in memory. `mention` keeps its number in the whole,
            `sentence` is the row in the sentences of these articles.
        counted
            Only mentions that count, and their modifiers, which take less memory: enough for `naming`, `modifiers`,
            `contrasts` and `labels_by_source`.
        columns
            Only these columns of the mentions, which take less memory still; `counted` among them.
        """
        number = self._number(lexicon)
        chosen = self.lexicons[number]
        tables, corpus = self.tables, self.corpus
        if articles is not None:
            rows = self._rows(articles)
            tables = tables.of_articles(rows)
            texts = tuple(corpus.texts[i] for i in rows)
            corpus = Corpus(texts, corpus.docvars.iloc[rows], corpus.header, corpus.inputs)
        found = tables.frame(f"mentions-{number}", columns=columns, counted=counted)
        modifiers = tables.frame(f"modifiers-{number}")
        if counted:
            modifiers = modifiers[modifiers["mention"].isin(found["mention"])].reset_index(drop=True)
        n_mentions = tables.frame("n_mentions")[str(number)].to_numpy()
        documents = tables.frame("documents").assign(n_mentions=n_mentions)
        settings = {"lexicon": chosen.name, "version": chosen.version, "sha256": chosen.sha256}
        settings["attribution"] = self.plan.recipe.attribution
        main = {"table": found, "modifiers": modifiers, "documents": documents}
        return StoredMentions(main, tables.frame, corpus, lexicon=chosen, settings=settings)

    def hold(self, articles: Collection[str]) -> None:
        """Read the texts of some articles into memory at once, for whoever asks for them several times."""
        texts: Any = self.corpus.texts
        texts.hold(self._rows(articles))

    def evidence(
        self, lexicon: str | Lexicon | None = None, *, n: int | None = None, seed: int = 1, **cell: Any
    ) -> pd.DataFrame:
        """The sentences behind a cell, as `framing.stats.naming.evidence` gives them, or a sample of them.

        Parameters
        ----------
        lexicon
            The first where none is given.
        n
            How many at most; all where none is given.
        seed
            What is drawn from. A mention has its own random number by article and place, so that the sample is the
            same in any order of the articles, and a larger one holds a smaller one.
        **cell
            As in `evidence`. A sample takes columns of mentions and docvars alone.

        Returns
        -------
        DataFrame
            In the order of the articles.
        """
        if n is None:
            return evidence(self.mentions(lexicon), **cell)
        table = self.mentions(lexicon, counted=not {"type", "zone", "counted"} & set(cell)).table
        drawn = draw(of_cell(table, self.corpus.docvars, cell), n, seed=seed)
        return self._evidence_of(lexicon, drawn) if len(drawn) else evidence(self.mentions(lexicon), **cell)

    def sample(
        self,
        lexicon: str | Lexicon | None = None,
        *,
        n: int = 10,
        by: Sequence[str] = ("outlet", "referent", "label"),
        seed: int = 1,
    ) -> pd.DataFrame:
        """Some sentences behind every cell, at most n of each: what a report shows of a million articles.

        Texts are read once, however many cells there are.

        Returns
        -------
        DataFrame
            As `evidence` returns it, in the order of the articles.
        """
        drawn = draw(self.mentions(lexicon, counted=True).table, n, seed=seed, by=by)
        return self._evidence_of(lexicon, drawn)

    def _evidence_of(self, lexicon: str | Lexicon | None, drawn: pd.DataFrame) -> pd.DataFrame:
        """The sentences of some mentions."""
        few = self.mentions(lexicon, articles=set(drawn["document"]))
        chosen = few.table[few.table["mention"].isin(set(drawn["mention"]))]
        # What was drawn counts here, for `evidence` gives what counts.
        return evidence(few.with_table(chosen.assign(counted=True).reset_index(drop=True)))

    def words(self, by: str = "outlet", *, min_documents: int = 1, ngrams: tuple[int, int] = (1, 1)) -> Dfm:
        """How often each word stands in the counted zones, as `words_dfm` counts them.

        Parameters
        ----------
        by
            "outlet", as `Dfm.group` gives them, or "document" where these were counted (`words="document"`).
        min_documents
            Words in fewer articles are left out, before anything of them is in memory.
        ngrams
            As in `words_dfm`: longer runs of words, by outlet, for which the source is read anew, twice. Give
            `min_documents` too: of all runs there are more than of words by far.
        """
        kept = self.plan.recipe.words
        check_choice("by", by, ("outlet", "document") if ngrams == (1, 1) else ("outlet",))
        check_positive("min_documents", min_documents)
        if ngrams != (1, 1):
            from framing.partitions.ngrams import ngrams_dfm

            return ngrams_dfm(self, ngrams, self._docvars(), min_documents=min_documents)
        if kept == "none" or (by == "document" and kept != "document"):
            raise FramingError(f'words by {by} were not kept. Count with words="{by}".')
        table = self.word_table().to_pandas()
        if min_documents > 1:
            articles = table.groupby("feature")["n_documents"].transform("sum")
            table = table[articles >= min_documents].reset_index(drop=True)
        features = sorted(set(table["feature"].tolist()))
        limits = {"min_count": 1, "min_documents": min_documents} if min_documents > 1 else {}
        settings = {"ngrams": (1, 1), "stem": None, "remove": (), **limits}
        docvars = self._docvars()
        if by == "document":
            return Dfm(by_document(self.block.pieces, features), tuple(features), docvars, settings)
        empty = Dfm(csr_array((len(docvars), 0), dtype=np.int64), (), docvars, settings).group("outlet")
        matrix = by_outlet(table, features, empty.docvars["outlet"].tolist())
        return Dfm(matrix, tuple(features), empty.docvars, empty.settings)

    def word_table(self) -> Any:
        """How often each outlet uses each word, and in how many articles (Arrow): `outlet`, `feature`, `n`,
        `n_documents`."""
        return self.block.added("words", _WORDS)

    def write(self, folder: str | os.PathLike[str]) -> list[Path]:
        """Write the tables: see `framing.partitions.write.write_counts`."""
        from framing.partitions.write import write_counts

        return write_counts(self, folder)

    def digest(self) -> str:
        """The hash of all that was counted: the same for any partitions, order and engine."""
        return digest_of(self.tables, self.block, self.plan.recipe)

    def tell(self) -> None:
        """Show the notes as warnings."""
        tell(self.notes)

    def _inputs(self, docvars: pd.DataFrame) -> pd.DataFrame:
        """Files with their hashes and how many articles each has."""
        source = self.plan.source
        n = dict.fromkeys(source.inputs, 0)
        for piece in self.plan.looked.pieces:
            own = piece.table("articles", ["file", "blank"]).to_pandas()
            for file, count in own["file"][~own["blank"].to_numpy(bool)].value_counts().items():
                n[str(file)] += int(count)
        rows = [(file, sha, n[file]) for file, sha in source.inputs.items()]
        return pd.DataFrame(rows, columns=["file", "sha256", "n_documents"])

    def _docvars(self) -> pd.DataFrame:
        """Docvars as a Dfm has them."""
        own = self.corpus.docvars.drop(columns=["document", "n_words"], errors="ignore")
        own = own.rename(columns={"id": "document"})
        own = own[["document", *(c for c in own.columns if c != "document")]]
        return own.assign(n_words=self.documents["n_words"].to_numpy())

    def _number(self, lexicon: str | Lexicon | None) -> int:
        names = [own.name for own in self.lexicons]
        if lexicon is None:
            return 0
        name = lexicon if isinstance(lexicon, str) else lexicon.name
        check_choice("lexicon", name, names)
        return names.index(name)

    def _rows(self, articles: Collection[str]) -> list[int]:
        wanted = {articles} if isinstance(articles, str) else set(articles)
        ids = self.corpus.ids
        rows = [i for i, id in enumerate(ids) if id in wanted]
        if len(rows) < len(wanted):
            unknown = sorted(wanted - set(ids))[0]
            raise FramingError(f"there is no article {unknown!r}.")
        return rows
