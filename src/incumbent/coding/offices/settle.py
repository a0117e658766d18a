"""From many mentions to one claim for each person, office and kind: merge posts, fill countries, drop what others say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from incumbent.coding.offices.countries import Countries
from incumbent.coding.offices.dating import Dating
from incumbent.coding.offices.drafts import Draft
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.past import Past
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.coding.offices.precedence import Precedence
from incumbent.coding.offices.same import RULERS, merged, same_post
from incumbent.knowledge import Knowledge
from incumbent.language import Analysis

NEAR = 100  # mentions of one person on either side that a mention is compared with: all, but in the longest articles


class Settler:
    """Settles the drafts of one article."""

    def __init__(
        self,
        analysis: Analysis,
        names: Names,
        knowledge: Knowledge,
        phrases: Sequence[OfficePhrase] = (),
        dating: Dating | None = None,
    ) -> None:
        self.analysis, self.dating = analysis, dating or Dating(analysis)
        self.precedence = Precedence(analysis)
        self.past = Past(knowledge, analysis.article.published_on)
        self._countries = Countries(analysis, names, knowledge, self.past, phrases)

    def settle(self, drafts: list[Draft]) -> list[Draft]:
        self._merge_posts(drafts)
        self._countries.fill(drafts)
        former = self._told_as_former(drafts)
        tokens = self.analysis.tokens
        for draft in drafts:
            if (
                draft.kind == "hold"
                and draft.tie in ("title", "list", "beside")
                and not draft.marks & {"now", "acting"}
            ):
                if (
                    draft.holder is not None
                    and (
                        self.dating.tells_history(draft.start) or (draft.holder.key, tokens[draft.start].sent) in former
                    )
                    and self.past.has_left(draft.holder, draft.post)
                ):
                    draft.kind, draft.explicit = "held", False
            elif draft.kind == "held" and not draft.explicit and draft.holder is not None:
                if self.past.holds_now(draft.holder, draft.post):
                    draft.kind = "hold"
        self._full_names(drafts)
        return self._choose(drafts)

    def _told_as_former(self, drafts: list[Draft]) -> set[tuple[str, int]]:
        """Holders and sentences in which some post is told as past: "former ambassador and governor"."""
        tokens = self.analysis.tokens
        return {
            (d.holder.key, tokens[d.start].sent)
            for d in drafts
            if d.holder is not None and d.kind == "held" and "past" in d.marks
        }

    def _full_names(self, drafts: list[Draft]) -> None:
        """One person goes by one name: the fullest that any mention completed."""
        names: dict[str, str] = {}
        for draft in drafts:
            if draft.holder is not None and len(draft.holder.name) > len(names.get(draft.holder.key, "")):
                names[draft.holder.key] = draft.holder.name
        for draft in drafts:
            if draft.holder is not None and draft.holder.name != names[draft.holder.key]:
                draft.holder = replace(draft.holder, name=names[draft.holder.key])

    def _merge_posts(self, drafts: list[Draft]) -> None:
        """Mentions of one person's one post tell of it together: "Senator Chu", "a senator from Ohio"."""
        by_person: dict[str, list[Draft]] = {}
        for draft in drafts:
            if draft.holder is not None:
                by_person.setdefault(draft.holder.key, []).append(draft)
        for own in by_person.values():
            for k, draft in enumerate(own):
                near = own[max(0, k - NEAR) : k + NEAR]
                for other in own[max(0, k - NEAR) : k]:
                    if same_post(draft.post, other.post):
                        post = merged(other.post, draft.post)
                        for each in near:
                            if each is draft or each is other or same_post(each.post, other.post):
                                each.post = replace(
                                    merged(each.post, post),
                                    title=each.post.title
                                    if each.post.title not in ("minister", "prosecutor", *RULERS)
                                    else post.title,
                                )
                        break

    def _choose(self, drafts: list[Draft]) -> list[Draft]:
        """One draft for each person, post and kind."""
        groups: list[list[Draft]] = []
        of_person: dict[str, list[list[Draft]]] = {}
        for draft in drafts:
            known = of_person.setdefault(draft.holder.key if draft.holder is not None else "", [])
            for group in known:
                if _same_person(group[0], draft) and same_post(group[0].post, draft.post):
                    group.append(draft)
                    break
            else:
                groups.append([draft])
                known.append(groups[-1])
        kept: list[Draft] = []
        for group in groups:
            kept.extend(self.precedence.settle(group))
        kept.sort(key=lambda d: (d.start, d.end, d.kind))
        return kept


def _same_person(a: Draft, b: Draft) -> bool:
    if a.holder is None or b.holder is None:
        return a.holder is b.holder
    return a.holder.key == b.holder.key
