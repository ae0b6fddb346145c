/* The pairs most in doubt: listed at the head of the page, the most doubtful first. */

import { showBead } from "./beads.js";
import { byId, button, make } from "./dom.js";
import { plural, shortened } from "./text.js";

const LONGEST_DOUBTFUL = 110;

/** Lists them, where they were asked for. */
export function listDoubtful(desk) {
  const { doubtful, sides } = desk.data;
  if (!doubtful) return;
  const title = doubtful.length ? `${plural(doubtful.length, "pair")} most in doubt` : "No pair has an estimate of its own";
  const lines = doubtful.map(([bead, quality]) => make("li", {}, doubtfulLine(bead, quality, sides.target, desk)));
  byId("summary").append(make("details", { class: "causes doubts" }, make("summary", {}, title), make("ol", {}, ...lines)));
}

function doubtfulLine(bead, quality, { blocks }, desk) {
  const own = blocks.flatMap(({ text, segments }) =>
    segments.filter((each) => each.bead === bead).map(({ start, end }) => text.slice(start, end)),
  );
  const line = button("", () => showBead(bead, desk));
  line.append(make("span", { class: "faint" }, quality.toFixed(1)), ` ${shortened(own.join(" "), LONGEST_DOUBTFUL)}`);
  return line;
}
