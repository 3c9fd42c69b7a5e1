# %% [markdown] title only=syria-2024
# # 01 Five outlets, one day
#
# **Question.** On 6 December 2024 five outlets reported the advance of an armed coalition on the Syrian city of Homs.
# With which words does each of them name that coalition?
#
# **Learning goal.** You can say with which words an article names a group, show the sentences behind a number, and say
# what five articles cannot show.
#
# *Content: news of a war, with deaths, displacement and a massacre. The texts belong to their publishers and are here
# for study.*

# %% [markdown] title only=harbour-strike
# # 01 Six outlets, one day
#
# **Question.** On 14 March 2025 six outlets reported how police cleared people on strike from the gates of a port. With
# which words does each of them name those people?
#
# **Learning goal.** You can say with which words an article names a group, show the sentences behind a number, and say
# what six articles cannot show.
#
# *Content: a strike, with water cannon, injuries and arrests. Outlets, people and places are invented.*

# %% [markdown] plan
# | Minutes | Part | What happens |
# |---|---|---|
# | 5 | Setting up | run two boxes, see which articles there are |
# | 10 | Reading | framing and naming, one picture, the sentences behind a number |
# | 20 | Doing | exercise 01-1 for all, 01-2 and 01-3 for the quick |
# | 10 | Discussing | one text twice, what may be said of an outlet, how sure we are |
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
framing.teach.start("01", example="{example}")

# %% [markdown] read-about
# A corpus is a folder of texts and a table that says where each comes from. `copy_group` joins articles that go back to
# one text of a news agency, and `outlet_basis` says how the outlet is known.
#
# *You will see: one row for each article.*

# %% read only=syria-2024
corpus = framing.read_corpus("{path}")
codebook = framing.read_lexicon("{lexicon}")
group, word, outlet = "HTS_FORCES", "terrorist", "DW"
corpus.docvars[["outlet", "outlet_basis", "news_agency", "copy_group"]]

# %% read only=harbour-strike
corpus = framing.read_corpus("{path}")
codebook = framing.read_lexicon("{lexicon}")
group, word, outlet = "STRIKERS", "mob", "Tarnmouth Herald"
corpus.docvars[["outlet", "outlet_basis", "news_agency", "copy_group"]]

# %% [markdown] read-meaning only=syria-2024
# Five rows, and not five independent choices of words. Three are in the copy group `afp`: The New Arab and Business
# Recorder print one text of the agency AFP, and iKurd.net rewrites it. Three outlets are *inferred* from the form of
# the page; whoever quotes a figure from here should say so.

# %% [markdown] read-meaning only=harbour-strike
# Six rows, and not six independent choices of words. Three are in the copy group `mpa`: the Tarnmouth Herald and the
# Veldmark Ledger print one text of the agency MPA, and the Veldmark Coastwire rewrites it. One outlet is *inferred*
# from the form of the page; whoever quotes a figure from here should say so.

# %% [markdown] framing
# ## Reading
#
# ### Framing as emphasis
#
# To frame, says Entman (1993), is to select some aspects of what goes on and to make them more salient in a text, so
# that the text suggests what the problem is, what caused it, how to judge it or what to do. One way is the name that a
# group is given. *Striker* names people by the work that they stopped, *docker* by their trade, *mob* as one disorderly
# body. All three can be said of the same people, and each picks out something else.

# %% [markdown] not-framing
# A name is a device of framing. It is not yet a frame, and not every difference is framing. Where one text has facts
# that the other lacks, readers get other information, and not the same information in another light. Cacciatore,
# Scheufele and Iyengar (2016) ask researchers to part these two and to give up the one word for both. So we say
# *naming* and *word choice*. What readers make of it, no count of words can tell.

# %% [markdown] agencies
# One more thing before we count. Much of what newspapers print comes from agencies, which sell one text to many. Some
# print it as it came, some shorten it, some rewrite it sentence by sentence. The words are then the agency's, unless
# somebody changed them, and the reader is seldom told. Whoever counts three prints as three voices has counted one
# newsroom three times. That is why the table above has the column `copy_group`.

# %% [markdown] naming-about only=syria-2024
# ### Who is named how?
#
# A codebook lists which words can name whom; `HTS_FORCES` is its code for the coalition that Hayat Tahrir al-Sham (HTS)
# leads. A naming is *direct* inside quotation marks, *indirect* where it is given to a source without quotation marks,
# and *unattributed* anywhere else: there the outlet speaks.
#
# *You will see: a panel for each label and in it a row for each outlet. The three numbers are unattributed + indirect +
# direct; the bar is the share of all namings (n), and the thin line above it an interval, of which notebook 04 says
# more. The lines above the picture say the same in words.*

