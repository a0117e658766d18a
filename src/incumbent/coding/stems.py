"""The dictionary forms that a word as written may be of: by its ending alone, since nobody has parsed the text."""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR = dict(
    pair.split("=")
    for pair in "shot=shoot held=hold struck=strike took=take taken=take met=meet spoke=speak spoken=speak beaten=beat "
    "fought=fight blew=blow blown=blow threw=throw thrown=throw withdrew=withdraw withdrawn=withdraw gave=give "
    "given=give went=go gone=go left=leave broke=break broken=break drove=drive driven=drive sent=send women=woman "
    "men=man children=child burnt=burn freed=free hung=hang slain=slay slew=slay set=set laid=lay fell=fall "
    "fallen=fall flew=fly flown=fly kept=keep froze=freeze frozen=freeze stole=steal stolen=steal sold=sell "
    "dying=die died=die policemen=policeman gunmen=gunman fishermen=fisherman".split()
)


@lru_cache(maxsize=50_000)
def stems(word: str) -> tuple[str, ...]:
    """The forms that data files may list a word under, the word itself first; case is ignored.

    >>> stems("Bombings"), stems("denied")
    (('bombings', 'bombing', 'bomb', 'bombe'), ('denied', 'denie', 'deni', 'deny'))
    """
    word = word.lower()
    found = [word]
    if word in _IRREGULAR:
        found.append(_IRREGULAR[word])
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        found.append(word[:-1])
        if word.endswith("es"):
            found.append(word[:-2])
        if word.endswith("ies"):
            found.append(word[:-3] + "y")
    for form in tuple(found):
        if len(form) > 4 and form.endswith("ed"):
            found += [form[:-1], form[:-2]]
            if form.endswith("ied"):
                found.append(form[:-3] + "y")
            if form[-3] == form[-4]:
                found.append(form[:-3])
        elif len(form) > 5 and form.endswith("ing"):
            found += [form[:-3], form[:-3] + "e"]
            if form[-4] == form[-5]:
                found.append(form[:-4])
            if form.endswith("ying"):
                found.append(form[:-4] + "ie")
    return tuple(dict.fromkeys(found))
