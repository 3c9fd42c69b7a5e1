"""The page of a report."""

from __future__ import annotations

import base64
import hashlib
import html.parser
import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from framing.report import ReportData, render
from framing.report._cells import COUNTS
from framing.report._figures import pictures, sketches
from framing.report._outlets import web_address
from framing.report._page import cautions_of
from framing.report._tables import csv_tables

VOID = {"meta", "br", "wbr", "img", "link", "input", "hr"}


class Page(html.parser.HTMLParser):
    """Elements, attributes and text of a page, and whether its tags are balanced."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("script", "style"):
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Attributes of the elements of a tag."""
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def source(harbour: ReportData) -> str:
    """The page of the example."""
    return render(harbour)


@pytest.fixture(scope="module")
def page(source: str) -> Page:
    """The same, parsed."""
    return Page(source)


def test_equal_tables_give_equal_bytes(harbour, source):
    """A report rendered twice is the same to the byte."""
    assert render(harbour) == source


def test_the_policy_names_style_and_script(source):
    """The hashes in the Content-Security-Policy are those of the one style and the one script."""
    digests = []
    for tag in ("style", "script"):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        digests.append("sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', source)
    assert policy == (
        f"default-src 'none'; style-src '{digests[0]}'; script-src '{digests[1]}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def test_nothing_is_fetched(page, source):
    """No element loads anything, and no style does; what lies beside the page is a link."""
    for tag, attributes in page.elements:
        assert tag not in ("link", "iframe", "img", "object", "embed", "image", "base", "form")
        assert "src" not in attributes
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        target = attributes.get("href") or "#"
        assert re.fullmatch(r"#.*|[\w-]+\.(csv|svg)", target), target
    assert "@import" not in source
    assert not re.search(r"url\((?!#)", source)


NUMBER = re.compile(r'<a class="num" href="#([^"]+)">([\d,]+)</a>')
LIST = re.compile(r'<p class="refs" id="([^"]+)"[^>]*>(.*?)</p>')


def numbers(source: str) -> list[tuple[str, int]]:
    """The place and value of each number of one cell."""
    return [(place, int(n.replace(",", ""))) for place, n in NUMBER.findall(source)]


def test_every_number_leads_to_as_many_mentions(source):
    """A number leads to a list of as many mentions or passages."""
    found = numbers(source)
    assert len(found) > 50
    lists = {place: re.findall(r'href="#([^"]+)"', items) for place, items in LIST.findall(source)}
    marked = set(re.findall(r'<(?:mark|span class="s") id="([^"]+)"', source))
    for place, n in found:
        assert len(lists[place]) == n
        assert set(lists[place]) <= marked


def test_every_number_of_the_tables_is_in_the_page(harbour, source):
    """The numbers that open sentences are those above 0 of `naming` and `modifiers`, in three columns."""
    shown = Counter(n for place, n in numbers(source) if place[0] in "nm")
    tables = [table for coded in harbour.coded for table in (coded.naming, coded.modifiers)]
    counts = [n for table in tables for column in COUNTS for n in table[column]]
    assert shown == Counter(n for n in counts if n)


def test_the_words_of_each_kind_are_in_the_page(harbour, source):
    """Beside the rates, for each outlet."""
    words = re.search(r"row\">Words counted</th>(.*?)</tr>", source).group(1)
    shown = [int(n.replace(",", "")) for n in re.findall(r">([\d,]+)</td>", words)]
    by_outlet = harbour.documents.set_index("outlet")[[f"n_words_{c.removeprefix('n_')}" for c in COUNTS]]
    assert shown == by_outlet.loc[harbour.outlets].to_numpy().ravel().tolist()


def test_the_opening_comes_first(harbour, source):
    """That difference is not bias, sentences, and one label as a plain count finds it, before any other chapter."""
    marks = ["Difference is not bias.", 'id="in-short"', "What it cannot tell.", '<h2 id="loaded">“rioter”: how often']
    places = [source.index(mark) for mark in [*marks, '<h2 id="can-show">']]
    assert places == sorted(places)
    assert "stands most often in scare quotes for its number" in source
    none = replace(harbour, coded=tuple(replace(c, mentions=c.mentions.head(0)) for c in harbour.coded))
    assert 'id="loaded"' not in render(none)


def test_it_says_what_it_cannot_tell(page):
    """Whose wording indirect speech is, irony, sources in another sentence."""
    words = " ".join(page.words)
    assert "In indirect speech the wording may be the outlet’s or the source’s" in words
    assert "Irony, free indirect speech and a source named in another sentence" in words
    assert "are counted with its own" not in words


def test_articles_are_shown_with_a_legend(harbour, source):
    """Each once, after what their patterns mean."""
    assert source.count('<article class="framing-article"') == len(harbour.corpus)
    assert source.count('class="framing-legend"') == 1


def test_ids_are_unique_and_links_lead_somewhere(page):
    """No id stands twice, and every link within the page has its place."""
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))
    links = {a["href"] for a in page.all("a") if (a.get("href") or "").startswith("#")}
    assert {link[1:] for link in links} <= set(ids)


def test_headings_are_in_order_and_tables_say_what_they_are(page):
    """No level is left out, every table has a caption, every header cell a scope, the page a language."""
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert len(page.all("table")) == len(page.all("caption"))
    assert all(a.get("scope") in ("col", "colgroup", "row") for a in page.all("th"))
    assert page.all("html") == [{"lang": "en"}]
    assert all("aria-labelledby" in a for a in page.all("svg"))


def test_it_calls_no_outlet_biased(page):
    """The word is not in the page; that difference is not bias is."""
    words = " ".join(page.words)
    assert "biased" not in words.lower()
    assert "Difference is not bias." in words


