"""A file of texts after its edits -> its bytes: in its encoding or, of a workbook, in the cells of its sheets."""

from __future__ import annotations

from pathlib import Path

from mtcheck import loading
from mtcheck.errors import ReadError
from mtcheck.loading.bitexts import is_workbook
from mtcheck.model.text import Document


def encode_texts(document: Document, path: Path, data: bytes, limit: int) -> bytes:
    """The bytes of a file whose text is another now.

    Args:
        document: the file with its new text.
        path: the file, whose name says what it is.
        data: its bytes, from which the text was read before it was changed.
        limit: the most bytes that it may unpack to, where it is an archive.

    Raises:
        ReadError: the text cannot be written so; the message names the file.
    """
    if is_workbook(path):
        from mtcheck.loading.bitexts.xlsx import write_xlsx

        return write_xlsx(data, document.name, limit, document.text)
    written = loading.encode(document.text, document.encoding, data)
    if written is None:
        cure = "save the file as UTF-8"
        raise ReadError(f"{document.name}: what was changed cannot be written in {document.encoding}; {cure}")
    return written
