/* The head of the page: the numbers and how they were made, what was not checked, and the causes. */

import { SEVERITIES, firstStretch, rankOf } from "./data.js";
import { byId, button, make } from "./dom.js";
import { plural, shortened, visible } from "./text.js";

const FIRST_CAUSES = 12;
const SCORE_FORMULA = [
  "score = 9000 / (90 + P · 1000 / W)",
  "P: points of the faults, the worst finding of each cause (neutral 0, minor 1, major 5, critical 25)",
  "W: words of the article",
].join("; ");

/** Never rounded up: 89.96 does not pass and must not look as if it did. */
function rounded(value) {
  return (Math.floor(value * 10 + 1e-9) / 10).toFixed(1);
}

/** Paints the summary. */
export function paintSummary(desk) {
  const { data } = desk;
  const reason = (data.counted_score ?? data.score)?.reason;
  byId("summary").append(
    ...(reason ? [make("p", { class: "reason" }, reason)] : []),
    make("div", { class: "numbers" }, ...numbersOf(data)),
    ...troublesOf(data),
    causesOf(desk),
    madeOf(data),
  );
}

function numbersOf({ score: all, counted_score: counted, quality, coverage, measurements, items, causes }) {
  const tiles = [];
  const score = counted ?? all;
  if (score) {
    const [low, high] = score.interval;
    tiles.push(tile(rounded(score.value), "score of 100", score.verdict, score.too_few_words ? `between ${rounded(low)} and ${rounded(high)}` : ""));
  }
  if (quality !== null) tiles.push(tile(rounded(quality), "estimated quality of 100"));
  for (const { name, value } of measurements.filter((each) => each.name !== "quality")) tiles.push(tile(rounded(value), name));
  if (coverage !== null) tiles.push(tile(`${Math.floor(100 * coverage)} %`, "of the original covered"));
  const faults = items.filter(({ furniture }) => !furniture);
  const things = causes.filter(([first]) => !first.furniture).length;
  tiles.push(tile(plural(things, "thing"), "to decide", "", severities(faults)));
  return tiles;
}

function tile(value, label, verdict = "", note = "") {
  return make(
    "div",
    { class: "tile" },
    make("p", { class: "value" }, value, " ", verdict && make("span", { class: `verdict ${verdict.replaceAll(" ", "-")}` }, verdict)),
    make("p", { class: "label" }, label),
    note && make("p", { class: "faint" }, note),
  );
}

function severities(items) {
  const counts = SEVERITIES.map((severity) => [items.filter((item) => item.severity === severity).length, severity]);
  return counts
    .filter(([count]) => count)
    .map(([count, severity]) => `${count} ${severity}`)
    .join(", ");
}

/** What failed, what gates were missed and what was left out: never taken for a pass. */
function troublesOf(data) {
  const groups = [
    ["Failed", data.failures.map(({ subject, message }) => `${subject}: ${message}`)],
    ["Gates missed", data.missed_gates],
    ["Not checked", data.not_checked.map(({ what, reason }) => `${what}: ${reason}`)],
    ["No more found of the baseline", data.absent.map(({ check, target }) => `${check}: ${target}`)],
  ];
  return groups
    .filter(([, lines]) => lines.length)
    .map(([title, lines]) => troubleOf(title, lines));
}

function troubleOf(title, lines) {
  const items = lines.map((line) => make("li", {}, visible(line)));
  const looks = title === "Failed" ? "trouble failed" : "trouble";
  return make("div", { class: looks }, make("h2", {}, title), make("ul", {}, ...items));
}

function causesOf(desk) {
  const { causes, items } = desk.data;
  const title = `${plural(items.length, "place")}, ${plural(causes.length, "cause")}`;
  const details = make("details", { class: "causes" }, make("summary", {}, title));
  if (!causes.length) return details;
  details.open = causes.length <= FIRST_CAUSES;
  const rows = make("ol", {}, ...causes.slice(0, FIRST_CAUSES).map((cause) => causeLine(cause, desk)));
  details.append(rows);
  if (causes.length > FIRST_CAUSES) {
    const rest = causes.slice(FIRST_CAUSES);
    const more = button(`Show ${rest.length} more`, () => {
      rows.append(...rest.map((cause) => causeLine(cause, desk)));
      more.remove();
    });
    details.append(more);
  }
  return details;
}

function causeLine(cause, desk) {
  const worst = cause.reduce((first, each) => (rankOf(each.severity) < rankOf(first.severity) ? each : first));
  const first = cause.find((item) => firstStretch(item)) ?? cause[0];
  const label = make(
    "button",
    { type: "button" },
    make("span", { class: `badge ${worst.severity}` }, worst.severity),
    ` ${shortened(worst.message, 140)} `,
    make("span", { class: "faint" }, cause.length > 1 ? plural(cause.length, "place") : shortened(worst.quote, 40)),
  );
  label.addEventListener("click", () => desk.go(first));
  return make("li", {}, label);
}

function madeOf({ score, measurements }) {
  const details = make("details", { class: "made" }, make("summary", {}, "How these numbers were made"));
  if (score) details.append(...scoreMade(score));
  for (const { name, value, signature, interval } of measurements) {
    const held = interval ? `, 95% interval ${interval.map((each) => each.toFixed(2)).join(" to ")}` : "";
    details.append(make("h3", {}, name), make("p", {}, `${value}${held}; `, make("code", {}, signature)));
  }
  return details;
}

function scoreMade(score) {
  const [low, high] = score.interval;
  const words = `${plural(score.words, "word")}${score.too_few_words ? ", too few to be sure" : ""}`;
  const categories = Object.entries(score.by_category).map(([name, points]) => `${name} ${points}`);
  const furniture = `${plural(score.furniture.lines, "line")} of page furniture, apart from the score`;
  return [
    make("h3", {}, "Score"),
    make("p", {}, SCORE_FORMULA),
    make("p", {}, `${plural(score.penalty, "point")} on ${words}; 95% interval ${rounded(low)} to ${rounded(high)}; ${furniture}`),
    make("p", {}, `Points: ${categories.join(", ") || "none"}`),
    make("p", {}, `MQM raw ${score.raw}, calibrated ${score.calibrated}; `, make("code", {}, score.signature)),
  ];
}
