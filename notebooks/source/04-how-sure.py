# %% [markdown] title only=syria-2024
# # 04 How sure are we?
#
# **Question.** On one day *rebel* is 12 of 14 namings of the coalition in Business Recorder, and 6 of 11 in iKurd.net.
# Do these outlets choose their words differently, or would two other days have shown the reverse?
#
# **Learning goal.** You can say what a p-value answers and what it does not, how many articles one needs before asking,
# and what copies and counted words do to it.
#
# *Content: numbers about news of a war. The texts belong to their publishers and are here for study.*

# %% [markdown] title only=harbour-strike
# # 04 How sure are we?
#
# **Question.** On one day *docker* is 2 of 5 namings of the strikers in the Tarnmouth Herald, and 1 of 6 in The Common
# Quay. Do these outlets choose their words differently, or would two other days have shown the reverse?
#
# **Learning goal.** You can say what a p-value answers and what it does not, how many articles one needs before asking,
# and what copies and counted words do to it.
#
# *Content: numbers about a strike. Outlets, people and places are invented.*

# %% [markdown] plan
# | Minutes | Part | What happens |
# |---|---|---|
# | 5 | Setting up | run two boxes |
# | 10 | Reading | what is drawn by chance, what these articles can show, two outlets that do not differ |
# | 20 | Doing | exercise 04-1 for all, 04-2 and 04-3 for the quick |
# | 10 | Discussing | a difference that is there and is not found |
# | 5 | Exit ticket | one sentence |

# %% [markdown] setting-up
# ## Setting up
#
# **How to read this page.** Text like this is for reading. The grey boxes are code, and you need not understand it:
# click into a box and press Shift and Enter together, from the first box to the last. What it finds appears below it.
# Before each box a sentence in italics says what that will be.
#
# *You will see: where your answers are kept.*

# %% start
# %matplotlib inline
from textwrap import fill

import numpy as np
import pandas as pd
from scipy.stats import chi2

import framing

framing.teach.start("04", example="{example}")

# %% [markdown] labels-about
# *You will see: one label, how often each outlet gives it (`n_unquoted`) of all its namings (`n_referent`), the share
# with its interval, and the number of independent articles behind it (`n_clusters`).*

# %% labels only=syria-2024
corpus = framing.read_corpus("{path}")
mentions = framing.find_mentions(corpus, framing.read_lexicon("{lexicon}"))
group, label = "HTS_FORCES", "rebel"
labels = framing.naming(mentions)
chosen = labels.query("referent == @group and label == @label").set_index("outlet")
chosen[["n_unquoted", "n_referent", "share", "share_ci_low", "share_ci_high", "n_clusters"]].round(2)

# %% labels only=harbour-strike
corpus = framing.read_corpus("{path}")
mentions = framing.find_mentions(corpus, framing.read_lexicon("{lexicon}"))
group, label = "STRIKERS", "docker"
labels = framing.naming(mentions)
chosen = labels.query("referent == @group and label == @label").set_index("outlet")
chosen[["n_unquoted", "n_referent", "share", "share_ci_low", "share_ci_high", "n_clusters"]].round(2)

# %% [markdown] shares only=syria-2024
# ## Reading
#
# ### What is drawn by chance?
#
# Business Recorder's share of *rebel* is 86 %, with an interval from 60 % to 96 %; iKurd.net's is 55 %, from 28 % to 79
# %. The intervals overlap. And they are too short: each rests on **one** article and takes every naming as a choice of
# its own.

# %% [markdown] shares only=harbour-strike
# ## Reading
#
# ### What is drawn by chance?
#
# The Tarnmouth Herald's share of *docker* is 40 %, with an interval from 12 % to 77 %; The Common Quay's is 17 %, from
# 3 % to 56 %. The intervals overlap. And they are too short: each rests on **one** article and takes every naming as a
# choice of its own.

# %% [markdown] units
# But an article that has said a word once is likely to say it again: its namings are one decision more than many. So
# the unit of chance is the article, and articles that print one text are one unit. A test of words, as if each had been
# drawn by itself, finds differences everywhere (Kilgarriff 2005; Lijffijt and others 2016).

# %% [markdown] cards
# Think of cards. Write each independent text on a card, shuffle them, and lay one aside as the outlet's own. With three
# cards there are three ways to do so. If outlets did not matter, each way would be as likely as the one that we have,
# and by chance alone the outlet would have the most of a word in one shuffle of three, and the least in another. With
# eighty cards, forty of each outlet, there are more ways than anybody could count, and then "most extreme" means
# something.

# %% [markdown] plan-about
# ### What can these articles show?
#
# Ask before you compare. A permutation test asks: if it were chance which article is whose, how often would a
# difference be as large as this one? That is the p-value. It is no probability that the outlets are alike.
#
# *You will see: what is independent here, and how small a p-value could become at all.*

