"""The page: one HTML file that loads nothing, from the tables of a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from framing.display import legend
from framing.mentions.voices import ATTRIBUTIONS
from framing.report._carried import carried
from framing.report._cells import Shown, sentence_cap
from framing.report._chapters import chapter_of
from framing.report._copies import copies
from framing.report._data import ReportData
from framing.report._figures import FEWEST, Picture, pictures
from framing.report._left_out import Example, examples
from framing.report._loaded import loaded
from framing.report._opening import opening, terms_note
from framing.report._outlets import articles_of, outlet_of
from framing.report._references import references
from framing.report._speakers import kinds_of, speakers
from framing.report._sure import keywords
from framing.report._tables import csv_tables
from framing.report._template import asset, digest, template, without_styles
from framing.report._texts import Texts


def render(data: ReportData) -> str:
    """The page of a report as HTML.

    Answers: how does it look to a reader, every number with its sentences?

    Parameters
    ----------
    data
        What `collect` returned.

    Returns
    -------
    str
        One document: style, script, figures and sentences are in it, and it asks nothing of any place. Its
        Content-Security-Policy allows this one style and this one script and forbids all else; all of its content is
        there without the script. Links to the tables and figures lead to the files that `write_report` puts beside it.
    """
    return page(data, pictures(data), csv_tables(data))


def page(data: ReportData, drawn: Mapping[str, Picture], tables: Mapping[str, bytes]) -> str:
    """The page, from figures and tables that are made already."""
    read = data.read
    texts = Texts(data)
    shown = Shown(texts, sentence_cap(data))
    style, script = asset("display.css") + asset("report.css"), asset("report.js")
    outlets = [outlet_of(data, name) for name in data.outlets]
    drawn = {key: replace(picture, svg=without_styles(picture.svg)) for key, picture in drawn.items()}
    first = loaded(read, shown)
    chapters = [chapter_of(data, coded, drawn, number=i, shown=shown) for i, coded in enumerate(data.coded)]
    of_copies = copies(read, drawn)
    labels = {(i, view.name): view.labels for i, chapter in enumerate(chapters) for view in chapter.referents}
    speaking = speakers(read, shown)
    return template().render(
        data=data,
        title=str(data.settings.get("title", "") or _title(data)),
        loaded=first,
        opening=opening(data, labels, [pair for event in of_copies.events for pair in event.pairs]),
        cautions=cautions_of(data),
        chapters=chapters,
        keywords=keywords(read, drawn),
        copies=of_copies,
        carried=carried(read, drawn),
        sentences_of_design=data.design.sentences,
        settings_event=_exchanged(data),
        references=references(),
        outlets=outlets,
        place={name: i for i, name in enumerate(data.outlets)},
        speakers=speaking,
        source_kinds=kinds_of(read),
        texts=texts.articles(),
        kinds=ATTRIBUTIONS if data.has_voices else ATTRIBUTIONS[:1],
        legend=legend(),
        articles=articles_of(data),
        n_articles=len(data.documents),
        n_read=len(read.corpus),
        of_sample=_of_sample(data),
        ending="csv" if data.sample is None else "parquet",
        zones=list(dict.fromkeys(zone for outlet in outlets for zone in outlet.left_out)),
        examples=_examples(read),
        pictures=drawn,
        terms_note=terms_note(read),
        most=shown.most,
        fewest=FEWEST,
        downloads=list(tables),
        style=Markup(style),
        script=Markup(script),
        digests={"style": digest(style), "script": digest(script)},
    )


def _of_sample(data: ReportData) -> Markup:
    """What stands under the heading of a chapter that is about a sample; nothing where all articles were read."""
    if data.sample is None:
        return Markup()
    return Markup('<p class="note">Of a sample of {:,} articles.</p>').format(len(data.sample.corpus))


def _title(data: ReportData) -> str:
    n, k = len(data.corpus), len(data.outlets)
    return f"How {k} outlet{'s' if k != 1 else ''} tell it: {n:,} article{'s' if n != 1 else ''}"


def cautions_of(data: ReportData) -> list[tuple[str, str]]:
    """Each caution once, after the names of the lexicons that it is about; "" where it is about all of them."""
    about: dict[str, list[str]] = {}
    for coded in data.coded:
        for caution in coded.design.warnings:
            about.setdefault(caution, []).append(coded.lexicon.name)
    for caution in data.design.warnings:
        about.setdefault(caution, [])
    every = len(data.coded)
    return [(", ".join(names) if len(names) < every else "", caution) for caution, names in about.items()]


def _exchanged(data: ReportData) -> str:
    held = data.settings.get("events held constant") == "yes"
    return "within each event" if held else "whatever their event"


def _examples(data: ReportData) -> list[Example]:
    return [] if data.pseudonymised else examples(data)
