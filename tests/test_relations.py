"""Relations: what must not change, or must change in one way only, when the input is changed in a way that is known.

Each is tried on a few drawn corpora in the suite, and on 500 with FRAMING_LONG=1. docs/robustness.md lists them.
"""

from __future__ import annotations

import json
import unicodedata
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from long_form import cases

from framing import (
    Mentions,
    contrasts,
    evidence,
    find_mentions,
    find_zones,
    keyness,
    kwic,
    naming,
    read_corpus,
    similarity,
    variants,
    words_dfm,
)
from framing.corpus import Corpus
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.text.tokens import tokenise

pytestmark = pytest.mark.filterwarnings("ignore::framing.FramingWarning")
few = cases(5)
OUTLETS = ("Herald", "Ledger", "Flare")
STRIKERS = Referent("STRIKERS", labels=(Label("docker", (Pattern("docker"),)), Label("mob", (Pattern("mob"),))))
POLICE = Referent(
    "POLICE", labels=(Label("officer", (Pattern("officer"),)), Label("force", (Pattern("security force"),)))
)
NAMING = ("The dockers met at the gate.", "A mob of dockers’ friends came.", "Officers moved the mob on before noon.",
          "“The dockers are a mob,” Ada Quill said.", "The minister said the mob had gone home.",
          "Security forces, he said, held the quay.", "Anti-union dockers stayed in the café.")  # fmt: skip
NEUTRAL = ("Rain fell on the harbour all morning.", "Two ships waited outside the bay.", "The tide turned at noon.",
           "Bread costs more than it did in spring.")  # fmt: skip


def lexicon(*referents: Referent) -> Lexicon:
    return Lexicon("drawn", "codebook", "1.0.0", "en", referents=referents)


BOTH = lexicon(STRIKERS, POLICE)
Article = tuple[str, tuple[str, ...]]


@st.composite
def articles(draw: st.DrawFn, *, least: int = 2, outlets: Sequence[str] = OUTLETS) -> list[Article]:
    """Outlets, each with some sentences; the first two outlets have an article each."""
    sentences = st.lists(st.sampled_from(NAMING + NEUTRAL), min_size=1, max_size=7).map(tuple)
    more = draw(st.lists(st.tuples(st.sampled_from(outlets), sentences), max_size=5))
    return [(outlet, draw(sentences)) for outlet in outlets[:least]] + more


def corpus_of(drawn: Sequence[Article], **columns: Sequence[str]) -> Corpus:
    """Each sentence a paragraph; no line is repeated as such, so that none is taken for furniture of an outlet."""
    texts = tuple(_text(i, sentences) for i, (_, sentences) in enumerate(drawn))
    outlets = [outlet for outlet, _ in drawn]
    ids = [f"a{i}" for i in range(len(drawn))]
    return Corpus(texts, pd.DataFrame({"id": ids, "outlet": outlets, **columns}))


def _text(i: int, sentences: Sequence[str]) -> str:
    return "\n\n".join(
        f"{sentence} This was item {i} {j} of the day, and it was noted." for j, sentence in enumerate(sentences)
    )


def found(corpus: Corpus, lexicon: Lexicon = BOTH) -> Mentions:
    return find_mentions(corpus, lexicon, zones=everything(corpus))


def everything(corpus: Corpus) -> pd.DataFrame:
    return find_zones(corpus).assign(counted=True)


def counts(corpus: Corpus, lexicon: Lexicon = BOTH) -> dict[tuple[str, ...], tuple[int, ...]]:
    """Outlet, referent and label > how often unattributed, indirect and direct, where it is at all."""
    table = naming(found(corpus, lexicon))
    numbers = ["n_unattributed", "n_indirect", "n_direct"]
    rows = zip(
        table[["outlet", "referent", "label"]].to_numpy().tolist(), table[numbers].to_numpy().tolist(), strict=True
    )
    return {tuple(cell): tuple(n) for cell, n in rows if any(n)}


