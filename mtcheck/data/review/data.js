/* The page's data, tied together: blocks know their side, findings the blocks in which they show. */

import { toUnits, visible } from "./text.js";

export const SEVERITIES = ["critical", "major", "minor", "neutral"];

/** How bad a severity is: 0 for critical to 3 for neutral. */
export function rankOf(severity) {
  return SEVERITIES.indexOf(severity);
}

/** Reads what ``mtcheck`` has put into the page. */
export function readData() {
  const data = JSON.parse(document.getElementById("data").textContent);
  for (const [name, side] of Object.entries(data.sides)) {
    if (side) side.blocks.forEach((block, number) => settle(block, name, number, side));
  }
  gatherBeads(data);
  data.items = data.findings.map((finding, number) => itemOf(finding, number, data));
  data.causes = data.causes.map((numbers) => numbers.map((number) => data.items[number]));
  data.causes.forEach((items, rank) => items.forEach((item) => Object.assign(item, { cause: items, rank })));
  data.rows.forEach((row) => joinRow(row, data));
  return data;
}

function settle(block, side, number, { language, direction }) {
  Object.assign(block, { side, number, language: block.lang || language, direction, items: [], fixes: [] });
  block.segments = (block.segments ?? []).map(([start, end, bead]) => ({
    start: toUnits(block, start),
    end: toUnits(block, end),
    bead,
  }));
  block.marks = (block.marks ?? []).map(([kind, start, end, target]) => ({
    kind,
    target,
    start: toUnits(block, start),
    end: toUnits(block, end),
  }));
}

/** Has each bead know the blocks that it has segments in. */
function gatherBeads({ beads, doubtful, sides }) {
  for (const bead of beads) bead.blocks = new Set();
  for (const [bead] of doubtful ?? []) beads[bead].isDoubtful = true;
  for (const block of Object.values(sides).flatMap((side) => side?.blocks ?? [])) {
    for (const { bead } of block.segments) beads[bead]?.blocks.add(block);
  }
}

function joinRow(row, { sides }) {
  row.source = row.source.map((number) => sides.source.blocks[number]);
  row.target = row.target.map((number) => sides.target.blocks[number]);
  for (const block of [...row.source, ...row.target]) block.row = row;
}

/** A finding as the page knows it; what a person adds has the same form. */
function itemOf(finding, number, { sides }) {
  const { target, source, fixes, shows } = finding;
  const item = {
    ...finding,
    id: `f${number}`,
    isAdded: false,
    message: visible(finding.message),
    place: target ? [target.start, target.end] : null,
    replaces: fixes ?? (target ? [target.start, target.end] : null),
    order: target ? target.start : 0,
    quote: target ? target.text : "",
    sourceQuote: source ? source.text : "",
    shows: {
      target: stretches(shows.target, sides.target),
      source: stretches(shows.source, sides.source),
      fixes: stretches(shows.fixes ?? shows.target, sides.target),
    },
    cause: [],
  };
  attach(item);
  return item;
}

function stretches(found, side) {
  return found.map(([number, start, end]) => {
    const block = side.blocks[number];
    return { block, start: toUnits(block, start), end: toUnits(block, end) };
  });
}

/** Makes an item known to the blocks that it shows in. */
export function attach(item) {
  for (const each of [...item.shows.target, ...item.shows.source]) each.block.items.push({ item, ...each });
  item.shows.fixes.forEach((each, at, all) =>
    each.block.fixes.push({ item, ...each, isLast: at === all.length - 1 }),
  );
}

/** Takes an item out of its blocks. */
export function detach(item) {
  for (const block of blocksOf(item)) {
    block.items = block.items.filter((each) => each.item !== item);
    block.fixes = block.fixes.filter((each) => each.item !== item);
  }
}

/** The blocks of both sides that an item shows in. */
export function blocksOf(item) {
  const { target, source, fixes } = item.shows;
  return new Set([...target, ...source, ...fixes].map((each) => each.block));
}

/** An item's first stretch: where it is looked for. */
export function firstStretch(item) {
  return item.shows.target[0] ?? item.shows.source[0] ?? null;
}
