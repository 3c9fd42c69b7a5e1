"""Sentences: a table of hard cases, the gold of three seed articles, and what holds for any text."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.text.sentences import find_sentences, split_sentences
from framing.text.zones import COUNTED, find_zones

GOLD = Path(__file__).parent.parent / "gold"

# "¦" marks where a sentence ends; what stands between two of them, outer blanks aside, is one sentence.
ORDINARY = """\
The pier was empty.
The pier was empty. ¦ Nobody spoke.
Was it over? ¦ Nobody knew! ¦ They left.
They had 1.5 million reasons, 3.2% of them good. ¦ Few were heard.
It cost $4.50. ¦ $3 went to charity.
In 2011. ¦ The year after was worse.
The toll rose overnight. ¦ 826 people were missing by noon.
The ferry sank at night. ¦ (The captain survived.) ¦ An inquiry follows.
The ferry sank (the captain survived). ¦ An inquiry follows.
The ferry sank [photo: J. Reyes]. ¦ An inquiry follows.
It was his plan B. ¦ It failed.
He was 40. ¦ She was 38.
Turnout was 60%. ¦ Last time it was 55%.
They sold to the highest bidder: the state. ¦ Then prices rose.
The end was near; nobody cared. ¦ Or so it seemed."""

ABBREVIATIONS = """\
Mr. Adeyemi met Mrs. Lund and Dr. Cho. ¦ They agreed.
Lt. Col. Ana Petrov and Maj. Gen. Ito (ret.) Banks spoke. ¦ Gen. Diallo did not.
Sen. Amy Hart, D-Minn., and Rep. Luis Ortega (R-Tex.) voted no. ¦ Gov. Price signed.
Rev. Paul Okafor of St. Mary's blessed the fleet. ¦ Fr. Tom watched.
Then-Sen. Hart and ex-Gov. Price wrote the bill. ¦ It failed.
GEN. MORALES WARNS OF WAR. ¦ SEN. HART DISAGREES.
She lives on Main St. in Dover. ¦ He lives on Elm Ave. near the port.
She lives on Main St. ¦ The police came twice.
Acme Inc. said profits rose. ¦ Baxter Corp. fell.
He sued Acme Inc. ¦ He lost.
The Dockers Co. Ltd. v. Harbour Board case was settled. ¦ Both sides paid.
The ship left on Jan. 5 and sank on Feb. 11, 1912. ¦ It was never found.
The strike began last Oct. ¦ It ended in spring.
See Fig. 3 and No. 5 on p. 12. ¦ Vol. 2 has more.
Did she agree? ¦ She said no. ¦ The talks ended.
The answer was no. ¦ Nobody asked again.
He ranked No. 1. ¦ She ranked No. 2.
Rivals, e.g. Acme Corp., i.e. the big ones, paid less. ¦ The others closed.
It was North vs. South. ¦ South won.
They want food, water, etc. ¦ Nobody listens.
They want food, water, etc. for the camps. ¦ Nobody listens.
Adeyemi et al. found no link. ¦ Others did.
The Dept. of Labour and the Navy Dept. disagreed. ¦ Both appealed.
Martin Cole Jr. of Tampa, Fla. won. ¦ Martin Cole Sr. lost.
The award went to Martin Cole Jr. ¦ His father wept.
About approx. 500 people came, est. by police. ¦ Few stayed."""

INITIALS = """\
J. K. Osei wrote it. ¦ George W. Tran read it.
J.K. Osei wrote it. ¦ A. A. M. Stone reviewed it.
The U.S. Navy and U.N. peacekeepers left. ¦ So did the E.U. delegation.
The ship sailed for the U.S. ¦ The crew stayed.
The ship sailed for the U.S. on Monday. ¦ It was late.
"We want to go to the U.S." ¦ Officials shrugged.
U.S.-led talks failed. ¦ U.S. allies left.
Dr. Rao, Ph.D., spoke in Washington, D.C. ¦ He was calm.
Robert F. "Bobby" Kent ran again. ¦ Voters yawned.
It was Vitamin C. ¦ The doctor said so.
He fought in World War I. ¦ His son fought in World War II. ¦ Both lived.
Pope John Paul II. ¦ Then Benedict XVI."""

TIMES = """\
They met at 5 p.m. on Friday. ¦ It rained.
They met at 5 p.m. ¦ It rained.
They met at 5 p.m. Friday at the port. ¦ It rained.
They met at 10 a.m. Eastern Time. ¦ They left at 3 p.m. GMT.
They met at 9 a.m. (0700 GMT) in Oslo. ¦ Snow fell.
The siege ended at 4:30 a.m. ¦ Soldiers cheered.
"See you at 8 p.m.," she said. ¦ He nodded."""

QUOTATIONS = """\
"We will stay," she said. ¦ "All of us."
"We will stay. ¦ All of us will," she said.
He said: "We will stay. ¦ All of us will." ¦ She agreed.
“We will stay.” ¦ “Until when?” ¦ “Until it ends.”
“Why now?” she asked. ¦ Nobody answered.
"Why now?" Okoye asked. ¦ Nobody answered.
"Stop the ships!" Lena Okoye shouted from the pier. ¦ They did.
“Never!” Mr. Okoye later told reporters. ¦ He smiled.
"Are you leaving?" ¦ He said nothing.
He called it “a disaster.” ¦ Others called it “a start”.
He called it “a disaster”. ¦ “I agree,” she said.
The ‘liberated’ town was ‘empty.’ ¦ Its people had fled.
''We won't go,'' he said. ¦ ''Never.''
«Nous restons.» ¦ He repeated it.
« Nous restons. » ¦ He repeated it.
„Wir bleiben.“ ¦ He repeated it.
"He told me, 'Go home.' ¦ I stayed," she said.
(“We will stay.”) ¦ They did.
The firm sold “old” stock! ¦ Nobody bought it.
He shouted “Fire!” and ran. ¦ We followed.
She wrote “Who Owns the Sea?” in 1999. ¦ It sold well."""

ELLIPSES = """\
The road was glowing... due to the fires. ¦ Cars burned.
The road was glowing… due to the fires. ¦ Cars burned.
"We waited... ¦ Nobody came," she said.
“We waited … ¦ Nobody came,” she said.
"I mean, the ... Harbour Board is to blame," he said. ¦ She laughed.
"I was tired and ... I slept," he said.
"...and then we left," he said. ¦ She nodded.
They left. . . . ¦ The town was empty.
They left.... ¦ The town was empty.
They left. ¦ ... The town was empty.
"What can I say…" Okoye said. ¦ He shrugged."""

SMALL = """\
The town fell. ¦ al-Shami said he was pleased.
The phone rang. ¦ iPhone sales rose.
They asked the mayor. ¦ de Souza declined.
They waited for hours. ¦ then they left.
Read the report. ¦ https://example.org/report.pdf has it.
Is it true? or false? ¦ Who knows.
"Yahoo! is a name," he said. ¦ Yahoo! News agreed.
He used Yahoo! ¦ It was slow.
He left!! ¦ Really?! ¦ Yes.
See www.example.com or a.okoye@example.com. ¦ Then write.
See www.example.com/a.Html?x=1 for more. ¦ Then write.
It was over.¦Then it began.
“It was over.”¦Then it began.
It was over.¦“Then it began,” he said.
The Node.Js talk by Jane.Doe@example.org was full. ¦ We left.
Mr.Okoye left. ¦ The U.S.Navy stayed.
1. Close the gates. ¦ 2. Call the police. ¦ 3. Wait.
a. Close the gates. ¦ b. Call the police.
IV. The strike spreads
They left.[3] ¦ Others stayed.[12]
The ship sank. ¦ — With files from the agency
They left. ¦ • Others stayed.
They left . ¦ Others stayed .
Thanks to all. ¦ @harbour_news will follow up. ¦ #strike
他们走了。¦我们留下了！¦为什么？
「残ります。」¦彼は言った。
متى غادروا؟ ¦ لا أحد يعرف. ¦ رحلوا.
वे चले गए। ¦ हम रुके।
Они ушли. ¦ Мы остались."""

GROUPS = (ORDINARY, ABBREVIATIONS, INITIALS, TIMES, QUOTATIONS, ELLIPSES, SMALL)
CASES = [case for group in GROUPS for case in group.splitlines()]

# What form alone cannot tell. The table says what is right; the rules do otherwise.
LIMITS = [
    "He left the U.S. ¦ Officials declined to comment.",  # a name may follow U.S.
    "Contestants on “Who Knows?” Prize win a car.",  # a title that ends in a question mark
    "He works for Acme Inc. ¦ Shares fell.",
    '"We… Ah, forget it," he said.',
]


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def expected(case: str) -> tuple[str, list[str]]:
    return case.replace(" ¦ ", " ").replace("¦", ""), [part.strip() for part in case.split("¦")]


@pytest.mark.parametrize("case", CASES)
def test_a_hard_case_is_split_as_a_reader_would(case: str) -> None:
    """Each line of the table is split where its bars stand."""
    text, parts = expected(case)
    assert sentences(text) == parts


@pytest.mark.parametrize("case", LIMITS)
@pytest.mark.xfail(reason="form alone cannot tell", strict=True)
def test_a_known_limit_is_still_one(case: str) -> None:
    """The cases named as limits fail; one that passes belongs in the table."""
    text, parts = expected(case)
    assert sentences(text) == parts


def test_the_table_is_long_and_its_cases_differ() -> None:
    """The table holds more than a hundred different cases."""
    assert len(set(CASES)) == len(CASES) > 100


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", "\n\n\t\n"])
def test_a_newline_ends_a_sentence(newline: str) -> None:
    """Every line end ends a sentence, without a full stop and inside a quotation."""
    assert sentences(f'"We will{newline}stay" ') == ['"We will', 'stay"']


def test_a_part_of_a_text_is_split_without_a_look_outside() -> None:
    """With `start` and `end`, offsets stay those of the whole text and what lies outside plays no role."""
    text = "Dr. Okoye left. He said so."
    assert split_sentences(text, 4, 16) == [(4, 15)]
    assert split_sentences(text, 20, 10_000) == [(20, 27)]


def test_empty_and_blank_texts_have_no_sentence() -> None:
    """A text of blanks has no sentence; a text of marks is one."""
    assert split_sentences("") == split_sentences(" \n\t\u2003 ") == []
    assert sentences("... ?! ...") == ["... ?! ..."]


PIECES = st.sampled_from(
    "Mr. U.S. p.m. No. Okoye said the he I 5 1.5 a.b.C . .. … ? ! ?! ” “ \" ' ’ ( ) [ ] 。 । al-Shami http://x.y Z é".split()
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=30).flatmap(lambda p: st.sampled_from([" ".join(p), "".join(p)])))


@given(TEXTS)
def test_spans_are_ordered_and_cover_all_that_is_not_blank(text: str) -> None:
    """Spans stand in order, do not overlap, and what lies outside them is blank."""
    place = 0
    for start, end in split_sentences(text):
        assert place <= start < end
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip()
        place = end
    assert not text[place:].strip()


@given(TEXTS)
def test_no_sentence_holds_a_newline(text: str) -> None:
    """No sentence goes over the end of a line."""
    assert all(len(s.splitlines()) == 1 for s in sentences(text))


@given(TEXTS, TEXTS)
def test_lines_are_split_by_themselves(first: str, second: str) -> None:
    """The sentences of two texts joined by a newline are those of the one and those of the other."""
    moved = [(s + len(first) + 1, e + len(first) + 1) for s, e in split_sentences(second)]
    assert split_sentences(f"{first}\n{second}") == split_sentences(first) + moved


@given(TEXTS, st.integers(0, 70), st.integers(0, 70))
def test_a_part_is_split_as_the_same_text_alone(text: str, start: int, end: int) -> None:
    """Splitting a part gives the sentences of the slice, moved by its start."""
    alone = split_sentences(text[start:end])
    assert split_sentences(text, start, end) == [(s + start, e + start) for s, e in alone]


@pytest.mark.parametrize(
    "piece",
    ["harbour strike ", ".", "... ", ". (", '?" ', "A. ", ". \u200b", "a" * 30 + ".B", " .", '"a?" Xa Xb '],
)
def test_time_grows_with_length_only(piece: str) -> None:
    """A line of half a million code points costs less than half as much again, per code point, as one tenth of it."""
    short, long = (piece * (size // len(piece)) for size in (50_000, 500_000))

    def seconds(text: str) -> float:
        begun = time.perf_counter()
        split_sentences(text)
        return time.perf_counter() - begun

    assert min(seconds(long) for _ in range(2)) < 40 * min(seconds(short) for _ in range(3)) + 0.05


def test_a_line_of_five_megabytes_without_a_full_stop_takes_under_two_seconds() -> None:
    """A long line without a mark is one sentence, found at once."""
    begun = time.perf_counter()
    assert len(split_sentences("harbour strike " * 340_000)) == 1
    assert time.perf_counter() - begun < 2


def records(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def seeds() -> Corpus:
    folder = GOLD.parent.parent / "seeds" / "syria-2024"
    paths = [next(folder.glob(f"{id}_*.txt")) for id in ("000", "002", "004")]
    texts = tuple(path.read_bytes().decode("utf-8") for path in paths)
    return Corpus(texts, pd.DataFrame({"id": [p.name[:3] for p in paths], "outlet": ["A", "B", "C"]}))


def gold_zones() -> pd.DataFrame:
    """Zones as coded by hand: lines, with the parts of lines that are a dateline or a credit cut out of them."""
    parts = [b for b in records("boilerplate.jsonl") if b["partial"]]
    rows = []
    for line in records("lines.jsonl"):
        inner = [b for b in parts if b["doc"] == line["doc"] and line["start"] <= b["start"] < line["end"]]
        edges = [(b["start"], b["end"], b["kind"]) for b in inner]
        place = line["start"]
        for start, end, zone in [*edges, (line["end"], line["end"], "")]:
            if place < start:
                rows.append((line["doc"], place, start, line["zone"]))
            if zone:
                rows.append((line["doc"], start, end, zone))
            place = end
    table = pd.DataFrame(rows, columns=["document", "start", "end", "zone"])
    return table.assign(counted=table["zone"].isin(["body", "subhead"]))


def counted(table: pd.DataFrame) -> set[tuple[str, int, int]]:
    kept = table[table["counted"]]
    return set(zip(kept["document"], kept["start"], kept["end"], strict=True))


def test_every_gold_sentence_is_found_exactly(seeds: Corpus) -> None:
    """With the gold zones, the counted sentences are the 115 coded by hand, no more and no fewer."""
    gold = {(s["doc"], s["start"], s["end"]) for s in records("sentences.jsonl")}
    assert len(gold) == 115
    assert counted(find_sentences(seeds, gold_zones())) == gold


def test_every_gold_sentence_is_found_with_the_zones_of_the_package(seeds: Corpus) -> None:
    """With zones found by rule, the counted sentences hold the 115 coded by hand."""
    gold = {(s["doc"], s["start"], s["end"]) for s in records("sentences.jsonl")}
    assert gold <= counted(find_sentences(seeds, find_zones(seeds)))


def corpus_of(*texts: str) -> Corpus:
    return Corpus(texts, pd.DataFrame({"id": [f"a{i}" for i in range(len(texts))], "outlet": ["Herald"] * len(texts)}))


def zones_of(*rows: tuple[str, int, int, str]) -> pd.DataFrame:
    table = pd.DataFrame(list(rows), columns=["document", "start", "end", "zone"])
    return table.assign(counted=table["zone"].isin(COUNTED))


def test_the_columns_are_fixed() -> None:
    """Columns, their order, their types and the index are the same with and without sentences."""
    corpus = corpus_of("Dockers left.")
    for zones in (zones_of(("a0", 0, 13, "body")), zones_of()):
        table = find_sentences(corpus, zones)
        assert list(table.columns) == ["document", "start", "end", "zone", "counted"]
        assert [str(table[c].dtype) for c in ("start", "end", "counted")] == ["int64", "int64", "bool"]
        assert isinstance(table.index, pd.RangeIndex)


def test_a_dateline_belongs_to_the_first_sentence() -> None:
    """A dateline and the body after it are one sentence of the body."""
    table = find_sentences(corpus_of("OSLO: We left. We sang."), zones_of(("a0", 0, 5, "dateline"), ("a0", 6, 23, "body")))
    assert table.values.tolist() == [["a0", 0, 14, "body", True], ["a0", 15, 23, "body", True]]


def test_a_credit_after_a_full_stop_is_a_sentence_of_its_own() -> None:
    """A credit at the end of a caption keeps its zone."""
    text = "Dockers leave. [AP]"
    table = find_sentences(corpus_of(text), zones_of(("a0", 0, 14, "caption"), ("a0", 15, 19, "credit")))
    assert table["zone"].tolist() == ["caption", "credit"]
    assert not table["counted"].any()


def test_a_credit_inside_a_sentence_does_not_cut_it() -> None:
    """A sentence with a credit in its midst is one sentence of the body."""
    text = "Dockers left (AP photo) on Friday."
    zones = zones_of(("a0", 0, 12, "body"), ("a0", 13, 23, "credit"), ("a0", 24, 34, "body"))
    assert find_sentences(corpus_of(text), zones).values.tolist() == [["a0", 0, 34, "body", True]]


def test_other_zones_on_one_line_are_kept_apart() -> None:
    """A link behind the body on one line is a sentence of its own."""
    text = "Dockers left read more here"
    table = find_sentences(corpus_of(text), zones_of(("a0", 0, 12, "body"), ("a0", 13, 27, "navigation")))
    assert table[["start", "end", "zone"]].values.tolist() == [[0, 12, "body"], [13, 27, "navigation"]]


def test_a_dateline_on_a_line_of_its_own_keeps_its_zone() -> None:
    """A line end parts a dateline from the body."""
    text = "OSLO\nDockers left."
    table = find_sentences(corpus_of(text), zones_of(("a0", 0, 4, "dateline"), ("a0", 5, 18, "body")))
    assert table["zone"].tolist() == ["dateline", "body"]


def test_the_order_of_the_zones_does_not_matter() -> None:
    """Rows in another order give the same table, in the order of the corpus."""
    corpus = corpus_of("One. Two.\nThree.", "Four.")
    zones = zones_of(("a0", 0, 9, "body"), ("a0", 10, 16, "subhead"), ("a1", 0, 5, "body"))
    assert find_sentences(corpus, zones.iloc[::-1]).equals(find_sentences(corpus, zones))


def test_the_sentences_of_all_zones_cover_the_article(seeds: Corpus) -> None:
    """What no sentence covers is blank, whatever its zone."""
    table = find_sentences(seeds, find_zones(seeds))
    for id, text in zip(seeds.ids, seeds.texts, strict=True):
        rest = list(text)
        for start, end in table.loc[table["document"] == id, ["start", "end"]].itertuples(index=False):
            rest[start:end] = " " * (end - start)
        assert not "".join(rest).strip()


def test_a_missing_column_is_named() -> None:
    """Zones without `counted` are refused by name."""
    with pytest.raises(FramingError, match="counted"):
        find_sentences(corpus_of("One."), zones_of(("a0", 0, 4, "body")).drop(columns="counted"))


def test_zones_of_another_corpus_are_refused() -> None:
    """An article that the corpus does not hold is named."""
    with pytest.raises(FramingError, match="'zz'"):
        find_sentences(corpus_of("One."), zones_of(("zz", 0, 4, "body")))
