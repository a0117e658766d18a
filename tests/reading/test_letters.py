"""From bytes to words: encodings told or guessed, leavings tidied, the language named, the article made."""

from __future__ import annotations

import pytest

from incumbent.errors import InputError
from incumbent.reading import legacy
from incumbent.reading.article import MAX_ID, MAX_TEXT, to_article
from incumbent.reading.decode import decode, encoding_of
from incumbent.reading.language import _by_letters, language_of
from incumbent.reading.raw import RawArticle
from incumbent.reading.tidy import one_line, tidy
from incumbent.records import Problem

PLAIN = "The premier of Northland replaced two of her ministers on Friday, a statement of the government said. "
FRENCH = PLAIN * 3 + "Hélène Lefèvre, Gérard André and Éloïse Noël were named."
RUSSIAN = "Президент подписал указ о назначении нового министра внутренних дел. "
META = b"<meta charset="


@pytest.mark.parametrize(
    ("data", "declared", "encoding", "problem"),
    [
        (b"\xef\xbb\xbfabc", None, "utf-8-sig", None), ("abc".encode("utf-32"), None, "utf-32", None), (b"\xfe\xff\0a", None, "utf-16", None), ("abc é".encode("utf-16-le"), None, "utf-16-le", "encoding-guessed"), ("abc é".encode("utf-16-be"), None, "utf-16-be", "encoding-guessed"),
        (b"abc", None, "utf-8", None), (b"abc", "ascii", "ascii", None), (b"abc", "iso-8859-2", "iso8859-2", None), (b"abc", "utf-16", "utf-8", None), (b"abc", "nonsense", "utf-8", None), (b"abc", "hex", "utf-8", None), (b"abc", "", "utf-8", None),
        ("é".encode(), "iso-8859-2", "utf-8", None), ("é".encode("latin-1"), "ISO-8859-1", "cp1252", None), ("é".encode("latin-1"), " 'latin-1' ", "cp1252", None), ("é".encode("mac_roman"), "x-mac-roman", "mac-roman", None), ("ž".encode("cp1250"), "windows-1250", "cp1250", None),
        (META + b"windows-1250>\x9e", None, "cp1250", None), (b"<?xml version='1.0' encoding='cp1250'?>\x9e", None, "cp1250", None), (b" " * (4096 - 27) + META + b"windows-1250>\x9e", None, "cp1250", None), (META + b"windows-1250>\x9e", "cp1251", "cp1251", None),
        ("Łódź, Curaçao ".encode() * 3 + b"\xff", "ascii", "utf-8", "encoding-broken"), ("Łódź, Curaçao ".encode() * 3 + b"\xff", None, "utf-8", "encoding-broken"), (FRENCH.encode("cp1252"), None, "cp1252", "encoding-guessed"), (FRENCH.encode("cp1252"), "utf-8", "cp1252", "encoding-guessed"),
        (PLAIN.encode() + b"a\0b", None, "utf-8", None), (FRENCH.encode("cp1252"), "cp1257", "cp1257", None),
    ],
)  # fmt: skip
def test_the_encoding_of_bytes(data: bytes, declared: str | None, encoding: str, problem: str | None) -> None:
    found, said = encoding_of(data, "here", declared)
    assert (found, said and said.code) == (encoding, problem)
    text, said_too = decode(data, "here", declared)
    assert text == data.decode(encoding, "replace") and said_too == said


@pytest.mark.parametrize(
    ("data", "declared", "code"),
    [
        (b"", None, "input-empty"), (b" \n", None, "input-empty"), (bytes(range(256)), None, "input-binary"), (b"\xff\xfea\0b", None, "input-encoding"), (b"\x01\x02\x80\x81" * 9, None, "input-binary"), (b"a" * 97 + b"\0\0\0", None, "input-binary"),
    ],
)  # fmt: skip
def test_bytes_that_are_no_text(data: bytes, declared: str | None, code: str) -> None:
    with pytest.raises(InputError) as told:
        decode(data, "here", declared)
    assert told.value.code == code and str(told.value).startswith("here: ")


def test_a_few_control_characters_are_no_reason_to_refuse_a_text() -> None:
    assert decode(b"a" * 98 + b"\0\0", "here")[0].startswith("aaa")
    assert decode(b"abc\x1b\x0c\r\t\n\0" + b"a" * 60, "here")[0].startswith("abc")


