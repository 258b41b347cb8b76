"""A code as large as a real one, made of words alone and the same each time, with edits such as laws make."""

from __future__ import annotations

import copy
import random

from drafter import akn
from drafter.akn import Act, Leaf, Provision

LEAST = 90
"""Characters of a paragraph that is edited, at least."""

WORDS = """нарушение требований законодательства Республики Казахстан порядок использования хранения учета перевозки
реализации товаров услуг работ земельных участков водных объектов лесного фонда животного мира лицами совершенное
повторно течение года после наложения административного взыскания должностных юридических физических субъектов малого
среднего крупного предпринимательства влечет штраф размере приостановлением действия лишением разрешения конфискацией
предметов орудий совершения если это действие содержит признаков уголовно наказуемого деяния либо предоставление
недостоверных сведений уполномоченному органу сроки установленные правилами охраны труда безопасности движения связи
информации персональных данных статистики строительства архитектуры энергии газа воды тепла недр отходов выбросов
несовершеннолетних граждан государственных служащих судей военнослужащих инспекторов""".split()
NUMERALS = ["пяти", "десяти", "двадцати", "тридцати пяти", "ста пятидесяти", "двухсот", "пятисот", "одной тысячи"]


def code(articles: int, seed: int = 1) -> list[str]:
    """Return the printed paragraphs of a code: about 8.5 for each article, about 155 characters each."""
    chance = random.Random(seed)
    out: list[str] = []
    for number in range(1, articles + 1):
        out.append(f"Статья {number}. {_words(chance, 4, 12).capitalize()}")
        for part in range(1, chance.randint(2, 5) + 1):
            out.append(f"{part}. {_words(chance, 12, 36).capitalize()}, –")
            out.append(f"влечет штраф в размере {chance.choice(NUMERALS)} месячных расчетных показателей.")
            if chance.random() < 0.15:
                out[-1] = out[-1].removesuffix(".") + ":"
                count = chance.randint(2, 4)
                out += [f"{point}) {_words(chance, 8, 24)};" for point in range(1, count)]
                out.append(f"{count}) {_words(chance, 8, 24)}.")
    return out


def edited(paragraphs: list[str], edits: int, seed: int = 2) -> list[str]:
    """Return the code with edits spread over it: words replaced, added and taken away, paragraphs that come."""
    chance = random.Random(seed)
    out = list(paragraphs)
    places = [at for at, text in enumerate(out) if not text.startswith("Статья") and len(text) > LEAST]
    for at in sorted(chance.sample(places, edits), reverse=True):
        out[at : at + 1] = _edited(out[at], chance)
    return out


def amended(act: Act, edits: int, seed: int = 2) -> Act:
    """Return an act with edits of the same kinds, an added paragraph being an unnumbered one."""
    chance = random.Random(seed)
    made = akn.copy_act(act)
    before = {unit: unit.eid for unit in made.index.values()}
    alineas = [unit for unit in made.index.values() if unit.prefix == "al"]
    for alinea in chance.sample([unit for unit in alineas if len(_text(unit).text) > LEAST], edits):
        text, *added = _edited(_text(alinea).text, chance)
        akn.set_text(_text(alinea), text)
        for more in added:
            new = copy.deepcopy(alinea)
            akn.set_text(_text(new), more)
            akn.insert_after(alinea.getparent(), alinea, new)
    akn.recount(made, before)
    return Act(made.root)


def _text(alinea: Provision) -> Leaf:
    return next(akn.leaves(alinea))


def _edited(text: str, chance: random.Random) -> list[str]:
    """A paragraph as an edit leaves it, and the one that the edit adds after it, if any."""
    words = text.split(" ")
    middle = chance.randrange(2, len(words) - 2)
    added: list[str] = []
    match chance.choices(["replaced", "added", "gone", "numeral", "paragraph"], [40, 25, 20, 10, 5])[0]:
        case "replaced":
            words[middle] = chance.choice(WORDS) + "ся"
        case "added":
            words[middle:middle] = [f"и (или) {chance.choice(WORDS)}"]
        case "gone":
            del words[middle]
        case "numeral":
            words[middle] = chance.choice(NUMERALS)
        case "paragraph":
            added = [_words(chance, 10, 20).capitalize() + "."]
    return [" ".join(words), *added]


def _words(chance: random.Random, least: int, most: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(least, most)))
