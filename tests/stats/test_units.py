"""Units: which articles are one cluster, what changes sides, and what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from counted_articles import Article, dfm_of, rebels

from framing._checks import FramingError
from framing.stats._chance import Chance
from framing.stats._units import REST, Units, units_of

A, B, C = "Herald", "Mail", "Post"


def units(articles: Sequence[Article], **about: Any) -> Units:
    return units_of(dfm_of(articles).docvars, **about)


def named(units: Units, matrix: Any) -> list[list[str]]:
    """The articles that each row adds up."""
    return [[str(units.documents[i]) for i in np.flatnonzero(row)] for row in matrix.toarray()]


def moves(units: Units, target: str = A, reference: str = B) -> dict[int, list[list[str]]]:
    """The articles of each item, by stratum."""
    sides = units.sides(target, reference)
    exchange = sides.exchange(1)
    assert exchange is not None
    found: dict[int, list[list[str]]] = {}
    for stratum, item in zip(exchange.stratum, named(units, sides.items), strict=True):
        found.setdefault(int(stratum), []).append(item)
    return found


def test_an_article_is_a_cluster_of_its_own() -> None:
    """Where nothing is known of copies."""
    own = units(rebels(A, (1, 0), (2, 0)) + rebels(B, (1, 0)))
    assert named(own, own.clusters_of(own.rows(A))) == [["Herald0"], ["Herald1"]]


def test_copies_across_outlets_are_one_cluster() -> None:
    """And count once in an outlet that has two of them."""
    own = units([*rebels(A, (1, 0), (2, 0), copy_group="g"), *rebels(B, (3, 0), copy_group="g"), *rebels(C, (1, 0))])
    assert len(set(own.clusters)) == 2
    assert own.n_clusters(own.rows(A)) == 1
    assert own.sides(A, B).n_clusters == (1, 1)
    assert own.n_copies(own.rows(A)) == 2.0


def test_a_copy_group_is_not_an_article_of_its_name() -> None:
    """Both may be called g."""
    own = units([Article("g", A, {}), Article("x", A, {}, copy_group="g"), Article("y", B, {})])
    assert len(set(own.clusters)) == 3


def test_missing_copy_groups_and_values_are_not_known() -> None:
    """Not one large group called nan, whatever a table was read with."""
    documents = pd.DataFrame(
        {"document": list("abcd"), "outlet": [A, A, B, B], "copy_group": ["g", None, np.nan, None]}
    )
    documents["region"] = ["n", np.nan, "s", None]
    assert len(set(units_of(documents).clusters)) == 4
    assert units_of(documents, by="region").names == ["n", "s"]


def test_whole_clusters_change_sides() -> None:
    """Two copies in one outlet move together, all items in one stratum."""
    own = units([*rebels(A, (1, 0), (2, 0), copy_group="g"), *rebels(A, (5, 5), start="x"), *rebels(B, (3, 0))])
    assert moves(own) == {0: [["Mail0"], ["xHerald0"], ["Herald0", "Herald1"]]}


def test_a_cluster_on_both_sides_changes_sides_within_itself() -> None:
    """What each outlet has of it is an item, in a stratum of its own; all else moves whole."""
    own = units(
        [
            *rebels(A, (1, 0), (1, 0), copy_group="both"),
            *rebels(B, (2, 0), copy_group="both"),
            *rebels(A, (3, 0), (4, 0), start="own", copy_group="own"),
            *rebels(B, (5, 0), start="x"),
        ]
    )
    found = {frozenset(map(tuple, items)) for items in moves(own).values()}
    assert found == {
        frozenset({("Herald0", "Herald1"), ("Mail0",)}),
        frozenset({("ownHerald0", "ownHerald1"), ("xMail0",)}),
    }


def test_a_cluster_that_spans_other_outlets_only_moves_whole() -> None:
    """What a third outlet has does not matter to a comparison of two."""
    own = units([*rebels(A, (1, 0), copy_group="g"), *rebels(C, (2, 0), copy_group="g"), *rebels(B, (3, 0))])
    assert len(moves(own)) == 1
    assert len(moves(own, A, REST)) == 2


def test_of_a_cluster_in_the_rest_each_group_has_a_part() -> None:
    """Three outlets print one text: against the rest three items, for any of them could be the target."""
    printed = [a for name in (A, B, C) for a in rebels(name, (1, 0), (1, 0), copy_group="g")]
    own = units([*printed, *rebels(A, (2, 0), start="x"), *rebels(B, (3, 0), start="x")])
    found = {frozenset(map(tuple, items)) for items in moves(own, A, REST).values()}
    assert found == {
        frozenset({("Herald0", "Herald1"), ("Mail0", "Mail1"), ("Post0", "Post1")}),
        frozenset({("xHerald0",), ("xMail0",)}),
    }


def test_what_outlets_are_called_does_not_change_what_is_drawn() -> None:
    """Of a text in both of them too: the same articles by other names of the same order have the same keys."""
    articles = [Article(f"{o}{i}", o, {}, copy_group="g" * (i < 2)) for o in (A, B) for i in range(4)]
    other = [a._replace(outlet=f"The {a.outlet}") for a in articles]
    one, two = (
        units(a).sides(*names).exchange(1) for a, names in ((articles, (A, B)), (other, (f"The {A}", f"The {B}")))
    )
    assert one is not None
    assert two is not None
    assert np.array_equal(one.keys, two.keys)


def test_events_are_strata() -> None:
    """Articles change sides within their event only."""
    own = units(rebels(A, (1, 0), (2, 0), event="x") + rebels(B, (1, 0), event="y"), event="event")
    assert sorted(map(len, moves(own).values())) == [1, 2]
    assert len(moves(units(rebels(A, (1, 0), (2, 0), event="x") + rebels(B, (1, 0), event="y")))) == 1


def test_a_cluster_in_two_events_is_an_item_in_each() -> None:
    """For it changes sides within its event."""
    own = units(
        [
            Article("a", A, {}, event="x", copy_group="g"),
            Article("b", A, {}, event="y", copy_group="g"),
            Article("c", B, {}, event="x"),
            Article("d", B, {}, event="y"),
        ],
        event="event",
    )
    assert sorted(moves(own).values()) == [[["c"], ["a"]], [["d"], ["b"]]]


REGIONS = [
    article._replace(region=region)
    for region, outlets in (("north", "ab"), ("south", "cd"))
    for outlet in outlets
    for article in rebels(outlet, (1, 0), (0, 1), (2, 0))
]


def test_a_docvar_of_outlets_makes_outlets_the_clusters() -> None:
    """Their articles are no independent evidence on a group of outlets; copies do not matter then."""
    own = units(REGIONS, by="region")
    assert own.unit == "outlet"
    assert own.sides("north", "south").n_clusters == (2, 2)
    assert moves(own, "north", "south") == {0: [[f"{outlet}{i}" for i in range(3)] for outlet in "abcd"]}
    assert own.n_copies(own.rows("north")) == 1.0


def test_a_docvar_that_varies_within_outlets_leaves_articles() -> None:
    """An outlet with two values is in both groups."""
    mixed = [*REGIONS, Article("e0", "a", {"rebel": 1}, region="south")]
    assert units(mixed, by="region").unit == "article"


def test_outlets_that_are_unlike_each_other_in_a_docvar_stay_articles() -> None:
    """A value for each outlet is the outlet by another name."""
    own = units([a._replace(region=f"of {a.outlet}") for a in REGIONS], by="region")
    assert own.unit == "article"


def test_outlets_of_one_article_each_are_no_clusters_but_copies_are() -> None:
    """Where no outlet has two articles, what an outlet holds together is nothing, and copies of one text remain."""
    single = [a._replace(copy_group="g" if a.outlet in "ac" else "") for a in REGIONS if a.id.endswith("0")]
    own = units(single, by="region")
    assert own.unit == "article"
    assert own.sides("north", "south").n_clusters == (2, 2)
    assert len(set(own.clusters)) == 3
    assert units([*single, Article("a9", "a", {"rebel": 1}, region="north")], by="region").unit == "outlet"


def test_an_outlet_moves_whole_where_events_are_held_constant() -> None:
    """It is one outlet in all of them: what moves is what it has above the rates of its events."""
    events = [a._replace(event="xyx"[i % 3], words=100 + 10 * i) for i, a in enumerate(REGIONS)]
    own = units(events, by="region", event="event")
    sides = own.sides("north", "south")
    assert len(moves(own, "north", "south")[0]) == 4
    y, w = dfm_of(events).matrix, np.asarray([a.words for a in events])
    counts = np.asarray([a.labels["rebel"] for a in events])
    column = dfm_of(events).features.index("rebel")
    expected = np.zeros(4)
    for event in "xy":
        at = np.asarray([a.event == event for a in events])
        rate = counts[at].sum() / w[at].sum()
        for i, outlet in enumerate("abcd"):
            here = at & np.asarray([a.outlet == outlet for a in events])
            expected[i] += counts[here].sum() - rate * w[here].sum()
    np.testing.assert_allclose(sides._over_expected(y, w)[:, column], expected, atol=1e-12)


def test_the_p_of_outlets_within_events_is_that_of_their_residuals() -> None:
    """All ways of naming four of eight outlets, by hand: the squares are the same in all, so the sums decide."""
    counts = [(5, 1), (4, 0), (3, 2), (2, 3), (2, 1), (0, 2), (1, 0), (0, 0)]
    articles = [
        Article(f"{o}{e}", f"o{o}", {"rebel": n}, words=90 + 7 * o, event=e, region="n" if o < 4 else "s")
        for o, pair in enumerate(counts)
        for e, n in zip("xy", pair, strict=True)
    ]
    counted = dfm_of(articles)
    sides = units(articles, by="region", event="event").sides("n", "s")
    e = sides._over_expected(counted.matrix, counted.n_words)[:, 0]
    sums = np.asarray([abs(e[list(chosen)].sum()) for chosen in combinations(range(8), 4)])
    expected = np.mean(sums >= sums[0] - 1e-9)
    assert sides.p_values(counted.matrix, counted.n_words, Chance()) == pytest.approx([expected], abs=1e-12)
    assert expected < 0.2


def test_what_rounding_leaves_of_equal_outlets_is_no_difference() -> None:
    """Every outlet has just its events' rates; the last bits of the sums would have a p of .04."""
    shares = {"x": (10, 54), "y": (7, 25), "z": (1, 56)}
    sizes = [472, 546, 642, 997, 324, 229, 113, 933]
    articles = [
        Article(f"{o}{e}", f"o{o}", {"rebel": k * int(m)}, words=n * int(m), event=e, region="n" if o < 4 else "s")
        for o, row in enumerate(sizes)
        for m, (e, (k, n)) in zip(str(row), shares.items(), strict=True)
    ]
    counted = dfm_of(articles)
    sides = units(articles, by="region", event="event").sides("n", "s")
    assert not sides._over_expected(counted.matrix, counted.n_words).any()
    assert np.isnan(sides.p_values(counted.matrix, counted.n_words, Chance())).all()


