"""What is packed: files (gz, zst), and the parts of documents that are zip archives; never more than is allowed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from mtcheck.errors import ReadError

_PACKED = frozenset({".gz", ".zst"})
_OF_PAGES = frozenset({".warc", ".wet"})
_MOST_PARTS = 10_000
_MOST_MEMBERS = 1_000
_GZIP_HEAD = b"\x1f\x8b"
_GZIP = 31
"""What tells zlib that a head of gzip comes first."""
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ZSTD_HEADS = (b"\x28\xb5\x2f\xfd", *(bytes((number, 0x2A, 0x4D, 0x18)) for number in range(0x50, 0x60)))
"""Those of frames, and of frames that hold nothing to read."""
_NO_ZSTD = "packed with zstd, which is read with backports.zstd before Python 3.14: pip install 'mtcheck[formats]'"


class _Unpacker(Protocol):
    """Unpacks one piece of a packed file."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, limit: int, /) -> bytes: ...


def is_packed(path: Path | None) -> bool:
    """Whether a file is packed, by its name."""
    return path is not None and path.suffix.lower() in _PACKED


def name_unpacked(path: Path) -> Path:
    """The name of a file when it is unpacked: ``page.html`` of ``page.html.gz``."""
    return path.with_suffix("") if is_packed(path) else path


def is_web_archive(path: Path | None) -> bool:
    """Whether a file holds many web pages, by its name."""
    return path is not None and name_unpacked(path).suffix.lower() in _OF_PAGES


def unpack(data: bytes, name: str, limit: int) -> bytes:
    """The bytes of a packed file.

    Args:
        data: the packed bytes.
        name: what messages call the file.
        limit: the most bytes that there may be.

    Raises:
        ReadError: they are more, the file is not packed with gzip or zstd or ends too early, or there is nothing to
            unpack it with.
    """
    parts: list[bytes] = []
    left = limit + 1
    while data and data[:1] != b"\0":  # zeros may fill up the last block
        if len(parts) >= _MOST_MEMBERS:
            raise ReadError(f"{name}: is packed in more than {_MOST_MEMBERS:,} pieces; pack it again")
        unpacker = _find_unpacker(data, name)
        try:
            part = unpacker.decompress(data, left)
        except Exception:  # each library has an error of its own
            raise _damaged(name) from None
        parts.append(part)
        left -= len(part)
        if left <= 0:
            raise _too_large(name, limit)
        if not unpacker.eof:
            raise ReadError(f"{name}: ends before its packed data does; it was cut off, fetch it again")
        data = unpacker.unused_data
    return b"".join(parts)


def _find_unpacker(data: bytes, name: str) -> _Unpacker:
    """What unpacks the next piece, told by its first bytes."""
    if data.startswith(_GZIP_HEAD):
        import zlib

        return zlib.decompressobj(_GZIP)
    if data.startswith(_ZSTD_HEADS):
        return _load_zstd(name)()
    raise _damaged(name)


def _load_zstd(name: str) -> Callable[[], _Unpacker]:
    """Python's own reader of zstd, or the same one for older versions."""
    from importlib import import_module

    for module in ("compression.zstd", "backports.zstd"):
        try:
            found: Callable[[], _Unpacker] = import_module(module).ZstdDecompressor
        except ImportError:
            continue
        return found
    raise ReadError(f"{name}: {_NO_ZSTD}")


def _explain_no_zip(data: bytes, error: Exception) -> str:
    """Why a document is no zip archive, and what to do."""
    if not data.strip():
        return "is empty; there is nothing to check"
    if data.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "is protected by a password; save it without one"
        return "is an old office file (doc, xls); save it as .docx or .xlsx"
    if not data.startswith(b"PK"):
        return "damaged, or not what its name says: it is not a zip archive; save it again"
    return f"damaged or cut off: {error}; save it again"


class Archive:
    """A document that is a zip archive, whose parts are read one by one."""

    def __init__(self, data: bytes, name: str, limit: int) -> None:
        import io
        import zipfile

        self._name, self._left, self._limit = name, limit, limit
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ArithmeticError, EOFError, OSError, RuntimeError, ValueError) as error:
            raise ReadError(f"{name}: {_explain_no_zip(data, error)}") from None
        self.names = frozenset(self._zip.namelist())
        if len(self._zip.infolist()) > _MOST_PARTS:
            raise ReadError(f"{name}: has more than {_MOST_PARTS:,} parts; this is not a document")

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        Raises:
            ReadError: it is not there, cannot be unpacked, or all that was read is more than is allowed.
        """
        import zipfile
        import zlib

        try:
            with self._zip.open(part) as file:
                data = file.read(self._left + 1)
        except KeyError:
            raise ReadError(f"{self._name}: its part {part} is missing; save it again") from None
        except (zipfile.BadZipFile, zlib.error, ArithmeticError, EOFError, OSError, RuntimeError, ValueError) as error:
            cure = "save it without its password" if "encrypted" in str(error) else "save it again"
            raise ReadError(f"{self._name}: its part {part} cannot be read: {error}; {cure}") from None
        self._left -= len(data)
        if self._left < 0:
            raise _too_large(self._name, self._limit)
        return data

    def rewrite(self, changed: Mapping[str, bytes]) -> bytes:
        """The archive with other bytes in some of its parts, and all others in their order as they were.

        Raises:
            ReadError: a part cannot be read, or a name is there twice.
        """
        import io
        import zipfile

        if len(self._zip.infolist()) != len(self.names):
            raise ReadError(f"{self._name}: has two parts of one name; save it again")
        out = io.BytesIO()
        self._left = self._limit
        with zipfile.ZipFile(out, "w") as file:
            file.comment = self._zip.comment
            for info in self._zip.infolist():
                file.writestr(info, changed.get(info.filename) or self.read(info.filename))
        return out.getvalue()


def _damaged(name: str) -> ReadError:
    return ReadError(f"{name}: damaged, or not packed with gzip or zstd; pack it again, or give it unpacked")


def _too_large(name: str, limit: int) -> ReadError:
    return ReadError(
        f"{name}: larger than {limit / 1_000_000:g} MB when it is unpacked; split it, or raise max-megabytes"
    )
