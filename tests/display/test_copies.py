"""Two copies side by side."""

from __future__ import annotations

import html
import re
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.corpus import Document
from framing.display import Html, copies_html, style

A = (
    "The militant dockers left the gate. The port was shut. Nobody came. The ships waited. Talks go on. It rained <b>."
    " The minister insisted so."
)
B = "The dockers left the gate. The port was shut. Nobody came. The ships waited. Rain fell. Talks go on. A bell rang."
PAYLOADS = ("</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "' onmouseover='alert(1)")
COLUMNS = (
    "variant", "pair", "a", "b", "outlet_a", "outlet_b", "sentence_a", "sentence_b", "start_a", "end_a", "start_b",
    "end_b", "operation", "text_a", "text_b", "kind", "referent", "label_a", "label_b", "counted", "within",
    "n_copies_with_a", "n_copies_with_b", "n_copies",
)  # fmt: skip


def document(id: str, text: str, outlet: str) -> Document:
    return Document(id, text, {"outlet": outlet})


def zones(*spans: tuple[str, int, int, str, bool]) -> pd.DataFrame:
    return pd.DataFrame(list(spans), columns=["document", "start", "end", "zone", "counted"])


def whole(a: str = A, b: str = B) -> pd.DataFrame:
    """Every word counts."""
    return zones(("a1", 0, len(a), "body", True), ("b1", 0, len(b), "body", True))


def difference(a: tuple[int, str], b: tuple[int, str], kind: str, **columns: Any) -> dict[str, Any]:
    """A row of `variants`, from where each wording begins and what it is."""
    (start_a, text_a), (start_b, text_b) = a, b
    operation = "differs" if text_a and text_b else "only in a" if text_a else "only in b"
    row = {
        "variant": 0, "pair": 0, "a": "a1", "b": "b1", "outlet_a": "Herald", "outlet_b": "Ledger", "sentence_a": 0,
        "sentence_b": 0, "start_a": start_a, "end_a": start_a + len(text_a), "start_b": start_b,
        "end_b": start_b + len(text_b), "operation": operation, "text_a": text_a, "text_b": text_b, "kind": kind,
        "referent": "", "label_a": "", "label_b": "", "counted": True, "within": -1, "n_copies_with_a": 1,
        "n_copies_with_b": 1, "n_copies": 2,
    }  # fmt: skip
    return row | columns


def table(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(COLUMNS)).assign(variant=range(len(rows)))


def aligned(*links: tuple[int, int, str], a: str = A, b: str = B, moved: tuple[int, ...] = ()) -> pd.DataFrame:
    """Links between sentences that end in a full stop and a blank; -1 for none."""
    spans_a, spans_b = ([(m.start(), m.end()) for m in re.finditer(r"\S[^.]*(?:\.|$)", text)] for text in (a, b))
    rows = [
        (i, j, *(spans_a[i] if i >= 0 else (-1, -1)), *(spans_b[j] if j >= 0 else (-1, -1)), 1.0, relation, n in moved,
         "one")
        for n, (i, j, relation) in enumerate(links)
    ]  # fmt: skip
    names = [
        "sentence_a", "sentence_b", "start_a", "end_a", "start_b", "end_b", "similarity", "relation", "moved", "shape"
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=names)


LINKS = (
    (0, 0, "edited"), (1, 1, "copy"), (2, 2, "copy"), (3, 3, "copy"), (4, 5, "copy"), (5, 4, "rewritten"),
    (6, -1, "only in a"), (-1, 6, "only in b"),
)  # fmt: skip


def shown(*rows: dict[str, Any], moved: tuple[int, ...] = ()) -> Html:
    """The two copies with these differences."""
    links = aligned(*LINKS, moved=moved)
    return copies_html(document("a1", A, "Herald"), document("b1", B, "Ledger"), table(*rows), whole(), aligned=links)


def visible(markup: str) -> str:
    return re.sub(r"<[^>]*>", "", markup)


MODIFIER = difference((4, "militant "), (4, ""), "modifier", referent="STRIKERS")


def test_a_difference_is_marked_with_its_kind_in_a_word():
    """Where the words stand, and with a caret where the other copy has none."""
    page = shown(MODIFIER)
    assert (
        'The <mark class="framing-diff framing-kind-modifier" title="modifier of STRIKERS: only here">'
        "militant <small> modifier</small></mark>dockers left" in page
    )
    assert 'The <span class="framing-gap" title="modifier of STRIKERS: only there: “militant ”">‸</span>dockers' in page


def test_a_difference_tells_the_other_wording():
    """With the outlet that has it, and in how many copies each stands."""
    row = difference((4, "militant"), (4, "dockers"), "label", n_copies=3, n_copies_with_a=1, n_copies_with_b=2)
    page = shown(row)
    assert 'title="label: Ledger has “dockers”. This wording in 1 of 3 copies"' in page
    assert 'title="label: Herald has “militant”. This wording in 2 of 3 copies"' in page


def test_nobody_is_said_to_have_changed_anything():
    """No word of direction, and no element that means one."""
    page = shown(MODIFIER, difference((7, "x"), (7, "y"), "wording"), moved=(4,))
    assert not re.search(r"<(ins|del|s|strike)\b", page)
    words = visible(page) + " ".join(re.findall(r'title="([^"]*)"', page))
    assert not re.search(r"\b(added|removed|deleted|inserted|changed|original|instead|became|replaced)\b", words, re.I)
    assert "Either wording may be the older one." in page


def test_runs_of_the_same_words_are_folded():
    """With their number; a sentence with a counted difference is not among them."""
    page = shown(MODIFIER)
    (fold,) = re.findall(r'<details class="framing-same">.*?</details>', page, re.DOTALL)
    assert "<summary>4 sentences word for word the same</summary>" in fold
    assert "The port was shut." in fold
    assert "militant" not in fold


def test_a_fold_opens_at_a_counted_difference():
    """Even where all words are the same."""
    at = A.index("Nobody")
    page = shown(difference((at, "Nobody"), (B.index("Nobody"), "Nobody"), "source"))
    assert "framing-same" not in page


def test_typography_is_faint_and_does_not_open_a_fold():
    """It is no `<mark>`, and its title says that it does not count."""
    at = A.index("Nobody")
    page = shown(difference((at, "Nobody"), (B.index("Nobody"), "Nobody"), "typography", counted=False))
    assert "4 sentences word for word the same" in page
    assert '<span class="framing-kind-typography" title="typography, not counted: Ledger has “Nobody”">' in page
    assert "<mark" not in page
    assert "typography</span> 1 (not counted)" in page


def test_sentences_of_one_copy_leave_the_other_column_empty():
    """And say whose they are, and what kind where the whole sentence is one."""
    at = A.index("The minister")
    page = shown(difference((at, A[at:]), (len(B), ""), "claim"))
    assert (
        '<p class="framing-note">Only in Herald: claim.</p><p><b class="framing-whose">Herald: </b>The minister'
        ' insisted so.</p><p class="framing-none">–</p>' in page
    )
    assert '<p class="framing-note">Only in Ledger.</p><p class="framing-none">–</p>' in page


def test_what_the_second_copy_alone_has_stands_in_its_order():
    """After the sentence that comes before it there."""
    links = aligned((0, 0, "copy"), (1, 2, "copy"), (-1, 1, "only in b"), a="One. Two.", b="One. New. Two.")
    a, b = document("a1", "One. Two.", "Herald"), document("b1", "One. New. Two.", "Ledger")
    words = visible(copies_html(a, b, table(), whole("One. Two.", "One. New. Two."), aligned=links))
    assert words.index("One.") < words.index("New.") < words.index("Two.")


def test_moved_sentences_are_told_where_they_stand():
    """In both copies, and are not folded."""
    page = shown(moved=(4,))
    assert "In another place: sentence 5 in Herald, sentence 6 in Ledger." in page
    assert "3 sentences word for word the same" in page


def test_merged_sentences_stand_in_one_row():
    """Side by side with what they became in the other copy; each text stands once."""
    a, b = "One came. Two came. Three left.", "One and two came. Three left."
    links = aligned((0, 0, "rewritten"), (1, 0, "rewritten"), (2, 1, "copy"), a=a, b=b)
    page = copies_html(document("a1", a, "Herald"), document("b1", b, "Ledger"), table(), whole(a, b), aligned=links)
    assert "One came. Two came.</p>" in page
    assert "2 sentences here, 1 sentence there." in page
    assert page.count("One and two came.") == 1


def test_a_rewritten_sentence_is_marked_slot_by_slot():
    """The row that holds the slots is told by a note, not by a mark."""
    place_a, place_b = A.index("It rained"), B.index("Rain fell")
    whole_row = difference((place_a, "It rained <b>."), (place_b, "Rain fell."), "wording", counted=False)
    slot = difference((place_a + 3, "rained"), (place_b + 5, "fell"), "event verb", within=0)
    page = shown(whole_row, slot)
    assert "Of reworded sentences only what is of such a kind is marked." in page
    assert re.findall(r"<mark[^>]*>(.*?)<small>", page) == ["rained", "fell"]
    assert 'It <mark class="framing-diff framing-kind-event-verb"' in page
    assert "wording</span> " not in page


def test_of_differences_in_each_other_no_word_is_shown_twice():
    """The inner one is named where it stands, the outer one once, at its end."""
    outer = difference((4, "militant dockers left"), (4, "dockers left"), "context")
    inner = difference((13, "dockers"), (4, "dockers"), "label")
    page = shown(outer, inner)
    assert visible(page).count("militant") == 1
    assert page.count("<small> label</small>") == 2
    assert page.count("<small> context</small>") == 2


def test_the_text_is_escaped():
    """What an article contains never runs."""
    page = shown(MODIFIER)
    assert "It rained &lt;b&gt;." in page
    assert "<b>." not in page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_are_shown_as_text(payload):
    """In the text, in outlets, wordings, kinds and referents."""
    a, b = f"Rebels {payload} left", f"Dockers {payload} left"
    links = aligned((0, 0, "edited"), a=a.replace(".", ","), b=b.replace(".", ","))
    row = difference((0, f"Rebels {payload}"), (0, f"Dockers {payload}"), payload, referent=payload)
    page = copies_html(document("a1", a, payload), document("b1", b, payload + "2"), table(row), whole(a, b),
                       aligned=links)  # fmt: skip
    assert payload not in page
    assert not re.search(r"<(script|img)", page)
    assert set(re.findall(r" ([\w-]+)=[\"']", re.sub(r'"[^"]*"', '""', page))) <= {
        "class", "title", "aria-label", "aria-hidden",
    }  # fmt: skip


def test_readers_are_never_shown():
    """Neither in a sentence nor in the title of a difference of the other copy."""
    cut = A.index("Talks")
    spans = zones(("a1", 0, cut, "body", True), ("a1", cut, len(A), "comment", True), ("b1", 0, len(B), "body", True))
    said = difference((cut, "Talks go on."), (B.index("Rain"), "Rain fell."), "claim")
    page = copies_html(
        document("a1", A, "Herald"), document("b1", B, "Ledger"), table(MODIFIER, said), spans, aligned=aligned(*LINKS)
    )
    assert "reader comments, 3 words, not shown" in page
    assert "insisted" not in page
    assert page.count("Talks go on") == 1
    assert "claim" not in page


def test_a_pair_can_be_asked_for_in_either_order():
    """Left and right are no order in time."""
    links = aligned((0, 0, "edited"), a=B, b=A)
    page = copies_html(
        document("b1", B, "Ledger"), document("a1", A, "Herald"), table(MODIFIER), whole(), aligned=links
    )
    assert re.search(r"Ledger: </b>The <span class=\"framing-gap\"", page)
    assert 'title="modifier of STRIKERS: only here">militant' in page


def test_the_key_counts_each_kind():
    """Those that count first, each as it is marked."""
    page = shown(MODIFIER, difference((20, ""), (8, "x"), "typography", counted=False))
    key = re.search(r'<p class="framing-key">(.*?)</p>', page).group(1)
    assert visible(key).startswith("modifier 1, typography 1 (not counted).")


def test_the_same_text_twice_has_no_difference():
    """And says so."""
    assert "no difference." in visible(shown())


def test_two_articles_of_one_outlet_are_told_apart_by_their_ids():
    """Else both columns would have one name."""
    a, b = document("a1", A, "Herald"), document("b1", B, "Herald")
    page = copies_html(a, b, table(), whole(), aligned=aligned(*LINKS))
    assert "<p>Herald, a1</p><p>Herald, b1</p>" in page


def test_zones_of_another_corpus_are_refused():
    """In a sentence."""
    with pytest.raises(FramingError, match="are they of another corpus"):
        copies_html(document("a1", A, "x"), document("b1", B, "y"), table(), zones(), aligned=aligned(*LINKS))


def test_every_kind_has_an_underline_of_its_own():
    """No two kinds of one colour have the same pattern, so that grey print tells them apart with the word."""
    rules = re.findall(
        r"framing-kind-([a-z-]+) \{ background: (rgba\([^)]*\)); text-decoration-style: (\w+)", str(style())
    )
    assert len(rules) >= 10
    assert len({(colour, pattern) for _, colour, pattern in rules}) == len(rules)


@settings(max_examples=60)
@given(
    text=st.text(min_size=1, max_size=40),
    places=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4),
)
def test_every_letter_is_shown_once(text, places):
    """Whatever overlaps: the sentence is there, in order, and nothing of it runs."""
    rows = [difference((min(p), text[min(p) : max(p)]), (0, ""), "label") for p in places if max(p) <= len(text)]
    links = pd.DataFrame(
        [(0, 0, 0, len(text), 0, 1, 1.0, "edited", False, "one")],
        columns=["sentence_a", "sentence_b", "start_a", "end_a", "start_b", "end_b", "similarity", "relation", "moved",
                 "shape"],
    )  # fmt: skip
    spans = zones(("a1", 0, len(text), "body", True), ("b1", 0, 1, "body", True))
    page = copies_html(document("a1", text, "H"), document("b1", "x", "L"), table(*rows), spans, aligned=links)
    cell = page[page.index("H: </b>") + 7 : page.index('<p><b class="framing-whose">L: ')]
    plain = re.sub(r"<small>.*?</small>|<span class=\"framing-gap\"[^>]*>‸</span>", "", cell)
    assert "".join(html.unescape(re.sub(r"<[^>]*>", "", plain)).split()) == "".join(text.split())
