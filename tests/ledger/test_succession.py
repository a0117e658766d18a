"""Who followed whom: only where claims tell the change itself."""

from builders import Story, ledger_of, reshuffle


def relations(ledger, name):
    [answer] = ledger.person(name)
    return {(n.relation, n.tenure.name, n.claim) for c in answer.careers for n in c.neighbours}


def test_a_change_told_in_one_sentence_makes_neighbours(tmp_path):
    with ledger_of(tmp_path / "l.sqlite", reshuffle()) as ledger:
        assert relations(ledger, "Ivan Tertel") == {("followed", "Valery Vakulchik", "wire-1/c2")}
        assert {r[:2] for r in relations(ledger, "Valery Vakulchik")} == {("was followed by", "Ivan Tertel")}


def test_two_articles_with_one_date_make_neighbours_and_distant_dates_do_not(tmp_path):
    def tells(first, second):
        one = Story("one").claim("end", "Anna Bel", "minister", body="Finance Ministry", date=first)
        two = Story("two").claim("start", "Boris Cor", "minister", body="Finance Ministry", date=second)
        return one, two

    with ledger_of(tmp_path / "near.sqlite", *tells("2020-09-01", "2020-09-01")) as ledger:
        assert {r[:2] for r in relations(ledger, "Boris Cor")} == {("followed", "Anna Bel")}
    with ledger_of(tmp_path / "far.sqlite", *tells("2015-02-01", "2020-09-01")) as ledger:
        assert relations(ledger, "Boris Cor") == set()
    with ledger_of(tmp_path / "vague.sqlite", *tells("2020", "2020")) as ledger:
        assert relations(ledger, "Boris Cor") == set()


def test_former_holders_without_days_follow_nobody(tmp_path):
    old = Story("old", published="2019-01-06").claim("held", "Vadim Zaitsev", "chief", body="KGB")
    with ledger_of(tmp_path / "l.sqlite", old, reshuffle()) as ledger:
        assert relations(ledger, "Vadim Zaitsev") == set()
