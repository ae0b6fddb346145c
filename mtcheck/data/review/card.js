/* The card: what is wrong with the current finding, why, what to write instead, and what is decided. */

import { byId, button, make, say } from "./dom.js";
import { shownText } from "./paint.js";
import { plural, shortened, visible } from "./text.js";

const LIST_ITEM = /^[-*] /;
const MOST_PLACES = 12;

/** Keeps the card up to date. */
export function makeCard(desk) {
  const paint = () => paintCard(desk);
  desk.watch({
    moved: (_desk, before) => {
      paint();
      if (before !== desk.current) announce(desk);
    },
    changed: paint,
    filtered: paint,
  });
  paint();
}

function announce(desk) {
  const item = desk.current;
  if (!item) return;
  const place = `${(desk.places.get(item) ?? 0) + 1} of ${desk.shown.length}`;
  say(`Finding ${place}, ${item.severity}: ${item.message}. ${item.quote ? `Marked: ${shortened(item.quote, 200)}` : ""}`);
}

function paintCard(desk) {
  const item = desk.current;
  for (const id of ["accept", "dismiss", "edit"]) byId(id).disabled = !item;
  byId("dismiss").firstChild.textContent = item?.isAdded ? "Remove " : "Dismiss ";
  byId("accept").hidden = Boolean(item?.isAdded);
  byId("accept").firstChild.textContent = item?.suggestion === null ? "Agree " : "Accept ";
  if (!item) {
    byId("card-body").replaceChildren(...emptyBody(desk.items.length));
    byId("card-more").replaceChildren();
    return;
  }
  byId("card-body").replaceChildren(...bodyOf(item, desk));
  byId("card-more").replaceChildren(...moreOf(item, desk));
}

function emptyBody(count) {
  const text = count ? "→ goes to the first finding; what changes the meaning comes first." : "Nothing was found on this page.";
  return [make("h2", { id: "card-title" }, count ? "Findings" : "No findings"), make("p", { class: "faint" }, text)];
}

function bodyOf(item, desk) {
  const { sides } = desk.data;
  const place = desk.places.has(item) ? `${desk.places.get(item) + 1} of ${desk.shown.length}` : "";
  return [
    make(
      "p",
      { class: "kind" },
      make("span", { class: `badge ${item.severity}` }, item.severity),
      make("span", { class: "faint" }, [lineNumberOf(item), place].filter(Boolean).join(" · ")),
    ),
    make("h2", { id: "card-title" }, item.message || "Added by hand"),
    ...quote("Marked", item.quote, sides.target),
    ...quote("In the original", item.sourceQuote, sides.source),
    ...insteadOf(item, desk),
    ...decidedOf(item, desk),
  ];
}

function quote(label, text, side) {
  if (!text) return [];
  return [make("p", { class: "label" }, label), blockOf(text, side)];
}

function blockOf(text, { language, direction }, looks = "") {
  const attributes = { class: looks || null, lang: language || null, dir: direction };
  return make("blockquote", attributes, ...shownText(text));
}

/** What to write: the person's text where there is one, else the check's. */
function insteadOf(item, desk) {
  const written = desk.replacementOf(item);
  const text = written ?? item.suggestion;
  if (text === null) return item.isAdded ? [] : [make("p", { class: "faint" }, "To be mended by hand: Edit.")];
  const label = written === null ? "Write" : "Written";
  if (text === "") return [make("p", { class: "label" }, written === null ? "Remove it" : "Removed")];
  return [make("p", { class: "label" }, label), blockOf(text, desk.data.sides.target, "instead")];
}

function decidedOf(item, desk) {
  if (item.isAdded) return [make("p", { class: "decided added" }, "Added by hand")];
  const decided = desk.decisionOf(item);
  if (!decided) return item.state ? [make("p", { class: "decided settled" }, visible(item.state))] : [];
  const reason = decided.reason ? `: ${decided.reason}` : "";
  const word = decided.decision === "accepted" ? "✓ Accepted" : "✕ Dismissed";
  return [make("p", { class: `decided ${decided.decision}` }, `${word}${reason}`)];
}

function moreOf(item, desk) {
  return [causeOf(item, desk), manualOf(item, desk)].filter(Boolean);
}

function lineNumberOf(item) {
  return item.target ? `line ${item.target.line}` : "";
}

/** The other places of the same cause, each a step away. */
function causeOf(item, desk) {
  if (item.cause.length < 2) return null;
  const places = item.cause.slice(0, MOST_PLACES).map((each) => {
    const go = button(lineNumberOf(each) || "here", () => desk.go(each), { class: "place" });
    if (each === item) go.setAttribute("aria-current", "true");
    return go;
  });
  const more = item.cause.length - places.length;
  const said = `${plural(item.cause.length, "place")} with one cause, decided together${more ? `; ${more} more are marked in the text` : ""}.`;
  const alone = desk.isOpen(item) ? [button("Accept this place alone", () => desk.accept([item]), { id: "accept-place" }), make("kbd", {}, "⇧A")] : [];
  return make("div", { class: "cause" }, make("p", {}, said), ...places, ...alone);
}

function factsOf(item) {
  const facts = [
    ["category", item.category],
    ["region", item.region],
    ["line", item.target ? `${item.target.line}, column ${item.target.column}` : ""],
    ["sure", item.isAdded ? "" : `${Math.round(100 * item.confidence)}%`],
  ].filter(([, value]) => value);
  return make("dl", { class: "facts" }, ...facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)]));
}

/** The manual page of the finding's check: paragraphs, headings and lists; before them what engineers ask for. */
function manualOf(item, desk) {
  const check = desk.data.checks[item.check];
  if (!check && !item.check) return null;
  const parts = (check?.manual ?? "").split(/\n\s*\n/).flatMap((part) => manualPart(part.trim()));
  return make("details", { class: "manual" }, make("summary", {}, item.check), factsOf(item), ...parts);
}

function manualPart(part) {
  if (!part.startsWith("## ")) return [textPart(part)];
  const [heading, ...rest] = part.split("\n");
  const title = make("h3", {}, heading.slice(3));
  return rest.length ? [title, textPart(rest.join("\n"))] : [title];
}

function textPart(part) {
  const lines = part.split("\n");
  if (!LIST_ITEM.test(part)) return make("p", {}, part.replace(/\s+/g, " "));
  const items = [];
  for (const line of lines) {
    if (LIST_ITEM.test(line)) items.push(line.replace(LIST_ITEM, ""));
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return make("ul", {}, ...items.map((text) => make("li", {}, text)));
}