# %% [markdown] naming-about only=harbour-strike
# ### Who is named how?
#
# A codebook lists which words can name whom; `STRIKERS` is its code for the people who stopped work. A naming is
# *direct* inside quotation marks, *indirect* where it is given to a source without quotation marks, and *unattributed*
# anywhere else: there the outlet speaks.
#
# *You will see: a panel for each label and in it a row for each outlet. The three numbers are unattributed + indirect +
# direct; the bar is the share of all namings (n), and the thin line above it an interval, of which notebook 04 says
# more. The lines above the picture say the same in words.*

# %% naming
mentions = framing.find_mentions(corpus, codebook)
labels = framing.naming(mentions)
print(fill(framing.plots.describe_naming(labels, referent=group), 88))
framing.plots.naming(labels, referent=group).figure

# %% [markdown] naming-means only=syria-2024
# **What the picture means.** *Rebel* is the most frequent label in all five articles. What differs is what stands
# beside it: *insurgent* in DW, *Islamist* in iKurd.net, *anti-regime* (`anti-gov`) in The Telegraph.

# %% [markdown] naming-means only=harbour-strike
# **What the picture means.** No label is the most frequent in all six articles. Outside quotation marks *docker* or
# *worker* leads or shares the lead in five of them, and *mob* in the Tarnmouth Flare. *Activist* stands in the Veldmark
# Coastwire alone.

# %% [markdown] naming-means-not
# **What it does not mean.**
#
# - It shows no bias. There is no baseline, no word that all sides would call neutral. A difference is a difference.
# - Rows that are alike can be one agency text, printed twice. Then they count once.
# - The light part of a bar is indirect speech. Whether the wording there is the outlet's or the source's, one text
#   cannot tell.
# - One article is not its outlet. The picture describes these articles of one day.

# %% [markdown] count-about
# ### Read before you believe
#
# A count says how often something was found. Only the concordance, the list of the places with their sentences, says
# what was found. So first the count, as a search box would give it.
#
# *You will see: how often one word stands in each article.*

# %% count
hits = framing.kwic(corpus, word)
hits["outlet"].value_counts().reindex(corpus.docvars["outlet"], fill_value=0).to_frame()

# %% [markdown] sentences-about only=syria-2024
# 1, 0, 1, 2, 0, as if DW used *terrorist* most. Do not believe it yet.
#
# *You will see: each sentence with the word marked. Behind it, in bold, stands to whom the word is given; where nothing
# stands, the outlet speaks.*

# %% [markdown] sentences-about only=harbour-strike
# 1, 2, 0, 1, 0, 1, as if four of six outlets called the strikers a *mob*. Do not believe it yet.
#
# *You will see: each sentence with the word marked. Behind it, in bold, stands to whom the word is given; where nothing
# stands, the outlet speaks.*

# %% sentences
passages = framing.evidence(mentions, label=word)
framing.show(passages)

# %% [markdown] sentences-mean only=syria-2024
# The New Arab and Business Recorder print one sentence of AFP's: the word stands in quotation marks and is the Syrian
# defence ministry's. In DW, one *terrorist* is Ankara's word, in quotation marks, for the Kurdish-led SDF; the other is
# DW's own, for al-Qaeda.
#
# **No outlet calls the coalition terrorist in words of its own.** The number was right and meant none of what it seemed
# to mean.

# %% [markdown] sentences-mean only=harbour-strike
# The Common Quay reports the minister's word and contradicts it. Veldmark Public Radio quotes it, in quotation marks.
# The Veldmark Coastwire gives it to the port authority, which says "rioters" in the two prints of the agency's text. Of
# the Tarnmouth Flare's two, one is an importer's, and one is its own.
#
# **One outlet of six calls the strikers a mob in words of its own, once.** The number was right and did not mean what
# it seemed to mean.

# %% [markdown] doing-first only=syria-2024
# ## Doing
#
# ### Exercise 01-1, for all
#
# **How often does DW's article name the coalition outside quotation marks, with whichever label?** Count the passages.
# Captions are not the article: often the photo agency wrote them. Words inside quotation marks are somebody else's.
#
# *You will see: every naming of the coalition on DW's page, in brackets in its sentence, and first the zone of the page
# in which it stands.*

