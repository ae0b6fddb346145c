/* The dialogs: why a finding is dismissed, what is written instead, what is added. */

import { byId, make, say } from "./dom.js";
import { placeBeside } from "./selection.js";
import { locate, shortened, visible } from "./text.js";

const answers = new WeakMap();

/** Opens a dialog; ``done`` runs if it is left by its button and not by Cancel or Escape. */
export function open(dialog, done = () => {}) {
  answers.set(dialog, done);
  dialog.showModal();
}

/** Closes a dialog at once, so that the next key is the page's, and then does what it was opened for. */
function answer(dialog) {
  dialog.close();
  answers.get(dialog)?.();
}

/** Texts are saved with Ctrl+Enter, since Enter is a line. The marked text keeps its caret, yet cannot be changed. */
export function makeDialogs(desk) {
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("keydown", (event) => pressed(event, dialog));
    dialog.addEventListener("submit", (event) => {
      event.preventDefault();
      answer(dialog);
    });
    for (const cancel of dialog.querySelectorAll('button[value="cancel"]')) {
      cancel.type = "button";
      cancel.addEventListener("click", () => dialog.close());
    }
  }
  byId("add-text").addEventListener("beforeinput", (event) => event.preventDefault());
  byId("add-replaces").addEventListener("change", offerText);
  fillCategories(desk.data.categories);
}

function pressed(event, dialog) {
  const isSaved = event.key === "Enter" && (event.ctrlKey || event.metaKey) && dialog.querySelector("textarea");
  if (!isSaved && event.key !== "Escape") return;
  event.preventDefault();
  if (isSaved) answer(dialog);
  else dialog.close();
}

/** Shows the field for what to write, which begins with what is marked. */
function offerText({ target }) {
  const area = byId("add-text");
  const field = byId("add-replacement");
  field.closest("label").hidden = !target.checked;
  if (!target.checked) return;
  field.value = area.value.slice(area.selectionStart, area.selectionEnd) || area.value;
  field.focus();
}

function fillCategories(categories) {
  const dimensions = new Map();
  for (const category of categories) {
    const dimension = category.split("/")[0];
    if (!dimensions.has(dimension)) dimensions.set(dimension, make("optgroup", { label: dimension }));
    dimensions.get(dimension).append(make("option", { value: category }, category.split("/")[1]));
  }
  byId("add-category").append(...dimensions.values());
}

/** Asks why findings are no faults. */
export function askReason(items, done) {
  const places = items.length > 1 ? `${items.length} places: ` : "";
  byId("dismiss-what").textContent = shortened(`${places}${items[0].message}`, 200);
  const field = byId("dismiss-reason");
  open(byId("dismiss-dialog"), () => done(field.value.trim()));
  field.select();
}

/** Asks what to write in place of a text. */
export function askText(old, text, done) {
  byId("edit-old").textContent = visible(old) || "(nothing stands here)";
  const field = byId("edit-new");
  field.value = text;
  open(byId("edit-dialog"), () => done(field.value));
  field.focus();
  field.select();
}

/**
 * Asks what is wrong with a text that was picked, and adds it.
 * @param {object} desk
 * @param {{side: string, stretches: Array, place: [number, number]}} picked
 */
export function askFinding(desk, picked) {
  const { side, stretches } = picked;
  const isSource = side === "source";
  const [{ block, start, end }] = stretches;
  const canNarrow = !isSource && stretches.length === 1;
  const area = byId("add-text");
  const text = stretches.map((each) => each.block.text.slice(each.start, each.end)).join(" ");
  area.value = canNarrow ? block.text : isSource ? "" : text;
  area.closest("label").hidden = isSource;
  byId("add-source").hidden = !isSource;
  byId("add-source").textContent = isSource ? `Missing or wrong, in the original: ${visible(text)}` : "";
  byId("add-comment").value = "";
  byId("add-replaces").checked = false;
  byId("add-replacement").closest("label").hidden = true;
  if (isSource) byId("add-category").value = "accuracy/omission";
  open(byId("add-dialog"), () => desk.add(entryOf(desk, picked, canNarrow && narrowed(area, block, start, end))));
  if (canNarrow) {
    area.focus();
    area.setSelectionRange(start, end);
  } else byId("add-category").focus();
}

/** The place in the file of what is selected in the dialog's own field. */
function narrowed(area, block, start, end) {
  const { selectionStart, selectionEnd, value } = area;
  const isSound = value === block.text && selectionStart < selectionEnd;
  return isSound ? locate(block, selectionStart, selectionEnd) : locate(block, start, end);
}

function entryOf(desk, { side, stretches, place }, narrower) {
  const isSource = side === "source";
  const at = isSource ? placeBeside(desk, stretches) : null;
  const [start, end] = isSource ? [at, at] : narrower || place;
  const text = byId("add-replaces").checked ? byId("add-replacement").value : null;
  const clashes = text !== null && desk.clashes(start, end, text);
  if (clashes) say("Added; its correction overlaps another and is left out");
  return {
    start,
    end,
    source_start: isSource ? place[0] : null,
    source_end: isSource ? place[1] : null,
    category: byId("add-category").value,
    severity: document.querySelector('input[name="add-severity"]:checked').value,
    comment: byId("add-comment").value.trim(),
    replacement: clashes ? null : text,
  };
}
