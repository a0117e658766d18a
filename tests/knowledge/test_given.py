"""First names, surnames and the gender of first names."""

import pytest

from incumbent.knowledge import Knowledge


@pytest.mark.parametrize(
    ("name", "gender"), [("Ivan", "m"), ("Nancy", "f"), ("Angela Merkel", "f"), ("Xyzzy", ""), ("", "")]
)
def test_gender_of_first_names(knowledge: Knowledge, name: str, gender: str) -> None:
    assert knowledge.first_name_gender(name) == gender


def test_people_carry_gender_and_birth(knowledge: Knowledge) -> None:
    person = knowledge.person("Alexander Lukashenko")
    assert person is not None
    assert (person.gender, person.born, person.country) == ("m", "1954-08-30", "BLR")
