/* The whole page as a strip: where findings stand, how bad they are, and what is in sight. */

import { SEVERITIES, firstStretch } from "./data.js";
import { byId } from "./dom.js";
import { bringIntoSight } from "./paint.js";
import { countUpTo } from "./text.js";

const NARROWEST_MARK = 2;
const SETTLED_ALPHA = 0.25;
const QUIET = 150;

/** Draws the strip and keeps it up to date; rows count by their text, since those out of sight have no height yet. */
export function makeMinimap(desk) {
  const map = byId("minimap");
  const { rows } = desk.data;
  const total = weigh(rows);
  let colours = coloursOf(map);
  const draw = once(() => drawMarks(desk, map, total, colours));
  const recolour = () => {
    colours = coloursOf(map);
    draw();
  };
  const frame = once(() => showWindow(map, rows, total));
  const drawLater = afterwards(draw);
  desk.watch({ moved: () => showCurrent(desk, map, total), changed: drawLater, filtered: drawLater });
  new ResizeObserver(draw).observe(map);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);
  document.addEventListener("themechange", recolour);
  window.addEventListener("scroll", frame, { passive: true });
  window.addEventListener("resize", frame, { passive: true });
  map.addEventListener("click", (event) => jump(event, map, rows, total));
  frame();
}

/** Gives each row the text that stands before it; the text of all. */
function weigh(rows) {
  let before = 0;
  const length = (blocks) => blocks.reduce((sum, { text }) => sum + text.length, 0);
  for (const row of rows) {
    row.before = before;
    row.weight = Math.max(40, length(row.source), length(row.target));
    before += row.weight;
  }
  return before || 1;
}

/** A function that runs at most once a frame. */
function once(action) {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      action();
    });
  };
}

/** A function that runs when nobody has asked for it for a while. */
function afterwards(action) {
  let waiting;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(action, QUIET);
  };
}

function drawMarks(desk, map, total, colours) {
  const canvas = map.querySelector("canvas");
  const scale = window.devicePixelRatio || 1;
  const [width, height] = [map.clientWidth * scale, map.clientHeight * scale];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, width, height);
  for (const severity of [...SEVERITIES].reverse()) {
    context.fillStyle = colours[severity];
    for (const item of desk.seen) {
      if (item.severity !== severity) continue;
      context.globalAlpha = desk.isOpen(item) || item.isAdded ? 1 : SETTLED_ALPHA;
      const at = placeOf(item);
      if (at !== null) context.fillRect(0, (at / total) * height, width, NARROWEST_MARK * scale);
    }
  }
}

/** Where the current finding stands: an element of its own, so that the strip need not be drawn again. */
function showCurrent({ current }, map, total) {
  const at = current && placeOf(current);
  const needle = map.querySelector(".needle");
  needle.hidden = at === null;
  needle.style.top = `${(100 * (at ?? 0)) / total}%`;
}

/** How far down the page's text an item stands. */
function placeOf(item) {
  const first = firstStretch(item);
  if (!first?.block.row) return null;
  const { row, text } = first.block;
  return row.before + (row.weight * first.start) / Math.max(1, text.length);
}

function coloursOf(map) {
  const probe = document.createElement("span");
  map.append(probe);
  const colours = {};
  for (const name of SEVERITIES) {
    probe.className = `probe ${name}`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colours;
}

function showWindow(map, rows, total) {
  const top = countUpTo(0, rows.length, (index) => rows[index].element.getBoundingClientRect().bottom);
  const bottom = countUpTo(window.innerHeight, rows.length, (index) => rows[index].element.getBoundingClientRect().top);
  const last = rows[Math.max(0, bottom - 1)];
  const from = rows[top]?.before ?? total;
  const to = last ? last.before + last.weight : total;
  const frame = map.querySelector(".window");
  frame.style.top = `${(100 * from) / total}%`;
  frame.style.height = `${(100 * Math.max(0, to - from)) / total}%`;
}

function jump(event, map, rows, total) {
  const { top, height } = map.getBoundingClientRect();
  const wanted = ((event.clientY - top) / height) * total;
  const row = rows[Math.max(0, countUpTo(wanted, rows.length, (index) => rows[index].before) - 1)];
  if (row) bringIntoSight(row.element);
}
