"""01 and 02 run in both editions, take right answers and name wrong ones, and say in prose what their tables show."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from conftest import ROOT
from notebook_answers import STRIKE, SYRIA, exercises_of, not_hinted, not_right, verdicts_of
from played_notebooks import NAMES, Played, player, prose_of

import framing
from framing.teach.judging import judge

SECONDS = 20

each_of_two = pytest.mark.parametrize(("number", "edition"), [(n, e) for n in ("01", "02") for e in (SYRIA, STRIKE)])
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
def test_a_ticket_with_the_word_bias_is_asked_again(number: str, edition: str) -> None:
    """No exit ticket takes three words, nor a sentence with the word bias."""
    ticket = exercises_of(number, edition)[f"{number}-4"]
    assert judge(ticket, "They do differ.").verdict == "wrong"
    sentence = "Its article of that day says the word six times, once in its own voice, which shows its bias."
    assert judge(ticket, sentence).mistake == "wording"


# What 01 says.


@each_edition
def test_01_says_how_outlets_are_known(edition: str, played: Get) -> None:
    """Three of five outlets are inferred, and one of six; three articles are in the group of the agency."""
    docvars = played("01", edition).left["corpus"].docvars
    inferred = int((docvars["outlet_basis"] == "inferred").sum())
    assert docvars["copy_group"].value_counts().max() == 3
    assert (edition, inferred) in ((SYRIA, 3), (STRIKE, 1))
    assert says("01", SYRIA, "Three outlets are *inferred*")
    assert says("01", STRIKE, "One outlet is *inferred*")


def test_01_reads_the_picture_of_labels(played: Get) -> None:
    """Rebel comes first in each of five; of six, docker or worker in five and mob in one."""
    first = {}
    for edition, group in ((SYRIA, "HTS_FORCES"), (STRIKE, "STRIKERS")):
        labels = played("01", edition).left["labels"].query("referent == @group", local_dict={"group": group})
        most = labels.groupby("outlet")["n_unquoted"].transform("max")
        first[edition] = labels[labels["n_unquoted"] == most].groupby("outlet")["label"].agg(set).to_dict()
        used = labels[labels["n_unquoted"] > 0].groupby("label")["outlet"].agg(set)
        first[edition]["_used"] = used
    assert [found for outlet, found in first[SYRIA].items() if outlet != "_used"] == [{"rebel"}] * 5
    lead = {o: bool(found & {"docker", "worker"}) for o, found in first[STRIKE].items() if o != "_used"}
    assert [outlet for outlet in lead if not lead[outlet]] == ["Tarnmouth Flare"]
    assert first[STRIKE]["Tarnmouth Flare"] == {"mob"}
    assert first[STRIKE]["_used"]["activist"] == {"Veldmark Coastwire"}
    assert first[SYRIA]["_used"][["insurgent", "islamist", "anti-gov"]].tolist() == [
        {"DW"}, {"iKurd.net"}, {"The Telegraph"}
    ]  # fmt: skip
    assert says("01", SYRIA, "*Rebel* is the most frequent label in all five articles.")
    assert says("01", STRIKE, "shares the lead in five of them, and *mob* in the Tarnmouth Flare")


def test_01_counts_first_and_reads_then(played: Get) -> None:
    """The counts are those that the prose gives, and the words that are nobody's own are nobody's own."""
    left = {edition: played("01", edition) for edition in (SYRIA, STRIKE)}
    assert left[SYRIA].shown["count"]["count"].tolist() == [1, 0, 1, 2, 0]
    assert left[STRIKE].shown["count"]["count"].tolist() == [1, 2, 0, 1, 0, 1]
    syria, strike = left[SYRIA].left["passages"], left[STRIKE].left["passages"]
    assert sorted(syria.query("outlet == 'DW'")["referent"]) == ["AL_QAEDA", "SDF"]
    assert set(syria.query("referent == 'HTS_FORCES'")["attribution"]) == {"direct"}
    assert strike.query("attribution == 'unattributed'")["outlet"].tolist() == ["Tarnmouth Flare"]
    assert says("01", SYRIA, "1, 0, 1, 2, 0, as if", "**No outlet calls the coalition terrorist in words of its own.**")
    assert says("01", STRIKE, "1, 2, 0, 1, 0, 1, as if", "**One outlet of six calls the strikers a mob")


def test_01_tells_how_the_prints_differ(played: Get) -> None:
    """The prints of AFP's text differ in two modifiers, those of MPA's in the two words that were planted."""
    left = played("01", SYRIA).left
    pair = ["The New Arab", "Business Recorder"]
    wide = left["modifiers"].pivot(index=["referent", "modifier", "kind"], columns="outlet", values="n_unquoted")[pair]
    differing = wide[wide.iloc[:, 0] != wide.iloc[:, 1]].index.tolist()
    assert differing == [("HTS_FORCES", "islamist", "led"), ("HTS_LEADER", "islamist", "word")]
    labels = left["labels"].pivot(index=["referent", "label"], columns="outlet", values="n_unquoted")[pair]
    assert (labels.iloc[:, 0] == labels.iloc[:, 1]).all()
    truth = json.loads((ROOT / "seeds" / "harbour-strike" / "truth.json").read_text(encoding="utf-8"))
    assert [(d["a_text"], d["b_text"]) for d in truth["differences"]] == [("militant", ""), ("strikers", "protesters")]
    assert says("01", SYRIA, "have the same labels, and differ in two modifiers")
    assert says("01", STRIKE, '"militant dockers" and "the strikers" in the Tarnmouth Herald')


def test_01_ends_with_a_test_that_is_not_made(played: Get) -> None:
    """Three texts and .67, four and .5, in the sentences that the last box prints."""
    for edition, texts, p in ((SYRIA, "3 texts", ".67"), (STRIKE, "4 texts", ".5")):
        sentences = " ".join(played("01", edition).left["plan"].sentences[:4])
        assert texts in sentences
        assert f"any exchange of articles between outlets can have is {p}." in sentences
        assert "Report instead, without p-values" in sentences
        assert says("01", edition, f"the smallest p that any test could reach is {p}.")


@each_edition
def test_01_counts_in_its_solution_what_is_there(edition: str, played: Get) -> None:
    """The labels that the solution of 01-1 adds up."""
    left = played("01", edition).left
    found = framing.evidence(left["mentions"], outlet=left["outlet"], referent=left["group"], attribution="unquoted")
    counts = found["label"].value_counts().to_dict()
    said = {SYRIA: {"rebel": 6, "insurgent": 2}, STRIKE: {"docker": 2, "striker": 2, "agitator": 1}}
    assert counts == said[edition]
    assert says("01", SYRIA, "8: six times *rebel*, twice *insurgent*")
    assert says("01", STRIKE, "5: twice *docker*, twice *striker*, once *agitator*")


# What 02 says.


def test_02_reads_the_picture_of_terms(played: Get) -> None:
    """Which terms come first, and that one of them is in all articles."""
    syria, strike = (played("02", edition).left["terms"].set_index(["outlet", "term"]) for edition in (SYRIA, STRIKE))
    everywhere = syria["n_groups_with"].groupby("term").first()[["said", "homs", "hama", "syria"]]
    assert everywhere.tolist() == [5] * 4
    assert (syria.loc[("The Telegraph", "regime"), ["rank", "n", "n_groups_with"]] == [4, 8, 5]).all()
    said = strike.xs("said", level="term")
    assert int((said["rank"] <= 5).sum()) == 4
    assert (strike.loc[("The Common Quay", "workers"), ["rank", "n", "n_groups_with"]] == [1, 7, 6]).all()
    for outlet, term in (("Tarnmouth Flare", "mob"), ("Veldmark Coastwire", "activists")):
        assert strike.loc[(outlet, term), "rank"] <= 5
        assert strike.loc[(outlet, term), "n"] == 2
    assert says("02", SYRIA, "It is high there because it stands there eight times.")
    assert says("02", STRIKE, "*Said* is among the first five terms of four outlets.", "it stands there seven times")


def test_02_gives_the_range_of_idf(played: Get) -> None:
    """Five values from 1.00 to 2.10, six from 1.00 to 2.25; among 5,000 almost nine times."""
    for edition, n, most in ((SYRIA, 5, 2.10), (STRIKE, 6, 2.25)):
        table = played("02", edition).left["table"]
        assert (len(table), round(table["idf"].max(), 2), table["idf"].min()) == (n, most, 1)
        assert 8.5 < table["among_5000"].iloc[0] < 9
        assert table["without_smoothing"].iloc[-1] == 0
        assert says("02", edition, f"values, between 1.00 and {most:.2f}", f"weighs {most:.3g} times what a")


def test_02_says_where_the_labels_are(played: Get) -> None:
    """Labels of all have idf 1; the distinctive ones stand there twice; of seven workers four are strikers."""
    syria, strike = (played("02", edition).left for edition in (SYRIA, STRIKE))
    idf = syria["terms"].groupby("term")["idf"].first()
    assert idf[["rebels", "regime", "government"]].tolist() == [1.0] * 3
    chosen = syria["chosen"].set_index(["outlet", "term"])["n"]
    assert (chosen["DW", "insurgents"], chosen["iKurd.net", "islamists"]) == (2, 2)
    named = framing.evidence(strike["mentions"], outlet="The Common Quay", label="worker")
    assert len(named) == 4
    assert says("02", STRIKE, "of the seven *workers* in The Common Quay four name the strikers")


def test_02_says_what_the_cosine_overlooks(played: Get) -> None:
    """Prints, rewrite and other report, without and with captions."""
    names = {
        SYRIA: ("The New Arab", "Business Recorder", "iKurd.net", "DW"),
        STRIKE: ("Tarnmouth Herald", "Veldmark Ledger", "Veldmark Coastwire", "Veldmark Public Radio"),
    }
    expected = {SYRIA: (0.999, 0.46, 0.43, 0.950), STRIKE: (0.991, 0.39, 0.38, 0.907)}
    for edition, (first, *others) in names.items():
        left = played("02", edition).left
        cosine = left["alike"].set_index(["a", "b"])["cosine"]
        kept = framing.similarity(left["corpus"], zones=left["kept"]).set_index(["a", "b"])["cosine"]
        prints, rewrite, other = (cosine[first, outlet] for outlet in others)
        found = (round(prints, 3), round(rewrite, 2), round(other, 2), round(kept[first, others[0]], 3))
        assert found == expected[edition]
        shown = [f"{value:.3f}".lstrip("0") for value in (found[0], found[3])]
        assert says("02", edition, f"Down, from {shown[0]} to {shown[1]}.", f"{rewrite:.2f}".lstrip("0"))
        words = left["mentions"].documents.set_index("outlet")["n_words_caption"]
        assert (words[others[0]], words[first]) == (0, 108 if edition == SYRIA else 32)


def test_02_divides_right(played: Get) -> None:
    """Four articles have the word equally often; the rates that the solution names."""
    for edition, n, rates in ((SYRIA, 7, {"DW": 11.5, "The New Arab": 7.4, "The Telegraph": 10.0}),
                              (STRIKE, 3, {"Tarnmouth Flare": 16.2, "Tarnmouth Herald": 12.3})):  # fmt: skip
        left = played("02", edition).left
        counts = left["counts"].set_index("outlet")["n"]
        words = left["mentions"].documents.set_index("outlet")["n_words"]
        assert int((counts == n).sum()) == 4
        assert {outlet: round(1000 * counts[outlet] / words[outlet], 1) for outlet in rates} == rates
        assert (counts / words).idxmax() == left["outlet"]
        assert says("02", edition, *(f"{rate}" for rate in rates.values()))
