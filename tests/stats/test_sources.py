"""Sources: who is quoted or reported, by hand on invented sentences of a harbour strike."""

from __future__ import annotations

import subprocess
import sys
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing._checks import FramingError, FramingWarning
from framing.corpus import Corpus
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.mentions import Mentions, find_mentions
from framing.stats.naming import evidence
from framing.stats.sources import STANCES, Kinds, labels_by_source, sources
from framing.stats.sources.links import is_short_for, name_sources
from framing.stats.sources.names import name_in
from framing.stats.sources.tables import LABEL_COLUMNS, SOURCE_COLUMNS

LEXICON = Lexicon(
    "strike",
    "codebook",
    language="en",
    referents=(
        Referent("STRIKERS", labels=(Label("docker", (Pattern("docker"),)), Label("mob", (Pattern("mob"),)))),
        Referent("POLICE", labels=(Label("police", (Pattern("police"),)),)),
    ),
)
HERALD = (
    "The Port Authority said the dockers blocked the quay. Ada Okoye, a fellow of the Institute of Ports, claimed that "
    'the dockers were tired. "The mob must leave the quay," Okoye said.'
)
POST = "Many residents said the police came at night. It rained on the quay all day."


def found(texts: Sequence[str], outlets: Sequence[str] | None = None) -> Mentions:
    """Mentions of the strikers and the police."""
    ids = [f"d{i}" for i in range(len(texts))]
    docvars = pd.DataFrame({"id": ids, "outlet": outlets or ["Herald"] * len(texts), "event": "strike"})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)  # of texts without a label
        return find_mentions(Corpus(tuple(texts), docvars), LEXICON)


def named(*texts: str) -> list[str]:
    """The names of the sources of some texts of one outlet."""
    return sources(found(texts))["source"].tolist()


def two() -> Mentions:
    return found([HERALD, POST], ["Herald", "Post"])


def row(table: pd.DataFrame, source: str) -> pd.Series[object]:
    """The one row of a source."""
    rows = table[table["source"] == source]
    assert len(rows) == 1
    return rows.iloc[0]


def test_the_columns_are_fixed() -> None:
    """Spreadsheets and the report rely on them."""
    columns = [
        "source", "kind", "n_attributions", "n_direct", "n_indirect", "n_mixed", "n_words", "n_words_direct",
        "share_words", "n_neutral", "n_doubting", "n_endorsing", "n_other_cue", "n_no_cue", "n_documents",
    ]  # fmt: skip
    assert list(SOURCE_COLUMNS) == columns
    assert list(sources(two()).columns) == ["outlet", *columns]
    columns = ["source", "kind", "referent", "label", "n_indirect", "n_direct", "n_documents", "mentions"]
    assert list(LABEL_COLUMNS) == columns
    assert list(labels_by_source(two()).columns) == ["outlet", *columns]


def test_a_corpus_without_sources_has_the_columns() -> None:
    """And no rows."""
    table = sources(found(["It rained."]))
    assert (list(table.columns), len(table)) == (["outlet", *SOURCE_COLUMNS], 0)
    assert labels_by_source(found(["It rained."])).empty


def test_counts_by_hand() -> None:
    """Okoye: five words with their conjunction after claimed, six in quotation marks; the Authority five."""
    okoye = row(sources(two()), "Ada Okoye")
    assert (okoye["n_attributions"], okoye["n_indirect"], okoye["n_direct"], okoye["n_mixed"]) == (2, 1, 1, 0)
    assert (okoye["n_words"], okoye["n_words_direct"], okoye["n_documents"]) == (11, 6, 1)
    assert okoye["share_words"] == pytest.approx(11 / 16)


def test_cues_are_counted_by_stance() -> None:
    """Claimed doubts, said does not; together they are the attributions."""
    table = sources(two())
    okoye = row(table, "Ada Okoye")
    assert (okoye["n_doubting"], okoye["n_neutral"]) == (1, 1)
    stances = [f"n_{stance}" for stance in (*STANCES, "other_cue", "no_cue")]
    assert (table[stances].sum(axis=1) == table["n_attributions"]).all()