# %% [markdown] doing-first only=harbour-strike
# ## Doing
#
# ### Exercise 01-1, for all
#
# **How often does the Tarnmouth Herald's article name the strikers outside quotation marks, with whichever label?**
# Count the passages. Captions are not the article: often the photo agency wrote them. Words inside quotation marks are
# somebody else's.
#
# *You will see: every naming of the strikers on the Herald's page, in brackets in its sentence, and first the zone of
# the page in which it stands.*

# %% first-page
zones = framing.find_zones(corpus, keep=["caption"])
page = framing.find_mentions(corpus, codebook, zones=zones)
rows = framing.evidence(page, outlet=outlet, referent=group)
lines = rows["zone"] + ": " + rows["before"] + "[" + rows["match"] + "]" + rows["after"]
print(*(fill(line, 88) for line in lines), sep="\n\n")

# %% [markdown] first-answer-about
# Put your number in the place of the dots, as `answer = 3`, and run both boxes.
#
# *You will see: whether it is right, or a hint. You may try as often as you like.*

# %% first-answer only=syria-2024
answer = 8  # SOLUTION

# %% first-answer only=harbour-strike
answer = 5  # SOLUTION

# %% first-check
framing.teach.check("01-1", answer)

# %% [markdown] first-solution only=syria-2024 solution
# **Solution.** 8: six times *rebel*, twice *insurgent*. With the two inside quotation marks it would be 10, with the
# caption 9.

# %% [markdown] first-solution only=harbour-strike solution
# **Solution.** 5: twice *docker*, twice *striker*, once *agitator*. With the two inside quotation marks it would be 7,
# with the caption 6.

# %% [markdown] doing-second only=syria-2024
# ### Exercise 01-2, for the quick
#
# *Rebel* stands in all five articles. **In how many independent texts does it stand?** Copies and rewrites of one text
# are one text: one newsroom chose the word, and others passed it on.
#
# *You will see: how often the word stands in each article and how it stands there first, by copy group.*

# %% [markdown] doing-second only=harbour-strike
# ### Exercise 01-2, for the quick
#
# *Agitators* stands in five of the six articles, quoted or not. **In how many independent texts does it stand?** Copies
# and rewrites of one text are one text: one newsroom chose the word, and others passed it on.
#
# *You will see: how often the word stands in each article and how it stands there first, by copy group.*

# %% second-table only=syria-2024
places = framing.evidence(mentions, label="rebel", referent=group)
places.merge(corpus.docvars[["outlet", "copy_group"]]).groupby(["copy_group", "outlet"])["match"].agg(["size", "first"])

# %% second-table only=harbour-strike
places = framing.evidence(mentions, label="agitator", referent=group)
places.merge(corpus.docvars[["outlet", "copy_group"]]).groupby(["copy_group", "outlet"])["match"].agg(["size", "first"])

# %% [markdown] second-answer-about
# *You will see: whether your number is right, or a hint.*

# %% second-answer
answer = 3  # SOLUTION

# %% second-check
framing.teach.check("01-2", answer)

# %% [markdown] doing-third only=syria-2024
# ### Exercise 01-3, for the quick
#
# A label can carry modifiers, words joined to it that say more of those named: *Islamist-led* rebels, *Turkey-backed*
# forces. **Which outlet alone puts a foreign sponsor into the name of the coalition?** Then look at the sentences
# below: who states the same relation elsewhere?
#
# *You will see: modifiers of the coalition by outlet, in words and as a picture.*

# %% [markdown] doing-third only=harbour-strike
# ### Exercise 01-3, for the quick
#
# A label can carry modifiers, words joined to it that say more of those named: *striking* dockers, *Norland-funded*
# agitators. **Which outlet alone puts a country as sponsor into the name of the strikers, outside quotation marks?**
# Then look at the sentences below: whom does it report?
#
# *You will see: modifiers of the strikers by outlet, in words and as a picture.*

# %% third-modifiers
modifiers = framing.modifiers(mentions)
print(fill(framing.plots.describe_modifiers(modifiers, referent=group), 88))
framing.plots.modifiers(modifiers, referent=group).figure

# %% [markdown] third-sentences-about
# *You will see: the places of the sponsor's name, with seven words on either side.*

