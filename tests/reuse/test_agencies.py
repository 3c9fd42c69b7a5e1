"""find_agencies: credits of agencies, and what is none."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.io.readers import read_corpus
from framing.reuse.agencies import BASES, COLUMNS, Agencies, find_agencies

BODY = "Dockers closed the gates of the port at dawn and said that they would stay there for a week."


def found(text: str, **docvars: str) -> tuple[str, str]:
    """Agency and basis of one article."""
    table = find_agencies(Corpus((text,), pd.DataFrame([{"id": "a", "outlet": "Herald"} | docvars])))
    return table["news_agency"][0], table["basis"][0]


@pytest.mark.parametrize(
    ("text", "agency", "basis"),
    [
        (f"TARNMOUTH (Reuters) - {BODY}", "Reuters", "dateline"),
        (f"TARNMOUTH, March 3 (Reuters) - {BODY}", "Reuters", "dateline"),
        (f"TARNMOUTH, PA (AP) — {BODY}", "AP", "dateline"),
        (f"TARNMOUTH (dpa) – {BODY}", "dpa", "text"),
        (f"Strike shuts port\n\nBy Ada Okoye, Associated Press\n\n{BODY}", "AP", "byline"),
        (f"{BODY}\n\n(With files from AFP)", "AFP", "credit"),
        (f"{BODY}\n\nThe Associated Press contributed to this report.", "AP", "credit"),
        (f"{BODY}\n\nAda Okoye in Tollen and Reuters contributed to this report.", "Reuters", "credit"),
        (f"{BODY}\n\nSource: Xinhua", "Xinhua", "credit"),
        (f"{BODY}\n\n© 2024 The Associated Press. All rights reserved.", "AP", "tail"),
        (f"{BODY}\n\nab/cd (AFP, Reuters)", "AFP; Reuters", "tail"),
        (f"{BODY} Agence France-Presse contributed the material for this.", "AFP", "text"),
    ],
)
def test_credits(text: str, agency: str, basis: str) -> None:
    """An agency is read where stories credit one, and the table says where."""
    assert found(text) == (agency, basis)


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY} One of them told AFP that he was tired.",
        f"{BODY}\n\nA docker waits at the gate of the port on Monday. (AP Photo/Ada Okoye)",
        f"{BODY}\n\nA docker waits at the gate of the port on Monday. [AFP]",
        f"{BODY}\n\nImage: Ada Okoye/Reuters",
        f"{BODY} He saw it on the app of the harbour, he said.",
        "",
    ],
)
def test_sources_and_pictures_are_no_credits(text: str) -> None:
    """An agency that is quoted, or under a picture, is not the story's."""
    assert found(text) == ("", "")


def test_what_the_user_states_stays() -> None:
    """A stated agency goes before any that the text names."""
    assert found(f"TARNMOUTH (Reuters) - {BODY}", news_agency="MPA") == ("MPA", "docvar")


def test_an_author_is_a_byline() -> None:
    """A docvar of authors is read as a byline is."""
    assert found(BODY, authors="Ada Okoye, Reuters") == ("Reuters", "byline")


def test_an_agency_that_publishes_is_its_own_agency() -> None:
    """Where the outlet is an agency and the text names none, it is that."""
    assert found(BODY, outlet="Associated Press") == ("AP", "docvar")


def test_the_surest_place_wins() -> None:
    """A dateline goes before a credit below the text."""
    assert found(f"TARNMOUTH (Reuters) - {BODY}\n\n(With files from AFP)") == ("Reuters", "dateline")


def test_columns_in_the_order_of_the_corpus() -> None:
    """One row an article, those without an agency too."""
    docvars = pd.DataFrame({"id": ["b", "a"], "outlet": ["Herald", "Courier"]})
    table = find_agencies(Corpus((BODY, f"(AFP) - {BODY}"), docvars))
    assert tuple(table.columns) == COLUMNS
    assert table["document"].tolist() == ["b", "a"]
    assert table["news_agency"].tolist() == ["", "AFP"]
    assert tuple(find_agencies(Corpus((), docvars[:0])).columns) == COLUMNS


def test_capitals_are_capitals() -> None:
    """AP in capitals is the agency, and a name within a name is not found twice."""
    agencies = Agencies()
    assert agencies.named_in("an ap, and Tass, and the AP") == ["AP"]
    assert agencies.named_in("Australian Associated Press") == ["AAP"]


def test_seeds(syria: Path) -> None:
    """In the seeds two articles credit agencies in so many words; the other two of AFP only quote it."""
    articles = read_corpus(syria)
    docvars = articles.docvars.drop(columns="news_agency")
    table = find_agencies(Corpus(articles.texts, docvars))
    got = {id[:3]: agency for id, agency in zip(table["document"], table["news_agency"], strict=True)}
    assert got == {"000": "", "001": "", "002": "", "003": "AFP; Reuters; dpa", "004": "AFP"}
    assert set(table["basis"]) <= {*BASES, ""}
