# %% [markdown] title
# # 06 Build and validate a lexicon
#
# **Question.** A list of words counts what it is told to count. How do you write one, and how do you find out whether
# it measures what you say it measures?
#
# **Learning goal.** You can write a small lexicon, find its errors in the concordance, have a sample coded by hand,
# and say what agreement and precision tell and what they do not.
#
# *Content: a strike, with water cannon, injuries and arrests. Outlets, people and places are invented.*

# %% [markdown] plan
# | Minutes | Part | What happens |
# |---|---|---|
# | 5 | Setting up | run two boxes |
# | 10 | Reading | a draft, a lexicon of your own, what a check finds |
# | 20 | Doing | exercise 06-1 for all; mend, look, code twelve places; 06-2 and 06-3 for the quick |
# | 10 | Discussing | when is a lexicon validated? |
# | 5 | Exit ticket | two sentences |

# %% [markdown] setting-up
# ## Setting up
#
# Click into a grey box and press Shift and Enter together, from the first box to the last. Files that this notebook
# writes lie beside it: a lexicon, and a folder `coding`.
#
# *You will see: where your answers are kept.*

# %% start
# %matplotlib inline
from pathlib import Path

import pandas as pd

import framing

pd.set_option("display.max_colwidth", 160, "display.max_rows", 100)
framing.teach.start("06", example="{example}")

# %% [markdown] read-about
# *You will see: six articles on one strike.*

# %% read
corpus = framing.read_corpus("{path}")
corpus

# %% [markdown] draft-about
# ## Reading
#
# ### A draft to begin with
#
# A lexicon is a claim: these words, in these articles, name these people. Nobody can make it for you, but a program
# can collect words to choose from. `draft_lexicon` reads articles without any list and says why it proposes a word.
#
# *You will see: labels that more than two outlets use, with the places counted and the reason.*

# %% draft
draft = framing.draft_lexicon(corpus)
proposed = draft.table.query("what == 'label' and n_outlets > 2")
proposed[["referent", "wording", "n", "n_outlets", "because"]]

# %% [markdown] draft-means
# It takes strikers, dockers, workers, agitators and the mob for five groups of people. In these articles they are one.
# That the same people are meant is nothing a count can see; it is your decision, and it goes into the definition.

# %% [markdown] write-about
# ### A lexicon of your own
#
# A codebook has referents (who is named), each with a definition and labels (how), and each label with patterns (which
# words). A word in the singular matches its plural. The first version below was written quickly.
#
# *You will see: the number of characters that were written to the file.*

# %% write
first = """
name: gate-four
kind: codebook
version: "0.1.0"
language: en
licence: CC0-1.0
referents:
  DOCKERS:
    definition: those who stopped work in the port, whatever they are called
    labels: {docker: [docker, stevedore], striker: [striker], worker: [worker], mob: [mob, rioter, worker]}
"""
Path("gate-four.yaml").write_text(first, encoding="utf-8")

# %% [markdown] check-about
# *You will see: what a check finds, with the line in the file.*

# %% check
lexicon = framing.read_lexicon("gate-four.yaml")
framing.check_lexicon(lexicon, corpus)[["line", "where", "pattern", "problem", "detail"]]

# %% [markdown] check-means
# A pattern that finds nothing (*dead*) and a word that stands under two labels (*ambiguous*). Both are mistakes of the
# list. **Whether a word that is found means what you think, no check can see.** For that you read.

# %% [markdown] doing-first
# ## Doing
#
# ### Exercise 06-1, for all
#
# Reading the concordance comes before believing a number. **How many of these places name the dockers of this port,
# and not other workers, a building or the union?** They are all that the lexicon counts as *worker*. Look at the word
# before and the word after.
#
# *You will see: each place with its sentence before and after.*

# %% first-rows
mentions = framing.find_mentions(corpus, lexicon)
worker = framing.evidence(mentions, label="worker")
framing.show(worker)

# %% [markdown] first-answer-about
# Put your number in the place of the dots, as `answer = 3`, and run both boxes.
#
# *You will see: whether it is right, or a hint. You may try as often as you like.*

# %% first-answer
# BEGIN SOLUTION
near = worker["before"].str[-8:] + worker["match"] + worker["after"].str[:8]
answer = int((~near.str.contains("rail|Hall|Union", case=False)).sum())
# END SOLUTION

