from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    """A small picture, `mark.png`."""
    path = tmp_path.resolve() / "mark.png"
    Image.new("RGB", (12, 8), "#8A2A2B").save(path)
    return path
