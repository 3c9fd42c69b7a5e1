"""The codebook page: every definition, and nothing that runs."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import escape

from framing import read_lexicon
from framing.lexicon import Label, Lexicon, Pattern
from framing.validation.codebook import codebook_digest, codebook_html, codebook_markdown

STRIKE = read_lexicon("harbour-strike")


def test_every_definition_stands_on_the_page() -> None:
    """Of referents and of labels."""
    page = codebook_html(STRIKE)
    for referent in STRIKE.referents:
        assert escape(referent.definition) in page
        assert all(escape(label.definition) in page for label in referent.labels)


def test_the_page_needs_nothing_else() -> None:
    """No address, no script."""
    page = codebook_html(STRIKE)
    assert "http" not in page
    assert "<script" not in page


def test_what_a_definition_holds_is_text() -> None:
    """In HTML as in Markdown."""
    sly = Label("mob", (Pattern("mob"),), definition="<script>alert(1)</script> [x](javascript:1)")
    lexicon = Lexicon("sly", "labels", categories=(sly,))
    assert "<script>" not in codebook_html(lexicon)
    assert "\\[x\\]\\(javascript:1\\)" in codebook_markdown(lexicon)
    assert "<script>" not in codebook_markdown(lexicon)


def test_its_digest_changes_with_what_coders_are_told() -> None:
    """And with nothing that they are not."""
    assert codebook_digest(replace(STRIKE, citation="other", validated_on="here", sha256="0")) == codebook_digest(
        STRIKE
    )
    assert codebook_digest(replace(STRIKE, note="other")) != codebook_digest(STRIKE)