# %% plan-design
plan = framing.design(corpus, mentions)
print(*(fill(sentence, 88) for sentence in plan.sentences[:4]), sep="\n\n")

# %% [markdown] plan-means only=syria-2024
# **The program declines.** With three texts there are three ways to say which is DW's, and a difference can lie on
# either side: even the largest has p = 2/3. No test can find anything here, and so none is made. What is left are the
# counts with their sentences. They describe these articles.

# %% [markdown] plan-means only=harbour-strike
# **The program declines.** With four texts there are four ways to say which is the Tarnmouth Flare's, and a difference
# can lie on either side: even the largest has p = 2/4. No test can find anything here, and so none is made. What is
# left are the counts with their sentences. They describe these articles.

# %% [markdown] draw-about
# ### Two outlets that do not differ
#
# Now articles that the machine draws: 120 of 400 words, with 300 different words. Each article likes some words more
# than others, as real ones do. Which article is whose is drawn by lot, **so there is nothing to find**.
#
# *You will see: how many articles and words were drawn.*

# %% draw
chance = np.random.default_rng(4)
usual = chance.dirichlet(np.full(300, 0.5))
counts = np.array([chance.multinomial(400, chance.dirichlet(60 * usual + 0.001)) for _ in range(120)])
outlets = chance.permutation(["The Left Bank", "The Right Bank"] * 60)
words = tuple(f"word{i:03}" for i in range(300))
docvars = pd.DataFrame({"document": [f"article{i:03}" for i in range(120)], "outlet": outlets})
drawn = framing.Dfm(counts, words, docvars)
counts.shape

# %% [markdown] compare-about
# *You will see: which part of the words two tests call different at 5 %. The first, G2, is what most programs print,
# and takes every word as drawn by itself. The second moves whole articles.*

# %% compare
table = framing.keyness(drawn, target="The Left Bank", reference="The Right Bank")
table["p_of_g2"] = chi2.sf(table["g2"].abs(), 1)
tested = table[table["p"].notna()]
found = (tested[["p_of_g2", "p"]] < 0.05).mean()
pd.DataFrame({"called different at 5 %": found, "words": [len(tested)] * 2}).round(3)

# %% [markdown] compare-means
# G2 calls 48 % of the words different between two outlets that do not differ. The permutation test calls 5 % different,
# as was agreed on. After adjustment for the number of words none of them is left.
#
# *You will see: the words that differ most, with their intervals, in words and as a picture.*

# %% picture
print(fill(framing.plots.describe_keyness(table), 88))
framing.plots.keyness(table, n=6).figure

# %% [markdown] picture-means
# **What the picture means.** Each line is the interval of a log ratio to base 2: 0 is equally often, 1 is twice as
# often in The Left Bank. Some words lie far from 0, by chance alone: of 273 words 7 have an interval without 0.
#
# **What it does not mean.** The farthest words are no finding. Whoever looks at hundreds of words and shows the top of
# the list shows what chance does. Look at the adjusted p, or name your word before you look.

# %% [markdown] doing-first
# ## Doing
#
# ### Exercise 04-1, for all
#
# With n articles of each of two outlets there are as many ways to part them as choices of n out of 2n. The most extreme
# way and its mirror image have the smallest p. **With how many articles of each outlet can a test get below .05 for the
# first time?** Why is p = .10 with three articles each no "trend"?
#
# *You will see: the smallest p that is possible, for one to eight articles of each outlet.*

# %% first-smallest
sizes = np.arange(1, 9)
ways = np.array([1, *np.cumprod((2 * sizes[1:]) * (2 * sizes[1:] - 1) / sizes[1:] ** 2)]) * 2
smallest = pd.Series(2 / ways, index=pd.Index(sizes, name="articles of each outlet"), name="smallest p")
smallest.round(4).to_frame()

# %% [markdown] first-answer-about
# Put your number in the place of the dots, as `answer = 2`, and run both boxes.
#
# *You will see: whether it is right, or a hint. You may try as often as you like.*

# %% first-answer
answer = int(smallest[smallest < 0.05].index[0])  # SOLUTION

# %% first-check
framing.teach.check("04-1", answer)

# %% [markdown] first-solution solution
# **Solution.** Four: the smallest p is then .029. With three it is .10 however large the difference is, so p = .10 is
# the most that three could show, and shows nothing. And .029 needs every article of the one outlet above every article
# of the other; what is usually reached takes many more.

# %% [markdown] doing-second only=syria-2024
# ### Exercise 04-2, for the quick
#
# One more outlet with one article joins the five, and its text is its own. **How small could the p of one outlet
# against all others then become?** Think of the ways to say which text is DW's, and of both sides.
#
# *You will see: the same for the five articles as they are. `smallest_p` is the number of extreme ways, 2, divided by
# `n_assignments`.*

