"""What the knowledge base knows of a tenure: a title before a name is of the past where the tenure ended long ago."""

from __future__ import annotations

import datetime as dt

from incumbent.coding.offices.drafts import Post
from incumbent.coding.offices.people import Holder
from incumbent.knowledge import Knowledge
from incumbent.knowledge.entries import Person
from incumbent.records import PartialDate

_LONG = dt.timedelta(days=400)


def _shares_name(name: str, person: Person) -> bool:
    """Whether the knowledge base's person really goes by this first and last name."""
    words = name.lower().replace("-", " ").split()
    for known in (person.name, *person.aliases):
        other = known.lower().replace("-", " ").split()
        if words[-1] in other and (words[0] in other or (len(words) > 2 and words[1] in other)):
            return True
    return False


class Past:
    """Questions to the knowledge base about the persons of one article, each asked once."""

    def __init__(self, knowledge: Knowledge, published: PartialDate | None) -> None:
        self.knowledge, self.published = knowledge, published
        self._known: dict[tuple[str, str], Person | None] = {}

    def person(self, holder: Holder, post: Post) -> Person | None:
        """The known person who goes by this name and title."""
        key = (holder.name, post.title)
        if key not in self._known:
            found = self.knowledge.person(holder.name, office=post.title, country=post.country, on=self.published)
            if found is None and " " in holder.name:
                found = self.knowledge.person(holder.name, office=post.title, country=post.country)
            self._known[key] = found if found is not None and _shares_name(holder.name, found) else None
        return self._known[key]

    def has_left(self, holder: Holder, post: Post) -> bool:
        """Whether the knowledge base knows that this person left this post more than a year before publication."""
        ended = self._last_day(holder, post)
        return ended is not None and self.published is not None and self.published.earliest - ended > _LONG

    def holds_now(self, holder: Holder, post: Post) -> bool:
        """Whether the knowledge base has this person in this post on the day of publication, or in the year before."""
        ended = self._last_day(holder, post)
        return ended is not None and self.published is not None and self.published.earliest - ended <= _LONG

    def _last_day(self, holder: Holder, post: Post) -> dt.date | None:
        """The last day of the post's latest known tenure by this person; `date.max` where it goes on."""
        if self.published is None or post.sort not in ("executive", "monarch", "portfolio", "local", "head"):
            return None
        person = self.person(holder, post)
        if person is None:
            return None
        title = post.title.split(" of ")[0].split(" for ")[0]
        last: dt.date | None = None
        for row in self.knowledge.tenures(person=person.id):
            name = row.office_name.lower()
            if title not in name or ("vice" in name) != ("vice" in title) or ("deputy" in name) != ("deputy" in title):
                continue
            if row.start is not None and row.start.earliest > self.published.latest:
                continue
            if row.end is None:
                return dt.date.max
            last = max(last or row.end.latest, row.end.latest)
        return last
