"""The ontology is whole: every type of the record is in it, and its codes are consistent."""

from __future__ import annotations

from typing import get_args

from incumbent.records import EventType
from incumbent.records.ontology import QUAD_CODES, ontology


def test_every_event_type_has_its_entry() -> None:
    assert set(ontology().types) == set(get_args(EventType))
    assert len(ontology().contexts) == 37


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
