/* The model behind the views: all findings, which of them are shown, which one is looked at, what is decided. */

import { attach, blocksOf, detach, firstStretch, rankOf } from "./data.js";
import { keyOf } from "./file.js";
import { stretchesOf } from "./text.js";

function inPageOrder(first, second) {
  return first.order - second.order || rankOf(first.severity) - rankOf(second.severity);
}

/** As the report has them: what changes the meaning first, what came along with the page last. */
function meaningFirst(first, second) {
  return first.rank - second.rank || inPageOrder(first, second);
}

/** One of each cause, the first: what one deed repairs is one thing. */
function headsOf(items) {
  const causes = new Set();
  return items.filter(({ cause }) => !cause.length || (!causes.has(cause) && causes.add(cause)));
}

export class Desk {
  constructor(data, store) {
    this.data = data;
    this.store = store;
    this.inOrder = meaningFirst;
    this.items = [...data.items].sort(this.inOrder);
    this.edits = new Map();
    this.accepts = () => true;
    this.unfolds = false;
    this.current = null;
    this.views = [];
    this.#sieve();
    store.onChange((writes) => this.#taken(writes));
  }

  /**
   * Have a view told: ``moved(desk, before)`` of another current finding, ``changed(desk, blocks)`` of decisions with
   * the blocks that look different, ``filtered(desk)`` of other findings shown.
   */
  watch(view) {
    this.views.push(view);
  }

  #tell(event, ...details) {
    for (const view of this.views) view[event]?.(this, ...details);
  }

