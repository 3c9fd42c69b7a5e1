"""Quotations: which marks belong together, what kind of quotation they bound, and what holds for any text."""

from __future__ import annotations

import time

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.text.quotations import Paragraph, Quotation, find_quotations, quotations_of
from framing.text.zones import find_zones

MARKS = "\"'“”„‟‘’‚‛«»‹›「」『』`´＂"


def lines(text: str, zone: str = "body") -> list[Paragraph]:
    """Each line that is not blank as a paragraph."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line), zone))
        start += len(line) + 1
    return found


def read(text: str, zone: str = "body") -> list[Quotation]:
    return quotations_of(text, lines(text, zone))


def spans(text: str) -> list[str]:
    return [text[q.start : q.end] for q in read(text)]


def kind(text: str, zone: str = "body") -> str:
    """The kind of the first quotation, with a star where its marks are scare quotes."""
    first = read(text, zone)[0]
    return first.kind + "*" * first.scare_quoted


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        *zip("\"“„”«»‹›‘‚'「『＂", "\"”“”»«›‹’‘'」』＂", strict=True),
        ("''", "''"),
        ("``", "''"),
        ("‘‘", "’’"),
        ("“", "’’"),
    ],
)
def test_every_pair_of_marks_bounds_a_quotation(opening: str, closing: str) -> None:
    """Straight, curly, low, angled, corner and doubled single marks all bound a quotation, marks included."""
    text = f"One docker said {opening}all gates are shut{closing} in the evening."
    assert spans(text) == [f"{opening}all gates are shut{closing}"]


def test_inner_offsets_leave_the_marks_out() -> None:
    """The inner span is what stands between the marks, two characters long or one."""
    text = "They said ''all is well'' again."
    found = read(text)[0]
    assert text[found.inner_start : found.inner_end] == "all is well"


@pytest.mark.parametrize(
    "text",
    [
        "The dockers' union doesn't strike, and the ports' owners know it.",
        "The dockers’ union doesn’t strike, and the ports’ owners know it.",
        "Rock 'n' roll of the '90s, 'til the cows come home: get 'em.",
        "Rock ‘n’ roll of the ‘90s, ‘til the cows come home: get ‘em.",
        "'Tis the season, said O'Brien's and the others' friends.",
        "He is 6'2\" tall, the pipe is 5\" wide, the crane 80'.",
        'A 6\' 2" docker carried a 12" pipe.',
        'The harbour"s gates and the town"s port.',
        "O''Brien and D''Arcy don''t go.",
        '<a href="https://example.org" target="blank">harbour</a>',
        'An empty pair "" or " " or “”.',
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    """Genitives, dropped letters, decades, feet and inches, attributes of HTML and empty marks bound nothing."""
    assert spans(text) == []


@pytest.mark.parametrize(
    "inner",
    [
        "The dockers' strike won't end",
        "We are goin' home",
        "We keep the dockers' gates and the owners' keys",
        "In '84 we all got 'em back",
        "She is 6' 2\" and strong",
    ],
)
def test_apostrophes_inside_single_marks_do_not_close(inner: str) -> None:
    """An apostrophe inside a quotation in single marks belongs to its word."""
    assert spans(f"'{inner},' she said.")[0] == f"'{inner},'"


def test_single_marks_round_a_plural_close() -> None:
    """The mark after a single word in the plural closes, although a genitive looks the same."""
    assert spans("The ‘rebels’ advance and the dockers’ strike.") == ["‘rebels’"]


def test_inches_inside_a_quotation_do_not_close_it() -> None:
    """A sign for inches inside double marks is passed over where a closing mark follows."""
    assert spans('"A 12" pipe burst," he said.') == ['"A 12" pipe burst,"']
    assert spans('"The strike of 1912" was "long".') == ['"The strike of 1912"', '"long"']


def test_nested_quotations_have_depth() -> None:
    """A quotation in a quotation comes after it and is one deeper."""
    text = "“She told me ‘they said “go”’ and left,” he said."
    assert [(text[q.start : q.end], q.depth) for q in read(text)] == [
        ("“She told me ‘they said “go”’ and left,”", 0),
        ("‘they said “go”’", 1),
        ("“go”", 2),
    ]


@pytest.mark.parametrize(
    "text", ["\"'Go,' they said.\"", "''They shouted 'go'''", "“They shouted ‘go’’’", "\"He said 'go'\""]
)
def test_marks_that_touch_are_told_apart(text: str) -> None:
    """Where marks of two quotations touch, each keeps its own."""
    assert [q.depth for q in read(text)] == [0, 1]


def test_a_quotation_of_several_paragraphs_is_continued() -> None:
    """A paragraph that is not closed, before one that opens again, is continued; the last one is closed."""
    text = "“We shut the gates.\n\n“We will open them.\n\n“On Monday,” she said."
    assert [q.closing for q in read(text)] == ["continued", "continued", "closed"]
    assert [q.kind for q in read(text)] == ["full"] * 3


def test_single_marks_can_be_continued() -> None:
    """A paragraph in single marks continues like one in double marks."""
    assert [q.closing for q in read("‘We shut the gates.\n‘On Monday,’ she said.")] == ["continued", "closed"]


def test_another_mark_does_not_continue_a_quotation() -> None:
    """A paragraph that begins with another kind of mark leaves the one before it broken."""
    assert [q.closing for q in read("“We shut the gates.\n‘Go,’ they cried.")] == ["broken", "closed"]


def test_a_picture_between_paragraphs_does_not_break_a_quotation() -> None:
    """Whether a quotation goes on is read from the next paragraph of its zone."""
    text = "“We shut them.\nGates\n“On Monday.”"
    paragraphs = [(0, 14, "body"), (15, 20, "caption"), (21, 33, "body")]
    assert quotations_of(text, paragraphs)[0].closing == "continued"


def test_a_quotation_never_closed_ends_with_its_paragraph() -> None:
    """A mark without a partner reaches to the end of its paragraph, blanks left out, and is broken."""
    text = 'He said: "We shut the gates.  \nThe port is shut.'
    assert [(text[q.start : q.end], q.closing) for q in read(text)] == [('"We shut the gates.', "broken")]


@pytest.mark.parametrize(("o", "c"), [('"', '"'), ("“", "”"), ("«", "»")])
def test_one_missing_closing_mark_spoils_one_quotation(o: str, c: str) -> None:
    """After a closing mark that is missing, the quotations that follow are found as if it were there."""
    text = f"{o}We stay, said a docker. {o}They know it,{c} she said. The {o}wreckers{c} left."
    assert [(text[q.start : q.end], q.closing, q.depth) for q in read(text)] == [
        (f"{o}We stay, said a docker.", "broken", 0),
        (f"{o}They know it,{c}", "closed", 0),
        (f"{o}wreckers{c}", "closed", 0),
    ]


def test_one_missing_opening_mark_spoils_one_quotation() -> None:
    """After an opening mark that is missing, the quotations that follow are found."""
    assert spans('We stay," one said. "They know it," she said.') == ['"They know it,"']


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We stay. "he said. "We do."', ['"We stay. "', '"We do."']),
        ('They said" We stay."', ['" We stay."']),
        ('He said:"We stay."She left.', ['"We stay."']),
        ("“We stay,“ he said.", ["“We stay,“"]),
        ('“We stay," he said.', ['“We stay,"']),
        ("”We stay,” he said.", ["”We stay,”"]),
        ("He said: “We stay. “", ["“We stay. “"]),
        ("« On reste », dit-elle.", ["« On reste »"]),
        ("They cried: 'We are goin''.", ["'We are goin''"]),
    ],
)
def test_marks_typed_badly_are_read_as_meant(text: str, expected: list[str]) -> None:
    """Blanks on the wrong side, curly marks turned the wrong way and mixed marks are mended."""
    assert spans(text) == expected


FULL = [
    '"We will stay," said a docker.',
    "“The port is shut. It is ours,” she told the union.",
    'Asked about it, she said: "It doesn\'t matter."',
    'The mayor replied, "Nobody asked us."',
    'He told reporters "We are not done with this port."',
    '"No," she said.',
    'One whispered in my ear, "Go Home. Leave Harlow Now."',
    '"We will stay", the docker said.',
    'The mayor wrote: "we have asked them all to leave."',
    "They left — “All of them went home.”",
]
PARTIAL = [
    'She said that "the road to the harbour is shut to everybody".',
    'He said "fear is what keeps this harbour going".',
    'The union called it "a heavy blow to the port."',
    'But "with no road left, I\'d say it is over."',
    "The union saw “a total absence” of guards.",
    "They passed “without incident.”",
    "It was a “long and costly mistake” of planning.",
    "They called it a “paid strike” in court.",
    "It is known as “silent port,” at least there.",
    "He called it a “temporary wage measure.”",
    '"The people of the harbour" were praised by the mayor.',
]
SCARE = [
    'Police fired at "wrecker" crowds.',
    "This made a “new” harbour for the town.",
    "The dockers declared the port “freed” and danced.",
    "Guards shot at “armed wrecker” groups.",
    "They met the “moderate dockers” again.",
    "She spoke of so-called “model workers” there.",
    "The mayor calls them “foreign agents” at times.",
    "They warned of “paid strikers” in town.",
    "The ‘peace’ of the harbour",
    "This is the “silent port” of the north.",
    "It was called “moderate,” she said.",
]
HEADING = [
    'The film "Gates of Harlow" is long.',
    'Her memoir, "Tides," sold well.',
    'She spoke on "Meet the Harbour" on Sunday.',
    "In their article “The Price of a Port” they count.",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [(t, k) for k, ts in {"full": FULL, "partial": PARTIAL, "partial*": SCARE, "heading": HEADING}.items() for t in ts],
)
def test_the_kind_of_a_quotation(text: str, expected: str) -> None:
    """Kind, and whether the marks are scare quotes, for each of the example sentences."""
    assert kind(text) == expected


def test_a_quotation_interrupted_by_its_frame_goes_on_full() -> None:
    """What follows a frame set in commas is as full as what came before it, small letter or not."""
    assert [q.kind for q in read('"We left," one said, "because of them."')] == ["full", "full"]


def test_a_nickname_is_no_scare_quote() -> None:
    """A name between names is quoted and not held at arm's length."""
    assert kind("They met Ann “Tiger” Okoye there.") == "partial"


