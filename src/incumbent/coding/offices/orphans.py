"""Changes whose post another change tells: "A became premier after B resigned", "taking over from B", "before C was sworn in"."""

from __future__ import annotations

from dataclasses import replace

from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.people import Holder
from incumbent.language import Analysis

UNTOLD = Post("")  # the post of a change that its own words do not tell
_CHANGES = ("start", "chosen")
_ACTING = ("acting ", "interim ", "caretaker ", "provisional ", "transitional ")
_SUCCESSION = frozenset({"succeed", "replace", "take", "predecessor"})


def is_named(analysis: Analysis, holder: Holder) -> bool:
    """Whether the words for a person here are a name, and not a pronoun or a description."""
    return analysis.tokens[holder.start].tag.startswith("NNP")


def resolve(analysis: Analysis, found: list[Draft], known: list[Draft]) -> list[Draft]:
    """The changes with every untold post filled from the same sentence, or left out where nothing tells it."""
    kept: list[Draft] = []
    for draft in found:
        if draft.post != UNTOLD:
            kept.append(draft)
            continue
        post = _post_for(analysis, draft, found, known)
        if post is not None:
            kept.append(replace(draft, post=post, confidence=0.7))
    return kept


def _post_for(analysis: Analysis, draft: Draft, found: list[Draft], known: list[Draft]) -> Post | None:
    """The one post that the sentence gives to, or takes from, somebody else; acting holders stand in for the post."""
    tokens = analysis.tokens
    sent = tokens[draft.trigger].sent
    reach = (sent, sent - 1) if tokens[draft.trigger].lemma in _SUCCESSION else (sent,)
    for s in reach:
        posts: list[Post] = []
        for other in [*found, *known]:
            if posts and other.trigger < 0:
                continue  # what a change tells goes before what a description does
            at = other.trigger if other.trigger >= 0 else other.start
            if tokens[at].sent != s or other.post == UNTOLD or other.holder is None or draft.holder is None:
                continue
            if other.holder.key == draft.holder.key:
                continue
            told = other.kind in _CHANGES or other.tie in ("be", "serve")
            if told and other.post.sort not in ("legislator", "aide", "envoy"):
                post = plain(other.post)
                if post not in posts:
                    posts.append(post)
        if posts:
            return posts[0] if len(posts) == 1 else None
    return None


def plain(post: Post) -> Post:
    """The post that an acting holder fills."""
    for mark in _ACTING:
        if post.title.startswith(mark):
            return replace(post, title=post.title.removeprefix(mark))
    return post
