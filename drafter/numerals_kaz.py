"""Kazakh numerals in words: closed tables, read in every case; «жиырма бестен» is twenty-five.

Official texts mix the Latin «i» with the Cyrillic «і» inside words, so words are read with the two folded.
"""

from __future__ import annotations

from collections.abc import Sequence

_CARDINALS = """
0 нөл нөлдің нөлге нөлді нөлде нөлден нөлмен
1 бір бірдің бірге бірді бірде бірден бірмен
2 екі екінің екіге екіні екіде екіден екімен
3 үш үштің үшке үшті үште үштен үшпен
4 төрт төрттің төртке төртті төртте төрттен төртпен
5 бес бестің беске бесті бесте бестен беспен
6 алты алтының алтыға алтыны алтыда алтыдан алтымен
7 жеті жетінің жетіге жетіні жетіде жетіден жетімен
8 сегіз сегіздің сегізге сегізді сегізде сегізден сегізбен
9 тоғыз тоғыздың тоғызға тоғызды тоғызда тоғыздан тоғызбен
10 он онның онға онды онда оннан онмен
20 жиырма жиырманың жиырмаға жиырманы жиырмада жиырмадан жиырмамен
30 отыз отыздың отызға отызды отызда отыздан отызбен
40 қырық қырықтың қырыққа қырықты қырықта қырықтан қырықпен
50 елу елудің елуге елуді елуде елуден елумен
60 алпыс алпыстың алпысқа алпысты алпыста алпыстан алпыспен
70 жетпіс жетпістің жетпіске жетпісті жетпісте жетпістен жетпіспен
80 сексен сексеннің сексенге сексенді сексенде сексеннен сексенмен
90 тоқсан тоқсанның тоқсанға тоқсанды тоқсанда тоқсаннан тоқсанмен
100 жүз жүздің жүзге жүзді жүзде жүзден жүзбен
1000 мың мыңның мыңға мыңды мыңда мыңнан мыңмен
1000000 миллион миллионның миллионға миллионды миллионда миллионнан миллионмен
"""
_LINES = [line.split() for line in _CARDINALS.strip().splitlines()]
CARDINALS: dict[str, int] = {form: int(value) for value, *forms in _LINES for form in forms}
"""Each form of each simple Kazakh cardinal and its value: as it is, then in the six cases that have an ending."""

FORMS: dict[int, tuple[str, ...]] = {int(value): tuple(forms) for value, *forms in _LINES}
"""The forms of each simple cardinal by value: without an ending, genitive, dative, accusative, locative, ablative,
instrumental."""

BASES: dict[int, str] = {value: forms[0] for value, forms in FORMS.items()}
"""The simple cardinals without an ending, by value."""

_SIMPLE_ORDINALS: dict[int, str] = {
    1: "бірінші", 2: "екінші", 3: "үшінші", 4: "төртінші", 5: "бесінші", 6: "алтыншы", 7: "жетінші", 8: "сегізінші",
    9: "тоғызыншы", 10: "оныншы", 20: "жиырмасыншы", 30: "отызыншы", 40: "қырқыншы", 50: "елуінші", 60: "алпысыншы",
    70: "жетпісінші", 80: "сексенінші", 90: "тоқсаныншы", 100: "жүзінші", 1000: "мыңыншы",
}  # fmt: skip
ORDINALS: dict[str, int] = {form: value for value, form in _SIMPLE_ORDINALS.items()}
"""The simple ordinals and their values; in a compound only the last word is one: «жиырма бірінші»."""


def fold(word: str) -> str:
    """Return the word in small letters with the Cyrillic «і» for the Latin «i».

    >>> fold("Бiрiншi")
    'бірінші'
    """
    return word.lower().replace("i", "і")


def value(word: str) -> int | None:
    """Return the value of a simple cardinal in any case, or None.

    >>> value("бестен"), value("бап"), value("жетпiс")
    (5, None, 70)
    """
    return CARDINALS.get(fold(word))


def is_ordinal(word: str) -> bool:
    """Tell whether the word is a simple ordinal without an ending.

    >>> is_ordinal("қырқыншы"), is_ordinal("бөлік")
    (True, False)
    """
    return fold(word) in ORDINALS


def continues(previous: Sequence[str], word: str) -> bool:
    """Tell whether the word carries on the numeral whose words so far are given.

    A numeral runs from the large to the small, «жүз», «мың» and «миллион» multiply what stands before them, and only
    the last word has an ending. An ordinal may close it: «он бірінші».

    >>> continues(["жиырма"], "бестен"), continues(["бестен"], "он"), continues(["бір"], "жүз")
    (True, False, True)
    >>> continues(["он"], "үшінші")
    True
    """
    last = value(previous[-1])
    if last is None or BASES[last] != fold(previous[-1]):
        return False
    here = value(word)
    if here is None:
        here = ORDINALS.get(fold(word))
    if here is None:
        return False
    if here >= 1000:
        return last < here
    if here == 100:
        return 0 < last < 10 or last >= 1000
    return 0 < here < (10 if last < 100 else 100) and last >= 10


def number(words: Sequence[str]) -> int | None:
    """Return the number that the words of one numeral spell, an ordinal at its end too, or None where they do not.

    >>> number(["бір", "жүз", "қырық"]), number(["жиырма", "бесінші"]), number(["екі", "мың", "бес", "жүзден"])
    (140, 25, 2500)
    """
    total = current = 0
    for position, word in enumerate(words):
        here = value(word)
        if here is None:
            here = ORDINALS.get(fold(word)) if position == len(words) - 1 else None
        if here is None or (position and not continues(words[:position], word)):
            return None
        if here >= 1000:
            total, current = total + (current or 1) * here, 0
        elif here == 100:
            current = (current or 1) * here
        else:
            current += here
    return total + current if words else None


def cardinal(count: int) -> str:
    """Return a number from 0 to 999,999 in words, as the laws write it: «бір жүз», not «жүз».

    >>> cardinal(140), cardinal(25), cardinal(2000), cardinal(1000)
    ('бір жүз қырық', 'жиырма бес', 'екі мың', 'бір мың')
    """
    if not 0 <= count < 1_000_000:
        raise ValueError(count)
    if count in BASES and count < 100:
        return BASES[count]
    said: list[str] = []
    for size in (1000, 100):
        if whole := count // size:
            said += [cardinal(whole), BASES[size]]
            count %= size
    if count >= 10:
        said.append(BASES[count // 10 * 10])
        count %= 10
    return " ".join([*said, BASES[count]] if count else said)


def ordinal(count: int) -> str:
    """Return an ordinal from 1 to 999,999 in words.

    >>> ordinal(2), ordinal(21), ordinal(40), ordinal(100), ordinal(110)
    ('екінші', 'жиырма бірінші', 'қырқыншы', 'жүзінші', 'бір жүз оныншы')
    """
    if count < 1:
        raise ValueError(count)
    if count in _SIMPLE_ORDINALS and count <= 100:
        return _SIMPLE_ORDINALS[count]
    *said, last = cardinal(count).split()
    return " ".join([*said, _SIMPLE_ORDINALS[CARDINALS[last]]])
