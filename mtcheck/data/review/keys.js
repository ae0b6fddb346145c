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
  o: ["next finding still open", (desk) => desk.step(1, (item) => isThingOpen(desk, item)) || say("No open finding follows")],
  a: ["accept all places of this cause, and write what is suggested", (desk) => ofCause(desk, accept)],
  d: ["dismiss all places of this cause, with a reason", (desk) => ofCause(desk, dismiss)],
  e: ["edit: what the finding or the selection marks", (desk) => edit(desk)],
  u: ["undo", (desk) => undo(desk)],
  A: ["accept this place alone", (desk) => accept(desk)],
  D: ["dismiss this place alone", (desk) => dismiss(desk)],
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
const STEPS = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };
const ASIDE = { ArrowRight: "j", ArrowLeft: "k" };
/** Keys for those who never used j and k; the arrows up and down scroll the text. */

/** Has keys and buttons do what they say. */
export function makeKeys(desk) {
  const run = (key) => KEYS[key][1](desk);
  for (const [id, key] of Object.entries(BUTTONS)) byId(id).addEventListener("click", () => run(key));
  byId("pick").addEventListener("pointerdown", (event) => event.preventDefault());
  for (const [key, [what]] of Object.entries(KEYS)) {
    byId("keys").append(make("dt", {}, make("kbd", {}, key)), make("dd", {}, what));
  }
  byId("keys").append(make("dt", {}, make("kbd", {}, "→"), " ", make("kbd", {}, "←")), make("dd", {}, "as j and k; in the list also ↓ and ↑, and Enter accepts"));
  byId("list").addEventListener("keydown", (event) => walkList(event, desk));
  document.addEventListener("keydown", (event) => {
    const key = ASIDE[event.key] ?? event.key;
    if (event.defaultPrevented || !KEYS[key] || !isFree(event) || (key !== event.key && event.shiftKey)) return;
    event.preventDefault();
    run(key);
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
  const direction = STEPS[event.key];
  if (direction) desk.step(direction);
  else if (event.key === "Enter") ofCause(desk, accept);
  else if (event.key === "Home") desk.go(desk.shown[0]);
  else if (event.key === "End") desk.go(desk.shown.at(-1));
  else return;
  event.preventDefault();
}

/** Go on to what is still open, and say what was done. */
function goOn(desk, said) {
  const [rest] = desk.current ? desk.openOf(desk.current) : [];
  if (rest) desk.go(rest);
  if (rest || desk.step(1, (item) => isThingOpen(desk, item))) return;
  const left = desk.items.some((item) => desk.isOpen(item));
  say(`${said}. ${left ? "None after this one is open" : "All findings are decided"}`);
}

function isThingOpen(desk, item) {
  return desk.openOf(item).length > 0;
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
  if (!desk.current) return;
  const open = desk.openOf(desk.current);
  deed(desk, open.length ? open : [desk.current]);
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

/** A torn sentence is one text in several places: what is written there decides them all. */
function save(desk, item, text) {
  const same = desk.thingOf(item).filter(({ replaces }) => String(replaces) === String(item.replaces));
  if (desk.accept(same, text)) say("Accepted; the correction overlaps another and is left out. Undo that one first");
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
