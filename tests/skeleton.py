"""What the tests of a real law share: its items, and an act of nothing but the places and words that it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter import eid as eids
from drafter.modification import Insertion, Modification

_WORDS = {"rus": ("Статья {num}. Заголовок", "слова"), "kaz": ("{num}-бап. Тақырып", "сөздер")}


def lines(modifications: Sequence[Modification], language: str) -> Iterator[str]:
    """Yield an act that has every place the modifications name, with the old words in it, and nothing else."""
    article_heading, said = _WORDS[language]
    places: dict[str, list[str]] = {}
    for modification in modifications:
        eid = modification.destination.removesuffix("__heading")
        article = eids.article(eid)
        assert article is not None
        if isinstance(modification, Insertion) and modification.pos is None:
            places.setdefault(eid.rpartition("-")[0], [])  # the article that the new one follows
            continue
        olds = [modification.old] if isinstance(modification, Insertion) else list(modification.old)
        places.setdefault(article, [])
        places.setdefault(eid, []).extend(olds)
    for article in sorted({str(eids.article(eid)) for eid in places}, key=eids.key):
        yield article_heading.format(num=article.removeprefix("art_"))
        yield from _article({eid: words for eid, words in places.items() if eids.contains(article, eid)}, said)


def by_item(printed: Sequence[str]) -> dict[int, list[str]]:
    """The paragraphs by the number of their item; the next item is the one with the next number."""
    items: dict[int, list[str]] = {}
    for line in printed:
        if line.startswith(f"{len(items) + 1}) "):
            items[len(items) + 1] = []
        items[len(items)].append(line)
    return items


def _article(places: dict[str, list[str]], said: str) -> Iterator[str]:
    units = sorted({eids.pieces(eid)[1] for eid in places if len(eids.pieces(eid)) > 1}, key=lambda u: int(u[1]))
    article = str(eids.article(next(iter(places))))
    if all(prefix == "al" for prefix, _num in units):
        yield from _alineas(article, places, said)
        return
    for _prefix, num in units:
        part = f"{article}__para_{num}"
        first, *rest = _alineas(part, places, said)
        yield f"{num}. {first}"
        points = {eids.pieces(eid)[2][1]: words for eid, words in places.items() if f"{part}__point_" in eid}
        yield from (f"{point}) {said}: {'; '.join(words)};" for point, words in sorted(points.items()))
        yield from rest


def _alineas(holder: str, places: dict[str, list[str]], said: str) -> list[str]:
    """The unnumbered paragraphs of a holder: the second is there where the modifications name it."""
    firsts = [*places.get(holder, []), *places.get(f"{holder}__al_1", [])]
    paragraphs = [f"{said.capitalize()}: {'; '.join(firsts)}"]
    if f"{holder}__al_2" in places:
        paragraphs.append(f"{said}: {'; '.join(places[f'{holder}__al_2'])}")
    return paragraphs