def test_modes_add_up_to_the_attributions() -> None:
    """Direct, indirect and mixed."""
    table = sources(two())
    assert (table[["n_direct", "n_indirect", "n_mixed"]].sum(axis=1) == table["n_attributions"]).all()


def test_most_words_come_first() -> None:
    """Within each outlet."""
    table = sources(two())
    assert table["outlet"].tolist() == sorted(table["outlet"])
    assert table.loc[table["outlet"] == "Herald", "source"].tolist() == ["Ada Okoye", "Port Authority"]


def test_words_add_up_to_those_of_the_articles() -> None:
    """Every attributed word of an outlet is given to one source, or to none that is named."""
    mentions = found([HERALD, '"No dockers here," a sign read. The "mob" met. They reportedly left.'])
    documents = mentions.documents
    assert sources(mentions)["n_words"].sum() == int(
        (documents["n_words_indirect"] + documents["n_words_direct"]).sum()
    )
    assert sources(mentions)["share_words"].sum() == pytest.approx(1)


def test_who_is_not_named_has_no_name() -> None:
    """Hearsay and words in quotation marks that nobody says."""
    table = sources(found(["The quay was reportedly shut. The “mob” met."]))
    assert table[["source", "kind", "n_attributions"]].values.tolist() == [["", "unnamed", 2]]


def test_what_does_not_count_is_not_counted() -> None:
    """A headline gives nothing to anybody."""
    text = "Dockers block quay, union says\n\nIt rained on the quay all day and nobody came to the gate of the port.\n"
    mentions = found([text])
    assert not mentions.attributions.empty
    assert sources(mentions).empty


def test_any_docvar_groups() -> None:
    """By event the two outlets are one."""
    table = sources(two(), by="event")
    assert set(table["event"]) == {"strike"}
    assert row(table, "Port Authority")["share_words"] < 0.5


def test_an_unknown_docvar_is_named() -> None:
    """With what there is, in both tables."""
    with pytest.raises(FramingError, match="`by` must be one of"):
        sources(two(), by="outlets")
    with pytest.raises(FramingError, match="`by` must be one of"):
        labels_by_source(two(), by="outlets")


def test_the_order_of_articles_changes_nothing() -> None:
    """Nor does that of outlets."""
    texts = [HERALD, POST, "President Okoye said the dockers left.", "Police said so. The Port Authority said no."]
    outlets = ["Herald", "Post", "Post", "Herald"]
    pd.testing.assert_frame_equal(sources(found(texts, outlets)), sources(found(texts[::-1], outlets[::-1])))
    keys = ["outlet", *LABEL_COLUMNS[:-1]]
    there, back = (labels_by_source(found(t, o)) for t, o in ((texts, outlets), (texts[::-1], outlets[::-1])))
    pd.testing.assert_frame_equal(there[keys], back[keys])


def test_the_hash_seed_changes_nothing() -> None:
    """Two processes write the same bytes."""
    code = (
        "import framing; m = framing.find_mentions(framing.read_corpus('harbour-strike'), "
        "framing.read_lexicon('harbour-strike')); "
        "print(framing.sources(m).to_csv(), framing.labels_by_source(m).to_csv())"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, **PATH},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


PATH = {"PYTHONPATH": str(framing.__path__[0]).removesuffix("framing")}