def uses_of(articles: Sequence[Article]) -> list[float]:
    return units(articles).sides(A, B).uses(dfm_of(articles).matrix).tolist()


def test_uses_are_those_of_the_articles_that_have_the_word() -> None:
    """`mob` 12 times in six articles of either side; `rebel` in four, which do not tell: no fewer than three."""
    mail = rebels(B, (2, 0), (4, 1), (0, 1), (0, 3))
    assert uses_of([*rebels(A, (1, 3), (1, 3), (0, 1), (0, 0)), *mail]) == [12 / 6, 3.0]
    assert uses_of([*rebels(A, (19, 3), (1, 3), (0, 1), (0, 0)), *mail]) == [12 / 6, 26 / 4]


def test_uses_of_a_text_are_those_of_one_of_its_copies() -> None:
    """Twice in the one outlet, or in both of them."""
    once = [*rebels(A, (8, 0), (5, 0), (6, 1)), *rebels(B, (9, 0), (4, 1), (4, 0))]
    assert uses_of(once) == [3.0, 6.0]
    twice = [a._replace(id=f"{a.id}{i}", copy_group=a.id) for a in once for i in range(2)]
    assert uses_of(twice) == [3.0, 6.0]
    in_both = [a._replace(id=f"{o}{i}", outlet=o, copy_group=str(i)) for i, a in enumerate(once) for o in (A, B)]
    assert uses_of(in_both) == [3.0, 6.0]


