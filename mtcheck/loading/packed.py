"""What is packed: single files (gz), and the parts of documents that are zip archives; never more than is allowed."""

from __future__ import annotations

from pathlib import Path

from mtcheck.errors import ReadError

_PACKED = frozenset({".gz"})
_MOST_PARTS = 10_000
_MOST_MEMBERS = 1_000
_MAGIC = b"\x1f\x8b"
_GZIP = 31
"""What tells zlib that a head of gzip comes first."""


def is_packed(path: Path | None) -> bool:
    """Whether a file is packed, by its name."""
    return path is not None and path.suffix.lower() in _PACKED


def name_unpacked(path: Path) -> Path:
    """The name of a file when it is unpacked: ``page.html`` of ``page.html.gz``."""
    return path.with_suffix("") if is_packed(path) else path


def unpack(data: bytes, name: str, limit: int) -> bytes:
    """The bytes of a packed file.

    Args:
        data: the packed bytes.
        name: what messages call the file.
        limit: the most bytes that there may be.

    Raises:
        ReadError: they are more, or the file is no gzip file or ends too early.
    """
    import zlib

    parts: list[bytes] = []
    left = limit + 1
    while data and data[:1] != b"\0":  # zeros may fill up the last block
        if len(parts) >= _MOST_MEMBERS:
            raise ReadError(f"{name}: is packed in more than {_MOST_MEMBERS:,} pieces; pack it again")
        unpacker = zlib.decompressobj(_GZIP)
        try:
            part = unpacker.decompress(data, left)
        except zlib.error:
            raise _damaged(name) from None
        if not data.startswith(_MAGIC):
            raise _damaged(name)
        parts.append(part)
        left -= len(part)
        if left <= 0:
            raise _too_large(name, limit)
        if not unpacker.eof:
            raise ReadError(f"{name}: ends before its packed data does; it was cut off, fetch it again")
        data = unpacker.unused_data
    return b"".join(parts)


class Archive:
    """A document that is a zip archive, whose parts are read one by one."""

    def __init__(self, data: bytes, name: str, limit: int) -> None:
        import io
        import zipfile

        self._name, self._left, self._limit = name, limit, limit
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ArithmeticError, EOFError, OSError, RuntimeError, ValueError) as error:
            raise ReadError(f"{name}: damaged: {error}; save it again") from None
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
            raise ReadError(f"{self._name}: its part {part} cannot be read: {error}") from None
        self._left -= len(data)
        if self._left < 0:
            raise _too_large(self._name, self._limit)
        return data


def _damaged(name: str) -> ReadError:
    return ReadError(f"{name}: damaged, or not packed with gzip; pack it again, or give it unpacked")


def _too_large(name: str, limit: int) -> ReadError:
    return ReadError(
        f"{name}: larger than {limit / 1_000_000:g} MB when it is unpacked; split it, or raise max-megabytes"
    )
