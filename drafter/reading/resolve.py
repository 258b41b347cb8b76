"""Orders become modifications: places turned into eIds, quoted text into words and units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter import akn, words
from drafter import eid as eids
from drafter.akn import Act, Leaf, Provision
from drafter.errors import Finding
from drafter.ingest.lines import normal
from drafter.messages import _
from drafter.modification import Insertion, Modification, Position, Repeal, Substitution
from drafter.reading import refusals
from drafter.reading.locate import PREFIXES, Spot, locate, parts_of
from drafter.reading.model import Address, Order, Quote, Step, Unit, Verb
from drafter.reading.sameness import as_in_force
from drafter.reading.structures import Given, checked, divided, lines_of, sentences_of, unlabelled, without_label


@dataclass(frozen=True, slots=True)
class Resolved:
    """The modifications of an order; ``seen`` says that the act in force shows every place; remarks on spelling."""

    modifications: tuple[Modification, ...]
    seen: bool
    remarks: tuple[Finding, ...] = ()


class Refused(Exception):
    """An order that cannot be turned into modifications, with the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def resolve(order: Order, act: Act) -> Resolved:
    """Turn an order into modifications of an act.

    Raises Refused where a place is not there or is not certain, or the new text is of another shape.
    """
    resolver = _Resolver(order, act)
    spots = [spot for address in order.addresses for spot in resolver.located(address)]
    match order.verb:
        case Verb.RESTATE:
            made = resolver.restated(spots)
        case Verb.SUPPLEMENT if order.units:
            made = [m for spot in spots for m in resolver.added(spot)]
        case Verb.EXCLUDE if not order.old:
            made = [m for spot in spots for m in resolver.excluded(spot)]
        case _:
            made = [m for spot in spots for m in resolver.worded(spot)]
    return Resolved(tuple(made), all(spot.seen for spot in spots), tuple(resolver.remarks))


