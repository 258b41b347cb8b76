"""All outputs of a draft, each made from the same list of modifications."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from drafter import files, resources
from drafter.draft import Draft
from drafter.messages import _
from drafter.render import pages
from drafter.render.akn_bill import bill_document, consolidated_document
from drafter.render.data import findings_json, modifications_json
from drafter.render.docx import Properties, write_docx
from drafter.render.profile import load_profile
from drafter.render.review import review_page

_SUBJECTS = {
    "bill": _("Законопроект"),
    "table": _("Сравнительная таблица"),
    "redline": _("Изменяемые нормы с правками"),
    "note": _("Пояснительная записка"),
}
_LANGUAGES: dict[str, Literal["ru-RU", "kk-KZ"]] = {"rus": "ru-RU", "kaz": "kk-KZ"}


def outputs(draft: Draft, progress: Callable[[str], None] = lambda _name: None) -> Mapping[str, bytes]:
    """Return every output by its file name: four Word files, the review page, two Akoma Ntoso documents, two of JSON.

    The same bill file, code and profile give the same bytes on every run. ``progress`` is told each name.
    """
    profile = load_profile(resources.folder("templates") / "profile.toml")
    made: dict[str, bytes] = {}
    for document in pages.DOCUMENTS:
        name = f"{document}.{draft.language}.docx"
        progress(name)
        made[name] = write_docx(pages.page(draft, document), profile, properties(draft, document))
    makers: dict[str, Callable[[], bytes]] = {
        "review.html": lambda: review_page(draft).encode(),
        f"bill.{draft.language}.xml": lambda: bill_document(draft),
        f"consolidated.{draft.language}.xml": lambda: consolidated_document(draft),
        "modifications.json": lambda: modifications_json(draft),
        "findings.json": lambda: findings_json(draft.findings),
    }
    for name, make in makers.items():
        progress(name)
        made[name] = make()
    return made


def properties(draft: Draft, document: str) -> Properties:
    """Return what a Word file says of itself: its title and language, and the hash of the bill file it is made from."""
    return Properties(
        title=draft.worded.title,
        subject=_SUBJECTS[document],
        author=draft.bill.spec.author,
        language=_LANGUAGES[draft.language],
        date=draft.bill.spec.date,
        revision_author=draft.bill.spec.author,
        identifier=f"sha256:{files.sha256(draft.bill.source)}",
        description=_("{act}; редакция от {edition}").format(
            act=draft.code.title[draft.language], edition=draft.act.edition
        ),
    )
