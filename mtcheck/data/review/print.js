/* On paper the list of findings is whole: it is made when the page is printed and gone afterwards. */

import { byId, make } from "./dom.js";
import { paintOnce, shownText } from "./paint.js";
import { visible } from "./text.js";

/** Has the page get ready for paper. */
export function makePrintable(desk) {
  const fill = () => {
    for (const { source, target } of desk.data.rows) paintOnce([...source, ...target], desk);
    const lines = desk.items.map((item) => printedLine(item, desk));
    byId("printed").replaceChildren(make("h2", {}, "Findings"), make("ol", {}, ...lines));
  };
  const clear = () => byId("printed").replaceChildren();
  window.addEventListener("beforeprint", fill);
  window.addEventListener("afterprint", clear);
  window.matchMedia("print").addEventListener("change", ({ matches }) => (matches ? fill() : clear()));
}

function printedLine(item, desk) {
  const decided = desk.decisionOf(item);
  const text = desk.replacementOf(item) ?? item.suggestion;
  const place = item.target ? `line ${item.target.line}` : "";
  const state = decided?.decision ?? visible(item.state);
  const facts = [item.severity, item.check || item.category, place, state, decided?.reason].filter(Boolean);
  return make(
    "li",
    {},
    make("p", {}, make("strong", {}, item.message), ` (${facts.join(", ")})`),
    item.quote ? make("blockquote", {}, ...shownText(item.quote)) : null,
    text ? make("p", {}, "Write: ", ...shownText(text)) : null,
  );
}
