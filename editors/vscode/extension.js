"use strict";

const { workspace } = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

const LANGUAGES = ["plaintext", "markdown", "html"];

/** @type {LanguageClient | undefined} */
let client;

/** Starts the server that the settings name; no shell stands between. */
async function start() {
  const settings = workspace.getConfiguration("mtcheck");
  const [command, ...args] = settings.get("command");
  client = new LanguageClient(
    "mtcheck",
    "mtcheck",
    { command, args, transport: TransportKind.stdio },
    {
      documentSelector: LANGUAGES.map((language) => ({ scheme: "file", language })),
      initializationOptions: {
        source: settings.get("source"),
        from: settings.get("from"),
        to: settings.get("to"),
      },
    },
  );
  await client.start();
}

async function activate(context) {
  context.subscriptions.push(
    workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("mtcheck")) {
        await client?.stop();
        await start();
      }
    }),
  );
  await start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