# Names


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the Port Authority", "Port Authority"),
        ("Ada Okoye, who leads the union", "Ada Okoye"),
        ("Ada Okoye, 37, a crane driver", "Ada Okoye"),
        ("Mrs. Okoye", "Okoye"),
        ("Transport Minister Ada Okoye", "Ada Okoye"),
        ("Attorney General Ada Okoye", "Ada Okoye"),
        ("Secretary of State Ada Okoye", "Ada Okoye"),
        ("union leader Ada Okoye", "Ada Okoye"),
        ("Ada B. Okoye Jr. (Labour)", "Ada B. Okoye Jr"),
        ("Ada Okoye of the union", "Ada Okoye"),
        ("the Harbour Watch monitor", "Harbour Watch"),
        ("the Harlow-based monitor the Harbour Watch for Fair Work", "Harbour Watch for Fair Work"),
        ("Harlow University labour lawyer Ben Harlow of the union", "Ben Harlow"),
        ("The union also", "union"),
        ("the union on Friday", "union"),
        ("some of the dockers", "dockers"),
        ("Okoye's", "Okoye"),
        ("their leader", "their leader"),
        ("their leader, Ada Okoye", "Ada Okoye"),
        ("their leader, Ada Okoye, 37", "Ada Okoye"),
        ("dockers, Ada Okoye and a clerk", "dockers"),
        ("the head of the union", "head of the union"),
        ("the Bank of Harlow", "Bank of Harlow"),
        ("residents and the Port Authority", "residents and the Port Authority"),
        ("the Kurdish party", "Kurdish party"),
        ("a spokesman for Mr. Okoye", "spokesman for Mr. Okoye"),
        ("Sayid al-Amin", "Sayid al-Amin"),
        ("the", ""),
        ("…", ""),
    ],
)
def test_the_name_in_a_phrase(phrase: str, name: str) -> None:
    """Without determiner, title and apposition."""
    assert name_in(phrase).text == name


@pytest.mark.parametrize(
    ("short", "full", "is_short"),
    [
        ("okoye", "ada okoye", True),
        ("ada", "ada okoye", False),
        ("watch", "harbour watch for fair work", True),
        ("work", "harbour watch for fair work", False),
        ("harbour watch", "harbour watch", False),
        ("president", "vice president", False),
        ("authority", "residents and the authority", False),
        ("okoye", "okoye said the authority", False),
    ],
)
def test_a_short_form_has_the_head_of_the_full_one(short: str, full: str, is_short: bool) -> None:
    """And its words in the same order; two sources, and another office, are not the same one."""
    assert is_short_for(tuple(short.split()), tuple(full.split())) is is_short


def test_a_surname_stands_for_the_full_name_before_it() -> None:
    """Named in full as a source, or in passing."""
    assert named("Ada Okoye said it rained. Okoye said it snowed.") == ["Ada Okoye"]
    assert named("Ada Okoye came to the quay. It rained, Okoye said.") == ["Ada Okoye"]
    assert named("The quay was shut\n\nAda Okoye came to the quay. It rained, Okoye said.") == ["Ada Okoye"]


def test_a_body_stands_for_the_full_name_before_it() -> None:
    """The Watch is the Harbour Watch; a watch is not."""
    full = "The Harbour Watch for Fair Work said it rained. "
    assert named(full + "The Watch said it snowed.") == ["Harbour Watch for Fair Work"]
    assert set(named(full + "A watch said it snowed.")) == {"Harbour Watch for Fair Work", "watch"}


def test_a_name_after_it_is_no_name_for_it() -> None:
    """Whoever comes with a title first is not a namesake who comes later."""
    assert "Ben Okoye" not in named("President Okoye said it rained. Ben Okoye slept. It snowed, Okoye said.")


def test_a_surname_of_two_people_stands_alone() -> None:
    """Mr. and Mrs. Okoye."""
    text = "Ada Okoye and Ben Okoye met. Mr. Okoye said it rained. Mrs. Okoye said it snowed."
    assert named(text) == ["Okoye"]


def test_initials_stand_for_what_the_text_spells_out() -> None:
    """With full stops or without."""
    text = "The Harbour Workers' Union met. It rained, the HWU said."
    assert named(text) == ["Harbour Workers' Union"]