# %% first-check
framing.teach.check("06-1", answer)

# %% [markdown] mend-about
# ### Mend it
#
# What names nobody of this story goes into `exclusions`; the longer pattern wins, so *rail worker* takes the place
# from *worker*. *Striker Street* would have been the next surprise. Words that the first version lacked are added.
#
# *You will see: nothing yet. The box keeps the second version.*

# %% mend
second = """
name: gate-four
kind: codebook
version: "0.2.0"
language: en
licence: CC0-1.0
exclusions: [Workers Hall, Harbour Workers Union, rail worker, Striker Street]
referents:
  DOCKERS:
    definition: those who stopped work in the port, whatever they are called
    labels: {docker: [docker], striker: [striker], worker: [worker], mob: [mob, rioter, militant, agitator]}
"""

# %% [markdown] mended-about
# The second version is written to the file, checked, and counted with.
#
# *You will see: how many problems the check finds, then labels by outlet: in words, and as a picture.*

# %% mended
Path("gate-four.yaml").write_text(second, encoding="utf-8")
lexicon = framing.read_lexicon("gate-four.yaml")
print("problems:", len(framing.check_lexicon(lexicon, corpus)))
mentions = framing.find_mentions(corpus, lexicon)
labels = framing.naming(mentions)
print(framing.plots.describe_naming(labels, referent="DOCKERS"))
framing.plots.naming(labels, referent="DOCKERS").figure

# %% [markdown] mended-means
# **What the picture means.** How often each article names the dockers, with which of four labels: unattributed +
# indirect + direct.
#
# **What it does not mean.** Four labels are your choice. *Militant* and *rioter* were put under *mob*, and the picture
# cannot show that an outlet says one and not the other. Another list draws another picture of the same articles.

# %% [markdown] code-about
# ### Code by hand
#
# Is the program right? Ask people. `write_sheets` draws places at random and shows neither the outlet nor what the
# program found.
#
# *You will see: twelve places to code.*

# %% sheet
framing.write_sheets(mentions, "coding", n=12, n_sentences=6, coder="me")
sheet = pd.read_csv("coding/mentions-me.csv", dtype=str, keep_default_na=False)
for number, row in enumerate(sheet.itertuples(), start=1):
    before, after = row.before.rpartition("\n")[2], row.after.partition("\n")[0]
    print(f"{number:2}. {before}[{row.match}]{after}")

# %% [markdown] code-how
# Two people, Anna and Ben, have coded these twelve. Now you, alone, before you look closer at theirs. For each place
# one sign: **u**, it names dockers of this strike in the outlet's own words (unattributed); **i**, in what a source
# says, outside quotation marks (indirect); **d**, inside quotation marks (direct); **-**, it does not name them.
# Change the line `me`, in the order of the places, and run the box.
#
# *You will see: how many places each of you has coded.*

# %% codes
said = {
    "anna": "u u u d u d i d - u d d",
    "ben": "u u u d u - i d - u d d",
    "me": "u u u u u u u u u u u u",
}
{coder: len(codes.split()) for coder, codes in said.items()}

# %% [markdown] sheets-about
# *You will see: the places on which Anna and Ben differ. The box writes all codes into the sheets, as a spreadsheet
# would.*

# %% sheets
words = {"u": "unattributed", "i": "indirect", "d": "direct", "-": ""}
for coder, codes in said.items():
    framing.write_sheets(mentions, "coding", n=12, n_sentences=6, coder=coder)
    path = f"coding/mentions-{coder}.csv"
    sheet = pd.read_csv(path, dtype=str, keep_default_na=False)
    sheet["naming"] = ["no" if code == "-" else "yes" for code in codes.split()]
    sheet["attribution"] = [words[code] for code in codes.split()]
    sheet.to_csv(path, index=False)
coded = framing.read_coded(["coding/mentions-anna.csv", "coding/mentions-ben.csv"])
agreement = framing.agreement(coded)
agreement.disagreements[["variable", "code_a", "code_b", "sentence"]]

# %% [markdown] sheets-mean
# "These are not dockers", a minister says: does he name them? The codebook has to say so, and the one above does not.
# A disagreement is not a slip to be hidden. It shows where the definition is open.