@pytest.mark.parametrize(("bad", "words"), [(1, "1 byte is not"), (2, "2 bytes are not")])
def test_broken_bytes_are_counted_for_people(bad: int, words: str) -> None:
    _, problem = decode("Łódź, Curaçao".encode() + b"\xff" * bad, "here")
    assert problem is not None and words in problem.message


def test_the_beginning_of_a_stream_may_end_inside_a_character() -> None:
    cut = PLAIN.encode() + "é".encode()[:1]
    assert encoding_of(cut, "here", whole=False) == ("utf-8", None)
    assert encoding_of(cut, "here", "cp1252", whole=True)[0] == "cp1252"
    assert encoding_of("日本".encode("cp932")[:3], "here", "x-sjis", whole=False)[0] == "cp932"


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Hélène Lefèvre, André Sète", "cp1252"), ("Jiří Dvořák, Šárka Růžička", "cp1250"), ("Łukasz Żółtowski, Gdańsk", "cp1250"), ("Jiří Dvořák, Šárka Růžička", "iso-8859-2"), ("Şükrü Çağlayan, Işıl", "cp1254"), ("Šarūnas Žilinskas, Kęstutis", "cp1257"),
        ("Hélène Lefèvre, André Sète – “so”", "mac_roman"), (RUSSIAN * 2, "cp1251"), ("Москва, Киев и Минск", "koi8-r"), ("Москва, Киев и Минск", "cp866"), ("Москва, Киев и Минск", "iso-8859-5"), ("Hélène – “said” it’s “over”… Lefèvre", "cp1252"),
        ("José Muñoz, Peña", "cp437"),
    ],
)  # fmt: skip
def test_old_encodings_by_the_spelling_of_names(words: str, encoding: str) -> None:
    data = (PLAIN + words + ". " + PLAIN).encode(encoding)
    found = legacy.guess(data)
    assert found is not None and data.decode(found) == data.decode(encoding)


