"""A list of modifications applied to an act: everything is found in the text in force, then all is changed at once.

Simultaneous application is what laws mean: № 187-VII item 19 replaces «пятнадцати» by «тридцати» and «тридцати» by
«шестидесяти» in one paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import assert_never

from lxml import etree

from drafter import akn, placing, words
from drafter import eid as eids
from drafter.akn import Act, Leaf, Provision
from drafter.diff import Kind, Segment, segments, tidy
from drafter.errors import ApplyError, DrafterError, Finding, Place
from drafter.ingest.structure import heading_text, parse_unit
from drafter.messages import _
from drafter.modification import Insertion, Modification, Repeal, Substitution, is_verbal
from drafter.nearest import nearest

OVERLAP = "D105"
WORDS = "C13"


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of one paragraph that give way to others; ``start`` and ``end`` count in the text in force."""

    start: int
    end: int
    new: str
    by: int


@dataclass(frozen=True, slots=True)
class Amended:
    """An act in force, the act as proposed, and what was done to get from one to the other.

    ``edits`` are by the eId of the paragraph in force; ``inserted``, ``restated`` and ``repealed`` give the position
    of the modification by the eId of the unit (in the proposed text for the first, in force for the others);
    ``origin`` gives for each unit of the proposed text the eId it has in force, where it has one.
    """

    in_force: Act
    act: Act
    edits: dict[str, tuple[Edit, ...]]
    inserted: dict[str, int]
    restated: dict[str, int]
    repealed: dict[str, int]
    origin: dict[str, str]


def apply(act: Act, modifications: Sequence[Modification]) -> Amended:
    """Apply modifications to an act, which itself stays as it is.

    Raises ApplyError with every finding at once: a place that is not there (D101) or not in the excerpt (D102), words
    not found or found otherwise than stated (C13), a number that is taken (C10), modifications that meet (D105), new
    text of the wrong shape (D107), a modification without effect (D108).
    """
    findings: list[Finding] = []
    whole = _Whole(act, modifications, findings)
    verbal = _Verbal(act, modifications, whole, findings)
    if findings:
        raise ApplyError(*sorted(findings, key=lambda f: f.place.clause or 0))
    return _changed(act, modifications, whole, verbal)


def _place(position: int, eid: str) -> Place:
    return Place(clause=position + 1, eid=eid)


