"""What a bill file may say; the JSON Schema for editors is made from this."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StrictBool,
    StrictInt,
    Tag,
    model_validator,
)

from drafter import eid as eids

FORMAT = 1


class Model(BaseModel):
    """A part of a bill file: frozen, and closed to unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, strict=False)


def _visible(value: str | None) -> str | None:
    """Refuse signs that nobody sees: control characters, soft hyphens, marks of direction and of no width."""
    hidden = next((c for c in value or "" if c not in "\n\t" and unicodedata.category(c)[0] == "C"), None)
    if hidden is not None:
        raise ValueError(f"an invisible sign U+{ord(hidden):04X}")
    return value


OneText = Annotated[str | None, AfterValidator(_visible)]


class Text(Model):
    """A text in the two authentic languages (Law № 480-V, article 24(3), edition of 09.01.2026)."""

    rus: OneText = Field(None, min_length=1, description="Текст на русском языке")
    kaz: OneText = Field(None, min_length=1, description="Қазақ тіліндегі мәтін")

    def in_language(self, language: str) -> str | None:
        """Return the text in a language, or None where it is not given."""
        found = getattr(self, language)
        return found if found is None else str(found)


def _plain(value: Any) -> Any:
    if isinstance(value, (bool, int, float, datetime.date)):
        raise ValueError("not a text: digits and dates need quotation marks")
    if not isinstance(value, str):
        return value
    both = value and not any(c.isalpha() for c in value)
    return {"rus": value, "kaz": value} if both else {"rus": value}


Words = Annotated[Text, BeforeValidator(_plain, json_schema_input_type=str | Text)]
"""A text; written as a plain string it is the Russian one, digits and signs alone being the same in both languages."""


def _is_eid(value: str) -> str:
    if value != eids.WHOLE:
        eids.pieces(value)
    return value


def _date_or_latest(value: Any) -> Any:
    return None if value == "latest" else value


Eid = Annotated[
    str,
    AfterValidator(_is_eid),
    Field(
        description="Место в кодексе: art_684__para_1 (часть первая статьи 684), art_804__para_1__point_1, "
        "art_667__para_1__al_2 (абзац второй), art_368__heading (заголовок), body (весь текст)",
        examples=["art_684__para_1", "art_667-1"],
        json_schema_extra={"pattern": r"^(body|[a-z]+_[0-9a-zа-я-]+(__[a-z]+(_[0-9a-zа-я-]+)?)*)$"},
    ),
]


class Span(Model):
    """A measure of days or hours: up to, from–to, or exactly."""

    from_: StrictInt | None = Field(None, alias="from", ge=1)
    to: StrictInt | None = Field(None, ge=1)
    up_to: StrictInt | None = Field(None, ge=1)
    exactly: StrictInt | None = Field(None, ge=1)

    @model_validator(mode="after")
    def _one_way(self) -> Span:
        ways = [self.up_to is not None, self.exactly is not None, self.from_ is not None or self.to is not None]
        whole = (self.from_ is None) == (self.to is None)
        if sum(ways) != 1 or not whole or (self.from_ is not None and self.to is not None and self.from_ >= self.to):
            raise ValueError("one of up_to, exactly, or from with a larger to")
        return self


class Fine(Model):
    """A fine in monthly calculation indices (МРП) by subject of the offence (КоАП, article 44)."""

    individuals: StrictInt | None = Field(None, ge=1, description="физические лица")
    officials: StrictInt | None = Field(None, ge=1, description="должностные лица")
    legal: StrictInt | None = Field(None, ge=1, description="юридические лица")
    small: StrictInt | None = Field(
        None, ge=1, description="субъекты малого предпринимательства или некоммерческие организации"
    )
    medium: StrictInt | None = Field(None, ge=1, description="субъекты среднего предпринимательства")
    large: StrictInt | None = Field(None, ge=1, description="субъекты крупного предпринимательства")

    @model_validator(mode="after")
    def _someone(self) -> Fine:
        if not any(getattr(self, name) for name in type(self).model_fields):
            raise ValueError("a fine needs a subject")
        return self


def _fine_kind(value: Any) -> str:
    return "by_subject" if isinstance(value, (Fine, dict)) else "amount"


FineAmount = Annotated[
    Annotated[StrictInt, Field(ge=1), Tag("amount")] | Annotated[Fine, Tag("by_subject")], Discriminator(_fine_kind)
]


