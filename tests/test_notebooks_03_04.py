"""03 and 04 run in both editions, take right answers and name wrong ones, and say in prose what their tables show."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from notebook_answers import STRIKE, SYRIA, THREE, exercises_of, not_hinted, not_right, verdicts_of
from played_notebooks import NAMES, Played, player, prose_of

import framing
from framing.teach.judging import judge

SECONDS = 20

each_of_two = pytest.mark.parametrize(("number", "edition"), [(n, e) for n in ("03", "04") for e in (SYRIA, STRIKE)])
each_edition = pytest.mark.parametrize("edition", [SYRIA, STRIKE])

Get = Callable[[str, str], Played]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Get]:
    """What the cells of a notebook leave behind, each run once in an edition; answers go into a folder apart."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FRAMING_ANSWERS", str(tmp_path_factory.mktemp("answers")))
        yield player()


def says(number: str, edition: str, *sentences: str) -> bool:
    """Whether the edition says all of it."""
    return all(sentence in prose_of(NAMES[number], edition) for sentence in sentences)


@each_of_two
def test_takes_right_answers_and_knows_dots(number: str, edition: str, played: Get) -> None:
    """The solution of every exercise is right, a text is kept for the teacher, and dots are no answer yet."""
    right, dots = verdicts_of(played(number, edition))
    assert right == {"1": "right", "2": "right", "3": "right", "4": "kept"}
    assert dots == {"none"}


@each_of_two
def test_runs_in_time(number: str, edition: str, played: Get) -> None:
    """All cells of a notebook together take less than 20 seconds of a processor."""
    assert played(number, edition).seconds < SECONDS


@each_of_two
def test_right_answers_are_what_the_package_says(number: str, edition: str, played: Get) -> None:
    """The literals of the exercises are the values that the package computes."""
    assert not_right(number, edition, played(number, edition).left) == []


@each_of_two
def test_wrong_answers_have_their_hints(number: str, edition: str, played: Get) -> None:
    """Each named mistake, made with the package, is answered with its own hint and no other."""
    assert not_hinted(number, edition, played(number, edition).left) == []


@each_of_two
def test_a_ticket_that_overstates_is_asked_again(number: str, edition: str) -> None:
    """No exit ticket takes three words; 03 takes no bias, and 04 nothing that is proved."""
    ticket = exercises_of(number, edition)[f"{number}-4"]
    assert judge(ticket, "They do differ.").verdict == "wrong"
    sentence = "The quoted source and the few articles are not enough, and whoever said it has proved the bias of all."
    assert judge(ticket, sentence).mistake == "wording"


# What 03 says.


def test_03_counts_plainly_first(played: Get) -> None:
    """The counts of whole files, and how many of them are left in the articles."""
    assert played("03", SYRIA).shown["plain"]["count"].tolist() == [1, 0, 1, 2, 0]
    strike = played("03", STRIKE)
    assert strike.shown["plain"]["count"].tolist() == [1, 3, 0, 1, 1, 1]
    assert sorted(strike.left["hits"].query("zone != 'body'")["zone"]) == ["comment", "headline"]
    assert says("03", STRIKE, "1, 3, 0, 1, 1, 1.", "two are gone: one stood in a headline, one in a reader's comment")


def test_03_says_whose_the_word_is(played: Get) -> None:
    """Three of four direct and scare-quoted, the own one DW's; of five three indirect, one direct, one the Flare's."""
    syria, strike = (played("03", edition).left["passages"] for edition in (SYRIA, STRIKE))
    direct = syria[syria["attribution"] == "direct"]
    assert (len(syria), len(direct), bool(direct["scare_quoted"].all())) == (4, 3, True)
    own = syria[syria["attribution"] == "unattributed"]
    assert own[["outlet", "referent"]].to_numpy().tolist() == [["DW", "AL_QAEDA"]]
    assert strike["attribution"].value_counts().to_dict() == {"indirect": 3, "direct": 1, "unattributed": 1}
    assert strike.query("attribution == 'unattributed'")["outlet"].tolist() == ["Tarnmouth Flare"]
    assert says("03", SYRIA, "Of four, three stand in quotation marks", "**No outlet calls the coalition terrorist")
    assert says("03", STRIKE, "**One outlet calls the strikers a mob unattributed, once.**")


