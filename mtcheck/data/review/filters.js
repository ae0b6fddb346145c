/* Which findings are shown: by severity, state, category, region and check. */

import { SEVERITIES } from "./data.js";
import { byId, make, say } from "./dom.js";
import { plural } from "./text.js";

const ADDED = "added by hand";
const BY_LOSS = "meaning first";
const PAGE = "as on the page";
const STATES = {
  open: (item, desk) => desk.isOpen(item),
  accepted: (item, desk) => desk.decisionOf(item)?.decision === "accepted",
  dismissed: (item, desk) => desk.decisionOf(item)?.decision === "dismissed",
  added: (item) => item.isAdded,
  "known or suppressed": (item) => Boolean(item.state),
};
const CHOICES = {
  category: (item) => item.category,
  region: (item) => item.region,
  check: (item) => item.check || ADDED,
};

/** Makes the filters' form and applies it when it changes. */
export function makeFilters(desk) {
  const form = byId("filter-form");
  form.append(severityChoices(desk), selectOf("state", Object.keys(STATES).map((name) => [name])));
  for (const [name, valueOf] of Object.entries(CHOICES)) form.append(selectOf(name, counted(desk.items, valueOf)));
  form.append(selectOf("order", [[BY_LOSS], [PAGE]], false));
  const reset = make("button", { type: "reset" }, "Show all");
  form.append(reset);
  form.addEventListener("change", () => applyFilters(desk));
  form.addEventListener("reset", () => setTimeout(() => applyFilters(desk)));
  form.addEventListener("submit", (event) => event.preventDefault());
  desk.watch({ filtered: countShown, changed: countShown });
  countShown(desk);
}

function severityChoices(desk) {
  const countOf = (severity) => desk.items.filter((item) => item.severity === severity).length;
  const boxes = SEVERITIES.map((severity) =>
    make(
      "label",
      { class: `chip ${severity}` },
      make("input", { type: "checkbox", name: "severity", value: severity, checked: true }),
      `${severity} `,
      make("span", { class: "faint" }, String(countOf(severity))),
    ),
  );
  return make("fieldset", { class: "chips" }, make("legend", { class: "unseen" }, "Severity"), ...boxes);
}

function counted(items, valueOf) {
  const counts = new Map();
  for (const item of items) counts.set(valueOf(item), (counts.get(valueOf(item)) ?? 0) + 1);
  return [...counts].sort(([first], [second]) => first.localeCompare(second));
}

function selectOf(name, values, hasAll = true) {
  const options = values.map(([value, count]) => make("option", { value }, count === undefined ? value : `${value} (${count})`));
  const select = make("select", { name, id: `filter-${name}` }, ...(hasAll ? [make("option", { value: "" }, "all")] : []), ...options);
  return make("label", { class: "choice" }, `${name} `, select);
}

function applyFilters(desk) {
  const form = new FormData(byId("filter-form"));
  const severities = new Set(form.getAll("severity"));
  const wanted = Object.entries(CHOICES).filter(([name]) => form.get(name));
  const state = STATES[form.get("state")] ?? (() => true);
  desk.filter(
    (item) =>
      severities.has(item.severity) &&
      wanted.every(([name, valueOf]) => valueOf(item) === form.get(name)) &&
      state(item, desk),
    form.get("order") === PAGE,
  );
  say(`${plural(desk.shown.length, "finding")} shown`);
}

function countShown(desk) {
  const { length: shown } = desk.shown;
  const { length: all } = desk.things();
  byId("filter-count").textContent = shown === all ? `${all}` : `${shown} of ${all}`;
}
