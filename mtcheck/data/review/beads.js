/* Sentences that translate each other light up together. */

import { byId } from "./dom.js";
import { bringIntoSight, homeOf, paintOnce } from "./paint.js";

/** All segments of a bead, on both sides. */
function segmentsOf(bead, desk) {
  const blocks = [...(desk.data.beads[bead]?.blocks ?? [])];
  paintOnce(blocks, desk);
  return blocks.flatMap(({ element }) => [...element.querySelectorAll(`.segment[data-bead="${Number(bead)}"]`)]);
}

/** Brings a bead's translation into sight and lets it light up. */
export function showBead(bead, desk) {
  const [first] = segmentsOf(bead, desk).filter((each) => each.closest(".target"));
  if (!first) return;
  bringIntoSight(first);
  first.click();
}

/** Makes a lamp that lights one bead at a time. */
function lampOf(name, desk) {
  let lit = [];
  return (bead) => {
    for (const segment of lit) segment.classList.remove(name);
    lit = segmentsOf(bead, desk);
    for (const segment of lit) segment.classList.add(name);
  };
}

/** Has segments answer to the pointer, and beads follow the current finding. */
export function linkBeads(desk) {
  const page = byId("page");
  const hover = lampOf("hover", desk);
  const pin = lampOf("pinned", desk);
  let hovered;
  page.addEventListener("pointerover", (event) => {
    const bead = event.target.closest?.(".segment")?.dataset.bead;
    if (bead !== hovered) hover((hovered = bead));
  });
  page.addEventListener("pointerleave", () => hover((hovered = undefined)));
  page.addEventListener("click", (event) => pick(event.target, desk, pin));
  const follow = () => pin(beadOf(desk.current));
  desk.watch({ moved: follow, changed: follow });
}

/** A click on a mark shows its finding, another click on the same mark the next of those that share it. */
function pick(target, desk, pin) {
  if (!document.getSelection().isCollapsed) return;
  const mark = target.closest?.("mark");
  const items = mark?.items.filter((item) => desk.isShown(item)) ?? [];
  if (items.length) {
    desk.go(items[(items.indexOf(desk.current) + 1) % items.length]);
    return;
  }
  const segment = target.closest?.(".segment");
  pin(segment?.dataset.bead);
  const side = segment?.closest("[role=cell]").className;
  const other = segmentsOf(segment?.dataset.bead, desk).find((each) => each.closest("[role=cell]").className !== side);
  if (other) bringIntoSight(other);
}

/** The bead in which an item stands. */
export function beadOf(item) {
  const stretch = item && (item.shows.target[0] ?? item.shows.source[0]);
  return stretch && segmentAt(stretch)?.bead;
}

/** The segment of a block in which a stretch begins. */
export function segmentAt({ block, start }) {
  const { segments } = block;
  const holding = segments.find((each) => each.start <= start && start < each.end);
  return holding ?? segments.findLast((each) => each.end <= start);
}

/** The pinned segment of the translation: what is meant when nothing is selected. */
export function pinnedStretch() {
  const pinned = byId("page").querySelector(".target .segment.pinned");
  const walker = pinned && document.createTreeWalker(pinned, NodeFilter.SHOW_TEXT);
  const home = walker && homeOf(walker.nextNode());
  const segment = home && segmentAt(home);
  return segment ? { block: home.block, start: segment.start, end: segment.end } : null;
}
