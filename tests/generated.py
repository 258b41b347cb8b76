"""A code as large as a real one, made of words alone and the same each time, with edits such as laws make."""

from __future__ import annotations

import copy
import random

from drafter import akn, placing
from drafter import eid as eids
from drafter.akn import Act, Leaf, Provision
from drafter.checks.context import is_offence

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


def bill(act: Act, articles: int, words: int, seed: int = 3) -> str:
    """Return the file of a bill on a code: articles that repeat others under additional numbers, and replaced words."""
    chance = random.Random(seed)
    entries: list[tuple[str, str]] = []
    penal = [unit for unit in act.articles if is_offence(unit) and "-" not in unit.number]
    for article in chance.sample(penal, articles):
        place = placing.next_free(act, article.eid)
        heading, *rest = akn.printed(article)
        lines = [heading.replace(article.number, place.removeprefix("art_"), 1), *rest]
        entries.append((place, "new: |-\n" + "\n".join(f"      {line}" for line in lines)))
    long = [leaf for leaf in akn.all_leaves(act) if "__al_" in leaf.eid and len(leaf.text) > LEAST]
    while len(entries) < articles + words:
        leaf = chance.choice(long)
        said = leaf.text.split(" ")
        old = said[chance.randrange(1, len(said))]
        if old.isalpha() and len(old) > 4 and leaf.text.count(old) == 1 and leaf.eid not in dict(entries):
            entries.append((leaf.eid, f"old: {old}\n    new: {old} и {chance.choice(WORDS)}"))
    entries.sort(key=lambda entry: eids.key(entry[0]))
    return f"""drafter: 1
code: koap
edition: {act.edition}
date: {act.edition}
initiator: deputies
entry_into_force: {{days: 60}}
modifications:
""" + "".join(
        f"  - type: {'insertion' if eid not in act.index else 'substitution'}\n    destination: {eid}\n    {what}\n"
        f"    reason: Измерение.\n"
        for eid, what in entries
    )


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
