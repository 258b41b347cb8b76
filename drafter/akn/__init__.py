"""Acts as Akoma Ntoso 3.0 trees: the act is the lxml tree, there is no second model of it."""

from __future__ import annotations

from drafter.akn.act import Act, Note, all_leaves, contains, may_hold
from drafter.akn.printed import Leaf, leading_label, leaves, printed
from drafter.akn.store import parsed, proven, read, serialize, unreadable, violations, written
from drafter.akn.surgery import copy_act, insert_after, recount, remove, replace, set_heading, set_text
from drafter.akn.tree import GAP, NAMESPACE, PARSER, PROPRIETARY, Provision, child, element, is_gap, tag

__all__ = [
    "GAP",
    "NAMESPACE",
    "PARSER",
    "PROPRIETARY",
    "Act",
    "Leaf",
    "Note",
    "Provision",
    "all_leaves",
    "child",
    "contains",
    "copy_act",
    "element",
    "insert_after",
    "is_gap",
    "leading_label",
    "leaves",
    "may_hold",
    "parsed",
    "printed",
    "proven",
    "read",
    "recount",
    "remove",
    "replace",
    "serialize",
    "set_heading",
    "set_text",
    "tag",
    "unreadable",
    "violations",
    "written",
]
