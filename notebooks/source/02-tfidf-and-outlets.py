# %% [markdown] title only=syria-2024
# # 02 TF-IDF and outlets
#
# **Question.** TF-IDF is the usual first tool for finding the words that are typical of a document. Does it find the
# words by which five outlets name the sides of one story?
#
# **Learning goal.** You can say what a count, a rate and a TF-IDF weight measure, and name three ways in which each of
# them misleads.
#
# *Content: news of a war, with deaths and displacement. The texts belong to their publishers and are here for study.*

# %% [markdown] title only=harbour-strike
# # 02 TF-IDF and outlets
#
# **Question.** TF-IDF is the usual first tool for finding the words that are typical of a document. Does it find the
# words by which six outlets name the sides of one story?
#
# **Learning goal.** You can say what a count, a rate and a TF-IDF weight measure, and name three ways in which each of
# them misleads.
#
# *Content: a strike, with water cannon, injuries and arrests. Outlets, people and places are invented.*

# %% [markdown] plan
# | Minutes | Part | What happens |
# |---|---|---|
# | 5 | Setting up | run two boxes |
# | 10 | Reading | why counts mislead, one picture of terms, what idf can do with few documents |
# | 20 | Doing | exercise 02-1 for all, 02-2 and 02-3 for the quick |
# | 10 | Discussing | what a program that finds "typical words" has found |
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

import framing

pd.set_option("display.max_colwidth", None, "display.max_rows", 100)
framing.teach.start("02", example="{example}")

# %% [markdown] read-about
# *You will see: one row for each article, the news agency that it names, and the group of articles that go back to one
# text.*

# %% read only=syria-2024
corpus = framing.read_corpus("{path}")
mentions = framing.find_mentions(corpus, framing.read_lexicon("{lexicon}"))
outlet, word, shared = "DW", "syrian", "fear"
corpus.docvars[["outlet", "news_agency", "copy_group"]]

# %% read only=harbour-strike
corpus = framing.read_corpus("{path}")
mentions = framing.find_mentions(corpus, framing.read_lexicon("{lexicon}"))
outlet, word, shared = "Tarnmouth Flare", "police", "containers"
corpus.docvars[["outlet", "news_agency", "copy_group"]]

# %% [markdown] counts
# ## Reading
#
# ### Why counts mislead
#
# A count depends on the length of the text, on what was taken for text, and on what is counted as one word. It does not
# know who speaks. It takes one agency report in three newspapers for three choices of the same words. And words come in
# bursts: an article that says *rebels* once is likely to say it again, so twenty words of one article tell less than
# twenty words of twenty articles (Kilgarriff 2005).
#
# Nothing of this makes counts useless. It says what has to be written beside a number.

# %% [markdown] terms-about
# ### The terms with the highest TF-IDF
#
# A term's weight in a document is its count times its *idf*, the inverse document frequency: high for terms that few
# documents have (Spärck Jones 1972). Here all articles of an outlet are one document, each outlet's weights are brought
# to length 1, and words such as *the* and *of* are left out.
#
# *You will see: for each outlet the eight terms with the highest weight. The lines above say the first five in words.*

# %% terms
terms = framing.distinctive_terms(corpus, n=None)
print(fill(framing.plots.describe_terms(terms), 88))
framing.plots.terms(terms, most=8)[0].figure

# %% [markdown] terms-mean only=syria-2024
# **What the picture means.** The lists begin with *said* and with names of places: *Homs*, *Hama*, *Syria*. Every
# article of the day has these. They tell what the story is, and nothing of the outlet. The panels of Business Recorder
# and The New Arab are almost one picture, for they print one text of AFP. In The Telegraph *regime* comes high: a
# label, and one that stands in all five articles. It is high there because it stands there eight times.

# %% [markdown] terms-mean only=harbour-strike
# **What the picture means.** *Said* is among the first five terms of four outlets. It tells that this is news, and
# nothing of the outlet. The panels of the Tarnmouth Herald and the Veldmark Ledger are almost one picture, for they
# print one text of MPA. In The Common Quay *workers* comes first although it stands in all six articles: it stands
# there seven times. *Mob* (the Flare) and *activists* (the Coastwire) do come high, with two places each.

