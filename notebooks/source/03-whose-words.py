# %% [markdown] title only=syria-2024
# # 03 Whose words?
#
# **Question.** *Terrorist* stands in three of five articles on one day of a war. Who says it: the outlet, or somebody
# whom it quotes? And of all the words by which the outlets name the two sides, how many are their own?
#
# **Learning goal.** You can part an outlet's own words from reported and quoted ones, and say where one text cannot
# tell.
#
# *Content: news of a war, with deaths and displacement. The texts belong to their publishers and are here for study.*

# %% [markdown] title only=harbour-strike
# # 03 Whose words?
#
# **Question.** *Mob* stands in four of six articles on one day of a strike. Who says it: the outlet, or somebody whom
# it quotes? And of all the words by which the outlets name the strikers, how many are their own?
#
# **Learning goal.** You can part an outlet's own words from reported and quoted ones, and say where one text cannot
# tell.
#
# *Content: a strike, with water cannon, injuries and arrests. Outlets, people and places are invented.*

# %% [markdown] plan
# | Minutes | Part | What happens |
# |---|---|---|
# | 5 | Setting up | run two boxes |
# | 10 | Reading | three kinds of words, one picture, one article with its voices |
# | 20 | Doing | exercise 03-1 for all, 03-2 and 03-3 for the quick |
# | 10 | Discussing | what reporting leaves open, and what the rules do not see |
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

import pandas as pd

import framing

pd.set_option("display.max_colwidth", None, "display.max_rows", 100)
framing.teach.start("03", example="{example}")

# %% [markdown] plain-about
# First the count that every search box gives: a word in the whole file, whoever says it.
#
# *You will see: how often the word stands in each file.*

# %% plain only=syria-2024
corpus = framing.read_corpus("{path}")
group, word = "HTS_FORCES", "terrorist"
hits = framing.kwic(corpus, word, counted_only=False)
hits["outlet"].value_counts().reindex(corpus.docvars["outlet"], fill_value=0).to_frame()

# %% plain only=harbour-strike
corpus = framing.read_corpus("{path}")
group, word = "STRIKERS", "mob"
hits = framing.kwic(corpus, word, counted_only=False)
hits["outlet"].value_counts().reindex(corpus.docvars["outlet"], fill_value=0).to_frame()

# %% [markdown] plain-means only=syria-2024
# 1, 0, 1, 2, 0. Read as a measure of the outlets, it says that DW is the one that speaks of terrorists, and that The
# Telegraph and iKurd.net do not.

# %% [markdown] plain-means only=harbour-strike
# 1, 3, 0, 1, 1, 1. Read as a measure of the outlets, it says that all of them but the Tarnmouth Herald speak of a mob.

# %% [markdown] voices
# ## Reading
#
# ### Three kinds of words
#
# News is full of other people's words. Journalists report what ministers, monitors and residents say, and with the
# speech come the labels. Whom a text lets speak, and in which words, is emphasis too: a choice of what is salient
# (Entman 1993). So before a label is called an outlet's, ask whose it is. *Direct*: inside quotation marks. *Indirect*:
# in what is given to a source, outside quotation marks. *Unattributed*: all else.

# %% [markdown] labelling
# A label is chosen among several that would fit: *strikers*, *dockers*, *workers*, *activists*. To study such choices
# is to study word choice and labelling (Hamborg, Donnay and Gipp 2019). Of any label ask three things. Who uses it of
# themselves, and who of others only? What does it say besides who is meant: a trade, an act, a cause, a crime? And is
# there another word for the same people that this text could have used, and did not? None of this says which label is
# right.

# %% [markdown] attributed-about
# *You will see: whom the word names (`referent`), and how often it is unattributed, indirect and direct.*

# %% attributed
mentions = framing.find_mentions(corpus, framing.read_lexicon("{lexicon}"))
labels = framing.naming(mentions)
three = ["n_unattributed", "n_indirect", "n_direct"]
table = labels[labels["label"] == word].set_index(["referent", "outlet"])[three]
table[table.sum(axis=1) > 0]

