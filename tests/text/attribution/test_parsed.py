"""Attribution by a parser, where spaCy and a model are installed."""

from __future__ import annotations

import importlib.util
import sys
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.text.attribution import ATTRIBUTION_COLUMNS, find_attributions, parsed
from framing.text.attribution.cues import default_cues
from framing.text.attribution.parsed import attribute_parsed, load_model
from framing.text.attribution.spans import Attribution
from framing.text.quotations import quotations_of
from framing.text.sentences import split_sentences


@pytest.fixture(scope="module")
def nlp() -> Any:
    """The model, or a skip with the reason."""
    if importlib.util.find_spec("spacy") is None:
        pytest.skip("needs spaCy: pip install -e '.[spacy]'")
    try:
        return load_model()
    except FramingError as error:
        pytest.skip(str(error))


def attribute(text: str, nlp: Any) -> list[Attribution]:
    paragraphs, at = [], 0
    for line in text.splitlines(keepends=True):
        paragraphs.append((at, at + len(line.rstrip()), "body"))
        at += len(line)
    return attribute_parsed(text, quotations_of(text, paragraphs), split_sentences(text), default_cues(), nlp)


def described(text: str, nlp: Any) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution."""

    def surface(span: tuple[int, int] | None) -> str:
        return text[slice(*span)] if span else ""

    return [
        (surface(one.source), surface(one.cue), " ... ".join(surface(span) for span in one.content))
        for one in attribute(text, nlp)
    ]


CASES = {
    "clause": (
        "The union said that the port was shut.",
        ("The union", "said", "that the port was shut"),
    ),
    "trailing frame": (
        "The port was shut, the union said.",
        ("the union", "said", "The port was shut"),
    ),
    "frame in the midst": (
        "The port, the union said, was shut on Friday.",
        ("the union", "said", "The port ... was shut on Friday"),
    ),
    "inverted": (
        '"We will stay," said Rana Okoye.',
        ("Rana Okoye", "said", '"We will stay,"'),
    ),
    "according to": (
        "The port was shut, according to the union.",
        ("the union", "according to", "The port was shut"),
    ),
    "as the union noted": (
        "As the union noted, the port was shut.",
        ("the union", "noted", "the port was shut"),
    ),
    "participle": (
        "The dockers left the harbour, saying that the pay was low.",
        ("The dockers", "saying", "that the pay was low"),
    ),
    "object": (
        "The mayor denied the charge.",
        ("The mayor", "denied", "the charge"),
    ),
    "noun": (
        "The owners rejected the union's claim that the port was shut.",
        ("the union", "claim", "that the port was shut"),
    ),
    "several sentences in quotation marks": (
        '"We will stay. All of us will stay," one docker said.',
        ("one docker", "said", '"We will stay. All of us will stay,"'),
    ),
    "two apostrophes for a mark": (
        "''We will stay,'' the union said.",
        ("the union", "said", "''We will stay,''"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_construction(name: str, nlp: Any) -> None:
    """Source, cue and content of the construction are found."""
    text, expected = CASES[name]
    assert expected in described(text, nlp)


def test_a_sentence_without_a_cue_is_the_article_s_own(nlp: Any) -> None:
    """Nothing is attributed, and nothing is parsed."""
    assert described("The dockers left the harbour on Friday.", nlp) == []


def test_words_inside_quotation_marks_are_no_cue(nlp: Any) -> None:
    """What a speaker reports is that speaker's."""
    found = described('"He said that the port was shut," Rana Okoye told the court.', nlp)
    assert [cue for _, cue, _ in found] == ["told"]


def test_a_quotation_without_a_frame_goes_on_with_the_speaker_before(nlp: Any) -> None:
    """As with the rules."""
    text = '"We will stay," Rana Okoye said. "The pay is low."'
    found = attribute(text, nlp)
    assert [text[slice(*one.source)] for one in found if one.source] == ["Rana Okoye"]
    assert found[-1].content[-1] == (text.index('"The'), len(text))


def test_the_person_spoken_to_is_not_content(nlp: Any) -> None:
    """The content of "told the court that ..." begins after the court."""
    found = described("Rana Okoye told the court that the port was shut.", nlp)
    assert found == [("Rana Okoye", "told", "that the port was shut")]


def test_the_stance_is_that_of_the_lexicon(nlp: Any) -> None:
    """A claim doubts."""
    (one,) = attribute("The union claimed that the port was shut.", nlp)
    assert one.stance == "doubting"


def test_the_method_is_chosen_by_name(nlp: Any) -> None:
    """The table has the same columns, and rules of the parser's own."""
    text = "The union said that the port was shut."
    corpus = Corpus((text,), pd.DataFrame({"id": ["a"], "outlet": ["Herald"]}))
    table = find_attributions(corpus, attribution="spacy")
    assert list(table.columns) == list(ATTRIBUTION_COLUMNS)
    assert table["rule"].tolist() == ["clause"]


PIECES = st.sampled_from(
    [
        *(
            "The union",
            " said",
            " claimed",
            " that",
            " the port was shut",
            ", according to ",
            "We stay.",
            " reportedly",
        ),
        *('"', "''", "“", "”", "’", "‘", ".", "\n", " ", "\ud800", "\u200b", "é", "—", ";", "(", ")", "港", "🚢"),
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=60))
def test_any_text_gives_spans_in_range(nlp: Any, text: str) -> None:
    """Spans lie in the text and hold something; the source is no part of its own content; there is no exception."""
    for one in attribute(text, nlp):
        assert one.content
        for start, end in one.content:
            assert 0 <= start < end <= len(text)
        for span in (one.source, one.cue):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        if one.source is not None:
            assert not any(start < one.source[1] and one.source[0] < end for start, end in one.content)


def test_without_spacy_the_message_names_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback: a sentence with the command."""
    monkeypatch.setitem(sys.modules, "spacy", None)
    load_model.cache_clear()
    with pytest.raises(FramingError, match=r'pip install "newsframing\[spacy\]"'):
        load_model()


def test_without_a_model_the_message_names_one(nlp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback: a sentence with the command."""
    monkeypatch.setattr(parsed, "MODELS", ("en_no_such_model", "en_nor_this"))
    load_model.cache_clear()
    with pytest.raises(FramingError, match="spacy download en_no_such_model"):
        load_model()