def test_every_table_is_a_link(harbour, page):
    """To the file that lies beside the page; so is every figure."""
    links = [str(a["href"]) for a in page.all("a") if "download" in a]
    assert links == list(csv_tables(harbour))
    figures = [str(a["href"]) for a in page.all("a") if str(a.get("href")).endswith(".svg")]
    assert figures == [f"{picture.name}.svg" for picture in sorted_as(figures, pictures(harbour).values())]


def sorted_as(names, drawn):
    """The figures in the order of their links."""
    return sorted(drawn, key=lambda picture: names.index(f"{picture.name}.svg"))


def test_outlets_are_shown_with_what_is_known_of_them(page):
    """Beside a name stands whether it is stated or inferred, and why."""
    assert "(inferred: the share ticker at the top and the form of the comments)" in " ".join(page.words)


def test_comments_are_not_printed(harbour, source):
    """No line of a comment zone is in the page."""
    texts = dict(zip(harbour.corpus.ids, harbour.corpus.texts, strict=True))
    comments = harbour.zones[harbour.zones["zone"] == "comment"]
    lines = {
        line
        for row in comments.to_dict("records")
        for line in texts[row["document"]][row["start"] : row["end"]].split("\n")
    }
    lines = {line.strip() for line in lines if len(line.split()) > 2}
    assert lines
    assert not [line for line in lines if line in html.unescape(source)]
    assert "[reader comments, " in source


def test_hostile_words_are_shown_as_text(hostile):
    """Markup in any text, name or setting is shown and does not run: the elements are those of a harmless report."""
    source = render(hostile)
    page = Page(source)
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    words = "".join(page.words)
    assert "</script><script>alert(1)</script>" in words
    assert "$5 to $10 {{ 7 * 7 }} {% raw %}" in words
    assert '"framing-direct' in source
    assert "49" not in re.findall(r"\$10 (\d+)", words)


def test_only_web_addresses_become_links(hostile):
    """`javascript:` and `data:` addresses are no links; http and https are, without a referrer."""
    page = Page(render(hostile))
    links = [a for a in page.all("a") if not re.fullmatch(r"#.*|[\w-]+\.(csv|svg)", str(a["href"]), re.DOTALL)]
    assert [(a["href"], a["rel"]) for a in links] == [("https://example.org/?a=1&b=\"'", "noopener noreferrer")]


@pytest.mark.parametrize(
    "url", ["JavaScript:alert(1)", "//example.org", "ftp://example.org", "https:", "http://a b", "x"]
)
def test_other_addresses_are_refused(url):
    """Whatever is not http or https with a host is no link."""
    assert not web_address(url)


def test_a_lexicon_that_finds_nothing_says_so(harbour):
    """A chapter without a number has a sentence."""
    coded = harbour.coded[0]
    none = replace(
        coded, naming=coded.naming.head(0), modifiers=coded.modifiers.head(0), evidence=coded.evidence.head(0)
    )
    assert "Nothing of this lexicon stands in the counted text." in render(replace(harbour, coded=(none,)))


def test_inputs_lexicons_and_versions_stand_at_the_foot(harbour, source):
    """The digests of inputs and lexicons, and the versions, are in the page."""
    for digest in [*harbour.corpus.inputs["sha256"], *(c.lexicon.sha256 for c in harbour.coded)]:
        assert digest
        assert digest in source
    assert all(f"{name} {number}" in source for name, number in harbour.versions.items())


VOICES = re.compile(
    r"unattributed|\bindirect|\bdirect\b|unquoted|by whose word|whose word it is|whose mouth", re.IGNORECASE
)


@pytest.fixture(scope="module")
def plain(unvoiced: ReportData) -> Page:
    """The page of the example without a look for whose words stand where."""
    return Page(render(unvoiced))


def test_without_voices_the_page_tells_of_none(plain):
    """No column, caption or key tells of whose words they are, for it was not looked for."""
    said = " ".join("".join(plain.words).split())
    assert len(said) > 10_000
    assert VOICES.findall(said) == []
    titles = " ".join(str(attributes.get("title", "")) for _, attributes in plain.elements)
    assert titles
    assert VOICES.findall(titles) == []


def test_without_voices_nothing_is_filtered_by_them(plain):
    """No cell belongs to a kind of words but one, and the legend of kinds is not there."""
    assert {attributes.get("data-k") for _, attributes in plain.elements} <= {None, "u"}
    assert not [a for _, a in plain.elements if "framing-indirect" in str(a.get("class")) and "data-k" in a]


def test_without_voices_no_figure_tells_of_them(unvoiced):
    """Nor is there one of them alone."""
    drawn = sketches(unvoiced)
    assert drawn
    assert not [key for key in drawn if key.startswith("attribution")]
    said = {key: VOICES.findall(f"{sketch.title} {sketch.description}") for key, sketch in drawn.items()}
    assert {key: found for key, found in said.items() if found} == {}


def test_without_voices_the_caution_says_so(unvoiced):
    """In a sentence that names no column which is not there."""
    said = [caution for _, caution in cautions_of(unvoiced)]
    assert any("Whose words stand where was not looked for" in caution for caution in said)
    assert not any("unattributed" in caution for caution in said)


def test_a_caution_names_the_lexicon_that_it_is_about(harbour):
    """Unless it is about all of them; no caution stands twice."""
    first, second = harbour.coded
    own = replace(first, design=replace(first.design, warnings=("Of one.", "Of both.")))
    other = replace(second, design=replace(second.design, warnings=("Of both.",)))
    data = replace(harbour, coded=(own, other), design=own.design)
    assert cautions_of(data) == [(first.lexicon.name, "Of one."), ("", "Of both.")]
    assert f"Caution for {first.lexicon.name}." in render(data)
