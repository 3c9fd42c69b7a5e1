"""Written: the header of the copy, and nothing else changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from validation.coders import fill, say_no, sheet_b, strike

from framing import read_lexicon
from framing._checks import FramingError
from framing.io.data import data_dir
from framing.validation.agreement_on_codes import agreement
from framing.validation.coded import read_coded
from framing.validation.digests import lexicon_digest
from framing.validation.precision_recall import quality
from framing.validation.written import validated_text, validation_note, validation_paragraph, write_validated

SOURCE = data_dir("lexicons") / "harbour-strike.yaml"


def text(folder: Path) -> str:
    paths = [fill(folder, change=lambda i, row: say_no(row) if i % 6 == 0 else None), fill(folder, "ben")]
    coded = read_coded(paths)
    agreed = agreement(coded, n_resamples=99)
    return validated_text(quality(strike(), coded), coded, agreed=agreed, date="May 2024")


def test_the_sentence_has_articles_sample_agreement_and_figures(tmp_path: Path) -> None:
    """And says when, if somebody said so."""
    said = text(tmp_path)
    assert said.startswith("6 articles (sha256 ")
    for part in ("40 mentions", "seed 1", "2 coders (May 2024)", "alpha", "precision naming 0.", " to "):
        assert part in said


def test_the_paragraph_says_what_was_done_and_what_was_not(tmp_path: Path) -> None:
    """Sample of how many, blind coders, agreement with its interval, range of outlets; no recall without sentences."""
    coded = read_coded(
        [fill(tmp_path, change=lambda i, row: say_no(row) if i % 6 == 0 else None), fill(tmp_path, "ben")]
    )
    agreed = agreement(coded, n_resamples=99)
    said = validation_paragraph(quality(strike(), coded), coded, agreed=[agreed])
    assert f"40 of {len(strike().counted)} mentions that it found" in said
    assert "by 2 coders, on sheets that show neither the outlet nor what the program found" in said
    alpha = agreed.table.iloc[0]
    assert f"naming {alpha.value:.2f} ({alpha.ci_low:.2f} to {alpha.ci_high:.2f})" in said
    assert "of naming by outlet from 0." in said
    assert "Recall is not known: no sentences were coded." in said
    assert "not known." not in said.partition("Recall")[0]


def test_the_paragraph_of_one_coder_says_that_agreement_is_not_known(tmp_path: Path) -> None:
    """With sentences it has recall, and the seed of both."""
    coded = read_coded([fill(tmp_path)])
    path, sheet = tmp_path / "sentences-anna.csv", sheet_b()
    sheet.write(path, coder="anna", codes={sheet.key["items"][0]["item"]: {"done": "yes"}})
    said = validation_paragraph(quality(strike(), coded, read_coded([path])), coded, sentences=read_coded([path]))
    assert "One coder coded, so agreement is not known." in said
    assert "and 1 of " in said
    assert "(random seed 1)" in said


def test_the_copy_says_so_and_measures_the_same(tmp_path: Path) -> None:
    """Its comments are kept."""
    lexicon = read_lexicon(SOURCE)
    copy = write_validated(lexicon, text(tmp_path), tmp_path / "copy.yaml", source=SOURCE)
    assert copy.validated_on == text(tmp_path)
    assert lexicon_digest(copy) == lexicon_digest(lexicon)
    was, now = (p.read_text(encoding="utf-8").splitlines() for p in (SOURCE, tmp_path / "copy.yaml"))
    assert [line for line in now if not line.startswith("validated_on")] == [
        line for line in was if not line.startswith("validated_on")
    ]


def test_a_header_without_the_field_gets_one(tmp_path: Path) -> None:
    """After what it was developed on."""
    source = tmp_path / "source.yaml"
    lines = [line for line in SOURCE.read_text(encoding="utf-8").splitlines() if not line.startswith("validated_on")]
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    copy = write_validated(read_lexicon(source), 'a "quoted": text', tmp_path / "copy.yaml", source=source)
    assert copy.validated_on == 'a "quoted": text'
    assert "# the other striker plays football" in (tmp_path / "copy.yaml").read_text(encoding="utf-8")


def test_json_is_written_too(tmp_path: Path) -> None:
    """Without comments, which it has not."""
    copy = write_validated(read_lexicon(SOURCE), "here", tmp_path / "copy.json")
    assert copy.validated_on == "here"


def test_the_lexicon_itself_is_not_overwritten(tmp_path: Path) -> None:
    """A copy has a name of its own."""
    source = tmp_path / "source.yaml"
    source.write_bytes(SOURCE.read_bytes())
    with pytest.raises(FramingError, match="is the lexicon itself"):
        write_validated(read_lexicon(source), "here", source, source=source)
    assert source.read_bytes() == SOURCE.read_bytes()


def test_a_report_is_told_whether_these_are_the_articles(tmp_path: Path) -> None:
    """By their hash in the header."""
    here, lexicon = strike().corpus, strike().lexicon
    own = replace(lexicon, validated_on=text(tmp_path))
    assert "is validated on these articles: 6 articles" in validation_note(own, here)
    assert "is not validated on these articles; it was on 6 articles" in validation_note(
        own, here.where(outlet="Tarnmouth Flare")
    )
    assert "is not validated on these articles. How right" in validation_note(lexicon, here)