def compared(corpus: Corpus) -> Corpus:
    """The corpus, if outlets use a label of their own: else there is nothing to compare, and an error says so."""
    assume(any(unattributed + indirect for unattributed, indirect, _ in counts(corpus).values()))
    return corpus


def labels(corpus: Corpus) -> list[tuple[str, str, str]]:
    """Document, label and whose words, mention by mention."""
    table = found(corpus).counted
    return [tuple(row) for row in table[["document", "label", "attribution"]].to_numpy().tolist()]


def changed(corpus: Corpus, change: Callable[[str], str]) -> Corpus:
    return replace(corpus, texts=tuple(map(change, corpus.texts)))


def read_back(data: bytes, name: str) -> Corpus:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return read_corpus(path)


def as_csv(corpus: Corpus) -> str:
    return corpus.docvars.assign(text=list(corpus.texts)).to_csv(index=False, lineterminator="\n")


# What must not change.


@given(drawn=articles(), data=st.data())
@few
def test_order_of_articles(drawn: list[Article], data: st.DataObject) -> None:
    """Articles in another order have the same counts."""
    corpus = corpus_of(drawn)
    order = data.draw(st.permutations(range(len(corpus))))
    moved = Corpus(tuple(corpus.texts[i] for i in order), corpus.docvars.iloc[list(order)].reset_index(drop=True))
    assert counts(corpus) == counts(moved)


@given(articles(), st.randoms(use_true_random=False))
@few
def test_parts_add_up(drawn: list[Article], random: Any) -> None:
    """Counts of two parts of the corpus sum to those of the whole."""
    corpus = corpus_of(drawn)
    cut = random.randrange(1, len(corpus))
    total: dict[tuple[str, ...], tuple[int, ...]] = {}
    for part in (slice(0, cut), slice(cut, None)):
        own = Corpus(corpus.texts[part], corpus.docvars.iloc[part].reset_index(drop=True))
        for cell, n in counts(own).items():
            total[cell] = tuple(a + b for a, b in zip(total.get(cell, (0, 0, 0)), n, strict=True))
    assert total == counts(corpus)


@given(articles())
@few
def test_line_ends(drawn: list[Article]) -> None:
    """Line ends of Windows, or of old Macs, change no mention."""
    corpus = corpus_of(drawn)
    for end in ("\r\n", "\r"):
        assert labels(changed(corpus, lambda text, end=end: text.replace("\n", end))) == labels(corpus)


@given(articles())
@few
def test_byte_order_mark(drawn: list[Article]) -> None:
    """A file with a byte order mark is read as the same texts as one without."""
    plain = as_csv(corpus_of(drawn)).encode()
    assert read_back(b"\xef\xbb\xbf" + plain, "a.csv").texts == read_back(plain, "a.csv").texts


@given(articles())
@few
def test_decomposed_letters(drawn: list[Article]) -> None:
    """Letters with their accents apart change no mention."""
    corpus = corpus_of(drawn)
    assert labels(changed(corpus, lambda text: unicodedata.normalize("NFD", text))) == labels(corpus)


@given(articles(), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "cp1252", "utf-8-sig"]))
@few
def test_encodings(drawn: list[Article], encoding: str) -> None:
    """A table in another encoding is read as the same texts."""
    corpus = corpus_of(drawn)
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert read_back(mark + as_csv(corpus).encode(encoding), "a.csv").texts == corpus.texts


@given(articles())
@few
def test_formats(drawn: list[Article]) -> None:
    """CSV, TSV, JSON Lines, JSON and a folder of texts are one corpus."""
    corpus = corpus_of(drawn)
    rows = corpus.docvars.assign(text=list(corpus.texts)).to_dict("records")
    tab = corpus.docvars.assign(text=list(corpus.texts)).to_csv(index=False, sep="\t")
    files = {"a.csv": as_csv(corpus), "a.tsv": tab, "a.json": json.dumps(rows)}
    files["a.jsonl"] = "\n".join(map(json.dumps, rows))
    for name, text in files.items():
        read = read_back(text.encode(), name)
        assert (read.texts, read.docvars[["id", "outlet"]].to_numpy().tolist()) == (
            corpus.texts, corpus.docvars.to_numpy().tolist()
        )  # fmt: skip


