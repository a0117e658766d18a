"""Words of closed classes: by language, and of all."""

from incumbent.language.closed import AND, BREAKS, PRONOUNS, closed


def test_of_one_language_and_of_all() -> None:
    assert closed("and", "en") == {"and", "&"}
    assert closed("and", "ru", "be", "uk") == {"и", "й", "і", "та", "ды"} == AND - {"and", "&"}
    assert closed("or") == {"or", "или", "або"}


def test_a_noun_phrase_turns_on_the_word_before_a_preposition_or_a_joining_word() -> None:
    assert {"of", "and", "та", "від", "пра", ","} <= BREAKS
    assert not {"&", "ды", "minister"} & BREAKS


def test_every_language_has_its_pronouns() -> None:
    assert {"he", "whose", "он", "він", "ён"} <= PRONOUNS and not {"the", "that"} & PRONOUNS
