"""An offence article by its parameters, as a bill file gives it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StrictBool, StrictInt, Tag, model_validator

from drafter.spec.text import Eid, Model, Words


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
