"""What a report is made from: the tables of the other rooms, collected once."""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from types import MappingProxyType

import pandas as pd

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.display import HIDDEN
from framing.lexicon import Lexicon
from framing.mentions import Mentions, find_mentions
from framing.mentions.tables import Attribution
from framing.report._shared import Shared, find_shared
from framing.stats.audit import Audit, audit
from framing.stats.design import Design, design
from framing.stats.keyness import keyness
from framing.stats.naming import contrasts, evidence, modifiers, naming, naming_distance
from framing.stats.naming.cells import whoever_speaks
from framing.stats.naming.counted import Measure
from framing.stats.sources import labels_by_source, sources
from framing.stats.terms import distinctive_terms, similarity
from framing.text.attribution import find_attributions
from framing.text.tokens import tokenise
from framing.text.zones import find_zones
from framing.validation.validated import Validated, Validation, registered, validated

PACKAGES = ("newsframing", "numpy", "scipy", "pandas", "scikit-learn", "nltk", "matplotlib", "jinja2")
MOST_WORDS = 50
"""Key words of an outlet that the report keeps: the table of all is one of every word there is."""
KEPT_DOCVARS = ("id", "outlet", "date", "news_agency", "event", "copy_group")
"""All that a pseudonymised report prints of an article: any other docvar may name its outlet."""


@dataclass(frozen=True, eq=False)
class Coded:
    """What one lexicon found.

    Parameters
    ----------
    lexicon
        The lexicon.
    mentions
        The table of `find_mentions`, with `sentence_text`; all words are blank where readers' comments stand.
    mention_modifiers
        The table of modifiers of `find_mentions`.
    naming, modifiers, evidence, labels_by_source
        What the functions of these names return; the last only where the lexicon holds labels.
    contrasts, distance, design
        What `contrasts`, `naming_distance` and `design` returned: each outlet and the rest, each two outlets, and what
        the articles can show. The first two are empty where there is one outlet only or nothing is named outside
        quotation marks; of a lexicon of words there is no distance.
    audit
        What `audit` returned; None for a lexicon of words.
    validated
        What coders say of it; None where no coded sheet was given.
    """

    lexicon: Lexicon
    mentions: pd.DataFrame
    mention_modifiers: pd.DataFrame
    naming: pd.DataFrame
    modifiers: pd.DataFrame
    evidence: pd.DataFrame
    labels_by_source: pd.DataFrame
    contrasts: pd.DataFrame
    distance: pd.DataFrame
    design: Design
    audit: Audit | None
    validated: Validated | None = None

    @property
    def has_labels(self) -> bool:
        """Whether it names somebody; a lexicon of words does not."""
        return self.lexicon.kind != "words"


@dataclass(frozen=True, eq=False)
class ReportData:
    """Everything that a report shows, as tables.

    Parameters
    ----------
    corpus
        The articles; with outlets and ids already replaced in a pseudonymised report.
    zones, sentences
        What `find_zones` and `find_sentences` returned.
    quotations, attributions
        What `find_quotations` and `find_attributions` returned, without those in readers' comments.
    documents
        One row an article: its docvars, `n_words` (counted), `n_words_unattributed`, `n_words_indirect`,
        `n_words_direct` and `n_words_<zone>`.
    sources
        What `sources` returned.
    coded
        What each lexicon found.
    terms, similarity, keyness
        What `distinctive_terms`, `similarity` and `keyness` returned; empty where there is one outlet only.
    design
        What the articles can show: that of the first lexicon that names somebody.
    shared
        Which articles are of one text, and in which words they differ.
    settings
        What the report was made with, printed as given. `pseudonymised` and `title` are known by name.
    versions
        Package > version.
    sample
        Of very many articles a report of some of them, for the chapters that read whole texts; else None.
    """

    corpus: Corpus
    zones: pd.DataFrame
    sentences: pd.DataFrame
    quotations: pd.DataFrame
    attributions: pd.DataFrame
    documents: pd.DataFrame
    sources: pd.DataFrame
    coded: tuple[Coded, ...]
    terms: pd.DataFrame
    similarity: pd.DataFrame
    keyness: pd.DataFrame
    design: Design
    shared: Shared
    settings: Mapping[str, object]
    versions: Mapping[str, str]
    sample: ReportData | None = None

    @property
    def read(self) -> ReportData:
        """What the chapters that read whole texts are about: all articles, or the sample."""
        return self.sample or self

    @property
    def has_voices(self) -> bool:
        """Whether it was looked for whose words stand where."""
        return self.settings.get("attribution") != "none"

    @property
    def pseudonymised(self) -> bool:
        """Whether outlets stand under other names."""
        return bool(self.settings.get("pseudonymised", False))

    @property
    def outlets(self) -> list[str]:
        """The outlets in the one order of the report."""
        return self.corpus.outlets


