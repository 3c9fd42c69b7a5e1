"""Reports: of the invented example, and of a corpus in which every text is hostile."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.lexicon import Label, Lexicon, Pattern, Referent
from framing.report import ReportData, collect

PAYLOADS = ("</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "$5 to $10 {{ 7 * 7 }} {% raw %}")


@pytest.fixture(scope="session")
def harbour() -> ReportData:
    """The example with its codebook and a lexicon of words."""
    return collect(read_corpus("harbour-strike"), [read_lexicon("harbour-strike"), read_lexicon("reporting-verbs")])


@pytest.fixture(scope="session")
def unvoiced() -> ReportData:
    """The example without a look for whose words stand where."""
    return collect(read_corpus("harbour-strike"), [read_lexicon("harbour-strike")], attribution="none")


@pytest.fixture(scope="session")
def hostile_corpus() -> Corpus:
    """Markup in texts, titles, outlets, ids, addresses and header."""
    texts = [
        f"The rebels came at dawn. Then {payload} rebels said {payload}. “These {payload} rebels must go home {payload}"
        f" now,” {payload} Ada Quill said. A “rebel” came."
        for payload in PAYLOADS
    ]
    docvars = pd.DataFrame(
        {
            "id": [f"{i} {payload}" for i, payload in enumerate(PAYLOADS)],
            "outlet": [f"Outlet {payload}" for payload in PAYLOADS],
            "outlet_basis": PAYLOADS,
            "title": PAYLOADS,
            "url": [
                "javascript:alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "https://example.org/?a=1&b=\"'",
            ],
            "news_agency": PAYLOADS,
            "date": PAYLOADS,
            "event": "",
            "copy_group": PAYLOADS[0],
        }
    )
    return Corpus(tuple(texts), docvars, {f"query {PAYLOADS[0]}": PAYLOADS[1]})


@pytest.fixture(scope="session")
def hostile_lexicon() -> Lexicon:
    """Markup in every name of a codebook."""
    label = Label(f"rebel {PAYLOADS[1]}", (Pattern("rebel"),), PAYLOADS[0])
    referent = Referent(f"REBELS {PAYLOADS[0]}", PAYLOADS[1], (), (), (label,))
    header = {
        "version": PAYLOADS[0],
        "language": "en",
        "licence": PAYLOADS[1],
        "citation": PAYLOADS[2],
        "note": PAYLOADS[0],
    }
    return Lexicon(f"hostile {PAYLOADS[1]}", "codebook", referents=(referent,), **header)


@pytest.fixture(scope="session")
def hostile(hostile_corpus: Corpus, hostile_lexicon: Lexicon) -> ReportData:
    """Its tables."""
    return collect(hostile_corpus, [hostile_lexicon], settings={"title": f"A {PAYLOADS[0]}", PAYLOADS[1]: PAYLOADS[2]})


@pytest.fixture(scope="session")
def compared() -> ReportData:
    """Twelve invented articles of two outlets over two events: one says mob, the other striker."""
    texts, rows = [], []
    for i in range(12):
        outlet, word = ("Flare", "mob") if i % 2 else ("Gazette", "strikers")
        other = "The strikers went home." if i in (1, 4) else ""
        texts.append(f"The {word} blocked the gate. The {word} shouted. {other} Then the {word} left the port.")
        rows.append((f"a{i:02}", outlet, f"day {i // 6}", f"a{i:02}", ""))  # alike, and stated to be no copies
    docvars = pd.DataFrame(rows, columns=["id", "outlet", "event", "copy_group", "date"])
    labels = tuple(Label(word, (Pattern(word),)) for word in ("mob", "striker"))
    lexicon = Lexicon("port", "codebook", language="en", referents=(Referent("STRIKERS", "", (), (), labels),))
    return collect(Corpus(tuple(texts), docvars, {"query": "mob port"}), [lexicon])
