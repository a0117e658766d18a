"""The ontology is whole: every type of the record is in it, and its codes are consistent."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

from incumbent.records import Size
from incumbent.records.ontology import QUAD_CODES, Trait, ontology


def test_plover_has_sixteen_types_and_one_is_ours() -> None:
    types = ontology().types.values()
    assert ([t.name for t in types if t.own], len(types), len(ontology().contexts)) == (["OFFICE"], 17, 37)


def test_what_a_type_says_beside_its_codes_is_known_to_the_code() -> None:
    sizes = {f.name for f in fields(Size)}
    for t in ontology().types.values():
        assert set(t.sizes) <= sizes and set(t.traits) <= set(get_args(Trait)), t.name
    having = {trait: ontology().having(trait) for trait in get_args(Trait)}
    aimed = set(having.pop("aimed"))
    assert {"OFFICE", "ACCUSE", "AID"} <= aimed and not aimed & {"RETREAT", "MOBILIZE", "PROTEST", "AGREE"}
    assert having == {"post": ("OFFICE",), "refusable": ("RETREAT", "OFFICE"), "meeting": ("CONSULT",)}
    assert (ontology().sizes_of("ASSAULT"), ontology().sizes_of("AGREE"), ontology().sizes_of("NONE")) == (
        ("killed", "injured"), (), (),
    )  # fmt: skip


def test_scores_and_codes() -> None:
    for info in ontology().types.values():
        assert info.quad in QUAD_CODES and -10 <= info.score <= 10 and info.means
        assert all(-10 <= score <= 10 for score in info.modes.values())
        assert set(info.cameo_modes) <= set(info.modes)
        assert info.cameo == "---" or (info.cameo.isdigit() and len(info.cameo) == 3)
    consult = ontology().types["CONSULT"]
    assert (consult.intensity("visit"), consult.intensity(None), consult.code("visit"), consult.code(None)) == (
        4.0,
        2.5,
        "042",
        "040",
    )