def test_a_text_in_both_outlets_is_one_of_those_that_tell() -> None:
    """Three texts in two outlets are three, not six, and too few to say that a word comes once."""
    printed = [Article(f"{o}{i}", o, {"mob": 1}, copy_group=str(i)) for i in range(3) for o in (A, B)]
    assert uses_of(printed) == [3.0]
    assert uses_of([a._replace(copy_group="") for a in printed]) == [1.0]


def test_articles_without_a_value_are_in_no_comparison() -> None:
    """Neither on a side nor in the rest, and no event is asked of them."""
    articles = [
        Article("a", A, {}, region="n", event="x"),
        Article("b", A, {}, region="s", event="x"),
        Article("c", A, {}),
    ]
    own = units(articles, by="region", event="event")
    assert own.names == ["n", "s"]
    assert own.documents[own.sides("n", REST).both].tolist() == ["a", "b"]


def test_pairs() -> None:
    """Against the rest, each against each, each against one, one against each other."""
    own = units(rebels(A, (1, 0)) + rebels(B, (1, 0)) + rebels(C, (1, 0)))
    assert own.pairs(None, "rest") == [(A, REST), (B, REST), (C, REST)]
    assert own.pairs(None, "each") == [(A, B), (A, C), (B, C)]
    assert own.pairs(B, "each") == [(B, A), (B, C)]
    assert own.pairs(None, B) == [(A, B), (C, B)]
    assert own.pairs(C, A) == [(C, A)]


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"by": "colour"}, "`by` must be one of"),
        ({"by": "n_words"}, "`by` must be one of"),
        ({"by": "document"}, "`by` must be one of"),
        ({"event": "evnt"}, "Did you mean 'event'"),
        ({"event": "event"}, "the first is 'Mail1'"),
    ],
)
def test_docvars_that_are_not_there_are_named(about: dict[str, str], sentence: str) -> None:
    """Counts are no docvars, and an event must be known of every article."""
    articles = rebels(A, (1, 0), event="x") + rebels(B, (1, 0), event="x")
    with pytest.raises(FramingError, match=sentence):
        units([*articles, Article("Mail1", B, {})], **about)


@pytest.mark.parametrize(
    ("target", "reference", "sentence"),
    [
        ("Herold", "rest", "Did you mean 'Herald'"),
        (A, "Male", "Did you mean 'Mail'"),
        (A, A, "nothing to compare"),
        ("", "rest", "`target` must be one of"),
    ],
)
def test_groups_that_are_not_there_are_named(target: str, reference: str, sentence: str) -> None:
    """With what there is."""
    with pytest.raises(FramingError, match=sentence):
        units(rebels(A, (1, 0)) + rebels(B, (1, 0))).pairs(target, reference)


def test_one_group_cannot_be_compared() -> None:
    """Nor none."""
    with pytest.raises(FramingError, match="only 'Herald'"):
        units(rebels(A, (1, 0))).pairs(None, "rest")
    with pytest.raises(FramingError, match="no value"):
        units(rebels(A, (1, 0)), by="region").pairs(None, "rest")
