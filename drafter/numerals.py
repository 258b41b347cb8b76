"""Russian numerals in words, read in every case: «тридцати пяти» is thirty-five."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CARDINALS = """
0 ноль ноля нолю нолем ноле нуль нуля нулю нулем нуле
1 один одна одно одни одного одной одних одному одним одну одною одном одними
2 два две двух двум двумя
3 три трех трем тремя
4 четыре четырех четырем четырьмя
5 пять пяти пятью
6 шесть шести шестью
7 семь семи семью
8 восемь восьми восемью восьмью
9 девять девяти девятью
10 десять десяти десятью
11 одиннадцать одиннадцати одиннадцатью
12 двенадцать двенадцати двенадцатью
13 тринадцать тринадцати тринадцатью
14 четырнадцать четырнадцати четырнадцатью
15 пятнадцать пятнадцати пятнадцатью
16 шестнадцать шестнадцати шестнадцатью
17 семнадцать семнадцати семнадцатью
18 восемнадцать восемнадцати восемнадцатью
19 девятнадцать девятнадцати девятнадцатью
20 двадцать двадцати двадцатью
30 тридцать тридцати тридцатью
40 сорок сорока
50 пятьдесят пятидесяти пятьюдесятью
60 шестьдесят шестидесяти шестьюдесятью
70 семьдесят семидесяти семьюдесятью
80 восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью
90 девяносто девяноста
100 сто ста
200 двести двухсот двумстам двумястами двухстах
300 триста трехсот тремстам тремястами трехстах
400 четыреста четырехсот четыремстам четырьмястами четырехстах
500 пятьсот пятисот пятистам пятьюстами пятистах
600 шестьсот шестисот шестистам шестьюстами шестистах
700 семьсот семисот семистам семьюстами семистах
800 восемьсот восьмисот восьмистам восемьюстами восьмьюстами восьмистах
900 девятьсот девятисот девятистам девятьюстами девятистах
1000 тысяча тысячи тысяч тысячу тысяче тысячей тысячью тысячам тысячами тысячах
1000000 миллион миллиона миллионов миллиону миллионом миллионе миллионам миллионами миллионах
"""
CARDINALS: dict[str, int] = {
    form: int(value)
    for value, *forms in (line.split() for line in _CARDINALS.strip().splitlines())
    for form in forms
}
"""Each form of each simple Russian cardinal, with «ё» written «е», and its value."""

_ORDINALS: dict[str, int] = {
    "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8, "девят": 9,
    "десят": 10, "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14, "пятнадцат": 15,
    "шестнадцат": 16, "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20, "тридцат": 30,
    "сороков": 40, "пятидесят": 50, "шестидесят": 60, "семидесят": 70, "восьмидесят": 80, "девяност": 90, "сот": 100,
}  # fmt: skip
"""Stems of the simple ordinals and their values."""

ORDINAL = (
    r"(?:трет(?:ий|ья|ье|ьи|ьего|ьему|ьим|ьем|ьей|ью|ьих|ьими)"
    rf"|(?:{'|'.join(_ORDINALS)})(?:ый|ой|ого|ому|ым|ом|ая|ую|ою|ое|ые|ых|ыми))"
)
"""A regular expression of a simple ordinal in small letters, in any case."""

_ORDINAL = re.compile(ORDINAL)


def fold(word: str) -> str:
    """Return the word in small letters with «е» for «ё».

    >>> fold("Трёх")
    'трех'
    """
    return word.lower().replace("ё", "е")


def value(word: str) -> int | None:
    """Return the value of a simple cardinal in any case, or None.

    >>> value("ста"), value("статья")
    (100, None)
    """
    return CARDINALS.get(fold(word))


def is_ordinal(word: str) -> bool:
    """Tell whether the word is a simple ordinal from «первый» to «сотый» in any case.

    >>> is_ordinal("третьей"), is_ordinal("вторник")
    (True, False)
    """
    return _ORDINAL.fullmatch(fold(word)) is not None


def ordinal(words: Sequence[str]) -> int | None:
    """Return the value of an ordinal in any case, after tens that stand as they are, or None.

    >>> ordinal(["третьей"]), ordinal(["двадцать", "первая"]), ordinal(["первая", "вторая"]), ordinal(["вторник"])
    (3, 21, None, None)
    """
    *tens, last = words
    whole = number(tens) if tens else 0
    if whole is None or not is_ordinal(last) or (tens and not continues(tens, last)):
        return None
    folded = fold(last)
    return whole + _ORDINALS[max(stem for stem in _ORDINALS if folded.startswith(stem))]


def continues(previous: Sequence[str], word: str) -> bool:
    """Tell whether the word carries on the numeral whose words so far are given.

    A numeral runs from the large to the small: hundreds, tens, units; «тысяча» and «миллион» multiply what stands
    before them. An ordinal may close it: «двадцать первой».

    >>> continues(["тридцати"], "пяти"), continues(["пяти"], "тридцати"), continues(["двадцать"], "первой")
    (True, False, True)
    """
    last = value(previous[-1])
    if last is None:
        return False
    here = value(word)
    if here is None:
        return is_ordinal(word) and last >= 20
    if here >= 1000:
        return last < here
    if last >= 1000:
        return True
    return last >= 20 and here < _step(last) and here > 0


def number(words: Sequence[str]) -> int | None:
    """Return the number that the words of one cardinal numeral spell, or None where they do not spell one.

    >>> number(["двухсот", "пятидесяти"]), number(["тысячи", "пятисот"]), number(["двух", "тысяч"])
    (250, 1500, 2000)
    """
    total = current = 0
    for position, word in enumerate(words):
        here = value(word)
        if here is None or (position and not continues(words[:position], word)):
            return None
        if here >= 1000:
            total, current = total + (current or 1) * here, 0
        else:
            current += here
    return total + current if words else None


def _step(last: int) -> int:
    """The size that the next word of a numeral must stay under, after a word worth ``last``."""
    return 100 if last >= 100 else 10
