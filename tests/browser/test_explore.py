"""A reader follows numbers to their sentences, filters, and prints."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from framing.io.lexicons import read_lexicon
from framing.io.readers import read_corpus
from framing.report import write_report

OPEN_ALL = """() => {
  const wrong = [];
  let n = 0;
  for (const number of document.querySelectorAll("a.num")) {
    n += 1;
    number.click();
    const box = document.getElementById(number.getAttribute("aria-controls"));
    const items = box ? [...box.querySelectorAll("li")] : [];
    const stated = Number(number.textContent.replaceAll(",", ""));
    const passages = number.hash.startsWith("#v");
    if (items.length === 0 || (!Number.isNaN(stated) && items.length !== stated)) wrong.push(number.outerHTML);
    else if (!passages && items.some((item) => !item.querySelector("mark.this"))) wrong.push(number.outerHTML);
    else if (passages && items.some((item) => !item.querySelector(".framing-direct, .framing-indirect")))
      wrong.push(number.outerHTML);
    number.click();
    if (document.querySelector(".panel")) wrong.push("still open: " + number.outerHTML);
  }
  return [n, wrong];
}"""


def test_each_number_opens_as_many_marked_mentions(seeds):
    """In place, with the mention marked or somebody speaking, and closes again."""
    n, wrong = seeds.run(OPEN_ALL)
    assert n > 500
    assert wrong == []


def test_an_opened_mention_says_label_and_whose_word_it_is(seeds):
    """In words beside the sentence; its sentence carries the attribution as a pattern."""
    said = seeds.run("""() => {
      const number = document.querySelector('#n0-0 a[href$="-i"]');
      number.click();
      const found = [...document.querySelectorAll(".panel li")].map((item) => [
        item.querySelector("mark.this").textContent, item.querySelector(".said").textContent,
        item.querySelector("mark.this").closest(".framing-indirect") !== null,
      ]);
      number.click();
      return found;
    }""")
    assert len(said) > 1
    for mention, words, patterned in said:
        assert mention.lower().startswith("rebel")
        assert words.startswith("rebel. Indirect.")
        assert patterned


def test_the_page_asks_for_nothing_and_complains_of_nothing(seeds):
    """No request leaves it, whatever is opened, and the console is silent."""
    assert seeds.requests == []
    assert seeds.complaints == []


def choose(seeds, **values):
    """What the filters say, mentions shown of each lexicon, after choosing by name."""
    for name in ("outlet", "referent", "attribution"):
        seeds.page.select_option(f"#by-{name}", label=values.get(name, "all"))
    said = seeds.page.inner_text("#filter [role=status]")
    counts = {}
    for part in said.removeprefix("Mentions shown. ").split(". ")[0].split("; ") if said else []:
        lexicon, _, numbers = part.rpartition(": ")
        counts[lexicon] = int(numbers.split(" of ")[0].replace(",", ""))
    return counts


@pytest.mark.parametrize(
    ("outlet", "referent", "attribution"),
    [("DW", "", ""), ("", "HTS_FORCES", ""), ("", "", "direct"), ("The Telegraph", "HTS_FORCES", "unattributed")],
)
def test_filters_agree_with_the_tables(seeds, folder, outlet, referent, attribution):
    """The counts that the filters show are those of naming.csv."""
    chosen = {"outlet": outlet, "attribution": attribution}
    chosen["referent"] = f"{referent}, syria-2024" if referent else ""
    shown = choose(seeds, **{name: value for name, value in chosen.items() if value})
    table = pd.read_csv(io.BytesIO((folder / "naming.csv").read_bytes()), keep_default_na=False)
    table = table[(table["outlet"] == outlet) | (outlet == "")]
    table = table[(table["referent"] == referent) | (referent == "")]
    columns = [f"n_{attribution}"] if attribution else ["n_unattributed", "n_indirect", "n_direct"]
    counts = table.groupby("lexicon")[columns].sum().sum(axis=1)
    assert shown == {name: int(counts.get(name, 0)) for name in ("syria-2024", "armed-actors")}
    visible = seeds.run("[...document.querySelectorAll('#n0-0 thead tr + tr th')].filter((e) => !e.hidden).length")
    assert visible == (1 if outlet else 5) * (1 if attribution else 3)
    assert choose(seeds) == {}


def test_numbers_open_by_the_keyboard(seeds):
    """Enter and Space open and close, and say so; the focus stays."""
    number = seeds.page.locator("#n0-0 a.num").first
    number.focus()
    for key, state in (("Enter", "true"), (" ", "false"), (" ", "true"), ("Enter", "false")):
        seeds.page.keyboard.press(key)
        assert number.get_attribute("aria-expanded") == state
        assert seeds.run("document.activeElement.matches('a.num')")


def test_without_scripts_all_content_is_there(look, folder, seeds):
    """The lists of sentences are shown, a number leads to its own, and the filters are absent."""
    opened = look(folder / "report.html", java_script_enabled=False)
    assert not opened.page.is_visible("#filter")
    opened.page.locator("#n0-0 tbody a.num[href$='-u']").first.click()
    target = opened.page.url.partition("#")[2]
    items = opened.page.locator(f"[id='{target}']")
    assert items.is_visible()
    link = items.locator("a").first
    link.click()
    assert opened.page.locator(f"mark[id='{opened.page.url.partition('#')[2]}']").is_visible()
    plain = opened.page.locator("main").text_content()
    scripted = seeds.page.locator("main").text_content()
    assert " ".join(plain.split()) == " ".join(scripted.split())


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_the_page_without_scrolling_sideways(look, folder, width):
    """Wide tables scroll in boxes of their own, which say so; sentences are as wide as the screen."""
    opened = look(folder / "report.html", viewport={"width": width, "height": 800})
    opened.run("document.querySelectorAll('main > section').forEach((e) => { e.style.contentVisibility = 'visible'; })")
    assert opened.run("document.documentElement.scrollWidth") == width
    opened.run("document.querySelector('#n0-0').scrollIntoView()")
    opened.page.wait_for_selector("#n0-0:is(.wide[tabindex='0'] > *)")
    opened.run("document.querySelector('#n0-0 a.num').click()")
    box = opened.run("(() => { const b = document.querySelector('.panel').getBoundingClientRect(); return b.right })()")
    assert 0 < box <= width
    assert opened.run("document.documentElement.scrollWidth") == width


def test_contents_stay_reachable(look, folder):
    """On a wide screen beside the text, on a phone above it, wherever the reader is."""
    for width in (1280, 390):
        opened = look(folder / "report.html", viewport={"width": width, "height": 800})
        opened.run("scrollTo(0, document.body.scrollHeight)")
        place = opened.run("document.querySelector('#contents').getBoundingClientRect().top")
        assert abs(place) < 1
        if width < 1000:
            opened.page.click("#contents summary")
        opened.page.click("#contents a[href='#copies']")
        assert opened.run("Math.abs(document.querySelector('#copies').getBoundingClientRect().top)") < 200


def test_it_prints(seeds):
    """On A4, without contents, filters and the lists behind numbers; no figure is wider than the sheet."""
    sheets = seeds.page.pdf(prefer_css_page_size=True)
    assert sheets.startswith(b"%PDF")
    assert 5 < sheets.count(b"/Type /Page\n") + sheets.count(b"/Type /Page ") + sheets.count(b"/Type/Page/") < 60
    seeds.page.emulate_media(media="print")
    assert not seeds.page.is_visible("#contents")
    assert not seeds.page.is_visible("#filter")
    widest = seeds.run("Math.max(...[...document.querySelectorAll('.picture svg')].map((e) => e.clientWidth))")
    seeds.page.emulate_media(media="screen")
    assert widest <= 1280


def test_five_articles_make_a_page_of_less_than_a_megabyte(folder):
    """Style, script, figures and sentences in all."""
    assert (folder / "report.html").stat().st_size < 1_000_000


def test_without_voices_sentences_and_filters_tell_of_none(look, tmp_path):
    """An opened mention says its label only; the heads of outlets stand over their one column, filtered or not."""
    page = write_report(read_corpus("harbour-strike"), [read_lexicon("harbour-strike")], tmp_path, attribution="none")
    opened = look(page)
    said = opened.run("""() => [...document.querySelectorAll("#n0-0 tbody a.num")].slice(0, 9).map((number) => {
      number.click();
      const text = document.querySelector(".panel .said").textContent;
      number.click();
      return text;
    })""")
    assert len(said) > 2
    assert not [words for words in said if "ttributed" in words]
    opened.page.select_option("#by-outlet", index=1)
    assert opened.run("[...document.querySelectorAll('#n0-0 th[scope=colgroup]')].every((head) => head.colSpan === 1)")
