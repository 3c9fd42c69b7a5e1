"""Tables to draw, of any size."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from framing.reuse.carried import COVERAGE_COLUMNS
from framing.reuse.labels import SUBSTITUTION_COLUMNS
from framing.stats.collocates import COLUMNS as COLLOCATES_COLUMNS
from framing.stats.dispersion.table import COLUMNS as DISPERSION_COLUMNS
from framing.stats.keyness import KEYNESS_COLUMNS
from framing.stats.naming import MODIFIERS_COLUMNS, NAMING_COLUMNS
from framing.stats.naming.contrasts import CONTRASTS_COLUMNS
from framing.stats.naming.distance import DISTANCE_COLUMNS
from framing.stats.timeline import TIMELINE_COLUMNS

Table = Callable[..., pd.DataFrame]


def name(kind: str, number: int, long: bool) -> str:
    """A name; the long ones have 40 characters, with dollars that mathematics would swallow."""
    return (
        f"{kind} {number:02d} of $5 to $10 anti-establishment press"[:40].ljust(40, "x") if long else f"{kind} {number}"
    )


@pytest.fixture
def naming_table() -> Table:
    """A table as `naming` returns it, its counts made by a rule."""

    def make(n_outlets: int = 2, n_labels: int = 2, *, long: bool = False, referent: str = "STRIKERS") -> pd.DataFrame:
        rows = []
        for o in range(n_outlets):
            cells = [((3 * o + 2 * c + 1) % 5, (o + c) % 3, (o + 2 * c) % 4) for c in range(n_labels)]
            n_referent, own = sum(a + b for a, b, _ in cells), sum(a for a, _, _ in cells)
            for c, (a, b, d) in enumerate(cells):
                share = (a + b) / n_referent if n_referent else math.nan
                shares = (share, share / 2, (1 + share) / 2, a / own if own else math.nan)
                rate = 1000 * (a + b) / 300
                rates = (1000 * a / 200, 1000 * b / 100, 1000 * d / 80, rate, rate / 2, 2 * rate)
                names = (name("Outlet", o, long), referent, name("label", c, long))
                rows.append(
                    (*names, a, b, d, a + b, n_referent, *shares, *rates, 1, 3, 200, 100, 80, 300, float(a + b))
                )
        return pd.DataFrame(rows, columns=["outlet", *NAMING_COLUMNS])

    return make


@pytest.fixture
def modifier_table(naming_table: Table) -> Table:
    """A table as `modifiers` returns it."""

    def make(n_outlets: int = 2, n_modifiers: int = 2, *, long: bool = False) -> pd.DataFrame:
        table = naming_table(n_outlets, n_modifiers, long=long).rename(columns={"label": "modifier"})
        return table.assign(kind="led")[["outlet", *MODIFIERS_COLUMNS]]

    return make


@pytest.fixture
def terms_table() -> Table:
    """A table as `distinctive_terms` returns it."""

    def make(n_outlets: int = 2, n_terms: int = 3, *, long: bool = False) -> pd.DataFrame:
        rows = [
            (name("Outlet", o, long), t + 1, name("term", t, long), 0.5 / (t + 1), 9 - t, 2.0, 1, 1.5)
            for o in range(n_outlets)
            for t in range(n_terms)
        ]
        return pd.DataFrame(rows, columns=["outlet", "rank", "term", "tfidf", "n", "rate", "n_documents", "idf"])

    return make


@pytest.fixture
def similarity_table() -> Table:
    """A table as `similarity` returns it: every ordered pair, an outlet with itself too."""

    def make(n_outlets: int = 2, *, long: bool = False) -> pd.DataFrame:
        rows = [
            (name("Outlet", a, long), name("Outlet", b, long), 1 / (1 + abs(a - b)), 7)
            for a in range(n_outlets)
            for b in range(n_outlets)
        ]
        return pd.DataFrame(rows, columns=["a", "b", "cosine", "n_shared_terms"])

    return make


@pytest.fixture
def contrasts_table() -> Table:
    """A table as `contrasts` returns it, each outlet against the rest: the first outlet has no intervals."""

    def make(
        n_outlets: int = 2, n_labels: int = 2, *, long: bool = False, measure: str = "share", reference: str = "(rest)"
    ) -> pd.DataFrame:
        rows = []
        per = 1.0 if measure == "share" else 1000.0
        for o in range(n_outlets):
            for c in range(n_labels):
                n, of, other = (3 * o + 2 * c) % 7, 12 + o, 4 + c
                a, b = n / of, other / 40
                bare = math.nan if o == 0 else 1.0
                row = dict.fromkeys(CONTRASTS_COLUMNS, 1.0) | {
                    "target": name("Outlet", o, long), "reference": reference, "referent": "STRIKERS",
                    "label": name("label", c, long), "n_target": n, "of_target": of, "n_reference": other,
                    "of_reference": 40, "n_documents_target": min(n, 3), "n_documents_reference": 4,
                    "value_target": per * a, "value_reference": per * b, "difference": per * (a - b),
                    "difference_ci_low": bare * per * (a - b - 0.1), "difference_ci_high": bare * per * (a - b + 0.2),
                    "ratio": a / b, "ratio_ci_low": bare * a / b / 3, "ratio_ci_high": bare * max(a / b, 0.1) * 3,
                    "adjusted_ratio": 0.8 * a / b, "adjusted_ratio_ci_low": bare * a / b / 4,
                    "adjusted_ratio_ci_high": bare * math.inf, "p": 0.02, "p_adjusted": 0.04 * bare,
                    "n_clusters_target": 1 if o == 0 else 5, "n_clusters_reference": 9, "n_events": 2,
                }  # fmt: skip
                rows.append(row)
        return pd.DataFrame(rows, columns=list(CONTRASTS_COLUMNS))

    return make


@pytest.fixture
def keyness_table() -> Table:
    """A table as `keyness` returns it, the target's surest words first; every third interval holds zero."""

    def make(n_words: int = 6, *, long: bool = False, reference: str = "(rest)") -> pd.DataFrame:
        rows = []
        for w in range(n_words):
            ratio = 3.0 - 6.0 * w / max(n_words - 1, 1) + 0.05
            half = 0.4 if abs(ratio) > 1 else 2.0
            row = dict.fromkeys(KEYNESS_COLUMNS, 1.0) | {
                "target": name("Outlet", 0, long), "reference": reference, "feature": name("word", w, long),
                "n_target": 40 - w, "n_reference": 1200 + w, "n_documents_target": 9, "n_documents_reference": 310,
                "log_ratio": ratio, "ci_low": ratio - half, "ci_high": ratio + half, "p": 0.01, "p_adjusted": 0.0004,
            }  # fmt: skip
            rows.append(row)
        return pd.DataFrame(rows, columns=list(KEYNESS_COLUMNS))

    return make


