"""Modifications of words, each occurrence found in the text in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import assert_never

from drafter import akn, placing, words
from drafter import eid as eids
from drafter.akn import Act, Leaf, Provision
from drafter.apply import refusals
from drafter.apply.edits import Edit, apart, at_the_end, edited, tidied
from drafter.apply.whole import Whole
from drafter.errors import Finding
from drafter.messages import _
from drafter.modification import Insertion, Modification, Repeal, Substitution, is_verbal


@dataclass(frozen=True, slots=True)
class _Claim:
    """An occurrence that a modification has taken."""

    start: int
    end: int
    by: int

    def hides(self, start: int, end: int) -> bool:
        """Whether an occurrence stands inside longer words: the longest first, so it is not meant."""
        return self.start <= start and end <= self.end and self.end - self.start > end - start


class Verbal:
    """The edits that a list of modifications makes, by the eId of the paragraph in force."""

    def __init__(self, act: Act, modifications: Sequence[Modification], whole: Whole, findings: list[Finding]) -> None:
        self.act = act
        self.whole = whole
        self.edits: dict[str, list[Edit]] = {}
        self.leaves: dict[str, Leaf] = {}
        self._found: dict[tuple[int, int], int] = {}
        self._hidden: dict[tuple[int, int], int] = {}
        scopes: dict[int, list[Leaf]] = {}
        for position, modification in enumerate(modifications):
            if is_verbal(modification):
                scope = self._scope(modification)
                if isinstance(scope, Finding):
                    findings.append(scope.at(refusals.place(position, modification.destination)))
                else:
                    scopes[position] = scope
        met = self._claim(modifications, scopes)
        for position, scope in scopes.items():
            if position in met:
                eid = modifications[position].destination
                findings.append(refusals.meeting(met[position]).at(refusals.place(position, eid)))
            else:
                findings += self._counted(position, modifications[position], scope)
        self.edits = {eid: tidied(self.leaves[eid].text, made) for eid, made in self.edits.items()}
        findings += self._emptied(modifications)

    def _scope(self, modification: Modification) -> list[Leaf] | Finding:
        """The paragraphs in which the words of a modification are sought; headings only where they are named."""
        eid = modification.destination
        if eid == eids.WHOLE and isinstance(modification, Insertion) and modification.pos == "end":
            return refusals.no_end(eid, len(akn.all_leaves(self.act)))
        if eid == eids.WHOLE:
            tops = (top for top in self.act.body if isinstance(top, Provision))
            return [leaf for top in tops for leaf in akn.leaves(top) if self.whole.covering(leaf.eid) is None]
        named = eid.endswith(eids.SEPARATOR + eids.HEADING)
        unit = placing.find(self.act, (eids.parent(eid) or eid) if named else eid)
        if isinstance(unit, Finding):
            return unit
        if named:
            found = [leaf for leaf in akn.leaves(unit) if leaf.eid == eid]
            return found or refusals.no_heading(unit.eid)
        if unit.has_gap and not modification.every:
            return Finding(
                code=placing.UNSEEN,
                message=_("в извлечении этот элемент приведен не полностью, поэтому слова в нем нельзя сосчитать"),
                expected=_("более узкое место: подпункт или абзац"),
                found=eid,
                hint=_("укажите подпункт или абзац, либо возьмите полный текст акта: drafter ingest"),
            )
        leaves = list(akn.leaves(unit, heading=False))
        if isinstance(modification, Insertion) and modification.pos == "end":
            many = len(leaves) > 1 and (unit.prefix == "art" or unit.prefix in eids.DIVISIONS)
            return refusals.no_end(eid, len(leaves)) if many or not leaves else leaves[-1:]
        return leaves

    def _claim(self, modifications: Sequence[Modification], scopes: dict[int, list[Leaf]]) -> dict[int, int]:
        """Give each occurrence to the longest phrase that matches there, and return which modifications meet which.

        An occurrence inside the longer words of another is not meant. Of the same words in a place and everywhere
        around it the narrower modification is meant there. Else the same words claimed twice, or words that overlap
        in part, are a meeting: the later modification is named with the earlier one.
        """
        wanted = [
            (len(old), len(scopes[position]), position, form, old)
            for position in scopes
            for form, old in enumerate(_forms(modifications[position]))
        ]
        claimed: dict[str, list[_Claim]] = {}
        met: dict[int, int] = {}
        for _length, _breadth, position, form, old in sorted(wanted, key=lambda w: (-w[0], *w[1:4])):
            for leaf in scopes[position]:
                for start, end in words.occurrences(leaf.text, old):
                    taken = claimed.setdefault(leaf.eid, [])
                    other = next((c for c in taken if c.start < end and start < c.end), None)
                    if other is None:
                        taken.append(_Claim(start, end, position))
                        self._found[position, form] = self._found.get((position, form), 0) + 1
                        self._edit(leaf, start, end, modifications[position], form, position)
                    elif other.hides(start, end) or (
                        (other.start, other.end) == (start, end)
                        and self._is_general(modifications[position], modifications[other.by])
                    ):
                        self._hidden[position, form] = other.by
                    else:
                        met[max(position, other.by)] = min(position, other.by)
        for position, scope in scopes.items():
            self._append(position, modifications[position], scope, claimed, met)
        return met

    def _is_general(self, wide: Modification, narrow: Modification) -> bool:
        """Whether a modification changes words everywhere, and another the same words in a place of its own there.

        Words that only mark where others go are not changed there, so that the two would have to be done both.
        """
        outer, inner = wide.destination, narrow.destination
        changed = not (isinstance(wide, Insertion) or isinstance(narrow, Insertion))
        return changed and wide.every and outer != inner and akn.contains(self.act, outer, inner)

    def _append(
        self,
        position: int,
        modification: Modification,
        scope: list[Leaf],
        claimed: dict[str, list[_Claim]],
        met: dict[int, int],
    ) -> None:
        """Add words at the end of a paragraph."""
        if not isinstance(modification, Insertion) or modification.pos != "end":
            return
        (leaf,) = scope
        start, end, new = at_the_end(leaf.text, modification.new.strip())
        taken = claimed.setdefault(leaf.eid, [])
        other = next((c for c in taken if c.start < max(end, start + 1) and start < c.end), None)
        if other is not None:
            met[max(position, other.by)] = min(position, other.by)
            return
        taken.append(_Claim(start, max(end, start + 1), position))
        self._found[position, 0] = 1
        self.edits.setdefault(leaf.eid, []).append(Edit(start, end, new, position, before=True))
        self.leaves[leaf.eid] = leaf

    def _edit(self, leaf: Leaf, start: int, end: int, modification: Modification, form: int, by: int) -> None:
        match modification:
            case Substitution():
                made = Edit(start, end, modification.new[form], by)
            case Insertion():
                at = end if modification.pos == "after" else start
                new = apart(leaf.text[:at], modification.new.strip(), leaf.text[at:])
                made = Edit(at, at, new, by, before=modification.pos == "before")
            case Repeal():
                made = Edit(start, end, "", by)
            case _:
                assert_never(modification)
        self.edits.setdefault(leaf.eid, []).append(made)
        self.leaves[leaf.eid] = leaf

    def _counted(self, position: int, modification: Modification, scope: list[Leaf]) -> Iterable[Finding]:
        for form, old in enumerate(_forms(modification)):
            number = self._found.get((position, form), 0)
            place = refusals.place(position, modification.destination)
            if number == 0 and self._hidden.get((position, form)) == position:
                continue  # the words stand only inside longer ones of the same list
            elif number == 0 and (position, form) in self._hidden:
                yield refusals.meeting(self._hidden[position, form]).at(place)
            elif number == 0 and self._is_elsewhere(position, modification):
                continue
            elif number == 0 or (not modification.every and number != modification.count):
                yield refusals.miscounted(old, modification, number, scope).at(place)
            elif isinstance(modification, Substitution) and modification.new[form] == old:
                yield refusals.no_effect().at(place)

    def _is_elsewhere(self, position: int, modification: Modification) -> bool:
        """A listed form that an excerpt lacks may stand in what is left out, if another form is found."""
        whole_text = modification.destination == eids.WHOLE and self.act.is_excerpt
        return whole_text and any(by == position for by, _form in self._found)

    def _emptied(self, modifications: Sequence[Modification]) -> Iterable[Finding]:
        for eid, edits in self.edits.items():
            if not edited(self.leaves[eid].text, edits).strip():
                by = edits[0].by
                yield refusals.nothing_left(eid).at(refusals.place(by, modifications[by].destination))


def _forms(modification: Modification) -> tuple[str, ...]:
    if isinstance(modification, Insertion):
        return () if modification.pos == "end" else (modification.old,)
    return modification.old
