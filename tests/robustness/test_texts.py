"""Texts that nobody expects: each has words, sentences and mentions that lie in it, in time that grows with it."""

from __future__ import annotations

import time
import warnings
from collections.abc import Sequence

import pandas as pd
import pytest

from framing import FramingWarning, Mentions, find_mentions, find_reuse, kwic, naming, read_lexicon, words_dfm
from framing.corpus import Corpus
from framing.lexicon import Label, Lexicon, Pattern

LEXICON = read_lexicon("harbour-strike")
WORDLESS = {
    "blanks": " \n\t\r\n",
    "marks": "... !!! ??? “” ()",
    "emoji": "\U0001f600 \U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f3f4\u200d\u2620\ufe0f",
    "invisible characters": "\u200b\u200e\u202e\u2060\ufeff",
    "combining marks": "\u0301" * 50,
    "private and unassigned characters": "\ue000 \uffff \U000e0001",
}
SCRIPTS = {
    "Greek": ("Οι λιμενεργάτες κατέβηκαν στους δρόμους του λιμανιού. ", "λιμενεργάτες"),
    "Cyrillic": ("Докеры собрались у ворот порта в пятницу. ", "Докеры"),
    "Arabic": ("عمال الميناء أضربوا يوم الجمعة وأغلقوا الطريق. ", "عمال الميناء"),
    "Hebrew": ("פועלי הנמל שבתו ביום שישי וחסמו את הדרך. ", "פועלי הנמל"),
    "Persian, with joiners": ("کارگران می\u200cخواهند بندر بسته بماند. ", "می\u200cخواهند"),
    "Hindi": ("बंदरगाह के मज़दूर शुक्रवार को हड़ताल पर गए। ", "मज़दूर"),
    "Korean": ("항만 노동자들이 금요일에 파업했다. ", "노동자들이"),
}
SLOW = {
    "one word of a million letters": "a" * 1_000_000,
    "one compound of 50,000 parts": "a-" * 50_000 + "a",
    "straight quotation marks": '"' * 50_000,
    "quotations never closed": "“" * 50_000,
    "quotations of a letter": "“a ”" * 20_000,
    "brackets never closed": "(" * 50_000,
    "apostrophes": "'a" * 50_000,
    "verbs of saying": "said " * 10_000,
    "sources without end": "he said that " * 5_000,
    "labels without a full stop": "dockers and " * 10_000,
    "abbreviations": "U.S. " * 20_000,
    "blank lines": "\n" * 100_000 + "x",
    "accents on one letter": "d" + "\u0301" * 50_000,
}


def articles(*texts: str) -> Corpus:
    """An outlet each."""
    outlets = ["Herald", "Ledger", "Flare"][: len(texts)]
    return Corpus(tuple(texts), pd.DataFrame({"id": list("abc")[: len(texts)], "outlet": outlets}))


def found(*texts: str, lexicon: Lexicon = LEXICON) -> Mentions:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        return find_mentions(articles(*texts), lexicon)


def seconds(text: str) -> float:
    start = time.process_time()
    naming(found(text, "The dockers met."))
    return time.process_time() - start


@pytest.mark.parametrize("text", WORDLESS.values(), ids=WORDLESS)
def test_a_text_without_a_word_is_an_article_of_no_words(text: str) -> None:
    """It has a row, no word and no mention, and leaves the other article as it is."""
    mentions = found(text, "The dockers met at the gate.")
    assert mentions.documents["n_words"].tolist() == [0, 6]
    assert mentions.table["document"].tolist() == ["b"]


def test_one_word_is_enough() -> None:
    """An article of one word has one word, and its mention."""
    assert found("Dockers").table[["start", "end", "label"]].to_numpy().tolist() == [[0, 7, "docker"]]


@pytest.mark.parametrize(("sentence", "word"), SCRIPTS.values(), ids=SCRIPTS)
def test_a_lexicon_of_any_script_finds_its_words(sentence: str, word: str) -> None:
    """As they stand there, though the grammar of namings is of English."""
    lexicon = Lexicon("drawn", "words", "1", "und", categories=(Label("strikers", (Pattern(word),)),))
    table = found(sentence * 3, lexicon=lexicon).table
    assert [(sentence * 3)[a:b] for a, b in zip(table["start"], table["end"], strict=True)] == [word] * 3


def test_chinese_is_found_with_stars() -> None:
    """Chinese does not part its words: a run between marks is one token, and a pattern needs `*` round it."""
    text = "码头工人星期五罢工。港口关闭了。"
    patterns: Sequence[tuple[str, int]] = [("工人", 0), ("*工人*", 1)]
    for pattern, n in patterns:
        lexicon = Lexicon("drawn", "words", "1", "zh", categories=(Label("strikers", (Pattern(pattern),)),))
        assert len(found(text, lexicon=lexicon).table) == n


@pytest.mark.parametrize("script", [name for name in SCRIPTS if name != "Hindi"])
def test_an_article_of_another_script_is_named(script: str) -> None:
    """An English lexicon counts nothing there, and that is said."""
    sentence, _ = SCRIPTS[script]
    with pytest.warns(FramingWarning, match="article 'a' does not read as English"):
        find_mentions(articles(sentence * 20, "The dockers met at the gate."), LEXICON)


def test_a_turn_of_direction_changes_no_place() -> None:
    """Words behind an override are found where they stand; the sign that ends it belongs to the word."""
    text = "The \u202edockers\u202c met; then a \u2067mob\u2069 came."
    table = found(text).table
    spans = [text[a:b] for a, b in zip(table["start"], table["end"], strict=True)]
    assert spans == ["dockers\u202c", "mob\u2069"]


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_no_text_hangs(text: str) -> None:
    """What makes programs that look back at all they have seen take for ever takes seconds here."""
    assert seconds(text) < 10


def test_time_grows_with_the_quotations() -> None:
    """Twice as many quotations that hold a mention take not four times as long."""
    text = "“A mob held the quay,” Ada Quill said on Friday.\n\n"
    found(text * 500)
    short, long = seconds(text * 1_000), seconds(text * 4_000)
    assert long < 8 * short + 1


@pytest.mark.parametrize("text", [*WORDLESS.values(), "Dockers", SLOW["one word of a million letters"]])
def test_odd_texts_are_compared_and_listed(text: str) -> None:
    """Concordances, words and the search for copies have an answer for them."""
    corpus = articles(text, text, "The dockers met.")
    assert len(kwic(corpus, "dockers")) in (1, 3)
    assert len(words_dfm(corpus).docvars) == 3
    assert len(find_reuse(corpus).documents) == 3