class _Resolver:
    """One order on its way into modifications."""

    def __init__(self, order: Order, act: Act) -> None:
        self.order = order
        self.act = act
        self.language = act.language
        self.remarks: list[Finding] = []

    def located(self, address: Address) -> list[Spot]:
        found = locate(self.act, address)
        if isinstance(found, Finding):
            raise Refused(found)
        return found

    # --- words

    def worded(self, spot: Spot) -> list[Modification]:
        """Words replaced, excluded or added in a place."""
        order = self.order
        if spot.eid == eids.WHOLE and not order.everywhere:
            raise Refused(
                refusals.place(
                    _("не названо место, в котором изменяются слова"),
                    expected=_("статья, часть, пункт, абзац или «по всему тексту»"),
                )
            )
        if order.sign:
            return [self._signs(spot)]
        if spot.sentence is not None:
            return [self._in_sentence(spot)]
        olds = [self._as_in_force(spot, normal(quote.text)) for quote in order.old]
        if not olds:
            return [self._at_the_end(spot)]
        if not spot.group:
            return self._in(spot.eid, olds)
        holders = [self._holder(spot, old) for old in olds]
        made: list[Modification] = []
        for eid in dict.fromkeys(holders):
            made += self._in(eid, olds, [old for old, holder in zip(olds, holders, strict=True) if holder == eid])
        return made

    def _in(self, eid: str, olds: Sequence[str], only: Sequence[str] | None = None) -> list[Modification]:
        """The modifications of words in one unit; ``only`` those of the old words that stand there."""
        order = self.order
        news = [normal(quote.text) for quote in order.new]
        if len(news) == 1:
            news *= len(olds)
        pairs = list(dict.fromkeys(zip(olds, news or [""] * len(olds), strict=True)))
        pairs = [pair for pair in pairs if only is None or pair[0] in only]
        if len({old for old, _new in pairs}) < len(pairs):
            message = _("одни и те же старые слова названы дважды с разными новыми")
            raise Refused(refusals.misshapen(message, found=", ".join(olds)))
        match order.verb:
            case Verb.REPLACE:
                return [
                    Substitution(
                        destination=eid,
                        old=tuple(old for old, _new in pairs),
                        new=tuple(new for _old, new in pairs),
                        every=order.everywhere,
                    )
                ]
            case Verb.EXCLUDE:
                return [Repeal(destination=eid, old=tuple(old for old, _new in pairs), every=order.everywhere)]
            case _:
                side: Position = "after" if order.side == "after" else "before"
                every = order.everywhere
                return [Insertion(destination=eid, pos=side, old=old, new=new, every=every) for old, new in pairs]

    def _holder(self, spot: Spot, old: str) -> str:
        """The one paragraph of an unnumbered часть that has the words."""
        found = [unit for unit in spot.group if words.occurrences(_leaf(unit).text, old)]
        if len(found) != 1:
            raise Refused(
                refusals.place(
                    _("слова «{old}» должны стоять в одном абзаце этой части").format(old=old),
                    expected=_("один абзац"),
                    found=_("абзацев: {n}").format(n=len(found)),
                )
            )
        return found[0].eid

    def _as_in_force(self, spot: Spot, old: str) -> str:
        """The words as the act in force spells them, where it differs in quotation marks, dashes or blanks alone."""
        if spot.unit is None:
            return old
        found = as_in_force(old, [leaf.text for leaf in self._leaves(spot)])
        if found is None:
            return old
        self.remarks.append(
            refusals.slip(_("слова «{old}» в действующем тексте написаны «{found}»").format(old=old, found=found))
        )
        return found

    def _leaves(self, spot: Spot) -> list[Leaf]:
        if spot.group:
            return [_leaf(unit) for unit in spot.group]
        assert spot.unit is not None
        heading = spot.eid.endswith(eids.SEPARATOR + eids.HEADING)
        return [leaf for leaf in akn.leaves(spot.unit, heading=heading) if not heading or leaf.eid == spot.eid]

    def _at_the_end(self, spot: Spot) -> Modification:
        """Words added with no words named beside which they go: at the end of the unit."""
        if self.order.verb is not Verb.SUPPLEMENT:
            raise Refused(refusals.misshapen(_("не названы слова")))
        new = normal(self.order.new[0].text)
        return Insertion(destination=spot.group[-1].eid if spot.group else spot.eid, pos="end", new=new)

    def _in_sentence(self, spot: Spot) -> Modification:
        """Words of one sentence: of the whole paragraph where they stand in it once, else the sentence is quoted."""
        order = self.order
        sentence = self._sentence(spot)
        olds = [self._as_in_force(spot, normal(quote.text)) for quote in order.old]
        news = [normal(quote.text) for quote in order.new]
        if not olds:
            body = sentence.rstrip(".!?;:")
            return Insertion(destination=spot.eid, pos="after", old=body, new=news[0])
        text = self._leaves(spot)[0].text
        for old in olds:
            if len(words.occurrences(sentence, old)) != 1:
                raise Refused(
                    refusals.place(
                        _("слова «{old}» должны стоять в этом предложении один раз").format(old=old), found=sentence
                    )
                )
        if all(len(words.occurrences(text, old)) == 1 for old in olds):
            return self._in(spot.eid, olds)[0]
        if order.verb is not Verb.REPLACE or len(olds) != 1:
            raise Refused(refusals.place(_("слова стоят и в другом предложении этого абзаца"), found=", ".join(olds)))
        (start, end) = words.occurrences(sentence, olds[0])[0]
        return Substitution(
            destination=spot.eid, old=(sentence,), new=(sentence[:start] + news[0] + sentence[end:],)
        )

    def _sentence(self, spot: Spot) -> str:
        """The text of the sentence that a place names."""
        text = self._leaves(spot)[0].text
        assert spot.sentence is not None
        spans = sentences_of(text)
        number = int(spot.sentence.number) if spot.sentence.number.isdigit() else 0
        if not 1 <= number <= len(spans):
            raise Refused(
                refusals.place(
                    _("такого предложения нет"),
                    expected=_("предложение {number}").format(number=spot.sentence.number),
                    found=_("предложений: {n}").format(n=len(spans)),
                )
            )
        start, end = spans[number - 1]
        return text[start:end]

    def _signs(self, spot: Spot) -> Modification:
        """A sign named by a word, at the end of a paragraph: «точку заменить точкой с запятой»."""
        if spot.unit is None or self.order.verb is not Verb.REPLACE:
            raise Refused(refusals.needs_text(_("знак препинания")))
        leaves = self._leaves(spot)
        leaf = leaves[-1]
        eid = spot.eid if len(leaves) == 1 and not spot.group else leaf.eid
        old, new = self.order.old[0].text, self.order.new[0].text
        if not leaf.text.endswith(old):
            raise Refused(
                refusals.place(_("в конце элемента нет этого знака"), expected=old, found=leaf.text[-40:])
            )
        tokens = [token for token in words.tokens(leaf.text) if token.kind != "blank"]
        for token in reversed(tokens[:-1]):
            tail = leaf.text[token.start :]
            if len(words.occurrences(leaf.text, tail)) == 1:
                return Substitution(destination=eid, old=(tail,), new=(tail[: -len(old)] + new,))
        raise Refused(refusals.place(_("знак не отличить от других"), found=leaf.text[-40:]))

    # --- units

    def excluded(self, spot: Spot) -> list[Modification]:
        if spot.sentence is not None:
            return [Repeal(destination=spot.eid, old=(self._sentence(spot),))]
        if spot.eid.endswith(eids.SEPARATOR + eids.HEADING) or spot.eid == eids.WHOLE:
            raise Refused(refusals.outside(_("исключение заголовка или всего акта")))
        return [Repeal(destination=unit.eid) for unit in spot.group] or [Repeal(destination=spot.eid)]

    def restated(self, spots: Sequence[Spot]) -> list[Modification]:
        quote = self.order.text
        assert quote is not None
        if len(spots) == 1:
            (spot,) = spots
            if spot.sentence is not None:
                return [Substitution(destination=spot.eid, old=(self._sentence(spot),), new=(normal(quote.text),))]
            if spot.eid == eids.WHOLE:
                return [Substitution(destination=eids.WHOLE, new=("\n".join(lines_of(quote)),))]
            if spot.group:
                return self._paragraphs(spot.group, lines_of(quote))
            if eids.pieces(spot.eid)[-1][0] == "al":
                return self._one_paragraph(spot, lines_of(quote))
        if any(spot.sentence is not None or spot.group or spot.eid == eids.WHOLE for spot in spots):
            raise Refused(refusals.misshapen(_("один новый текст для разных мест")))
        return [self._substituted(each) for each in self._divided(quote, [spot.eid for spot in spots])]

    def _divided(self, quote: Quote, wanted: Sequence[str]) -> list[Given]:
        found = divided(quote, wanted, self.language)
        if isinstance(found, Finding):
            raise Refused(found)
        return found

    def _substituted(self, given: Given) -> Substitution:
        if eids.pieces(given.eid)[-1][0] == "al":
            line = without_label(given.paragraphs[0], given.eid, self.language)
            given = Given(given.eid, (line,))
        self._check(given)
        return Substitution(destination=given.eid, new=(given.text,))

    def _check(self, given: Given) -> None:
        finding = checked(given, self.language)
        if finding is not None:
            raise Refused(finding)

    def _one_paragraph(self, spot: Spot, lines: Sequence[str]) -> list[Modification]:
        """An unnumbered paragraph restated by one or more: those beyond the first are new ones after it."""
        if len(lines) > 1 and not unlabelled(lines[1:], self.language):
            raise Refused(refusals.misshapen(_("вместо абзаца даны нумерованные элементы"), found=lines[1]))
        made: list[Modification] = [self._substituted(Given(spot.eid, (lines[0],)))]
        head, number = spot.eid.rsplit("_", 1)
        for extra, line in enumerate(lines[1:], start=1):
            made.append(Insertion(destination=f"{head}_{int(number) + extra}", new=line))
        return made

    def _paragraphs(self, group: Sequence[Provision], lines: Sequence[str]) -> list[Modification]:
        """An unnumbered часть restated: paragraph by paragraph, the rest new or excluded."""
        if not unlabelled(lines, self.language):
            raise Refused(refusals.misshapen(_("новый текст с номерами, а эта часть без номера"), found=lines[0]))
        made: list[Modification] = []
        for unit, line in zip(group, lines, strict=False):
            if _leaf(unit).text != line:
                made.append(Substitution(destination=unit.eid, new=(line,)))
        made += [Repeal(destination=unit.eid) for unit in group[len(lines) :]]
        head, number = group[-1].eid.rsplit("_", 1)
        for extra, line in enumerate(lines[len(group) :], start=1):
            made.append(Insertion(destination=f"{head}_{int(number) + extra}", new=line))
        return made

    def added(self, spot: Spot) -> list[Modification]:
        """New units in a place."""
        kinds = {step.unit for step in self.order.units}
        quote = self.order.text
        assert quote is not None
        if Unit.SENTENCE in kinds:
            return [self._new_sentence(spot, quote)]
        if Unit.ALINEA in kinds:
            return self._new_paragraphs(spot, lines_of(quote), self.order.units)
        steps = [each for step in self.order.units for each in _range(step)]
        if steps[0].unit is Unit.PART and self._is_unnumbered(spot, lines_of(quote)):
            return self._new_part(spot, steps, lines_of(quote))
        wanted = [self._new_eid(spot, step) for step in steps]
        made: list[Modification] = []
        for given in self._divided(quote, wanted):
            self._check(given)
            made.append(Insertion(destination=given.eid, new=given.text))
        return made

    def _new_eid(self, spot: Spot, step: Step) -> str:
        """The eId of a new unit."""
        prefix = "point" if step.bracket else PREFIXES.get(step.unit)
        if prefix is None:
            raise Refused(refusals.outside(step.unit.value))
        if prefix in ("art", "chp", "sec"):
            return eids.join(None, prefix, step.number)
        holder = spot.eid
        if holder == eids.WHOLE:
            raise Refused(
                refusals.place(
                    _("не названо, куда входит новый элемент"), found=f"{step.unit.value} {step.number}",
                    expected=_("статья или ее часть в этом предложении или в строке выше"),
                )
            )
        if eids.pieces(holder)[-1][0] == "al":
            holder = eids.parent(holder) or holder
        if prefix == "note" and not step.number:
            notes = [] if spot.unit is None else [unit for unit in spot.unit.units if unit.prefix == "note"]
            return eids.join(holder, prefix, str(len(notes) + 1))
        if prefix == "point" and spot.unit is not None and any(unit.prefix == "para" for unit in spot.unit.units):
            raise Refused(
                refusals.place(_("не названо, в какую часть входит подпункт"), found=holder, expected=_("часть статьи"))
            )
        self._check_beside(spot, step, prefix)
        return eids.join(holder, prefix, step.number)

    def _check_beside(self, spot: Spot, step: Step, prefix: str) -> None:
        """«После части второй» must be where the number of the new unit puts it."""
        beside = self.order.beside
        if beside is None or spot.unit is None:
            return
        low, new = eids.num_key(beside.number), eids.num_key(step.number)
        between = [u for u in spot.unit.units if u.prefix == prefix and low < eids.num_key(u.number) < new]
        if not low < new or between:
            raise Refused(
                refusals.place(
                    _("номер нового элемента не следует за тем, после которого он назван"),
                    expected=beside.number,
                    found=step.number,
                )
            )

    def _is_unnumbered(self, spot: Spot, lines: Sequence[str]) -> bool:
        """Whether a new часть is one without a number: its text has none, nor have those in force."""
        if spot.unit is None:
            return False
        numbered = any(unit.prefix == "para" for unit in spot.unit.units)
        return not numbered and unlabelled(lines, self.language)

    def _new_part(self, spot: Spot, steps: Sequence[Step], lines: Sequence[str]) -> list[Modification]:
        """A new unnumbered часть: paragraphs after the часть before it."""
        assert spot.unit is not None
        parts = parts_of(spot.unit)
        number = int(steps[0].number) if steps[0].number.isdigit() else 0
        if len(steps) != 1 or not 2 <= number <= len(parts) + 1:
            raise Refused(
                refusals.place(
                    _("новая часть не следует за имеющимися"),
                    expected=_("часть {n}").format(n=len(parts) + 1),
                    found=", ".join(step.number for step in steps),
                )
            )
        head, last = parts[number - 2][-1].eid.rsplit("_", 1)
        return [
            Insertion(destination=f"{head}_{int(last) + extra}", new=line) for extra, line in enumerate(lines, start=1)
        ]

    def _new_paragraphs(self, spot: Spot, lines: Sequence[str], steps: Sequence[Step]) -> list[Modification]:
        """New unnumbered paragraphs; without a number they go at the end, or after the one that is named."""
        numbers = [step.number for each in steps for step in _range(each)]
        if all(numbers):
            if len(numbers) != len(lines):
                raise Refused(
                    refusals.misshapen(
                        _("абзацев названо {n}, а дано {m}").format(n=len(numbers), m=len(lines)), found=lines[-1]
                    )
                )
            places = [int(number) + self._offset(spot) for number in numbers]
        else:
            start = self._last_paragraph(spot)
            places = [start + extra for extra in range(1, len(lines) + 1)]
        if spot.eid == eids.WHOLE:
            raise Refused(refusals.place(_("не названо, куда входит новый абзац")))
        named = [eids.join(spot.eid, "al", str(place)) for place in places]
        texts = [without_label(line, eid, self.language) for eid, line in zip(named, lines, strict=True)]
        if not unlabelled(texts, self.language):
            raise Refused(refusals.misshapen(_("вместо абзацев даны нумерованные элементы"), found=lines[0]))
        return [Insertion(destination=eid, new=text) for eid, text in zip(named, texts, strict=True)]

    def _offset(self, spot: Spot) -> int:
        """How many paragraphs stand before an unnumbered часть."""
        return int(spot.group[0].number) - 1 if spot.group else 0

    def _last_paragraph(self, spot: Spot) -> int:
        beside = self.order.beside
        if beside is not None and beside.unit is Unit.ALINEA and beside.number.isdigit():
            return int(beside.number) + self._offset(spot)
        if spot.unit is None:
            raise Refused(refusals.needs_text(_("последний абзац")))
        inner = spot.group or tuple(unit for unit in spot.unit.units if unit.prefix == "al")
        if not inner:
            raise Refused(refusals.place(_("в этом элементе нет абзацев"), found=spot.eid))
        return int(inner[-1].number)

    def _new_sentence(self, spot: Spot, quote: Quote) -> Modification:
        """A new sentence: at the end of a paragraph, or after the one whose number is before its own."""
        if len(self.order.units) != 1 or len(quote.paragraphs) != 1:
            raise Refused(refusals.misshapen(_("одно предложение за раз"), found=quote.text))
        number = self.order.units[0].number
        if spot.unit is None and not number:
            return self._at_the_end_of_text(spot, quote)
        if spot.unit is None:
            raise Refused(refusals.needs_text(_("предложение")))
        leaves = self._leaves(spot)
        if len(leaves) != 1:
            raise Refused(refusals.place(_("неясно, в каком абзаце это предложение"), found=spot.eid))
        spans = sentences_of(leaves[0].text)
        if not number or number == str(len(spans) + 1):
            return self._at_the_end_of_text(replace(spot, eid=leaves[0].eid, group=()), quote)
        if not number.isdigit() or not 2 <= int(number) <= len(spans):
            raise Refused(refusals.place(_("предложение не следует за имеющимися"), found=number))
        start, end = spans[int(number) - 2]
        return Insertion(destination=leaves[0].eid, pos="after", old=leaves[0].text[start:end], new=normal(quote.text))

    def _at_the_end_of_text(self, spot: Spot, quote: Quote) -> Modification:
        return Insertion(destination=spot.eid, pos="end", new=normal(quote.text))


def _leaf(unit: Provision) -> Leaf:
    return next(iter(akn.leaves(unit)))


def _range(step: Step) -> list[Step]:
    """The units of a range of new numbers: 9-1) – 9-3) is three."""
    if not step.last:
        return [step]
    *base, first = step.number.split("-")
    *other, last = step.last.split("-")
    if base != other or not (first.isdigit() and last.isdigit()) or int(first) >= int(last):
        raise Refused(refusals.misshapen(_("ряд новых номеров неясен"), found=f"{step.number} – {step.last}"))
    numbers = ["-".join([*base, str(number)]) for number in range(int(first), int(last) + 1)]
    return [replace(step, number=number, last="") for number in numbers]
