# %% [markdown] title
# # 07 Bring your own articles
#
# **Question.** You have articles of your own, in files. What has to be checked before a number about them may be
# believed?
#
# **Learning goal.** You can put articles into a folder that the program reads, account for every file, check what it
# takes for the article and what for the page around it, and say what of the result you may share.
#
# *Content: a strike and harsh words about those on strike. Outlets, people and places are invented.*

# %% [markdown] plan
# | Minutes | Part | What happens |
# |---|---|---|
# | 5 | Setting up | run three boxes |
# | 10 | Reading | every file accounted for, what counts of an article |
# | 20 | Doing | exercise 07-1 for all; naming, a report; then articles of your own; 07-2 and 07-3 for the quick |
# | 10 | Discussing | what may be shared, and what may be said |
# | 5 | Exit ticket | two sentences |

# %% [markdown] setting-up
# ## Setting up
#
# Click into a grey box and press Shift and Enter together, from the first box to the last. Files that this notebook
# writes lie beside it: a folder `my-articles` and a folder `report`.
#
# *You will see: where your answers are kept.*

# %% start
# %matplotlib inline
import warnings
from pathlib import Path

import pandas as pd

import framing

pd.set_option("display.max_colwidth", 160, "display.max_rows", 100)
framing.teach.start("07", example="{example}")

# %% [markdown] post-about
# Three short articles stand in for yours, copied from web pages as one copies: with captions, links and comments.
#
# *You will see: nothing yet. The box keeps two articles.*

# %% articles
post = """Dockers vote on new offer

Dockers in Tarnmouth vote on Tuesday on an offer of 4 percent, the union HWU said.

A mob of dockers pushes against the fence at Gate 4 on Sunday. [MPA]

"The strikers are tired and proud," union leader Mara Tollen said.

The minister, Edvin Sorrel, said on Monday that the mob had cost the country 120 million crowns.

© 2025 Harbour Post. All rights reserved."""

# %% [markdown] mail-about
# *You will see: nothing yet. The box keeps the second article.*

# %% mail
mail = """Last offer to the mob

The mob at Gate 4 has a last chance to go back to work.

Port bosses offered the militants 4 percent on Monday. The agitators behind the strike would not comment.

"It is a good offer," a manager of the port authority said.

Read more: Striker of the Rovers out for a month"""

# %% [markdown] letter-about
# *You will see: nothing yet. The box keeps the third.*

# %% letter
letter = """TARNMOUTH (MPA) - Dockers in Tarnmouth vote on Tuesday on an offer of 4 percent, the union HWU said.

"The strikers are tired and proud," union leader Mara Tollen said.

The minister, Edvin Sorrel, said on Monday that the strikers had cost the country 120 million crowns.

Comments (2)
Gull_7: A mob, nothing else. Send them home.
Netmender: Try a night shift."""

# %% [markdown] folder-about
# One folder for each outlet, named after it, with a plain `.txt` file for each article: that is all the program needs.
# Two more files are in it, as happens: one is blank, for the copying failed, and one is a scan.
#
# *You will see: the files.*

# %% folder
folder = Path("my-articles")
texts = {"Harbour Post": post, "Tarnmouth Mail": mail, "Tollen Letter": letter, "Tarnmouth Star": " "}
for outlet, text in texts.items():
    (folder / outlet).mkdir(parents=True, exist_ok=True)
    (folder / outlet / "offer.txt").write_text(text, encoding="utf-8")
(folder / "Tarnmouth Star" / "scan.pdf").write_text("no text in here", encoding="utf-8")
files = sorted(path.as_posix() for path in folder.glob("*/*"))
files

# %% [markdown] read-about
# ## Reading
#
# ### Every file is accounted for
#
# The first question to any count: of what? A file in the folder is an article that counts, or it is left out and
# named, with the reason. Where the two do not add up, nothing that follows can be trusted. And a file that never came
# into the folder nobody can name: compare with your own list.
#
# *You will see: the sum, and what was left out. The program warns of it as well; the first lines of the box keep that
# quiet here.*

# %% read
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    corpus = framing.read_corpus(folder)
print(f"{len(files)} files = {len(corpus)} articles + {len(corpus.left_out)} left out")
corpus.left_out[["file", "reason"]]

# %% [markdown] wrong-about
# What would make the result unsure is no warning but an error, with what to do about it.
#
# *You will see: what the program says of a folder that is not there.*

# %% wrong
try:
    framing.read_corpus("my-artikles")
except framing.FramingError as error:
    print(error)

# %% [markdown] zones-about
# ### What counts of an article
#
# A page is more than its article. `find_zones` labels each piece: body and subheads count; captions, headlines, links,
# comments and the rest are kept and not counted. It goes by rules, and rules err. So look at every piece of the first
# articles, and at a sample of the rest.
#
# *You will see: the three articles; click on a name to open one. What does not count is grey, with its zone in front.*

# %% zones
zones = framing.find_zones(corpus)
framing.show(corpus, zones=zones)

# %% [markdown] search-about
# A search box knows nothing of zones.
#
# *You will see: every place of the word "mob", in whichever zone.*

# %% search
hits = framing.kwic(corpus, "mob", zones=zones, counted_only=False)
hits["zone"].value_counts()

