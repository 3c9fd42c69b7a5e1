"""The kernel finds what the regular expression finds, with the same numbers, offsets and bounds."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from framing.io.readers import read_corpus
from framing.kernels.tokens import Scanner
from framing.text import utf8
from framing.text.tokens import _CLASSES, TOKEN_RULE, Tokens, character_classes, fold, tokenise, tokenise_arrow

ROOT = Path(__file__).parents[2]
RULE = re.compile(TOKEN_RULE)
FIELDS = ("ids", "as_written", "starts", "ends", "bounds")


def by_kernel(texts: Sequence[str] | pa.Array | pa.ChunkedArray) -> Tokens:
    """The tokens as the kernel finds them, however short the texts are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FRAMING_KERNELS", "1")
        return tokenise_arrow(texts) if isinstance(texts, (pa.Array, pa.ChunkedArray)) else tokenise(texts)


def by_rule(texts: Sequence[str]) -> Tokens:
    """The tokens as the stated rule finds them, written down as plainly as can be."""
    found = [[(m.group(), *m.span()) for m in RULE.finditer(text)] for text in texts]
    rows = [row for rows in found for row in rows]
    spellings = list(dict.fromkeys(word for word, _, _ in rows))
    types = list(dict.fromkeys(map(fold, spellings)))
    ids, written = {t: i for i, t in enumerate(types)}, {s: i for i, s in enumerate(spellings)}
    return Tokens(
        tuple(str(i) for i in range(len(texts))),
        tuple(types),
        np.array([ids[fold(word)] for word, _, _ in rows], np.int32),
        tuple(spellings),
        np.array([written[word] for word, _, _ in rows], np.int32),
        np.array([start for _, start, _ in rows], np.int32),
        np.array([end for _, _, end in rows], np.int32),
        np.cumsum([0, *map(len, found)], dtype=np.int64),
    )


def assert_same(one: Tokens, other: Tokens) -> None:
    """Two objects hold the same tokens, in arrays of the same types."""
    assert one.documents == other.documents
    assert one.spellings == other.spellings
    assert one.types == other.types
    for field in FIELDS:
        left, right = getattr(one, field), getattr(other, field)
        assert left.dtype == right.dtype
        np.testing.assert_array_equal(left, right)


# Letters, digits and marks of several scripts and widths in UTF-8, all that joins and parts, and what is two things.
PIECES = st.sampled_from(
    [
        *"aZéßж北ʼªⅧ½²٣५ऽৎ𝐀𝟗𐐨🄰_.,:;'’‘‐‑-–—“”/@ \n\r\t\0\x1c\x85\u2028\xa0\u3000👍🇸🇾\U0010ffff\U000e0041\ue000",
        *"\u0301\u0483\u093e\u0e31\u200b\u200c\u200d\u2060\u00ad\ufeff\u20dd\ufe20",
        *(
            "\r\n",
            "1.5",
            "1.5.",
            "30,000",
            "10-30,000",
            "3rd",
            "..",
            "a.b",
            "U.S.",
            "U.S",
            "anti-U.S.",
            "05:30",
            "É.ж.",
        ),
        *("dock", "dockers’", "don't", "harbour-side", "dockworkers", "containerisations", "internationalisation"),
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=40).map("".join))


@settings(max_examples=400, deadline=None)  # the first may compile
@given(st.lists(TEXTS, max_size=5))
@example(["U.S.ʼ", "U.S.ʼʼs", "1.5\u0301", "1.5\u0301a", "5\u0301", "1.5ʼ", "e\u0301.b.c.", "ऽ.ऽ.", "½.½.", "1.ऽ"])
@example(["", "a", "", "", "b-", "-", "c"])
def test_the_kernel_is_the_rule(texts: list[str]) -> None:
    """Tokens of any texts are those of the regular expression, with spellings, types, offsets and bounds."""
    assert_same(by_kernel(texts), by_rule(texts))


@given(st.lists(TEXTS, max_size=5))
def test_the_readable_path_is_the_rule(texts: list[str]) -> None:
    """The quicker form of the regular expression finds what the stated one finds."""
    assert_same(tokenise(texts), by_rule(texts))


@settings(deadline=None)
@given(st.lists(st.sampled_from([*"aZ5.,:'-’ \n", "\u0301"]), max_size=14).map("".join), st.integers(0, 20))
def test_words_at_every_distance_from_the_end(text: str, n: int) -> None:
    """Where eight bytes cannot be read at once, at the end of a text and of all texts, the tokens are the same."""
    letters = "a" * n
    texts = [letters + text, text + letters, letters, "b"]
    assert_same(by_kernel(texts), by_rule(texts))


