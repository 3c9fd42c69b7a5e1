"""Context: what a line is by its place on the page and by the lines round it."""

from __future__ import annotations

import re
from itertools import pairwise

from framing.text.zones.dates import ends_in_time_stamp
from framing.text.zones.lines import Line, letters
from framing.text.zones.parts import dateline_end
from framing.text.zones.shapes import NAME

_PEOPLE = re.compile(rf"{NAME}(?: {NAME}){{1,3}}(?:(?:, | and | in | \| ){NAME}(?: {NAME}){{0,3}})*$")
_TOLD = re.compile(
    r"\b(?:said|told|added|which|who|were|was|had|have been|has been|would|could|his|her|their|our|we|i|you|they|he|she"
    r"|it)\b",
    re.IGNORECASE,
)
_ARTICLES = re.compile(r"\b(?:the|a|an)\b", re.IGNORECASE)
_OWN_OPENING = re.compile(  # subheads open like this more often than headlines do
    r"(?:why|how|what|who|when|where|this|these|those|the|an?|many|most|some|all|every|no|there|it|update|myth|step|part|day|lesson|reason|option|fact|from|with|as|if|and|but|or|is|are|can|will|do|does)\b|\d+[.):]",
    re.IGNORECASE,
)
_CAPITAL_INSIDE = re.compile(r"\s['‘“\"(]?[^\W\d_a-z]")
_AGO = re.compile(
    r"\S.{0,50}?\b(?:\d+ ?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[smhdwy]) ago|just now)$"
)
_SAYS = re.compile(r"[^.,:;\"“”]{1,40} (?:says|schreibt|dit|dice):$")
_SIGN_WORDS = 14  # no sign of a comment is longer
_WRITER = re.compile(r"the (?:writer|author) (?:is|was|has|works|teaches|lives)\b", re.IGNORECASE)
_VIEWS = re.compile(r"(?:the )?(?:views|opinions) expressed\b", re.IGNORECASE)
_SIGN_OFF = re.compile(
    r"(?:[-–—/(\[] ?(?:[A-Z][\w.]+)(?:[ /,;]+[A-Z][\w.]+){0,4}\)?\]?|[A-Z]{2,5}(?:[/, ]+[A-Z]{2,5}){0,3}"
    r"|\([A-Za-z]{2,12}(?:[/,;] ?[A-Za-z]{2,12}){0,4}\))\.?$"
)
_HEADING_OF_LINKS = frozenset(("label", "skip_link", "repeated", "related_prefix"))


def mark_comments(lines: list[Line]) -> None:
    """Give the zone comment to readers' comments: from their heading, or their first sign, to the end of the page.

    The signs are a name with a date and a time, `3 hours ago`, `... says:` and rows of buttons, below at least one
    paragraph of the article. A heading alone, or one sign alone, takes no more than itself.
    """
    first_prose = next((place for place, line in enumerate(lines) if line.is_prose and line.is_open), None)
    if first_prose is None:
        return
    below = range(first_prose + 1, len(lines))
    signs = [place for place in below if lines[place].words <= _SIGN_WORDS and _is_comment_sign(lines[place])]
    if not signs:
        return
    headings = [place for place in below if lines[place].rule == "comment_heading"]
    near = [h for h in headings if 0 < signs[0] - h <= 6]
    if not near and len(signs) < 2:
        return
    start = near[0] if near else signs[0]
    for place in range(start, len(lines)):
        line = lines[place]
        if place > signs[-1] and line.zone in (
            "copyright",
            "navigation",
            "embed",
            "ticker",
            "related_headline",
            "database",
        ):
            continue
        line.give(
            "comment",
            "comment_block"
            if line.rule not in ("comment_heading", "comment_buttons", "characters_left")
            else line.rule,
        )


