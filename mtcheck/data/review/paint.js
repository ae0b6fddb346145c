/*
 * Blocks -> elements. The page begins as plain text; the first rows get their findings at once, the others while the
 * browser is idle or when they are asked for. A block is painted anew when something in it changes.
 */

import { firstStretch, rankOf } from "./data.js";
import { byId, make } from "./dom.js";
import { runsOf } from "./runs.js";
import { visiblePieces } from "./text.js";

const STYLES = { strong: "strong", emphasis: "em", code: "code", link: "link", image: "link" };
const UNMARKED_REGIONS = new Set(["body"]);
const ROWS_AT_ONCE = 40;
const KINDS = { title: "page title", meta: "description", alt: "picture's text", tooltip: "tooltip" };

/** Text nodes of the page -> where their text stands: ``{block, start}``. */
const homes = new WeakMap();

/** Where a text node's text stands, if it is a side's. */
export function homeOf(node) {
  return homes.get(node);
}

/** Paints all rows. */
export function paintPage(desk) {
  const { rows, sides } = desk.data;
  const page = byId("page");
  page.classList.toggle("alone", !sides.source);
  page.append(headOf(sides));
  page.append(...rows.map((row) => paintRow(row, desk)));
  paintOn(rows, 0, desk);
}

/** Paints some rows and asks for time to paint the others. */
function paintOn(rows, from, desk) {
  const to = from + ROWS_AT_ONCE;
  for (const row of rows.slice(from, to)) paintOnce([...row.source, ...row.target], desk);
  if (to < rows.length) setTimeout(() => paintOn(rows, to, desk));
}

/** Paints blocks that are still plain text. */
export function paintOnce(blocks, desk) {
  for (const block of blocks) {
    if (!block.isPainted) paintBlock(block, desk);
  }
}

function headOf(sides) {
  const heads = [make("span", { role: "columnheader", class: "unseen" }, "Part of the page")];
  if (sides.source) heads.push(make("span", { role: "columnheader" }, `Original · ${languageName(sides.source.language)}`));
  heads.push(make("span", { role: "columnheader" }, `Translation · ${languageName(sides.target.language)}`));
  return make("div", { class: "head", role: "row" }, ...heads);
}

/** A language's name in English. */
export function languageName(code) {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;
  } catch {
    return code || "language unknown";
  }
}

function paintRow(row, desk) {
  const lead = row.target[0] ?? row.source[0];
  row.isChrome = Boolean(lead.chrome);
  const label = KINDS[lead.kind] ?? lead.region.replace("-", " ");
  const isUsual = UNMARKED_REGIONS.has(lead.region) && !KINDS[lead.kind];
  const region = make("span", { role: "rowheader", class: isUsual ? "region usual" : "region" }, label);
  const cells = desk.data.sides.source ? ["source", "target"] : ["target"];
  row.element = make("div", { class: `row in-${lead.region}${row.isChrome ? " chrome" : ""}`, role: "row" }, region);
  row.element.append(...cells.map((side) => paintCell(side, row[side], desk)));
  return row.element;
}

function paintCell(side, blocks, desk) {
  const { language, direction } = desk.data.sides[side];
  const cell = make("div", { role: "cell", class: side, lang: language || null, dir: direction });
  for (const block of blocks) {
    block.element = make("p", { class: `block ${block.kind ?? "paragraph"} level-${block.level ?? 0}`, lang: block.lang });
    if (block.lang) block.element.dir = "auto";
    const text = document.createTextNode(block.text);
    homes.set(text, { block, start: 0 });
    block.element.append(text);
    cell.append(block.element);
  }
  return cell;
}

/** Paints a block anew. */
export function paintBlock(block, desk) {
  const holder = document.createDocumentFragment();
  let segment = null;
  let parent = holder;
  for (const run of runsOf(block.text.length, layersOf(block, desk))) {
    for (const layer of run.here) parent.append(paintPlace(layer, desk));
    if (run.start === run.end) break;
    const inside = run.over.find((layer) => layer.kind === "segment") ?? null;
    if (inside !== segment) {
      parent = inside ? make("span", { class: lookOf(inside, desk), "data-bead": inside.bead }) : holder;
      if (inside) holder.append(parent);
      segment = inside;
    }
    parent.append(paintRun(block, run, desk));
  }
  block.element.replaceChildren(holder);
  block.isPainted = true;
}

function lookOf({ bead }, { data }) {
  return data.beads[bead]?.isDoubtful ? "segment doubtful" : "segment";
}

function layersOf(block, desk) {
  const layers = block.segments.map((each) => ({ kind: "segment", ...each }));
  for (const { kind, start, end, target } of block.marks) layers.push({ kind: "style", style: STYLES[kind], target, start, end });
  for (const { item, start, end } of block.items) layers.push({ kind: "item", item, start, end });
  if (block.side === "target") layers.push(...correctionsOf(block, desk));
  return layers;
}

