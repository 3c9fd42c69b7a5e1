"""Print how well quotations and attribution are found: hand-coded gold, PolNeAR, and the speed against spaCy's parse.

Run `python benchmarks/attribution.py`. The gold is in tests/gold. PolNeAR (Newell, Margolin and Ruths 2018, LREC) is
read from the folder that FRAMING_DEVELOPMENT_DATA names. What is absent is named as absent.

`--half even` looks at one half of PolNeAR, so that rules can be written on it and checked on the other. `--errors 5`
prints the articles with the most wrong words, `--sample 50 --seed 1` wrong runs of words at random, for reading; both
print to the screen only.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import attribution_scores as corpus_scores
import gold_scores
from span_scores import (
    Relation,
    Run,
    Score,
    content_of,
    score_full_quotations,
    score_relations,
    score_words,
    spans_of,
    wrong_runs,
)

from framing._checks import FramingError
from framing.corpus import Corpus
from framing.text.attribution import Method, find_attributions
from framing.text.attribution.parsed import load_model
from framing.text.quotations import find_quotations
from framing.text.sentences import find_sentences
from framing.text.tokens import iter_tokens
from framing.text.zones import find_zones

CONTEXT = 90
"""Characters shown on either side of a wrong run."""


def development_folder() -> Path | None:
    """The folder of the development data, None where PolNeAR is not in it."""
    folder = Path(os.environ.get("FRAMING_DEVELOPMENT_DATA", "/nowhere"))
    return (
        folder if all((folder / name).exists() for name in (corpus_scores.DOCS, corpus_scores.ATTRIBUTIONS)) else None
    )


def model() -> Any:
    """spaCy's model, None with a line that says why where there is none."""
    try:
        return load_model()
    except FramingError as error:
        print(f"absent: {error}\n")
        return None


def whole_model(name: str) -> Any:
    """The same model as `spacy.load` gives it, with lemmas and names."""
    import spacy

    return spacy.load(name)


def line(name: str, score: Score, figure: str = "") -> str:
    """One row of a table."""
    return (
        f"{name:46}{score.right:8}{score.found:8}{score.gold:8}"
        f"{score.precision:8.3f}{score.recall:8.3f}{score.f1:8.3f}  {figure}"
    )


def reach(figure: str, method: Method) -> str:
    """What is to be reached, for the method that is the default."""
    return figure if method == "rules" else ""


def print_head(title: str) -> None:
    """The head of a table."""
    print(f"\n{title:46}{'right':>8}{'found':>8}{'gold':>8}{'P':>8}{'R':>8}{'F1':>8}  to reach (aim)")


def print_gold(methods: Sequence[Method]) -> list[str]:
    """The figures on the seeds, and the disagreements."""
    print_head("gold, three seeds, raw text")
    spans, kinds = gold_scores.score_quotations()
    print(line("quotation spans", spans, "47 of 47"))
    print(line("quotation spans and kinds", kinds, "47 of 47"))
    errors = list(spans.errors)
    print_head("gold, three seeds, counted zones")
    for method in methods:
        mentions = gold_scores.score_attribution_of_mentions(method)
        print(line(f"attribution of mentions found, {method}", mentions["attribution"], reach("R .97 (1.0)", method)))
        if method == "rules":
            for column in ("quotation", "scare_quoted", "source"):
                print(line(f"  {column} of these", mentions[column]))
            errors += mentions["attribution"].errors
    modifiers = gold_scores.score_attribution_of_modifiers()
    print(line("attribution of modifiers found, rules", modifiers))
    errors += modifiers.errors
    words, content = gold_scores.gold_words(), content_of(gold_scores.gold_relations())
    quoted = score_words(words, content, spans_of(gold_scores.gold_quotations()), gold_scores.gold_sentences())
    print(line("words attributed, quotation marks only", quoted))
    for method in methods:
        score = gold_scores.score_attributed_words(method)
        print(line(f"words attributed, {method}", score, reach("F1 .95 (.98)", method)))
    for method in methods:
        relations, sources = gold_scores.score_gold_relations(method)
        print(line(f"attributions, content agrees, {method}", relations))
        print(line(f"  source overlaps, of these, {method}", sources))
    return errors


def print_polnear(folder: Path, half: str, methods: Sequence[Method]) -> None:
    """The figures on PolNeAR."""
    gold = corpus_scores.polnear(folder, half)
    print_head(f"PolNeAR, {len(gold.corpus)} articles{f' ({half})' if half else ''}, one annotator each")
    content = content_of(gold.relations)
    quotations = corpus_scores.polnear_quotations(folder, half)
    print(line("words attributed, quotation marks only", score_words(gold.words, content, spans_of(quotations))))
    ours = {method: corpus_scores.polnear_relations(folder, half, method) for method in methods}
    for method, relations in ours.items():
        score = score_words(gold.words, content, content_of(relations))
        print(line(f"words attributed, {method}", score, reach("F1 .81 (.86)", method)))
    full = score_full_quotations(gold.words, content, quotations)
    print(line("full quotations lying in gold content", full, "R .98"))
    for method, relations in ours.items():
        matched, sources = score_relations(gold.words, gold.relations, relations)
        print(line(f"attributions, content agrees, {method}", matched))
        print(line(f"  source overlaps, of these, {method}", sources, reach("R .86 (.92)", method)))


