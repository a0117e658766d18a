"""The date of an act: what its words of time say, the day of publication where the reader takes it for news, or none."""

from __future__ import annotations

from incumbent.language.times import Times
from incumbent.language.undated import undated
from incumbent.reader import Anchor, Page
from incumbent.records import PartialDate, Status

WEAK = 0.15  # the likeliest word of time is taken from here on, where none is sure
SURE = 0.9  # surer words of time than this date a change even where the reader takes it for news of the day
NEWS = 0.5  # an undated change is of the day of publication from here on


class Dates:
    """The times of one article, asked by anchor."""

    def __init__(self, page: Page, published: PartialDate | None) -> None:
        self.page, self.published = page, published
        self.times = Times(page.text, page.words, page.sentences, published)

    def ahead(self, date: PartialDate) -> bool:
        """Whether a date lies wholly after the day of publication."""
        return self.published is not None and date.earliest > self.published.latest

    def of(self, anchor: Anchor, status: Status) -> PartialDate | None:
        """When the act takes place; None where the text gives no way to know."""
        ahead = {"planned": True, "asserted": False}.get(status)
        for run in sorted(anchor.roles.get("when", ()), key=lambda r: -r.p):
            date = self.times.resolve(run.first, run.end, ahead)
            if date is not None:
                return date
        weak = anchor.edge.get("when")
        if weak is not None and weak.p >= WEAK:
            return self.times.resolve(weak.first, weak.end, ahead)
        return None

    def of_change(self, anchor: Anchor, status: Status, first: int, end: int) -> PartialDate | None:
        """When a change of office takes effect: words of time, else the day of publication for the news of the day."""
        dated = anchor.classes["dated"]
        date = self.of(anchor, status)
        told = max((r.p for r in anchor.roles.get("when", ())), default=0.0)
        if self.published is not None and status == "asserted" and dated["published"] > max(dated["told"], NEWS):
            if date is None or told <= SURE:
                return self.published
        if date is not None or anchor.roles.get("when"):
            return date
        return undated(self.page.text, self.page.words, self.page.sentences, self.published, first, end, status)
