"""Small acts and bills drawn at random, in either language: what the tests of properties try."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from drafter import akn, words
from drafter.akn import Act
from drafter.modification import Insertion, Modification, Repeal, Substitution

ActOf = Callable[..., Act]

usual = settings(
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """What the acts of a language are made of: words and numerals, and what opens a unit before its number is known."""

    language: str
    title: str
    words: tuple[str, ...]
    numerals: tuple[str, ...]
    chapter: str
    article: str
    note: str
    sanction: str
    besides: str

    @property
    def labels(self) -> Mapping[str, str]:
        """What the text of a new unit begins with, by its prefix."""
        chapter = f"{self.chapter} {self.words[0]}\n{self.article} {self.words[1]}\n"
        return {"chp": chapter, "art": f"{self.article} {self.words[1]}\n", "para": "{}. ", "point": "{}) "}


RUS = Tongue(
    language="rus",
    title="Кодекс о садах",
    words=(
        "сад",
        "сада",
        "сад-огород",
        "река",
        "реки",
        "дорога",
        "лесник",
        "Лесник",
        "чистит",
        "или",
        "и",
        "не",
        "«Роза»",
    ),
    numerals=(
        "пяти",
        "тридцати",
        "тридцати пяти",
        "ста",
        "ста пятидесяти",
        "двадцать первой",
        "145,",
        "145-1,",
        "5",
        "4-1",
    ),
    chapter="Глава {}.",
    article="Статья {}.",
    note="Примечание.",
    sanction="влечет {}",
    besides="а равно {}",
)
KAZ = Tongue(
    language="kaz",
    title="Бау-бақша туралы кодексі",
    words=(
        "бақ",
        "бақтың",
        "бау-бақша",
        "өзен",
        "өзенi",
        "жол",
        "орманшы",
        "Орманшы",
        "тазалайды",
        "немесе",
        "және",
        "емес",
        "«Раушан»",
    ),
    numerals=(
        "бес",
        "отыз",
        "отыз бес",
        "жүз",
        "жүз елу",
        "жиырма бірінші",
        "145,",
        "145-1,",
        "5",
        "4-1",
        "145-бапта",
    ),
    chapter="{}-тарау.",
    article="{}-бап.",
    note="Ескертпе.",
    sanction="{} әкеп соғады",
    besides="сондай-ақ {}",
)
TONGUES = (RUS, KAZ)

SIGNS = [",", ";", ":", " –", ", –", " (", ")", "."]


def pieces(tongue: Tongue = RUS) -> st.SearchStrategy[str]:
    """A word or a numeral."""
    return st.sampled_from([*tongue.words, *tongue.numerals])


def phrases(tongue: Tongue = RUS) -> st.SearchStrategy[str]:
    """One to three words and numerals, a word first."""
    return st.tuples(st.sampled_from(tongue.words), st.lists(pieces(tongue), max_size=2)).map(
        lambda parts: " ".join((parts[0], *parts[1]))
    )


@st.composite
def texts(draw: st.DrawFn, tongue: Tongue = RUS) -> str:
    """A paragraph of words, numerals and signs; it begins with a word, as a number would be its own."""
    out = draw(st.sampled_from(tongue.words))
    for _ in range(draw(st.integers(0, 7))):
        out += draw(st.sampled_from([" ", " ", " ", *(f"{sign} " for sign in SIGNS)])) + draw(pieces(tongue))
    return " ".join((out + draw(st.sampled_from(["", ".", ", –", ";"]))).split())


@st.composite
def acts(draw: st.DrawFn, tongue: Tongue = RUS) -> str:
    """A small act as it is printed: chapters or none, articles with parts, points, unnumbered paragraphs and notes."""
    out: list[str] = []
    chapters = draw(st.booleans())
    for number in range(1, draw(st.integers(1, 3)) + 1):
        if chapters and (number == 1 or draw(st.booleans())):
            out.append(f"{tongue.chapter.format(number)} {draw(phrases(tongue)).capitalize()}")
        out.append(f"{tongue.article.format(number)} {draw(phrases(tongue)).capitalize()}")
        parts = draw(st.integers(0, 3))
        for part in range(1, max(parts, 1) + 1):
            out.append((f"{part}. " if parts else "") + draw(texts(tongue)))
            points = draw(st.integers(0, 2)) if parts else 0
            out += [f"{point}) {draw(phrases(tongue))};" for point in range(1, points + 1)]
            if points and draw(st.booleans()):
                out[-1] = out[-1].removesuffix(";") + ", –"
                out.append(tongue.sanction.format(draw(texts(tongue))))
            elif not points:
                out += [draw(texts(tongue)) for _ in range(draw(st.integers(0, 2)))]
        if draw(st.booleans()):
            out.append(f"{tongue.note} {draw(texts(tongue))}")
    return "\n".join(out)


@dataclass(frozen=True)
class Bill:
    """A text in force, and modifications of it, which need not go together: a part may lie in a restated article."""

    text: str
    modifications: tuple[Modification, ...]


@st.composite
def bills(draw: st.DrawFn, *, act_of: ActOf, tongue: Tongue = RUS) -> Bill:
    """Modifications of places and words that the act has."""
    text = draw(acts(tongue))
    act = act_of(text, tongue.language)
    kinds = st.one_of(
        verbal(act, tongue),
        verbal(act, tongue),
        pairs_of_words(act, tongue),
        of_units(act, tongue),
        of_paragraphs(act, tongue),
        of_headings(act, tongue),
    )
    return Bill(text, tuple(draw(st.lists(kinds, min_size=1, max_size=4))))


@st.composite
def verbal(draw: st.DrawFn, act: Act, tongue: Tongue) -> Modification:
    """Words of a paragraph replaced, excluded, or added to, wherever they stand in it or in the whole text."""
    leaf = draw(st.sampled_from([leaf for leaf in akn.all_leaves(act) if leaf.text]))
    tokens = [token for token in words.tokens(leaf.text) if token.kind != "blank"]
    first = draw(st.integers(0, len(tokens) - 1))
    last = draw(st.integers(first, min(first + 2, len(tokens) - 1)))
    old = leaf.text[tokens[first].start : tokens[last].end]
    place = draw(st.sampled_from([leaf.eid, leaf.eid, leaf.eid, "body"]))
    once = place == leaf.eid and len(words.occurrences(leaf.text, old)) == 1
    every = not once or draw(st.booleans())
    new = draw(phrases(tongue))
    return draw(
        st.sampled_from(
            [
                Substitution(destination=place, old=(old,), new=(new,), every=every),
                Repeal(destination=place, old=(old,), every=every),
                Insertion(destination=place, pos="after", old=old, new=new, every=every),
                Insertion(destination=place, pos="before", old=old, new=new, every=every),
                Insertion(destination=leaf.eid, pos="end", new=new),
            ]
        )
    )


@st.composite
def pairs_of_words(draw: st.DrawFn, act: Act, tongue: Tongue) -> Modification:
    """Several words of a paragraph, or of the whole text, that give way each to its own."""
    leaf = draw(st.sampled_from([leaf for leaf in akn.all_leaves(act) if leaf.text]))
    found = [leaf.text[t.start : t.end] for t in words.tokens(leaf.text) if t.kind not in ("blank", "sign")]
    olds = draw(st.lists(st.sampled_from(found), min_size=1, max_size=3, unique=True))
    place = draw(st.sampled_from([leaf.eid, leaf.eid, "body"]))
    once = place == leaf.eid and all(len(words.occurrences(leaf.text, old)) == 1 for old in olds)
    every = not once or draw(st.booleans())
    news = tuple(draw(phrases(tongue)) for _old in olds)
    return draw(
        st.sampled_from(
            [
                Substitution(destination=place, old=tuple(olds), new=news, every=every),
                Repeal(destination=place, old=tuple(olds), every=every),
            ]
        )
    )


@st.composite
def of_units(draw: st.DrawFn, act: Act, tongue: Tongue) -> Modification:
    """A numbered unit restated, excluded, or a new one after it."""
    unit = draw(st.sampled_from([u for u in act.index.values() if u.prefix in tongue.labels]))
    text = draw(texts(tongue))

    def written(number: str) -> str:
        return tongue.labels[unit.prefix].replace("{}", number) + text

    return draw(
        st.sampled_from(
            [
                Substitution(destination=unit.eid, new=(written(unit.number),)),
                Repeal(destination=unit.eid),
                Insertion(destination=f"{unit.eid}-1", new=written(f"{unit.number}-1")),
                Insertion(destination=f"{unit.eid}-2", new=written(f"{unit.number}-2")),
            ]
        )
    )


@st.composite
def of_paragraphs(draw: st.DrawFn, act: Act, tongue: Tongue) -> Modification:
    """An unnumbered paragraph restated, excluded, or a new one in its place or after it."""
    eid = draw(st.sampled_from([eid for eid, unit in act.index.items() if unit.prefix == "al"]))
    text = tongue.besides.format(draw(texts(tongue)))
    head, number = eid.rsplit("_", 1)
    return draw(
        st.sampled_from(
            [
                Substitution(destination=eid, new=(text,)),
                Repeal(destination=eid),
                Insertion(destination=eid, new=text),
                Insertion(destination=f"{head}_{int(number) + 1}", new=text),
            ]
        )
    )


@st.composite
def of_headings(draw: st.DrawFn, act: Act, tongue: Tongue) -> Modification:
    """A heading restated."""
    unit = draw(st.sampled_from([unit for unit in act.index.values() if unit.heading is not None]))
    return Substitution(destination=f"{unit.eid}__heading", new=(draw(phrases(tongue)).capitalize(),))
