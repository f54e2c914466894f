"""Files sent through LibreOffice, as an editor's colleague may do."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path


def saved_again(soffice: str, files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Word files as LibreOffice saves them, by the same names; `folder` is an empty one to work in."""
    (folder / "in").mkdir()
    for name, content in files.items():
        (folder / "in" / f"{name}.docx").write_bytes(content)
    paths = [str(folder / "in" / f"{name}.docx") for name in files]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    kind = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out")]
    subprocess.run([soffice, profile, "--headless", *kind, *paths], check=True, capture_output=True, timeout=300)
    return {name: (folder / "out" / f"{name}.docx").read_bytes() for name in files}
