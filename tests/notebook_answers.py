"""Answers to the exercises of notebooks 01 to 04, right ones and those of known mistakes, computed with the package."""

from __future__ import annotations

import math
from typing import Any

from played_notebooks import FOLDER, Played

import framing
from framing.teach.exercises import Exercise, read_exercises
from framing.teach.judging import judge

SYRIA, STRIKE = "syria-2024", "harbour-strike"
THREE = ["n_unattributed", "n_indirect", "n_direct"]
RIGHT = "right"
Answers = dict[str, dict[str, Any]]
"""Exercise > "right" or the name of a mistake > the answer; a list of all answers where a mistake has several."""


def answers_01(left: dict[str, Any]) -> Answers:
    """Who counts captions, quotations, or one agency text three times."""
    here = {"outlet": left["outlet"], "referent": left["group"]}
    page = framing.evidence(left["page"], **here)
    places = left["places"].merge(left["corpus"].docvars[["outlet", "copy_group"]])
    outlets = places["outlet"].nunique()
    prints = left["corpus"].docvars["copy_group"].value_counts().max() - 2  # of three one is a rewrite: one print more
    table = left["modifiers"]
    own = table["referent"] == left["group"]
    backed = table[own & table["modifier"].str.startswith("foreign-")]
    country = backed["modifier"].str.contains(": ")
    stated = framing.kwic(left["corpus"], "turk*")["outlet"].unique()
    in_name = backed.loc[backed[THREE].sum(axis=1) > 0, "outlet"].tolist()
    return {
        "01-1": {
            RIGHT: len(framing.evidence(left["mentions"], **here, attribution="unquoted")),
            "captions": len(page.query("attribution != 'direct'")),
            "quotations": len(framing.evidence(left["mentions"], **here)),
            "whole-page": len(page),
        },
        "01-2": {RIGHT: places["copy_group"].nunique(), "copies": outlets, "rewrite": outlets - prints},
        "01-3": {
            RIGHT: backed[country & (backed["n_unquoted"] > 0)]["outlet"].item(),
            "quotations": backed.query("n_unquoted == 0 and n_direct > 0")["outlet"].tolist(),
            "no-country": backed[~country & (backed["n_unquoted"] > 0)]["outlet"].tolist(),
            "other-side": table[~own & table["modifier"].eq("foreign-backed: Russia") & table["n_unquoted"].gt(0)][
                "outlet"
            ].tolist(),
            "other-place": [outlet for outlet in stated if outlet not in in_name],
        },
    }


def answers_02(left: dict[str, Any]) -> Answers:
    """Who takes raw counts, captions, or one agency text as three documents."""
    corpus, outlet, terms = left["corpus"], left["outlet"], left["terms"]
    words = left["mentions"].documents.set_index("outlet")["n_words"]
    rates = 1000 * left["counts"].set_index("outlet")["n"] / words
    zones = framing.find_zones(corpus, keep=["caption"])
    hits = framing.kwic(corpus, left["word"], zones=zones)
    captions = left["mentions"].documents.set_index("outlet")["n_words_caption"]
    agency = corpus.docvars.groupby("copy_group")["outlet"].agg(["size", "first"]).sort_values("size")["first"].iloc[-1]
    idf = terms.loc[terms["term"] == left["shared"], "idf"].iloc[0]
    texts = left["texts"]
    pair = corpus.docvars.loc[corpus.docvars["copy_group"].isin(["afp", "mpa"]), "outlet"]
    pair = [outlet for outlet in pair if outlet not in ("iKurd.net", "Veldmark Coastwire")]
    cosines = [framing.similarity(corpus, zones=z).set_index(["a", "b"])["cosine"][tuple(pair)] for z in (None, zones)]
    return {
        "02-1": {
            RIGHT: round(rates[outlet], 1),
            "raw-counts": left["counts"].set_index("outlet")["n"][outlet],
            "captions": round(1000 * int((hits["outlet"] == outlet).sum()) / (words + captions)[outlet], 1),
            "other-outlet": round(rates[agency], 1),
        },
        "02-2": {
            RIGHT: round(texts.loc[texts["term"] == left["shared"], "idf"].item(), 2),
            "copies": round(idf, 2),
            "one-outlet": round(terms["idf"].max(), 2),
            "without-smoothing": round(math.log(corpus.docvars["copy_group"].nunique()), 2),
        },
        "02-3": {RIGHT: "up" if cosines[1] > cosines[0] else "down", "captions": "up"},
    }


