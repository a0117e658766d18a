"""What every frame needs: who a word stands for, what a verb is done to, and the draft of a claim."""

from __future__ import annotations

from collections.abc import Iterator

from incumbent.coding.offices.changes import Cue
from incumbent.coding.offices.dating import Dating
from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.outlook import CHOOSES, outlook
from incumbent.coding.offices.people import Holder, People
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.coding.offices.posts import Posts
from incumbent.coding.offices.roles import is_passive, object_of, possessor, prepositional, subject
from incumbent.language import Analysis

_GIVES = frozenset({"hand", "tender", "submit", "announce", "offer", "give", "turn", "send"})


class FrameTools:
    """The tools of the frames over one article."""

    def __init__(self, analysis: Analysis, people: People, posts: Posts, dating: Dating) -> None:
        self.analysis, self.tokens = analysis, analysis.tokens
        self.people, self.posts, self.dating = people, posts, dating

    def who(self, i: int | None) -> Holder | None:
        return self.posts.holder_at(i)[0] if i is not None else None

    def nearby_object(self, verb: int) -> int | None:
        """The object, or where the parse has none, the first name within a few words of an active verb."""
        found = object_of(self.analysis, verb)
        if found is not None:
            return found
        after = self.tokens[min(verb + 1, len(self.tokens) - 1)]
        if after.tag == "PRP" and after.dep == "nsubj" and self.people.at(after.i) is not None:
            return after.i  # "made him attorney general"
        for k in range(verb + 1, min(verb + 8, len(self.tokens))):
            if (
                self.tokens[k].sent != self.tokens[verb].sent
                or self.tokens[k].text in (",", ";")
                or self.tokens[k].tag in ("IN", "TO", "VBD")
            ):
                return None
            holder = self.people.starting(k)
            if holder is not None:
                return holder.end - 1
        return None

    def put_for(self, i: int) -> int | None:
        """ "named B to replace A": B, who is put there to replace."""
        token = self.tokens[i]
        if not any(self.tokens[c].lower == "to" and self.tokens[c].dep == "aux" for c in token.children):
            return None
        up = token.head
        if self.tokens[up].tag[0] == "N" and self.who(up) is not None:
            return up
        if self.tokens[up].lemma not in CHOOSES:
            return None
        return subject(self.analysis, up) if is_passive(self.analysis, up) else self.nearby_object(up)

    def noun_owner(self, noun: int) -> int | None:
        """Whose appointment or resignation it is: in "Trump's nomination of B", B's."""
        of = prepositional(self.analysis, noun, "of")
        if of is not None and self.who(of) is not None:
            return of
        owner = possessor(self.analysis, noun)
        token = self.tokens[noun]
        if owner is not None and self.tokens[owner].tag == "PRP$" and token.dep in ("dobj", "pobj"):
            verb = token.head if token.dep == "dobj" else self.tokens[token.head].head
            if self.tokens[verb].lemma in _GIVES and self.tokens[verb].dep == "acl":
                return self.tokens[verb].head
            if token.dep == "dobj" or self.tokens[verb].lemma in _GIVES:
                return subject(self.analysis, verb) or owner  # "who announced his resignation"
        return owner if owner is not None else of if of is not None else prepositional(self.analysis, noun, "by")

    def target_of(self, cue: Cue, i: int) -> int | None:
        if cue.noun:
            return self.noun_owner(i)
        named = self.people.starting(i + 1 + len(cue.particle.split()))
        if named is not None and not any(self.tokens[c].dep == "auxpass" for c in self.tokens[i].children):
            return named.end - 1  # "named Ana Lima", though the parse may take it for a passive
        if is_passive(self.analysis, i) or (cue.kind == "chosen" and cue.how == "elected"):
            return subject(self.analysis, i)
        return self.nearby_object(i)

    def swearing_ahead(self) -> bool:
        """Whether the article says that those given posts are still to be sworn in."""
        return any(
            t.lemma == "swear" and t.tag[0] == "V" and outlook(self.analysis, t.i) == "planned" for t in self.tokens
        )

    def relation(self, i: int) -> tuple[Holder | None, list[Post]]:
        """Who the predecessor or successor at token `i` is, and the post where it is said: "as mayor, Ana Lima"."""
        tokens, after, named = self.tokens, i + 1, []
        if after + 1 < len(tokens) and tokens[after].lower == "as":
            phrase = next((p for p in self.posts.by_sentence.get(tokens[i].sent, ()) if p.start == after + 1), None)
            if phrase is None or not phrase.fit or phrase.plural:
                return None, []
            after, named = phrase.end, [Post.of(phrase)]
        if after + 1 < len(tokens) and tokens[after].text == ",":
            after += 1
        person = self.people.starting(after)
        owner = possessor(self.analysis, i)
        if person is None and owner is not None and owner > 1 and tokens[owner - 1].text == ",":
            person = self.people.ending(owner - 1)  # "Ana Lima, her predecessor"
        return person, named

    def gapped(self, cue: Cue, i: int, at: int) -> Iterator[Draft]:
        """ "named A finance minister, B justice minister and C minister of defence": B and C, from token `at` on."""
        tokens = self.tokens
        for _ in range(12):
            start = at
            while at < len(tokens) and tokens[at].lower in (",", "and", ";", "while") and at - start < 3:
                at += 1
            holder = self.people.starting(at) if at > start and at < len(tokens) else None
            if holder is None or tokens[at].sent != tokens[i].sent:
                return
            first = holder.end + 1 if holder.end < len(tokens) and tokens[holder.end].lower == "as" else holder.end
            phrase = next((p for p in self.posts.by_sentence.get(tokens[i].sent, ()) if p.start == first), None)
            if phrase is None or not phrase.fit or phrase.plural or "never" in phrase.marks:
                return
            yield self.draft(cue, i, holder, Post.of(phrase), holder.start, phrase.end)
            at = phrase.end

    def included(self, i: int) -> list[tuple[Holder, OfficePhrase | None]]:
        """ "fired five ministers, among them A, B and C", "sacked three: A, B and C": those named after."""
        tokens, end = self.tokens, self.analysis.sentences[self.tokens[i].sent].end
        for k in range(i + 1, min(end, len(tokens) - 1, i + 16)):
            words = (tokens[k].lower, tokens[k + 1].lower)
            if words == ("among", "them") or words[0] in (":", "including"):
                return self.posts.series.after(k + (words[0] == "among"))
        return []

    def inverted(self, i: int) -> list[tuple[Holder, OfficePhrase | None]]:
        """ "Also sacked were A and B", "among those who resigned were A and B": those who follow."""
        if i + 2 >= len(self.tokens) or self.tokens[i + 1].lower not in ("was", "were", "is", "are"):
            return []
        return self.posts.series.after(i + 1)

    def current(
        self, holder: Holder, phrase: OfficePhrase | None, i: int | None = None, former: bool = True
    ) -> list[Post]:
        """The posts that "he resigned" or "her dismissal" can mean: the one told right there, else the known ones."""
        if (
            phrase is not None
            and phrase.fit
            and not phrase.plural
            and phrase.sort != "like"
            and not phrase.marks & {"past"}
        ):
            return [Post.of(phrase)]
        here = self.posts.told_of(holder, i) if i is not None else []
        now = here or self.posts.main(holder, 0, ("hold", "start", "held"), former=False)
        if now or not former:
            return now
        gone = [c.post for c in self.posts.changes if c.kind == "end" and c.holder and c.holder.key == holder.key]
        return gone[-1:] or self.posts.main(holder, 0, ("hold", "start", "held"))

    def draft(self, cue: Cue, i: int, holder: Holder | None, post: Post, start: int, end: int) -> Draft:
        first, last = min(i, start), max(i + 1, end)
        if holder is not None and self.tokens[holder.start].sent == self.tokens[i].sent:
            first, last = min(first, holder.start), max(last, holder.end)
        return Draft(
            cue.kind, holder, post, first, last, trigger=i, how=cue.how, group=i, strength=5, confidence=0.8, tie="change"
        )  # fmt: skip

    def paragraph(self, draft: Draft) -> int:
        return self.analysis.sentences[self.tokens[draft.start].sent].paragraph
