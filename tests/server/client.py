"""A real client that speaks with ``mtcheck lsp`` over stdio."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

_PATIENCE = 60


class Editor:
    """An editor with one folder open."""

    def __init__(self, root: Path, encodings: tuple[str, ...] = ("utf-16",)) -> None:
        self.root = root
        self.encodings = [types.PositionEncodingKind(each) for each in encodings]
        self.client = LanguageClient("editor", "1")
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self.logged: list[str] = []
        self._news = asyncio.Event()
        self._versions: dict[str, int] = {}
        self._texts: dict[str, str] = {}

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published[params.uri] = params
            self._news.set()

        @self.client.feature(types.WINDOW_LOG_MESSAGE)
        def logged(params: types.LogMessageParams) -> None:
            self.logged.append(params.message)

    async def start(self, options: Any = None, *arguments: str) -> types.InitializeResult:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        await self.client.start_io(sys.executable, "-m", "mtcheck", "lsp", *arguments, env=environment)
        general = types.GeneralClientCapabilities(position_encodings=self.encodings)
        answer = await self.client.initialize_async(
            types.InitializeParams(
                types.ClientCapabilities(general=general),
                root_uri=self.root.as_uri(),
                initialization_options=options,
            )
        )
        self.client.initialized(types.InitializedParams())
        return answer

    async def stop(self) -> int | None:
        """Say goodbye and return the server's exit code."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        server = self.client._server
        async with asyncio.timeout(_PATIENCE):
            await server.wait()
        await self.client.stop()
        return server.returncode

    async def open(self, name: str, text: str, kind: str = "plaintext") -> list[types.Diagnostic]:
        uri = self.uri(name)
        self._versions[uri], self._texts[uri] = 1, text
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, kind, 1, text)))
        return await self.diagnostics(name)

    async def write(self, name: str, text: str) -> list[types.Diagnostic]:
        uri = self.uri(name)
        self._versions[uri] += 1
        self._texts[uri] = text
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(uri=uri, version=self._versions[uri]),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        return await self.diagnostics(name)

    async def diagnostics(self, name: str) -> list[types.Diagnostic]:
        """Those of the text as it stands."""
        uri = self.uri(name)
        async with asyncio.timeout(_PATIENCE):
            while uri not in self.published or self.published[uri].version != self._versions[uri]:
                self._news.clear()
                await self._news.wait()
        return list(self.published[uri].diagnostics)

    async def close(self, name: str) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.identifier(name)))

    async def actions(self, name: str, range_: types.Range) -> list[types.CodeAction]:
        found = await self.client.text_document_code_action_async(
            types.CodeActionParams(self.identifier(name), range_, types.CodeActionContext([]))
        )
        return [each for each in found or [] if isinstance(each, types.CodeAction)]

    async def hover(self, name: str, position: types.Position) -> str:
        found = await self.client.text_document_hover_async(types.HoverParams(self.identifier(name), position))
        assert found is None or isinstance(found.contents, types.MarkupContent)
        return found.contents.value if found else ""

    async def lenses(self, name: str) -> list[str]:
        found = await self.client.text_document_code_lens_async(types.CodeLensParams(self.identifier(name)))
        return [each.command.title for each in found or [] if each.command]

    def identifier(self, name: str) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(name))

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()


def conversation(root: Path, talk: Callable[[Editor], Awaitable[None]], *encodings: str) -> None:
    """Run one conversation from start to end."""

    async def run() -> None:
        editor = Editor(root, encodings or ("utf-16",))
        await talk(editor)
        assert await editor.stop() == 0

    asyncio.run(run())