def test_what_no_encoding_makes_sense_of_is_not_guessed() -> None:
    assert legacy.guess(b"\x98\x98\x98\x98") is None
    assert legacy.guess(b"plain") == "cp1252"


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Lefèvre", "Lef\x8fvre"), ("Lefèvre", "LefÆvre"), ("“So”", "“So“x") , ("“so it", "x“so"), ("it’s", "it“s"), ("Lefèvre", "Lef¤vre"), ("a ¤ b", "a¤b"), ("José", "Josø"), ("Łódź", "Łód¼"), ("a – b", "a\x96b"), ("Ölberg", "aÖlberg"), ("x\u00a0y", "x…y"),
    ],
)  # fmt: skip
def test_likelier_spellings_score_higher(better: str, worse: str) -> None:
    known = legacy._letters()
    assert legacy._score(better, known) > legacy._score(worse, known)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("plain", 0), ("\x8f", -14), ("\ufffd", -14), ("“a”", -6), ("a“b", -6), ("a’b", -3), ("a\nb“\nc", -3), ("a” b", -3), ("(“b", -3), ("a¤b", -20), ("a ¤b", -11), ("a¤ b", -11), ("…", -3), ("a…b", -6), ("a\u00a0b", -3), ("a‘b", -3), ("\xa0", -3),
    ],
)  # fmt: skip
def test_what_signs_cost_where_they_stand(text: str, score: float) -> None:
    assert legacy._score(text, legacy._letters()) == score


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "und"), ("1234 — 5678", "und"), ("the of and " + "word " * 8, "en"), ("Он сказал это в Москве", "ru"), ("Ён сказаў гэта ў Мінску", "be"), ("Він сказав її у Києві", "uk"), ("Той каза това в София, че правителството ще подаде оставка", "bg"), ("Der Minister trat am Montag nach langem Streit zurück, wie die Regierung in der Hauptstadt mitteilte", "de"),
        ("Premier quits", "en"), ("Rücktritt des Ministers", "de"), ("Il ministro si è dimesso lunedì dopo una lunga disputa sul bilancio dello stato e delle regioni", "it"), (PLAIN + RUSSIAN, "en"), (PLAIN + RUSSIAN * 9, "ru"), (RUSSIAN * 90 + PLAIN * 400, "ru"), (PLAIN * 60 + RUSSIAN * 900, "en"),
    ],
)  # fmt: skip
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("она тут здесь", None), ("были", "ru"), ("это", "ru"), ("есть их", None), ("її є", "uk"), ("її", "uk"), ("ґ", None), ("єї", "uk"), ("і ї и", "uk"), ("і и", "uk"), ("і", None), ("і ы", "be"), ("ў", "be"), ("ў ї ї", "uk"), ("ў ї", None), ("ў и и", None), ("ў и", "be"), ("ў і и и", "be"),
        ("ы і" + " и" * 10, "ru"), ("ы і" + " и" * 9, None), ("ы ї і", None), ("ы ы ї", "ru"), ("ы ї", None), ("ы ј", None), ("ы ab c", None), ("ы a", "ru"), ("a", None), ("ы і і і і і і і і і і и", "be"), ("ы і і і і і і і і і и", None), ("ї ї і ы", "uk"), ("ї і ы ы", "be"),
    ],
)  # fmt: skip
def test_letters_tell_russian_belarusian_and_ukrainian(text: str, language: str | None) -> None:
    assert _by_letters(text) == language


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("a &amp;amp; b &#233; &#xE9; &lt;", "a & b é é <"), ("a & b", "a & b"), ("a\x00b\x85c", "a b\nc"), ("\x93a\x94 \x81", "“a” \x20"), ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"), ("so\u00ad\nft so\u200bft \ufeff", "soft soft "), ("a\u00a0b\u2009c", "a b c"),
        ("ﬁﬂ", "fifl"), ("it´s", "it’s"), ("cafe\u0301", "café"), ("a¨ b", "a b"), ("depu-\nty", "deputy"), ("depu\u2010\n  ty", "deputy"), ("vice-\npresident", "vice-president"), ("Anglo-\nSaxon", "Anglo-Saxon"), ("state-owned and state-\nowned", "state-owned and state-owned"),
        ("deputy state-owned stateowned state-\nowned", "deputy state-owned stateowned stateowned"), ("a-\nb", "a-\nb"), ("GÃ©rard", "Gérard"), ("GÃ©rard\nGérard", "Gérard\nGérard"), ("saidâ€\x9d", "said”"), ("saidâ€\ufffd it", "said” it"), ("man\u200cy", "many"), ("می\u200cخواهم", "می\u200cخواهم"),
        ("\ud800a", " a"), ("é state-\nment", "é statement"),
    ],
)  # fmt: skip
def test_leavings_are_taken_out(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


def test_a_line_of_two_hundred_thousand_letters_is_left_as_it_is() -> None:
    assert tidy("GÃ©" + "x" * 199_996)[:2] == "Gé" and tidy("GÃ©" + "x" * 199_997)[:2] == "GÃ"
    assert tidy("GÃ©\n" + "Ã©" + "x" * 200_000)[:4] == "Gé\nÃ"


def test_fields_of_one_line() -> None:
    assert (
        one_line(" a \n b ") == "a b" and one_line("\u200b") is None and one_line("") is None and one_line(None) is None
    )


BODY = "The finance minister of Northland resigned on Friday after a dispute over the budget of the state, she said."


def test_what_an_article_lacks_is_filled_and_what_it_says_stays() -> None:
    bare = to_article(RawArticle(BODY, title="T"), "here", published="2021-03-02", publisher="The Post")
    assert (bare.published, bare.publisher, bare.problems, bare.language) == ("2021-03-02", "The Post", (), "en")
    full = RawArticle(
        BODY,
        title="T",
        published="2 March 2021",
        publisher=" The\nPaper ",
        authors=(" Ann ", "", "Jo"),
        url=" https://x.example ",
        id=" 7\n ",
    )
    said = to_article(full, "here", published="2020-01-01", publisher="The Post")
    assert (said.published, said.publisher, said.authors) == ("2021-03-02", "The Paper", ("Ann", "Jo"))
    assert (said.url, said.id, said.text) == ("https://x.example", "7", f"T\n{BODY}")


def test_what_the_text_itself_says_comes_after_its_fields() -> None:
    text = f"Title of it\n\nBy Ann Lee\n\n3 March 2021\n\nNORTHTOWN (AFP) - {BODY}\n\n{BODY[:-1]} again.\n\nSource: https://x.example/a"
    found = to_article(RawArticle(text, scraped=True), "here", publisher="The Post")
    assert (found.title, found.authors, found.published, found.publisher, found.url) == (
        "Title of it",
        ("Ann Lee",),
        "2021-03-03",
        "AFP",
        "https://x.example/a",
    )
    named = to_article(RawArticle(text, scraped=True, authors=("Jo",), published="2021-03-02", url="u"), "here")
    assert (named.authors, named.published, named.url) == (("Jo",), "2021-03-02", "u")


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (RawArticle(BODY, title="T", published="2021-03-02"), []), (RawArticle(BODY, title="T"), ["no-date"]), (RawArticle(BODY, title="T", published="soon"), ["bad-date", "no-date"]), (RawArticle("", title="The premier quits", published="2021-03-02"), ["title-only"]),
        (RawArticle("Der Minister trat am Montag nach langem Streit zurück, wie die Regierung mitteilte.", title="Rücktritt", published="2021-03-02"), ["not-english"]), (RawArticle(BODY, title="T", problems=(Problem("x", "y"),)), ["x", "no-date"]),
    ],
)  # fmt: skip
def test_problems_of_an_article(raw: RawArticle, codes: list[str]) -> None:
    assert [p.code for p in to_article(raw, "here").problems] == codes


