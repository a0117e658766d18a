"""The file and its schema: opened, brought forward, written all or nothing, its troubles told.

In: a path. Out: a `Store`, which runs statements and explains what goes wrong. Nothing here knows what a claim means.
"""