# %% third-sentences only=syria-2024
framing.kwic(corpus, "turk*", window=7)

# %% third-sentences only=harbour-strike
framing.show(pd.concat([framing.kwic(corpus, pattern, window=7) for pattern in ("norland*", "foreign*")]))

# %% [markdown] third-answer-about
# Write the outlet's name in quotation marks, as `answer = "The Herald"`.
#
# *You will see: whether the name is right, or a hint.*

# %% third-answer only=syria-2024
answer = "iKurd.net"  # SOLUTION

# %% third-answer only=harbour-strike
answer = "Veldmark Coastwire"  # SOLUTION

# %% third-check
framing.teach.check("01-3", answer)

# %% [markdown] copies only=syria-2024
# ## Discussing
#
# ### One text, two prints
#
# The two prints of AFP's text have the same labels, and differ in two modifiers: "their Islamist leader" and "the
# Islamist-led rebels" in The New Arab, "their leader" and "the rebels" in Business Recorder. One outlet may have taken
# the words out, the other may have put them in, or the agency may have sent two versions. That they differ is all that
# can be said.

# %% [markdown] copies only=harbour-strike
# ## Discussing
#
# ### One text, two prints
#
# The two prints of MPA's text differ in two words: "militant dockers" and "the strikers" in the Tarnmouth Herald,
# "dockers" and "the protesters" in the Veldmark Ledger. One outlet may have changed the words, or the other, or the
# agency may have sent two versions. That they differ is all that can be said.

# %% [markdown] fair
# ### Naming outlets fairly
#
# An outlet is people who work there and people who read it, and your sentence may be read by both. Name the article and
# its day, not the outlet at large. Give the number with its kind, and the sentence behind it. Say when the text is an
# agency's. Say what you did not count. Then ask whether you would write the same sentence about the outlet that you
# like best.

# %% [markdown] sure-about
# ### How sure are we?
#
# So far we have described articles. Is any of it a difference between *outlets*? The program counts what is independent
# and says what a test could find.
#
# *You will see: four sentences.*

# %% sure
plan = framing.design(corpus, mentions)
print(*(fill(sentence, 88) for sentence in plan.sentences[:4]), sep="\n\n")

# %% [markdown] sure-means only=syria-2024
# **The program declines to give a p-value, and says why.** Three of the five articles go back to one text, so there are
# three texts; with three texts the smallest p that any test could reach is .67. No difference, however large, would be
# found. What is left are counts with their sentences: they describe these articles, and do not estimate how an outlet
# writes.

# %% [markdown] sure-means only=harbour-strike
# **The program declines to give a p-value, and says why.** Three of the six articles go back to one text, so there are
# four texts; with four texts the smallest p that any test could reach is .5. No difference, however large, would be
# found. What is left are counts with their sentences: they describe these articles, and do not estimate how an outlet
# writes.

# %% [markdown] questions
# ### Questions
#
# 1. Which of these labels would the people named use of themselves, and which would their opponents? Is there one that
#    both would accept? What follows for "neutral"?
# 2. Two outlets print one agency text. Who chose its words: the agency, the outlets, or both?
# 3. You find that one outlet says a word three times and another never. What do you look at before you write that down?
# 4. The program found nothing to test. Was the session for nothing?

# %% [markdown] exit
# ## Exit ticket
#
# **One sentence.** Write about one outlet and one label: a sentence that is true of its article, says a number and
# whose words they are, and that its editor would accept as a description. Do without the word *bias*. Put it between
# quotation marks in the place of the dots.
#
# *You will see: what your sentence has and what it lacks. A person reads it afterwards.*

# %% exit-answer only=syria-2024
answer = "DW's article of 6 December 2024 says rebel six times, of which once in its own voice."  # SOLUTION

# %% exit-answer only=harbour-strike
answer = "The Tarnmouth Flare's article says mob twice outside quotation marks, once in its own voice."  # SOLUTION

# %% exit-check
framing.teach.check("01-4", answer)

# %% [markdown] more
# *To read more.* Entman (1993), Framing: toward clarification of a fractured paradigm,
# [doi:10.1111/j.1460-2466.1993.tb01304.x](https://doi.org/10.1111/j.1460-2466.1993.tb01304.x). Cacciatore, Scheufele
# and Iyengar (2016), The end of framing as we know it and the future of media effects,
# [doi:10.1080/15205436.2015.1068811](https://doi.org/10.1080/15205436.2015.1068811).