# %% [markdown] sentences-about
# A table of counts is a claim. Its evidence are the sentences.
#
# *You will see: each sentence with the word marked. Behind it stands whether it is direct or indirect, its source, and
# the cue, the word that gives it to the source. "Scare-quoted": the marks stand tightly round the very word. Where
# nothing stands, the outlet speaks.*

# %% sentences
passages = framing.evidence(mentions, label=word)
framing.show(passages)

# %% [markdown] sentences-mean only=syria-2024
# Of four, three stand in quotation marks, each time tightly round the word. Two are one sentence of AFP's, printed
# twice: the word is the Syrian defence ministry's, for the coalition. The third, in DW, is Ankara's, for the
# Kurdish-led SDF. One is unattributed: DW's own, of al-Qaeda.
#
# **No outlet calls the coalition terrorist unattributed.** The plain count was right and meant none of what it seemed
# to mean.

# %% [markdown] sentences-mean only=harbour-strike
# Of the seven in the files two are gone: one stood in a headline, one in a reader's comment. Of the five that are left,
# three are indirect: the minister's, which The Common Quay contradicts; an importer's; the port authority's. One is
# direct, the minister's on Veldmark Public Radio. One is unattributed, in the Tarnmouth Flare.
#
# **One outlet calls the strikers a mob unattributed, once.** The plain count was right and did not mean what it seemed
# to mean.

# %% [markdown] columns-about
# ### All labels of the group
#
# *You will see: a panel for each label and in it a row for each outlet. The three numbers are unattributed + indirect +
# direct. Dark is the outlet's own, light is indirect, hatched is direct.*

# %% columns
print(fill(framing.plots.describe_naming(labels, referent=group), 88))
framing.plots.naming(labels, referent=group).figure

# %% [markdown] columns-mean only=syria-2024
# **What the picture means.** DW uses *rebel* six times, and one of them is its own; *insurgent* twice, and neither is.
# The Telegraph's nine *rebels* are seven of its own and two given to sources. A count of *rebel* alone (6 against 9)
# hides that.

# %% [markdown] columns-mean only=harbour-strike
# **What the picture means.** *Agitator* is nobody's own word: in four articles it is indirect, in a fifth direct. The
# Common Quay says *worker* three times in its own voice and lets its source say it once. Veldmark Public Radio says
# *docker* twice, both its own, and leaves every other label to its sources.

# %% [markdown] columns-mean-not
# **What it does not mean.** Indirect is a bound and no verdict: the wording may be the source's or the outlet's, and
# one text cannot tell. Where one number is needed take the first two together (*unquoted*), and set the first alone
# beside it; the outlet's own choice lies between them. And to quote a word is not to reject it: who is quoted, and how
# often, is chosen too.

# %% [markdown] article-about only=syria-2024
# ### An article with its voices
#
# *You will see: DW's article. Marks tell whose words a passage is; hold the pointer over it for the source.*

# %% [markdown] article-about only=harbour-strike
# ### An article with its voices
#
# *You will see: Veldmark Public Radio's article. Marks tell whose words a passage is; hold the pointer over it for the
# source.*

# %% article only=syria-2024
framing.show(mentions, document="003_89dd1ca660f6d176")

# %% article only=harbour-strike
framing.show(mentions, document="veldmark-radio")

# %% [markdown] doing-first only=syria-2024
# ## Doing
#
# ### Exercise 03-1, for all
#
# **How often does DW call the coalition *rebels* in its own voice, neither quoted nor reported?** Read the passages and
# decide for each: is it in the article, and who speaks? The picture above lets you check.
#
# *You will see: every "rebel" on DW's page that names the coalition, in brackets in its sentence, and first its zone.*

# %% [markdown] doing-first only=harbour-strike
# ## Doing
#
# ### Exercise 03-1, for all
#
# **How often does the Tarnmouth Herald call the strikers *dockers* in its own voice, neither quoted nor reported?**
# Read the passages and decide for each: who speaks? The picture above lets you check.
#
# *You will see: every "docker" on the Herald's page that names the strikers, in brackets, and first its zone.*

