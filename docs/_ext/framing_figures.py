"""The figures of the how-to page: each drawn from the harbour strike, with its description as the text for readers."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import framing

PAGE = "figures.md"
STRIKERS = 'referent="STRIKERS"'
FIGURES = {
    "naming": ("framing.naming(mentions)", STRIKERS),
    "modifiers": ("framing.modifiers(mentions)", STRIKERS),
    "attribution": ("framing.naming(mentions)", STRIKERS),
    "rates": ("framing.naming(mentions)", STRIKERS),
    "contrasts": ('framing.contrasts(mentions, target="Tarnmouth Flare")', STRIKERS),
    "naming_distance": ("framing.naming_distance(mentions)", STRIKERS),
    "timeline": ('framing.timeline(mentions, freq="day")', STRIKERS),
    "keyness": ('framing.keyness(corpus, target="Tarnmouth Flare")', ""),
    "terms": ("framing.distinctive_terms(corpus)", ""),
    "similarity": ("framing.similarity(corpus)", ""),
    "collocates": ('framing.collocates(corpus, "docker", by=None)', ""),
    "dispersion": ("framing.dispersion(corpus)", ""),
    "substitutions": ("framing.label_substitutions(framing.variants(corpus, lexicon), corpus)", ""),
    "coverage": ("framing.coverage(corpus)", ""),
    "zones": ("mentions.documents", ""),
}
"""Figure > the table that it draws, and what it is told beside, as the page shows both."""


def _known() -> dict[str, Any]:
    lexicon, corpus = framing.read_lexicon("harbour-strike"), framing.read_corpus("harbour-strike")
    mentions = framing.find_mentions(corpus, lexicon)
    return {"framing": framing, "corpus": corpus, "lexicon": lexicon, "mentions": mentions}


def draw_figures(folder: Path) -> Path:
    """Draw all of them into a folder, and write the page that shows them."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    parts = []
    known = _known()
    for name, (table, told) in FIGURES.items():
        call = f"(table, {told})" if told else "(table)"
        known["table"] = eval(table, known)  # our own code, above
        axes, said = (eval(f"framing.plots.{drawn}{call}", known) for drawn in (name, f"describe_{name}"))
        framing.plots.save(axes, folder / f"{name}.svg", title=name.replace("_", " "), description=said)
        alt = " ".join(said.replace("[", "(").replace("]", ")").split())
        parts.append(
            f"### {name}\n\n```python\ntable = {table}\nframing.plots.{name}{call}\n```\n\n"
            f"```{{image}} drawn/{name}.svg\n:alt: {alt}\n:class: drawn\n```\n"
        )
    page = folder / PAGE
    page.write_text("\n".join(parts), encoding="utf-8")
    return page
