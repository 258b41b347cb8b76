"""Places by name: every unit of every edition at hand has one, in the language of the edition."""

from __future__ import annotations

import pytest

from drafter import places
from drafter.codes import Code
from drafter.language import LanguageError


@pytest.mark.parametrize("language", ["rus", "kaz"])
def test_every_unit_has_a_name_of_its_own(language: str, koap: Code) -> None:
    for edition in (e for e in koap.editions if e.language == language):
        act = koap.act(language, edition.date)
        named = [places.name(act, eid) for eid in act.index]
        assert len(set(named)) == len(named)


@pytest.mark.parametrize(
    ("eid", "case", "rus", "kaz"),
    [
        ("art_684__para_1", "genitive", "части первой статьи 684", "684-баптың бірінші бөлігінің"),
        ("art_667__heading", "nominative", "заголовок статьи 667", "667-баптың тақырыбы"),
        ("art_669__note_1", "locative", "примечании к статье 669", "669-бапқа ескертпеде"),
        ("body", "nominative", "весь текст", "бүкіл мәтін"),
    ],
)
def test_a_place_is_named_in_the_language_of_the_act(eid: str, case: str, rus: str, kaz: str, koap: Code) -> None:
    assert places.name(koap.act("rus"), eid, case) == rus
    assert places.name(koap.act("kaz"), eid, case) == kaz


def test_a_place_that_cannot_be_named_is_refused(koap: Code) -> None:
    with pytest.raises(LanguageError):
        places.name(koap.act("kaz"), "art_667__al_2-1")
