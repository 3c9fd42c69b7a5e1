# %% [markdown] title only=syria-2024
# # 05 One wire, several wordings
#
# **Question.** Much of what outlets print is one agency's text. Where two of them print the same text and differ in a
# word, source, event and day are the same in both, and nothing but the wording differs. Which of these five articles
# are of one text, and in which words do they differ?
#
# **Learning goal.** You can tell a copy from a rewrite and from a shared quotation, and say of two copies what differs
# without saying who changed what.
#
# *Content: news of a war, with deaths and displacement. The texts belong to their publishers and are here for study.*

# %% [markdown] title only=harbour-strike
# # 05 One wire, several wordings
#
# **Question.** Much of what outlets print is one agency's text. Where two of them print the same text and differ in a
# word, source, event and day are the same in both, and nothing but the wording differs. Which of these six articles
# are of one text, and in which words do they differ?
#
# **Learning goal.** You can tell a copy from a rewrite and from a shared quotation, and say of two copies what differs
# without saying who changed what.
#
# *Content: a strike, with water cannon, injuries and arrests. Outlets, people and places are invented.*

# %% [markdown] plan
# | Minutes | Part | What happens |
# |---|---|---|
# | 5 | Setting up | run one box |
# | 10 | Reading | who shares text with whom, two copies, a rewrite, one picture |
# | 20 | Doing | exercise 05-1 for all, 05-2 and 05-3 for the quick |
# | 10 | Discussing | who changed what, and who could know |
# | 5 | Exit ticket | two sentences |

# %% [markdown] setting-up
# ## Setting up
#
# Click into a grey box and press Shift and Enter together, from the first box to the last.
#
# *You will see: where your answers are kept.*

# %% start
# %matplotlib inline
import pandas as pd

import framing

pd.set_option("display.max_colwidth", 120, "display.max_rows", 100)
framing.teach.start("05", example="{example}")

# %% [markdown] find
# ## Reading
#
# ### Who shares text with whom?
#
# Agencies sell one text to many. Ten outlets that print it are one account of an event, and whoever counts ten has
# counted one reporter ten times. `find_reuse` compares articles by runs of five words, rare names and numbers,
# quotations and aligned sentences. Nobody tells it who copied: what the table of articles says of agencies is left
# out.
#
# *You will see: each pair that has something in common, with a verdict and the figures behind it.*

# %% pairs
given = framing.read_corpus("{path}")
corpus = framing.Corpus(given.texts, given.docvars[["id", "outlet", "date"]])
reuse = framing.find_reuse(corpus)
columns = ["outlet_a", "outlet_b", "verdict", "containment_a", "aligned_b", "n_rare_shared", "n_quotations_shared"]
reuse.pairs[columns].round(2)

# %% [markdown] why
# *You will see: the reasons, and which articles it takes for one group, of one another or of one source.*

# %% groups
print(*reuse.pairs.query("verdict != 'shared quotations'")["reason"], sep="\n")
reuse.documents[["outlet", "copy_group", "news_agency"]]

# %% [markdown] reading-find only=syria-2024
# Three of the five are one group. The New Arab and Business Recorder print one text: .99 of the runs of five words of
# the one stand in the other. iKurd.net's article is a rewrite: hardly any run of five words is left, but a third of
# its own sentences have a counterpart, and 14 rare names and numbers. The Telegraph and DW share a quotation with the
# others and no text: whoever quotes the same interview has not copied.
#
# The verdicts are those of a study of press text (METER): wholly derived, of the other or of a common source;
# partially derived; not derived.

# %% [markdown] reading-find only=harbour-strike
# Two of the six are one group: .96 of the runs of five words of the Tarnmouth Herald's article stand in the Veldmark
# Ledger's. The verdict "wholly derived" (of a study of press text, METER) means: of the other, or of a common source.
#
# **One was missed.** The Veldmark Coastwire rewrites the same story, and says so at its end: "With files from MPA".
# Its words are its own, and names and numbers betray a rewrite only where they are rare; in a folder of one event they
# stand in nearly every article. Given these two alone, `find_reuse` calls them a rewrite. Nor is the agency named: MPA
# is invented and in no list of agencies. A program that finds nothing has not shown that there is nothing.

# %% [markdown] copies
# ### Two copies, word for word
#
# `variants` has one row for each place in which two articles differ, with both wordings and the kind of difference.
# What is typography (marks, datelines, captions, another division into paragraphs) is kept and not counted.
#
# *You will see: the places that count.*

# %% variants-syria only=syria-2024
first, second, third = "The New Arab", "Business Recorder", "iKurd.net"
referent = "HTS_FORCES"
codebook = framing.read_lexicon("{lexicon}")
variants = framing.variants(corpus, [codebook], reuse=reuse)
copies = variants.query("outlet_a == @first and outlet_b == @second")
copies[copies["counted"]][["operation", "text_a", "text_b", "kind", "n_copies_with_a", "n_copies"]]

