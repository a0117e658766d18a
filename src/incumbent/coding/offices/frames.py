"""Changes of office: each cue's frame says who takes or leaves which post, by whom, when, and whether it happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from incumbent.coding.offices.allotments import Allotments
from incumbent.coding.offices.arrivals import Arrivals
from incumbent.coding.offices.changes import Cue, Cues
from incumbent.coding.offices.dating import Dating
from incumbent.coding.offices.departures import Departures
from incumbent.coding.offices.drafts import Draft
from incumbent.coding.offices.idioms import Idioms
from incumbent.coding.offices.kinds import edge
from incumbent.coding.offices.mandates import Mandates
from incumbent.coding.offices.orphans import UNTOLD, resolve
from incumbent.coding.offices.outlook import Outlook, outlook
from incumbent.coding.offices.people import People
from incumbent.coding.offices.posts import Posts
from incumbent.coding.offices.roles import agent
from incumbent.coding.offices.standing import Standing
from incumbent.coding.offices.tools import FrameTools
from incumbent.language import Analysis
from incumbent.records import PartialDate

_NEWS_PARAGRAPHS = 3
_FAR = 9


class ChangeReader(FrameTools):
    """Reads the changes of one article."""

    def __init__(self, analysis: Analysis, people: People, posts: Posts, dating: Dating, cues: Cues) -> None:
        super().__init__(analysis, people, posts, dating)
        self.cues = cues
        arrivals = Arrivals(analysis, people, posts, dating)
        departures = Departures(analysis, people, posts, dating)
        standing = Standing(analysis, people, posts, dating)
        idioms = Idioms(analysis, people, posts, dating)
        mandates = Mandates(analysis, people, posts, dating)
        mandates.standing = standing
        allotments = Allotments(analysis, people, posts, dating)
        self._frames: dict[str, Callable[[Cue, int], Iterator[Draft]]] = {
            "put": arrivals.put, "take": arrivals.take, "follow": arrivals.follow,
            "leave": departures.leave, "oust": departures.oust, "swap": departures.swap,
            "die": departures.die, "kill": departures.kill, "lose": departures.lose,
            "lead": standing.lead, "sit": standing.sit, "hold": standing.hold, "seat": standing.seat,
            "precede": standing.precede, "tenure": idioms.tenure, "lapse": idioms.lapse, "cede": idioms.cede,
            "grant": idioms.grant, "cost": idioms.cost, "echo": idioms.echo,
            "allot": allotments.allot, "shift": allotments.shift, "run": mandates.run, "represent": mandates.represent,
            "victor": mandates.victor, "nominee": mandates.nominee,
        }  # fmt: skip
        self._news: dict[str, tuple[PartialDate, str | None]] = {}

    def read(self) -> list[Draft]:
        found = self.posts.changes
        self._news.clear()
        for token in self.tokens:
            cue = self._cue(token.i)
            if cue is None:
                continue
            result = "done" if cue.frame == "seat" else outlook(self.analysis, token.i)
            if result == "none":
                continue
            if result == "done":
                self._note_news(cue, token.i)
            for draft in self._frames[cue.frame](cue, token.i):
                dressed = self._dress(draft, cue, token.i, result)
                if dressed is not None:
                    found.append(dressed)
                    if dressed.holder is not None and dressed.kind in ("start", "chosen") and dressed.post != UNTOLD:
                        self.posts.known.setdefault(dressed.holder.key, []).append(dressed)
        self._share_news(found)
        return resolve(self.analysis, found, [d for own in self.posts.known.values() for d in own])

    def _cue(self, i: int) -> Cue | None:
        token = self.tokens[i]
        if token.lower in ("out", "gone") and i and self.tokens[i - 1].lower == "also":
            return self.cues.verbs["sack"][0]  # "also out are A and B"
        tag = "V" if token.lower == "quit" else token.tag[0]  # often taken for a noun
        if tag == "V" and (token.dep not in ("aux", "auxpass", "amod", "compound") or token.tag == "VBD"):
            cues = self.cues.verbs.get(token.lemma, ())
            for cue in sorted(cues, key=lambda c: self._followed(i, c.particle)) if len(cues) > 1 else cues:
                if self._followed(i, cue.particle) < _FAR:
                    if i >= 2 and self.tokens[i - 1].text == "-" and self.tokens[i - 2].lower == "re":
                        return next(iter(self.cues.verbs.get(f"re{token.lemma}", ())), None)
                    return cue
        elif tag == "N" and token.dep != "compound":
            if i and self.tokens[i - 1].lower in ("second", "third", "fourth", "re", "-"):
                return None
            noun = self.cues.nouns.get(token.lower)
            if noun is None and token.tag == "NNS" and token.lower.endswith("s"):
                noun = self.cues.nouns.get(token.lower[:-1])
                noun = noun if noun is not None and noun.frame in ("leave", "oust", "put", "die") else None
            return noun
        return None

    def _followed(self, i: int, particle: str) -> int:
        """How far behind the verb its particle stands: 4 where it needs none, `_FAR` where it has none near."""
        words = particle.split()
        near = range(i + 1, min(i + 4, len(self.tokens)))
        found = (k - i for k in near if [t.lower for t in self.tokens[k : k + len(words)]] == words)
        return next(found, _FAR) if words else 4

    def _note_news(self, cue: Cue, i: int) -> None:
        """Remember when, and by whom, the first recent change of this manner is told, whatever its posts."""
        time = self.dating.expression(i)
        if (
            cue.how
            and cue.how not in self._news
            and time is not None
            and time.value
            and self.dating.is_near(time.value)
        ):
            by = agent(self.analysis, i) if not cue.noun else None
            holder = self.who(by)
            self._news[cue.how] = (time.value, holder.name if holder is not None else None)

    def _share_news(self, found: list[Draft]) -> None:
        """A change told again without a date ("the replacement of A with B") is the dated one told before it."""
        for draft in found:
            news = self._news.get(draft.how or "")
            if (
                news is None
                or draft.date is not None
                or draft.status != "asserted"
                or draft.kind not in ("start", "end")
            ):
                continue
            if self.paragraph(draft) <= _NEWS_PARAGRAPHS or draft.how == "replaced":
                draft.date = news[0]
                if draft.by is None and (draft.holder is None or news[1] != draft.holder.name):
                    draft.by = news[1]

    def _dress(self, draft: Draft, cue: Cue, i: int, result: Outlook) -> Draft | None:
        """Add date, agent, status; a start that is still to come is a `chosen`."""
        time = self.dating.expression(i)
        if time is None and cue.noun and draft.holder is not None:
            time = self.dating.right_after(draft.holder.end)  # "the removal of President Ana Lima on Monday"
        if time is not None and time.role == "until" and draft.kind == "start" and self.dating.is_ahead(time.value):
            time = None  # how long, and not when
        if time is not None and draft.kind in ("start", "end", "chosen"):
            draft.date = edge(time.value, last=False) if time.role == "since" and time.value else time.value
            if self.tokens[time.start].sent == self.tokens[i].sent:
                if max(draft.end, time.end) - min(draft.start, time.start) < 45:
                    draft.start, draft.end = min(draft.start, time.start), max(draft.end, time.end)
        elif draft.date is None and draft.kind in ("start", "end") and result == "done" and cue.how != "elected":
            draft.date = self.dating.news(i)
        if cue.frame in ("die", "kill", "put", "oust", "leave") and not self._is_news(draft, cue, i):
            return None
        by = agent(self.analysis, i) if not cue.noun and cue.frame in ("put", "oust", "swap", "kill") else None
        if by is not None and cue.frame != "kill":
            draft.by = self._name_of(by, draft)
        if draft.kind in ("hold", "held"):
            if result not in ("done", "reported"):
                return None
            draft.status = "reported" if result == "reported" else "asserted"
            return draft
        draft.begins = cue.how == "sworn_in" or (cue.word in ("take", "assume", "enter") and draft.kind == "start")
        if cue.word == "project":
            result = "reported"
        if result == "planned":
            if draft.kind == "start" and draft.holder is not None:
                draft.kind = "chosen"
            elif draft.kind != "chosen":
                draft.status = "planned"
        elif result == "not_done":
            if draft.kind != "end":
                return None
            draft.status = "not_done"
        elif result == "reported":
            draft.status = "reported"
            if draft.kind == "start" and cue.how == "elected":
                draft.kind = "chosen"
        if draft.kind == "end" and draft.status == "asserted" and self.dating.is_ahead(draft.date):
            draft.status = "planned"
        if draft.kind == "start" and draft.holder is not None and self.dating.is_ahead(draft.date):
            draft.kind = "chosen"
        if draft.kind == "chosen" and draft.how == "nominated" and self.dating.is_old(draft.date):
            draft.kind = "start"
        return draft

    def _is_news(self, draft: Draft, cue: Cue, i: int) -> bool:
        """A death needs a name; a noun of change a name with its title, a date, or a place near the head of the article."""
        if draft.holder is None:
            return True
        named = self.tokens[draft.holder.start].tag.startswith("NNP") or draft.holder.end - draft.holder.start > 1
        if cue.frame in ("die", "kill"):
            return named or self.paragraph(draft) <= 1
        if not cue.noun or draft.date is not None or draft.status != "asserted":
            return True
        titled = self.posts.holder_at(draft.holder.end - 1)[1] is not None
        return titled or self.paragraph(draft) <= _NEWS_PARAGRAPHS or bool(self.posts.told(i, draft.holder))

    def _name_of(self, i: int, draft: Draft) -> str | None:
        holder = self.who(i)
        if holder is not None:
            return None if draft.holder is not None and holder.key == draft.holder.key else holder.name
        mention = self.analysis.mention_at(i)
        if mention is not None and mention.entity >= 0:
            return self.analysis.entities[mention.entity].name
        if self.tokens[i].tag in ("NN", "NNS") and self.tokens[i].lower not in ("who", "which", "it", "they"):
            return self.tokens[i].lower
        return None
