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

from drafter.ingest.html_looks import is_free

_DEEPEST = 5
_LARGEST = 2 * 1024 * 1024
_LONGEST = 20_000
"""Characters of all sheets of a page; of the selectors of one rule, and of one attribute «style»."""
_MOST_TRIED = 500_000
"""How many times rules may be tried on elements."""
_SIZES = frozenset("height max-height width max-width".split())
"""Properties that matter only beside others."""
_BRACE = re.compile(r"[{};]|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL)
_DECLARATION = re.compile(r"(?:[^;\"'()]+|\"[^\"]*\"|'[^']*'|\([^()]*\)|[\"'()])+")
_IMPORTANT = re.compile(r"\s*!\s*important$")
_ESCAPE = re.compile(r"\\(?:(?P<code>[0-9a-fA-F]{1,6})\s?|(?P<sign>.))")
_ATTRIBUTE = re.compile(r"""\[\s*(?P<name>[\w-]+)\s*(?:=\s*["']?(?P<value>[\w .:;-]*)["']?\s*)?\]""")
_COMPOUND = re.compile(rf"(?P<tag>[a-z][\w-]*|\*)?(?P<rest>(?:[.#][\w-]+|{_ATTRIBUTE.pattern})*)", re.IGNORECASE)
_SELECTOR = re.compile(r"(?:[^,()\[\]]+|\([^()]*\)|\[[^\[\]]*\]|[()\[\]])+")
_UNKNOWN = re.compile(r"\[[^\[\]~|^$*]*[~|^$*][^\[\]]*\]|:{1,2}[\w-]+(?:\((?:[^()]|\([^()]*\))*\))?|&")
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


_NO, _PERHAPS, _SURE = 0, 1, 2


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Compound:
    """One link of a selector: what an element is, and what it stands within."""

    tag: str = "*"
    classes: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()
    attributes: frozenset[tuple[str, str | None]] = frozenset()
    within: _Compound | None = None
    child: bool = False
    """Whether it stands right in what it is within."""

    @property
    def weight(self) -> tuple[int, int, int]:
        """The specificity of the chain up to here (Selectors Level 3, 9)."""
        ids, others, tags = self.within.weight if self.within else (0, 0, 0)
        return (
            ids + len(self.ids),
            others + len(self.classes) + len(self.attributes),
            tags + int(self.tag != "*"),
        )

    @property
    def key(self) -> str:
        """The one name by which its rule is looked up."""
        first = next((f"#{name}" for name in self.ids), None) or next((f".{name}" for name in self.classes), self.tag)
        return first.lower()


_ANYTHING = _Compound()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    last: _Compound
    sure: bool
    generated: str
    """The pseudo-element that a rule is for, or nothing."""
    declarations: tuple[Declaration, ...]


class Styles:
    """The rules of a page; ``fonts`` are the names of letters that the page brings with itself."""

    def __init__(self, rules: Iterable[_Rule], fonts: frozenset[str]) -> None:
        self.fonts = fonts
        self._rules: dict[str, list[tuple[int, _Rule]]] = {}
        for at, rule in enumerate(rules):
            self._rules.setdefault(rule.last.key, []).append((at, rule))
        self._within: dict[tuple[etree._Element, _Compound], int] = {}
        self._tried = 0

    def of(self, element: etree._Element) -> Mapping[str, Winner]:
        """Return what stands for each property that the page declares on an element.

        Raises ValueError where rules are tried more often than on any page.
        """
        written = element.get("style")
        if not self._rules and written is None:
            return {}
        sure: dict[str, tuple[tuple[object, ...], str]] = {}
        doubtful: dict[str, list[str]] = {}
        for at, rule, match in self._matching(element):
            for one in () if rule.generated else rule.declarations:
                if rule.sure and match == _SURE:
                    _stands(sure, one, (one.important, False, rule.last.weight, at))
                else:
                    doubtful.setdefault(one.name, []).append(one.value)
        if written is not None and len(written) > _LONGEST:
            raise ValueError(len(written))
        for one in declarations(written or ""):
            _stands(sure, one, (one.important, True))
        return {
            name: Winner(sure[name][1] if name in sure else None, tuple(doubtful.get(name, ())))
            for name in (sure.keys() | doubtful.keys())
        }

    def generated(self, element: etree._Element) -> Iterator[tuple[str, Declaration]]:
        """Yield the declarations on pseudo-elements that may stand for an element."""
        if not self._rules:
            return
        for _at, rule, _match in self._matching(element):
            if rule.generated:
                yield from ((rule.generated, one) for one in rule.declarations)

    def _matching(self, element: etree._Element) -> Iterator[tuple[int, _Rule, int]]:
        classes = (element.get("class") or "").lower().split()
        for key in ("*", element.tag, *{f".{name}" for name in classes}, f"#{(element.get('id') or '').lower()}"):
            for at, rule in self._rules.get(key, ()):
                self._tried += 1
                if self._tried > _MOST_TRIED:
                    raise ValueError(self._tried)
                if match := self._matches(element, rule.last):
                    yield at, rule, match

    def _matches(self, element: etree._Element, compound: _Compound) -> int:
        """How sure it is that an element is the last of a chain of compounds."""
        here = _fits(element, compound)
        if here == _NO or compound.within is None:
            return here
        holder = element.getparent()
        if holder is None:
            return _NO
        if compound.child:
            return min(here, self._matches(holder, compound.within))
        return min(here, self._under(holder, compound.within))

    def _under(self, holder: etree._Element, compound: _Compound) -> int:
        """How sure it is that an element, or one that it stands in, is the last of a chain."""
        key = holder, compound
        if key not in self._within:
            outer = holder.getparent()
            found = self._matches(holder, compound)
            if found != _SURE and outer is not None:
                found = max(found, self._under(outer, compound))
            self._within[key] = found
        return self._within[key]


def _stands(sure: dict[str, tuple[tuple[object, ...], str]], one: Declaration, rank: tuple[object, ...]) -> None:
    """Keep a declaration where none of a higher rank is there (CSS Cascading Level 4, 6.1)."""
    if one.name not in sure or cast("tuple[int, ...]", rank) >= cast("tuple[int, ...]", sure[one.name][0]):
        sure[one.name] = (rank, one.value)


def styles(root: etree._Element) -> Styles:
    """Return the styles that a page holds; raises ValueError where they are larger or nested deeper than any are."""
    rules: list[_Rule] = []
    fonts: set[str] = set()
    size = 0
    for element in root.iter("style"):
        if (element.get("type") or "text/css").strip().lower() not in ("", "text/css"):
            continue
        media = (element.get("media") or "").strip().lower()
        sure = media in _SCREEN and not any(True for _ in element.iterancestors("template", "noscript"))
        css = element.text or ""
        size += len(css)
        if size > _LARGEST:
            raise ValueError(size)
        rules += _rules(re.sub("<!--|-->", " ", _without_comments(css)), sure, 0, fonts)
    return Styles(rules, frozenset(fonts))


def declarations(css: str) -> Iterator[Declaration]:
    """Yield the declarations of a list, shorthands as what they say.

    >>> [(one.name, one.value) for one in declarations("Display: NONE !important; font: bold 0/0 a")]
    [('display', 'none'), ('font-size', '0'), ('font-variant', 'normal'), ('font-family', 'bold 0/0 a')]
    """
    for found in _DECLARATION.finditer(_without_comments(css)):
        name, colon, value = found.group().partition(":")
        name = _ESCAPE.sub(_unescaped, name).strip().lower()
        value = " ".join(value.lower().split())
        if not colon or not name or not value:
            continue
        important = _IMPORTANT.search(value) is not None
        value = _IMPORTANT.sub("", value)
        for longhand, part in _longhands(_ALIASES.get(name, name), value):
            yield Declaration(longhand, part, important)


def _without_comments(css: str) -> str:
    first, *pieces = css.split("/*")
    return first + "".join(f" {piece.partition('*/')[2]}" for piece in pieces)


def _counted(said: Iterable[Declaration]) -> Iterator[Declaration]:
    """The declarations that may change which text is seen."""
    return (one for one in said if one.name in _SIZES or not is_free(one.name))


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
                if depth > 2 * _DEEPEST:
                    raise ValueError(depth)
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
        raise ValueError(depth)
    for prelude, body in _blocks(css):
        head = prelude.lower()
        if len(prelude) > _LONGEST:
            raise ValueError(len(prelude))
        if head.startswith("@font-face"):
            fonts.update(found["name"].strip(" \"'").lower() for found in _FAMILY.finditer(body) if "src" in body)
        elif head.startswith(_CONDITIONAL):
            yield from _rules(body, sure and head in _SHOWN_MEDIA, depth + 1, fonts)
        elif not head.startswith("@"):
            inner = "{" in body
            said = tuple(_counted(declarations(body.rpartition("}")[2] if inner else body)))
            if inner:  # rules inside a rule: what they match is not looked into
                yield from (_doubtful(rule) for rule in _rules(body, False, depth + 1, fonts))
                said += tuple(_counted(declarations(body.partition("{")[0].rpartition(";")[0])))
            if not said:
                continue
            for selector in _listed(prelude):
                if rule := _rule(selector, sure, said):
                    yield rule


def _doubtful(rule: _Rule) -> _Rule:
    return _Rule(last=_ANYTHING, sure=False, generated=rule.generated, declarations=rule.declarations)


def _listed(prelude: str) -> Iterable[str]:
    """The selectors of a group; commas inside brackets do not part them."""
    return (found.group().strip() for found in _SELECTOR.finditer(prelude))


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
    known = _UNKNOWN.sub("", selector).strip()
    sure = sure and known == selector.strip()
    last: _Compound | None = None
    at, before = 0, ""
    while at < len(known):
        if gap := _COMBINATOR.match(known, at):
            before, at = gap["sign"] or " ", gap.end()
            continue
        compound = _COMPOUND.match(known, at)
        if compound is None or compound.end() == at or (last is not None and not before):
            last, before = None, "?"
            break
        if before in ("+", "~"):
            last, sure = None, False
        names = re.findall(r"([.#])([\w-]+)", _ATTRIBUTE.sub("", compound["rest"]))
        attributes = ((one["name"].lower(), one["value"]) for one in _ATTRIBUTE.finditer(compound["rest"]))
        last = _Compound(
            tag=(compound["tag"] or "*").lower(),
            classes=frozenset(name for sign, name in names if sign == "."),
            ids=frozenset(name for sign, name in names if sign == "#"),
            attributes=frozenset(attributes),
            within=last,
            child=before == ">" and last is not None,
        )
        at, before = compound.end(), ""
    if before or last is None:  # what a selector says is not known: it may be anything
        last, sure = _ANYTHING, False
    return _Rule(last=last, sure=sure, generated=generated, declarations=said)


def _fits(element: etree._Element, compound: _Compound) -> int:
    if compound.tag not in ("*", element.tag):
        return _NO
    for name, value in compound.attributes:
        if (has := element.get(name)) is None or value not in (None, has):
            return _NO
    classes, ids = (element.get("class") or "").split(), [(element.get("id") or "")]
    if compound.classes <= set(classes) and compound.ids <= set(ids):
        return _SURE
    loose = {name.lower() for name in classes}, {name.lower() for name in ids}
    alike = {c.lower() for c in compound.classes} <= loose[0] and {i.lower() for i in compound.ids} <= loose[1]
    return _PERHAPS if alike else _NO  # a page without DOCTYPE does not tell capitals from small letters
