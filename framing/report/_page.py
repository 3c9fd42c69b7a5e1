"""The page: one HTML file that loads nothing, from the tables of a report."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from framing.display import legend
from framing.mentions.voices import ATTRIBUTIONS
from framing.plots import clean, decimal, percent
from framing.report._carried import carried
from framing.report._cells import COUNTS, Behind, CrossTable, Shown, label_table, modifier_table, sentence_cap
from framing.report._copies import copies
from framing.report._data import Coded, ReportData
from framing.report._figures import FEWEST, Picture, pictures, referents
from framing.report._left_out import Example, examples
from framing.report._loaded import loaded
from framing.report._opening import opening, terms_note, zone_words
from framing.report._references import references
from framing.report._speakers import Mouths, kinds_of, mouths, speakers
from framing.report._sure import Sure, keywords, sure
from framing.report._tables import csv_tables
from framing.report._texts import Texts
from framing.stats.design import Design
from framing.validation.written import validation_note

MOST_ARTICLES = 200
"""Articles that the page lists; `documents.csv` has all."""


@dataclass(frozen=True)
class ReferentView:
    """What the page shows of one referent, or of all categories of a plain lexicon."""

    id: str
    name: str
    definition: str
    labels: CrossTable
    modifiers: CrossTable | None
    picture: Picture | None
    voices_picture: Picture | None
    modifier_picture: Picture | None
    uncounted: str
    few: bool


@dataclass(frozen=True)
class LexiconView:
    """A chapter: one lexicon."""

    id: str
    coded: Coded
    validated: str
    referents: tuple[ReferentView, ...]
    nothing: tuple[str, ...]
    mouths: tuple[Mouths, ...]
    sure: Sure | None

    @property
    def ids(self) -> dict[str, str]:
        """Where each referent is told of."""
        return {view.name: view.id for view in self.referents}

    @property
    def tables(self) -> dict[str, CrossTable]:
        """The labels of each referent."""
        return {view.name: view.labels for view in self.referents}


@dataclass(frozen=True)
class OutletView:
    """A row of the table of outlets."""

    name: str
    basis: str
    articles: int
    agencies: str
    copy_groups: str
    n_words: int
    left_out: Mapping[str, int]


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
    style, script = _asset("display.css") + _asset("report.css"), _asset("report.js")
    outlets = [_outlet(data, name) for name in data.outlets]
    drawn = {key: replace(picture, svg=_without_styles(picture.svg)) for key, picture in drawn.items()}
    first = loaded(read, shown)
    chapters = [_chapter(data, coded, drawn, number=i, shown=shown) for i, coded in enumerate(data.coded)]
    of_copies = copies(read, drawn)
    labels = {(i, view.name): view.labels for i, chapter in enumerate(chapters) for view in chapter.referents}
    speaking = speakers(read, shown)
    return _template().render(
        data=data,
        title=str(data.settings.get("title", "") or _title(data)),
        loaded=first,
        opening=opening(data, labels, [pair for event in of_copies.events for pair in event.pairs]),
        warnings=list(dict.fromkeys(w for d in designs(data) for w in d.warnings)),
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
        articles=_articles(data),
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
        digests={"style": _digest(style), "script": _digest(script)},
    )


def _digest(text: str) -> str:
    """What a Content-Security-Policy calls a text by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()


def _without_styles(svg: Markup) -> Markup:
    """A figure whose styles are attributes of their own: the policy of the page allows no others.

    >>> _without_styles(Markup('<path style="fill: none; stroke: #222"/>'))
    Markup('<path fill="none" stroke="#222"/>')
    """

    def attributes(found: re.Match[str]) -> str:
        pairs = (rule.partition(":") for rule in found[1].split(";") if rule.strip())
        return "".join(f' {name.strip()}="{value.strip()}"' for name, _, value in pairs)

    return Markup(re.sub(r' style="([^"]*)"(?=[^<>]*>)', attributes, str(svg)))


def _of_sample(data: ReportData) -> Markup:
    """What stands under the heading of a chapter that is about a sample; nothing where all articles were read."""
    if data.sample is None:
        return Markup()
    return Markup('<p class="note">Of a sample of {:,} articles.</p>').format(len(data.sample.corpus))


def _title(data: ReportData) -> str:
    n, k = len(data.corpus), len(data.outlets)
    return f"How {k} outlet{'s' if k != 1 else ''} tell it: {n:,} article{'s' if n != 1 else ''}"