def _is_comment_sign(line: Line) -> bool:
    if line.rule in ("comment_buttons", "characters_left"):
        return True
    if line.zone not in ("", "navigation"):
        return False
    text = line.bare
    return (
        (ends_in_time_stamp(text) and line.words >= 4) or _AGO.match(text) is not None or _SAYS.match(text) is not None
    )


def mark_titles(lines: list[Line], title: str) -> None:
    """Give the zone headline to a line at the top that is the title in the table of articles, or half of it."""
    wanted = letters(title)
    if len(wanted) < 10 or len(lines) < 2:
        return
    for line in lines[:12]:
        if line.zone in ("comment", "database") or not _may_begin(line.bare[:10], wanted):
            continue  # most lines, and long ones are costly to compare
        most = len(wanted) if line.is_prose else len(wanted) + 40
        if len(letters(line.bare[: most + most // 2])) > most or len(got := letters(line.bare)) < 8:
            continue
        half = line.words >= 2 and len(got) <= len(wanted) and (wanted.startswith(got) or wanted.endswith(got))
        suffixed = got.startswith(wanted) and len(got) <= most and not line.is_prose
        if half or suffixed:
            line.give("headline", "title")


def _may_begin(head: str, wanted: str) -> bool:
    """Whether the letters of a line that begins with `head` may stand in those of the title."""
    word = head.partition(" ")[0].casefold()[:10]
    return (word in wanted or not word.isalnum()) and letters(head)[:10] in wanted


def mark_top(lines: list[Line], *, titled: bool = False) -> None:
    """Give their zones to the open lines above the first paragraph: kicker, headline, second headline, byline.

    What has more than 18 words there is a standfirst that lacks its full stop, and stays text. So does a question of
    eight words or more if the title is known (`titled`) and the question is not it.
    """
    first = next((place for place, line in enumerate(lines) if line.is_open and line.is_prose), None)
    if first is None:
        return
    top = [line for line in lines[:first] if line.is_open and line.is_label and not dateline_end(line, ())]
    top = [line for line in top if line.words <= 18 and not (titled and line.is_sentence and line.words >= 8)]
    if not top or len(top) > 12:
        return
    headed = any(line.zone == "headline" for line in lines[:first])
    unnamed = [line for line in top if _PEOPLE.match(line.bare) is None]
    longest = [line for line in unnamed if line.words >= 4]
    headline = None if headed or not unnamed else (longest[0] if longest else unnamed[-1])
    passed = headed or headline is None
    for line in top:
        if line is headline:
            line.give("headline", "first_line")
            passed = True
        elif passed and line.words <= 12 and _PEOPLE.match(line.bare):
            line.give("credit", "names_below_headline")
        elif line.words <= 4:
            line.give("navigation", "kicker" if not passed else "below_headline")
        elif passed and not line.is_sentence:
            line.give("headline", "second_headline")
        elif headline is not None:
            line.give("navigation", "above_headline")


def mark_alternatives(lines: list[Line]) -> None:
    """Give the zone caption to text in place of a picture: right above its caption, or the first words of it."""
    for line, following in pairwise(lines):
        if following.zone == "caption" and line.is_open and line.is_label and line.words <= 25:
            same = len(letters(line.bare)) >= 12 and letters(following.bare).startswith(letters(line.bare))
            if same or (not following.gap and following.rule != "database_graphic" and line.words <= 20):
                line.give("caption", "picture_text")
    for line, following in pairwise(lines):
        if following.rule == "duration" and line.is_open and line.is_label and 4 <= line.words <= 20:
            line.give("related_headline", "video_title")


def mark_end(lines: list[Line]) -> None:
    """Give their zones to what stands below the last paragraph: sign-off, note on the writer, list of headlines."""
    last = len(lines) - 1  # the last paragraph
    while last >= 0 and not (lines[last].is_open and lines[last].is_prose and _closing_note(lines[last]) is None):
        last -= 1
    if last < 0:
        return
    tail = lines[last + 1 :]
    for line in tail:
        note = _closing_note(line)
        if line.is_open and note:
            line.give(*note)
        elif line.is_open and line.words <= 6 and _SIGN_OFF.match(line.text):
            line.give("credit", "sign_off")
    for place, line in enumerate(tail):
        before = any(other.zone in ("navigation", "related_headline") for other in tail[:place])
        if line.is_open and line.is_label and 3 <= line.words <= 25 and before:
            line.give("related_headline", "list_below_article")
        elif line.is_open and line.is_label and line.words <= 2 and before:
            line.give("navigation", "list_below_article")


def _closing_note(line: Line) -> tuple[str, str] | None:
    if line.words <= 60 and _WRITER.match(line.bare):
        return "credit", "about_the_writer"
    if line.words <= 60 and _VIEWS.match(line.bare):
        return "navigation", "disclaimer"
    return None


def mark_related(lines: list[Line]) -> None:
    """Give the zone related headline to headlines of other articles that stand between paragraphs.

    A line counts as such a headline if it is not closed by a mark, has 7 to 20 words, stands apart, has a paragraph
    on both sides and reads like a headline: a name in it, no `said`, no pronoun, no past auxiliary, at most one
    article, no opening that subheads favour (`Why`, `The`, `Myth 2`). If more than a quarter of the lines look like
    that, the text is a list, and stays text.
    """
    for place, line in enumerate(lines[:-1]):
        if line.zone == "navigation" and line.rule in _HEADING_OF_LINKS:
            _mark_links_below(lines, place)
    between = range(1, len(lines) - 1)
    candidates = [place for place in between if 7 <= lines[place].words <= 20 and _is_foreign_headline(lines, place)]
    if not candidates:
        return
    prose = sum(line.is_prose for line in lines)
    labels = sum(line.is_open and line.is_label and line.words >= 7 for line in lines)
    if prose and labels <= max(3, 0.25 * prose):
        for place in candidates:
            lines[place].give("related_headline", "headline_between_paragraphs")


def _mark_links_below(lines: list[Line], place: int) -> None:
    """Headlines right below a heading such as `Related articles`, if there are no paragraphs among them."""
    if (
        not lines[place]
        .bare.casefold()
        .startswith(
            (
                "related",
                "more",
                "recommended",
                "read more",
                "also",
                "see also",
                "most",
                "you m",
                "mehr",
                "lire",
                "lesen",
                "top ",
                "latest",
            )
        )
    ):
        return
    for line in lines[place + 1 : place + 9]:
        if not (line.is_open and line.is_label and line.words >= 4) or (
            line.words < 7 and not line.bare.istitle() and lines[place].words > 4
        ):
            return
        line.give("related_headline", "below_heading")


def _is_foreign_headline(lines: list[Line], place: int) -> bool:
    line, before, after = lines[place], lines[place - 1], lines[place + 1]
    if not (line.is_open and line.is_label) or line.is_sentence or "@" in line.text:
        return False
    if (
        not (line.text[0].isupper() or line.text[0].isdigit() or line.text[0] in "‘'")
        or line.text.count('"') + line.text.count("“") > 2
    ):
        return False
    apart = line.gap == before.gap or line.gap
    sides = all(other.is_open and other.is_sentence and other.words >= 6 for other in (before, after))
    own = _OWN_OPENING.match(line.text) or _TOLD.search(line.text) or len(_ARTICLES.findall(line.text)) > 1
    return apart and sides and not own and _CAPITAL_INSIDE.search(line.text) is not None


def mark_subheads(lines: list[Line]) -> None:
    """Give the zone subhead to short open lines without a full stop inside the article, and body to the rest."""
    open_lines = [place for place, line in enumerate(lines) if line.is_open]
    for place in open_lines:
        line = lines[place]
        inside = place not in (open_lines[0], open_lines[-1]) or line.words <= 3
        if line.is_label and line.words <= 9 and inside and len(open_lines) > 2:
            line.give("subhead", "short_line")
        else:
            line.give("body", "text")