# %% variants-strike only=harbour-strike
first, second, third = "Tarnmouth Herald", "Veldmark Ledger", "Veldmark Coastwire"
referent = "STRIKERS"
codebook = framing.read_lexicon("{lexicon}")
variants = framing.variants(corpus, [codebook], reuse=reuse)
copies = variants.query("outlet_a == @first and outlet_b == @second")
copies[copies["counted"]][["operation", "text_a", "text_b", "kind", "n_copies_with_a", "n_copies"]]

# %% [markdown] side
# *You will see: both copies side by side, with the places that differ.*

# %% beside
framing.show(copies, corpus)

# %% [markdown] reading-copies only=syria-2024
# **Two places, and both are modifiers**: *their Islamist leader* and *their leader*; *the Islamist-led rebels* and
# *the rebels*. No label differs, so a count of labels alone would have called the two texts equal.
#
# Which of the two wordings is the agency's? The texts do not say. It may have sent the longer one first or last, and
# either outlet may have edited. All that can be said is that one of two copies has each.

# %% [markdown] reading-copies only=harbour-strike
# **Two places**: *hundreds of militant dockers* and *hundreds of dockers*, which is a modifier; *the strikers* and
# *the protesters*, which is a label.
#
# Which of the two wordings is the agency's? The texts do not say. It may have sent either one first, and either outlet
# may have edited. All that can be said is that one of two copies has each.

# %% [markdown] rewrite
# ### A rewrite, slot by slot
#
# A word diff of a rewritten sentence is noise. So sentences that tell the same are compared slot by slot: who is
# called what, by whom it is said and how, what stands inside quotation marks, and what one of the two lacks.
#
# *You will see: the slots that tell most about wording, labels, verbs of saying and quoted words among them.*

# %% rewrite-syria only=syria-2024
rewrite = variants.query("outlet_a == @first and outlet_b == @third and counted")
telling = ["label", "cue verb", "quotation wording"]
rewrite.query("kind in @telling")[["kind", "text_a", "text_b"]].sort_values("kind", kind="stable")

# %% rewrite-strike only=harbour-strike
pair = (corpus["tarnmouth-herald"], corpus["veldmark-coastwire"])
rewrite = framing.variants(pair, codebook).query("counted")
telling = ["label", "sponsorship", "cue verb", "quotation wording", "hedge"]
rewrite.query("kind in @telling")[["kind", "text_a", "text_b"]].sort_values("kind", kind="stable")

# %% [markdown] reading-rewrite only=syria-2024
# *Rebel forces* stands where the rewrite has *Islamist forces*, *rebels* where it has *Islamists*, the *Assad clan*
# where it has the *Assad regime*; what was *insisted* is *claimed*. Inside quotation marks too the words differ: *It
# is our right* and *We are entitled*.
#
# Each row is a place to read, found by rules that err. And all rows are one event: one observation, whatever their
# number.

# %% [markdown] reading-rewrite only=harbour-strike
# *Strikers* stands where the rewrite has *activists*, *foreign-funded* where it has *Norland-funded*, *said* where it
# has *claimed*; *reportedly* and *may* are in the rewrite alone. Inside quotation marks too the words differ: *Nobody
# pays* and *No one is paying*, though both stand between marks as the leader's own words.
#
# Each row is a place to read, found by rules that err. And all rows are one event: one observation, whatever their
# number.

# %% [markdown] origin
# ### Whose wording is it?
#
# A word that two outlets share because both print one text is the house style of neither. `naming_by_origin` parts
# each outlet's namings: `shared` where the sentence stands in another outlet's copy too, `own` where it does not.
#
# *You will see: how both copies name the same people, and how much of it is their own.*

# %% parted
mentions = framing.find_mentions(corpus, codebook)
parted = framing.naming_by_origin(mentions, reuse)
parted = parted.query("referent == @referent and n_unquoted > 0 and outlet in [@first, @second]")
parted[["outlet", "origin", "label", "n_unquoted"]].sort_values(["outlet", "origin"])

# %% [markdown] gaps
# To leave something out frames a story too: selection is half of Entman's definition.
#
# *You will see: sources that more than one outlet has, and which outlets have them. The line above the picture sums it
# up.*

# %% picture
facts = framing.coverage(corpus, reuse=reuse)
sources = facts.query("kind == 'source' and n_outlets > 1")
print(framing.plots.describe_coverage(sources))
framing.plots.coverage(sources).figure

