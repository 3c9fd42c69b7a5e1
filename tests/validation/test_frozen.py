"""Frozen: what was registered is known for what it is, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from validation.coders import strike

from framing import contrasts, read_lexicon
from framing._checks import FramingError, FramingWarning
from framing.corpus import Corpus
from framing.mentions import find_mentions
from framing.validation.frozen import check_frozen, freeze, read_frozen, write_frozen

ONE = {"target": "Tarnmouth Herald", "reference": "rest", "referent": "STRIKERS", "label": "docker"}


def test_a_registration_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """And the same study gives the same bytes."""
    frozen = freeze(strike(), [ONE])
    write_frozen(frozen, tmp_path / "a.json")
    write_frozen(freeze(strike(), [ONE]), tmp_path / "b.json")
    assert read_frozen(tmp_path / "a.json") == frozen
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_only_the_contrasts_that_were_named_are_registered() -> None:
    """The others are exploratory."""
    table = contrasts(strike(), n_resamples=9)
    checked = check_frozen(freeze(strike(), [ONE]), strike(), table)
    own = checked.table[checked.table["registered"]]
    assert own[["target", "referent", "label"]].values.tolist() == [["Tarnmouth Herald", "STRIKERS", "docker"]]
    assert "1 was registered" in checked.sentences[-1]
    assert not check_frozen(freeze(strike(), [ONE]), strike(), table, measure="rate").table["registered"].any()


def test_without_a_label_all_of_a_referent_are_registered() -> None:
    """Against the reference that was named."""
    frozen = freeze(strike(), [{"target": "Tarnmouth Flare", "reference": "Tarnmouth Herald", "referent": "PORT"}])
    table = contrasts(strike(), target="Tarnmouth Flare", reference="Tarnmouth Herald", n_resamples=9)
    checked = check_frozen(frozen, strike(), table).table
    assert checked["registered"].tolist() == (checked["referent"] == "PORT").tolist()


def test_with_other_articles_or_another_lexicon_all_is_exploratory() -> None:
    """And it is said why."""
    frozen = freeze(strike(), [ONE])
    corpus, lexicon = strike().corpus, strike().lexicon
    fewer = find_mentions(Corpus(corpus.texts[:5], corpus.docvars.iloc[:5]), lexicon)
    checked = check_frozen(frozen, fewer, contrasts(fewer, n_resamples=9))
    assert not checked.table["registered"].any()
    assert "(6 then, 5 now)" in checked.sentences[0]
    other = find_mentions(corpus, replace(lexicon, exclusions=()))
    assert "The lexicon is not as it was" in check_frozen(frozen, other, contrasts(other, n_resamples=9)).sentences[0]


def test_a_registration_that_was_changed_by_hand_is_refused(tmp_path: Path) -> None:
    """By its own hash."""
    path = tmp_path / "study.json"
    write_frozen(freeze(strike(), [ONE]), path)
    tree = json.loads(path.read_text(encoding="utf-8"))
    tree["contrasts"][0]["label"] = "mob"
    path.write_text(json.dumps(tree), encoding="utf-8")
    with pytest.raises(FramingError, match="was changed after it was written"):
        read_frozen(path)


def test_a_registration_is_not_replaced(tmp_path: Path) -> None:
    """Not by the same one either."""
    write_frozen(freeze(strike(), [ONE]), tmp_path / "study.json")
    with pytest.raises(FramingError, match="is there already"):
        write_frozen(freeze(strike(), [ONE]), tmp_path / "study.json")


@pytest.mark.parametrize(
    ("contrast", "message"),
    [
        ({"target": "Herald"}, "Did you mean 'Tarnmouth Herald'"),
        ({**ONE, "label": "dokcer"}, "Did you mean 'docker'"),
        ({**ONE, "referant": "PORT"}, "there is no 'referant'"),
        ({"referent": "PORT"}, "needs a target"),
    ],
)
def test_what_is_not_there_cannot_be_registered(contrast: dict[str, str], message: str) -> None:
    """The nearest name is offered."""
    with pytest.raises(FramingError, match=message):
        freeze(strike(), [contrast])


def test_a_lexicon_that_was_developed_on_these_articles_warns() -> None:
    """Its figures flatter it here."""
    own = find_mentions(strike().corpus, read_lexicon("harbour-strike"))
    with pytest.warns(FramingWarning, match="developed on 6 of these 6 articles"):
        freeze(own, [ONE])
