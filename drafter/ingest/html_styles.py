"""The styles that a page itself holds: rules of its «style» elements and inline declarations, as far as they are sure.

Selectors of elements, classes and ids, one inside another, are matched as CSS says (Selectors Level 3). What else
stands in a selector, and rules inside «@media» and its like, may match or not: then a declaration is doubtful. Style
sheets of other files are not at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from lxml import etree

_DEEPEST = 5
_LONGEST_CHAIN = 3
"""Compounds of a selector that are matched; what stands before them makes it doubtful."""
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_BRACE = re.compile(r"[{};]|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL)
_DECLARATION = re.compile(r"(?:[^;\"'()]|\"[^\"]*\"|'[^']*'|\([^()]*\)|[\"'()])+")
_IMPORTANT = re.compile(r"\s*!\s*important$")
_ESCAPE = re.compile(r"\\(?:(?P<code>[0-9a-fA-F]{1,6})\s?|(?P<sign>.))")
_COMPOUND = re.compile(r"(?P<tag>[a-z][\w-]*|\*)?(?P<rest>(?:[.#][\w-]+)*)", re.IGNORECASE)
_UNKNOWN = re.compile(r"\[[^\]]*\]|:{1,2}[\w-]+(?:\((?:[^()]|\([^()]*\))*\))?|&")
_GENERATED = re.compile(r"::?(?P<name>before|after)$|::(?P<other>marker|first-letter|first-line)$", re.IGNORECASE)
_NOT_AT_REST = re.compile(r":(?:hover|active|focus(?:-within|-visible)?)\b|::(?:selection|placeholder|backdrop)\b")
_COMBINATOR = re.compile(r"\s*(?P<sign>[>+~])\s*|\s+")
_CONDITIONAL = ("@media", "@supports", "@layer", "@container", "@scope", "@document", "@starting-style")
_SCREEN = frozenset(("", "all", "screen"))
_SHOWN_MEDIA = frozenset(("@media all", "@media screen"))
_FAMILY = re.compile(r"font-family\s*:\s*(?P<name>[^;}]+)", re.IGNORECASE)

_ALIASES = {
    "background-color": "background",
    "text-decoration-line": "text-decoration",
    "list-style-type": "list-style",
    "overflow-x": "overflow",
    "overflow-y": "overflow",
    "word-wrap": "overflow-wrap",
}
_SIZE = re.compile(r"(?<![\w.])(?P<size>\d*\.?\d+(?:px|pt|em|rem|ex|%|cm|mm|in|pc)?)(?![\w.])")
_IMAGE = re.compile(r"url\(|gradient\(|image")


@dataclass(frozen=True, slots=True)
class Declaration:
    """One declaration of a property, its name and value in small letters."""

    name: str
    value: str
    important: bool = False


@dataclass(frozen=True, slots=True)
class Winner:
    """What stands for a property on an element; ``doubtful`` are values of rules that may match or not."""

    value: str | None
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Compound:
    tag: str
    classes: frozenset[str]
    ids: frozenset[str]
    before: str = ""
    """The combinator before it: a blank, «>», or nothing."""

    @property
    def weight(self) -> tuple[int, int, int]:
        return len(self.ids), len(self.classes), int(self.tag != "*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    parts: tuple[_Compound, ...]
    sure: bool
    generated: str
    """The pseudo-element that a rule is for, or nothing."""
    declarations: tuple[Declaration, ...]

    @property
    def weight(self) -> tuple[int, ...]:
        return tuple(map(sum, zip(*(part.weight for part in self.parts), strict=True)))


@dataclass(frozen=True, slots=True)
class Styles:
    """The rules of a page in order; ``fonts`` are the names of letters that the page brings with itself."""

    rules: tuple[_Rule, ...] = ()
    fonts: frozenset[str] = frozenset()

    def of(self, element: etree._Element) -> Mapping[str, Winner]:
        """Return what stands for each property that the page declares on an element."""
        sure: dict[str, tuple[tuple[object, ...], str]] = {}
        doubtful: dict[str, list[str]] = {}
        for at, rule in enumerate(self.rules):
            if rule.generated or not (match := _matches(element, rule.parts)):
                continue
            for one in rule.declarations:
                if rule.sure and match == _SURE:
                    _stands(sure, one, (one.important, False, rule.weight, at))
                else:
                    doubtful.setdefault(one.name, []).append(one.value)
        for one in declarations(element.get("style") or ""):
            _stands(sure, one, (one.important, True))
        return {
            name: Winner(sure[name][1] if name in sure else None, tuple(doubtful.get(name, ())))
            for name in (sure.keys() | doubtful.keys())
        }

    def generated(self, element: etree._Element) -> Iterator[tuple[str, Declaration]]:
        """Yield the declarations on pseudo-elements that may stand for an element."""
        for rule in self.rules:
            if rule.generated and _matches(element, rule.parts):
                yield from ((rule.generated, one) for one in rule.declarations)


def _stands(sure: dict[str, tuple[tuple[object, ...], str]], one: Declaration, rank: tuple[object, ...]) -> None:
    """Keep a declaration where none of a higher rank is there (CSS Cascading Level 4, 6.1)."""
    if one.name not in sure or cast("tuple[int, ...]", rank) >= cast("tuple[int, ...]", sure[one.name][0]):
        sure[one.name] = (rank, one.value)


def styles(root: etree._Element) -> Styles:
    """Return the styles that a page holds; raises ValueError where they are nested deeper than any are."""
    rules: list[_Rule] = []
    fonts: set[str] = set()
    for element in root.iter("style"):
        if (element.get("type") or "text/css").strip().lower() not in ("", "text/css"):
            continue
        media = (element.get("media") or "").strip().lower()
        sure = media in _SCREEN and not any(True for _ in element.iterancestors("template", "noscript"))
        css = _COMMENT.sub(" ", element.text or "").partition("/*")[0]
        rules += _rules(css, sure, 0, fonts)
    return Styles(tuple(rules), frozenset(fonts))


def declarations(css: str) -> Iterator[Declaration]:
    """Yield the declarations of a list, shorthands as what they say.

    >>> [(one.name, one.value) for one in declarations("Display: NONE !important; font: bold 0/0 a")]
    [('display', 'none'), ('font-size', '0'), ('font-variant', 'normal'), ('font-family', 'bold 0/0 a')]
    """
    for found in _DECLARATION.finditer(_COMMENT.sub(" ", css)):
        name, colon, value = found.group().partition(":")
        name = _ESCAPE.sub(_unescaped, name).strip().lower()
        value = " ".join(value.lower().split())
        if not colon or not name or not value:
            continue
        important = _IMPORTANT.search(value) is not None
        value = _IMPORTANT.sub("", value)
        for longhand, part in _longhands(_ALIASES.get(name, name), value):
            yield Declaration(longhand, part, important)


def _longhands(name: str, value: str) -> Iterator[tuple[str, str]]:
    if name == "font":
        if size := _SIZE.search(value):
            yield "font-size", size["size"]
        yield "font-variant", "small-caps" if "small-caps" in value else "normal"
        yield "font-family", value
        return
    if name == "background" and _IMAGE.search(value):
        yield "background-image", value
    else:
        yield name, value


def _unescaped(found: re.Match[str]) -> str:
    code = int(found["code"], 16) if found["code"] else 0
    return (chr(code) if 0 < code < 0x110000 else "\ufffd") if found["code"] else found["sign"]


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """Yield each block of a sheet with what stands before it; a block that is not closed ends with the sheet."""
    start = opened = depth = 0
    prelude = ""
    for found in _BRACE.finditer(css):
        match found.group():
            case "{":
                if depth == 0:
                    prelude, opened = css[start : found.start()].strip(), found.end()
                depth += 1
            case "}":
                depth = max(0, depth - 1)
                if depth == 0:
                    if opened:
                        yield prelude, css[opened : found.start()]
                    start, opened = found.end(), 0
            case ";" if depth == 0:
                start = found.end()
    if depth:
        yield prelude, css[opened:]


def _rules(css: str, sure: bool, depth: int, fonts: set[str]) -> Iterator[_Rule]:
    if depth > _DEEPEST:
        raise ValueError("style")
    for prelude, body in _blocks(css):
        head = prelude.lower()
        if head.startswith("@font-face"):
            fonts.update(found["name"].strip(" \"'").lower() for found in _FAMILY.finditer(body) if "src" in body)
        elif head.startswith(_CONDITIONAL):
            yield from _rules(body, sure and head in _SHOWN_MEDIA, depth + 1, fonts)
        elif not head.startswith("@"):
            inner = "{" in body
            said = tuple(declarations(body.rpartition("}")[2] if inner else body))
            if inner:  # rules inside a rule: what they match is not looked into
                yield from (_doubtful(rule) for rule in _rules(body, False, depth + 1, fonts))
                said += tuple(declarations(body.partition("{")[0].rpartition(";")[0]))
            for selector in _listed(prelude):
                if rule := _rule(selector, sure, said):
                    yield rule


def _doubtful(rule: _Rule) -> _Rule:
    anything = (_Compound("*", frozenset(), frozenset()),)
    return _Rule(parts=anything, sure=False, generated=rule.generated, declarations=rule.declarations)


def _listed(prelude: str) -> Iterable[str]:
    """The selectors of a group; commas inside brackets do not part them."""
    return (each.strip() for each in re.split(r",(?![^(\[]*[)\]])", prelude))


def _rule(selector: str, sure: bool, said: tuple[Declaration, ...]) -> _Rule | None:
    """The rule of one selector; None where it matches nothing on a page that nobody touches."""
    if _NOT_AT_REST.search(selector):
        return None
    selector = selector.replace(":root", "html")
    generated = ""
    if found := _GENERATED.search(selector):
        generated = (found["name"] or found["other"]).lower()
        selector = selector[: found.start()]
    elif "\\" in selector or "::" in selector:
        sure = False
        selector = "*" if "\\" in selector else selector
    known = _UNKNOWN.sub("", selector)
    sure = sure and known == selector
    parts: list[_Compound] = []
    at, before = 0, ""
    known = known.strip()
    while at < len(known):
        if gap := _COMBINATOR.match(known, at):
            before, at = gap["sign"] or " ", gap.end()
            continue
        found = _COMPOUND.match(known, at)
        if found is None or found.end() == at:
            return _Rule(parts=_anything(), sure=False, generated=generated, declarations=said)
        if before in ("+", "~"):
            parts, sure = [], False
        names = re.findall(r"([.#])([\w-]+)", found["rest"])
        parts.append(
            _Compound(
                (found["tag"] or "*").lower(),
                frozenset(name for sign, name in names if sign == "."),
                frozenset(name for sign, name in names if sign == "#"),
                before if parts else "",
            )
        )
        at, before = found.end(), ""
    if before or len(parts) > _LONGEST_CHAIN:
        parts, sure = parts[-_LONGEST_CHAIN:] if not before else [], False
    return _Rule(parts=tuple(parts) or _anything(), sure=sure, generated=generated, declarations=said)


def _anything() -> tuple[_Compound, ...]:
    return (_Compound("*", frozenset(), frozenset()),)


_NO, _PERHAPS, _SURE = 0, 1, 2


def _matches(element: etree._Element | None, parts: tuple[_Compound, ...]) -> int:
    """How sure it is that an element is the last of a chain of compounds."""
    here = _NO if element is None else _fits(element, parts[-1])
    if element is None or here == _NO or len(parts) == 1:
        return here
    holders = [element.getparent()] if parts[-1].before == ">" else element.iterancestors()
    return min(here, max((_matches(holder, parts[:-1]) for holder in holders), default=_NO))


def _fits(element: etree._Element, compound: _Compound) -> int:
    if compound.tag not in ("*", element.tag):
        return _NO
    classes, ids = (element.get("class") or "").split(), [(element.get("id") or "")]
    if compound.classes <= set(classes) and compound.ids <= set(ids):
        return _SURE
    loose = {name.lower() for name in classes}, {name.lower() for name in ids}
    alike = {c.lower() for c in compound.classes} <= loose[0] and {i.lower() for i in compound.ids} <= loose[1]
    return _PERHAPS if alike else _NO  # a page without DOCTYPE does not tell capitals from small letters
