"use strict";

const { homedir } = require("os");
const { workspace } = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

const LANGUAGES = ["plaintext", "markdown", "html"];
const TEXTS = "**/*.{po,pot,xlf,xliff,tmx,xcstrings,strings,properties,arb,ftl,srt,vtt,csv,tsv,jsonl,json,yml,yaml}";

/** @type {LanguageClient | undefined} */
let client;

/**
 * Starts the server that the settings name: without a shell, and in no folder that is open, where a program could find
 * something to take for its own.
 */
async function start() {
  const settings = workspace.getConfiguration("mtcheck");
  const [command, ...args] = settings.get("command");
  if (workspace.isTrusted && settings.get("allowPrograms")) args.push("--allow-programs");
  client = new LanguageClient(
    "mtcheck",
    "mtcheck",
    { command, args, transport: TransportKind.stdio, options: { cwd: homedir() } },
    {
      documentSelector: [
        ...LANGUAGES.map((language) => ({ scheme: "file", language })),
        { scheme: "file", pattern: TEXTS },
      ],
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
  const restart = async () => {
    await client?.stop();
    await start();
  };
  context.subscriptions.push(
    workspace.onDidChangeConfiguration((change) => (change.affectsConfiguration("mtcheck") ? restart() : undefined)),
    workspace.onDidGrantWorkspaceTrust(restart),
  );
  await start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
