/* Decisions <-> one JSON file, schema mtcheck.decisions/1. */

const SCHEMA = "mtcheck.decisions/1";

function byStart(first, second) {
  return first.start - second.start || first.end - second.end;
}

/** Everything decided, as the file holds it. */
export function fileOf(data, store, now = new Date()) {
  const decisions = data.items.filter((item) => store.decisions.has(item.id)).map((item) => decisionOf(item, store));
  return {
    schema: SCHEMA,
    mtcheck: data.mtcheck,
    made: now.toISOString(),
    author: store.author,
    article: data.article,
    decisions: decisions.sort(byStart),
    added: [...store.added.values()].map((entry) => ({ ...entry })).sort(byStart),
    edits: [...store.edits.values()].map((entry) => ({ ...entry })).sort(byStart),
  };
}

function decisionOf(item, store) {
  const { decision, reason, replacement } = store.decisions.get(item.id);
  const [start, end] = item.replaces ?? [0, 0];
  return { fingerprint: item.fingerprint, check: item.check, start, end, decision, reason, replacement };
}

/**
 * What an exported file says of this page, as writes to the store.
 * @returns {{writes: Array, unknown: number}} with how many of its findings this page does not have
 * @throws {Error} with one line that says why it cannot be taken
 */
export function writesOf(text, data) {
  const file = parsed(text);
  if (file?.schema !== SCHEMA) throw new Error(`this is not a file of decisions (${SCHEMA})`);
  if (file.article?.sha256 !== data.article.sha256) {
    throw new Error("this file is of another page, or of this page before it was changed");
  }
  const known = new Map(data.items.map((item) => [item.fingerprint, item]));
  const found = list(file, "decisions").filter((each) => known.has(each.fingerprint));
  const writes = found.map(({ fingerprint, decision, reason, replacement }) => [
    "decisions",
    known.get(fingerprint).id,
    { decision, reason, replacement },
  ]);
  for (const table of ["added", "edits"]) {
    for (const entry of list(file, table)) writes.push([table, keyOf(entry), entry]);
  }
  return { writes, unknown: file.decisions.length - found.length };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("this is no JSON");
  }
}

function list(file, table) {
  const entries = file[table];
  if (!Array.isArray(entries) || !entries.every(isSound)) throw new Error(`'${table}' is not as the schema says`);
  return entries;
}

function isSound(entry) {
  return Number.isInteger(entry?.start) && Number.isInteger(entry.end) && 0 <= entry.start && entry.start <= entry.end;
}

/** A key that an added finding or an edit keeps from one window to the next. */
export function keyOf(entry) {
  return [entry.start, entry.end, entry.source_start, entry.source_end, entry.category ?? "edit"].join(":");
}
