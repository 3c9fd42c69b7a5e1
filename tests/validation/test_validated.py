"""Validated: a result beside what coders say of it, and beside what was registered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from validation.coders import fill, say_no, sheet_a, strike

from framing import FramingError, contrasts, read_lexicon
from framing.validation import freeze, read_validation, registered, validated, write_frozen

STRIKERS = {"target": "Tarnmouth Herald", "referent": "STRIKERS", "label": "docker"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Sheets of two coders, who find one naming in three wrong."""
    folder = tmp_path_factory.mktemp("coding")
    for name in ("anna", "boris"):
        fill(folder, name, change=lambda i, row: say_no(row) if i % 3 == 0 else None)
    return folder


@pytest.fixture(scope="module")
def registration(tmp_path_factory):
    path = tmp_path_factory.mktemp("registration") / "registration.json"
    write_frozen(freeze(strike(), [STRIKERS]), path)
    return path


def test_sheets_are_found_by_their_lexicon(folder):
    """A validation has sheets of the lexicon that they were made with, and none of another."""
    validation = read_validation([folder])
    assert validation.of(strike().lexicon)["mentions"].coders == ["anna", "boris"]
    assert validation.of(read_lexicon("state")) == {}
    assert validated(strike(), read_validation()) is None


def test_coders_correct_shares_and_say_how_far_they_agree(folder):
    """What coders reject is gone from the corrected shares, and the paragraph says who coded, and how alike."""
    found = validated(strike(), read_validation([folder]), compared=False)
    assert found is not None
    assert (found.naming["share_corrected"] != found.naming["share"]).any()
    assert "Krippendorff's alpha" in found.paragraph
    assert found.contrasts.empty


def test_contrasts_are_corrected_too(folder):
    """Each contrast stands beside its corrected one."""
    found = validated(strike(), read_validation([folder]))
    assert found is not None
    assert len(found.contrasts) == len(contrasts(strike()))
    assert found.contrasts["difference_corrected"].notna().any()


def test_registered_contrasts_are_marked(registration):
    """Of a table of contrasts the one that was registered is marked, and the note says how many are not."""
    table = contrasts(strike(), n_resamples=9)
    marked = registered(strike(), table, read_validation((), registration), measure="share", event="")
    own = marked[marked["registered"]]
    assert own[["target", "label"]].to_numpy().tolist() == [["Tarnmouth Herald", "docker"]]
    assert marked.attrs["note"].startswith("Of 132 contrasts 1 was registered before; the others are exploratory.")
    assert table.attrs["level"] == marked.attrs["level"]
    assert "registered" not in table


def test_contrasts_of_another_lexicon_are_exploratory(registration):
    """Nothing of a lexicon is registered where the registration is of another."""
    other = replace(strike(), lexicon=replace(strike().lexicon, name="another"))
    table = contrasts(strike(), n_resamples=9)
    marked = registered(other, table, read_validation((), registration), measure="share", event="")
    assert not marked["registered"].any()
    assert marked.attrs["note"].startswith("No contrast of another was registered")


def test_sheets_of_a_lexicon_that_is_not_there_are_refused(folder, registration):
    """Sheets and registration are of a lexicon, and without it the work stops with a sentence."""
    with pytest.raises(FramingError, match="coding sheets are of the lexicon 'harbour-strike', and here is 'state'"):
        read_validation([folder]).check([read_lexicon("state")])
    with pytest.raises(FramingError, match="registration is of the lexicon 'harbour-strike'"):
        read_validation((), registration).check([read_lexicon("state")])


def test_two_folders_of_one_lexicon_are_refused(folder, tmp_path):
    """Which of two samples is meant cannot be told."""
    fill(tmp_path)
    with pytest.raises(FramingError, match="two folders hold sheets of the lexicon 'harbour-strike'"):
        read_validation([folder, tmp_path]).check([strike().lexicon])


def test_sentences_alone_correct_nothing(tmp_path):
    """A folder in which no mention is coded is named."""
    sheet_a().write(tmp_path / "mentions-anna.csv")
    with pytest.raises(FramingError, match="nothing is coded"):
        read_validation([tmp_path])