# %% [markdown] reading-origin only=syria-2024
# Of Business Recorder's 14 unquoted namings of the coalition 13 stand in sentences that The New Arab prints too. They
# tell of the agency's wording, and of neither outlet's. What is *own* in these two is one naming each.
#
# **What the picture means:** a row is a source, a mark says that the outlet has it; the two copies look alike because
# they are one text.
#
# **What it does not mean:** a gap is no fault. An article cannot hold everybody, what is missing here may stand in
# another article, and some rows are hardly sources (*rebels*): rules found them.

# %% [markdown] reading-origin only=harbour-strike
# Of the Ledger's 5 unquoted namings of the strikers 3 stand in sentences that the Herald prints too. They tell of the
# agency's wording, and of neither outlet's. The other 2 stand in the two sentences that differ by a word.
#
# **What the picture means:** a row is a source, a mark says that the outlet has it; the two copies look alike because
# they are one text.
#
# **What it does not mean:** a gap is no fault. An article cannot hold everybody, what is missing here may stand in
# another article, and *rail workers* are no source: they *refused* to move containers, and the rules took that for
# speech.

# %% [markdown] limits
# ### What it cannot say
#
# - **Who changed what.** With two copies either wording may be the agency's, and an agency updates its own text.
# - **Why.** A word that differs may be a choice, a style sheet, an update or a slip.
# - **How often.** One event with copies is one observation, however many words differ in it.

# %% [markdown] doing-first
# ## Doing
#
# ### Exercise 05-1, for all
#
# **In how many places that count do the copies of `first` and `second` differ?** Read all rows. Would you count one of
# those that are not counted?
#
# *You will see: every place in which the two copies differ, counted or not.*

# %% first-rows
copies[["counted", "kind", "operation", "text_a", "text_b"]]

# %% [markdown] first-answer-about
# Put your number in the place of the dots, as `answer = 3`, and run both boxes.
#
# *You will see: whether it is right, or a hint. You may try as often as you like.*

# %% first-answer
answer = int(copies["counted"].sum())  # SOLUTION

# %% first-check
framing.teach.check("05-1", answer)

# %% [markdown] doing-second
# ### Exercise 05-2, for the quick
#
# **How many texts are these articles, by what `find_reuse` found?** Articles of one `copy_group` are one text; an
# article without a group is a text of its own.
#
# *You will see: whether your number is right, or a hint.*

# %% second-answer
# BEGIN SOLUTION
group = reuse.documents["copy_group"]
answer = int((group == "").sum() + group[group != ""].nunique())
# END SOLUTION

# %% second-check
framing.teach.check("05-2", answer)

# %% [markdown] doing-third
# ### Exercise 05-3, for the quick
#
# **How many unquoted namings does the outlet `second` have in sentences of its own?** Whose wording it is was shown by
# label; add up what you need.
#
# *You will see: whether your number is right, or a hint.*

# %% third-answer
answer = int(parted.query("outlet == @second and origin == 'own'")["n_unquoted"].sum())  # SOLUTION

# %% third-check
framing.teach.check("05-3", answer)

# %% [markdown] discussing
# ## Discussing
#
# 1. The two copies differ in a word that readers would notice. Name four ways in which that can have come about.
# 2. An outlet prints agency text under its own name. Whose wording do its readers take it for?
# 3. Ten outlets print one text, an eleventh writes its own. Somebody reports that "ten of eleven outlets" use a word.
#    What would you ask?
# 4. When is a rewording inside quotation marks a fault? Who would have to decide it, and from what?

# %% [markdown] exit
# ## Exit ticket
#
# **What differs between the two copies, and what cannot be known from them?** Two sentences. Name the word that one
# copy has and the other lacks. Do without the word *bias*. Put them between quotation marks in the place of the dots.
#
# *You will see: what your sentences have and what they lack. A person reads them afterwards.*

# %% exit-answer only=syria-2024
# BEGIN SOLUTION
answer = """The copies differ in a modifier: one has the Islamist-led rebels where the other has the rebels.
Which wording is the agency's, and whether anybody edited it, the two texts cannot tell."""
# END SOLUTION

# %% exit-answer only=harbour-strike
# BEGIN SOLUTION
answer = """The copies differ in a modifier: one has militant dockers where the other has dockers.
Which wording is the agency's, and whether anybody edited it, the two texts cannot tell."""
# END SOLUTION

# %% exit-check
framing.teach.check("05-4", answer)

# %% [markdown] more
# *To read more.* Clough, Gaizauskas, Piao and Wilks (2002), METER: measuring text reuse,
# [doi:10.3115/1073083.1073110](https://doi.org/10.3115/1073083.1073110). Boumans, Trilling, Vliegenthart and
# Boomgaarden (2018), The agency makes the (online) news world go round, International Journal of Communication 12,
# 1768-1789.
