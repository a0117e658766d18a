"""How many: which numbers of a sentence count people, how many these are, and what became of them."""

import re

import pytest
from hand import Hand
from hypothesis import given
from hypothesis import strategies as st

from incumbent.coding.sizes import counts, size_of
from incumbent.records import Size


def told(text: str) -> list[tuple[str, int, int]]:
    """Each number with its hedge, at least and at most."""
    words = text.split()
    return [(" ".join(words[c.first : c.end]), *c.size) for c in counts(words)]


WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "twenty one": 21, "twenty-one": 21, "ninety-nine": 99, "a hundred": 100, "an hundred": 100, "two hundred": 200,
    "two hundred fifty": 250, "two hundred fifty five": 255, "a thousand": 1000, "three thousand": 3000,
    "three thousand five hundred": 3500, "twelve hundred": 1200, "two hundred thousand": 200_000, "a million": 1_000_000,
    "one million two hundred thousand": 1_200_000, "two million three hundred": 2_000_300, "10 million": 10_000_000,
    "half a million": 500_000, "a dozen": 12, "two dozen": 24, "half a dozen": 6, "3.5 thousand": 3500, "2.5 million": 2_500_000,
    "12": 12, "1,500": 1500, "10,000,000": 10_000_000, "3.5": 3,
}  # fmt: skip


@pytest.mark.parametrize(("words", "number"), WORDS.items())
def test_a_number_in_words_or_digits(words: str, number: int) -> None:
    assert told(f"{words} men") == [(words, number, number)]
    assert told(f"then {words}") == [(words, number, number)]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("tens", 20, 99), ("dozens", 24, 99), ("scores", 40, 99), ("hundreds", 200, 999), ("thousands", 2000, 9999),
        ("millions", 2_000_000, 9_999_999), ("tens of thousands", 20_000, 99_999), ("hundreds of thousands", 200_000, 999_999),
        ("dozens of hundreds", 2400, 9999), ("several dozen", 24, 99), ("several hundred", 200, 999),
        ("several thousand", 2000, 9999), ("several million", 2_000_000, 9_999_999),
        ("at least 10", 10, 20), ("more than 10", 10, 20), ("a minimum of 10", 10, 20), ("no fewer than 10", 10, 20),
        ("no less than 10", 10, 20), ("over 10", 10, 20), ("above 10", 10, 20), ("at least dozens", 24, 99),
        ("at most 10", 1, 10), ("less than 10", 1, 10), ("fewer than 10", 1, 10), ("up to 10", 1, 10), ("as many as 10", 1, 10),
        ("no more than 10", 1, 10), ("under 10", 1, 10), ("below 10", 1, 10), ("up to dozens", 1, 99),
        ("about 100", 90, 110), ("some 19", 18, 20), ("nearly 20", 18, 22), ("around 9", 9, 9), ("about dozens", 24, 99),
        ("10 to 20", 10, 20), ("10 - 20", 10, 20), ("10 – 20", 10, 20), ("more than 10 to 20", 10, 20), ("dozens to 300", 24, 300),
    ],
)  # fmt: skip
def test_a_number_that_is_not_exact(words: str, low: int, high: int) -> None:
    assert told(f"{words} marched") == [(words, low, high)]
    assert told(f"then {words}") == [(words, low, high)]
    assert told(f"then of the many {words} marched") == [(words, low, high)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a few hundred men", [("few hundred", 200, 999)]),
        ("few hundred men", []), ("a few men", []), ("several men", []), ("several", []), ("a few", []),
        ("men of several dozen", [("several dozen", 24, 99)]),
        ("nineteen one men", [("nineteen", 19, 19), ("one", 1, 1)]),
        ("twenty thirty men", [("twenty", 20, 20), ("thirty", 30, 30)]),
        ("twenty twenty men", [("twenty", 20, 20), ("twenty", 20, 20)]),
        ("between 10 and 20 men", [("10 and 20", 10, 20)]),
        ("10 and 20 men", [("10", 10, 10), ("20", 20, 20)]),
        ("between 10 to 20 men", [("10", 10, 10), ("20", 20, 20)]),
        ("20 to 10 men", [("20", 20, 20), ("10", 10, 10)]),
        ("10 to 10 men", [("10", 10, 10), ("10", 10, 10)]),
        ("10 to men", [("10", 10, 10)]), ("men 10 to", [("10", 10, 10)]),
        ("hundreds of", [("hundreds", 200, 999)]), ("hundreds of men", [("hundreds", 200, 999)]),
        ("half a year", []), ("half of 12 men", [("12", 12, 12)]), ("the half", []),
        ("10,000,001 men", []), ("11 million men", []), ("12. men", []), ("1.2.3 men", []), ("1,234,567,890 men", []), ("²3 men", []),
        ("zero men", []), ("12a men", []), ("dozen men", []), ("a", []), ("hundred men", []),
    ],
)  # fmt: skip
def test_where_a_number_begins_and_ends(text: str, wanted: list[tuple[str, int, int]]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("$ 12", False), ("€ 12", False), ("£ 12", False), ("$ about 12", False), ("aged 12", False), ("no. 12", False),
        ("including 3", False), ("among 3", False), ("whom 3", False), ("about 3", True), ("3", True),
        ("31 may", False), ("may 31", False), ("may about 20", False), ("32 may", True), ("may 32", True), ("sept. 3", False),
        ("in 1900 they", False), ("in 2100 they", False), ("in 1899 they", True), ("in 2101 they", True),
        ("in 1900 people", True), ("in 2011 miners", True), ("in 2011 armed men", False), ("about 2011 they", True),
        ("in 2,011 they", True), ("twenty hundred they", True), ("in 2011", False),
        ("one of men", False), ("two of men", True), ("1 of men", True), ("one man", True),
        ("12 of the houses", True), ("12 people per year", True), ("12 houses", False), ("12 old houses", False),
        ("12 very old houses", True), ("12 armed men", True), ("12 wounded days", False), ("12 charged", True), ("12 days", False),
        ("12 striking miners", True), ("12 strikes", False), ("12 percent", False), ("12 % more", False), ("12 p.m.", False),
        ("12 more percent", False), ("12 p.m. men", False),
    ],
)  # fmt: skip
def test_whether_a_number_counts_people(text: str, people: bool) -> None:
    assert bool(told(text)) is people


