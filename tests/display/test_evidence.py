"""Sentences behind numbers."""

from __future__ import annotations

import html
from typing import Any

import pandas as pd
import pytest

import framing
from framing.display import evidence_html, passages_html


def evidence(**columns: Any) -> pd.DataFrame:
    row = {
        "document": "a1", "outlet": "Herald", "label": "rebel", "before": "The ", "match": "rebels",
        "after": " came.", "start": 4, "zone": "body", "attribution": "unattributed", "scare_quoted": False,
        "source": "", "cue": "", "cue_stance": "",
    }  # fmt: skip
    return pd.DataFrame([{**row, **columns}])


def test_evidence_marks_the_mention():
    """A sentence has its mention marked and its article named."""
    assert '<li>The <mark title="rebel">rebels</mark> came. <cite>Herald, a1</cite></li>' in evidence_html(evidence())


def test_evidence_says_whose_word_it_is():
    """Attribution, source and cue of a row stand after its sentence."""
    row = evidence(attribution="direct", scare_quoted=True, source="the guard", cue="claimed", cue_stance="doubting")
    said = "Direct. Scare-quoted. Source: the guard. Cue: claimed (doubting)."
    assert f'<span class="framing-voice">{said}</span>' in evidence_html(row)


def test_evidence_of_mentions_shows_who_speaks_in_it(found):
    """With the mentions the sentence has the layers of its article, at their places."""
    mentions = found("It rained. The guard said the rebels had left.")
    shown = evidence_html(framing.evidence(mentions, label="rebel"), speech=mentions)
    assert 'framing-source" title="A source: The guard">The guard</span>' in shown
    assert '<mark title="rebel"><span class="framing-indirect">rebels</span></mark>' in shown


@pytest.mark.parametrize(
    "payload", ["</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", '" onload="x']
)
def test_hostile_text_is_shown_as_text(payload):
    """Markup in any column of evidence is escaped."""
    for column in ("document", "outlet", "label", "before", "match", "after", "source", "cue", "cue_stance"):
        row = evidence(**{"attribution": "direct", "source": "x", "cue": "x", column: payload})
        shown = evidence_html(row)
        assert payload not in shown
        assert html.escape(payload).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in shown


def test_evidence_from_comments_is_not_shown():
    """A sentence of a reader's comment is replaced by its length, and its source with it."""
    shown = evidence_html(evidence(zone="comment", before="Ana Example: the ", attribution="direct", source="Ana"))
    assert "Ana" not in shown
    assert "5 words, not shown" in shown


def test_long_lists_say_how_many_more():
    """What is left out is counted."""
    shown = evidence_html(pd.concat([evidence()] * 5), most=2)
    assert shown.count("<li>") == 2
    assert "3 more not shown." in shown
    assert "more" not in evidence_html(evidence(), most=1)


def test_passages_are_escaped_and_hide_readers(made):
    """As sentences with a mention are."""
    rows = [("a1", "Herald", 0, "Rebels <b>", "body"), ("a1", "Herald", 20, "Ana said so.", "comment")]
    table = pd.DataFrame(rows, columns=["document", "outlet", "start", "text", "zone"])
    shown = passages_html(table, speech=made.speech([(0, 6, False)], []))
    assert '<span class="framing-direct" title="Direct. No source named">Rebels</span> &lt;b&gt;' in shown
    assert "Ana" not in shown
