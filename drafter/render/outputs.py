"""All outputs of a bill, each made from the same list of modifications."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Literal

from drafter import files, resources
from drafter.checks.look import look
from drafter.draft import Draft, Project
from drafter.errors import Finding
from drafter.ingest.paper import printed_docx
from drafter.render import pages
from drafter.render.akn_bill import bill_document, consolidated_document
from drafter.render.bilingual import bilingual_page
from drafter.render.data import by_name, findings_json, modifications_json
from drafter.render.review import review_page
from drafter.word.typography import Profile, load_profile
from drafter.word.writer import Properties, write_docx

_LANGUAGES: dict[str, Literal["ru-RU", "kk-KZ"]] = {"rus": "ru-RU", "kaz": "kk-KZ"}

_Maker = tuple[str, Callable[[], bytes]]


def outputs(
    project: Project, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> Mapping[str, bytes]:
    """Return every output by its file name.

    Each text gives four Word files and two Akoma Ntoso documents; both together the bill in two columns; the project
    the review page and two files of JSON. A bill that a person gives in words is not written anew, nor is its note.
    The same bill file, code and profile give the same bytes on every run.
    ``progress`` is told how many are made, and of how many.
    """
    profile = load_profile(resources.folder("templates") / "profile.toml")
    makers = [maker for draft in project.texts for maker in _of_text(project, draft, profile)]
    side_by_side = None if project.first.bill.is_given else bilingual_page(project)
    if side_by_side is not None:
        said = properties(project.texts[-1], "bilingual")
        makers.append(("bill.bilingual.docx", partial(write_docx, side_by_side, profile, said)))
    makers += [
        ("review.html", lambda: review_page(project).encode()),
        ("modifications.json", lambda: modifications_json(project)),
        ("findings.json", lambda: findings_json(by_name(project.findings))),
    ]
    made: dict[str, bytes] = {}
    for name, make in makers:
        progress(len(made), len(makers))
        made[name] = make()
    return made


def looks(project: Project, made: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield what C20 says of the finished bills: the profile and the templates are the user's to change."""
    for draft in project.texts if not project.first.bill.is_given else ():
        name = f"bill.{draft.language}.docx"
        yield from look(printed_docx(made[name], Path(name)), name)


def _of_text(project: Project, draft: Draft, profile: Profile) -> Iterator[_Maker]:
    """The outputs of one text."""
    lacking = None if len(project.texts) > 1 else _why_alone(project)
    is_given = draft.bill.is_given
    near = pages.near_norms(one for text in project.texts for one in text.findings)
    for document in pages.OF_GIVEN if is_given else pages.DOCUMENTS:
        yield (
            f"{document}.{draft.language}.docx",
            partial(_document, draft, document, profile, lacking, near),
        )
    if not is_given:
        yield f"bill.{draft.language}.xml", partial(bill_document, draft)
    yield f"consolidated.{draft.language}.xml", partial(consolidated_document, draft)


def _document(draft: Draft, document: str, profile: Profile, lacking: str | None, near: pages.Near) -> bytes:
    return write_docx(pages.page(draft, document, lacking, near), profile, properties(draft, document))


def _why_alone(project: Project) -> str | None:
    return next((finding.message for finding in project.findings if finding.code in ("C27", "D903")), None)


def properties(draft: Draft, document: str) -> Properties:
    """Return what a Word file says of itself: its title and language, and the hash of the bill file it is made from."""
    said = pages.words(draft.language)
    return Properties(
        title=draft.worded.title,
        subject=said[document]["name"],
        author=draft.bill.spec.author,
        language=_LANGUAGES[draft.language],
        date=draft.bill.spec.date,
        revision_author=draft.bill.spec.author,
        identifier=f"sha256:{files.sha256(draft.bill.source)}",
        description=said["properties"].format(act=draft.code.title[draft.language], edition=draft.act.edition),
    )