class _Whole:
    """The modifications that add, restate or exclude whole units, each found in the text in force."""

    def __init__(self, act: Act, modifications: Sequence[Modification], findings: list[Finding]) -> None:
        self.restated: dict[str, int] = {}
        self.repealed: dict[str, int] = {}
        self.inserted: dict[str, tuple[int, placing.Spot]] = {}
        self.fresh: dict[int, Provision | str] = {}
        self.new = frozenset(m.destination for m in modifications if isinstance(m, Insertion) and m.pos is None)
        for position, modification in enumerate(modifications):
            if is_verbal(modification):
                continue
            eid = modification.destination
            try:
                found = self._resolve(act, position, modification)
            except DrafterError as error:
                findings += [f.at(_place(position, eid)) for f in error.findings]
                continue
            except ValueError:
                found = no_eid(eid)
            if found is not None:
                findings.append(found.at(_place(position, eid)))
        for eid, position in [*self.restated.items(), *self.repealed.items()]:
            findings += self._meetings(eid, position, modifications)

    def _resolve(self, act: Act, position: int, modification: Modification) -> Finding | None:
        eid = modification.destination
        taken = self._position_of(eid, isinstance(modification, Insertion))
        if taken is not None:
            return _meeting(taken)
        place = _place(position, eid)
        match modification:
            case Insertion():
                where = placing.spot(act, eid, self.new)
                if isinstance(where, Finding):
                    return where
                self.inserted[eid] = (position, where)
                self.fresh[position] = parse_unit(modification.new, eid, act.language, place)
            case Substitution():
                holder = eids.parent(eid) if eid.endswith(eids.HEADING) else eid
                unit = placing.find(act, holder or eid)
                if isinstance(unit, Finding):
                    return unit
                return self._restate(act, unit, position, modification, place)
            case Repeal():
                unit = placing.find(act, eid)
                if isinstance(unit, Finding):
                    return unit
                self.repealed[eid] = position
            case _:
                assert_never(modification)
        return None

    def _restate(
        self, act: Act, unit: Provision, position: int, modification: Substitution, place: Place
    ) -> Finding | None:
        eid = modification.destination
        self.restated[eid] = position
        if eid.endswith(eids.HEADING):
            heading = heading_text(modification.new[0], eid, act.language, place)
            self.fresh[position] = heading
            same = heading == unit.heading
        else:
            made = parse_unit(modification.new[0], eid, act.language, place)
            self.fresh[position] = made
            same = akn.printed(made) == akn.printed(unit)
        return _no_effect() if same else None

    def _position_of(self, eid: str, new: bool) -> int | None:
        """The modification that adds exactly this unit, or restates or excludes it."""
        if new:
            return self.inserted[eid][0] if eid in self.inserted else None
        return self.restated.get(eid, self.repealed.get(eid))

    def covering(self, eid: str) -> int | None:
        """The modification that restates or excludes a unit around a place, or the place itself."""
        for outer, position in [*self.restated.items(), *self.repealed.items()]:
            if eids.contains(outer, eid):
                return position
        return None

    def _meetings(self, eid: str, position: int, modifications: Sequence[Modification]) -> Iterable[Finding]:
        """Other modifications of what a unit holds, or of the words of the unit itself."""
        for other, modification in enumerate(modifications):
            inner = modification.destination
            if other == position or inner == eids.WHOLE or not eids.contains(eid, inner):
                continue
            if inner != eid or is_verbal(modification):
                yield _meeting(position).at(_place(other, inner))


class _Verbal:
    """The modifications of words, each occurrence found in the text in force."""

    def __init__(
        self, act: Act, modifications: Sequence[Modification], whole: _Whole, findings: list[Finding]
    ) -> None:
        self.edits: dict[str, list[Edit]] = {}
        self.act = act
        self.whole = whole
        self.found: dict[tuple[int, int], int] = {}
        self.met: dict[tuple[int, int], int] = {}
        scopes: dict[int, list[Leaf]] = {}
        for position, modification in enumerate(modifications):
            if is_verbal(modification):
                scope = self._scope(position, modification)
                if isinstance(scope, Finding):
                    findings.append(scope.at(_place(position, modification.destination)))
                else:
                    scopes[position] = scope
        self._claim(modifications, scopes)
        for position, scope in scopes.items():
            findings += self._counted(position, modifications[position], scope)

    def _scope(self, position: int, modification: Modification) -> list[Leaf] | Finding:
        """The paragraphs in which the words of a modification are sought; headings only where they are named."""
        eid = modification.destination
        if eid == eids.WHOLE:
            tops = (top for top in self.act.body if isinstance(top, Provision))
            return [leaf for top in tops for leaf in akn.leaves(top) if self.whole.covering(leaf.eid) is None]
        named = eid.endswith(eids.SEPARATOR + eids.HEADING)
        try:
            unit = placing.find(self.act, (eids.parent(eid) or eid) if named else eid)
        except ValueError:
            return no_eid(eid)
        if isinstance(unit, Finding):
            return unit
        if named:
            return [leaf for leaf in akn.leaves(unit) if leaf.eid == eid]
        if unit.has_gap and not modification.every:
            return Finding(
                code=placing.UNSEEN,
                message=_("в извлечении этот элемент приведен не полностью, поэтому слова в нем нельзя сосчитать"),
                expected=_("более узкое место: подпункт или абзац"),
                found=eid,
                hint=_("укажите подпункт или абзац, либо возьмите полный текст акта: drafter ingest"),
            )
        return list(akn.leaves(unit, heading=False))

    def _claim(self, modifications: Sequence[Modification], scopes: dict[int, list[Leaf]]) -> None:
        """Give each occurrence to the longest phrase that matches there; what meets another claim is not taken."""
        wanted = [
            (len(old), position, form, old)
            for position in scopes
            for form, old in enumerate(_forms(modifications[position]))
        ]
        claimed: dict[str, list[tuple[int, int, int]]] = {}
        for _length, position, form, old in sorted(wanted, key=lambda w: (-w[0], w[1], w[2])):
            modification = modifications[position]
            for leaf in scopes[position]:
                for start, end in words.occurrences(leaf.text, old):
                    taken = claimed.setdefault(leaf.eid, [])
                    other = next((by for s, e, by in taken if s < end and start < e), None)
                    if other is not None:
                        self.met[position, form] = other
                        continue
                    taken.append((start, end, position))
                    self.found[position, form] = self.found.get((position, form), 0) + 1
                    edit = _edit(leaf.text, start, end, modification, form, position)
                    self.edits.setdefault(leaf.eid, []).append(edit)

    def _counted(self, position: int, modification: Modification, scope: list[Leaf]) -> Iterable[Finding]:
        for form, old in enumerate(_forms(modification)):
            number = self.found.get((position, form), 0)
            place = _place(position, modification.destination)
            if number == 0 and (position, form) in self.met:
                yield _meeting(self.met[position, form]).at(place)
            elif number == 0 and self._is_elsewhere(position, modification):
                continue
            elif number == 0 or (not modification.every and number != modification.count):
                yield _miscounted(old, modification, number, scope).at(place)
            elif isinstance(modification, Substitution) and modification.new[form] == old:
                yield _no_effect().at(place)


    def _is_elsewhere(self, position: int, modification: Modification) -> bool:
        """A listed form that an excerpt lacks may stand in what is left out, if another form is found."""
        whole_text = modification.destination == eids.WHOLE and self.act.is_excerpt
        return whole_text and any(by == position for by, _form in self.found)