def test_03_reads_three_columns(played: Get) -> None:
    """DW's rebels 1+5+0 and The Telegraph's 7+2+0; nobody's own agitator, The Common Quay's workers, the radio's
    dockers."""
    syria, strike = (
        played("03", edition).left["labels"].set_index(["referent", "outlet", "label"])[THREE]
        for edition in (SYRIA, STRIKE)
    )
    rebels = syria.loc["HTS_FORCES"]
    assert rebels.loc[("DW", "rebel")].tolist() == [1, 5, 0]
    assert rebels.loc[("The Telegraph", "rebel")].tolist() == [7, 2, 0]
    assert rebels.loc[("DW", "insurgent")].tolist() == [0, 2, 0]
    strikers = strike.loc["STRIKERS"]
    agitators = strikers.xs("agitator", level="label")
    assert (agitators.sum().tolist(), int((agitators["n_indirect"] > 0).sum())) == ([0, 4, 1], 4)
    assert strikers.loc[("The Common Quay", "worker")].tolist() == [3, 0, 1]
    radio = strikers.loc["Veldmark Public Radio"]
    assert radio.loc["docker"].tolist() == [2, 0, 0]
    assert radio["n_unattributed"].sum() == 2
    assert says("03", SYRIA, "DW uses *rebel* six times, and one of them is its own; *insurgent* twice")
    assert says("03", STRIKE, "*Agitator* is nobody's own word: in four articles it is indirect, in a fifth direct.")


def test_03_says_who_speaks(played: Get) -> None:
    """Nearly half of DW's attributed words are one monitor's; who has most in the invented outlets."""
    syria, strike = (played("03", edition).left["speaking"] for edition in (SYRIA, STRIKE))
    monitor = syria[(syria["outlet"] == "DW") & syria["source"].str.contains("Observatory")]
    assert 0.43 < monitor["share_words"].sum() < 0.5
    named = strike[strike["kind"] != "unnamed"]
    most = named.loc[named.groupby("outlet")["n_words"].idxmax()].set_index("outlet")["source"]
    assert most[["Tarnmouth Herald", "Veldmark Ledger"]].tolist() == ["Tarnmouth Port Authority"] * 2
    assert most[["The Common Quay", "Veldmark Coastwire"]].tolist() == ["Mara Tollen"] * 2
    assert says("03", SYRIA, "Nearly half of DW's attributed words are one monitor's")
    assert says("03", STRIKE, "In the Herald and the Ledger the port authority has the most words")


def test_03_says_what_is_put_into_whose_mouth(played: Get) -> None:
    """Turkey-back Islamist forces are given to the leader, the militants to the union's: both indirect."""
    syria, strike = (played("03", edition).left["mentions"] for edition in (SYRIA, STRIKE))
    leader = framing.evidence(syria, outlet="iKurd.net", referent="HTS_FORCES", modifier="foreign-backed")
    assert leader[["match", "attribution"]].to_numpy().tolist() == [["Turkey-back Islamist forces", "indirect"]]
    assert leader["source"].str.contains("leader").all()
    militants = framing.evidence(strike, outlet="Tarnmouth Flare", label="militant")
    assert militants["attribution"].tolist() == ["indirect"]
    assert militants["source"].str.contains("Tollen").all()
    assert "refused to condemn the militants" in militants["sentence"].item()
    assert says("03", SYRIA, 'the coalition\'s own leader speaks of "Turkey-back Islamist forces"')