def test_every_character_is_classed_as_the_expression_classes_it() -> None:
    """All code points, also those beyond what the kernel keeps classes for."""
    classes = character_classes()
    every = "".join(chr(i) for i in range(0x110000) if not 0xD800 <= i < 0xE000)
    for bit, rule in _CLASSES.items():
        assert list(map(ord, re.findall(rule, every))) == np.flatnonzero(classes & bit).tolist()


def test_any_character_between_letters_parts_or_joins_as_in_the_expression() -> None:
    """Each character stands between letters, between digits, after initials and alone."""
    step = 7  # every seventh one a run is enough: the classes are tested one by one
    texts = [f"a{c}b 1{c}2 U.S.{c}x {c}" for c in map(chr, [*range(0x3000), *range(0x3000, 0xD800, step), 0x1D400])]
    assert_same(by_kernel(texts), by_rule(texts))


def test_the_seeds_have_the_same_tokens(syria: Path) -> None:
    """The shipped articles, by both paths."""
    texts = read_corpus(syria).texts
    assert_same(by_kernel(texts), by_rule(texts))


def test_all_shipped_texts_have_the_same_tokens() -> None:
    """Whatever text stands in the repository, in any language and form."""
    files = [path for folder in ("seeds", "lexicons", "docs") for path in sorted((ROOT / folder).rglob("*.*"))]
    texts = [path.read_bytes()[:50_000].decode("utf-8", "replace") for path in files if path.is_file()]
    assert_same(by_kernel(texts), by_rule(texts))