def test_a_date_that_cannot_be_used_gives_way_to_the_one_given() -> None:
    found = to_article(RawArticle(BODY, title="T", published="soon"), "here", published="2021-03-02")
    assert found.published == "2021-03-02" and [p.code for p in found.problems] == ["bad-date"]


def test_articles_without_an_id_are_known_by_their_address_else_by_their_text() -> None:
    by_address = {
        to_article(RawArticle(text, title="T", url="https://x.example"), "here").id for text in (BODY, BODY * 2)
    }
    by_text = {to_article(RawArticle(text, title="T"), "here").id for text in (BODY, BODY * 2)}
    assert len(by_address) == 1 and len(by_text) == 2 and not by_address & by_text
    assert {len(i) for i in by_address | by_text} == {16}
    assert to_article(RawArticle(BODY, title="T", id="x" * MAX_ID), "here").id == "x" * MAX_ID
    assert len(to_article(RawArticle(BODY, title="T", id="x" * (MAX_ID + 1)), "here").id) == 16
    assert to_article(RawArticle(BODY, title="T", id="a\x00\x1fb"), "here").id == "a\ufffdb"
    assert to_article(RawArticle(BODY, title="T", id=" "), "here").id in by_text


def test_fields_are_cut_at_two_thousand_characters() -> None:
    found = to_article(RawArticle(BODY, title="t" * 2_001, publisher="p" * 2_001, url="u" * 2_001), "here")
    assert (len(found.title), len(found.publisher or ""), len(found.url or "")) == (2_000, 2_000, 2_000)
    assert to_article(RawArticle(BODY, title="T", url=" "), "here").url is None
    assert to_article(RawArticle(BODY, title="T", url="a\x00b"), "here").url == "a\ufffdb"


@pytest.mark.parametrize(
    ("raw", "code"), [(RawArticle(""), "input-empty"), (RawArticle("Advertisement", scraped=True), "input-empty"), (RawArticle("x" * (MAX_TEXT + 1)), "input-too-long")]
)  # fmt: skip
def test_what_is_no_article(raw: RawArticle, code: str) -> None:
    with pytest.raises(InputError) as told:
        to_article(raw, "here")
    assert told.value.code == code


@pytest.mark.parametrize(("where", "said"), [("row 7", "here.csv row 7: "), ("here", "here.csv: "), ("", "here.csv: ")])
def test_problems_name_the_place_once(where: str, said: str) -> None:
    [problem] = to_article(RawArticle(BODY, title="T", where=where), "here.csv").problems
    assert problem.message.startswith(said)


def test_a_text_as_long_as_may_be_is_an_article() -> None:
    assert to_article(RawArticle("x" * (MAX_TEXT), title="T"), "here").title == "T"
