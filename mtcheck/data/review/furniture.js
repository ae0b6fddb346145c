/* What came along with the page: folded below the list, accepted at one stroke. */

import { byId, button, make, say } from "./dom.js";
import { plural } from "./text.js";

/** Keeps the line about furniture up to date. */
export function makeFurniture(desk) {
  const all = desk.data.items.filter(({ furniture }) => furniture);
  const bar = byId("furniture");
  bar.hidden = !all.length;
  if (!all.length) return;
  const said = make("span", {});
  const accept = button("Accept all furniture", () => acceptAll(desk, all), { id: "accept-furniture" });
  const list = make("input", { type: "checkbox", id: "unfold" });
  list.addEventListener("change", () => desk.unfold(list.checked));
  bar.append(said, accept, make("label", {}, list, " list it"));
  const paint = () => {
    const open = all.filter((item) => desk.isOpen(item)).length;
    said.textContent = `Page furniture: ${plural(all.length, "place")}${open ? "" : ", decided"}`;
    accept.disabled = !open;
  };
  desk.watch({ changed: paint });
  paint();
}

function acceptAll(desk, all) {
  const open = all.filter((item) => desk.isOpen(item));
  const clashes = desk.accept(open);
  const left = clashes ? `; ${plural(clashes, "correction")} overlap others and are left out` : "";
  say(`${plural(open.length, "place")} of page furniture accepted${left}`);
}
