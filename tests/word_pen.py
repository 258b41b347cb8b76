"""What drawn Word files are written with: the dice, the parts of a file, sentences of amending laws."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

RUS = (
    "в статье {n} слова «{a}» заменить словами «{b}»;",
    "часть {k} статьи {n} изложить в следующей редакции:",
    "дополнить статьей {n}-{k} следующего содержания:",
    "абзац {o} части первой исключить;",
    "Настоящий Закон вводится в действие по истечении шестидесяти календарных дней.",
    "влечет штраф на физических лиц в размере {k}0 месячных расчётных показателей.",
    "О внесении изменений и дополнений в Кодекс об административных правонарушениях",
    "цифры «{n}» заменить цифрами «{k}»",
    "Статья {n}. {A}",
    "«{n}) {a} и {b};»",
)
KAZ = (
    "{n}-бапта «{a}» деген сөздер «{b}» деген сөздермен ауыстырылсын;",
    "{k}-бөлік мынадай редакцияда жазылсын:",
    "мынадай мазмұндағы {n}-{k}-баппен толықтырылсын:",
    "бірінші бөліктің {o} абзацы алып тасталсын;",
    "Осы Заң алғашқы ресми жарияланған күнінен кейін күнтізбелік алпыс күн өткен соң қолданысқа енгізіледі.",
    "жеке тұлғаларға {k}0 айлық есептік көрсеткіш мөлшерінде айыппұл салуға алып келеді.",
    "Әкімшілік құқық бұзушылық туралы кодекске өзгерістер мен толықтырулар енгізу туралы",
    "«{n}» деген цифрлар «{k}» деген цифрлармен ауыстырылсын",
    "{n}-бап. {A}",
    "«{n}) {a} және {b};»",
)
WORDS = {
    RUS: "органы полиции|уполномоченный орган|Об утверждении перечня|до ста|третьего|лица,|малый бизнес".split("|"),
    KAZ: "полиция органдары|уәкілетті орган|тізбесін бекіту туралы|жүзге дейін|үшінші|тұлға,|шағын бизнес".split("|"),
}
Both = tuple[str, str]
"""Markup of the document, and of its twin."""


@dataclass(slots=True)
class Pen:
    """What a document is drawn with: the dice, and what has been written of its parts.

    What LibreOffice loses in some places is not drawn there: breaks of pages without ``pages`` or in an ``item``;
    fields, comments and breaks of lines where it may not be ``rich``.
    """

    dice: random.Random
    features: set[str] = field(default_factory=set)
    styles: list[Both] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    nums: list[str] = field(default_factory=list)
    items: list[Callable[[], str]] = field(default_factory=list)
    bookmarks: int = 0
    comments: int = 0
    sequence: int = 0
    pages: bool = True
    item: bool = False
    rich: bool = True

    def one_in(self, times: int, feature: str = "") -> bool:
        """Throw the dice; what comes up is written down."""
        if self.dice.randrange(times):
            return False
        if feature:
            self.features.add(feature)
        return True

    def sentence(self) -> str:
        """A sentence of an amending law, in Russian or in Kazakh."""
        frames = self.dice.choice((RUS, KAZ))
        a, b = self.dice.sample(WORDS[frames], 2)
        order = self.dice.choice(("второй", "третий") if frames is RUS else ("екінші", "үшінші"))
        n, k = self.dice.randrange(1, 920), self.dice.randrange(1, 10)
        return self.dice.choice(frames).format(n=n, k=k, a=a, b=b, A=a.capitalize(), o=order)

    def style(self, inside: str, *, kind: str = "paragraph", based: str = "", twin: str | None = None) -> str:
        """Write a style, and give its name."""
        name = f"S{len(self.styles)}"
        on = f'<w:basedOn w:val="{based}"/>' if based else ""
        made = [
            f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name} имя"/>{on}{body}</w:style>'
            for body in (inside, inside if twin is None else twin)
        ]
        self.styles.append((made[0], made[1]))
        return name

    def kind(self, *levels: str, more: str = "") -> int:
        """Write an abstract definition of a list, and give its number."""
        number = len(self.kinds)
        self.kinds.append(
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{more}{"".join(levels)}'
            "</w:abstractNum>"
        )
        return number

    def num(self, kind: int, *over: str) -> int:
        """Write a list of a definition, and give its number."""
        number = len(self.nums) + 1
        self.nums.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{"".join(over)}</w:num>')
        return number


def same(markup: str) -> Both:
    return markup, markup
