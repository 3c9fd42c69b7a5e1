"""Hostile words in every place where a report prints words: all are shown, none runs."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.report import write_report

RUN = "window.__ran=(window.__ran||0)+1"
TAGS = r"""
<script>RUN</script>
</script><script>RUN</script>
<ScRiPt>RUN</sCrIpT>
<script src=https://example.org/x.js></script>
<img src=x onerror=RUN>
<img src='x' onerror='RUN'>
"><img src=x onerror=RUN>
'><img src=x onerror=RUN>
<svg onload=RUN>
<svg><script>RUN</script></svg>
<svg><animate onbegin=RUN attributeName=x dur=1s>
<svg><image href=https://example.org/x.png>
<body onload=RUN>
<iframe src=javascript:RUN>
<iframe srcdoc='<script>RUN</script>'>
<object data=javascript:RUN>
<embed src=javascript:RUN>
<a href=javascript:RUN>x</a>
<a href='data:text/html,<script>RUN</script>'>x</a>
<form action=javascript:RUN><button>x</button></form>
<input autofocus onfocus=RUN>
<select autofocus onfocus=RUN>
<details open ontoggle=RUN>
<video><source onerror=RUN></video>
<audio src=x onerror=RUN>
<math><mi xlink:href=javascript:RUN>x</mi></math>
<base href=https://example.org/>
<link rel=stylesheet href=https://example.org/x.css>
<meta http-equiv=refresh content='0;url=https://example.org/'>
<style>@import 'https://example.org/x.css';</style>
</style><script>RUN</script>
</title><script>RUN</script>
</textarea><script>RUN</script>
<!--><script>RUN</script>
--><script>RUN</script>
]]><script>RUN</script>
<template><script>RUN</script></template>
" onmouseover=RUN x="
' onfocus=RUN autofocus x='
" style="background:url(https://example.org/x)" x="
javascript:RUN
JaVaScRiPt:RUN
data:text/html,<script>RUN</script>
vbscript:RUN
{{ RUN }}
{% set x = RUN %}
{{ self.__init__.__globals__ }}
${RUN}
<%= RUN %>
#{RUN}
""".strip().splitlines()
DISGUISES = ("{}", "x\u2028{}\u202e")
"""As it stands, and after a separator of lines and before a turn of the writing."""
PAYLOADS = [shape.format(tag.replace("RUN", RUN)) for tag in TAGS for shape in DISGUISES]
A_PLACE = 10
"""Payloads that one article, outlet or label holds."""


def joined(i: int) -> str:
    """The payloads of one place."""
    return " ".join(PAYLOADS[i * A_PLACE : (i + 1) * A_PLACE])


@pytest.fixture(scope="module")
def hostile(look, tmp_path_factory):
    """A report in which each of the payloads stands in every place, and every dialog that it opened."""
    places = range(len(PAYLOADS) // A_PLACE)
    texts = tuple(f"The mob{i} came. A guard said the mob{i} left. {joined(i)} The “mob{i}” left." for i in places)
    named = {
        name: [joined(i) for i in places]
        for name in ("outlet", "title", "outlet_basis", "news_agency", "date", "event")
    }
    urls = [PAYLOADS[i] for i in places]
    corpus = Corpus(
        texts, pd.DataFrame({"id": [f"{i} {joined(i)}" for i in places], "url": urls, **named}), {joined(0): joined(1)}
    )
    labels = tuple(Label(joined(i), (Pattern(f"mob{i}"),), joined(i)) for i in places)
    referents = tuple(Referent(f"{i} {joined(i)}", joined(i), (), (), (label,)) for i, label in enumerate(labels))
    every = " ".join(PAYLOADS)
    lexicon = Lexicon(every, "codebook", referents=referents, note=every, citation=every, licence=every)
    target = tmp_path_factory.mktemp("hostile") / "report"
    write_report(corpus, [lexicon], target, settings={"title": every, every: every})
    opened = look(target / "report.html")
    dialogs: list[str] = []
    opened.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    opened.run("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    opened.run("[...document.querySelectorAll('a.num')].slice(0, 60).forEach((number) => number.click())")
    opened.page.select_option("#by-outlet", index=1)
    opened.page.select_option("#by-outlet", index=0)
    opened.page.wait_for_timeout(300)
    return opened, dialogs


def test_there_are_a_hundred():
    """Different ones."""
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 100


def test_none_runs(hostile):
    """No script, no dialog, no other page."""
    opened, dialogs = hostile
    assert opened.run("window.__ran") is None
    assert dialogs == []
    assert opened.page.url.startswith("file:")


def test_nothing_is_loaded(hostile):
    """No request leaves the page, and the policy had nothing to forbid."""
    opened, _ = hostile
    assert opened.requests == []
    assert opened.complaints == []


def test_no_element_comes_of_them(hostile):
    """The elements are those of a harmless page."""
    opened, _ = hostile
    assert opened.run("document.querySelectorAll('script').length") == 1
    strange = "img,iframe,object,embed,form,input,textarea,video,audio,base,link,template,math,image,animate"
    assert opened.run(f"document.querySelectorAll('{strange}').length") == 0
    names = opened.run("[...new Set([...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames()))]")
    assert not [name for name in names if name.startswith("on") or name == "style"]
    schemes = opened.run("[...new Set([...document.querySelectorAll('a')].map((a) => a.protocol))]")
    assert schemes == ["file:"]


def test_all_are_shown_as_text(hostile):
    """In the text of an article, in names and in settings."""
    opened, _ = hostile
    for selector in ("#main", "h1", "#methods ~ *", "#by-outlet", "#texts ~ details", "#n0-0 caption, .trios caption"):
        text = opened.run(f"[...document.querySelectorAll('{selector}')].map((e) => e.textContent).join(' ')")
        words = " ".join(text.split())
        missing = [p for p in PAYLOADS if " ".join(p.split()) not in words]
        assert missing == [], selector