def test_real_articles_have_the_same_tokens(development_data: Callable[[str], Path]) -> None:
    """Some hundred articles of many outlets, as strings and in Arrow."""
    with gzip.open(development_data("corpora/allsides_sample.jsonl.gz"), "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(600), strict=False)]
    expected = by_rule(texts)
    assert_same(by_kernel(texts), expected)
    assert_same(by_kernel(pa.array(texts)), expected)


def invented(n: int, seed: int = 1) -> list[str]:
    """Texts of `n` words in all, many of them new, some longer than a row of the table."""
    random_ = random.Random(seed)
    words = ["dockers’", "the", "Tarnmouth", "MPA", "U.S.", "port-side", "1,000", "étage", "🚢", "interdepartmentally"]
    new = ("".join(random_.choices("abcdefgé", k=random_.randint(1, 24))) for _ in range(n))
    drawn = [word if random_.random() < 0.4 else random_.choice(words) for word in new]
    cuts = sorted(random_.choices(range(n), k=n // 100))
    return [" ".join(drawn[a:b]) for a, b in zip([0, *cuts], [*cuts, n], strict=True)]


@pytest.mark.parametrize("n_blocks", [1, 2, 7])
def test_blocks_change_nothing(n_blocks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Texts encoded in one block, two or seven give the same tokens, and so does a column of so many chunks."""
    texts = invented(5_000)
    monkeypatch.setattr(utf8, "BLOCK_SIZE", sum(map(len, texts)) // n_blocks + 1)
    assert_same(by_kernel(texts), by_rule(texts))
    parts = np.array_split(np.array(texts, object), n_blocks)
    column = pa.chunked_array([pa.array(part.tolist(), pa.string()) for part in parts])
    assert_same(by_kernel(column), by_rule(texts))


def test_tables_grow() -> None:
    """So many different words that every array is enlarged, and one word that is longer than the first room."""
    texts = [" ".join(map(str, range(70_000))), "a b c d e f g h " * 2_000, "x" * 600_000 + "’s", "x" * 600_001]
    assert_same(by_kernel(texts), by_rule(texts))


@pytest.mark.parametrize("unit", ["dock ", "x", "U.S.", "1,2", "é", "a\u0301", "'", "\0", "北-", " "])
def test_one_line_of_many_megabytes(unit: str) -> None:
    """A text without a line break, of one word or of many, is read like any other."""
    n = 10_000_000 // len(unit) if unit in ("dock ", "x") else 300_000
    text = unit * n
    tokens = by_kernel([text])
    places = [m.span() for m in RULE.finditer(text)]
    assert list(zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True)) == places


def test_words_of_one_hash_stay_apart() -> None:
    """Long words of one length that share all but one letter have numbers of their own."""
    words = ["interdepartmentally"[:i] + c + "interdepartmentally"[i + 1 :] for i in range(19) for c in "xyz"]
    assert len(by_kernel([" ".join(words)]).spellings) == len(set(words))


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_arrow_is_read_as_strings_are(kind: pa.DataType) -> None:
    """Whole, sliced and in chunks, with texts that are empty or missing."""
    texts = ["no text", "The dockers’ union", "", None, "at Tarnmouth 👍 port", "é", "last"]
    array = pa.array(texts, kind)
    plain = [text or "" for text in texts]
    assert_same(by_kernel(array), by_rule(plain))
    assert_same(by_kernel(array[1:-1]), by_rule(plain[1:-1]))
    assert_same(by_kernel(pa.chunked_array([array[1:3], array[:0], array[3:]])), by_rule(plain[1:]))
    assert_same(tokenise_arrow(array[1:]), by_rule(plain[1:]))


def test_what_lies_under_a_missing_text_is_not_read() -> None:
    """Arrow may keep letters where a text is missing."""
    buffers = pa.array(["dock", "union", "port"]).buffers()
    array = pa.StringArray.from_buffers(3, buffers[1], buffers[2], pa.py_buffer(bytes([0b101])), null_count=1)
    assert by_kernel(array).types == ("dock", "port")


NO_WORDS = [[], [""], ["", ""], ["\0"], [" \n"], pa.array([], pa.string()), pa.array([None], pa.string())]


@pytest.mark.parametrize("texts", NO_WORDS)
def test_without_words_there_are_no_tokens(texts: Sequence[str] | pa.Array) -> None:
    """No texts, empty texts and texts without letters."""
    tokens = by_kernel(texts)
    assert (len(tokens), tokens.types, tokens.bounds.tolist()) == (0, (), [0] * (len(texts) + 1))


def test_places_beyond_two_gigabytes() -> None:
    """Texts may begin where 32 bits no longer reach; offsets count from their own beginnings."""
    text = np.zeros(2**31 + 100, np.uint8)  # never touched but at its end, so it takes no memory
    words = b"the dockers of Tollen"
    text[-len(words) :] = np.frombuffer(words, np.uint8)
    scanner = Scanner(character_classes(), 2, 0)
    scanner.read(text, np.array([len(text) - 60, len(text) - len(words), len(text)]))
    found, spelled = scanner.result()
    assert found.starts.tolist() == [0, 4, 12, 15]
    assert found.bounds.tolist() == [0, 0, 4]
    assert spelled == b"the\ndockers\nof\nTollen\n"


@pytest.mark.parametrize("offsets", [[0, 5], [-1, 2]])
def test_offsets_outside_the_text_are_refused(offsets: list[int]) -> None:
    """No byte outside the text is ever read."""
    with pytest.raises(ValueError, match="outside"):
        Scanner(character_classes(), 1, 0).read(np.zeros(4, np.uint8), np.array(offsets))


@settings(deadline=None)
@given(st.binary(max_size=40))
def test_bytes_that_are_no_utf8_do_no_harm(data: bytes) -> None:
    """Whatever the bytes are, each token is made of them and has a place in the arrays."""
    scanner = Scanner(character_classes(), 1, 0)
    scanner.read(np.frombuffer(data, np.uint8), np.array([0, len(data)]))
    found, words = scanner.result()
    assert found.bounds.tolist() == [0, len(found.written)]
    assert all(word in data for word in words.split(b"\n"))


def test_threads_do_not_meet() -> None:
    """Four threads at once find what one finds."""
    corpora = [invented(20_000, seed) for seed in range(4)]
    expected = [by_kernel(texts) for texts in corpora]
    with pytest.MonkeyPatch.context() as patch, ThreadPoolExecutor(4) as threads:
        patch.setenv("FRAMING_KERNELS", "1")
        for one, other in zip(threads.map(tokenise, corpora), expected, strict=True):
            assert_same(one, other)


def test_no_index_leaves_its_array(tmp_path: Path) -> None:
    """Compiled with checks of every index, the kernel reads hostile texts without one being wrong."""
    code = (
        "import random; import numpy as np; from framing.kernels.tokens import Scanner\n"
        "from framing.text.tokens import character_classes, tokenise; r = random.Random(3)\n"
        "units = [*'aé北𝐀5.,:\\'-’ \\n\\0\\u0301', 'U.S.', 'dockworkers', 'interdepartmentally']\n"
        "texts = [''.join(r.choices(units, k=r.randint(0, 60))) for _ in range(1000)]\n"
        "tokenise([*texts, ' '.join(map(str, range(70_000))), 'a b ' * 200_000, 'x' * 600_000])\n"
        "for n in range(20): tokenise(['1a' + 'b' * n])\n"
        "for cut in (b'a\\xc3', b'a\\xe2\\x80', b'a\\xf0\\x9f\\x9a', b'\\xff', b'\\x80'):\n"
        "    Scanner(character_classes(), 1, 0).read(np.frombuffer(cut, np.uint8), np.array([0, len(cut)]))\n"
    )
    env = os.environ | {"FRAMING_KERNELS": "1", "NUMBA_BOUNDSCHECK": "1", "NUMBA_CACHE_DIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