# %% [markdown] agree-about
# *You will see: agreement, with intervals over articles. `observed` is the share of places on which they agree; alpha
# asks how much of that is more than chance.*

# %% agree
alphas = agreement.table.query("measure == 'alpha'")
alphas[["variable", "n_items", "value", "ci_low", "ci_high", "observed"]].round(2)

# %% [markdown] quality-about
# *You will see: how often the program is right, by what both coders say.*

# %% quality
quality = framing.quality(mentions, coded)
overall = quality.table[quality.table["outlet"] == ""]
overall[["figure", "measure", "n", "n_documents", "value", "ci_low", "ci_high"]].round(2)

# %% [markdown] quality-means
# Precision says how much of what was found is right: some nine in ten, and the intervals say that twelve places from
# six articles leave much open. The program took one sentence about dockers for reported speech which both coders take
# for the outlet's own.
#
# **Precision says nothing of what was missed.** Recall needs the other sheet, `sentences-me.csv`, in which coders mark
# every naming in random sentences.

# %% [markdown] doing-second
# ### Exercise 06-2, for the quick
#
# **What is Krippendorff's alpha of Anna and Ben for `naming`?** Two decimals. Then compare it with the share of places
# on which they agree, and say why it is so much lower.
#
# *You will see: whether your number is right, or a hint.*

# %% second-answer
# BEGIN SOLUTION
alpha = alphas.query("variable == 'naming'")["value"].item()
answer = round(float(alpha), 2)
# END SOLUTION

# %% second-check
framing.teach.check("06-2", answer)

# %% [markdown] doing-third
# ### Exercise 06-3, for the quick
#
# **Which noun names the dockers in the Tarnmouth Flare and is not in the lexicon?** Look for people at Gate 4 that are
# not marked.
#
# *You will see: the article with its namings marked.*

# %% third-article
framing.show(mentions, document="tarnmouth-flare")

# %% [markdown] third-answer-about
# Write the noun in quotation marks, as `answer = "picket"`.
#
# *You will see: whether it is right, or a hint.*

# %% third-answer
answer = "crowd"  # SOLUTION

# %% third-check
framing.teach.check("06-3", answer)

# %% [markdown] discussing
# ## Discussing
#
# ### What "validated" means
#
# Grimmer and Stewart (2013) put it in three words: validate, validate, validate. A lexicon is validated for one
# question, on articles like those that are counted, and not for ever. Ours was mended on the six articles on which it
# was then measured, so it is flattered by them: it would have to be tried on others, which it has not seen. Its file
# has lines for both: `developed_on` and `validated_on`. And twelve places are an exercise. A study codes some 200, and
# 200 sentences for recall.

# %% [markdown] questions
# ### Questions
#
# 1. "These are not dockers." Is *dockers* a naming of them there? Write the sentence for the codebook that settles it.
# 2. Two coders agree on 95 of 100 places, and alpha is .30. How can that be?
# 3. A lexicon finds nine in ten namings in one outlet and six in ten in another. What does that do to a comparison of
#    the two?
# 4. Somebody sends you a lexicon that is "validated". What do you ask?

# %% [markdown] exit
# ## Exit ticket
#
# **What would you have to do before a paper may rest on this lexicon?** Two sentences; name the articles and the
# coders. Put them between quotation marks in the place of the dots.
#
# *You will see: what your sentences have and what they lack. A person reads them afterwards.*

# %% exit-answer
# BEGIN SOLUTION
answer = """Two coders would have to code a random sample of places and of sentences from articles that were not used
for writing the lexicon. Agreement, precision and recall would be reported with their intervals, for each outlet."""
# END SOLUTION

# %% exit-check
framing.teach.check("06-4", answer)

# %% [markdown] more
# *To read more.* Grimmer and Stewart (2013), Text as data,
# [doi:10.1093/pan/mps028](https://doi.org/10.1093/pan/mps028). Krippendorff (2004), Reliability in content analysis,
# [doi:10.1111/j.1468-2958.2004.tb00738.x](https://doi.org/10.1111/j.1468-2958.2004.tb00738.x). Song and others (2020),
# In validations we trust?, [doi:10.1080/10584609.2020.1723752](https://doi.org/10.1080/10584609.2020.1723752).
