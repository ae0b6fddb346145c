/* Puts the page together. */

import { linkBeads } from "./beads.js";
import { makeCard } from "./card.js";
import { readData } from "./data.js";
import { Desk } from "./desk.js";
import { makeDialogs } from "./dialogs.js";
import { byId, notify } from "./dom.js";
import { listDoubtful } from "./doubtful.js";
import { makeExchange } from "./exchange.js";
import { makeFilters } from "./filters.js";
import { makeFurniture } from "./furniture.js";
import { makeKeys } from "./keys.js";
import { makeList } from "./list.js";
import { makeMinimap } from "./minimap.js";
import { languageName, painter, paintPage } from "./paint.js";
import { makePrintable } from "./print.js";
import { watchSelection } from "./selection.js";
import { Store } from "./store.js";
import { paintSummary } from "./summary.js";
import { visible } from "./text.js";

const THEMES = { "": "as the system", light: "light", dark: "dark" };

function start() {
  const data = readData();
  const { sha256, source_sha256: source } = data.article;
  const store = new Store(`mtcheck.review:${sha256}:${source ?? ""}`);
  const desk = new Desk(data, store);
  head(data);
  paintPage(desk);
  paintSummary(desk);
  listDoubtful(desk);
  desk.watch(painter);
  linkBeads(desk);
  makeFilters(desk);
  makeList(desk);
  makeFurniture(desk);
  makeCard(desk);
  makeMinimap(desk);
  makeDialogs(desk);
  makeExchange(desk);
  makePrintable(desk);
  makeKeys(desk);
  watchSelection();
  showProgress(desk);
  makeTheme();
  takeUp(desk);
}

function head({ article }) {
  byId("title").textContent = visible(article.name);
  const languages = [article.source_language, article.target_language].filter(Boolean).map(languageName);
  byId("languages").textContent = languages.join(" → ");
}

function showProgress(desk) {
  const paint = () => {
    const all = desk.data.causes.filter((items) => items.some((item) => !item.state));
    const decided = all.filter((items) => !items.some((item) => desk.isOpen(item))).length;
    byId("progress").max = Math.max(1, all.length);
    byId("progress").value = all.length ? decided : 1;
    byId("progress-label").textContent = `${decided} of ${all.length} decided`;
    byId("undo").disabled = !desk.store.done.length;
  };
  desk.watch({ changed: paint });
  paint();
}

/** Light, dark, or as the system has it. */
function makeTheme() {
  const names = Object.keys(THEMES);
  byId("theme").addEventListener("click", ({ currentTarget }) => {
    const next = names[(names.indexOf(document.documentElement.dataset.theme ?? "") + 1) % names.length];
    document.documentElement.dataset.theme = next;
    currentTarget.setAttribute("aria-label", `Colours: ${THEMES[next]}`);
    document.dispatchEvent(new Event("themechange"));
  });
}

/** Goes on where the person left off, also when another window of the same page has decided something. */
function takeUp(desk) {
  const { store } = desk;
  try {
    const writes = store.load();
    if (writes.length) store.restore(writes);
  } catch {
    notify("What this browser kept of this page cannot be read and was left alone.");
  }
}

start();