@pytest.fixture
def distance_table() -> Table:
    """A table as `naming_distance` returns it: every pair of outlets once."""

    def make(n_outlets: int = 2, *, long: bool = False, referent: str = "STRIKERS") -> pd.DataFrame:
        rows = []
        for a in range(n_outlets):
            for b in range(a + 1, n_outlets):
                distance, high = 1 / (1 + a + b), 0.1 + 0.02 * b
                names = (referent, name("Outlet", a, long), name("Outlet", b, long))
                rows.append(
                    (*names, 20 + a, 1300 + b, 6, 240, distance, high / 2, high, distance - high / 2, 0.01, 0.03)
                )
        return pd.DataFrame(rows, columns=list(DISTANCE_COLUMNS))

    return make


@pytest.fixture
def dispersion_table() -> Table:
    """A table as `dispersion` returns it; with outlets, as `within` makes it."""

    def make(n_terms: int = 3, *, n_outlets: int = 0, long: bool = False) -> pd.DataFrame:
        rows = [
            (name("Outlet", o, long), name("term", t, long), 900 - t, 30, 41, 0.5, 0.5, (t % 10 + o % 2) / 11, 0.5)
            for o in range(max(n_outlets, 1))
            for t in range(n_terms)
        ]
        table = pd.DataFrame(rows, columns=["outlet", *DISPERSION_COLUMNS])
        return table if n_outlets else table.drop(columns="outlet")

    return make


@pytest.fixture
def collocates_table() -> Table:
    """A table as `collocates` returns it, the highest G2 first: the order of logDice is the other way round."""

    def make(n_outlets: int = 2, n_words: int = 3, *, long: bool = False) -> pd.DataFrame:
        rows = [
            (
                *(name("Outlet", o, long), "strik*", name("word", w, long)),
                *(20 + w, 90, 30, 2000, 5, 1.0, 6 + w / 4, 2.0, 9.0 - w, math.nan),
            )
            for o in range(n_outlets)
            for w in range(n_words)
        ]
        return pd.DataFrame(rows, columns=["outlet", *COLLOCATES_COLUMNS])

    return make


@pytest.fixture
def substitutions_table() -> Table:
    """A table as `label_substitutions` returns it: every two outlets, the pairs of labels with most events first."""

    def make(n_outlets: int = 2, n_labels: int = 2, *, long: bool = False, tested: bool = False) -> pd.DataFrame:
        rows = []
        for a in range(n_outlets):
            for b in range(a + 1, n_outlets):
                for c in range(n_labels):
                    row = dict.fromkeys(["outlet", *SUBSTITUTION_COLUMNS], math.nan) | {
                        "outlet": name("Outlet", a, long), "other": name("Outlet", b, long), "kind": "label",
                        "referent": "STRIKERS", "label": name("label", c, long),
                        "other_label": "" if c == 1 else name("label", c + 1, long), "n": 9 - c % 4, "n_reverse": c % 3,
                        "n_pairs": 5, "n_events": 7, "n_events_label": 6, "n_events_reverse": 1,
                        "p_adjusted": 0.03 if tested else math.nan, "variants": "1 2",
                    }  # fmt: skip
                    rows.append(row)
        return pd.DataFrame(rows, columns=["outlet", *SUBSTITUTION_COLUMNS])

    return make


