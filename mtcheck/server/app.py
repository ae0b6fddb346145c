"""The server itself: what the editor says -> checks, and their answers back."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, cast

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from mtcheck import __version__
from mtcheck.server import answers
from mtcheck.server.pages import Checked, EditorPage, Originals, check_page
from mtcheck.server.stdio import Bounded, log_in_lines

PAUSE = 0.05
"""Seconds without a key stroke after which a text is checked that is being written."""
FIRST_PAUSE = 0.01
"""The same for the first key stroke after a rest: what an editor sends in one go is still taken together."""
REST = 2 * PAUSE
"""Seconds without a key stroke after which the next is a first one."""
_SETTINGS = {"source": "source", "from": "from_", "to": "to"}


def choose_pause(rest: float) -> float:
    """How long to wait for another key stroke after one, so many seconds after the one before it."""
    return PAUSE if rest < REST else FIRST_PAUSE


class Server(LanguageServer):
    """Keeps the last report of every open text."""

    def __init__(self, wanted: Originals) -> None:
        """Make a server that speaks to nobody yet.

        Args:
            wanted: where originals are, unless the editor's settings say otherwise.
        """
        super().__init__("mtcheck", __version__)
        self.wanted = wanted
        self._found: dict[str, Checked] = {}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._changed: dict[str, float] = {}
        """When each text was changed last, by the loop's clock."""
        self._told: set[str] = set()
        self._one_at_a_time = asyncio.Lock()

    def begin(self, uri: str, *, at_once: bool = False) -> None:
        """Check a text when its writer pauses, and forget the check that an older version waits for."""
        self._stop(uri)
        loop = asyncio.get_running_loop()
        pause = 0.0 if at_once else choose_pause(loop.time() - self._changed.get(uri, 0.0))
        self._changed[uri] = loop.time()
        self._running[uri] = loop.create_task(self._check(uri, pause))

    def close(self, uri: str) -> None:
        """Forget a text and take its diagnostics away."""
        self._stop(uri)
        self._found.pop(uri, None)
        self._changed.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def found(self, uri: str) -> Checked | None:
        """The report of the text as it stands; None while it is being made."""
        found = self._found.get(uri)
        return found if found and found.page.version == self._page(uri).version else None

    def latest(self, uri: str) -> Checked | None:
        """The latest report, which may be of an older version."""
        return self._found.get(uri)

    def _stop(self, uri: str) -> None:
        if task := self._running.pop(uri, None):
            task.cancel()

    async def _check(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        async with self._one_at_a_time:
            page = self._page(uri)
            found = await asyncio.to_thread(check_page, page, self._root(), self.wanted, self._encoding())
        if self._page(uri).version != page.version:
            return
        self._found[uri] = found
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, answers.diagnostics(found), page.version)
        )
        for line in answers.gaps(found):
            if line not in self._told:
                self._told.add(line)
                self.window_log_message(types.LogMessageParams(types.MessageType.Info, line))
        if self._refreshes():
            self.workspace_code_lens_refresh(None)

    def _page(self, uri: str) -> EditorPage:
        document = self.workspace.get_text_document(uri)
        path = Path(to_fs_path(uri) or uri.rpartition("/")[2] or "untitled")
        return EditorPage(uri, path, document.language_id or "", document.version or 0, document.source)

    def _root(self) -> Path | None:
        root = self.workspace.root_path
        return Path(root) if root else None

    def _encoding(self) -> str:
        return str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding))

    def _refreshes(self) -> bool:
        workspace = self.client_capabilities.workspace
        return bool(workspace and workspace.code_lens and workspace.code_lens.refresh_support)


def settings(given: object, otherwise: Originals) -> Originals:
    """What the editor's ``initializationOptions`` say of originals; anything else in them is left aside."""
    if not isinstance(given, Mapping):
        return otherwise
    told = {field: given[key] for key, field in _SETTINGS.items() if isinstance(given.get(key), str)}
    return otherwise._replace(**told)


def server(wanted: Originals) -> Server:
    """A server with all that it answers to."""
    made = Server(wanted)
    _texts(made)
    _questions(made)
    return made


def _texts(made: Server) -> None:
    @made.feature(types.INITIALIZE)
    def initialize(_: Server, params: types.InitializeParams) -> None:
        made.wanted = settings(_plain(params.initialization_options), made.wanted)

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(_: Server, params: types.DidOpenTextDocumentParams) -> None:
        made.begin(params.text_document.uri, at_once=True)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(_: Server, params: types.DidChangeTextDocumentParams) -> None:
        made.begin(params.text_document.uri)

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(_: Server, params: types.DidSaveTextDocumentParams) -> None:
        made.begin(params.text_document.uri, at_once=True)

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(_: Server, params: types.DidCloseTextDocumentParams) -> None:
        made.close(params.text_document.uri)


def _questions(made: Server) -> None:
    @made.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(_: Server, params: types.HoverParams) -> types.Hover | None:
        found = made.found(params.text_document.uri)
        return answers.hover(found, params.position) if found else None

    kinds = types.CodeActionOptions([types.CodeActionKind.QuickFix])

    @made.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)
    def code_action(_: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        found = made.found(params.text_document.uri)
        return answers.actions(found, params.range) if found else []

    @made.feature(types.TEXT_DOCUMENT_CODE_LENS)
    def code_lens(_: Server, params: types.CodeLensParams) -> list[types.CodeLens]:
        found = made.latest(params.text_document.uri)
        return answers.lenses(found) if found else []


def _plain(options: Any) -> object:
    """Initialization options as a mapping, whatever object the protocol's library made of them."""
    as_dict = getattr(options, "_asdict", None)
    return as_dict() if callable(as_dict) else options


def serve(wanted: Originals) -> None:
    """Speak with an editor over standard input and output until it says goodbye.

    Raises:
        ReadError: it announces a message that is too long to be one.
    """
    log_in_lines()
    server(wanted).start_io(cast("BinaryIO", Bounded(sys.stdin.buffer)))