# %% first-rows only=syria-2024
kept = framing.find_zones(corpus, keep=["caption"])
page = framing.find_mentions(corpus, framing.read_lexicon("{lexicon}"), zones=kept)
rows = framing.evidence(page, outlet="DW", referent=group, label="rebel")
lines = rows["zone"] + ": " + rows["before"] + "[" + rows["match"] + "]" + rows["after"]
print(*(fill(line, 88) for line in lines), sep="\n\n")

# %% first-rows only=harbour-strike
kept = framing.find_zones(corpus, keep=["caption"])
page = framing.find_mentions(corpus, framing.read_lexicon("{lexicon}"), zones=kept)
rows = framing.evidence(page, outlet="Tarnmouth Herald", referent=group, label="docker")
lines = rows["zone"] + ": " + rows["before"] + "[" + rows["match"] + "]" + rows["after"]
print(*(fill(line, 88) for line in lines), sep="\n\n")

# %% [markdown] first-answer-about
# Put your number in the place of the dots, as `answer = 3`, and run both boxes.
#
# *You will see: whether it is right, or a hint. You may try as often as you like.*

# %% first-answer
answer = 1  # SOLUTION

# %% first-check
framing.teach.check("03-1", answer)

# %% [markdown] first-solution only=syria-2024 solution
# **Solution.** 1, "The southward march of the rebels". Five of the six are reported: four of them are given to the
# Observatory, an officer or the Turkish president, and one to nobody by name ("reportedly"). The caption is not the
# article.

# %% [markdown] first-solution only=harbour-strike solution
# **Solution.** 1, in the first sentence. "We are dockers with families" is the union leader's, in quotation marks. The
# last stands in what rail workers refused to do. The rules take that for speech, and you may disagree: read and decide.

# %% [markdown] doing-second
# ### Exercise 03-2, for the quick
#
# The text in the next box is invented. **Change it so that *mob* stands in it in all three ways: unattributed, indirect
# and direct.** Run the box after each change; the line of dots may go. When the table has all three, put
# `set(found["attribution"])` in the place of the dots in the box after it. Then write one more sentence in which every
# reader hears the minister's voice in *mob* and the program does not.
#
# *You will see: what the program makes of your text.*

# %% second-text
text = "The minister was at the port on Friday. The mob had gone home."
# BEGIN SOLUTION
text = "A mob came. The minister said the mob had gone. “The mob has gone home,” the minister said."
# END SOLUTION
mine = framing.Corpus.from_documents([framing.Document("mine", text, {"outlet": "mine"})])
found = framing.evidence(framing.find_mentions(mine, framing.read_lexicon("harbour-strike")), label="mob")
found[["attribution", "source", "cue", "sentence"]]

# %% [markdown] second-answer-about
# *You will see: whether all three are there, or a hint.*

# %% second-answer
answer = set(found["attribution"])  # SOLUTION

# %% second-check
framing.teach.check("03-2", answer)

# %% [markdown] doing-third only=syria-2024
# ### Exercise 03-3, for the quick
#
# **Which labels of the coalition does DW put into the reported speech of the Observatory, outside quotation marks?**
# Then compare: which label does DW let it say inside them, and which does iKurd.net give to the same Observatory?
#
# *You will see: into whose mouth an outlet puts which label.*

# %% [markdown] doing-third only=harbour-strike
# ### Exercise 03-3, for the quick
#
# **Which labels of the strikers do the outlets together put into the reported speech of the minister, outside quotation
# marks?** Then compare: which labels does he say inside them?
#
# *You will see: into whose mouth an outlet puts which label.*

# %% third-table only=syria-2024
mouths = framing.labels_by_source(mentions, referent=group)
monitor = mouths[mouths["source"].str.contains("Observatory")]
monitor[["outlet", "source", "label", "n_indirect", "n_direct"]]

