"""What a bill file may say; the JSON Schema for editors is made from this."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, StrictBool, StrictInt, Tag, model_validator

from drafter.spec.offence import Offence
from drafter.spec.text import Eid, Model, Name, Text, Words, plain


def _date_or_latest(value: Any) -> Any:
    return None if value == "latest" else value


class NewOffence(Model):
    """New text given as an offence."""

    offence: Offence


def _new_kind(value: Any) -> str:
    return "offence" if isinstance(value, NewOffence) or (isinstance(value, dict) and "offence" in value) else "text"


NewText = Annotated[
    Annotated[NewOffence, Tag("offence")] | Annotated[Text, Tag("text")],
    Discriminator(_new_kind),
    BeforeValidator(plain, json_schema_input_type=str | Text | NewOffence),
]


def _given(value: Any) -> Any:
    if value is None:
        raise ValueError("a key without its words")
    return value


Given = Annotated[Words | None, BeforeValidator(_given)]
"""Words in force; a key that is there without them would change the whole place instead."""


class Pair(Model):
    """One form of the old words and the form that replaces it."""

    old: Words
    new: Words


Language = Literal["rus", "kaz"]
"""A language of the bill by ISO 639-2."""

LANGUAGES: tuple[Language, ...] = ("rus", "kaz")


class _Common(Model):
    destination: Eid
    reason: Words | None = Field(None, description="Обоснование: для сравнительной таблицы и пояснительной записки")
    every: StrictBool = Field(False, description="все вхождения слов, а не одно")
    count: StrictInt = Field(1, ge=1, description="сколько раз слова должны быть найдены")
    languages: Annotated[tuple[Language, ...], Field(min_length=1, max_length=1)] | None = Field(
        None, description="[rus] или [kaz]: изменение только одного из двух текстов"
    )
    difference: Words | None = Field(
        None, description="почему тексты на двух языках расходятся в этом месте: подтверждение для проверки C32"
    )


class SubstitutionSpec(_Common):
    """«слова … заменить словами …», «изложить в следующей редакции»."""

    type: Literal["substitution"]
    old: Given = Field(None, description="заменяемые слова; без них элемент излагается в новой редакции")
    new: NewText | None = None
    forms: tuple[Pair, ...] = Field(
        (), description="«соответственно»: формы слов и их замены; все вхождения, если не сказано every: false"
    )

    @model_validator(mode="after")
    def _words_or_forms(self) -> SubstitutionSpec:
        if bool(self.forms) == (self.new is not None) or (self.forms and self.old):
            raise ValueError("either new (with or without old) or forms")
        return self


class InsertionSpec(_Common):
    """«дополнить …»: новый элемент, либо слова после или перед другими словами или в конце."""

    type: Literal["insertion"]
    after: Given = Field(None, description="слова, после которых вставить")
    before: Given = Field(None, description="слова, перед которыми вставить")
    at_end: StrictBool = Field(False, description="вставить слова в конец места, перед завершающим знаком")
    new: NewText

    @model_validator(mode="after")
    def _one_side(self) -> InsertionSpec:
        if sum((self.after is not None, self.before is not None, self.at_end)) > 1:
            raise ValueError("either after or before")
        return self


class RepealSpec(_Common):
    """«исключить»: элемент целиком или слова."""

    type: Literal["repeal"]
    old: Given = Field(None, description="исключаемые слова; без них исключается элемент")


class ReadSpec(_Common):
    """A modification of a bill that a person gives in words: what it says is read from them, not written in a file."""

    type: Literal["read"] = "read"


ModificationSpec = Annotated[SubstitutionSpec | InsertionSpec | RepealSpec, Field(discriminator="type")]


class _Term(Model):
    days: StrictInt | None = Field(
        None, ge=1, le=3650, description="календарных дней после дня первого официального опубликования"
    )
    date: datetime.date | None = Field(None, description="или день: вводится в действие с …")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.days is None) == (self.date is None):
            raise ValueError("either days or date")
        return self


def _named_by(value: Any) -> str:
    return "number" if isinstance(value, (int, float)) else "place"


NamedModification = Annotated[
    Annotated[StrictInt, Field(ge=1), Tag("number")] | Annotated[Eid, Tag("place")], Discriminator(_named_by)
]
"""A modification by its number in the file, from 1, or every one of a destination."""


class EntryException(_Term):
    """Modifications that enter into force at another time than the rest of the law."""

    modifications: Annotated[tuple[NamedModification, ...], Field(min_length=1)] = Field(
        description="номера изменений в этом файле, с 1, или их назначения"
    )


class EntryIntoForce(_Term):
    """When the law enters into force (Law № 480-V, article 42, edition of 09.01.2026)."""

    exceptions: tuple[EntryException, ...] = Field((), description="изменения, которые вводятся в действие иначе")


class Sourced(Model):
    """A statement and where it comes from."""

    text: Words
    source: Words


class NoteSpec(Model):
    """The explanatory note: necessity, goals, tasks (Law № 480-V, article 29(2), edition of 09.01.2026)."""

    necessity: Words | None = Field(None, description="обоснование необходимости принятия закона")
    goals: Words | None = None
    tasks: tuple[Words, ...] = ()
    delimitation: Words | None = Field(None, description="чем норма отличается от действующих")
    reasons: tuple[Sourced, ...] = Field((), description="доводы за, каждый с источником")
    objections: tuple[Sourced, ...] = Field((), description="возражения, каждое с источником")
    safeguards: Words | None = Field(None, description="гарантии прав")
    consequences: Words | None = Field(None, description="ожидаемые последствия и расходы")


class Ignore(Model):
    """A finding that the drafter leaves as it is, and why; the explanatory note shows it."""

    code: Annotated[str, Field(pattern=re.compile(r"^[CD]\d+$"))] = Field(description="код замечания: C18")
    destination: Eid | None = Field(None, description="место замечания; без него все замечания с этим кодом")
    reason: Words = Field(description="почему замечание оставлено: показывается в пояснительной записке")


class BillSpec(Model):
    """A bill that amends one code."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, title="Законопроект о внесении изменений в кодекс"
    )

    drafter: Literal[1] = Field(description="версия формата файла")
    code: Annotated[str, Field(pattern=re.compile(r"^[a-z0-9][a-z0-9-]*$"))] = Field("koap", description="кодекс")
    edition: Annotated[datetime.date | None, BeforeValidator(_date_or_latest, json_schema_input_type=str)] = Field(
        None, description="редакция кодекса: дата или latest"
    )
    date: datetime.date = Field(description="день, на который составлен проект")
    initiator: Literal["government", "deputies", "president", "people-council"] = Field(
        "deputies", description="кто вносит: Правительство, депутаты, Президент, Халық Кеңесі"
    )
    author: Name = Field("Разработчик", min_length=1, max_length=80, description="автор правок в документе Word")
    subject: Words | None = Field(None, description="окончание заголовка: «по вопросам …»")
    entry_into_force: EntryIntoForce
    modifications: Annotated[tuple[ModificationSpec, ...], Field(min_length=1)]
    ignore: tuple[Ignore, ...] = Field((), description="замечания, которые оставлены с обоснованием")
    note: NoteSpec = Field(default_factory=lambda: NoteSpec.model_validate({}))
