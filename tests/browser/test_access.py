"""The page for readers who do not see it, or not well."""

from __future__ import annotations

from itertools import pairwise

import pytest

RUN = """async ([where, rules]) => {
  const found = await axe.run(where || document, { resultTypes: ["violations"], ...rules });
  return found.violations.map((v) => [v.id, v.nodes.slice(0, 3).map((node) => node.html.slice(0, 200))]);
}"""
LEAVE_ONE = """() => {
  const number = document.querySelector("#n0-0 tr:nth-child(3) a.num");
  number.click();
  for (const article of document.querySelectorAll("#texts ~ details")) article.open = article.id === "t0";
  for (const more of document.querySelectorAll(
    "svg, .behind, [data-chapter] ~ [data-chapter], .referent ~ .referent, .chapter:not([aria-labelledby=methods]), " +
    "#n0-0 tr:nth-child(n+6), #t0 ~ details, #t0 .s ~ .s ~ .s ~ .s ~ *"
  )) more.remove();
}"""
"""To reckon the colours of the whole page takes a minute: one of each kind of thing stays."""


def test_axe_finds_nothing(seeds, axe):
    """No violation of any rule but contrast, in the whole page."""
    seeds.run(axe)
    assert seeds.run(RUN, [None, {"rules": {"color-contrast": {"enabled": False}}}]) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_have_contrast(look, folder, axe, scheme):
    """Of text, marks and open sentences, in light and dark."""
    opened = look(folder / "report.html", color_scheme=scheme)
    opened.run(LEAVE_ONE)
    opened.run(axe)
    assert opened.run("document.querySelectorAll('.panel mark.this').length") > 1
    assert opened.run(RUN, [None, {"runOnly": ["color-contrast"]}]) == []


def test_landmarks_headings_and_a_way_past_the_contents(seeds):
    """One main, one navigation, levels in order, and a link to the report that comes first."""
    assert seeds.run("document.querySelectorAll('main').length") == 1
    assert seeds.run("document.querySelectorAll('nav').length") == 1
    assert seeds.run("document.querySelector('a').matches('.skip[href=\"#main\"]')")
    levels = seeds.run("[...document.querySelectorAll('h1,h2,h3,h4')].map((e) => Number(e.tagName[1]))")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_focus_is_seen(seeds):
    """Every kind of stop has an outline when the keyboard reaches it."""
    for selector in ("a.num", "summary", "#by-outlet"):
        seeds.page.locator(f"{selector}:visible").first.focus()
        seeds.page.keyboard.press("Shift+Tab")
        seeds.page.keyboard.press("Tab")
        assert seeds.run("getComputedStyle(document.activeElement).outlineStyle") != "none"
