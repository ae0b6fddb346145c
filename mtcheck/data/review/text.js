/*
 * Offsets. The data counts code points, as the files do; JavaScript counts UTF-16 units. Inside the page everything is
 * in units of a block's reading text; what comes in and what goes out is converted here and nowhere else.
 */

const ASTRAL = /[\u{10000}-\u{10ffff}]/u;
const CONTROLS =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc]|[\u{e0000}-\u{e007f}]/gu;

/** For a text with characters beyond the BMP: the unit at which each code point begins, and the end. */
function startsOf(block) {
  if (block.starts === undefined) {
    block.starts = ASTRAL.test(block.text) ? unitStarts(block.text) : null;
  }
  return block.starts;
}

function unitStarts(text) {
  const starts = [];
  let at = 0;
  for (const character of text) {
    starts.push(at);
    at += character.length;
  }
  starts.push(at);
  return starts;
}

/** How many entries of a sorted list are not above a value. */
export function countUpTo(value, length, entry) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entry(middle) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A code point's offset in a block -> UTF-16 units. */
export function toUnits(block, point) {
  const starts = startsOf(block);
  return starts ? starts[point] : point;
}

/** UTF-16 units in a block -> code points; the middle of a character counts as its beginning. */
export function toPoints(block, unit) {
  const starts = startsOf(block);
  return starts ? countUpTo(unit, starts.length, (at) => starts[at]) - 1 : unit;
}

/**
 * Where a stretch of a block stands in the file as read.
 * @param {object} block with ``pieces``: at, length, start, end of each run, one after the other
 * @param {number} start in units
 * @param {number} end in units
 * @returns {[number, number]} code points of the file, half-open
 */
export function locate(block, start, end) {
  const [first, last] = [toPoints(block, start), toPoints(block, end)];
  const { pieces } = block;
  if (!pieces.length) return [0, 0];
  if (first === last) {
    const at = end >= block.text.length ? pieces[pieces.length - 1] : home(pieces, first)[0];
    return [at, at];
  }
  return [home(pieces, first)[0], home(pieces, last - 1)[1]];
}

function home(pieces, point) {
  const index = 4 * (countUpTo(point, pieces.length / 4, (at) => pieces[4 * at]) - 1);
  const [at, length, start, end] = pieces.slice(index, index + 4);
  return length === end - start ? [start + point - at, start + point - at + 1] : [start, end];
}

/** The name of a character that cannot be seen or turns the direction of writing. */
function codeOf(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** A text cut at the characters that cannot be seen: ``{text}`` and ``{text, code}`` by turns. */
export function visiblePieces(text) {
  const pieces = [];
  let at = 0;
  for (const match of text.matchAll(CONTROLS)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index) });
    pieces.push({ text: match[0], code: codeOf(match[0]) });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** A text in which nothing is invisible: control characters as their names. */
export function visible(text) {
  return text.replace(CONTROLS, (character) => `⟨${codeOf(character)}⟩`);
}

/** As much of a text as a line shows. */
export function shortened(text, longest) {
  const line = visible(text).replace(/\s+/g, " ").trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** A count with its noun. */
export function plural(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * Where a place of the file shows in a side's blocks: the way back of ``locate``.
 * @returns {Array<{block: object, start: number, end: number}>} in units; an empty place stands in one block
 */
export function stretchesOf(blocks, start, end) {
  const found = [];
  for (const block of blocks) {
    const held = heldBy(block, start, end);
    if (held && (held[0] < held[1] || start === end)) {
      found.push({ block, start: toUnits(block, held[0]), end: toUnits(block, held[1]) });
    }
  }
  return start === end ? found.slice(0, 1) : found;
}

/** The code points of a block that a place of the file covers, or null. */
function heldBy({ pieces }, start, end) {
  let first = null;
  let last = null;
  for (let index = 0; index < pieces.length; index += 4) {
    const [at, length, from, to] = pieces.slice(index, index + 4);
    if (start === end ? from <= start && start <= to : from < end && start < to) {
      const isPlain = length === to - from;
      first ??= isPlain ? at + Math.max(start, from) - from : at;
      last = isPlain ? at + Math.min(end, to) - from : at + (start === end ? 0 : length);
      if (start === end) return [first, first];
    }
  }
  return first === null ? null : [first, last];
}
