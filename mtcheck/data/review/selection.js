/* Selected text of either side -> its place, and a small toolbar beside it. */

import { beadOf, pinnedStretch, segmentAt } from "./beads.js";
import { byId } from "./dom.js";
import { homeOf } from "./paint.js";
import { locate } from "./text.js";

/**
 * What is selected, on the side on which the selection begins.
 * @returns {{side: string, stretches: Array, place: [number, number]}|null} the place in code points of the side's file
 */
export function selected() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const nodes = textNodes(range);
  const side = nodes.length ? homeOf(nodes[0]).block.side : null;
  const stretches = joined(nodes.filter((node) => homeOf(node).block.side === side).map((node) => stretchIn(node, range)));
  return stretches.length ? pickedOf(side, stretches) : null;
}

function pickedOf(side, stretches) {
  const [first, last] = [stretches[0], stretches.at(-1)];
  const place = [locate(first.block, first.start, first.end)[0], locate(last.block, last.start, last.end)[1]];
  return { side, stretches, place };
}

function textNodes(range) {
  const root = range.commonAncestorContainer;
  if (root.nodeType === Node.TEXT_NODE) return homeOf(root) ? [root] : [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (homeOf(node) && range.intersectsNode(node)) found.push(node);
  }
  return found;
}

function stretchIn(node, range) {
  const { block, start } = homeOf(node);
  const from = node === range.startContainer ? range.startOffset : 0;
  const to = node === range.endContainer ? range.endOffset : node.length;
  return { block, start: start + from, end: start + to };
}

/** One stretch a block. */
function joined(stretches) {
  const found = [];
  for (const each of stretches.filter(({ start, end }) => start < end)) {
    const last = found.at(-1);
    if (last?.block === each.block) last.end = each.end;
    else found.push({ ...each });
  }
  return found;
}

/** What a new finding is about: the selection, else the sentence that was clicked on, else that of the current finding. */
export function pickedOrCurrent(desk) {
  const picked = selected();
  if (picked) return picked;
  const pinned = pinnedStretch() ?? sentenceOf(desk.current);
  return pinned && pickedOf("target", [pinned]);
}

function sentenceOf(item) {
  const stretch = item?.shows.target[0];
  const segment = stretch && segmentAt(stretch);
  return segment ? { block: stretch.block, start: segment.start, end: segment.end } : null;
}

/**
 * Where in the translation something is missing that the original has: behind what translates the sentence.
 * @returns {number} code points of the translation
 */
export function placeBeside(desk, stretches) {
  const bead = beadOf({ shows: { target: [], source: stretches } });
  const { blocks } = desk.data.sides.target;
  for (const block of bead === undefined ? [] : blocks) {
    const segment = block.segments.findLast((each) => each.bead === bead);
    if (segment) return locate(block, segment.start, segment.end)[1];
  }
  const row = stretches[0].block.row;
  const before = desk.data.rows.slice(0, desk.data.rows.indexOf(row) + 1).findLast(({ target }) => target.length);
  const last = before?.target.at(-1);
  return last ? locate(last, last.text.length, last.text.length)[1] : 0;
}

/** Shows the toolbar beside what is selected, and keeps a selection on one side. */
export function watchSelection() {
  const pick = byId("pick");
  const page = byId("page");
  page.addEventListener("pointerdown", (event) => {
    const cell = event.target.closest?.("[role=cell]");
    page.dataset.side = cell?.classList.contains("source") ? "source" : "target";
  });
  let waiting;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => place(pick), 120);
  });
}

function place(pick) {
  const picked = selected();
  pick.hidden = !picked;
  if (!picked) return;
  byId("pick-edit").hidden = picked.side === "source";
  const { left, bottom } = document.getSelection().getRangeAt(0).getBoundingClientRect();
  pick.style.left = `${Math.max(8, Math.min(left, window.innerWidth - pick.offsetWidth - 8)) + window.scrollX}px`;
  pick.style.top = `${bottom + window.scrollY + 6}px`;
}