# %% third-table only=harbour-strike
mouths = framing.labels_by_source(mentions, referent=group)
minister = mouths[mouths["source"].str.contains("Sorrel|minister")]
minister[["outlet", "source", "label", "n_indirect", "n_direct"]]

# %% [markdown] third-answer-about
# Write the labels as a set, as `answer = {"docker", "boss"}`.
#
# *You will see: whether the set is right, or a hint.*

# %% third-answer only=syria-2024
answer = {"insurgent", "rebel"}  # SOLUTION

# %% third-answer only=harbour-strike
answer = {"agitator", "mob"}  # SOLUTION

# %% third-check
framing.teach.check("03-3", answer)

# %% [markdown] third-solution only=syria-2024 solution
# **Solution.** *Insurgent* and *rebel*. In quotation marks DW's Observatory says *factions*. The same monitor speaks of
# *rebels* in the AFP text and of *Islamist militants* in iKurd.net. What follows the outlet is likely the outlet's
# word; likely is not known.

# %% [markdown] third-solution only=harbour-strike solution
# **Solution.** *Agitator* and *mob*. In quotation marks he says *rioters*, *dockers* (that they are none), *mob* and
# *agitators*. The prints of the agency's text and its rewrite report one speech, so it counts once.

# %% [markdown] discussing
# ## Discussing
#
# *You will see: to whom each outlet gives most words. `share_words` is the part of all its attributed words.*

# %% sources
speaking = framing.sources(mentions)
columns = ["outlet", "source", "kind", "n_direct", "n_indirect", "n_words", "share_words"]
speaking[columns].groupby("outlet").head(3).round({"share_words": 2})

# %% [markdown] sources-mean only=syria-2024
# Nearly half of DW's attributed words are one monitor's, the Syrian Observatory for Human Rights. The AFP text is in
# the table twice, under the names of the two outlets that print it. A source that a text names in two ways may have two
# rows.
#
# In iKurd.net the coalition's own leader speaks of "Turkey-back Islamist forces". That a man calls his own forces so
# would be news; more likely the words are the outlet's. The table says *indirect*, and stops there.

# %% [markdown] sources-mean only=harbour-strike
# In the Herald and the Ledger the port authority has the most words, in The Common Quay and the Coastwire's named
# sources the union's leader. The MPA text is in the table twice, under the names of the two outlets that print it.
#
# In the Tarnmouth Flare the union's leader "refused to condemn the militants". That she calls her members so would be
# news; more likely the word is the outlet's. The table says *indirect*, and stops there.

# %% [markdown] questions
# ### Questions
#
# 1. Indirect speech: whose wording is it, and what could you look up to find out?
# 2. A word in tight quotation marks, as "rioters": does the outlet report it, doubt it, or keep its distance?
# 3. "The ministry was clear. The terrorists would be beaten." The second sentence counts as unattributed. Who speaks?
# 4. An outlet uses only words of its sources. Has it chosen none of them?

# %% [markdown] exit
# ## Exit ticket
#
# **One sentence.** Somebody says: "This outlet calls them terrorists" (or a mob). Write what one has to look at before
# repeating that. Put your sentence between quotation marks in the place of the dots.
#
# *You will see: what your sentence has and what it lacks. A person reads it afterwards.*

# %% exit-answer
answer = "Look in the sentences whether the word is quoted or reported, and to which source it is given."  # SOLUTION

# %% exit-check
framing.teach.check("03-4", answer)

# %% [markdown] more
# *To read more.* Entman (1993), Framing: toward clarification of a fractured paradigm,
# [doi:10.1111/j.1460-2466.1993.tb01304.x](https://doi.org/10.1111/j.1460-2466.1993.tb01304.x). On bias by word choice
# and labelling: Hamborg, Donnay and Gipp (2019), Automated identification of media bias in news articles,
# [doi:10.1007/s00799-018-0261-y](https://doi.org/10.1007/s00799-018-0261-y).