class Confiscation(Model):
    """What is confiscated, and whether it may be left out.

    In Russian in the genitive («предмета, явившегося орудием …»), in Kazakh without an ending («… құралы болған зат»).
    """

    of: Words
    optional: StrictBool = Field(False, description="«или без таковой»")


class Sanctions(Model):
    """The sanctions of one part, in the order in which the Code names them."""

    warning: StrictBool = False
    fine: FineAmount | None = Field(None, description="штраф в МРП: число или по субъектам")
    community_work: Span | None = Field(None, description="общественные работы, часов (КоАП, статья 49-1)")
    arrest: Span | None = Field(None, description="административный арест, суток (КоАП, статья 50)")
    confiscation: Confiscation | None = None

    @model_validator(mode="after")
    def _main(self) -> Sanctions:
        if not (self.warning or self.fine or self.community_work or self.arrest):
            raise ValueError("a part needs a main sanction")
        return self


class Part(Model):
    """A part of an offence: a conduct, or the repetition of another part, or persons who may not be arrested."""

    conduct: Words | None = Field(None, description="Диспозиция без тире: «Вмешательство в …, выразившееся в …»")
    acts: Literal["one", "several"] = Field("one", description="одно деяние («влечет») или несколько («влекут»)")
    except_: tuple[Eid, ...] = Field((), alias="except", description="«за исключением случаев, предусмотренных …»")
    unless_crime: StrictBool = Field(
        False, description="«если это действие не содержит признаков уголовно наказуемого деяния»"
    )
    repeat_of: tuple[StrictInt, ...] = Field((), description="номера частей, повторение которых наказывается")
    exempt_of: tuple[StrictInt, ...] = Field(
        (), description="номера частей с арестом: часть для лиц, к которым он не применяется (КоАП, статья 50)"
    )
    sanctions: Sanctions

    @model_validator(mode="after")
    def _one_kind(self) -> Part:
        if sum([self.conduct is not None, bool(self.repeat_of), bool(self.exempt_of)]) != 1:
            raise ValueError("one of conduct, repeat_of, exempt_of")
        if self.exempt_of and self.sanctions.arrest is not None:
            raise ValueError("persons who may not be arrested")
        if len(set(self.repeat_of)) != len(self.repeat_of) or len(set(self.exempt_of)) != len(self.exempt_of):
            raise ValueError("a part is named once")
        if self.conduct is not None and any("\n" in text for text in (self.conduct.rus, self.conduct.kaz) if text):
            raise ValueError("a conduct is one paragraph")
        return self


class Offence(Model):
    """An offence article by its parameters; the wording comes from ``templates/provisions/``."""

    heading: Words
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    note: Words | None = Field(None, description="Примечание: определения и гарантии, по абзацу в строке")

    @model_validator(mode="after")
    def _earlier_parts(self) -> Offence:
        for number, part in enumerate(self.parts, start=1):
            named = (n for n in part.exempt_of if 1 <= n < number)
            if any(self.parts[n - 1].sanctions.arrest is None for n in named):
                raise ValueError("exempt_of names parts with an arrest")
            if any(not 1 <= n < number for n in (*part.repeat_of, *part.exempt_of)):
                raise ValueError("repeat_of and exempt_of name earlier parts")
        return self


class NewOffence(Model):
    """New text given as an offence."""

    offence: Offence


def _new_kind(value: Any) -> str:
    return "offence" if isinstance(value, NewOffence) or (isinstance(value, dict) and "offence" in value) else "text"


NewText = Annotated[
    Annotated[NewOffence, Tag("offence")] | Annotated[Text, Tag("text")],
    Discriminator(_new_kind),
    BeforeValidator(_plain, json_schema_input_type=str | Text | NewOffence),
]


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
    old: Words | None = Field(None, description="заменяемые слова; без них элемент излагается в новой редакции")
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
    after: Words | None = Field(None, description="слова, после которых вставить")
    before: Words | None = Field(None, description="слова, перед которыми вставить")
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
    old: Words | None = Field(None, description="исключаемые слова; без них исключается элемент")


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
    author: str = Field("Разработчик", min_length=1, max_length=80, description="автор правок в документе Word")
    subject: Words | None = Field(None, description="окончание заголовка: «по вопросам …»")
    entry_into_force: EntryIntoForce
    modifications: Annotated[tuple[ModificationSpec, ...], Field(min_length=1)]
    ignore: tuple[Ignore, ...] = Field((), description="замечания, которые оставлены с обоснованием")
    note: NoteSpec = Field(default_factory=lambda: NoteSpec.model_validate({}))
