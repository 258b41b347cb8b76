"""What follows from a bill: modifications to propose, each with its reason, and what only a person can word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafter.modification import Modification


class Sureness(StrEnum):
    """How sure a proposal is: a rule asks for it, the neighbouring norms are wired so, or the drafter must decide."""

    CERTAIN = "certain"
    LIKELY = "likely"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A modification that should follow from a bill, as it would be written into its file.

    ``clause`` is its amending clause in Russian, ``reason`` its justification, ``reason_kaz`` the same in Kazakh where
    it was asked for, and ``ask`` what the drafter must choose, if anything. ``cause`` is the number in the file of the
    modification that it follows from. Proposals of different ``alternative`` exclude each other; those of the same go
    together.
    """

    modification: Modification
    clause: str
    reason: str
    rule: str
    sureness: Sureness
    cause: int
    ask: str = ""
    alternative: str = ""
    reason_kaz: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that follows from a bill and that a person must word or decide; ``eid`` is the place it is about."""

    text: str
    rule: str
    eid: str
    cause: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Conformed:
    """All that follows from a bill; ``unseen`` are the articles on reviewers and officials that an excerpt cuts."""

    proposals: tuple[Proposal, ...]
    questions: tuple[Question, ...]
    unseen: tuple[str, ...]

    @property
    def settled(self) -> tuple[Proposal, ...]:
        """The proposals that need no choice."""
        return tuple(one for one in self.proposals if one.sureness is not Sureness.CHOICE)

    @property
    def ways(self) -> dict[str, tuple[Proposal, ...]]:
        """What can be made together without further choice: the settled, or these with each alternative by its name."""
        names = dict.fromkeys(one.alternative for one in self.proposals if one.alternative)
        made = {name: tuple(one for one in self.proposals if one.alternative == name) for name in names}
        return {name: (*self.settled, *more) for name, more in made.items()} or {"": self.settled}
