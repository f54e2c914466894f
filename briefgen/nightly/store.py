"""A place for files that several machines reach by one URL: a folder, S3, WebDAV or whatever else fsspec knows."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path


class Unreachable(Exception):
    """A store can't be used: the message says why."""


class Store:
    """Files by name at a URL. Each machine has its own way in (keys, endpoints): the settings of fsspec and of what it
    is based on, never a part of a job.

    Every method raises Unreachable where the store refuses.
    """

    def __init__(self, url: str) -> None:
        """Raises Unreachable where fsspec knows no such URL, or lacks a package for it."""
        with _refusals(url):
            from fsspec.core import url_to_fs

            self._system, base = url_to_fs(url if "://" in url else str(Path(url).absolute()))
        self.url = url
        self._base = base.rstrip("/")

    def sizes(self, folder: str) -> dict[str, int]:
        """The sizes in bytes of the files in a folder, by their names in it; none where there is no such folder."""
        with _refusals(self.url), contextlib.suppress(FileNotFoundError):
            self._system.invalidate_cache()
            found = self._system.find(self._at(folder), detail=True)
            return {path.rpartition("/")[2]: each["size"] for path, each in found.items()}
        return {}

    def write(self, contents: Mapping[str, bytes]) -> None:
        """Put contents under names."""
        with _refusals(self.url):
            for folder in {self._at(name).rpartition("/")[0] for name in contents}:
                self._system.makedirs(folder, exist_ok=True)
            self._system.pipe({self._at(name): content for name, content in contents.items()})

    def read(self, name: str) -> bytes:
        """What is under a name."""
        with _refusals(self.url):
            content: bytes = self._system.cat_file(self._at(name))
            return content

    def bring(self, files: Mapping[str, Path]) -> None:
        """Take files, by their names, to local places."""
        with _refusals(self.url):
            self._system.get([self._at(name) for name in files], [str(path) for path in files.values()])

    def remove(self, name: str) -> None:
        """Remove a file, or a folder with all it holds; nothing happens where there is none."""
        with _refusals(self.url), contextlib.suppress(FileNotFoundError):
            self._system.rm(self._at(name), recursive=True)

    def _at(self, name: str) -> str:
        return f"{self._base}/{name}"


@cache
def store_at(url: str) -> Store:
    """The store at a URL, opened once. Raises Unreachable."""
    return Store(url)


@contextlib.contextmanager
def _refusals(url: str) -> Iterator[None]:
    """Whatever a file system of fsspec raises, in our words."""
    try:
        yield
    except ImportError as error:
        raise Unreachable(f"{url}: a package is missing for it ({error})") from None
    except Exception as error:
        raise Unreachable(f"{url}: {type(error).__name__}: {error}"[:300]) from None