@given(articles())
@few
def test_names_of_columns(drawn: list[Article]) -> None:
    """Usual names of columns, in any order, are one corpus."""
    corpus = corpus_of(drawn)
    table = corpus.docvars.assign(text=list(corpus.texts))
    renamed = table.rename(columns={"outlet": "media_name", "text": "maintext"})[["maintext", "media_name", "id"]]
    assert read_back(renamed.to_csv(index=False).encode(), "a.csv").texts == corpus.texts


@given(articles())
@few
def test_renamed_outlets(drawn: list[Article]) -> None:
    """Outlets under other names have the same counts under these."""
    names = dict(zip(OUTLETS, ("=Z()", "Ä Ö", "Herald 2"), strict=True))
    renamed = counts(corpus_of([(names[outlet], sentences) for outlet, sentences in drawn]))
    assert renamed == {(names[o], *rest): n for (o, *rest), n in counts(corpus_of(drawn)).items()}


@given(articles())
@few
def test_blanks_round_outlets(drawn: list[Article]) -> None:
    """Blanks round the name of an outlet make no other outlet."""
    spaced = corpus_of([(f" {outlet} " if i % 2 else outlet, s) for i, (outlet, s) in enumerate(drawn)])
    read = read_back(as_csv(spaced).encode(), "a.csv")
    assert sorted(read.outlets) == sorted(corpus_of(drawn).outlets)


@given(articles())
@few
def test_pseudonyms(drawn: list[Article]) -> None:
    """Under pseudonyms the numbers are the same."""
    corpus = corpus_of(drawn)
    assert sorted(counts(corpus.pseudonymise()).values()) == sorted(counts(corpus).values())


@given(articles())
@few
def test_blank_articles(drawn: list[Article]) -> None:
    """Blank articles are left out and change nothing."""
    corpus = corpus_of(drawn)
    more = corpus_of([*drawn, ("Herald", ())])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read = read_back(as_csv(more).encode(), "a.csv")
    assert counts(read) == counts(corpus)


@given(articles())
@few
def test_an_outlet_more(drawn: list[Article]) -> None:
    """The comparison of two outlets does not know of a third."""
    two = [article for article in drawn if article[0] in OUTLETS[:2]]
    third = [*two, ("Coastwire", (NAMING[1], NAMING[0]))]
    pair = {"target": "Herald", "reference": "Ledger", "n_resamples": 99}
    tables = [contrasts(found(compared(corpus_of(some))), **pair) for some in (two, third)]
    columns = ["label", "value_target", "value_reference", "difference", "difference_ci_low", "p"]
    used = [t[t["n_target"] + t["n_reference"] > 0].sort_values(["referent", "label"]) for t in tables]
    first, second = (t[columns].reset_index(drop=True) for t in used)
    pd.testing.assert_frame_equal(first, second)


@given(articles())
@few
def test_hyphens_and_apostrophes(drawn: list[Article]) -> None:
    """Which hyphen and which apostrophe a typesetter took changes no mention."""
    corpus = corpus_of(drawn)
    for a, b in (("-", "\u2011"), ("’", "'")):
        assert labels(changed(corpus, lambda text, a=a, b=b: text.replace(a, b))) == labels(corpus)


@given(articles())
@few
def test_quotation_marks(drawn: list[Article]) -> None:
    """Straight quotation marks quote as curly ones do."""
    corpus = corpus_of(drawn)
    assert labels(changed(corpus, lambda text: text.replace("“", '"').replace("”", '"'))) == labels(corpus)


@given(articles(), st.sampled_from("\u200b\u200d\u2060\ufeff\u00ad\u200e\u202a\u2066"))
@few
def test_invisible_characters(drawn: list[Article], invisible: str) -> None:
    """What nobody sees inside a word changes no label."""
    corpus = corpus_of(drawn)
    hidden = changed(corpus, lambda text: text.replace("ocker", f"oc{invisible}ker").replace("mob", f"m{invisible}ob"))
    assert labels(hidden) == labels(corpus)


