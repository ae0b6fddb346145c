/* What a person has decided, kept in the browser where it lets us, and taken back step by step. */

const SAVE_AFTER = 250;
const TABLES = ["decisions", "added", "edits"];

/** The browser's storage, or null where it refuses: private windows, blocked site data, sandboxes. */
function storageOrNull() {
  try {
    const storage = window.localStorage;
    storage.setItem("mtcheck.review", "1");
    return storage;
  } catch {
    return null;
  }
}

export class Store {
  /** @param {string} key under which this article's decisions are kept */
  constructor(key) {
    this.key = key;
    this.storage = storageOrNull();
    this.author = "";
    this.exported = true;
    this.listeners = [];
    this.done = [];
    for (const table of TABLES) this[table] = new Map();
    window.addEventListener("storage", ({ key: changed }) => changed === key && this.#follow());
  }

  /** Whether decisions outlive the window. */
  get isKept() {
    return this.storage !== null;
  }

  get count() {
    return this.decisions.size + this.added.size + this.edits.size;
  }

  /**
   * Write entries and tell the listeners.
   * @param {string} label what is done, for those who undo it
   * @param {Array<[string, string, object|undefined]>} writes table, key, and the entry or nothing
   */
  change(label, writes) {
    const before = writes.map(([table, key]) => [table, key, this[table].get(key)]);
    this.done.push({ label, before });
    this.#write(writes);
  }

  /** Take the last change back; its label, or nothing where there is none. */
  undo() {
    const last = this.done.pop();
    if (!last) return null;
    this.#write(last.before.reverse());
    return last;
  }

  onChange(listener) {
    this.listeners.push(listener);
  }

  setAuthor(author) {
    this.author = author;
    this.#saveSoon();
  }

  #write(writes) {
    this.exported = false;
    this.#saveSoon();
    this.#put(writes);
  }

  #put(writes) {
    for (const [table, key, entry] of writes) {
      if (entry === undefined) this[table].delete(key);
      else this[table].set(key, entry);
    }
    for (const listener of this.listeners) listener(writes);
  }

  /** Take over what another window of the same page has decided. */
  #follow() {
    const kept = this.load();
    const names = new Set(kept.map(([table, key]) => `${table} ${key}`));
    const isGone = (table) => (key) => !names.has(`${table} ${key}`);
    const gone = TABLES.flatMap((table) => [...this[table].keys()].filter(isGone(table)).map((key) => [table, key, undefined]));
    this.#put([...gone, ...kept]);
  }

  /** What was kept under this article's key, as writes; broken entries are left alone. */
  load() {
    const kept = this.#read();
    this.author = typeof kept.author === "string" ? kept.author : "";
    return TABLES.flatMap((table) => (Array.isArray(kept[table]) ? kept[table] : []).map(([key, entry]) => [table, key, entry]));
  }

  /** Take in what was kept; it is nothing that could be undone. */
  restore(writes) {
    const { exported } = this;
    this.#write(writes);
    this.exported = exported && !writes.length;
  }

  #read() {
    try {
      return JSON.parse(this.storage?.getItem(this.key) ?? "{}") ?? {};
    } catch {
      return {};
    }
  }

  #saveSoon() {
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.save(), SAVE_AFTER);
  }

  /** Write everything down now. */
  save() {
    clearTimeout(this.saving);
    if (!this.storage) return;
    const kept = { author: this.author };
    for (const table of TABLES) kept[table] = [...this[table]];
    try {
      this.storage.setItem(this.key, JSON.stringify(kept));
    } catch {
      this.storage = null;
      for (const listener of this.listeners) listener([]);
    }
  }
}
