"""`origin` and the tables split by it."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Corpus, FramingError, contrasts, find_mentions, modifiers, naming, read_lexicon, sources
from framing.reuse.shared import ORIGIN_COLUMNS, naming_by_origin, origin, split_by_origin

WIRE = "The striking dockers closed the port on Monday. Police said the strikers had blocked a road."


WORDS = ("the", "dockers", "strikers", "left", "closed", "port", "on", "police", "said", ".", "\n")


def articles(*texts: str, outlets: str = "", groups: str = "") -> tuple[Corpus, SimpleNamespace]:
    """Articles of the outlets A, B ... in one copy group, or in those that `groups` names."""
    ids = [f"d{i}" for i in range(len(texts))]
    names = list(outlets or "ABCDEFG"[: len(texts)])
    documents = pd.DataFrame({"document": ids, "outlet": names, "copy_group": list(groups or "1" * len(texts))})
    docvars = documents.rename(columns={"document": "id"})
    return Corpus(texts, docvars), SimpleNamespace(documents=documents.replace({"copy_group": {"-": ""}}))


def found(*texts: str, **given: str):
    corpus, reuse = articles(*texts, **given)
    mentions = find_mentions(corpus, read_lexicon("harbour-strike"))
    return mentions, reuse


def origins(*texts: str, **given: str) -> list[tuple[str, str]]:
    mentions, reuse = found(*texts, **given)
    return list(zip(mentions.table["text"], origin(mentions, reuse)["origin"], strict=True))


def test_columns():
    """One row a mention, in the order of the mentions."""
    mentions, reuse = found(WIRE, WIRE)
    table = origin(mentions, reuse)
    assert list(table.columns) == list(ORIGIN_COLUMNS)
    assert table["mention"].tolist() == mentions.table["mention"].tolist()


def test_a_copied_sentence_is_shared():
    """Mentions of a text that two outlets print are shared, whatever the marks and capitals."""
    other = WIRE.replace("Monday. ", "Monday.\n\n").replace("The striking", "THE STRIKING")
    assert {name for _, name in origins(WIRE, other)} == {"shared"}


def test_an_edited_word_makes_both_wordings_own():
    """Where one copy has a word more, its mention and the one without it are own; the rest stays shared."""
    table = origins(WIRE, WIRE.replace("the strikers", "the violent strikers"))
    by_text = [(text, name) for text, name in table if "striker" in text]
    assert by_text == [("strikers", "own"), ("violent strikers", "own")]
    assert ("striking dockers", "shared") in table


def test_a_dateline_is_no_word_beside():
    """A dateline of one copy does not make the first words of the text its own."""
    copy = f"TARNMOUTH (Wire) - {WIRE}"
    assert {name for _, name in origins(WIRE, copy)} == {"shared"}


def test_words_far_from_an_edit_are_shared():
    """A mention in a stretch of five common words is shared although its sentence was edited elsewhere."""
    a = "Late on Monday the union said the striking dockers closed the whole port."
    b = "Nobody knew why, but the striking dockers closed the whole port."
    assert origins(a, b) == [("union", "own"), *[("striking dockers", "shared")] * 2]


def test_an_outlet_does_not_share_with_itself():
    """Two articles of one outlet make nothing shared, but are two copies."""
    mentions, reuse = found(WIRE, WIRE, outlets="AA")
    table = origin(mentions, reuse)
    assert set(table["origin"]) == {"own"}
    assert set(table["n_copies"]) == {2}
    assert set(table["n_outlets"]) == {1}


def test_copies_of_another_group_do_not_count():
    """Only articles of the same copy group share; an article in none has own mentions only."""
    assert {name for _, name in origins(WIRE, WIRE, groups="12")} == {"own"}
    assert {name for _, name in origins(WIRE, WIRE, groups="--")} == {"own"}


def test_copies_and_outlets_are_counted():
    """n_copies counts articles, n_outlets outlets, the mention's own among them."""
    mentions, reuse = found(WIRE, WIRE, WIRE, outlets="ABB")
    table = origin(mentions, reuse)
    assert set(table["n_copies"]) == {3}
    assert set(table["n_outlets"]) == {2}


def test_short_sentences_are_compared_whole():
    """A sentence of fewer than five words is shared where the other has it as a sentence."""
    assert origins("Dockers marched.\nIt rained.", "Dockers marched.\nIt snowed.")[0] == ("Dockers", "shared")
    assert origins("Dockers marched.", "Later the dockers marched.")[0] == ("Dockers", "own")