@pytest.mark.parametrize("zone", ["headline", "subhead"])
def test_quotations_in_headings_are_headings(zone: str) -> None:
    """In a headline or a subhead every quotation is a heading, and a word in marks is flagged."""
    assert kind("'Heavy blow'", zone) == "heading"
    assert kind("Dockers 'free' port", zone) == "heading*"


def test_paragraphs_share_no_quotation() -> None:
    """A mark in one paragraph never closes what was opened in another."""
    assert spans('He said "we\nstay" there.') == ['"we']


def corpus_of(*texts: str) -> Corpus:
    docvars = pd.DataFrame({"id": [f"a{i}" for i in range(len(texts))], "outlet": ["Herald"] * len(texts)})
    return Corpus(texts, docvars)


def test_the_table_has_fixed_columns() -> None:
    """Columns and types are the same for a corpus with quotations and for one without."""
    offsets = ["start", "end", "inner_start", "inner_end"]
    columns = ["document", *offsets, "kind", "scare_quoted", "closing", "depth", "zone", "counted"]
    full, empty = (find_quotations(corpus_of(t)) for t in ('The "new" harbour is shut on Monday.', "Shut."))
    assert list(full.columns) == list(empty.columns) == columns
    assert full.index.equals(pd.RangeIndex(1))
    assert full.dtypes[["start", "depth", "counted"]].equals(empty.dtypes[["start", "depth", "counted"]])