# %% [markdown] terms-mean-not
# **What it does not mean.** A long bar is no sign of an attitude. It says that a word is frequent here and, to a small
# degree, that others lack it. Whose word it is, the outlet's or a source's, and whom it names, the picture does not
# say.

# %% [markdown] idf-about
# ### What idf can do with few documents
#
# *You will see: how many terms stand in how many outlets, and their idf; beside it the form without smoothing, and the
# idf that such a term would have among 5,000 documents.*

# %% idf
outlets = corpus.docvars["outlet"].nunique()
every = terms.drop_duplicates("term").rename(columns={"n_groups_with": "n_outlets"})
table = every.groupby("n_outlets").agg(n_terms=("term", "size"), idf=("idf", "first"))
table["without_smoothing"] = np.log(outlets / table.index)
table["among_5000"] = np.log(5001 / (1 + table.index)) + 1
table.round(2)

# %% [markdown] idf-means only=syria-2024
# With five documents the idf has five values, between 1.00 and 2.10. A term of one outlet alone weighs 2.1 times what a
# term of all five weighs, and no more, so the order is nearly that of counts. Among 5,000 documents a term of one alone
# weighs almost nine times what a term of all 5,000 weighs: idf was made for such collections.
#
# The form without smoothing is no remedy. It gives 0 to every term that all five use, and *rebels* would be gone.

# %% [markdown] idf-means only=harbour-strike
# With six documents the idf has six values, between 1.00 and 2.25. A term of one outlet alone weighs 2.25 times what a
# term of all six weighs, and no more, so the order is nearly that of counts. Among 5,000 documents a term of one alone
# weighs almost nine times what a term of all 5,000 weighs: idf was made for such collections.
#
# The form without smoothing is no remedy. It gives 0 to every term that all six use, and *police* would be gone.

# %% [markdown] labels-about
# ### Where are the words that name the sides?
#
# *You will see: how often a term stands in each outlet's text, and its idf.*

# %% labels only=syria-2024
chosen = terms[terms["term"].isin(["rebels", "insurgents", "islamists", "islamist-led", "regime", "government"])]
chosen.round({"idf": 2}).pivot(index=["term", "idf"], columns="outlet", values="n").fillna(0).astype(int)

# %% labels only=harbour-strike
chosen = terms[terms["term"].isin(["dockers", "strikers", "workers", "mob", "activists", "agitators"])]
chosen.round({"idf": 2}).pivot(index=["term", "idf"], columns="outlet", values="n").fillna(0).astype(int)

# %% [markdown] labels-mean only=syria-2024
# *Rebels*, *regime* and *government* stand in all five articles, so their idf is 1, the lowest there is. TF-IDF has
# nothing to say of labels that everybody uses in different measure, and those are the ones that we asked about.
# *Insurgents* (DW) and *Islamists* (iKurd.net) have a high idf, and stand there twice each. A term is a string of
# letters: *Islamist-led* is another word than *Islamist*, and nothing says whether it names the coalition, its leader
# or an agenda.

# %% [markdown] labels-mean only=harbour-strike
# *Workers* stands in all six articles, so its idf is 1, the lowest there is. TF-IDF has nothing to say of words that
# everybody uses in different measure, and those are the ones that we asked about. *Activists* has the highest idf, and
# stands in one article, twice. And a term is a string of letters: of the seven *workers* in The Common Quay four name
# the strikers. The others are in the name of the union, in Workers' Hall, and rail workers.

# %% [markdown] emphasis
# Emphasis is more than frequency. A word in the first line, a name in the headline, or the one thing that is left out
# can make more salient than ten repetitions. A list of terms sees none of this. It is a good first look at a heap of
# texts that nobody can read: it says where to read. What it found is known when somebody has read there.

# %% [markdown] doing-first only=syria-2024
# ## Doing
#
# ### Exercise 02-1, for all
#
# *Syrian* stands seven times in each of four articles. **How often does DW use it per 1,000 words?** Divide the count
# by the number of words, multiply by 1,000 and round to one decimal. Which outlet uses the word most for its length?
#
# *You will see: the count and the number of counted words of each outlet.*

