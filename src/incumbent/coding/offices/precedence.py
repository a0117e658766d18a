"""Which claims stand when several speak of one person and one post: an end silences a hold, and so on."""

from __future__ import annotations

import datetime as dt

from incumbent.coding.offices.drafts import Draft
from incumbent.language import Analysis
from incumbent.records import PartialDate

_RECENT = 120  # days before publication within which a change is the article's own news
_BEGUN = 45  # the same for a beginning: who began longer ago is told to hold the post besides


class Precedence:
    """Settles the drafts about one person and one post, as the codebook says."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        published = analysis.article.published_on
        self.published: dt.date | None = published.latest if published else None

    def settle(self, group: list[Draft]) -> list[Draft]:
        """At most one draft a kind."""
        kinds: dict[str, list[Draft]] = {}
        for draft in group:
            kinds.setdefault(draft.kind, []).append(draft)
        self._hold_or_held(kinds)
        if any(d.status == "not_done" for d in kinds.get("end", ())):  # an offer refused: the offer is no resignation
            kinds["end"] = [d for d in kinds["end"] if d.status == "not_done"]
        ends = [d for d in kinds.get("end", ()) if d.status in ("asserted", "reported")]
        if ends:
            self._after_end(kinds, ends)
        self._still_to_come(kinds)
        planned = [d for d in kinds.get("end", ()) if d.status == "planned" and d.date is not None]
        if planned and not ends and any(self._is_near(d.date) for d in planned):
            kinds.pop("hold", None)
        starts = kinds.get("start", [])
        if starts and any(d.date is not None and self._is_near(d.date, _BEGUN) for d in starts):
            kinds.pop("hold", None)
        return [self._best(own) for own in kinds.values() if own]

    def _hold_or_held(self, kinds: dict[str, list[Draft]]) -> None:
        holds, helds = kinds.get("hold", []), kinds.get("held", [])
        if not (holds and helds):
            return
        said_past = any(d.explicit and d.marks & {"past", "late", "then"} for d in helds)
        said_now = any(d.marks & {"now", "acting"} for d in holds)
        if (said_past or any(d.explicit for d in helds)) and not said_now:
            kinds.pop("hold")
        else:
            kinds.pop("held")

    def _after_end(self, kinds: dict[str, list[Draft]], ends: list[Draft]) -> None:
        recent = any(d.date is None or self._is_near(d.date) for d in ends)
        helds = kinds.get("held", [])
        if recent:
            kinds.pop("hold", None)
            helds = []
        else:
            for draft in kinds.pop("hold", []):
                if "now" in draft.marks:
                    draft.kind = "held"
                    helds.append(draft)
            helds = [d for d in helds if d.explicit or "now" in d.marks]
        kinds["held"] = [
            d
            for d in helds
            if "past" in d.marks or "now" in d.marks or d.tie in ("be", "serve") or not any(_within(d, e) for e in ends)
        ]

    def _still_to_come(self, kinds: dict[str, list[Draft]]) -> None:
        """ "was elected on Tuesday ... will succeed him in May": chosen, and not begun."""
        starts, chosen = kinds.get("start", []), kinds.get("chosen", [])
        if not starts or not any(d.trigger >= 0 and d.how in ("succeeded", "replaced", "sworn_in") for d in chosen):
            return
        if all(d.how in ("elected", "appointed") and d.status == "asserted" and self._is_near(d.date) for d in starts):
            first = kinds.pop("start")[0]
            for draft in chosen:
                draft.how, draft.by, draft.date = first.how, first.by, first.date
                draft.start, draft.end = first.start, first.end

    def _is_near(self, date: PartialDate | None, reach: int = _RECENT) -> bool:
        return date is not None and self.published is not None and abs((self.published - date.latest).days) <= reach

    def _best(self, own: list[Draft]) -> Draft:
        """The most telling mention, with what only the others say of date, manner and agent."""
        best = max(own, key=self._rank)
        for other in own:
            if other.status != best.status:
                continue
            best.date = best.date if best.date is not None else other.date
            best.how = best.how if best.how is not None else other.how
            best.by = best.by if best.by is not None else other.by
        return best

    def _rank(self, draft: Draft) -> tuple[bool, bool, bool, bool, bool, int, int]:
        tokens = self.analysis.tokens
        headline = self.analysis.sentences[tokens[draft.start].sent].paragraph == 0
        dated = draft.date is None or (draft.date.latest - draft.date.earliest).days > 366
        named = draft.holder is not None and tokens[draft.holder.start].tag.startswith("NNP")
        return (draft.status != "planned", not headline, not dated, draft.begins, named, draft.strength, -draft.start)


def _within(held: Draft, end: Draft) -> bool:
    return end.start <= held.start < end.end or held.start <= end.trigger < held.end