/** What is struck out and what is written instead; findings that one text repairs together say it once. */
function correctionsOf(block, desk) {
  const layers = [];
  const said = new Set();
  for (const { item, start, end, isLast } of block.fixes) {
    const text = desk.replacementOf(item);
    const key = `${start}:${end}:${text}`;
    if (text === null || said.has(key)) continue;
    said.add(key);
    layers.push({ kind: "struck", start, end });
    if (isLast && text) layers.push({ kind: "written", text, start: end, end });
  }
  return layers;
}

function paintPlace(layer, desk) {
  if (layer.kind === "written") return make("ins", {}, ...shownText(layer.text));
  return layer.kind === "item" ? gapOf(layer.item, desk) : "";
}

/** What marks a place without text: something is missing there, or what stands there is not to be seen. */
function gapOf(item, desk) {
  const mark = marked([item], desk, "gap");
  const codes = visiblePieces(item.quote).flatMap(({ code }) => code ?? []);
  if (codes.length) mark.dataset.code = codes.join(" ");
  return mark;
}

function paintRun(block, run, desk) {
  const items = run.over.filter(({ kind }) => kind === "item").map(({ item }) => item);
  let painted = textOf(block, run);
  for (const layer of run.over) {
    if (layer.kind === "style") painted = [make("span", { class: layer.style, title: layer.target || null }, ...painted)];
    if (layer.kind === "struck") painted = [make("del", {}, ...painted)];
  }
  if (items.length) painted = [marked(items, desk, "", ...painted)];
  const holder = document.createDocumentFragment();
  holder.append(...painted);
  return holder;
}

function textOf(block, { start, end }) {
  let at = start;
  return visiblePieces(block.text.slice(start, end)).map(({ text, code }) => {
    const node = document.createTextNode(code ? "·".repeat(text.length) : text);
    homes.set(node, { block, start: at });
    at += text.length;
    return code ? make("span", { class: "control", "data-code": code }, node) : node;
  });
}

/** A text for reading, its invisible characters named. */
export function shownText(text) {
  return visiblePieces(text).map(({ text: piece, code }) => (code ? make("span", { class: "code-point" }, code) : piece));
}

function marked(items, desk, extra, ...children) {
  const mark = make("mark", { "data-items": items.map(({ id }) => id).join(" "), "data-extra": extra || null }, ...children);
  mark.items = items;
  dress(mark, desk);
  return mark;
}

/** Gives a mark the looks of the worst shown finding in it. */
export function dress(mark, desk) {
  const shown = mark.items.filter((item) => desk.isShown(item)).sort((a, b) => rankOf(a.severity) - rankOf(b.severity));
  const looks = [mark.dataset.extra ?? ""];
  if (shown.length) {
    const leads = shown.includes(desk.current) ? desk.current : shown[0];
    const decided = shown.every((item) => !desk.isOpen(item));
    looks.push(leads.severity, decided ? (desk.decisionOf(leads)?.decision ?? "settled") : "open");
    if (leads === desk.current) looks.push("current");
  }
  const name = looks.filter(Boolean).join(" ");
  if (mark.className === name) return;
  if (name) mark.className = name;
  else mark.removeAttribute("class");
}

/** The marks of an item on the page. */
export function marksOf(item, desk) {
  const stretches = [...item.shows.target, ...item.shows.source];
  const blocks = new Set(stretches.map(({ block }) => block));
  paintOnce(blocks, desk);
  return [...blocks].flatMap(({ element }) => [...element.querySelectorAll("mark")].filter((mark) => mark.items.includes(item)));
}

/** Brings an item into sight. */
export function reveal(item, desk) {
  const first = firstStretch(item);
  if (!first) return;
  const mark = marksOf(item, desk)[0] ?? first.block.element;
  bringIntoSight(mark);
}

/** Scrolls so that an element stands in the middle, unless it is well in sight already. */
export function bringIntoSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  if (top > 120 && bottom < window.innerHeight * 0.75) return;
  element.scrollIntoView({ block: "center" });
}

/** The view that keeps the text up to date. */
export const painter = {
  moved(desk, before) {
    for (const item of [before, desk.current]) {
      if (item) marksOf(item, desk).forEach((mark) => dress(mark, desk));
    }
    if (desk.current) reveal(desk.current, desk);
  },
  changed(desk, blocks) {
    for (const block of blocks) paintBlock(block, desk);
  },
  filtered(desk) {
    for (const mark of byId("page").querySelectorAll("mark")) dress(mark, desk);
  },
};
