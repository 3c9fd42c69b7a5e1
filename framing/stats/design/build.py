"""What the articles of a corpus can show, reckoned before anything is compared."""

from __future__ import annotations

from typing import TypedDict, Unpack

from framing._checks import FramingError, check_choice
from framing.corpus import Corpus
from framing.mentions import Mentions
from framing.stats.design.card import Design, Selection
from framing.stats.design.cautions import cautions
from framing.stats.design.tables import Terms, comparisons_table, detectable_table, groups_table, known
from framing.stats.design.words import sentences

_SAID = {
    **dict.fromkeys(("census", "all", "complete", "no", "none", "false"), "census"),
    **dict.fromkeys(("sample", "random", "yes", "true"), "sample"),
}


class PowerOptions(TypedDict, total=False):
    """The fields of `Terms`, as `design` takes them."""

    level: float
    power: float
    icc: float | None


def design(
    corpus: Corpus,
    mentions: Mentions | None = None,
    *,
    by: str = "outlet",
    event: str | None = None,
    sample: bool | None = None,
    **options: Unpack[PowerOptions],
) -> Design:
    """Say what these articles can show, before they are compared.

    Answers: how many independent articles has each outlet, can any test reach .05, how large would a difference have to
    be, and what should be reported where none can be found?

    Parameters
    ----------
    corpus
        The articles.
    mentions
        What a lexicon finds in them, as `find_mentions` returns it; without, nothing is said of labels.
    by
        A docvar whose values are compared. Where it says something of outlets, such as the country they are published
        in, outlets are the units.
    event
        A docvar that is to be held constant, or None.
    sample
        Whether the articles are a sample (True) or all there are (False). Where None is given, the value of `sample` in
        the header of the corpus is read: ``"sample"`` or ``"census"``; `population` is no answer, for a sample has one
        too.
    **options
        `level` (0.95: a test at 5 %), `power` (0.80), and `icc`, the intraclass correlation of choices within a
        cluster, which is estimated where it can be and none is given.

    Returns
    -------
    Design
        `sentences` and `warnings`, and three tables.

        - `groups`, one row a group: `<by>`, `n_documents`, `n_clusters` (independent articles: copies of one text
          counted once; or outlets, where outlets are the units), `n_copies` (articles beyond the first of their text in
          this group), `n_shared` (articles whose text stands in another group too); with mentions `n_mentions` and
          `n_words` outside quotation marks.
        - `comparisons`, each group with the rest, and with each other where there are 12 or fewer: `target`,
          `reference`, `n_clusters_target`, `n_clusters_reference`, `n_assignments` (ways in which a permutation can
          exchange them; text, such as ``"about 10^31"``, from a thousand million on), `smallest_p` that the most
          extreme of them can have, `can_reach_05`, and `detectable_alike`: the difference from a share of one half that
          would be found if each cluster kept to one label, the worst that can be.
        - `detectable`, one row for each comparison x referent that both sides name outside quotation marks: `n_target`,
          `n_reference` (mentions), `n_clusters_target`, `n_clusters_reference` (that name it), `cluster_size_target`,
          `cluster_size_reference` (mentions a cluster, as a mention sees it), `icc`, `icc_basis` (estimated, assumed or
          given), `design_effect_target`, `design_effect_reference`; `from_half`, the smallest difference from a share
          of one half that would be found; `label`, the most frequent of both sides, its `share`, and how far `below`
          or `above` it the other side would have to lie. 0..1; missing where no difference would be found.

    Raises
    ------
    FramingError
        If there are no articles, a docvar is not there or has no value, an option is out of range, or the mentions are
        of other articles.

    See Also
    --------
    framing.stats.naming.contrasts : the comparison itself.

    Notes
    -----
    The smallest p is 2 over the number of ways to exchange the units: a two-sided p is twice that of the end at which
    the assignment lies. Of a copy group that spans both sides, what each group has of it is exchanged by itself.

    The smallest difference: `detectable_difference`; the intraclass correlation: `clustering`, from at least 10
    articles beyond one an outlet. From fewer, .3 is assumed: of the labels of the lexicons `state` and `armed-actors`
    we estimated .11 to .31 on three sets of news articles. With `event` the difference is reckoned as without.

    Danger: a difference that could have been found and was not is no proof that there is none; and one that is smaller
    than `from_half` is found now and then, and then looks larger than it is.

    References
    ----------
    Donner and Klar (2000), Design and Analysis of Cluster Randomization Trials in Health Research, Arnold. Eldridge,
    Ashby and Kerry (2006), doi:10.1093/ije/dyl129. Phipson and Smyth (2010), doi:10.2202/1544-6115.1585.

    Examples
    --------
    >>> from framing import read_corpus
    >>> plan = design(read_corpus("harbour-strike"))
    >>> plan
    Design(6 groups, 0 of 21 comparisons can reach .05)
    >>> plan.sentences[0]
    'The corpus has 6 articles of 6 outlets; with copies of one text counted once, 4 texts.'
    """
    if unknown := sorted(set(options) - set(PowerOptions.__annotations__)):
        raise FramingError(f"{unknown} are no options of design; it takes {sorted(PowerOptions.__annotations__)}.")
    terms = Terms(**options)
    check_choice("sample", sample, [True, False, None])
    facts = known(corpus, mentions, by=by, event=event)
    groups = groups_table(facts)
    comparisons = comparisons_table(facts, terms)
    detectable = detectable_table(facts, comparisons, terms)
    selection = _selection(corpus, sample)
    return Design(
        groups,
        comparisons,
        detectable,
        sentences(facts, (groups, comparisons, detectable), terms, selection),
        cautions(facts),
        selection,
        {
            "by": by,
            "event": event,
            "unit": facts.units.unit,
            "level": terms.level,
            "power": terms.power,
            "icc": terms.icc,
        },
    )


def _selection(corpus: Corpus, sample: bool | None) -> Selection:
    """Whether the articles are a census or a sample, as the caller or the header says."""
    if sample is not None:
        return "sample" if sample else "census"
    words = str(corpus.header.get("sample", "")).casefold().split()
    said = _SAID.get(words[0].strip(".,;:")) if words else None
    return "census" if said == "census" else "sample" if said == "sample" else "unknown"