def test_the_table_follows_corpus_and_text() -> None:
    """Rows come by document, then by place; zone and counted are those of the span that holds the quotation."""
    corpus = corpus_of("The “new” port is shut, and “we stay” is what they say.", "A docker said: “We shut the gates.”")
    table = find_quotations(corpus, zones=find_zones(corpus).iloc[::-1])
    assert table["document"].tolist() == ["a0", "a0", "a1"]
    assert table["start"].tolist() == [4, 28, 15]
    assert set(table["zone"]) == {"body"}
    assert table["counted"].all()


def test_zones_without_their_columns_are_refused() -> None:
    """A table that is no table of zones is named as such."""
    with pytest.raises(FramingError, match="zones"):
        find_quotations(corpus_of("“Yes.”"), zones=pd.DataFrame({"document": ["a0"]}))


texts = st.lists(st.text(st.one_of(st.sampled_from(MARKS + "aBs1 .,-\n="), st.characters())), max_size=12).map("".join)


@given(texts)
def test_quotations_lie_in_their_paragraph_and_nest(text: str) -> None:
    """Spans are in range, inside one paragraph, ordered, never crossing, and as deep as what holds them."""
    paragraphs = lines(text)
    outer: list[Quotation] = []
    for q in quotations_of(text, paragraphs):
        assert q.start < q.inner_start < q.inner_end <= q.end
        assert any(start <= q.start and q.end <= end for start, end, _ in paragraphs)
        while outer and outer[-1].end <= q.start:
            outer.pop()
        assert q.depth == len(outer)
        assert not outer or (outer[-1].inner_start <= q.start and q.end <= outer[-1].inner_end)
        outer.append(q)


@given(texts, texts)
def test_a_new_paragraph_changes_nothing_before_it(text: str, added: str) -> None:
    """Text added in a new paragraph leaves all quotations as they were, but for continued or broken."""
    before = read(text)
    after = [q for q in read(text + "\n" + added) if q.end <= len(text)]
    assert [q._replace(closing="closed") for q in before] == [q._replace(closing="closed") for q in after]
    assert [q.closing == "closed" for q in before] == [q.closing == "closed" for q in after]


@pytest.mark.parametrize("unit", ["“", '"a ', "'s s' ", "« “ ", "“a ‘b ", "6'2\" ", "'''", "“ ", '"We go," he said, '])
def test_time_grows_in_proportion(unit: str) -> None:
    """Eight times the marks take nowhere near sixty-four times as long, whatever they are."""

    def took(n: int) -> float:
        text = unit * n
        best = 1.0
        for _ in range(3):
            begun = time.process_time()
            quotations_of(text, [(0, len(text), "body")])
            best = min(best, time.process_time() - begun)
        return best

    assert took(8000) < 24 * max(took(1000), 0.001)
