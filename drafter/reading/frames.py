"""Constituents become orders: what a verb changes, where, from which words to which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from drafter.messages import _
from drafter.reading.chunks import Beside, Chunk, Mark, NewUnits, Ordered, Place, Text, Words, outer_of
from drafter.reading.lexicon import Word
from drafter.reading.model import Order, Quote, Step, Unit, Verb


class Incomplete(Exception):
    """A sentence whose words are all known but do not make an order; says what is missing or too much."""


@dataclass(slots=True)
class _Frame:
    """What has been read around one verb."""

    place: Place | None = None
    old: list[Words] = field(default_factory=list)
    new: Words | None = None
    units: tuple[Step, ...] = ()
    beside: Step | None = None
    verb: Verb | None = None
    given: Quote | None = None

    @property
    def complete(self) -> bool:
        match self.verb:
            case Verb.REPLACE:
                return bool(self.old) and self.new is not None
            case Verb.EXCLUDE:
                return bool(self.old) or self.place is not None
            case Verb.SUPPLEMENT:
                return self.new is not None or self.given is not None
            case Verb.RESTATE:
                return self.given is not None
            case None:
                return self.new is not None  # «слова «…» – словами «…»» has the verb of its neighbour
        return False


def orders(chunks: Iterable[Chunk]) -> list[Order]:
    """Return the orders of a sentence.

    Raises Incomplete where its constituents do not make any.
    """
    frames = _frames(chunks)
    _lend_verbs(frames)
    made: list[Order] = []
    place: Place | None = None
    for frame in frames:
        own = _shifted(place, frame) if frame.place is None else _completed(place, frame.place)
        made.append(_order(replace(frame, place=own)))
        place = place if frame.place is None else own
    if not made:
        raise Incomplete(_("в предложении нет изменения"))
    return made


def _frames(chunks: Iterable[Chunk]) -> list[_Frame]:
    frames: list[_Frame] = []
    frame = _Frame()
    parted, last = False, None
    for chunk in chunks:
        if isinstance(chunk, Mark):
            parted = parted or chunk.word is Word.COMMA
            continue
        if parted and (frame.complete or _is_of_another(frame, chunk, last)):
            frames.append(frame)
            frame = _Frame()
        elif not isinstance(chunk, Ordered | Text | Place) and frame.verb is None and frame.new is not None:
            frames.append(frame)  # «A» деген сөздер «B» деген сөздермен «C» деген сөздер «D» деген сөздермен
            frame = _Frame()
        _fill(frame, chunk)
        parted, last = False, chunk
    if frame != _Frame():
        frames.append(frame)
    return frames


def _is_of_another(frame: _Frame, chunk: Chunk, last: Chunk | None) -> bool:
    """Whether a place, or words after one, begin a change of their own which shares the verb of a later one: «в части
    первой слова «A», в части второй слова «B» исключить», «слова «A» в части первой, слова «B» в части второй …».
    """
    if frame.verb is not None or frame.place is None or not frame.old:
        return False
    return isinstance(chunk, Place) or (isinstance(chunk, Words) and isinstance(last, Place))


def _fill(frame: _Frame, chunk: Chunk) -> None:
    match chunk:
        case Place():
            frame.place = chunk if frame.place is None else _joined(frame.place, chunk)
        case Words(role="new"):
            if frame.new is not None:
                raise Incomplete(_("новые слова названы дважды"))
            frame.new = chunk
        case Words():
            frame.old.append(chunk)
        case NewUnits():
            frame.units = (*frame.units, *chunk.steps)
        case Beside():
            frame.beside = chunk.step
        case Ordered():
            if frame.verb is not None:
                raise Incomplete(_("два глагола об одном и том же"))
            frame.verb = chunk.verb
        case Text():
            if frame.given is not None:
                raise Incomplete(_("два новых текста подряд"))
            frame.given = chunk.quote


def _joined(outer: Place, inner: Place) -> Place:
    """A place said in two: «по всему тексту» and where; «в статье 5 часть первую»; «оглавление … статьи 5»."""
    whole = ((),) in (outer.addresses, inner.addresses) or outer.everywhere or inner.everywhere
    if whole and any(a[-1:] and a[-1].unit is Unit.HEADING for a in (*outer.addresses, *inner.addresses)):
        raise Incomplete(_("место названо по частям: что во что входит, неясно"))  # «в заголовке и по тексту»
    if outer.everywhere and outer.addresses == ((),):
        return Place(inner.addresses, True, True)
    if inner.everywhere and inner.addresses == ((),):
        return Place(outer.addresses, True, True)
    if not outer.inside and outer.addresses != ((Step(Unit.CONTENTS),),):
        raise Incomplete(_("два места в одном изменении"))
    if any(b[:1] and outer_of(a, b[0]) != a for a in outer.addresses for b in inner.addresses):
        raise Incomplete(_("место названо по частям: что во что входит, неясно"))
    joined = tuple((*a, *b) for a in outer.addresses for b in inner.addresses)
    return Place(joined, inner.inside, inner.everywhere)


def _lend_verbs(frames: Sequence[_Frame]) -> None:
    """Give verbs to frames that share one with a neighbour: «слова «A» заменить словами «B», «C» – словами «D»»."""
    for number, frame in enumerate(frames):
        if frame.verb is not None:
            continue
        later = next((f.verb for f in frames[number:] if f.verb is not None), None)
        earlier = next((f.verb for f in reversed(frames[:number]) if f.verb is not None), None)
        beside = any(words.role != "old" for words in frame.old)
        wanted = Verb.EXCLUDE if frame.new is None else Verb.SUPPLEMENT if beside or not frame.old else Verb.REPLACE
        if wanted not in (later, earlier) or (wanted is Verb.EXCLUDE and not frame.old):
            raise Incomplete(_("нет глагола: заменить, исключить, дополнить, изложить"))
        frame.verb = wanted


def _completed(before: Place | None, own: Place) -> Place:
    """A place with what only the order before names: «часть первую статьи 5 исключить, часть вторую изложить»."""
    if before is None or not own.addresses[0]:
        return own
    outers = {outer_of(each, own.addresses[0][0]) for each in before.addresses}
    if len(outers) > 1:
        return own
    outer = outers.pop()
    return replace(own, addresses=tuple((*outer_of(outer, each[0]), *each) for each in own.addresses))


def _shifted(place: Place | None, frame: _Frame) -> Place | None:
    """The place of the order before, or what of it can hold the new units."""
    if place is None or not frame.units:
        return place
    return Place(tuple(outer_of(address, frame.units[0]) for address in place.addresses), True)


def _order(frame: _Frame) -> Order:
    place = frame.place or Place(((),), True)
    verb = frame.verb
    if verb is None:
        raise Incomplete(_("нет глагола: заменить, исключить, дополнить, изложить"))
    roles = {words.role for words in frame.old}
    old = tuple(quote for words in frame.old for quote in words.quotes)
    new = frame.new.quotes if frame.new is not None else ()
    signs = {words.sign for words in (*frame.old, *([frame.new] if frame.new else []))}
    _check(frame, verb, place, roles, old, new, signs)
    return Order(
        verb=verb,
        addresses=place.addresses,
        old=old,
        new=new,
        side=next(iter(roles)) if roles and roles != {"old"} else None,
        units=frame.units,
        beside=frame.beside,
        text=frame.given,
        everywhere=place.everywhere,
        sign=True in signs,
    )


def _check(
    frame: _Frame,
    verb: Verb,
    place: Place,
    roles: set[str],
    old: Sequence[Quote],
    new: Sequence[Quote],
    signs: set[bool],
) -> None:
    """Raise Incomplete where the constituents are not those that the verb asks for."""
    lone = not (frame.units or frame.beside or frame.given)
    match verb:
        case Verb.REPLACE:
            wanted = roles == {"old"} and bool(new) and lone
            told = _("не сказано, чем заменить") if not new else _("не сказано, какие слова заменить")
        case Verb.EXCLUDE:
            unit = not old and not place.inside and place.addresses != ((),)
            wanted = (roles == {"old"} or unit) and not new and lone
            told = _("не сказано, что исключить: элемент в винительном падеже или слова в кавычках")
        case Verb.RESTATE:
            wanted = not (old or new or frame.units or frame.beside) and frame.given is not None
            wanted = wanted and (not place.inside or place.addresses == ((),))
            told = _("нет нового текста в кавычках") if frame.given is None else _("не сказано, что изложить")
        case Verb.SUPPLEMENT:
            words = bool(new) and lone and roles in (set(), {"after"}, {"before"})
            units = bool(frame.units) and frame.given is not None and not (old or new)
            wanted = words or units
            if frame.units and frame.given is None:
                told = _("нет текста нового элемента в кавычках")
            else:
                told = _("не сказано, чем дополнить") if not new else _("неясно, куда вставить слова")
    if not wanted:
        raise Incomplete(told)
    if verb is Verb.REPLACE and len(new) not in (1, len(old)):
        raise Incomplete(_("старых слов {n}, новых {m}").format(n=len(old), m=len(new)))
    if verb is Verb.SUPPLEMENT and new and len(new) != max(1, len(old)):
        raise Incomplete(_("слов, рядом с которыми вставить, {n}, новых {m}").format(n=len(old), m=len(new)))
    if len(signs) > 1:
        raise Incomplete(_("знак назван словом только с одной стороны"))


def context(chunks: Iterable[Chunk]) -> Place | None:
    """Return the place that a line before a list names: «в статье 358:», or None where the line says more."""
    found: Place | None = None
    for chunk in chunks:
        match chunk:
            case Place():
                found = chunk if found is None else _joined(found, chunk)
            case Mark():
                continue
            case _:
                return None
    return found