def cpu_seconds(work: Callable[[], object], times: int = 1) -> float:
    """CPU time of the fastest of several runs; all threads count."""
    seconds = []
    for _ in range(times):
        started = time.process_time()
        work()
        seconds.append(time.process_time() - started)
    return min(seconds)


def print_speed(corpus: Corpus, nlp: Any) -> None:
    """Documents a second of CPU time, in this run, on these documents."""
    n, words = len(corpus), sum(1 for text in corpus.texts for _ in iter_tokens(text))
    print(f"\nspeed: {n} articles of {words / n:.0f} words on average, CPU time; the fastest of three runs, spaCy one")
    find_attributions(corpus.where(id=corpus.ids[0]))  # reads the lexicon
    zones = find_zones(corpus)
    parts = {
        "zones": zones,
        "sentences": find_sentences(corpus, zones),
        "quotations": find_quotations(corpus, zones=zones),
    }
    rates = {
        "rules, from raw text": n / cpu_seconds(lambda: find_attributions(corpus), 3),
        "rules, zones given": n / cpu_seconds(lambda: find_attributions(corpus, zones=zones), 3),
        "rules, zones, sentences and quotations given": n / cpu_seconds(lambda: find_attributions(corpus, **parts), 3),
    }
    parse = None
    if nlp is not None:
        list(nlp.pipe(corpus.texts[:1]))
        parse = n / cpu_seconds(lambda: sum(len(doc) for doc in nlp.pipe(corpus.texts)))
        rates["method spacy, from raw text"] = n / cpu_seconds(lambda: find_attributions(corpus, attribution="spacy"))
        rates[f"spaCy's parse alone ({', '.join(nlp.pipe_names)})"] = parse
        name = f"{nlp.meta['lang']}_{nlp.meta['name']}"
        whole = whole_model(name)
        rates[f"{name}, all it has"] = n / cpu_seconds(lambda: sum(len(doc) for doc in whole.pipe(corpus.texts)))
    print(f"{'':58}{'documents a second':>20}{'times the parse':>18}  to reach (aim)")
    for name, rate in rates.items():
        times = f"{rate / parse:18.1f}" if parse else f"{'':18}"
        print(f"{name:58}{rate:20.1f}{times}  {'30 (200)' if name == 'rules, from raw text' else ''}")


def show(run: Run, text: str) -> str:
    """A wrong run with what stands round it."""
    before = text[max(0, run.start - CONTEXT) : run.start]
    after = text[run.end : run.end + CONTEXT]
    kind = "missed" if run.missed else "added"
    return f"{run.document} {run.start} {kind} {run.words}: {before}[[{text[run.start : run.end]}]]{after}".replace(
        "\n", "¶"
    )


def print_errors(gold: corpus_scores.PolNeAR, ours: Sequence[Relation], options: argparse.Namespace) -> None:
    """Wrong runs: of the worst articles, or a sample of all."""
    texts = dict(zip(gold.corpus.ids, gold.corpus.texts, strict=True))
    runs = list(wrong_runs(gold.words, content_of(gold.relations), content_of(ours)))
    wrong: dict[str, int] = {}
    for run in runs:
        wrong[run.document] = wrong.get(run.document, 0) + run.words
    for document in sorted(wrong, key=lambda name: (-wrong[name], name))[: options.errors]:
        print(f"\n{document}: {wrong[document]} wrong words")
        for run in runs:
            if run.document == document:
                print(f"  {show(run, texts[document])}")
    if options.sample:
        print(f"\n{options.sample} of {len(runs)} wrong runs, seed {options.seed}")
        for run in random.Random(options.seed).sample(runs, min(options.sample, len(runs))):
            print(f"  {show(run, texts[run.document])}")


def arguments() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--half", choices=["even", "odd"], default="", help="articles at even or odd places by id")
    parser.add_argument("--errors", type=int, default=0, help="print the wrong runs of so many articles, worst first")
    parser.add_argument("--sample", type=int, default=0, help="print so many wrong runs at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--method", choices=["rules", "spacy"], default="rules", help="whose errors are printed")
    parser.add_argument("--documents", type=int, default=60, help="how many articles the speed is measured on")
    parser.add_argument("--no-spacy", action="store_true", help="leave spaCy and the speed against it out")
    return parser.parse_args()


def main() -> None:
    """The tables, or the errors."""
    options = arguments()
    folder = development_folder()
    if folder and (options.errors or options.sample):
        gold = corpus_scores.polnear(folder, options.half)
        print_errors(gold, corpus_scores.polnear_relations(folder, options.half, options.method), options)
        return
    nlp = None if options.no_spacy else model()
    methods: list[Method] = ["rules"] if nlp is None else ["rules", "spacy"]
    errors = print_gold(methods)
    if folder:
        print_polnear(folder, options.half, methods)
        corpus = corpus_scores.polnear(folder, options.half).corpus
    else:
        print(
            "\nabsent: PolNeAR (set FRAMING_DEVELOPMENT_DATA to the folder that holds it); speed is taken on the seeds"
        )
        corpus = gold_scores.gold_corpus()
    step = max(1, len(corpus) // options.documents)
    some = set(corpus.ids[::step][: options.documents])
    print_speed(Corpus.from_documents([document for document in corpus if document.id in some]), nlp)
    print("\nDisagreements with the gold:")
    for error in errors:
        print(f"  {error}")


if __name__ == "__main__":
    main()