def test_03_gives_a_limit_that_is_one() -> None:
    """A source in another sentence is not found: if it were, the third question would be wrong."""
    text = "The ministry was clear. The terrorists would be beaten."
    corpus = framing.Corpus.from_documents([framing.Document("a", text, {"outlet": "x"})])
    found = framing.evidence(framing.find_mentions(corpus, framing.read_lexicon("armed-actors")), label="terrorist")
    assert found["attribution"].tolist() == ["unattributed"]
    for edition in (SYRIA, STRIKE):
        assert says("03", edition, f'"{text}" The second sentence counts as unattributed.')


# What 04 says.


def test_04_reads_the_intervals(played: Get) -> None:
    """86 % (60 to 96) and 55 % (28 to 79); 40 % (12 to 77) and 17 % (3 to 56); each of one cluster."""
    columns = ["n_unquoted", "n_referent", "share", "share_ci_low", "share_ci_high", "n_clusters"]
    expected = {
        SYRIA: {"Business Recorder": [12, 14, 0.86, 0.6, 0.96, 1], "iKurd.net": [6, 11, 0.55, 0.28, 0.79, 1]},
        STRIKE: {"Tarnmouth Herald": [2, 5, 0.4, 0.12, 0.77, 1], "The Common Quay": [1, 6, 0.17, 0.03, 0.56, 1]},
    }
    for edition, rows in expected.items():
        chosen = played("04", edition).left["chosen"]
        for outlet, values in rows.items():
            assert chosen.loc[outlet, columns].round(2).tolist() == values
    assert says("04", SYRIA, "is 86 %, with an interval from 60 % to 96 %; iKurd.net's is 55 %, from 28 % to 79 %")
    assert says(
        "04", STRIKE, "is 40 %, with an interval from 12 % to 77 %; The Common Quay's is 17 %, from 3 % to 56 %"
    )


@each_edition
def test_04_compares_g2_and_permutation(edition: str, played: Get) -> None:
    """48 % against 5 % of words where nothing differs; no adjusted p, 7 intervals of 273 without 0."""
    left = played("04", edition).left
    assert (100 * left["found"]).round().tolist() == [48, 5]
    table = left["table"]
    assert (int((table["p_adjusted"] < 0.05).sum()), int((table["sure"] != 0).sum()), len(table)) == (0, 7, 273)
    assert says("04", edition, "G2 calls 48 % of the words", "calls 5 % different", "of 273 words 7 have an interval")


@each_edition
def test_04_reckons_the_smallest_p(edition: str, played: Get) -> None:
    """2 over 2n choose n: .10 with three articles each, .029 with four."""
    smallest = played("04", edition).left["smallest"]
    assert np.allclose(smallest, [2 / math.comb(2 * n, n) for n in smallest.index])
    assert smallest[[3, 4]].round(3).tolist() == [0.1, 0.029]
    assert says("04", edition, "Four: the smallest p is then .029. With three it is .10")


@each_edition
def test_04_reads_the_planted_word(edition: str, played: Get) -> None:
    """Its interval holds 1, its p is .008, adjusted .56, one of 225."""
    left = played("04", edition).left
    row = left["shifted"].set_index("feature").loc["word299"]
    assert left["words"][left["word"]] == "word299"
    assert [round(float(row[c]), 2) for c in ("ci_low", "ci_high", "p_adjusted")] == [0.26, 1.73, 0.56]
    assert (round(float(row["p"]), 3), int(left["shifted"]["p"].notna().sum())) == (0.008, 225)
    assert says("04", edition, "from 0.26 to 1.73", "Its p is .008.", "one of 225 words", "that its p is .56")


@each_edition
def test_04_finds_in_copies_what_is_not_there(edition: str, played: Get) -> None:
    """Copies as articles call more than a quarter of the words different, as one text one in twenty."""
    naive, honest = played("04", edition).left["shares"]
    assert naive > 0.25
    assert honest < 0.06