# %% [markdown] doing-first only=harbour-strike
# ## Doing
#
# ### Exercise 02-1, for all
#
# *Police* stands three times in each of four articles. **How often does the Tarnmouth Flare use it per 1,000 words?**
# Divide the count by the number of words, multiply by 1,000 and round to one decimal. Which outlet uses the word most
# for its length?
#
# *You will see: the count and the number of counted words of each outlet.*

# %% first-table
counts = terms.loc[terms["term"] == word, ["outlet", "n"]]
counts.merge(mentions.documents[["outlet", "n_words"]])

# %% [markdown] first-answer-about
# Python can divide: `1000 * 3 / 200` is 15. Put a number or such a line in the place of the dots, and run both boxes.
#
# *You will see: whether it is right, or a hint. You may try as often as you like.*

# %% first-answer only=syria-2024
answer = round(1000 * 7 / 608, 1)  # SOLUTION

# %% first-answer only=harbour-strike
answer = round(1000 * 3 / 185, 1)  # SOLUTION

# %% first-check
framing.teach.check("02-1", answer)

# %% [markdown] first-solution only=syria-2024 solution
# **Solution.** 7 of 608 words are 11.5 in 1,000. In The New Arab the same seven are 7.4, in The Telegraph 10.0. Four
# equal counts are different rates; and with seven places of a word no difference of rates means much.

# %% [markdown] first-solution only=harbour-strike solution
# **Solution.** 3 of 185 words are 16.2 in 1,000. In the Tarnmouth Herald the same three are 12.3. Equal counts are
# different rates; and with three places of a word no difference of rates means much.

# %% [markdown] doing-second only=syria-2024
# ### Exercise 02-2, for the quick
#
# *Fear* stands in three outlets, so its idf is 1.41. But the three are one text of AFP, twice printed and once
# rewritten. **What is its idf when articles that go back to one text are one document?**
#
# *You will see: the term with outlets as documents, and then with texts as documents.*

# %% [markdown] doing-second only=harbour-strike
# ### Exercise 02-2, for the quick
#
# *Containers* stands in three outlets, so its idf is 1.56. But the three are one text of MPA, twice printed and once
# rewritten. **What is its idf when articles that go back to one text are one document?**
#
# *You will see: the term with outlets as documents, and then with texts as documents.*

# %% second-outlets
terms.loc[terms["term"] == shared, ["outlet", "n", "n_groups_with", "idf"]].round(2)

# %% [markdown] second-texts-about
# *You will see: the same term, counted by text. `n_groups_with` says in how many texts it stands.*

# %% second-texts
texts = framing.distinctive_terms(corpus, by="copy_group", n=None)
texts.loc[texts["term"] == shared, ["copy_group", "n", "n_groups_with", "idf"]].round(2)

# %% [markdown] second-answer-about
# *You will see: whether your number (two decimals) is right, or a hint.*

# %% second-answer only=syria-2024
answer = 1.69  # SOLUTION

# %% second-answer only=harbour-strike
answer = 1.92  # SOLUTION

# %% second-check
framing.teach.check("02-2", answer)

# %% [markdown] doing-third only=syria-2024
# ### Exercise 02-3, for the quick
#
# The cosine compares all terms of two outlets at once: 1 for the same terms in the same proportions, 0 for no term in
# common. Captions are not counted here. **If they are, does the cosine of The New Arab and Business Recorder go up or
# down?** Guess first: `answer = "up"` or `answer = "down"`.
#
# *You will see: the cosines of all outlets, in words and as a picture.*

# %% [markdown] doing-third only=harbour-strike
# ### Exercise 02-3, for the quick
#
# The cosine compares all terms of two outlets at once: 1 for the same terms in the same proportions, 0 for no term in
# common. Captions are not counted here. **If they are, does the cosine of the Tarnmouth Herald and the Veldmark Ledger
# go up or down?** Guess first: `answer = "up"` or `answer = "down"`.
#
# *You will see: the cosines of all outlets, in words and as a picture.*