def _forms(modification: Modification) -> tuple[str, ...]:
    return (modification.old,) if isinstance(modification, Insertion) else modification.old


def _edit(text: str, start: int, end: int, modification: Modification, form: int, by: int) -> Edit:
    match modification:
        case Substitution():
            return Edit(start, end, modification.new[form], by)
        case Insertion():
            return _beside(text, start, end, modification, by)
        case Repeal():
            return Edit(*_with_blank(text, start, end), "", by)
    assert_never(modification)


def _beside(text: str, start: int, end: int, modification: Insertion, by: int) -> Edit:
    """New words stand apart from their neighbours by a blank, unless a sign or a blank is there already."""
    new = modification.new.strip()
    if modification.pos == "after":
        blank = "" if new[0] in ",;:.)»" else " "
        return Edit(end, end, blank + new, by)
    return Edit(start, start, new + " ", by)


def _with_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of excluded words with the blank that would stand twice, or before a sign, without them."""
    after = text[end : end + 1]
    if start and text[start - 1].isspace() and (not after or after.isspace() or after in ",;:.)»"):
        return start - 1, end
    if start == 0 and after.isspace():
        return start, end + 1
    return start, end


def _changed(act: Act, modifications: Sequence[Modification], whole: _Whole, verbal: _Verbal) -> Amended:
    fresh_act = akn.copy_act(act)
    same = dict(zip((u.eid for u in act.index.values()), fresh_act.index.values(), strict=True))
    twin = _twins(act, fresh_act)
    edits = {eid: tuple(sorted(made, key=lambda e: (e.start, e.end))) for eid, made in verbal.edits.items()}
    for leaf in _all_leaves(fresh_act):
        if leaf.eid in edits:
            akn.set_text(leaf, edited(leaf.text, edits[leaf.eid]))
    for eid in sorted(whole.inserted, key=eids.key, reverse=True):
        position, where = whole.inserted[eid]
        made = whole.fresh[position]
        assert isinstance(made, Provision)
        akn.insert_after(twin[where.parent], None if where.previous is None else twin[where.previous], made)
    for eid, position in whole.restated.items():
        made = whole.fresh[position]
        if isinstance(made, str):
            heading = same[eids.parent(eid) or eid].find(akn.tag("heading"))
            assert heading is not None
            heading.text = made
        else:
            akn.replace(same[eid], made)
    for eid in whole.repealed:
        akn.remove(same[eid])
    origin = akn.recount(Act(fresh_act.root), {u: eid for eid, u in same.items()})
    return Amended(
        in_force=act,
        act=Act(fresh_act.root, act.file),
        edits=edits,
        inserted={eid: position for eid, (position, _spot) in whole.inserted.items()},
        restated=dict(whole.restated),
        repealed=dict(whole.repealed),
        origin=origin,
    )


def _twins(act: Act, copied: Act) -> dict[object, etree._Element]:
    return dict(zip(act.root.iter(), copied.root.iter(), strict=True))


def _all_leaves(act: Act) -> Iterable[Leaf]:
    return [leaf for top in act.body if isinstance(top, Provision) for leaf in akn.leaves(top)]


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return a paragraph with its edits made, from left to right.

    >>> edited("ст. 667, 668", [Edit(8, 8, " 667-1,", 0)])
    'ст. 667, 667-1, 668'
    """
    out, at = [], 0
    for edit in edits:
        out += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join(out) + text[at:]


