// The rows of facts: which one is looked at, which are shown, and what they say before the server has answered.
import { listed } from "./words.js";
import * as source from "./source.js";

const list = document.getElementById("facts");
const counter = document.getElementById("shown");
const narrowed = { kind: "", status: "all", words: "" };
const folded = new WeakMap();
let current = null;

export const all = () => [...list.children];
export const shown = () => all().filter((row) => !row.hidden);
export const rowOf = (id) => document.getElementById(`f-${id}`);
export const here = () => current;
export const undecided = ({ dataset }) => dataset.status === "proposed" && dataset.kind !== "conflict";
export const leads = () => all().filter((row) => row.dataset.lead).sort((a, b) => a.dataset.lead - b.dataset.lead);

/** The words of a row's fact. */
export const words = (row) => row.querySelector(".words")?.textContent.trim() ?? "";

/** Look at a row: it is focused, comes into sight, and its words are shown in the source. */
export function go(row, { focus = true, follow = true } = {}) {
  if (!row) return;
  if (current && current !== row) {
    current.removeAttribute("aria-current");
    current.tabIndex = -1;
  }
  current = row;
  row.setAttribute("aria-current", "true");
  row.tabIndex = 0;
  if (focus) {
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }
  const { source: id, start, end } = row.dataset;
  if (start) source.show(id, Number(start), Number(end), follow);
  document.dispatchEvent(new CustomEvent("desk:here", { detail: row }));
}

/** The next row one way or the other that fits, beginning at the one that is looked at; none at the ends. */
export function beside(step, fits = () => true) {
  const rows = all();
  for (let at = rows.indexOf(current) + step; at >= 0 && at < rows.length; at += step) {
    if (!rows[at].hidden && fits(rows[at])) return rows[at];
  }
  return null;
}

/** The next undecided row, from here to the end and then from the beginning. */
export function nextUndecided() {
  return beside(1, undecided) ?? shown().find((row) => row !== current && undecided(row)) ?? null;
}

/** Give a row another status at once; what it was is handed back. */
export function setStatus(row, status) {
  const before = row.dataset.status;
  row.dataset.status = status;
  const chip = row.querySelector(".state");
  if (chip) chip.textContent = listed("status")[status] ?? status;
  paintMarks(row.dataset.id);
  return before;
}

/** Draw the marks of a fact by what its rows say: undecided as long as one of their facts is. */
function paintMarks(id) {
  for (const mark of document.querySelectorAll(`mark[data-ids~="${CSS.escape(id)}"]`)) {
    const states = mark.dataset.ids.split(" ").map((one) => rowOf(one)?.dataset.status).filter(Boolean);
    const state = ["proposed", "accepted", "merged", "withdrawn", "rejected"].find((one) => states.includes(one));
    mark.classList.remove("proposed", "accepted", "merged", "withdrawn", "rejected");
    if (state) mark.classList.add(state);
  }
}

/** Put rows as the server made them in place of ours; what is being typed in one goes on, the focus stays where it was. */
export function replace(made, order) {
  const active = document.activeElement;
  const held = active?.closest?.("#facts > li")?.dataset.id;
  for (const [id, row] of made) {
    const old = rowOf(id);
    if (row && old) put(row, old);
    else if (row) list.append(row);
    else old?.remove();
  }
  if (order) arrange(order);
  narrow({});
  if (held && active.isConnected && active.closest("form")) active.focus({ preventScroll: true });
  else if (held) go(rowOf(held) ?? shown()[0], { follow: false });
  else go(current?.isConnected ? current : shown()[0], { focus: false, follow: false });
}

function put(row, old) {
  const form = old.querySelector("form");
  if (form) {
    row.append(form);
    row.classList.add("opened");
  }
  old.replaceWith(row);
  if (current === old) {
    row.setAttribute("aria-current", "true");
    row.tabIndex = 0;
    current = row;
  }
}

function arrange(order) {
  const rows = all();
  if (rows.length === order.length && rows.every((row, at) => row.dataset.id === order[at])) return;
  const wanted = new Set(order);
  for (const row of rows) if (!wanted.has(row.dataset.id)) row.remove();
  let before = null;
  for (const id of [...order].reverse()) {
    const row = rowOf(id);
    if (row && row.nextElementSibling !== before) list.insertBefore(row, before);
    before = row ?? before;
  }
}

/** Text as it is searched: no marks, one hamza, one yeh, Latin digits. */
export function fold(text) {
  return text.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "").toLowerCase()
    .replace(/[\u0671\u0622\u0623\u0625]/g, "\u0627").replace(/\u0629/g, "\u0647").replace(/[\u0649\u06cc]/g, "\u064a")
    .replace(/\u06a9/g, "\u0643").replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.codePointAt(0) & 15);
}

function searchable(row) {
  if (!folded.has(row)) folded.set(row, fold(row.textContent));
  return folded.get(row);
}

const STATES = {
  all: () => true,
  undecided,
  accepted: (row) => row.dataset.status === "accepted",
  rejected: (row) => ["rejected", "withdrawn", "merged"].includes(row.dataset.status),
  lead: (row) => Boolean(row.dataset.lead),
  doubtful: (row) => ["doubtful", "unverified"].includes(row.dataset.verdict),
};

/** Show only rows of a kind, of a status, with some words; what is not given stays as it was. */
export function narrow(wish) {
  Object.assign(narrowed, wish);
  const words = fold(narrowed.words).split(/\s+/).filter(Boolean);
  const fits = STATES[narrowed.status];
  let count = 0;
  for (const row of list.children) {
    const kept = (!narrowed.kind || row.dataset.kind === narrowed.kind) && fits(row)
      && (!words.length || words.every((word) => searchable(row).includes(word)));
    if (row.hidden === kept) row.hidden = !kept;
    count += kept;
  }
  list.classList.toggle("bare", !count);
  if (counter) counter.textContent = count;
  return count;
}

/** How many rows there are of a kind. */
export const counted = (kind) => all().filter((row) => !kind || row.dataset.kind === kind).length;

/** The facts that stand at a place of a source, the shortest first. */
export function standingAt(id, place) {
  const found = shown().filter(({ dataset }) => dataset.source === id && dataset.start <= place && place < dataset.end);
  return found.sort((a, b) => (a.dataset.end - a.dataset.start) - (b.dataset.end - b.dataset.start));
}