def test_parts_add_up():
    """Mentions and words of the two parts are those of the whole, for every kind of words."""
    mentions, reuse = found(WIRE + "\nRioters fled.", WIRE.replace("closed", "shut"), "Strikers slept.")
    parts = split_by_origin(mentions, reuse)
    counts = ["n_mentions", "n_words", *(f"n_words_{name}" for name in ("unattributed", "indirect", "direct"))]
    total = parts["shared"].documents[counts] + parts["own"].documents[counts]
    pd.testing.assert_frame_equal(total, mentions.documents[counts], check_dtype=False)
    for part in parts.values():
        own = part.documents
        assert (own["n_words"] == own["n_words_unattributed"] + own["n_words_indirect"] + own["n_words_direct"]).all()


def test_zones_are_cut_and_still_cover():
    """The zones of a part cover the same places in the same order; only what counts differs."""
    mentions, reuse = found(WIRE + "\nRioters fled.", WIRE)
    for part in split_by_origin(mentions, reuse).values():
        for id, own in part.zones.groupby("document"):
            whole = mentions.zones[mentions.zones["document"] == id]
            assert own["start"].min() == whole["start"].min()
            assert own["end"].max() == whole["end"].max()
            assert (own["start"].to_numpy()[1:] >= own["end"].to_numpy()[:-1]).all()


def test_naming_of_own_wording():
    """What the wire brought is not in the table of own wording, and rates are per own words."""
    mentions, reuse = found(WIRE + "\nRioters set fire to a crane in the night.", WIRE)
    table = naming(split_by_origin(mentions, reuse)["own"])
    cell = table[(table["outlet"] == "A") & (table["label"] == "rioter")].iloc[0]
    assert cell[["n_unquoted", "n_referent", "n_words_unquoted"]].tolist() == [1, 1, 9]
    assert not table.loc[table["outlet"] == "B", "n_unquoted"].any()


def test_other_tables_take_a_part():
    """modifiers, contrasts and sources run on the mentions of one origin."""
    more = "\nViolent rioters set fire to a crane. The union said the dockers had left."
    mentions, reuse = found(WIRE + more, WIRE + "\nPeaceful strikers sang.", WIRE)
    own = split_by_origin(mentions, reuse)["own"]
    assert "shared" not in own.settings.values()
    assert modifiers(own)["n_unquoted"].sum() < modifiers(mentions)["n_unquoted"].sum()
    assert {"rioter"} <= set(contrasts(own, n_resamples=99)["label"])
    assert sources(own)["n_words"].sum() < sources(mentions)["n_words"].sum()


def test_one_table_with_both_origins():
    """naming_by_origin has the rows of both parts, its first column says which."""
    mentions, reuse = found(WIRE + "\nRioters fled.", WIRE)
    table = naming_by_origin(mentions, reuse)
    assert list(table.columns) == ["origin", *naming(mentions).columns]
    total = table.groupby(["outlet", "label"])["n_unquoted"].sum()
    whole = naming(mentions).groupby(["outlet", "label"])["n_unquoted"].sum()
    assert total[total > 0].to_dict() == whole[whole > 0].to_dict()
    assert table.loc[table["label"] == "rioter", "origin"].unique().tolist() == ["own"]


def test_mentions_are_not_changed():
    """The mentions that are parted stay as they were."""
    mentions, reuse = found(WIRE, WIRE)
    before = mentions.table.copy(), mentions.documents.copy(), mentions.zones.copy()
    split_by_origin(mentions, reuse)
    for frame, was in zip((mentions.table, mentions.documents, mentions.zones), before, strict=True):
        pd.testing.assert_frame_equal(frame, was)


def test_articles_must_be_known():
    """Reuse of other articles is refused."""
    mentions, _ = found(WIRE, WIRE)
    _, reuse = articles(WIRE)
    with pytest.raises(FramingError, match="find_reuse"):
        origin(mentions, reuse)


@settings(deadline=None)  # a corpus is read each time
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_a_text_and_its_copy_are_shared_throughout(words):
    """Whatever the text, all mentions in sentences of a text and its copy are shared, and no word is own."""
    text = " ".join(["The dockers left .", *words])
    corpus, reuse = articles(text, text)
    mentions = find_mentions(corpus, read_lexicon("harbour-strike"))
    assert set(origin(mentions, reuse)["origin"]) <= {"shared"}
    assert split_by_origin(mentions, reuse)["own"].documents["n_words"].sum() == 0