# %% [markdown] doing-second only=harbour-strike
# ### Exercise 04-2, for the quick
#
# One more outlet with one article joins the six, and its text is its own. **How small could the p of the Tarnmouth
# Flare against all others then become?** Think of the ways to say which text is the Flare's, and of both sides.
#
# *You will see: the same for the six articles as they are. `smallest_p` is the number of extreme ways, 2, divided by
# `n_assignments`.*

# %% second-table
columns = ["target", "reference", "n_clusters_target", "n_clusters_reference", "n_assignments", "smallest_p"]
plan.comparisons.query("reference == '(rest)'")[columns].round(2)

# %% [markdown] second-answer-about
# *You will see: whether your number (two decimals) is right, or a hint.*

# %% second-answer only=syria-2024
answer = 2 / 4  # SOLUTION

# %% second-answer only=harbour-strike
answer = 2 / 5  # SOLUTION

# %% second-check
framing.teach.check("04-2", answer)

# %% [markdown] doing-third
# ### Exercise 04-3, for the quick
#
# Each drawn article is now printed three times, as agency copy is. Once every print is taken for an article, and once
# `copy_group` says that three prints are one text. There is still nothing to find. **Which share of the words is called
# different when prints of one text are one?** And what did the other count do with the copies?
#
# *You will see: the two shares.*

# %% third-copies
prints = pd.concat([docvars.assign(document=docvars["document"] + f"-{i}", text=docvars["document"]) for i in range(3)])
naive = framing.Dfm(np.vstack([counts] * 3), words, prints)
honest = framing.Dfm(np.vstack([counts] * 3), words, prints.rename(columns={"text": "copy_group"}))
results = [framing.keyness(dfm, target="The Left Bank", reference="The Right Bank") for dfm in (naive, honest)]
shares = [(result["p"].dropna() < 0.05).mean() for result in results]
rows = ["every print is an article", "prints of one text are one"]
pd.DataFrame({"called different at 5 %": shares}, index=rows).round(3)

# %% [markdown] third-answer-about
# *You will see: whether your number is right, or a hint.*

# %% third-answer
answer = shares[1]  # SOLUTION

# %% third-check
framing.teach.check("04-3", answer)

# %% [markdown] discussing
# ## Discussing
#
# ### A difference that is there
#
# One word, `word299`, is now used twice as often by The Left Bank: we put it there.
#
# *You will see: its log ratio with the interval, G2, its p, and its p adjusted for all words that were tested.*

# %% planted
planted = counts.copy()
word = int(np.argsort(-usual)[20])
planted[outlets == "The Left Bank", word] *= 2
shifted = framing.keyness(framing.Dfm(planted, words, docvars), target="The Left Bank", reference="The Right Bank")
columns = ["feature", "n_target", "n_reference", "log_ratio", "ci_low", "ci_high", "g2", "p", "p_adjusted"]
shifted.query("feature == @words[@word]")[columns].round(3)

# %% [markdown] planted-means
# The interval, from 0.26 to 1.73, holds the 1 that we planted. Its p is .008. But it is one of 225 words that were
# tested, and adjusted for that its p is .56: **a difference that we know to be there is not found.** Somebody who had
# named this word beforehand, and tested it alone, would have found it. That is what naming your question first is for.

# %% [markdown] limits
# ### What a test cannot say
#
# A small p says that chance explains a difference badly. It does not say why: topic, place, agency and day differ too.
# It does not say that the difference is large, or that the codebook finds the right thing. A large p does not say that
# nothing differs (Wasserstein and Lazar 2016). And articles that somebody picked are no sample of anything.

# %% [markdown] questions
# ### Questions
#
# 1. Why do twenty *rebels* in one article tell less of an outlet than one in each of twenty articles?
# 2. You tested 200 words and 10 have p below .05. What do you write?
# 3. No difference was found between two outlets with five articles each. What may you conclude?
# 4. Whose outlets would you name in a headline for which p = .03 of forty words? What would be fair to them?

# %% [markdown] exit
# ## Exit ticket
#
# **One sentence.** "No significant difference was found, so the outlets write alike." Correct it. Say what the number
# of independent articles has to do with it. Put your sentence between quotation marks in the place of the dots.
#
# *You will see: what your sentence has and what it lacks. A person reads it afterwards.*

# %% exit-answer
answer = "With so few independent articles no test could find a difference, so we cannot call them alike."  # SOLUTION

# %% exit-check
framing.teach.check("04-4", answer)

# %% [markdown] more
# *To read more.* Kilgarriff (2005), Language is never, ever, ever, random,
# [doi:10.1515/cllt.2005.1.2.263](https://doi.org/10.1515/cllt.2005.1.2.263). Lijffijt and others (2016), Significance
# testing of word frequencies in corpora, [doi:10.1093/llc/fqu064](https://doi.org/10.1093/llc/fqu064). Wasserstein and
# Lazar (2016), The ASA's statement on p-values,
# [doi:10.1080/00031305.2016.1154108](https://doi.org/10.1080/00031305.2016.1154108).