def test_initials_stand_for_what_another_text_spells_out() -> None:
    """Where no third one spells them out otherwise."""
    spelled = "The Harbour Work Union met. The HWU said it rained."
    assert named(spelled, "The HWU said it snowed.") == ["Harbour Work Union"]
    other = "The High Water Unit met. The HWU said it rained."
    assert set(named(spelled, "The HWU said it snowed.", other)) == {"Harbour Work Union", "High Water Unit", "HWU"}


def test_who_is_introduced_by_a_title_only_is_known_from_other_articles() -> None:
    """President Okoye is Ada Okoye; a bare Okoye may be anybody."""
    full = "Ada Okoye came. It rained, Okoye said."
    assert named(full, "President Okoye said it snowed.") == ["Ada Okoye"]
    assert set(named(full, "Okoye said it snowed.")) == {"Ada Okoye", "Okoye"}


def test_a_name_that_follows_a_source_is_its_name() -> None:
    """Their leader, Ada Okoye: hers are the words."""
    assert named("The quay was shut, according to their leader, Ada Okoye, in a talk.") == ["Ada Okoye"]
    assert named("The quay was shut, according to their leader, and it rained.") == ["their leader"]


def test_an_article_before_a_surname_does_not_part_it() -> None:
    """Sayid al-Amin is Amin and Al-Amin."""
    assert named("Sayid al-Amin came. It rained, Amin said. Al-Amin said it snowed.") == ["Sayid al-Amin"]


def test_case_does_not_part_names() -> None:
    """A noun is shown in small letters although it opens most sentences."""
    assert named("Residents said it rained. Residents said it snowed. It froze, residents said.") == ["residents"]


def test_a_plural_is_no_surname() -> None:
    """Dockers are not the Harlow Dockers."""
    assert named("Harlow Dockers won. Many dockers slept. Dockers said it rained.") == ["Dockers"]
    assert named("Harlow Dockers won. Many dockers slept. Okoye Sanders came. Sanders said it snowed.") == [
        "Okoye Sanders"
    ]


def test_a_pronoun_is_whom_it_stands_for() -> None:
    """As the attributions have it."""
    table = sources(found(["Ada Okoye said it rained. She said it snowed."]))
    assert table[["source", "n_attributions"]].values.tolist() == [["Ada Okoye", 2]]


# Kinds


def test_a_kind_found_once_holds_for_the_source() -> None:
    """Okoye is an expert where she is introduced, and where she is not."""
    table = sources(found([HERALD, "Ada Okoye said it rained."], ["Herald", "Post"]))
    assert table.loc[table["source"] == "Ada Okoye", "kind"].tolist() == ["experts", "experts"]


@pytest.mark.parametrize(
    "text",
    [
        "Professor Ada Okoye came. It rained, Okoye said.",
        "Ada Okoye, a professor of tides, came. It rained, Okoye said.",
        "The port's professor, Ada Okoye, came. It rained, Okoye said.",
    ],
)
def test_a_kind_is_told_where_somebody_is_introduced(text: str) -> None:
    """Though not as a source."""
    assert sources(found([text]))["kind"].tolist() == ["experts"]


def test_what_another_does_after_a_comma_is_no_kind() -> None:
    """Ada Okoye, the police said, is no police."""
    table = sources(found(["Ada Okoye, the police said, was at home. Ada Okoye said it rained."]))
    assert row(table, "Ada Okoye")["kind"] == "other"


def test_kinds_can_be_ones_own() -> None:
    """With a lexicon of words."""
    own = Lexicon("own", "words", language="en", categories=(Label("quay", (Pattern("authority"),)),))
    assert row(sources(two(), kinds=own), "Port Authority")["kind"] == "quay"
    assert row(sources(two(), kinds=own), "Ada Okoye")["kind"] == "other"
    assert set(labels_by_source(two(), kinds=own)["kind"]) == {"quay", "other"}


def test_kinds_are_words() -> None:
    """A codebook is refused, with the remedy."""
    with pytest.raises(FramingError, match="Copy 'source-kinds'"):
        Kinds(LEXICON)


# Labels