# %% third-similarity
alike = framing.similarity(corpus)
print(fill(framing.plots.describe_similarity(alike), 88))
framing.plots.similarity(alike).figure

# %% [markdown] third-captions-about
# *You will see: the same numbers with the captions brought back. Run it when you have guessed.*

# %% third-captions
kept = framing.find_zones(corpus, keep=["caption"])
framing.similarity(corpus, zones=kept).pivot(index="a", columns="b", values="cosine").round(3)

# %% [markdown] third-answer-about
# *You will see: whether it is right, or a hint.*

# %% third-answer
answer = "down"  # SOLUTION

# %% third-check
framing.teach.check("02-3", answer)

# %% [markdown] third-solution only=syria-2024 solution
# **Solution.** Down, from .999 to .950. Business Recorder's page has no captions, The New Arab's has 108 words of them.
# The number now measures the choice of pictures too, and the words of the photo agency. And note what .999 overlooks:
# the two prints differ in *Islamist* and *Islamist-led*.

# %% [markdown] third-solution only=harbour-strike solution
# **Solution.** Down, from .991 to .907. The Ledger's page has no captions, the Herald's has 32 words of them. The
# number now measures the choice of pictures too, and the words of the photo agency. And note what .991 overlooks: the
# two prints differ in *militant* and in *strikers* and *protesters*.

# %% [markdown] discussing only=syria-2024
# ## Discussing
#
# The cosine of The New Arab and Business Recorder is near 1, and the two words in which they differ are about naming.
# The cosine of The New Arab and iKurd.net's rewrite is .46, that of The New Arab and DW, a text of its own, .43.

# %% [markdown] discussing only=harbour-strike
# ## Discussing
#
# The cosine of the Tarnmouth Herald and the Veldmark Ledger is near 1, and the words in which they differ are about
# naming. The cosine of the Herald and the Coastwire's rewrite is .39, that of the Herald and Veldmark Public Radio, a
# text of its own, .38.

# %% [markdown] questions
# ### Questions
#
# 1. What can a measure that looks at all words at once not see? When would it be the right one all the same?
# 2. A program lists the "most typical words" of an outlet. What would you ask before you call any of them framing?
# 3. A friend has 5,000 articles of a year. Which of today's warnings still hold, and which do not?
# 4. You compare two outlets, one of which prints agency copy. What do you count, and what do you write about the copy?

# %% [markdown] exit
# ## Exit ticket
#
# **One sentence.** A newspaper writes: "An algorithm has found that *said* and *police* are this paper's favourite
# words." Say what was measured, and what the sentence should have said about counts or rates. Put yours between
# quotation marks in the place of the dots.
#
# *You will see: what your sentence has and what it lacks. A person reads it afterwards.*

# %% exit-answer
answer = "It measured which words are frequent for the length of the text, a rate, and no preference."  # SOLUTION

# %% exit-check
framing.teach.check("02-4", answer)

# %% [markdown] sklearn-about
# ## After the session: the same counts in scikit-learn
#
# `framing.analyzer()` gives scikit-learn our rule for words, and `LexiconVectorizer` counts labels. A vectoriser takes
# all of a text; `counted_texts` gives it the article alone. With many articles of many events a classifier can follow;
# keep the articles of one event in one fold (`GroupKFold`), or it learns the event.
#
# *You will see: how many articles and how many columns, words and labels together.*

# %% sklearn
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion

example = framing.read_corpus("harbour-strike")
words = TfidfVectorizer(analyzer=framing.analyzer(remove="english"))
features = FeatureUnion([("words", words), ("labels", framing.LexiconVectorizer("harbour-strike"))])
features.fit_transform(framing.counted_texts(example)).shape

# %% [markdown] more
# *To read more.* Kilgarriff (2005), Language is never, ever, ever, random,
# [doi:10.1515/cllt.2005.1.2.263](https://doi.org/10.1515/cllt.2005.1.2.263). Spärck Jones (1972), A statistical
# interpretation of term specificity and its application in retrieval,
# [doi:10.1108/eb026526](https://doi.org/10.1108/eb026526).
