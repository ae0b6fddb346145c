/* Sentences that translate each other light up together. */

import { byId } from "./dom.js";
import { bringIntoSight, homeOf } from "./paint.js";

/** All segments of a bead, on both sides. */
function segmentsOf(bead) {
  return bead === undefined || bead === "-1" ? [] : [...byId("page").querySelectorAll(`.segment[data-bead="${Number(bead)}"]`)];
}

function light(name, bead) {
  for (const lit of byId("page").querySelectorAll(`.segment.${name}`)) lit.classList.remove(name);
  for (const segment of segmentsOf(bead)) segment.classList.add(name);
}

/** Has segments answer to the pointer, and beads follow the current finding. */
export function linkBeads(desk) {
  const page = byId("page");
  let hovered;
  page.addEventListener("pointerover", (event) => {
    const bead = event.target.closest?.(".segment")?.dataset.bead;
    if (bead !== hovered) light("hover", (hovered = bead));
  });
  page.addEventListener("pointerleave", () => light("hover", (hovered = undefined)));
  page.addEventListener("click", (event) => pick(event.target, desk));
  desk.watch({ moved: () => light("pinned", beadOf(desk.current)) });
}

/** A click on a mark shows its finding, another click on the same mark the next of those that share it. */
function pick(target, desk) {
  if (!document.getSelection().isCollapsed) return;
  const mark = target.closest?.("mark");
  const items = mark?.items.filter((item) => desk.isShown(item)) ?? [];
  if (items.length) {
    desk.go(items[(items.indexOf(desk.current) + 1) % items.length]);
    return;
  }
  const segment = target.closest?.(".segment");
  light("pinned", segment?.dataset.bead);
  const side = segment?.closest("[role=cell]").className;
  const other = segmentsOf(segment?.dataset.bead).find((each) => each.closest("[role=cell]").className !== side);
  if (other) bringIntoSight(other);
}

/** The bead in which an item stands. */
export function beadOf(item) {
  const stretch = item && (item.shows.target[0] ?? item.shows.source[0]);
  return stretch && segmentAt(stretch)?.bead;
}

/** The segment of a block in which a stretch begins. */
export function segmentAt({ block, start }) {
  return block.segments.find((each) => each.start <= start && start < each.end) ?? block.segments.findLast((each) => each.end <= start);
}

/** The pinned segment of the translation: what is meant when nothing is selected. */
export function pinnedStretch() {
  const pinned = byId("page").querySelector(".target .segment.pinned");
  const walker = pinned && document.createTreeWalker(pinned, NodeFilter.SHOW_TEXT);
  const home = walker && homeOf(walker.nextNode());
  const segment = home && segmentAt(home);
  return segment ? { block: home.block, start: segment.start, end: segment.end } : null;
}
