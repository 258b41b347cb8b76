"""What LibreOffice prints of Word files, many in one process: a witness that shares no code with the gate.

Its export to text gives a line for each paragraph and each line break, the label of a list before a blank, cells of a
table in the order of their rows. It leaves out boxes, headers and notes, shows any bullet as «•», and, unlike the
print, has hidden text, letters as they are typed where they are set in capitals, and the words of cells that are one
with the cell above. A PDF has what is seen, each letter once, but in the order of the page, raised signs on lines of
their own. So lines are held to the text, and letters to the PDF. A document that breaks LibreOffice ends the process:
those that are left are then converted anew, without it where it was the first.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

TEXT = "txt:Text (encoded):UTF8"
PDF = "pdf"
_SECONDS = 5
"""For a document at most, and ten times that for the start."""


def printed_texts(documents: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return the lines that each document prints, by its name; a document that LibreOffice cannot read is left out."""
    return {name: data.decode("utf-8-sig").split("\n") for name, data in _converted(documents, TEXT).items()}


def printed_pages(documents: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return the text of each page that a document prints, by its name."""
    made: dict[str, list[str]] = {}
    for name, data in _converted(documents, PDF).items():
        done = subprocess.run(
            ["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, timeout=60, check=True
        )
        made[name] = done.stdout.decode().removesuffix("\f").split("\f")
    return made


def _converted(documents: Mapping[str, bytes], form: str) -> dict[str, bytes]:
    suffix = form.split(":")[0]
    made: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        for name, data in documents.items():
            (folder / f"{name}.docx").write_bytes(data)
        left = list(documents)
        while left:
            _office(folder, form, [folder / f"{name}.docx" for name in left])
            found = {name: path for name in left if (path := folder / "out" / f"{name}.{suffix}").exists()}
            made |= {name: path.read_bytes() for name, path in found.items()}
            left = [name for name in left if name not in found][0 if found else 1 :]
    return made


def _office(folder: Path, form: str, files: list[Path]) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", "--headless", "--norestore", profile, "--convert-to", form, "--outdir", folder / "out", *files],
        capture_output=True,
        timeout=_SECONDS * (len(files) + 10),
        check=False,
    )
