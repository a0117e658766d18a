"""What is learned: one encoder, one pass over an article, several heads.

In: a text whose first line is its title. Out: what the heads saw, as word spans with probabilities (`Reading`). The
coders make claims, events and statements of it.
"""
