"""Citations of articles in enacted text: «статьями 665, 667 (частью первой)», «части первой статьи 50».

The Russian ones are read here, the Kazakh ones in ``refs_kaz``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from drafter import akn, numerals, refs_kaz
from drafter import eid as eids
from drafter.akn import Act, Leaf
from drafter.citation import Brackets, Citation

_WORD = re.compile(
    r"""\b(?:[Сс]тать(?:я|и|е|ю|ей|ею|ям|ями|ях)|[Сс]татей|предусмотренных)\s+(?=\d)
      | \((?=\d{2,3}(?:-\d+)*(?:,\s\d{2,3}\b|\s\(част))""",
    re.VERBOSE,
)
"""What opens a list: the word before the number of an article, in every case, or where the source forgot it, what
stands before that.
"""

_NUMBER = re.compile(r"\d+(?:-\d+)*(?![\d-])")
_TO = re.compile(r"\s?[–—]\s?(?=\d)|\s-\s(?=\d)")
_AND = re.compile(r"\s?,\s?(?:(?:и|или|а\sтакже)\s)?|\s(?:и|или|и\s\(или\)|либо|а\sтакже)\s")
_BESIDE = re.compile(r"\s(?=\d)")
"""A comma that the source forgot after a bracket."""

_GO_ON = re.compile(r"[^;()\d]{1,200}\)?,\s(?=\d+(?:-\d+)*(?:[,;)]|\s\(|\sи\s\d))")
"""Words between two numbers of a list: «652 (часть шестая) по правонарушениям военнослужащих), 667» (804, point 46)."""

_BRACKETS = Brackets(
    points=re.compile(r"пункт\w{0,3}\s\d+(?:-\d+)*\)(?:(?:,\s?|\sи\s|\s?[–—]\s?)\d+(?:-\d+)*\))*"),
    goes_on=re.compile(r"(?P<close>\)),\s(?=\d{2,3}(?:-\d+)*(?:,\s|\s\(|\)))"),
    article="стать",
)

_ITEM = r"\d+(?:-\d+)*\)?"
_ITEMS = re.compile(
    rf"(?P<sub>под)?пункт\w{{0,3}}\s(?P<list>{_ITEM}(?:(?:,\s?|\s(?:и|или|либо)\s|\s?[–—]\s?|\s-\s){_ITEM})*)"
)
_ONE_ITEM = re.compile(r"(?P<num>\d+(?:-\d+)*)(?P<bracket>\))?(?:\s?[–—-]\s?(?P<last>\d+)(?P<closed>\))?(?!-\d))?")
"""A number of a list of points, or a range of them: «5) – 7)»."""

_OF_PARTS = re.compile(r"част|(?:под)?пункт")

_OURS = re.compile(r"\s*настоящ(?:его|ему|им|ем)\s[Кк]одекс")
_OTHER = re.compile(
    r"""\s*(?:\([^)]{0,500}\)\s*)?
    (?P<act> (?:[А-ЯЁ][\w-]+(?:ого|его|ой|ых|их)\s)*   # «Уголовного», «Предпринимательского»
             (?:[Кк]одекса|[Зз]аконов|[Зз]акона|Конституции|[Пп]равил|[Кк]онвенции|[Дд]оговора|[Уу]казов|[Уу]каза)\b
             (?:\sРеспублики\sКазахстан)?(?:\s(?:от\s\d[^«"]{0,40})?[«"][^»"]*[»"])? )""",
    re.VERBOSE,
)
"""The act that a citation names after the number; «настоящего Кодекса» is not such an act."""

_PART = rf"(?:\d+(?:-\d+)*|(?:(?:двадцать|тридцать|сорок)\s)?{numerals.ORDINAL})"
_PARTS = re.compile(rf"част(?:ь|и|ью|ей|ям|ями|ях)\s(?P<list>{_PART}(?:(?:,\s?|\sи\s|\sили\s|,\sи\s){_PART})*)(?!\w)")
_ONE_PART = re.compile(_PART)
_POINTS = r"(?:(?:под)?пункт\w{0,3}\s[\d,\s)и–—-]{1,60}?\s|абзац\w{0,3}\s\w+\s)"
_BEFORE = re.compile(rf"{_POINTS}*{_PARTS.pattern}\s$|{_POINTS}+$")
"""What stands right before «статьи 667»: the points and the parts of it."""

_OWN = re.compile(rf"(?:{_PARTS.pattern}|{_POINTS})\s?настоящей\sстать")
"""«частью первой настоящей статьи»."""

_REACH = 160
"""How many characters before the word «статьи» its parts are looked for in."""


@dataclass(frozen=True, slots=True)
class Citing:
    """A printed paragraph of an act with a citation in it."""

    leaf: Leaf
    citation: Citation


def citations(text: str, language: str = "rus") -> list[Citation]:
    """Return the citations of articles in a text of a language by ISO 639-2, in order.

    «Настоящая статья» is none, having no number. An act named after a list is that of all its numbers.

    >>> [(c.article, sorted(c.parts), c.act) for c in citations("статьями 665, 667 (частями первой и 3-1), 668")]
    [('665', [], None), ('667', ['1', '3-1'], None), ('668', [], None)]
    >>> [(c.article, c.act) for c in citations("статьей 10 Закона, статьи 667 Уголовного кодекса, статья 667")]
    [('10', 'Закона'), ('667', 'Уголовного кодекса'), ('667', None)]
    >>> [c.covers("660") for c in citations("частью второй статьи 50 и статьями 658–662")]
    [False, True]
    >>> [(c.article, sorted(c.parts)) for c in citations("осы Кодекстің 50-бабының екінші бөлігіне", "kaz")]
    [('50', ['2'])]
    """
    if language == "kaz":
        return refs_kaz.citations(text)
    return [found for word in _WORD.finditer(text) for found in _list(text, word)]


def own_parts(text: str) -> frozenset[str]:
    """Return the parts of its own article that a text cites.

    >>> sorted(own_parts("Действия, предусмотренные частями первой и 2-1 настоящей статьи, пункта 3 статьи 5"))
    ['1', '2-1']
    """
    found = (named_parts(match[0]) | _paragraphs(match[0]) for match in _OWN.finditer(text))
    return frozenset().union(*found)


def citing(act: Act, article: str, part: str | None = None, point: str | None = None) -> list[Citing]:
    """Return every citation in an act of an article of it, or of a part or a point of the article, in order."""
    return list(among(akn.all_leaves(act), article, part, point, act.language))


def every(act: Act) -> list[Citing]:
    """Return every citation in an act, in order."""
    return list(within(akn.all_leaves(act), act.language))


def among(
    leaves: Iterable[Leaf],
    article: str,
    part: str | None = None,
    point: str | None = None,
    language: str = "rus",
) -> Iterator[Citing]:
    """Yield the citations of an article in printed paragraphs; one of the whole article cites each of its units."""
    for one in within(leaves, language):
        parts, points = one.citation.parts, one.citation.points
        meant = (part is None or not parts or part in parts) and (point is None or not points or point in points)
        if one.citation.covers(article) and meant:
            yield one


def within(leaves: Iterable[Leaf], language: str = "rus") -> Iterator[Citing]:
    """Yield every citation in printed paragraphs."""
    return (Citing(leaf, citation) for leaf in leaves for citation in citations(leaf.text, language))


def address(eid: str) -> tuple[tuple[str, str], ...]:
    """Return the path of an article or of a part or a point of one; ValueError where the eId is of anything else.

    >>> address("art_667__para_2")
    (('art', '667'), ('para', '2'))
    """
    path = eids.pieces(eid)
    if "_".join(prefix for prefix, _number in path) not in ("art", "art_para", "art_point", "art_para_point"):
        raise ValueError(f"neither an article nor a part or a point of one: {eid!r}")
    return path


def _list(text: str, word: re.Match[str]) -> list[Citation]:
    """The citations that one word «статьи» opens: numbers with what stands in brackets after each."""
    before = _BEFORE.search(text, max(0, word.start() - _REACH), word.start())
    parts = named_parts(before[0]) | _paragraphs(before[0]) if before else frozenset[str]()
    points = named_points(before[0]) if before else frozenset[str]()
    start = before.start() if before else word.start()
    found: list[Citation] = []
    at = word.end()
    while number := _NUMBER.match(text, at):
        at, last = number.end(), None
        if (to := _TO.match(text, at)) and (until := _NUMBER.match(text, to.end())):
            at, last = until.end(), until[0]
        spans, at = _BRACKETS.spans(text, at)
        inside = [text[begin:end] for begin, end in spans]
        named = frozenset(part for one in inside if _OF_PARTS.match(one) for part in named_parts(_BRACKETS.bare(one)))
        inner = frozenset(point for one in inside if _OF_PARTS.match(one) for point in named_points(one))
        if not found:
            named, inner = named | parts, inner | points
        opens = start if not found else number.start()
        found.append(Citation(article=number[0], last=last, parts=named, points=inner, start=opens, end=at))
        step = _AND.match(text, at) or (_BESIDE.match(text, at) if inside else None)
        if (step is None or not _NUMBER.match(text, step.end())) and len(found) > 1 and not _names_act(text, at):
            step = _GO_ON.match(text, at)
        if step is None or not _NUMBER.match(text, step.end()):
            break
        at = step.end()
    return _of_act(text, at, found)


def _names_act(text: str, at: int) -> bool:
    return bool(_OURS.match(text, at) or _OTHER.match(text, at))


def _of_act(text: str, at: int, found: list[Citation]) -> list[Citation]:
    other = None if _OURS.match(text, at) else _OTHER.match(text, at)
    if other is None:
        return found
    return [replace(citation, act=other["act"]) for citation in found]


def named_parts(text: str) -> frozenset[str]:
    """The numbers of the parts that a text names."""
    lists = (match["list"] for match in _PARTS.finditer(text))
    return frozenset(_number(match[0]) for one in lists for match in _ONE_PART.finditer(one))


def named_points(text: str) -> frozenset[str]:
    """The numbers of the points that a text names: those after «подпункт», and those with a bracket.

    >>> sorted(named_points("подпунктами 1) – 3) и 5-1) пункта 2"))
    ['1', '2', '3', '5-1']
    """
    return frozenset(
        number
        for items in _ITEMS.finditer(text)
        for item in _ONE_ITEM.finditer(items["list"])
        if items["sub"] or item["bracket"]
        for number in _run(item)
    )


def _paragraphs(text: str) -> frozenset[str]:
    """The numbers of the units «1.» that a text calls пункты."""
    return frozenset(
        number
        for items in _ITEMS.finditer(text)
        for item in _ONE_ITEM.finditer(items["list"])
        if not items["sub"] and not item["bracket"]
        for number in _run(item)
    )


def _run(item: re.Match[str]) -> Iterator[str]:
    """The number of an item, or all of a range between whole numbers."""
    first, last = item["num"], item["last"]
    if last and first.isdigit() and int(first) < int(last) < int(first) + 1_000:
        yield from (str(number) for number in range(int(first), int(last) + 1))
    else:
        yield first
        if last:
            yield last


def _number(word: str) -> str:
    """The number of a part: «второй» is 2, «двадцать первая» 21, «3-1» itself."""
    return word if word[0].isdigit() else str(numerals.ordinal(word.split()))