def _chapter(data: ReportData, coded: Coded, drawn: Mapping[str, Picture], *, number: int, shown: Shown) -> LexiconView:
    definitions = {r.name: r.definition for r in coded.lexicon.referents}
    behind = Behind(coded, number, shown)
    of_read = behind if data.sample is None else Behind(data.read.coded[number], number, shown)
    uncounted = _uncounted(coded)
    views = []
    found = referents(coded)
    for place, referent in enumerate(found):
        key = f"{number}-{place}"
        modified = sum(row[column] for row in behind.modifiers.get(referent, ()) for column in COUNTS)
        labels = label_table(behind, referent, id=f"n{key}")
        views.append(
            ReferentView(
                id=f"r{key}",
                name=referent,
                definition=definitions.get(referent, ""),
                labels=labels,
                modifiers=modifier_table(behind, referent, id=f"m{key}") if modified else None,
                picture=drawn.get(f"naming-{key}"),
                voices_picture=drawn.get(f"attribution-{key}"),
                modifier_picture=drawn.get(f"modifiers-{key}"),
                uncounted=uncounted.get(referent, ""),
                few=bool(referent) and sum(sum(column.n) for column in labels.columns) < FEWEST,
            )
        )
    nothing = tuple(r.name for r in coded.lexicon.referents if r.name not in found)
    return LexiconView(
        f"l{number}",
        coded,
        validation_note(coded.lexicon, data.corpus if data.sample is None else None),
        tuple(views),
        nothing,
        tuple(mouths(data.read.coded[number], of_read, id=f"b{number}")),
        sure(data, coded, drawn, number=number),
    )


def designs(data: ReportData) -> list[Design]:
    """What the articles can show, lexicon by lexicon; that which the page tells first."""
    return [data.design, *(coded.design for coded in data.coded if coded.design is not data.design)]


def _exchanged(data: ReportData) -> str:
    held = data.settings.get("events held constant") == "yes"
    return "within each event" if held else "whatever their event"


def _uncounted(coded: Coded) -> dict[str, str]:
    """What was found of each referent and not counted, and why: by type where the type does not count, else by zone."""
    counted = coded.mentions["counted"].astype(bool)
    table = coded.mentions[~counted]
    types = set(coded.mentions.loc[counted, "type"].astype(str))
    counts: dict[str, Counter[str]] = {}
    for referent, type_, zone in zip(*(table[c].astype(str) for c in ("referent", "type", "zone")), strict=True):
        why = f"in {zone.replace('_', ' ')}" if type_ in types else type_
        counts.setdefault(referent, Counter())[why] += 1
    return {
        referent: ", ".join(f"{why} {n:,}" for why, n in sorted(whys.items(), key=lambda c: (-c[1], c[0])))
        for referent, whys in counts.items()
    }


def _outlet(data: ReportData, name: str) -> OutletView:
    rows = data.documents[data.documents["outlet"].astype(str) == name]

    def distinct(column: str) -> list[str]:
        return list(dict.fromkeys(str(v) for v in rows[column] if str(v))) if column in rows else []

    notes = "; ".join(distinct("basis_note"))
    basis = "; ".join(distinct("outlet_basis"))
    return OutletView(
        name=name,
        basis=f"{basis}: {notes}" if basis and notes else basis,
        articles=len(rows),
        agencies=", ".join(distinct("news_agency")),
        copy_groups=", ".join(distinct("copy_group")[:5]) + (" …" if len(distinct("copy_group")) > 5 else ""),
        n_words=int(rows["n_words"].sum()),
        left_out=zone_words(data, name),
    )


def _articles(data: ReportData) -> list[dict[str, Any]]:
    """What is printed of the first articles; a link only to http and https."""
    hidden = data.pseudonymised
    rows = []
    for row in data.documents.head(MOST_ARTICLES).to_dict("records"):
        url = "" if hidden else str(row.get("url", ""))
        rows.append(
            {
                "id": row["id"],
                "outlet": row["outlet"],
                "date": row.get("date", ""),
                "title": "" if hidden else row.get("title", ""),
                "url": url if web_address(url) else "",
                "agency": row.get("news_agency", ""),
                "copy_group": row.get("copy_group", ""),
                "n_words": int(row["n_words"]),
            }
        )
    return rows


def web_address(url: str) -> bool:
    """Whether a link may lead there: an address of the web, and no `javascript:` or `data:`.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)"), web_address(" https://[")
    (True, False, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and url.isprintable() and " " not in url


def breakable(name: str) -> Markup:
    """A name that a line may end in, after each underscore.

    >>> breakable("A_B <c>")
    Markup('A_<wbr>B &lt;c&gt;')
    """
    return Markup("_<wbr>").join(name.split("_"))


def _examples(data: ReportData) -> list[Example]:
    return [] if data.pseudonymised else examples(data)


def _asset(name: str) -> str:
    return (files("framing") / "templates" / name).read_text(encoding="utf-8")


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(  # autoescape is no guess by file ending: all that is not marked safe is escaped
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        loader=jinja2.PackageLoader("framing", "templates"),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        percent=percent, decimal=decimal, clean=clean, count=lambda n: f"{int(n):,}", breakable=breakable
    )
    return environment.get_template("report.html.j2")