  #sieve() {
    this.seen = new Set(this.items.filter((item) => this.accepts(item)));
    this.shown = headsOf([...this.seen].filter((item) => this.unfolds || !item.furniture));
    this.places = new Map();
    this.shown.forEach((head, index) => {
      for (const item of this.thingOf(head)) if (this.seen.has(item)) this.places.set(item, index);
    });
  }

  isShown(item) {
    return this.seen.has(item);
  }

  /** All places of an item's cause. */
  thingOf(item) {
    return item.cause.length ? item.cause : [item];
  }

  /** One of each cause there is; of furniture only where it is listed. */
  things() {
    return headsOf(this.items.filter((item) => this.unfolds || !item.furniture));
  }

  /**
   * Show those findings only that a test accepts.
   * @param {Function} accepts
   * @param {boolean} [inPage] whether they stand in the order of the page
   */
  filter(accepts, inPage = false) {
    this.accepts = accepts;
    this.inOrder = inPage ? inPageOrder : meaningFirst;
    this.items.sort(this.inOrder);
    this.#sieve();
    this.#tell("filtered");
    if (this.current && !this.isShown(this.current)) this.go(this.#beside(1) ?? this.#beside(-1));
  }

  /** List furniture with the other findings, or not. */
  unfold(unfolds) {
    this.unfolds = unfolds;
    this.#sieve();
    this.#tell("filtered");
  }

  go(item) {
    const before = this.current;
    this.current = item ?? null;
    this.#tell("moved", before);
  }

  /** Look at the next (1) or the previous (-1) finding; whether there is one. */
  step(direction, accepts = () => true) {
    const item = this.#beside(direction, accepts);
    if (item) this.go(item);
    return Boolean(item);
  }

  #beside(direction, accepts = () => true) {
    const { shown, current } = this;
    const at = this.places.get(current) ?? this.#gap(direction);
    for (let index = at + direction; index >= 0 && index < shown.length; index += direction) {
      if (accepts(shown[index])) return shown[index];
    }
    return null;
  }

  /** Where to step from if the current finding is not shown. */
  #gap(direction) {
    if (!this.current) return direction > 0 ? -1 : this.shown.length;
    const after = this.shown.findIndex((item) => this.inOrder(item, this.current) >= 0);
    const at = after < 0 ? this.shown.length : after;
    return direction > 0 ? at - 1 : at;
  }

  decisionOf(item) {
    return item.isAdded ? { decision: "added" } : this.store.decisions.get(item.id);
  }

  isOpen(item) {
    return !item.isAdded && !item.state && !this.store.decisions.has(item.id);
  }

  /** The places of an item's cause that nothing is decided of. */
  openOf(item) {
    return this.thingOf(item).filter((each) => this.isOpen(each));
  }

  /**
   * Accept findings.
   * @param {Array} items
   * @param {string} [text] to write in their place; default: what each suggests
   * @returns {number} how many corrections are left out, since they overlap others
   */
  accept(items, text) {
    let clashes = 0;
    const writes = items.map((item) => {
      const wanted = text ?? this.replacementOf(item) ?? item.suggestion;
      const clash = wanted !== null && (!item.replaces || this.clashes(...item.replaces, wanted, new Set(items)));
      clashes += clash;
      return ["decisions", item.id, { decision: "accepted", reason: "", replacement: clash ? null : wanted }];
    });
    this.store.change("accept", writes);
    return clashes;
  }

  dismiss(items, reason) {
    this.store.change("dismiss", items.map((item) => ["decisions", item.id, { decision: "dismissed", reason, replacement: null }]));
  }

  /** Add what no check has found, as the file holds it. */
  add(entry) {
    this.store.change("add", [["added", keyOf(entry), entry]]);
    this.go(this.items.find((item) => item.id === keyOf(entry)));
  }

  remove(item) {
    const next = this.#beside(1) ?? this.#beside(-1);
    this.store.change("remove", [["added", item.id, undefined]]);
    this.go(next);
  }

  /** Write a text in place of one that no finding marks; the text itself takes the edit back. */
  edit(start, end, replacement) {
    const entry = { start, end, replacement };
    this.store.change("edit", [["edits", keyOf(entry), entry]]);
  }

  undo() {
    const last = this.store.undo();
    const key = last?.before.at(-1)?.[1];
    const item = this.items.find(({ id }) => id === key);
    if (item) this.go(item);
    else if (!this.items.includes(this.current)) this.go(null);
    return last;
  }

  /** What is written in an item's place, or null. */
  replacementOf(item) {
    if (item.isAdded) return item.suggestion;
    return this.store.decisions.get(item.id)?.replacement ?? null;
  }

  /** Whether a correction overlaps one that is there and says something else. */
  clashes(start, end, text, except = new Set()) {
    const crosses = (place, other) => {
      if (!place) return false;
      const [from, to] = place;
      if (from === start && to === end) return other !== text;
      return from < end && start < to;
    };
    for (const { start: from, end: to, replacement } of this.store.edits.values()) {
      if (crosses([from, to], replacement)) return true;
    }
    return this.items.some((item) => {
      const written = except.has(item) ? null : this.replacementOf(item);
      return written !== null && crosses(item.replaces, written);
    });
  }

  #taken(writes) {
    const blocks = new Set();
    for (const [table, key] of writes) {
      for (const block of this.#touch(table, key)) blocks.add(block);
    }
    if (writes.some(([table]) => table === "added")) this.items.sort(this.inOrder);
    this.#sieve();
    this.#tell("changed", blocks);
  }

  /** Bring the items up to what a table now holds under a key; the blocks that look different. */
  #touch(table, key) {
    if (table === "decisions") return this.#itemBlocks(key);
    const before = table === "added" ? this.items.find(({ id }) => id === key) : this.edits.get(key);
    const blocks = before ? [...blocksOf(before)] : [];
    if (before) this.#forget(before, table, key);
    const entry = this.store[table].get(key);
    if (!entry) return blocks;
    const item = this.#itemOf(entry, key, table);
    attach(item);
    if (table === "added") this.items.push(item);
    else this.edits.set(key, item);
    return [...blocks, ...blocksOf(item)];
  }

  #itemBlocks(key) {
    const item = this.data.items[Number(key.slice(1))];
    return item ? blocksOf(item) : [];
  }

  #forget(item, table, key) {
    detach(item);
    if (table === "edits") this.edits.delete(key);
    else this.items = this.items.filter((each) => each !== item);
  }

  #itemOf(entry, key, table) {
    const { target, source } = this.data.sides;
    const hasSource = source && Number.isInteger(entry.source_start);
    const shows = {
      target: stretchesOf(target.blocks, entry.start, entry.end),
      source: hasSource ? stretchesOf(source.blocks, entry.source_start, entry.source_end) : [],
    };
    const { start, end } = entry;
    const item = {
      ...{ id: key, isAdded: true, isEdit: table === "edits", order: start, place: [start, end], replaces: [start, end] },
      ...{ severity: entry.severity ?? "neutral", category: entry.category ?? "", check: "", message: entry.comment ?? "" },
      ...{ suggestion: entry.replacement ?? null, confidence: 1, state: "", cause: [], rank: this.data.causes.length, furniture: false },
      shows: { ...shows, fixes: shows.target },
      quote: quoteOf(shows.target),
      sourceQuote: quoteOf(shows.source),
    };
    if (item.isEdit) item.shows = { target: [], source: [], fixes: shows.target };
    item.region = firstStretch(item)?.block.region ?? "body";
    return item;
  }
}

function quoteOf(stretches) {
  return stretches.map(({ block, start, end }) => block.text.slice(start, end)).join(" ");
}
