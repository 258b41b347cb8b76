"""Pages drawn at random, the same for the same seed: elements in elements, attributes and styles that hide or move."""

from __future__ import annotations

import random

WORDS = "сад парк лес куст дуб липа река бақ орман өзен".split()
ENDS = ["", " ", ".", ";\n", "&nbsp;", " 5"]
INLINE = "b i span u a font small ins mark sup sub q code abbr label x-y".split()
BLOCKS = "p p p p div section blockquote center h4 ol ul dl pre details dialog figure table main".split()
STYLES = (
    "display:none display:block display:inline display:inline-block display:contents display:list-item "
    "display:initial display:revert display:flex display:block!important visibility:hidden visibility:visible "
    "vertical-align:super vertical-align:sub vertical-align:baseline text-decoration:underline text-decoration:none "
    "white-space:pre-line font-weight:bold margin-left:40px text-indent:-18pt color:red list-style:none "
    "list-style-type:lower-alpha text-transform:uppercase overflow:hidden float:right opacity:.9 all:revert "
    "direction:rtl"
).split()
ATTRIBUTES = (
    "hidden hidden=until-found dir=ltr dir=rtl lang=kk lang=en class=x class=Z id=q popover open inert "
    "aria-hidden=true start=4 type=a reversed value=7 color=red"
).split()
SELECTORS = ".x #q b p~.x [hidden] li ol q .z h4 i:first-child .x:hover u summary p::before u::after".split()


def drawn_page(chance: random.Random) -> str:
    """Return a page; now and then a tag is left open."""
    css = "".join(_rule(chance) for _ in range(chance.choice([0, 0, 1, 2])))
    body = "".join(_block(chance, 2) for _ in range(chance.randint(1, 3)))
    return (
        f'<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Кодекс</title><style>{css}</style></head>'
        f"<body><article><h3>Статья 1. Сад</h3>\n{body}</article></body></html>"
    )


def _rule(chance: random.Random) -> str:
    selector = chance.choice(SELECTORS).replace("~", " ")
    said = chance.choice(["content:'не'", "content:''"]) if "::" in selector else chance.choice(STYLES)
    rule = f"{selector}{{{said}}}"
    return f"@media print{{{rule}}}" if chance.random() < 0.1 else rule


def _open(tag: str, chance: random.Random) -> str:
    said = [f'style="{chance.choice(STYLES)}"'] if chance.random() < 0.2 else []
    said += chance.sample(ATTRIBUTES, chance.choice([0, 0, 0, 1, 1, 2]))
    return f"<{' '.join([tag, *said])}>"


def _words(chance: random.Random) -> str:
    return " ".join(chance.sample(WORDS, chance.randint(1, 3))) + chance.choice(ENDS)


def _inline(chance: random.Random, depth: int) -> str:
    drawn = chance.random()
    if depth == 0 or drawn < 0.4:
        return _words(chance)
    if drawn < 0.48:
        return "<br>" if drawn < 0.45 else "<!-- лес -->"
    tag = chance.choice(INLINE)
    inner = str(chance.randint(1, 9)) if tag in ("sup", "sub") else _inline(chance, depth - 1)
    return f"{_open(tag, chance)}{inner}" + ("" if chance.random() < 0.03 else f"</{tag}>")


def _block(chance: random.Random, depth: int) -> str:
    tag = chance.choice(BLOCKS)
    match tag:
        case "ol" | "ul":
            items = "".join(f"{_open('li', chance)}Сад {_inline(chance, 1)}" for _ in range(chance.randint(1, 3)))
            return f"{_open(tag, chance)}{items}</{tag}>"
        case "dl":
            return f"<dl><dt>{_words(chance)}<dd>{_inline(chance, 1)}</dl>"
        case "table":
            return f"<table><tr><td>{_inline(chance, 1)}</td></tr></table>"
        case "details":
            return f"{_open(tag, chance)}<summary>{_words(chance)}</summary>{_inline(chance, 1)}</details>"
        case "p" | "pre" | "h4":
            inner = "".join(_inline(chance, 2) for _ in range(chance.randint(1, 3)))
        case _:
            inner = _block(chance, depth - 1) if depth else _inline(chance, 1)
    return f"{_open(tag, chance)}{inner}" + ("" if tag == "p" and chance.random() < 0.2 else f"</{tag}>")
