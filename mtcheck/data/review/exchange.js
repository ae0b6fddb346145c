/* Decisions leave the page as a file, and come back from one. */

import { byId, notify, say } from "./dom.js";
import { open } from "./dialogs.js";
import { fileOf, writesOf } from "./file.js";
import { plural } from "./text.js";

/** Has the export dialog do its work. */
export function makeExchange(desk) {
  const { store } = desk;
  byId("author").addEventListener("input", ({ target }) => store.setAuthor(target.value));
  byId("download").addEventListener("click", () => download(desk));
  byId("copy").addEventListener("click", () => copy(desk));
  byId("import").addEventListener("change", ({ target }) => take(target, desk));
  window.addEventListener("beforeunload", (event) => {
    store.save();
    if (!store.isKept && store.count && !store.exported) event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => store.save());
  desk.watch({ changed: () => warn(store) });
  warn(store);
}

function warn(store) {
  if (!store.isKept) notify("This browser keeps nothing for this page: export your decisions before you close it.");
}

/** Opens the export dialog. */
export function showExport({ store }) {
  byId("export-count").textContent = [
    plural(store.decisions.size, "decision"),
    `${store.added.size} added`,
    plural(store.edits.size, "edit"),
  ].join(", ");
  byId("author").value = store.author;
  byId("import-said").textContent = "";
  open(byId("export-dialog"));
}

function fileText(desk) {
  return `${JSON.stringify(fileOf(desk.data, desk.store), null, 1)}\n`;
}

function download(desk) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([fileText(desk)], { type: "application/json" }));
  link.download = `${nameOf(desk.data.article)}.decisions.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  desk.store.exported = true;
  say("Exported");
}

/** The article's own name without its folders, as a file may be called. */
function nameOf({ name }) {
  return name.split(/[\\/]/).at(-1).replace(/[^\p{L}\p{N}._-]+/gu, "_") || "page";
}

async function copy(desk) {
  try {
    await navigator.clipboard.writeText(fileText(desk));
    byId("import-said").textContent = "Copied.";
    desk.store.exported = true;
  } catch {
    byId("import-said").textContent = "The browser does not let this page copy; download the file.";
  }
}

async function take(input, desk) {
  const [file] = input.files;
  if (!file) return;
  const said = byId("import-said");
  try {
    const { writes, unknown } = writesOf(await file.text(), desk.data);
    if (writes.length) desk.store.change("take a file in", writes);
    const left = unknown ? `; ${plural(unknown, "finding")} that this page does not have` : "";
    said.textContent = `Taken in: ${plural(writes.length, "decision")}${left}.`;
  } catch (error) {
    said.textContent = `${file.name}: ${error.message}.`;
  }
  input.value = "";
}