@given(articles())
@few
def test_case_of_a_pattern(drawn: list[Article]) -> None:
    """A search in small letters finds what one with a capital finds."""
    corpus = corpus_of(drawn)
    small, capital = (kwic(corpus, pattern, zones=everything(corpus)) for pattern in ("dockers", "Dockers"))
    assert small[["document", "start"]].to_numpy().tolist() == capital[["document", "start"]].to_numpy().tolist()


@given(articles())
@few
def test_the_same_seed(drawn: list[Article]) -> None:
    """The same articles in another order have the same intervals and p to the last bit."""
    corpus = compared(corpus_of(drawn))
    back = Corpus(corpus.texts[::-1], corpus.docvars.iloc[::-1].reset_index(drop=True))
    tables = [contrasts(found(c), n_resamples=99).sort_values(["target", "referent", "label"]) for c in (corpus, back)]
    columns = ["target", "referent", "label", "difference", "difference_ci_low", "difference_ci_high", "p"]
    first, second = (t[columns].reset_index(drop=True) for t in tables)
    pd.testing.assert_frame_equal(first, second, check_exact=True)


# What must change in one way only.


@given(articles())
@few
def test_union_of_lexicons(drawn: list[Article]) -> None:
    """Two lexicons that share no word find together what each finds by itself."""
    corpus = corpus_of(drawn)
    assert counts(corpus, BOTH) == counts(corpus, lexicon(STRIKERS)) | counts(corpus, lexicon(POLICE))


@given(articles())
@few
def test_swapped_outlets(drawn: list[Article]) -> None:
    """Two outlets with their articles exchanged have the difference with its sign turned."""
    corpus = compared(corpus_of([article for article in drawn if article[0] in OUTLETS[:2]]))
    swap = {"Herald": "Ledger", "Ledger": "Herald"}
    other = replace(corpus, docvars=corpus.docvars.assign(outlet=corpus.docvars["outlet"].map(swap)))
    pair = {"target": "Herald", "reference": "Ledger", "n_resamples": 19}
    first, second = (
        contrasts(found(c), **pair).set_index(["referent", "label"])["difference"] for c in (corpus, other)
    )
    np.testing.assert_allclose(first.to_numpy(), -second.reindex(first.index).to_numpy(), atol=1e-12)


@given(articles())
@few
def test_swapped_words(drawn: list[Article]) -> None:
    """Two labels whose words are exchanged in every text have exchanged their counts."""
    swap = {"docker": "striker", "striker": "docker"}
    two = Referent("STRIKERS", labels=tuple(Label(name, (Pattern(name),)) for name in swap))
    corpus = corpus_of(drawn)
    other = changed(corpus, lambda text: text.replace("docker", "striker"))
    first, second = counts(corpus, lexicon(two)), counts(other, lexicon(two))
    assert second == {(o, r, swap[label]): n for (o, r, label), n in first.items()}


@given(articles(), st.integers(1, 5))
@few
def test_a_neutral_paragraph(drawn: list[Article], n: int) -> None:
    """A paragraph without a word of the lexicon adds its words, and no mention."""
    corpus = corpus_of(drawn)
    longer = changed(corpus, lambda text: f"{text}\n\n{' '.join(['Gulls circled above the cold grey water.'] * n)}")
    assert labels(longer) == labels(corpus)
    words = [found(c).documents["n_words"].to_numpy() for c in (corpus, longer)]
    assert (words[1] - words[0] == 7 * n).all()


@given(articles())
@few
def test_one_naming_more(drawn: list[Article]) -> None:
    """A paragraph that names the strikers once, in the outlet's own words, adds one to one cell."""
    corpus = corpus_of(drawn)
    first = corpus.docvars["outlet"].iloc[0]
    more = replace(corpus, texts=(f"{corpus.texts[0]}\n\nMany dockers walked home in the rain.", *corpus.texts[1:]))
    cell = (first, "STRIKERS", "docker")
    expected = counts(corpus)
    before = expected.get(cell, (0, 0, 0))
    assert counts(more) == expected | {cell: (before[0] + 1, *before[1:])}


