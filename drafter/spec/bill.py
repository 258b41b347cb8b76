"""A bill file as a bill: the specification, the places of its parts, and its modifications in each language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, assert_never

from pydantic import BaseModel, ValidationError

from drafter import eid as eids
from drafter.errors import DrafterError, Finding, InputError, Place
from drafter.messages import _
from drafter.modification import Insertion, Modification, Repeal, Substitution
from drafter.provisions import offence_text
from drafter.spec import yaml
from drafter.spec.model import BillSpec, InsertionSpec, ModificationSpec, NewOffence, RepealSpec, SubstitutionSpec
from drafter.spec.text import Text
from drafter.text.letters import normal

_NOWHERE = Place()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """A bill as its file gives it.

    ``places`` says where in the file each modification stands, ``ignore_places`` each entry of ``ignore``,
    ``entry_place`` the entry into force, ``remarks`` what of the file is not read. One that ``is_given`` is a text in
    words, and its specification says no more than what a text can.
    """

    file: str
    spec: BillSpec
    places: tuple[Place, ...]
    ignore_places: tuple[Place, ...] = ()
    entry_place: Place = _NOWHERE
    source: bytes
    is_given: bool = False
    remarks: tuple[Finding, ...] = ()

    def text(self, language: str) -> Bill:
        """Return the bill as its text in one language has it: without the modifications of the other text alone.

        Positions of modifications then count those of this text; ``places`` still say where each stands in the file.
        """
        given = self.spec.modifications
        mine = [n for n, one in enumerate(given) if one.languages is None or language in one.languages]
        if len(mine) == len(self.places):
            return self
        return replace(
            self,
            spec=self.spec.model_copy(update={"modifications": tuple(given[n] for n in mine)}),
            places=tuple(self.places[n] for n in mine),
        )

    def located(self, finding: Finding) -> Finding:
        """Return a finding of a clause with the line of the bill file that the clause stands in."""
        clause = finding.place.clause
        if clause is None or not 1 <= clause <= len(self.places):
            return finding.at(Place(file=self.file))
        return finding.at(self.places[clause - 1])


def read(path: Path) -> Bill:
    """Read a bill file.

    Raises InputError with every mistake at once: D001–D011 for the file, D012 for an unknown key, D013 for a wrong
    or missing value.
    """
    return from_text(yaml.text_of(path), str(path), path.read_bytes())


def from_text(text: str, file: str, source: bytes) -> Bill:
    """Read a bill from the text of its file; ``file`` names it in findings, ``source`` is the file to the byte.

    Raises as ``read`` does.
    """
    loaded, remarks = yaml.examined(text, file)
    try:
        spec = BillSpec.model_validate(yaml.plain(loaded))
    except ValidationError as error:
        raise InputError(*(_mistake(loaded, problem, file) for problem in _told(error))) from None
    places = tuple(
        replace(yaml.place_of(loaded, ("modifications", n, "destination"), file), clause=n + 1)
        for n in range(len(spec.modifications))
    )
    return Bill(
        file=file,
        spec=spec,
        places=places,
        entry_place=yaml.place_of(loaded, ("entry_into_force",), file),
        ignore_places=tuple(yaml.place_of(loaded, ("ignore", n), file) for n in range(len(spec.ignore))),
        source=source,
        remarks=remarks,
    )


def _told(error: ValidationError) -> list[Any]:
    """The mistakes to tell: a list is not called empty where its items are wrong."""
    problems: list[Any] = list(error.errors())
    return [
        problem
        for problem in problems
        if problem["type"] != "too_short"
        or not any(
            len(other["loc"]) > len(problem["loc"]) and other["loc"][: len(problem["loc"])] == problem["loc"]
            for other in problems
        )
    ]


def modifications(bill: Bill, language: str) -> tuple[Modification, ...]:
    """Return the modifications of a bill, which is one of its texts, in the language of it, offences written out.

    Raises InputError D014 where a text is not given in that language.
    """
    made: list[Modification] = []
    findings: list[Finding] = []
    for number, spec in enumerate(bill.spec.modifications, start=1):
        try:
            made.append(_modification(spec, language))
        except DrafterError as error:
            place = Place(clause=number, eid=spec.destination)
            findings += [bill.located(f.at(place)) for f in error.findings]
    if findings:
        raise InputError(*findings)
    return tuple(made)


def is_worded(bill: Bill, language: str) -> bool:
    """Tell whether any modification of a bill has words in a language."""
    return any(
        text.in_language(language) and any(c.isalpha() for c in text.in_language(language) or "")
        for spec in bill.spec.modifications
        for text in texts(spec)
    )


def texts(given: object) -> Iterator[Text]:
    """Yield the texts that a part of a bill file holds, but for reasons and confirmations, no part of the bill."""
    if isinstance(given, Text):
        yield given
    elif isinstance(given, BaseModel):
        for name in type(given).model_fields:
            if name not in ("reason", "difference"):
                yield from texts(getattr(given, name))
    elif isinstance(given, tuple):
        for one in given:
            yield from texts(one)


def _modification(spec: ModificationSpec, language: str) -> Modification:
    def given(text: Text) -> str:
        found = text.in_language(language)
        if found is None:
            raise InputError(
                Finding(
                    code="D014",
                    message=_("нет текста на языке законопроекта"),
                    expected=language,
                    found=text.rus or text.kaz or _("пусто"),
                    hint=_("дайте текст на этом языке: {language}: …").format(language=language),
                )
            )
        return found

    match spec:
        case SubstitutionSpec():
            pairs = [(normal(given(pair.old)), normal(given(pair.new))) for pair in spec.forms]
            if spec.new is not None:
                new = _new(spec.new, spec.destination, language, given)
                pairs = [(normal(given(spec.old)), normal(new))] if spec.old else [("", new)]
            return Substitution(
                destination=spec.destination,
                old=tuple(old for old, _new_form in pairs if old),
                new=tuple(new for _old_form, new in pairs),
                every=spec.every if "every" in spec.model_fields_set else bool(spec.forms),
                count=spec.count,
            )
        case InsertionSpec():
            anchor = spec.after or spec.before
            new = _new(spec.new, spec.destination, language, given)
            verbal = anchor is not None or spec.at_end
            return Insertion(
                destination=spec.destination,
                pos="end" if spec.at_end else None if anchor is None else "after" if spec.after else "before",
                old=normal(given(anchor)) if anchor else "",
                new=normal(new) if verbal else new,
                every=spec.every,
                count=spec.count,
            )
        case RepealSpec():
            return Repeal(
                destination=spec.destination,
                old=(normal(given(spec.old)),) if spec.old else (),
                every=spec.every,
                count=spec.count,
            )
    assert_never(spec)


def _new(new: NewOffence | Text, destination: str, language: str, given: Callable[[Text], str]) -> str:
    if isinstance(new, Text):
        return given(new)
    texts = [new.offence.heading, *(part.conduct for part in new.offence.parts if part.conduct)]
    texts += [part.sanctions.confiscation.of for part in new.offence.parts if part.sanctions.confiscation]
    for text in (*texts, *([new.offence.note] if new.offence.note else [])):
        given(text)
    prefix, num = eids.pieces(destination)[-1]
    if prefix != "art":
        raise InputError(
            Finding(
                code="D015",
                message=_("состав правонарушения задан не для статьи"),
                expected=_("назначение вида art_667-1"),
                found=destination,
                hint=_("укажите статью или дайте текст элемента полностью"),
            )
        )
    return offence_text(new.offence, num, language)


_SAID: dict[str, str] = {
    "missing": _("обязательное значение"),
    "extra_forbidden": _("нет лишних ключей"),
    "string_type": _("текст в кавычках"),
    "string_too_short": _("непустой текст"),
    "string_pattern_mismatch": _("текст вида {pattern}"),
    "int_type": _("целое число"),
    "int_parsing": _("целое число"),
    "int_from_float": _("целое число"),
    "greater_than_equal": _("число не меньше {ge}"),
    "less_than_equal": _("число не больше {le}"),
    "bool_type": _("true или false"),
    "bool_parsing": _("true или false"),
    "literal_error": _("одно из: {expected}"),
    "union_tag_invalid": _("одно из: {expected_tags}"),
    "union_tag_not_found": _("ключ type: substitution, insertion или repeal"),
    "date_type": _("дата вида 2026-11-22"),
    "date_parsing": _("дата вида 2026-11-22"),
    "date_from_datetime_parsing": _("дата вида 2026-11-22"),
    "date_from_datetime_inexact": _("дата вида 2026-11-22"),
    "model_type": _("вложенные ключи"),
    "model_attributes_type": _("вложенные ключи"),
    "dict_type": _("вложенные ключи"),
    "tuple_type": _("список"),
    "too_short": _("непустой список"),
}
_RULES: dict[str, str] = {
    "not a text": _("текст в кавычках"),
    "not an eId": _("место в кодексе: art_684__para_1, art_804__para_1__point_1, art_368__heading"),
    "one of up_to": _("up_to, либо exactly, либо from и большее to"),
    "a fine needs": _("хотя бы один субъект: individuals, officials, legal, small, medium, large"),
    "a part needs": _("основное взыскание: warning, fine, community_work или arrest"),
    "an invisible sign": _("текст без невидимых и управляющих символов"),
    "persons who may not": _("взыскание без ареста: часть для лиц, к которым он не применяется"),
    "a key without its words": _("слова в кавычках после ключа, либо без этого ключа"),
    "a part is named once": _("каждая часть один раз"),
    "exempt_of names": _("exempt_of называет части, за которые предусмотрен арест"),
    "a conduct is": _("деяние одним абзацем; части пишутся отдельно, в списке parts"),
    "one of conduct": _("одно из: conduct, repeat_of, exempt_of"),
    "repeat_of and": _("номера предшествующих частей"),
    "either new": _("либо new (с old или без), либо forms"),
    "either after": _("либо after, либо before, либо at_end"),
    "either days": _("либо days, либо date"),
}


def _mistake(loaded: Any, problem: Any, file: str) -> Finding:
    path = tuple(problem["loc"])
    kind = problem["type"]
    message = str(problem["msg"])
    unknown = kind == "extra_forbidden"
    empty = kind != "missing" and problem.get("input") is None  # what follows would be pointed at
    place = (yaml.key_place if unknown or empty else yaml.place_of)(loaded, path, file)
    clause = path[1] + 1 if len(path) > 1 and path[0] == "modifications" and isinstance(path[1], int) else None
    expected = next((said for start, said in _RULES.items() if start in message), None)
    if expected is None:
        expected = _SAID.get(kind, message).format(**{k: _listed(v) for k, v in problem.get("ctx", {}).items()})
    name = ".".join(str(step) for step in path if not isinstance(step, int))
    return Finding(
        code="D012" if unknown else "D013",
        message=(_("неизвестный ключ: {name}") if unknown else _("неверное значение: {name}")).format(
            name=path[-1] if unknown else name or _("файл")
        ),
        place=replace(place, clause=clause),
        expected=expected,
        found=_("пусто") if empty else None if unknown or kind == "missing" else _shown(problem.get("input")),
        hint=_("имена и значения подсказывает редактор по схеме: drafter schema"),
    )


def _listed(value: Any) -> Any:
    """What pydantic puts into its message, without the English «or» of its lists."""
    return value.replace(" or ", ", ") if isinstance(value, str) else value


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 80 else text[:77] + "…"