def collect(
    corpus: Corpus,
    lexicons: Sequence[Lexicon],
    *,
    zones: pd.DataFrame | None = None,
    attribution: Attribution = "rules",
    settings: Mapping[str, object] | None = None,
    progress: Callable[[str], None] | None = None,
    validation: Validation | None = None,
) -> ReportData:
    """Find, count and compare all that a report shows.

    Answers: which tables stand behind a report?

    Parameters
    ----------
    corpus
        The articles. Those that share copy with others and have no `copy_group` get one, so that they are one cluster
        in every statistic. For a report without the outlets' names give `corpus.pseudonymise()` and the setting
        `pseudonymised`: ids, copy groups, file names and other docvars are then replaced or left out as well.
    lexicons
        One or more; the report has a chapter for each, in this order.
    zones
        What `find_zones` returned for the corpus as given; found here when it is not given.
    attribution
        How attributions are found, as in `find_mentions`; once for all lexicons. "none" looks for neither quotations
        nor attributions: all mentions are counted, as unattributed, and the page says so.
    settings
        What to record and print, such as the zones that were kept.
    progress
        Called with the name of each step before it begins.
    validation
        Coded sheets, by which shares and contrasts are corrected, and a registration, by which contrasts are marked, as
        `framing.validation.read_validation` returns them.

    Returns
    -------
    ReportData
        The tables.

    Raises
    ------
    FramingError
        If no lexicon is given, or no article; if a validation is of other lexicons or articles, or the report is
        pseudonymised or without attribution and so has no place for it.
    """
    if not lexicons:
        raise FramingError("a report needs a lexicon: give one or more.")
    if not len(corpus):
        raise FramingError("a report needs articles: the corpus is empty.")
    tell = progress or (lambda _: None)
    recorded = dict(settings or {})
    if validation is not None:
        _check_validation(validation, lexicons, attribution, private=bool(recorded.get("pseudonymised")))
    if zones is None:
        tell("zones")
        zones = find_zones(corpus)
    if recorded.get("pseudonymised"):
        corpus, zones = _hide_ids(corpus, zones)
    return collect_from(
        corpus,
        lexicons,
        zones,
        attribution=attribution,
        settings=recorded,
        progress=progress,
        validation=validation,
    )