def answers_03(left: dict[str, Any]) -> Answers:
    """Who counts reported speech, captions or quotations as an outlet's own words."""
    syria = left["group"] == "HTS_FORCES"
    asked = {"outlet": "DW", "label": "rebel"} if syria else {"outlet": "Tarnmouth Herald", "label": "docker"}
    rows = framing.evidence(left["page"], referent=left["group"], **asked)
    body = rows[rows["zone"] == "body"]
    heard = left["mouths"][left["mouths"]["source"].str.contains("Observatory" if syria else "Sorrel|minister")]
    chosen = heard[heard["outlet"] == "DW"] if syria else heard
    indirect = set(chosen.query("n_indirect > 0")["label"])
    own, reported, quoted = "unattributed", "indirect", "direct"
    return {
        "03-1": {
            RIGHT: int((body["attribution"] == own).sum()),
            "indirect": int((body["attribution"] != quoted).sum()),
            "captions": int((rows["attribution"] == own).sum()),
            "quotations": len(body),
            "whole-page": len(rows),
        },
        "03-2": {
            RIGHT: set(left["found"]["attribution"]),
            "own-voice": {own},
            "no-quotations": {own, reported},
            "no-reports": {own, quoted},
            "no-own-voice": {reported, quoted},
        },
        "03-3": {
            RIGHT: indirect,
            "quotations": set(chosen["label"]),
            "quotations-only": set(chosen["label"]) - indirect,
            "all-outlets": set(heard["label"]),
            "one-name": set(heard.query("source == 'Edvin Sorrel' and n_indirect > 0")["label"]),
        },
    }


def answers_04(left: dict[str, Any]) -> Answers:
    """Who looks at one side, takes words as drawn, or one agency text three times."""
    ways = {n: math.comb(2 * n, n) for n in range(1, 9)}
    articles = len(left["corpus"].docvars)
    texts = left["corpus"].docvars["copy_group"].nunique()
    more = framing.Document("more", "Nothing happened.", {"outlet": "The New One", "copy_group": "more"})
    corpus = framing.Corpus.from_documents([*left["corpus"], more])
    mentions = framing.find_mentions(corpus, framing.read_lexicon(STRIKE if articles == 6 else SYRIA))
    against_all = framing.design(corpus, mentions).comparisons.query("target == 'The New One'")["smallest_p"].min()
    return {
        "04-1": {
            RIGHT: next(n for n in ways if 2 / ways[n] < 0.05),
            "one-sided": next(n for n in ways if 1 / ways[n] <= 0.05),
            "both-outlets": 2 * next(n for n in ways if 2 / ways[n] < 0.05),
            "one-percent": next(n for n in ways if 2 / ways[n] < 0.01),
        },
        "04-2": {
            RIGHT: round(against_all, 2),
            "copies": round(2 / (articles + 1), 2),
            "one-sided": round(1 / (texts + 1), 2),
            "no-new-text": round(2 / texts, 2),
        },
        "04-3": {
            RIGHT: left["shares"][1],
            "copies": left["shares"][0],
            "raw-counts": left["found"]["p_of_g2"],
        },
    }


COMPUTED = {"01": answers_01, "02": answers_02, "03": answers_03, "04": answers_04}


def exercises_of(number: str, edition: str) -> dict[str, Exercise]:
    """The exercises of a notebook in an edition."""
    return read_exercises(FOLDER / "exercises" / f"{number}.yaml")[edition]


def verdicts_of(played: Played) -> tuple[dict[str, str], set[str]]:
    """What is said to the solutions, by exercise, and to the dots."""
    right = {id[-1]: answer.verdict for id, answer in played.answered.items()}
    return right, {answer.verdict for answer in played.unanswered.values()}


def not_right(number: str, edition: str, left: dict[str, Any]) -> list[str]:
    """The exercises whose literal is not the value that the package computes."""
    computed = COMPUTED[number](left)
    asked = {id: e for id, e in exercises_of(number, edition).items() if e.kind != "text"}
    return [id for id, exercise in asked.items() if judge(exercise, computed[id][RIGHT]).verdict != "right"]


def not_hinted(number: str, edition: str, left: dict[str, Any]) -> list[tuple[str, str, Any]]:
    """The named mistakes that, made with the package, are not answered with their own hint."""
    computed = COMPUTED[number](left)
    missed = []
    for id, exercise in exercises_of(number, edition).items():
        for mistake in exercise.edition.mistakes:
            made = computed[id][mistake.name]
            if isinstance(made, list):
                made = mistake.value if mistake.value in made else None
            judged = judge(exercise, made)
            if (judged.verdict, judged.mistake) != ("wrong", mistake.name) or mistake.hint not in judged.said:
                missed.append((id, mistake.name, made))
    return missed