def edited_segments(text: str, edits: Sequence[Edit]) -> tuple[Segment, ...]:
    """Return a paragraph with its edits as segments, replaced words refined word by word.

    >>> [(s.kind.value, s.text) for s in edited_segments("ст. 667, 668", [Edit(8, 8, " 667-1,", 0)])]
    [('equal', 'ст. 667,'), ('insert', ' 667-1,'), ('equal', ' 668')]
    """
    out: list[Segment] = []
    at = 0
    for edit in edits:
        out.append(Segment(Kind.EQUAL, text[at : edit.start]))
        out += segments(text[edit.start : edit.end], edit.new)
        at = edit.end
    return tidy([*out, Segment(Kind.EQUAL, text[at:])])


def _meeting(other: int) -> Finding:
    return Finding(
        code=OVERLAP,
        message=_("два изменения касаются одних и тех же слов или одного элемента"),
        expected=_("каждое место меняется один раз"),
        found=_("это место уже меняет изменение {n}").format(n=other + 1),
        hint=_("объедините изменения в одно"),
    )


def _no_effect() -> Finding:
    return Finding(
        code="D108",
        message=_("изменение ничего не меняет"),
        expected=_("новый текст, отличный от действующего"),
        found=_("тот же текст"),
        hint=_("удалите это изменение или исправьте новый текст"),
    )


def no_eid(eid: str) -> Finding:
    """Return the finding for a text that is no eId."""
    return Finding(
        code="D106",
        message=_("неверное имя места"),
        expected=_("например art_684__para_1, art_41__para_1__point_1, art_368__heading, body"),
        found=eid,
        hint=_("имена всех мест статьи показывает drafter show"),
    )


def _miscounted(old: str, modification: Modification, number: int, scope: Sequence[Leaf]) -> Finding:
    if number == 0:
        text = " ".join(leaf.text for leaf in scope)
        message = _("слова «{old}» не найдены").format(old=old)
        found = nearest(text, old) or _("ничего похожего")
    else:
        message = _("слова «{old}» найдены не столько раз, сколько ожидалось").format(old=old)
        found = _("раз: {n}").format(n=number)
    expected = _("хотя бы один раз") if modification.every else _("раз: {n}").format(n=modification.count)
    many = _("укажите больше соседних слов, более узкое место, every: true или count: {n}").format(n=number)
    return Finding(
        code=WORDS,
        message=message,
        expected=expected,
        found=found,
        rule=_("старые слова должны стоять в действующем тексте по указанному адресу дословно и один раз"),
        hint=many if number else _("скопируйте слова из действующего текста: drafter show"),
    )
