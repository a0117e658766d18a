"""A reader's words as a query: operators, phrases, beginnings; and where its words stand in a text."""

import pytest

from incumbent.errors import NothingFound
from incumbent.ledger.asking.wanted import Term, Wanted, fold_letters


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("budget", '"budget"'),
        ("early election", '"early" AND "election"'),
        ("early AND election", '"early" AND "election"'),
        ('"early election"', '"early election"'),
        ('"early election', '"early election"'),
        ("“early election”", '"early election"'),
        ("vote*", '"vote" *'),
        ('"vote*"', '"vote"'),  # in a phrase a star is nothing
        ("Lee-Roe*", '"Lee Roe" *'),
        ("*", None),
        ("budget OR tax", '"budget" OR "tax"'),
        ("budget OR", '"budget"'),
        ("OR budget", '"budget"'),
        ("a b OR c", '("a" AND "b") OR "c"'),
        ("a OR b c", '"a" OR ("b" AND "c")'),
        ("a (b OR c)", '"a" AND ("b" OR "c")'),
        ("(a b) OR (c d)", '("a" AND "b") OR ("c" AND "d")'),
        ("budget NOT tax", '"budget" NOT ("tax")'),
        ("budget -tax", '"budget" NOT ("tax")'),
        ("budget - tax", '"budget" AND "tax"'),
        ("budget-tax", '"budget tax"'),
        ("-tax budget -vote", '"budget" NOT ("tax" OR "vote")'),
        ('budget -"early vote"', '"budget" NOT ("early vote")'),
        ("budget -(early OR vote)", '"budget" NOT ("early" OR "vote")'),
        ("budget NOT AND tax", '"budget" AND "tax"'),
        ("(a OR b) -c", '("a" OR "b") NOT ("c")'),
        ("a -b OR c", '("a" NOT ("b")) OR "c"'),
        ("a NOT b c", '("a" AND "c") NOT ("b")'),
        ("NOT a", None),
        ("-a OR b", '"b"'),
        ("a) b", '"a" AND "b"'),
        (")a", '"a"'),
        ("(a", '"a"'),
        ("()", None),
        ("and or not", '"and" AND "or" AND "not"'),
        ("", None),
        ("…", None),
        ("a\ud800b", '"a b"'),
    ],
)
def test_the_query_that_words_become(text, query):
    try:
        found = Wanted.parse(text).query
    except NothingFound:
        found = None
    assert found == query


def test_parentheses_deeper_than_anybody_needs_are_left_out():
    def nested(depth):
        return "a " + "(" * depth + "b" + ")" * depth

    assert Wanted.parse(nested(20)).query == '"a" AND "b"'
    assert Wanted.parse(nested(21)).query == '"a" AND "b"'


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("vote", "A vote, a voter, a Vote.", ["vote", "Vote"]),
        ("vot*", "A vote, a voter, the devotee.", ["vote", "voter"]),
        ('"early vote"', "An early vote; early, votes; early\nvote. early — vote", ["early vote", "early\nvote", "early — vote"]),
        ("elysee", "The Élysée Palace", ["Élysée"]),
        ("ÉLYSÉE", "the elysee", ["elysee"]),
        ("budget -vote", "a vote on the budget", ["budget"]),
        ("budget OR vote", "a vote on the budget", ["vote", "budget"]),
        ("tax", "nothing", []),
    ],
)  # fmt: skip
def test_where_the_words_stand_in_a_text(words, text, found):
    spans = Wanted.parse(words).spans(text)
    assert [s.quote for s in spans] == found
    assert all(text[s.start : s.end] == s.quote for s in spans)


def test_nothing_to_show_is_nowhere():
    assert Wanted('"a"', ()).spans("a a") == []


def test_one_word_is_looked_for_in_both_scripts_where_that_is_asked_for():
    found = Wanted.parse("Tertel", scripts=True)
    assert found.query.startswith('("Tertel" OR "') and found.query.endswith('" *)')
    assert [s.quote for s in found.spans("Тертель met Tertel and Tertels")] == ["Тертель", "Tertel"]
    assert Wanted.parse("Tertel").query == '"Tertel"'
    assert Wanted.parse('"Ivan Tertel"', scripts=True).query == '"Ivan Tertel"'
    assert " NOT " in Wanted.parse("vote -Tertel", scripts=True).query


def test_a_term_by_itself():
    assert Term(("early", "vote"), begun=True).query == '"early vote" *'
    assert Term(("vote",), others=("голос",)).query == '("vote" OR "голос" *)'


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Vote", "vote"), ("Élection à Łódź", "election a łodz"), ("İ", "i"), ("ẞ", "ß"), ("ŉ", "ŉ")],
)
def test_folding_keeps_every_letter_in_its_place(text, folded):
    assert fold_letters(text) == folded and len(folded) == len(text)
