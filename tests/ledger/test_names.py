"""Names without what is no part of them."""

import pytest

from incumbent.ledger.deriving.names import clean, unglued
from incumbent.ledger.deriving.spelling import name_key


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Datuk Seri Anwar Ibrahim", "Anwar Ibrahim"),
        ("Tan Sri Muhyiddin Yassin", "Muhyiddin Yassin"),
        ("Lt. Gen. (ret.) Keith Kellogg", "Keith Kellogg"),
        ("Keir Starmer KC", "Keir Starmer"),
        ("Mitch McConnell, R-Ky.", "Mitch McConnell"),
        ("Chuck Schumer (D-N.Y.)", "Chuck Schumer"),
        ("Trump Donald John TrumpFive", "Donald John Trump"),
        ("Trump Donald John TrumpKamala Harris", "Donald John Trump"),
        ("Mike Pence Michael (Mike) Richard PenceMORE", "Michael Richard Pence"),
        ("Ben Aster Benjamin", "Ben Aster"),
        ("Bob Birch Robert", "Bob Birch"),
        ("Ann Aster Ann Aster Ferries", "Ann Aster"),
        ("arch-royalist Ann Aster", "Ann Aster"),
        ("Ann O'Shea Ann O'SheaO'Shea", "Ann O'Shea"),
        ("Vice President Mike Pence", "Mike Pence"),
        ("William Barr, Trump's attorney general", "William Barr"),
        ("Theresa May's", "Theresa May"),
        ("VLADIMIR PUTIN", "Vladimir Putin"),
    ],
)
def test_titles_honours_and_glued_text_go(written, name):
    assert clean(written) == name


@pytest.mark.parametrize(
    "name",
    [
        "Sheikh Hasina",
        "Donald Trump Jr.",
        "DeAnna McIntosh",
        "Ma Ying-jeou",
        "Marine Le Pen",
        "Anna Maria Ann",
        "Tan Dun",
        "Don Beyer",
        "Sir",
        "H.R. McMaster",
    ],
)
def test_what_belongs_to_a_name_stays(name):
    assert clean(name) == name and clean(clean(name)) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [("Abdelrahman Aziz", "Abdul Rahman Aziz"), ("Davit Bakradze", "David Bakradze"), ("P'eng Liyuan", "Peng Liyuan")],
)
def test_transliterations_of_one_name_meet(one, other):
    assert name_key(one) == name_key(other)


def test_a_glued_verb_is_found():
    assert unglued("Volodymyr Zelenskyyhas") == "Volodymyr Zelenskyy" and unglued("Boris Johnson") is None