def collect_from(
    corpus: Corpus,
    lexicons: Sequence[Lexicon],
    zones: pd.DataFrame,
    *,
    attribution: Attribution,
    settings: Mapping[str, object],
    progress: Callable[[str], None] | None,
    compared: bool = True,
    validation: Validation | None = None,
) -> ReportData:
    """`collect` of zones that are found. Where labels are not `compared`, as in a sample, the tables of contrasts and
    distances are empty."""
    tell = progress or (lambda _: None)
    tell("shared copy")
    private = bool(settings.get("pseudonymised"))
    # Of the few articles that share copy it is looked for in any case: where they differ, it matters who speaks.
    method = "rules" if attribution == "none" else attribution
    corpus, shared = find_shared(corpus, zones, lexicons, attribution=method, private=private)
    tell("attributions")
    event = _event(corpus)
    recorded = dict(settings) | {"attribution": attribution, "copy groups": shared.groups}
    recorded |= {"events held constant": "yes" if event else "no"}
    tokens = tokenise(corpus.texts, corpus.ids)
    attributions = None
    if attribution != "none":
        attributions = find_attributions(corpus, zones=zones, attribution=attribution, tokens=tokens)
    found, coded = None, []
    for lexicon in lexicons:
        tell(f"lexicon {lexicon.name}")
        found = find_mentions(
            corpus, lexicon, zones=zones, attribution=attribution, attributions=attributions, tokens=tokens, like=found
        )
        counted = _count(whoever_speaks(found), event, compared=compared)
        coded.append(_held_against(validation, found, counted, event) if validation else counted)
    assert found is not None
    tell("terms")
    several = len(corpus.outlets) > 1
    with_labels = next((c.design for c in coded if c.has_labels), coded[0].design)
    return ReportData(
        corpus=corpus,
        zones=zones,
        sentences=found.sentences,
        quotations=found.quotations[~found.quotations["zone"].isin(HIDDEN)].reset_index(drop=True),
        attributions=of_the_article(found.attributions, zones),
        documents=with_docvars(corpus, found.documents),
        sources=sources(whoever_speaks(found)),
        coded=tuple(coded),
        terms=distinctive_terms(corpus, zones=zones) if several else pd.DataFrame(),
        similarity=similarity(corpus, zones=zones) if several else pd.DataFrame(),
        keyness=_keyness(corpus, zones, event) if several else pd.DataFrame(),
        design=with_labels,
        shared=shared,
        settings=MappingProxyType(recorded),
        versions=MappingProxyType(_versions()),
    )


def of_the_article(attributions: pd.DataFrame, zones: pd.DataFrame) -> pd.DataFrame:
    """Attributions without those in readers' comments, whose names they hold."""
    unseen = zones[zones["zone"].isin(HIDDEN)]
    places = {id: list(zip(rows["start"], rows["end"], strict=True)) for id, rows in unseen.groupby("document")}
    inside = [
        any(first <= start < last for first, last in places.get(document, ()))
        for document, start in zip(attributions["document"], attributions["start"], strict=True)
    ]
    return attributions[~pd.Series(inside, index=attributions.index, dtype=bool)].reset_index(drop=True)


def _keyness(corpus: Corpus, zones: pd.DataFrame, event: str | None) -> pd.DataFrame:
    # Fewer permutations than by default: with thirty outlets ten times as many take minutes.
    return keyness(corpus, event=event, zones=zones, n=MOST_WORDS, n_resamples=9_999)


def _event(corpus: Corpus) -> str | None:
    """The docvar of events, where every article has one and some event has articles of several outlets."""
    if "event" not in corpus.docvars or bool((corpus.docvars["event"].astype(str) == "").any()):
        return None
    outlets = corpus.docvars.groupby(corpus.docvars["event"].astype(str))["outlet"].nunique()
    return "event" if len(outlets) > 1 and bool((outlets > 1).any()) else None


def _count(mentions: Mentions, event: str | None, *, compared: bool) -> Coded:
    """The tables of one lexicon; the texts of mentions in readers' comments are blanked."""
    texts = dict(zip(mentions.corpus.ids, mentions.corpus.texts, strict=True))
    starts, ends = mentions.sentences["start"].tolist(), mentions.sentences["end"].tolist()
    hidden = mentions.table["zone"].isin(HIDDEN)
    rows = zip(mentions.table["document"], mentions.table["sentence"], hidden, strict=True)
    said = ["" if h or s < 0 else texts[str(d)][starts[s] : ends[s]] for d, s, h in rows]
    table = _blank(mentions.table, ("text", "source", "cue"), hidden).assign(sentence_text=said)
    of_hidden = mentions.modifiers["mention"].isin(table.loc[hidden, "mention"])
    own = _blank(mentions.modifiers, ("text", "label", "source", "cue"), of_hidden)
    counted = count_tables(mentions, event, compared=compared)
    return replace(counted, mentions=table, mention_modifiers=own, evidence=evidence(mentions))