def test_labels_by_source_by_hand() -> None:
    """Dockers from the authority and from Okoye, the mob from Okoye's own mouth, the police from residents."""
    columns = ["outlet", "source", "kind", "referent", "label", "n_indirect", "n_direct", "n_documents"]
    assert labels_by_source(two())[columns].values.tolist() == [
        ["Herald", "Ada Okoye", "experts", "STRIKERS", "docker", 1, 0, 1],
        ["Herald", "Ada Okoye", "experts", "STRIKERS", "mob", 0, 1, 1],
        ["Herald", "Port Authority", "other", "STRIKERS", "docker", 1, 0, 1],
        ["Post", "residents", "residents", "POLICE", "police", 1, 0, 1],
    ]


def test_every_row_opens_its_sentences() -> None:
    """As many mentions as it counts, of that label, in that outlet."""
    mentions = two()
    for line in labels_by_source(mentions).to_dict("records"):
        opened = pd.concat([evidence(mentions, mention=int(key)) for key in line["mentions"].split()])
        assert len(opened) == line["n_indirect"] + line["n_direct"]
        assert set(opened["label"]) == {line["label"]}
        assert set(opened["outlet"]) == {line["outlet"]}


def test_labels_of_one_referent() -> None:
    """And an error that names those there are."""
    assert set(labels_by_source(two(), referent="POLICE")["label"]) == {"police"}
    with pytest.raises(FramingError, match="Did you mean 'STRIKERS'"):
        labels_by_source(two(), referent="STRIKER")


def test_labels_in_attributed_words_are_all_there() -> None:
    """No mention is lost, and none counted twice."""
    mentions = two()
    counted = mentions.counted
    keys = " ".join(labels_by_source(mentions)["mentions"]).split()
    assert sorted(map(int, keys)) == sorted(counted.loc[counted["attribution"] != "unattributed", "mention"])


def test_the_seeds_put_labels_into_the_mouths_of_others(syria: Path) -> None:
    """DW has the Observatory speak of insurgents, iKurd the rebels' own leader of Islamist forces."""
    mentions = find_mentions(framing.read_corpus(syria), framing.read_lexicon("syria-2024"))
    table = labels_by_source(mentions, referent="HTS_FORCES")
    rows = set(table[["outlet", "source", "kind", "label"]].itertuples(index=False, name=None))
    assert ("DW", "Syrian Observatory for Human Rights", "monitors", "insurgent") in rows
    assert ("iKurd.net", "Abu Mohammed al-Golani", "other", "islamist") in rows


# Any text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["Ada", "Okoye", "al-", "Mr.", "the", "of", "HWU", "said", ",", "(", "’s", "é", "\n"])))
def test_no_phrase_is_too_odd(words: list[str]) -> None:
    """A name is part of its phrase or nothing, and naming it again changes nothing."""
    phrase = " ".join(words)
    name = name_in(phrase)
    assert name.text in " ".join(phrase.split()) or "(" in phrase
    found = name_sources([("a", phrase, [(phrase, 0)])])
    assert set(found) == {("a", phrase)}


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_is_too_odd(text: str, phrase: str) -> None:
    """Names and kinds of any Unicode, without an exception."""
    names = name_sources([("a", text + phrase, [(phrase, len(text)), (text, 0)])])
    kinds = framing.stats.sources.kinds.default_kinds()
    assert kinds.of(phrase) in kinds.names
    assert all(kinds.introduced(text + phrase, name) in kinds.names for name in names.values() if name)


@pytest.mark.parametrize("question", [sources, labels_by_source])
def test_mentions_without_attribution_are_refused(question: Callable[[Mentions], pd.DataFrame]) -> None:
    """An empty table would say that nobody speaks."""
    docvars = pd.DataFrame({"id": ["a"], "outlet": ["Herald"]})
    mentions = find_mentions(Corpus((HERALD,), docvars), LEXICON, attribution="none")
    with pytest.raises(FramingError, match="attribution='rules'"):
        question(mentions)
