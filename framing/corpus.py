"""Document and Corpus: articles as they were read, with what is known of each. Nothing here ever changes a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import pandas as pd
from markupsafe import Markup

from framing._checks import FramingError, check_choice
from framing._html import alone, card, counted, fold, heading, listed, more, short, table

DOCVARS = ("id", "outlet", "outlet_basis", "date", "title", "news_agency", "url", "event", "copy_group")
"""The docvars that the package knows by name; a corpus may carry any others beside them."""

_SHOWN = 12
"""Articles that a notebook shows."""


@dataclass(frozen=True)
class Document:
    """One article: its `id`, its `text` exactly as read, and its docvars.

    Examples
    --------
    >>> article = Document("a1", "Dockers strike.", {"id": "a1", "outlet": "Herald"})
    >>> article, article.outlet
    (Document('a1', Herald, 15 characters), 'Herald')
    """

    id: str
    text: str
    docvars: Mapping[str, Any]

    def __repr__(self) -> str:
        # Not the text: it may hold what readers wrote, and their names.
        return f"Document({self.id!r}, {self.outlet}, {len(self.text):,} characters)"

    @property
    def outlet(self) -> str:
        """The outlet that published the article."""
        return str(self.docvars["outlet"])


@dataclass(frozen=True, eq=False)
class Corpus:
    """Articles in order.

    Parameters
    ----------
    texts
        The texts as read. Offsets everywhere in the package count Unicode code points into these.
    docvars
        One row a text. Columns `id` (unique, not blank) and `outlet` (not blank) are required; `date`, `title`,
        `news_agency`, `url`, `event`, `copy_group` and `outlet_basis` are known by name; others are kept.
        Every value is a `str`; what is not known is "".
    header
        What is known of the corpus as a whole (population, query, period, genre, language, retrieved, and sample:
        "sample" or "census"), shown in reports.
    inputs
        One row a file that was read: `file`, `sha256`, `n_documents`.
    left_out
        One row a file or an article that was not: `file`, `place` (of an article in the file), `reason`.
    repaired
        One row a repair: `file`, `place`, `repair`, such as a guessed encoding.

    Raises
    ------
    FramingError
        If ids repeat or are blank, an outlet is blank, or texts and docvars differ in length.

    Examples
    --------
    >>> import pandas as pd
    >>> corpus = Corpus(("Rebels advance.",), pd.DataFrame({"id": ["a1"], "outlet": ["Herald"]}))
    >>> len(corpus), corpus["a1"].outlet
    (1, 'Herald')
    """

    texts: tuple[str, ...]
    docvars: pd.DataFrame
    header: Mapping[str, str] = field(default_factory=dict)
    inputs: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["file", "sha256", "n_documents"]))
    left_out: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["file", "place", "reason"]))
    repaired: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["file", "place", "repair"]))

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", tuple(self.texts))
        docvars = self.docvars.reset_index(drop=True)
        # What another library holds as missing is not known here either, and no outlet or event called nan.
        object.__setattr__(self, "docvars", docvars.where(docvars.notna(), ""))
        object.__setattr__(self, "header", MappingProxyType(dict(self.header)))
        for column in ("id", "outlet"):
            if column not in self.docvars.columns:
                raise FramingError(f"docvars need a column {column!r}; got {list(self.docvars.columns)}.")
            blank = self.docvars[column].astype(str).str.strip() == ""
            if bool(blank.any()):
                raise FramingError(
                    f"docvars row {int(blank.to_numpy().argmax())}: {column!r} is blank. Give every article one."
                )
        if len(self.texts) != len(self.docvars):
            raise FramingError(
                f"{len(self.texts)} texts but {len(self.docvars)} rows of docvars: they must be as many."
            )
        repeated = self.docvars["id"][self.docvars["id"].duplicated()]
        if len(repeated):
            raise FramingError(f"the id {repeated.iloc[0]!r} stands more than once. Ids must be unique.")

    @classmethod
    def from_documents(cls, documents: Iterable[Document], *, header: Mapping[str, str] | None = None) -> Corpus:
        """A corpus from documents, in their order."""
        documents = list(documents)
        columns = ["id", "outlet", *sorted({c for d in documents for c in d.docvars} - {"id", "outlet"})]
        rows = [{c: d.id if c == "id" else str(d.docvars.get(c, "")) for c in columns} for d in documents]
        return cls(tuple(d.text for d in documents), pd.DataFrame(rows, columns=columns), header or {})

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[Document]:
        for text, row in zip(self.texts, self.docvars.to_dict("records"), strict=True):
            yield Document(str(row["id"]), text, {str(k): v for k, v in row.items()})

    def __getitem__(self, id: str) -> Document:
        check_choice("id", id, self.ids)
        position = self.ids.index(id)
        row = self.docvars.iloc[position].to_dict()
        return Document(id, self.texts[position], {str(k): v for k, v in row.items()})

    def __reduce__(self) -> tuple[Any, ...]:
        # A read-only view of a mapping cannot be pickled, and workers and caches pickle.
        return (Corpus, (self.texts, self.docvars, dict(self.header), *self._read()))

    def __repr__(self) -> str:
        return f"Corpus({len(self)} articles, {self.docvars['outlet'].nunique()} outlets)"

    def _repr_html_(self) -> str:
        """The first articles with what is known of each; never their texts, in which readers may have written."""
        names = [c for c in DOCVARS if c != "url" and c in self.docvars and self.docvars[c].astype(str).ne("").any()]
        rows = [
            [*(short(row[name]) for name in names), f"{len(text):,}"]
            for text, row in zip(self.texts, self.docvars.head(_SHOWN).to_dict("records"), strict=False)
        ]
        columns = [
            (name.replace("_", " "), "framing-date" if name == "date" else "") for name in [*names, "characters"]
        ]
        outlets = self.docvars["outlet"].astype(str).value_counts().sort_index(kind="stable")
        said = f"{counted(len(self), 'article')}, {counted(len(outlets), 'outlet')}"
        by_outlet = [(str(outlet), f"{n:,}") for outlet, n in outlets.head(4 * _SHOWN).items()]
        return alone(
            card(
                table(columns, rows, caption=heading("Corpus", said), numbers=["characters"]),
                more(len(self) - len(rows), "articles"),
                fold("articles by outlet", listed(by_outlet) + more(len(outlets) - len(by_outlet), "outlets"))
                if len(self) > len(rows)
                else Markup(),
                fold("about", listed((k.replace("_", " "), short(v, 300)) for k, v in self.header.items()))
                if self.header
                else Markup(),
            )
        )

    @property
    def ids(self) -> list[str]:
        """The ids, in order."""
        return [str(i) for i in self.docvars["id"]]

    @property
    def outlets(self) -> list[str]:
        """The outlets, each once, in alphabetical order."""
        return sorted({str(o) for o in self.docvars["outlet"]})

    def where(self, **docvars: str) -> Corpus:
        """The articles whose docvars equal what is asked for, in order.

        Raises
        ------
        FramingError
            If a docvar is not in the corpus, or a value is in no article.
        """
        keep = pd.Series(True, index=self.docvars.index)
        for name, value in docvars.items():
            check_choice("docvar", name, list(self.docvars.columns))
            check_choice(name, value, sorted(set(self.docvars[name].astype(str))))
            keep &= self.docvars[name].astype(str) == value
        chosen = [i for i, k in enumerate(keep) if k]
        return Corpus(tuple(self.texts[i] for i in chosen), self.docvars.iloc[chosen], self.header, *self._read())

    def pseudonymise(self) -> Corpus:
        """The same articles with outlets named Outlet A, Outlet B, ... and without `title`, `url` and `outlet_basis`.

        The letters follow the alphabetical order of the names, so the same corpus gives the same letters. The texts are
        not changed: an outlet that names itself in its text can still be recognised.
        """
        names = {outlet: f"Outlet {_letters(i)}" for i, outlet in enumerate(self.outlets)}
        docvars = self.docvars.drop(
            columns=[c for c in ("title", "url", "outlet_basis", "basis_note") if c in self.docvars]
        )
        docvars = docvars.assign(outlet=[names[str(o)] for o in docvars["outlet"]])
        return Corpus(self.texts, docvars, self.header, *self._read())

    def _read(self) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
        """What is known of the reading."""
        return self.inputs, self.left_out, self.repaired


def _letters(number: int) -> str:
    """0 is A, 25 is Z, 26 is AA, as spreadsheets count columns.

    >>> [_letters(i) for i in (0, 25, 26)]
    ['A', 'Z', 'AA']
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
