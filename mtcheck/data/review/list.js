/* The list of findings: only the lines in sight exist, so that five thousand are as quick as five. */

import { byId, make } from "./dom.js";
import { shortened } from "./text.js";

const SPARE = 4;
const LONGEST = 90;
const LINE_REM = 3.4;

/** Makes the list and keeps it up to date. */
export function makeList(desk) {
  const list = byId("list");
  const space = make("div", { class: "space", role: "presentation" });
  list.append(space);
  const height = lineHeight();
  const paint = () => paintLines(desk, list, space, height);
  list.addEventListener("scroll", paint, { passive: true });
  list.addEventListener("click", (event) => {
    const line = event.target.closest("[role=option]");
    if (line) desk.go(desk.shown[Number(line.dataset.index)]);
  });
  new ResizeObserver(paint).observe(list);
  desk.watch({
    moved: () => {
      follow(desk, list, height);
      paint();
    },
    changed: paint,
    filtered: paint,
  });
  paint();
}

/** A line's height in pixels, as the style sheet has it, without having the page laid out. */
function lineHeight() {
  return LINE_REM * parseFloat(getComputedStyle(document.documentElement).fontSize);
}

function follow(desk, list, height) {
  const index = desk.places.get(desk.current);
  if (index === undefined) return;
  const top = index * height;
  if (top < list.scrollTop || top + height > list.scrollTop + list.clientHeight) {
    list.scrollTop = top - list.clientHeight / 2 + height;
  }
}

function paintLines(desk, list, space, height) {
  const { shown } = desk;
  byId("nothing").hidden = shown.length > 0;
  list.hidden = !shown.length;
  space.style.height = `${shown.length * height}px`;
  const from = Math.max(0, Math.floor(list.scrollTop / height) - SPARE);
  const to = Math.min(shown.length, Math.ceil((list.scrollTop + list.clientHeight) / height) + SPARE);
  const lines = [];
  for (let index = from; index < to; index += 1) lines.push(lineOf(desk, index, height));
  space.replaceChildren(...lines);
  const active = `line-${desk.places.get(desk.current)}`;
  if (lines.some(({ id }) => id === active)) list.setAttribute("aria-activedescendant", active);
  else list.removeAttribute("aria-activedescendant");
}

function lineOf(desk, index, height) {
  const item = desk.shown[index];
  const isCurrent = index === desk.places.get(desk.current);
  const dot = make("span", { class: "dot", "aria-hidden": "true" });
  const line = make(
    "div",
    {
      id: `line-${index}`,
      class: `line ${item.severity} ${stateOf(desk, item)}`,
      role: "option",
      "data-index": index,
      "aria-selected": String(isCurrent),
      "aria-posinset": index + 1,
      "aria-setsize": desk.shown.length,
    },
    make("span", { class: "what" }, dot, `${item.severity} · ${item.check || item.category}${placesOf(item)}`),
    make("span", { class: "quote", dir: "auto" }, shortened(item.quote || item.sourceQuote || item.message, LONGEST)),
    make("span", { class: "state" }, stateOf(desk, item) === "open" ? "" : stateOf(desk, item)),
  );
  line.style.top = `${index * height}px`;
  return line;
}

/** Open as long as one place of the cause is. */
function stateOf(desk, item) {
  if (desk.openOf(item).length) return "open";
  return desk.decisionOf(item)?.decision ?? (item.state ? "settled" : "open");
}

function placesOf({ cause }) {
  return cause.length > 1 ? ` · ${cause.length} places` : "";
}
