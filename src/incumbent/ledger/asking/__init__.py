"""Questions and their answers, for every room that shows them.

In: a question in plain values, and the file. Out: answers whose every bound names the claims that set it.
"""