# %% [markdown] doing-first
# ## Doing
#
# ### Exercise 07-1, for all
#
# **How often do the three articles, and not their captions, headlines or readers, say *mob*?** Read the articles
# above: one piece that is not grey should be. Then count.
#
# *You will see: the places with their zones.*

# %% first-places
hits[["outlet", "zone", "left", "match", "right"]]

# %% [markdown] first-answer-about
# Put your number in the place of the dots, as `answer = 3`, and run both boxes.
#
# *You will see: whether it is right, or a hint. You may try as often as you like.*

# %% first-answer
# BEGIN SOLUTION
readers = hits["left"].str.contains("Gull_7")
answer = int(((hits["zone"] == "body") & ~readers).sum())
# END SOLUTION

# %% first-check
framing.teach.check("07-1", answer)

# %% [markdown] mend-about
# ### Mend the file, not the number
#
# Comments in a form that the rules do not know were counted as the outlet's words. Cut them from the file, delete the
# files that hold nothing, write down that you did, and read again.
#
# *You will see: labels by outlet after that, in words and as a picture.*

# %% mend
(folder / "Tollen Letter" / "offer.txt").write_text(letter.partition("Comments (2)")[0], encoding="utf-8")
for name in corpus.left_out["file"]:
    (folder / name).unlink()
corpus = framing.read_corpus(folder)
mentions = framing.find_mentions(corpus, framing.read_lexicon("{lexicon}"))
labels = framing.naming(mentions)
print(framing.plots.describe_naming(labels, referent="STRIKERS"))
framing.plots.naming(labels, referent="STRIKERS").figure

# %% [markdown] mend-means
# **What the picture means.** Who names the dockers how in these three articles, and in whose words. The Tarnmouth
# Mail's three labels are its own; the Harbour Post's *mob* is given to the minister.
#
# **What it does not mean.** Nothing about these outlets on other days. Three articles are something to read, and no
# sample. And are they three?

# %% [markdown] reuse-about
# *You will see: whether any two of them share text.*

# %% reuse
reuse = framing.find_reuse(corpus)
reuse.pairs[["outlet_a", "outlet_b", "verdict", "reason"]]

# %% [markdown] report-about
# ### A report
#
# One page with tables, pictures and the sentences behind every number. It takes a few seconds, in a browser up to a
# minute or two.
#
# *You will see: where it lies. Open it from the list of files.*

# %% report
lexicon = framing.read_lexicon("{lexicon}")
framing.write_report(corpus, [lexicon], "report")

# %% [markdown] yours
# ### Now yours
#
# Put your own texts into the three boxes at the top, or your files into `my-articles`, a folder for each outlet, and
# delete ours. Run all boxes again. Take another lexicon: your own (`framing.read_lexicon("gate-four.yaml")`, notebook
# 06), or the general ones (`framing.list_lexicons()` names them). The exercises are about the articles above and no
# longer fit then.

# %% [markdown] doing-second
# ### Exercise 07-2, for the quick
#
# **How many independent texts are there in the folder?** Files that are blank are none, and copies of one text are
# one.
#
# *You will see: whether your number is right, or a hint.*

# %% second-answer
# BEGIN SOLUTION
group = reuse.documents["copy_group"]
answer = int((group == "").sum() + group[group != ""].nunique())
# END SOLUTION

# %% second-check
framing.teach.check("07-2", answer)

# %% [markdown] doing-third
# ### Exercise 07-3, for the quick
#
# **With which two words do the two copies name the dockers differently?** Write them as `answer = {"one", "other"}`.
#
# *You will see: each place in which the two copies differ.*

# %% third-places
variants = framing.variants(corpus, lexicon, reuse=reuse)
variants[["counted", "kind", "text_a", "text_b"]]

# %% [markdown] third-answer-about
# *You will see: whether your words are right, or a hint.*

# %% third-answer
answer = set(variants.query("kind == 'label'")[["text_a", "text_b"]].to_numpy().ravel())  # SOLUTION

# %% third-check
framing.teach.check("07-3", answer)

# %% [markdown] discussing
# ## Discussing
#
# ### What may be shared
#
# Articles belong to their publishers. Copying them to count words in them is allowed for research in the European
# Union, and under conditions for others (TEACHING.md has more; neither is legal advice). Passing them on is another
# matter. As a rule: share counts, your lexicon, the list of articles with outlet, date and address, and single
# sentences as quotations with their source. Keep the texts, and the report with its sentences, within the class.

# %% [markdown] questions
# ### Questions
#
# 1. Where did your articles come from, and which are missing? Whom did the search word leave out?
# 2. A caption names the dockers a *mob*. Is that the outlet's word? When would you count captions?
# 3. You removed comments from one file by hand. What do you write down, so that others can do the same?
# 4. Your result names an outlet. Would its editor find that you have read the article?

# %% [markdown] exit
# ## Exit ticket
#
# **What did you check in these articles before you believed a number, and what of them would you share?** Two
# sentences. Put them between quotation marks in the place of the dots.
#
# *You will see: what your sentences have and what they lack. A person reads them afterwards.*

# %% exit-answer
# BEGIN SOLUTION
answer = """I checked that every file was counted or named as left out, and read the zones of each article against its
text. I would share the counts, the lexicon and the list of articles, and not the texts."""
# END SOLUTION

# %% exit-check
framing.teach.check("07-4", answer)
