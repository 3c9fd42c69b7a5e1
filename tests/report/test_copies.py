"""One text, several wordings: the chapter on shared copy."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.report import ReportData, _copies, _shared, collect, render
from framing.report._carried import LONGEST, carried
from framing.report._copies import copies, sentence
from framing.report._tables import csv_tables
from framing.text.sentences import find_sentences
from framing.text.zones import find_zones

DIRECTION = re.compile(
    r"\b(added|removed|deleted|inserted|changed|altered|edited out|the original|became|replaced|rewrote|dropped)\b",
    re.IGNORECASE,
)
STORY = (
    "Dockers closed the gates of the port of Tarnmouth at dawn on Monday and said they would stay for a week. "
    "The harbour master, Ines Harrowby, told 212 lorry drivers to wait on the ring road outside Tollen. "
    "“We have waited nine years for a rise,” said Mara Tollen, who leads the union at Gate 4. "
    "Some 60 ships lay off the coast, and a cargo of spring flowers had to be thrown away."
)
OTHER = (
    "Rain fell on the northern hills for the third day, and a bridge near Oldcastle was shut. Farmers moved their "
    "sheep to higher ground, and the school bus went the long way round by the quarry."
)


def made(*articles: tuple[str, str], **docvars: list[str]) -> Corpus:
    """Articles of outlets, in order."""
    table = pd.DataFrame({"id": [f"a{i}" for i in range(len(articles))], "outlet": [o for o, _ in articles], **docvars})
    return Corpus(tuple(text for _, text in articles), table)


def chapter(page: str) -> str:
    """The section of the page."""
    found = re.search(
        r'<section class="chapter" aria-labelledby="copies">.*?</section>\n(?=<section|\{)', page, re.DOTALL
    )
    assert found
    return found.group()


def words(markup: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", markup).split()))


@pytest.fixture(scope="module")
def lexicon():
    return read_lexicon("harbour-strike")


@pytest.fixture(scope="module")
def page(harbour: ReportData) -> str:
    """The chapter of the example."""
    return chapter(render(harbour))


@pytest.fixture(scope="module")
def found(lexicon) -> ReportData:
    """Two outlets with one text, of which nobody stated that it is one, and a third with another."""
    other = STORY.replace("Dockers closed", "Rioters closed")
    return collect(made(("Herald", STORY), ("Ledger", other), ("Radio", OTHER)), [lexicon])


def test_a_pair_is_told_in_a_sentence(page):
    """Outlets, agency, how much is word for word, and in how many places they differ."""
    said = "Tarnmouth Herald and Veldmark Ledger carry one MPA text: 14 of 16 sentences word for word; they differ in 2"
    assert f"{said} counted places." in words(page)
    assert "2 of 6 articles share copy with another (1 pair, wholly derived)." in words(page)


def test_every_pair_is_listed_with_verdict_and_reason(harbour, page):
    """Those of one text, and those that share quotations only."""
    rows = harbour.shared.reuse[harbour.shared.reuse["verdict"] != "not derived"].to_dict("records")
    assert rows
    for row in rows:
        assert f"{row['outlet_a']} and {row['outlet_b']}" in words(page)
        assert row["reason"] in words(page)
        assert row["verdict"] in words(page)


def test_every_counted_difference_is_in_its_table(harbour):
    """With both wordings as they stand."""
    (event,) = copies(harbour, {}).events
    table = harbour.shared.variants
    for pair in event.shown:
        counted = table[(table["pair"] == int(pair.id.removeprefix("copies-"))) & table["counted"]]
        assert len(pair.rows) + pair.more == len(counted)
        marked = [words(str(side)) for row in pair.rows for side in (row.a, row.b)]
        for text in [*counted["text_a"], *counted["text_b"]]:
            assert not text or len(text) > _copies.LONGEST or any(" ".join(text.split()) in m for m in marked)


def test_a_wording_stands_in_its_sentence(harbour):
    """What is beside it is of the same sentence, cut at words; a caret stands where there is none."""
    (event,) = copies(harbour, {}).events
    pair = next(p for p in event.shown if {p.a, p.b} == {"Tarnmouth Herald", "Veldmark Ledger"})
    modifier = next(row for row in pair.rows if row.kind == "modifier")
    assert "<strong>militant</strong>" in modifier.a
    assert words(modifier.a).endswith("dockers from the gates of Veldmark's …")
    assert '<span class="zero">‸</span>' in modifier.b
    assert modifier.referent == "STRIKERS"


def test_sentences_are_rows_of_the_table_of_all_articles(lexicon):
    """Each wording lies in its sentence, with articles before and between that share nothing."""
    data = collect(made(("Radio", OTHER), ("Herald", STORY), ("Quay", "It was dry."), ("Ledger", STORY[5:])), [lexicon])
    rows = [r for r in data.shared.variants.to_dict("records") if r["counted"]]
    for row in rows:
        for side in ("a", "b"):
            sentence = data.sentences.loc[row[f"sentence_{side}"]]
            assert sentence["document"] == row[side]
            assert sentence["start"] <= row[f"start_{side}"] <= row[f"end_{side}"] <= sentence["end"]
    assert rows


def test_nobody_is_said_to_have_changed_anything(page):
    """In what the page says itself; an article may say that somebody added something."""
    own = re.sub(r"<section class=.*?</section>|<(td|dd)\b[^>]*>.*?</\1>", " ", page, flags=re.DOTALL)
    own = words(own).replace("it does not say who changed what", "")
    assert not DIRECTION.search(own.replace("Nobody is said to have changed anything", ""))
    assert not re.search(r"<(ins|del)\b", page)
    assert "Of two copies either wording may be the agency’s, and an agency updates its own text." in words(page)


def test_readers_stay_hidden(harbour, page):
    """Neither the chapter nor a table has a word of a comment."""
    tables = csv_tables(harbour)
    for name in ("Quay_Sider", "Netmender", "Send the mob home"):
        assert name not in page
        assert not [t for t in ("variants.csv", "coverage.csv", "reuse.csv") if name.encode() in tables[t]]


def test_hostile_words_are_shown_as_text(lexicon):
    """In texts, outlets, events and agencies of copies."""
    attack = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    other = STORY.replace("Dockers closed", f"Rioters closed {attack}")
    corpus = made((attack, STORY), (f"B {attack}", other), event=[attack, attack], news_agency=[attack, attack])
    data = collect(corpus, [lexicon])
    shown = chapter(render(data))
    assert "framing-copies" in shown
    assert not re.search(r"<(script|img)\b", shown)
    assert f"carry one {attack} text" in words(shown)
    assert "&lt;script&gt;" in shown.partition('<section class="framing-copies"')[2]


def test_found_groups_are_one_cluster(found):
    """In the docvars and in every number of clusters; the page says that they were found."""
    groups = dict(zip(found.documents["outlet"], found.documents["copy_group"], strict=True))
    assert groups["Herald"] == groups["Ledger"] != ""
    assert groups["Radio"] == ""
    assert found.settings["copy groups"] == "found"
    assert "copy groups: found, by five-word shingles" in words(render(found))
    rows = found.coded[0].contrasts
    rest = rows[(rows["target"] == "Radio") & (rows["reference"] == "(rest)")]
    assert set(rest["n_clusters_reference"]) <= {1}


def test_stated_groups_stay(lexicon):
    """And the page says so."""
    corpus = made(("Herald", STORY), ("Ledger", STORY), ("Radio", OTHER), copy_group=["x", "x", ""])
    data = collect(corpus, [lexicon])
    assert data.documents["copy_group"].tolist() == ["x", "x", ""]
    assert data.settings["copy groups"] == "stated"


def test_without_shared_copy_nothing_is_different(lexicon, monkeypatch):
    """One sentence in the page, no copy group, and every table as without the search."""
    corpus = made(("Herald", STORY), ("Radio", OTHER))
    data = collect(corpus, [lexicon])
    assert sentence(data).startswith("No two articles share copy")
    assert words(chapter(render(data))).endswith(sentence(data))
    assert "share copy with another" not in render(data)
    assert data.settings["copy groups"] == "none"
    assert "copy_group" not in data.documents
    tables = csv_tables(data)
    assert not {"variants.csv", "substitutions.csv", "coverage.csv"} & set(tables)
    plain = _shared.Shared(data.shared.reuse, *[pd.DataFrame()] * 3, "none")
    monkeypatch.setattr("framing.report._data.find_shared", lambda corpus, *_, **__: (corpus, plain))
    assert csv_tables(collect(corpus, [lexicon])) == tables


def test_the_opening_says_that_copy_is_shared(found):
    """And where it is told."""
    assert "2 of 3 articles share copy with another: see “One text, several wordings”." in words(render(found))


def test_pseudonyms_hide_articles_and_ids(lexicon):
    """No two whole articles side by side, no id, no words outside the article itself."""
    corpus = read_corpus("harbour-strike")
    data = collect(corpus.pseudonymise(), [lexicon], settings={"pseudonymised": True})
    shown = chapter(render(data))
    assert "framing-copies" not in shown
    assert "Whole articles are not shown side by side: they name their outlets." in shown
    assert re.search(r"Outlet [A-F] and Outlet [A-F] carry one MPA text", words(shown))
    facts = data.shared.coverage
    assert set(facts.loc[(facts["only_in"] != "") & facts["kind"].isin(["name", "source"]), "fact"]) == {""}
    assert "VPR" not in words(shown)
    tables = csv_tables(data)
    for name in [*corpus.ids, *corpus.outlets]:
        assert not [t for t in ("reuse.csv", "variants.csv", "substitutions.csv") if name.encode() in tables[t]]


def test_a_page_shows_so_many_pairs_and_says_how_many_more(lexicon, monkeypatch):
    """variants.csv has all."""
    monkeypatch.setattr(_copies, "MOST_PAIRS", 1)
    shown = chapter(render(collect(made(("Herald", STORY), ("Ledger", STORY), ("Radio", STORY)), [lexicon])))
    assert shown.count('class="framing-copies"') == 1
    assert "1 of 3 pairs of one text are told in full: a page holds no more." in words(shown)


def test_a_page_shows_no_more_words_than_it_holds(harbour, monkeypatch):
    """However few the pairs."""
    monkeypatch.setattr(_copies, "MOST_WORDS", 10)
    assert "framing-copies" not in chapter(render(harbour))


def test_a_pair_beyond_the_list_is_counted(lexicon, monkeypatch):
    """reuse.csv has it."""
    monkeypatch.setattr(_copies, "MOST_LISTED", 1)
    data = collect(made(("Herald", STORY), ("Ledger", STORY), ("Radio", STORY)), [lexicon])
    assert "2 more pairs are in reuse.csv." in words(chapter(render(data)))


def test_what_one_outlet_alone_leaves_out_is_that_of_the_table(harbour):
    """Each fact once, under the outlet that lacks it, or that alone has it."""
    (event,) = carried(harbour, {})
    table = harbour.shared.coverage
    for outlet in event.outlets:
        assert sum(f.n for f in outlet.has) == (table["only_in"] == outlet.name).sum()
        assert sum(f.n for f in outlet.lacks) == (table["left_out_by"] == outlet.name).sum()
    assert event.n_facts == len(table)
    printed = [fact for outlet in event.outlets for f in (*outlet.has, *outlet.lacks) for fact in f.printed]
    assert max(len(fact) for fact in printed) <= LONGEST + 2


def test_only_events_with_shared_copy_are_covered(lexicon):
    """Facts of another event are in no table."""
    corpus = made(
        ("Herald", STORY), ("Ledger", STORY), ("Herald", OTHER), ("Radio", "Oldcastle was dry."),
        event=["strike", "strike", "rain", "rain"],
    )  # fmt: skip
    assert set(collect(corpus, [lexicon]).shared.coverage["event"]) == {"strike"}


def test_without_events_only_the_copies_are_covered(lexicon):
    """Not every article of a corpus tells of one event."""
    corpus = made(("Herald", STORY), ("Ledger", STORY), ("Radio", OTHER))
    assert set(collect(corpus, [lexicon]).shared.coverage["n_of"]) == {2}


def test_quotations_alone_make_no_text(harbour):
    """Their pairs are listed, and not shown side by side."""
    events = copies(harbour, {}).events
    for pair in (p for event in events for p in event.pairs):
        assert pair.full == (pair.verdict != "shared quotations")


def test_the_chapter_is_small(page):
    """Figures, tables and the copies side by side."""
    assert len(page.encode()) < 250_000


def test_the_two_copies_of_the_seeds(syria):
    """41 of 43 sentences are word for word the same; the two modifiers that differ stand side by side."""
    corpus = read_corpus(syria)
    zones = find_zones(corpus)
    ids = [id for id in corpus.ids if id[:3] in ("000", "002")]
    pair = Corpus(tuple(corpus[id].text for id in ids), corpus.docvars[corpus.docvars["id"].isin(ids)])
    own = zones[zones["document"].isin(ids)].reset_index(drop=True)
    pair, shared = _shared.find_shared(pair, own, [read_lexicon("syria-2024")], attribution="rules", private=False)
    documents = pd.DataFrame({"id": ids, "n_words": [1, 1]})
    data = SimpleNamespace(
        corpus=pair, zones=own, sentences=find_sentences(pair, own), documents=documents, shared=shared,
        pseudonymised=False,
    )  # fmt: skip
    ((told,),) = [event.pairs for event in copies(data, {}).events]
    assert told.sentence == (
        "The New Arab and Business Recorder carry one AFP text: 41 of 43 sentences word for word; they differ in 2 "
        "counted places."
    )
    assert [re.search(r"<strong>(.*?)</strong>", row.a).group(1) for row in told.rows] == ["Islamist", "Islamist-led"]
    assert "41 sentences word for word the same" in told.shown
    assert len(told.shown) < 40_000


def test_counts_of_pairs_are_those_of_the_table(harbour):
    """However few are shown."""
    told = copies(harbour, {})
    assert told.n_pairs == len(harbour.shared.copies) == told.n_shown
    none = replace(harbour.shared, reuse=harbour.shared.reuse.head(0))
    assert copies(replace(harbour, shared=none), {}).n_pairs == 0