@given(articles())
@few
def test_everything_twice(drawn: list[Article]) -> None:
    """A corpus twice over has twice the counts and the same shares."""
    corpus = corpus_of(drawn)
    twice = corpus_of([*drawn, *drawn])
    assert counts(twice) == {cell: tuple(2 * x for x in n) for cell, n in counts(corpus).items()}
    shares = [naming(found(c)).set_index(["outlet", "referent", "label"])["share"] for c in (corpus, twice)]
    pd.testing.assert_series_equal(shares[0], shares[1].reindex(shares[0].index))


@given(articles())
@few
def test_reversed_key_words(drawn: list[Article]) -> None:
    """Key words of one of two outlets are those of the other with the sign turned."""
    corpus = corpus_of([article for article in drawn if article[0] in OUTLETS[:2]])
    zones = everything(corpus)
    table = keyness(corpus, zones=zones, n=None, n_resamples=19)
    one, other = (table[table["target"] == o].set_index("feature")["log_ratio"] for o in OUTLETS[:2])
    shared = one.index.intersection(other.index)
    np.testing.assert_allclose(one[shared].to_numpy(), -other[shared].to_numpy(), atol=1e-9)


@given(articles())
@few
def test_similarity_is_mutual(drawn: list[Article]) -> None:
    """Outlets are as alike from either side, and each is like itself."""
    corpus = corpus_of(drawn)
    table = similarity(corpus, zones=everything(corpus)).set_index(["a", "b"])["cosine"]
    for (a, b), value in table.items():
        assert value == pytest.approx(1.0 if a == b else table.get((b, a), value))


@given(articles())
@few
def test_words_add_up(drawn: list[Article]) -> None:
    """The words of all articles are the tokens of all texts."""
    corpus = corpus_of(drawn)
    dfm = words_dfm(corpus, zones=everything(corpus))
    assert int(dfm.matrix.sum()) == len(tokenise(corpus.texts))


@given(articles())
@few
def test_texts_in_one(drawn: list[Article]) -> None:
    """The tokens of two texts with a blank line between are those of the first and then those of the second."""
    a, b = corpus_of(drawn).texts[:2]
    assert tokenise([f"{a}\n\n{b}"]).words("0") == tokenise([a]).words("0") + tokenise([b]).words("0")


@given(articles())
@few
def test_evidence_stands_behind_every_number(drawn: list[Article]) -> None:
    """There are as many sentences behind a cell as the cell says, and each holds the match at its place."""
    corpus = corpus_of(drawn)
    mentions = found(corpus)
    texts = dict(zip(corpus.ids, corpus.texts, strict=True))
    for (outlet, referent, label), n in counts(corpus).items():
        behind = evidence(mentions, outlet=outlet, referent=referent, label=label)
        assert len(behind) == sum(n)
        for row in behind.itertuples():
            assert texts[str(row.document)][row.start : row.end] == row.match


@given(st.lists(st.sampled_from(NAMING + NEUTRAL), min_size=2, max_size=8, unique=True))
@few
def test_a_copy_differs_in_the_word_that_was_changed(sentences: list[str]) -> None:
    """Two copies do not differ; with one word changed in one of them they differ in that one place."""
    text = _text(0, [*sentences, "The dockers of the northern quay went back to work that evening."])
    columns = {"copy_group": ["c", "c"]}
    docvars = pd.DataFrame({"id": ["a", "b"], "outlet": ["Herald", "Ledger"], **columns})
    same = variants(Corpus((text, text), docvars), BOTH)
    other = text.replace("dockers of the northern", "mob of the northern")
    differing = variants(Corpus((text, other), docvars), BOTH)
    assert len(same) == 0
    assert differing[differing["counted"]][["text_a", "text_b"]].to_numpy().tolist() == [["dockers", "mob"]]