def count_tables(mentions: Mentions, event: str | None, *, compared: bool = True, whole_texts: bool = True) -> Coded:
    """The tables of one lexicon: the mentions as they are, without evidence.

    Not `compared`, labels are counted, and no more. Without `whole_texts` labels by source, which need them, and the
    audit, which counts once for each pattern, are left out.
    """
    labels = mentions.lexicon.kind != "words"
    own = bool((mentions.counted["attribution"] != "direct").any())
    several = own and len(mentions.corpus.outlets) > 1 and compared
    return Coded(
        lexicon=mentions.lexicon,
        mentions=mentions.table,
        mention_modifiers=mentions.modifiers,
        naming=naming(mentions),
        modifiers=modifiers(mentions),
        evidence=pd.DataFrame(),
        labels_by_source=labels_by_source(mentions) if labels and whole_texts else pd.DataFrame(),
        contrasts=contrasts(mentions, event=event, measure=_measure(mentions.lexicon)) if several else pd.DataFrame(),
        distance=naming_distance(mentions) if several and labels else pd.DataFrame(),
        design=design(mentions.corpus, mentions if compared else None, event=event),
        audit=audit(mentions) if labels and whole_texts else None,
    )


def _measure(lexicon: Lexicon) -> Measure:
    return "share" if lexicon.kind == "codebook" else "rate"


def _check_validation(
    validation: Validation, lexicons: Sequence[Lexicon], attribution: Attribution, *, private: bool
) -> None:
    validation.check(lexicons)
    if private:
        raise FramingError("sheets and registrations name outlets: a pseudonymised report takes none.")
    if attribution == "none":
        raise FramingError("coders say whose words a naming is: a report without attribution takes no sheets.")


def _held_against(validation: Validation, found: Mentions, counted: Coded, event: str | None) -> Coded:
    """The tables of one lexicon with what coders say of them, and with which contrasts were registered."""
    table = counted.contrasts
    if len(table):
        table = registered(found, table, validation, measure=_measure(found.lexicon), event=event or "")
    return replace(counted, contrasts=table, validated=validated(found, validation, compared=len(table) > 0))


def _blank(table: pd.DataFrame, columns: Sequence[str], where: pd.Series) -> pd.DataFrame:
    return table.assign(**{column: table[column].mask(where, "") for column in columns})


def _hide_ids(corpus: Corpus, zones: pd.DataFrame) -> tuple[Corpus, pd.DataFrame]:
    """Ids, copy groups and file names often tell the outlet: they become article-1, copy-1 and file-1."""
    ids = {old: f"article-{i}" for i, old in enumerate(corpus.ids, 1)}
    docvars = corpus.docvars[[c for c in KEPT_DOCVARS if c in corpus.docvars]].assign(id=list(ids.values()))
    if "copy_group" in docvars:
        groups = [g for g in dict.fromkeys(docvars["copy_group"].astype(str)) if g]
        names = {group: f"copy-{i}" for i, group in enumerate(groups, 1)} | {"": ""}
        docvars["copy_group"] = [names[str(g)] for g in docvars["copy_group"]]
    inputs = corpus.inputs.assign(file=[f"file-{i}" for i in range(1, len(corpus.inputs) + 1)])
    hidden = Corpus(corpus.texts, docvars, {}, inputs)
    return hidden, zones.assign(document=[ids[str(d)] for d in zones["document"]])


def with_docvars(corpus: Corpus, documents: pd.DataFrame) -> pd.DataFrame:
    words = documents[["document", *(c for c in documents.columns if str(c).startswith("n_words"))]]
    joined = corpus.docvars.merge(words, left_on="id", right_on="document", how="left", validate="one_to_one")
    return joined.drop(columns="document")


def _versions() -> dict[str, str]:
    found = {"Python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found