@given(
    st.lists(
        st.sampled_from([*WORDS, "men", "of", "to", "and", "between", "about", "at least", "several", "half"]),
        max_size=12,
    )
)
def test_numbers_stand_apart_and_in_order(parts: list[str]) -> None:
    words = " ".join(parts).split()
    found = counts(words)
    edges = [0, *(edge for c in found for edge in (c.first, c.end)), len(words)]
    assert edges == sorted(edges)
    assert all(c.first < c.end and 1 <= c.size[0] <= c.size[1] for c in found)


def size(kind: str, sentence: str) -> Size | None:
    """The size of the act whose trigger stands in brackets."""
    trigger = re.search(r"\[(.+?)\]", sentence)
    assert trigger is not None
    hand = Hand(sentence.replace("[", "").replace("]", ""))
    a = hand.anchor(kind, (trigger[1], sentence[: trigger.start()].count(trigger[1])))
    return size_of(hand.page, a, a.roles["trigger"][0])


def killed(n: int) -> Size:
    return Size(killed=(n, n))


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # by the word before the number
        ("The [blast] killed the 12 miners.", killed(12)),
        ("The [blast] killed another 12 miners.", killed(12)),
        ("A [blast] and the deaths of 12 miners.", killed(12)),
        ("A [blast] and the deaths of the 12 miners.", killed(12)),
        ("The rebels [killed] 12.", killed(12)),
        ("The rebels [killed] at least 12.", Size(killed=(12, 24))),
        ("Of the dead 12 were named after the [raid].", None),
        ("In the [raid] died 12 men.", None),
        ("The [raid] was killed 12 men.", None),
        ("The raid killed 12 men in the [night].", killed(12)),
        ("The men were killed 12 in all in the [raid].", None),
        # by what follows it
        ("12 [killed].", killed(12)),
        ("The 12 were [killed].", killed(12)),
        ("12 men died in the [raid].", killed(12)),
        ("12 men died the next day after the [raid].", killed(12)),
        ("12 miners [murdered].", killed(12)),
        ("A [blast] with a toll of 12 dead.", killed(12)),
        ("A [blast] with 12 wounded and a death toll of 3.", Size(injured=(12, 12))),
        ("12 men in the old town north [died].", killed(12)),
        ("12 men from the old town up north [died].", None),
        ("12 people, all of them young, [died].", None),
        ("12 people (so they said) were [killed].", None),
        ("12 people, among them 3 children, [died].", killed(12)),
        ("12 people, most of them children, [died].", killed(12)),
        ("12 people, mostly children; they [died].", killed(12)),
        ("12 people, including three women of the old town and their men, [died] and 3 were wounded.",
         Size(killed=(12, 12), injured=(3, 3))),
        # of whoever does it
        ("12 gunmen [killed] the judge.", None), ("12 gunmen [killed] his judge.", None), ("12 gunmen [killed] more.", None),
        ("12 gunmen [killed] three guards.", killed(3)),
        ("12 gunmen who had been [killed] the day before.", killed(12)),
        ("12 men being [wounded] the army left.", Size(injured=(12, 12))),
        # of two numbers
        ("Two officers and three civilians were [killed].", killed(5)),
        ("Two officers, three civilians were [killed].", killed(5)),
        ("Two and three were [killed].", killed(5)),
        ("Two officers of the guard and three civilians were [killed].", killed(3)),
        ("Two officers and their three civilians were [killed].", killed(3)),
        ("Two officers hurt and three civilians were [killed].", Size(killed=(3, 3), injured=(2, 2))),
        ("Two officers were there and three civilians were [killed].", killed(3)),
        ("Two officers marched and three civilians were [killed].", killed(3)),
        ("Two officers of ours and three civilians were [killed].", killed(5)),
        ("Rebels [killed] two officers and three civilians.", killed(5)),
        ("Rebels [killed] two officers and three civilians were there.", killed(2)),
        ("Rebels [killed] two officers and wounded three civilians.", Size(killed=(2, 2), injured=(3, 3))),
        ("Rebels [killed] two officers but three civilians lived.", killed(2)),
        ("Rebels [killed] two men, four women were wounded.", Size(killed=(2, 2), injured=(4, 4))),
        ("5 men were killed in Lima and 3 were [killed] in Cusco.", killed(3)),
        ("5 men were [killed] in Lima and 3 were killed in Cusco.", killed(5)),
        ("5 men were [killed] in Lima, 12 were wounded, 3 were killed in Cusco.", Size(killed=(5, 5), injured=(12, 12))),
    ],
)  # fmt: skip
def test_what_became_of_them(sentence: str, wanted: Size | None) -> None:
    assert size("ASSAULT", sentence) == wanted


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Hundreds [marched].", (200, 999)), ("Hundreds of angry workers [marched].", (200, 999)),
        ("300 in Lima [marched].", (300, 300)), ("300 in old Lima [marched].", None), ("300 in Lima then [marched].", None),
        ("A [march] of 300 ended.", (300, 300)), ("A [march] by 300 ended.", (300, 300)), ("A [march] of up to 300 ended.", (1, 300)),
        ("A [march] today of 300 ended.", (300, 300)), ("A [march] today in Lima of 300 ended.", None),
        ("A [march] with 300 ended.", None), ("A [march] with 300 workers ended.", (300, 300)),
        ("A [march] with 300 angry young workers ended.", (300, 300)),
        ("A [march] with 300 angry and very young workers ended.", None),
        ("In Lima 300 workers saw a king and a queen and their [march].", (300, 300)),
        ("[Marched] 300.", None),
    ],
)  # fmt: skip
def test_the_crowd_of_a_protest(sentence: str, people: tuple[int, int] | None) -> None:
    assert size("PROTEST", sentence) == (Size(people=people) if people else None)


def test_a_protest_has_a_crowd_and_victims() -> None:
    found = size("PROTEST", "Up to 300 [marched] and at least 3 were wounded, two were killed and a dozen arrested.")
    assert found == Size(people=(1, 300), killed=(2, 2), injured=(3, 6), arrested=(12, 12))
    assert size("COERCE", "40 were [arrested] by 12 policemen.") == Size(arrested=(40, 40))
    assert size("COERCE", "Police have [jailed] 40 men and 2 women.") == Size(arrested=(42, 42))


@pytest.mark.parametrize(("source", "people"), [("300", (300, 300)), ("there", None), ("who", None)])
def test_the_words_of_the_source_are_the_crowd(source: str, people: tuple[int, int] | None) -> None:
    hand = Hand("It rained. So there were 300 who stood there and chanted.")
    a = hand.anchor("PROTEST", "chanted", source=source)
    assert size_of(hand.page, a, a.roles["trigger"][0]) == (Size(people=people) if people else None)
