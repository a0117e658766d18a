"""Which languages are coded, and by whose rules."""

from incumbent.records.languages import coded_by, languages


def test_english_comes_first_and_the_others_have_a_home() -> None:
    assert list(languages()) == ["en", "ru", "be", "uk"]
    assert (coded_by("english"), coded_by("slavic")) == (("en",), ("ru", "be", "uk"))
    assert [languages()[code].home for code in languages()] == [None, "RUS", "BLR", "UKR"]
    assert languages()["be"].name == "Belarusian"