@pytest.fixture
def coverage_table() -> Table:
    """A table as `coverage` returns it: the first fact of a kind in all outlets, the next in all but one, and so on."""

    def make(n_outlets: int = 2, n_facts: int = 3, *, long: bool = False, event: str = "strike") -> pd.DataFrame:
        outlets = [name("Outlet", o, long) for o in range(n_outlets)]
        rows = []
        for kind in ("name", "number", "quotation"):
            for f in range(n_facts):
                lacking = f % n_outlets
                carried = outlets[: n_outlets - lacking]
                rows.append(
                    (event, kind, " ".join([name("fact", f, long)] * (5 if long else 1)), len(carried), n_outlets,
                     len(carried), 1, "; ".join(carried), carried[0] if len(carried) == 1 else "",
                     outlets[-1] if lacking == 1 else "", "a1", 0, 4)
                )  # fmt: skip
        return pd.DataFrame(rows, columns=list(COVERAGE_COLUMNS))

    return make


@pytest.fixture
def timeline_table() -> Table:
    """A table as `timeline` returns it: weeks of every outlet, some without articles, some with few."""

    def make(
        n_outlets: int = 2, n_labels: int = 3, *, n_periods: int = 9, long: bool = False, referent: str = "STRIKERS"
    ) -> pd.DataFrame:
        rows = []
        first = date(2024, 12, 2)
        for c in range(n_labels):
            for o in range(n_outlets):
                for p in range(n_periods):
                    start, end = first + timedelta(days=7 * p), first + timedelta(days=7 * p + 6)
                    n_articles = (o + 3 * p) % 9
                    n = min((o + p + c) % 6, 3 * n_articles)
                    share = n / (n + 4) if n_articles else math.nan
                    row = dict.fromkeys(TIMELINE_COLUMNS, 1.0) | {
                        "outlet": name("Outlet", o, long), "start": start.isoformat(), "end": end.isoformat(),
                        "referent": referent, "label": name("label", c, long), "n_unquoted": n, "n_referent": n + 4,
                        "share": share, "share_ci_low": share / 2, "share_ci_high": (1 + share) / 2,
                        "rate_unquoted": 3 * share, "rate_ci_low": share, "rate_ci_high": 9 * share,
                        "n_articles": n_articles, "n_clusters": n_articles, "few": n_articles < 5,
                    }  # fmt: skip
                    rows.append(row)
        return pd.DataFrame(rows, columns=["outlet", *TIMELINE_COLUMNS])

    return make


@pytest.fixture
def zones_table() -> Table:
    """A table of documents as `find_mentions` makes it: two articles an outlet."""

    def make(n_outlets: int = 2, *, long: bool = False) -> pd.DataFrame:
        rows = [
            {
                "document": f"{name('article', 2 * o + i, long)}", "outlet": name("Outlet", o, long),
                "n_words": 400 + 9 * o, "n_words_unattributed": 300, "n_words_indirect": 60, "n_words_direct": 40,
                "n_words_body": 400 + 9 * o, "n_words_subhead": 0, "n_words_headline": 12 * i,
                "n_words_caption": 7 * o, "n_words_comment": 1900 * (o == 1), "n_words_related_headline": 3,
            }
            for o in range(n_outlets)
            for i in range(2)
        ]  # fmt: skip
        return pd.DataFrame(rows)

    return make


def texts_of(figure: Figure) -> Iterator[Text]:
    """Every text that is drawn, ticks and titles too."""
    for text in figure.findobj(Text):
        assert isinstance(text, Text)
        if text.get_text().strip() and text.get_visible():
            yield text


@pytest.fixture
def check_layout() -> Callable[[Figure], None]:
    """Fails unless each text lies inside the figure, none lies on another, and none is read as mathematics."""

    def check(figure: Figure) -> None:
        figure.draw_without_rendering()
        boxes = [(text.get_text(), text.get_window_extent()) for text in texts_of(figure)]
        assert boxes
        page = figure.bbox
        for words, box in boxes:
            inside = box.x0 >= page.x0 and box.x1 <= page.x1 and box.y0 >= page.y0 and box.y1 <= page.y1
            assert inside, f"{words!r} is cut off: {box} of {page}"
        boxes.sort(key=lambda b: b[1].x0)
        for i, (words, box) in enumerate(boxes):
            for others, other in boxes[i + 1 :]:
                if other.x0 > box.x1:
                    break
                over_x = min(box.x1, other.x1) - max(box.x0, other.x0)
                over_y = min(box.y1, other.y1) - max(box.y0, other.y0)
                assert over_x <= 1 or over_y <= 3, f"{words!r} lies on {others!r}"  # a line's box has air above it
        assert not any(text.get_parse_math() for text in texts_of(figure))

    return check
