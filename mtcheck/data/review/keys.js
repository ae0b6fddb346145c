/* One key, one deed. */

import { byId, make, say } from "./dom.js";
import { askFinding, askReason, askText, open } from "./dialogs.js";
import { showExport } from "./exchange.js";
import { reveal } from "./paint.js";
import { pickedOrCurrent, selected } from "./selection.js";
import { visible } from "./text.js";

const KEYS = {
  j: ["next finding", (desk) => desk.step(1) || say("This was the last finding")],
  k: ["previous finding", (desk) => desk.step(-1) || say("This was the first finding")],
  o: ["next finding still open", (desk) => desk.step(1, (item) => desk.isOpen(item)) || say("No open finding follows")],
  a: ["accept, and write what is suggested", (desk) => accept(desk)],
  d: ["dismiss, with a reason", (desk) => dismiss(desk)],
  e: ["edit: what the finding or the selection marks", (desk) => edit(desk)],
  u: ["undo", (desk) => undo(desk)],
  A: ["accept all places of this cause", (desk) => ofCause(desk, accept)],
  D: ["dismiss all places of this cause", (desk) => ofCause(desk, dismiss)],
  n: ["add a finding: the selection or this sentence", (desk) => add(desk)],
  f: ["filter", () => focusFilters()],
  c: ["go to the card", () => byId("card").focus()],
  s: ["scroll to the finding", (desk) => desk.current && reveal(desk.current, desk)],
  x: ["export", (desk) => showExport(desk)],
  "?": ["these keys", () => open(byId("help-dialog"))],
};
const BUTTONS = {
  next: "j",
  previous: "k",
  accept: "a",
  dismiss: "d",
  edit: "e",
  undo: "u",
  "pick-add": "n",
  "pick-edit": "e",
  "export-button": "x",
  "help-button": "?",
};
const ARROWS = { ArrowDown: 1, ArrowUp: -1 };

/** Has keys and buttons do what they say. */
export function makeKeys(desk) {
  const run = (key) => KEYS[key][1](desk);
  for (const [id, key] of Object.entries(BUTTONS)) byId(id).addEventListener("click", () => run(key));
  byId("pick").addEventListener("pointerdown", (event) => event.preventDefault());
  for (const [key, [what]] of Object.entries(KEYS)) {
    byId("keys").append(make("dt", {}, make("kbd", {}, key)), make("dd", {}, what));
  }
  byId("list").addEventListener("keydown", (event) => walkList(event, desk));
  document.addEventListener("keydown", (event) => {
    if (!KEYS[event.key] || !isFree(event)) return;
    event.preventDefault();
    run(event.key);
  });
}

/**
 * Whether a key is meant for the page and not for a field, a dialog or the browser. For a moment the focus stays in a
 * dialog that has closed.
 */
function isFree(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !byId("keys-on").checked) return false;
  if (document.querySelector("dialog[open]")) return false;
  const field = event.target.closest?.("input, textarea, select");
  const hasClosed = field?.closest("dialog") !== null;
  return !field || hasClosed || ["checkbox", "radio"].includes(field.type);
}

function walkList(event, desk) {
  const direction = ARROWS[event.key];
  if (direction) desk.step(direction);
  else if (event.key === "Home") desk.go(desk.shown[0]);
  else if (event.key === "End") desk.go(desk.shown.at(-1));
  else return;
  event.preventDefault();
}

/** Go on to what is still open, and say what was done. */
function goOn(desk, said) {
  const isOpen = (item) => desk.isOpen(item);
  if (desk.step(1, isOpen)) return;
  say(`${said}. ${desk.items.some(isOpen) ? "None after this one is open" : "All findings are decided"}`);
}

function accept(desk, items = [desk.current]) {
  if (!items[0] || items[0].isAdded) return;
  const clashes = desk.accept(items);
  if (clashes) say("Accepted; its correction overlaps another and is left out. Edit it to write your own");
  else goOn(desk, "Accepted");
}

function dismiss(desk, items = [desk.current]) {
  if (!items[0]) return;
  if (items[0].isAdded) {
    desk.remove(items[0]);
    say("Removed");
    return;
  }
  askReason(items, (reason) => {
    desk.dismiss(items, reason);
    goOn(desk, "Dismissed");
  });
}

function ofCause(desk, deed) {
  const open = desk.current?.cause.filter((item) => desk.isOpen(item)) ?? [];
  if (open.length) deed(desk, open);
}

function edit(desk) {
  const picked = selected();
  if (picked?.side === "target") editPicked(desk, picked);
  else if (desk.current) editItem(desk, desk.current);
  else say("Select some text, or go to a finding");
}

function editPicked(desk, { stretches, place }) {
  const old = stretches.map(({ block, start, end }) => block.text.slice(start, end)).join("\n");
  document.getSelection().empty();
  askText(old, old, (text) => {
    if (desk.clashes(...place, text)) say("Not saved: it overlaps another correction. Undo that one first");
    else desk.edit(...place, text);
  });
}

function editItem(desk, item) {
  if (!item.replaces) {
    say("This finding marks no place that could be edited");
    return;
  }
  const old = item.shows.fixes.map(({ block, start, end }) => block.text.slice(start, end)).join("\n");
  const text = desk.replacementOf(item) ?? item.suggestion ?? old;
  askText(old, text, (written) => (item.isAdded ? rewrite(desk, item, written) : save(desk, item, written)));
}

function save(desk, item, text) {
  if (desk.accept([item], text)) say("Accepted; the correction overlaps another and is left out. Undo that one first");
  else goOn(desk, "Saved");
}

function rewrite(desk, item, text) {
  const [start, end] = item.place;
  if (desk.clashes(start, end, text, new Set([item]))) say("Not saved: it overlaps another correction");
  else desk.add({ ...desk.store.added.get(item.id), replacement: text });
}

function add(desk) {
  const picked = pickedOrCurrent(desk);
  document.getSelection().empty();
  if (picked) askFinding(desk, picked);
  else say("Select some text first");
}

function undo(desk) {
  const last = desk.undo();
  say(last ? `Undone: ${visible(last.label)}` : "Nothing to undo");
}

function focusFilters() {
  byId("filters").open = true;
  byId("filter-form").querySelector("input").focus();
}
