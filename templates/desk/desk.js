// The desk: actions by name, for keys and buttons alike. A row answers at once; the server's word follows.
import { ask, change, goOnFrom, settled } from "./api.js";
import { say, tell, parsed } from "./words.js";
import { listen } from "./keys.js";
import * as dialogs from "./dialogs.js";
import * as forms from "./forms.js";
import * as rows from "./rows.js";
import * as select from "./select.js";
import * as source from "./source.js";

const byId = (id) => document.getElementById(id);
let merging = null;

// What the server answered

function take({ facts = {}, order, sources = {}, progress, undo, redo, said }, quiet) {
  for (const [id, html] of Object.entries(sources)) {
    const holder = source.textOf(id);
    if (!holder) continue;
    const fresh = parsed(html);
    holder.replaceChildren(...(fresh.querySelector("[data-text]") ?? fresh).childNodes);
    source.forget(holder);
  }
  const made = Object.entries(facts).map(([id, html]) => [id, html ? parsed(html).querySelector("li") : null]);
  rows.replace(made, order);
  if (progress !== undefined) byId("progress").innerHTML = progress;
  if (undo !== undefined) allow("undo", undo);
  if (redo !== undefined) allow("redo", redo);
  if (said && !quiet) tell(said);
  count();
}

function allow(action, possible) {
  for (const button of document.querySelectorAll(`[data-do="${action}"]`)) button.setAttribute("aria-disabled", String(!possible));
}

function count() {
  for (const chip of document.querySelectorAll("[data-do=kind]")) {
    const number = rows.counted(chip.dataset.kind);
    chip.querySelector(".n").textContent = number;
    chip.classList.toggle("empty", !number);
  }
  showLeads();
}

/** Send edits; what the page showed ahead is taken back where they fail. True where they were saved. */
async function send(edits, { back = () => {}, form = null, quiet = false } = {}) {
  const answer = await change("edit", { edits });
  return heard(answer, { back, form, quiet, again: (more = []) => send([...edits, ...more], { back, form, quiet }) });
}

async function heard({ status, data }, { back = () => {}, form = null, quiet = false, again = null } = {}) {
  if (status === 200) {
    take(data, quiet);
    return true;
  }
  if (status === 428 && again) {
    const entry = await dialogs.reasonFor(data.reason_for);
    if (entry) return again([entry]);
    tell(say("unsaved"));
  } else if (status === 409) {
    return clashed(data, back, again);
  } else if (status === 422 && form?.isConnected) {
    forms.blame(form, data.problems);
    tell(data.problems[0]?.message ?? say("failed"));
    return false;
  } else if (status !== -1) {
    tell([data.problems?.[0]?.message, data.problems?.[0]?.hint].filter(Boolean).join(" ") || say(status ? "failed" : "gone"));
  }
  back();
  return false;
}

async function clashed(data, back, again) {
  const wish = await dialogs.clash(data);
  back();
  if (!wish) return tell(say("unsaved")), false;
  goOnFrom(data.version);
  if (wish === "again" && again && !(await again())) return false;
  reload();
  return true;
}

function reload() {
  history.replaceState(null, "", `#f-${rows.here()?.dataset.id ?? ""}`);
  location.reload();
}

// Deciding

function decide(status) {
  const row = rows.here();
  if (!row) return;
  if (row.dataset.kind === "conflict" && !row.dataset.own) {
    open(["resolved"]);
    return;
  }
  const fresh = rows.undecided(row) && status !== "proposed";
  const next = fresh ? rows.nextUndecided() : null;
  const before = rows.setStatus(row, status);
  if (next) rows.go(next);
  else if (row.hidden) rows.go(rows.shown()[0]);
  send([{ do: "status", ids: [row.dataset.id], status }], { back: () => rows.setStatus(row, before) });
}

function open(wish = []) {
  const row = rows.here();
  if (row) forms.open(row, wish).then((done) => { if (!done) tell(say("failed")); });
}

async function save(form) {
  if (form.chosen) return add(form);
  const row = form.closest("#facts > li");
  const set = forms.typedIn(form);
  if (!Object.keys(set).length) return close();
  const edit = row.dataset.between ? settling(row, form) : { do: "change", id: row.dataset.id, set };
  if (await send([edit], { form })) {
    form.remove();
    rows.go(rows.rowOf(row.dataset.id) ?? rows.here());
  }
  return undefined;
}

function settling(row, form, status = "accepted") {
  const { why, resolved } = form.elements;
  return {
    do: "settle", between: row.dataset.between.split(" "), id: row.dataset.own ? row.dataset.id : null,
    why: why.value, resolved: resolved?.value || null, status,
  };
}

async function deny(button) {
  const form = button.closest("form");
  if (await send([settling(form.closest("#facts > li"), form, "rejected")], { form })) rows.go(rows.here());
}

async function add(form) {
  const before = new Set(rows.all().map((row) => row.dataset.id));
  if (!(await send([forms.added(form)], { form }))) return;
  forms.close();
  select.drop();
  const made = rows.all().find((row) => !before.has(row.dataset.id));
  if (made?.hidden) resetFilter();
  rows.go(made ?? rows.here());
}

function close() {
  if (select.walking()) select.drop();
  else if (merging) endMerge();
  else if (forms.opened()) {
    const row = forms.close();
    if (row === true) select.drop();
    rows.go(row === true ? rows.here() : row);
  } else if (select.selected()) select.drop();
  else if (document.activeElement?.id === "search") {
    if (byId("search").value) resetFilter();
    rows.go(rows.here()?.hidden ? rows.shown()[0] : rows.here());
  } else return false;
  return true;
}

// Two that are one

function merge() {
  const row = rows.here();
  if (!row || row.dataset.kind === "conflict") return tell(say("inapt"));
  if (merging && merging !== row) return finishMerge();
  merging = row;
  row.classList.add("leaving");
  document.body.classList.add("merging");
  byId("merge-of").textContent = words(row);
  byId("merging").hidden = false;
  const other = rows.beside(1, sameKind) ?? rows.beside(-1, sameKind);
  if (other) rows.go(other);
  tell(say(other ? "merge.choose" : "merge.none"));
  if (!other) endMerge();
  return undefined;
}

const sameKind = (row) => row !== merging && row.dataset.kind === merging.dataset.kind && row.dataset.status !== "rejected";
const words = (row) => row.querySelector(".words")?.textContent.trim() ?? "";

function endMerge() {
  merging?.classList.remove("leaving");
  merging = null;
  document.body.classList.remove("merging");
  byId("merging").hidden = true;
}

function finishMerge() {
  const [id, into] = [merging.dataset.id, rows.here().dataset.id];
  if (id === into) return undefined;
  endMerge();
  return send([{ do: "merge", id, into }]);
}

// What leads the sheet, in order

function lead() {
  const row = rows.here();
  if (!row || row.dataset.kind === "conflict") return tell(say("inapt"));
  const ids = rows.leads().map((one) => one.dataset.id);
  const { id } = row.dataset;
  return order(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]);
}

function shift(step, id = rows.here()?.dataset.id) {
  const ids = rows.leads().map((one) => one.dataset.id);
  const at = ids.indexOf(id);
  if (at < 0) return tell(say("lead.not"));
  if (at + step < 0 || at + step >= ids.length) return undefined;
  [ids[at], ids[at + step]] = [ids[at + step], ids[at]];
  return order(ids);
}

function order(ids) {
  const before = new Map(rows.all().map((row) => [row, row.dataset.lead]));
  const number = (row, place) => {
    if (place) row.dataset.lead = place;
    else delete row.dataset.lead;
    const shown = row.querySelector(".lead");
    if (shown) shown.textContent = place ?? "";
  };
  for (const row of rows.all()) number(row, ids.indexOf(row.dataset.id) + 1 || undefined);
  showLeads();
  return send([{ do: "lead", ids }], { back: () => { for (const [row, place] of before) number(row, place); showLeads(); } });
}

function showLeads() {
  const [holder, pattern] = [byId("leads"), byId("lead-row")];
  if (!holder) return;
  const leading = rows.leads();
  const held = document.activeElement?.closest?.("#leads [data-do]");
  const keep = held && { id: held.closest("li").dataset.of, action: held.dataset.do };
  holder.querySelector("ol").replaceChildren(...leading.map((row) => {
    const item = parsed(pattern.innerHTML).querySelector("li");
    item.dataset.of = row.dataset.id;
    item.querySelector(".words").textContent = words(row);
    return item;
  }));
  holder.hidden = !leading.length;
  holder.querySelector(".n").textContent = leading.length;
  if (keep) holder.querySelector(`li[data-of="${CSS.escape(keep.id)}"] [data-do="${keep.action}"]`)?.focus();
}

// Filters and search

function filter(kind) {
  rows.narrow({ kind });
  for (const chip of document.querySelectorAll("[data-do=kind]")) chip.setAttribute("aria-pressed", String(chip.dataset.kind === kind));
  settle();
}

function resetFilter() {
  byId("search").value = "";
  byId("status").value = "all";
  rows.narrow({ status: "all", words: "" });
  filter("");
}

function settle() {
  const shown = rows.shown();
  if (shown.length && (!rows.here() || rows.here().hidden)) rows.go(shown[0], { focus: false });
  tell(say("shown", { n: shown.length }));
}

// Selecting by keyboard

function walk() {
  const row = rows.here();
  const holder = row?.dataset.start ? source.textOf(row.dataset.source) : document.querySelector("[data-text]");
  if (!holder) return;
  document.activeElement?.blur();
  select.begin(holder.dataset.text, row?.dataset.start ? Number(row.dataset.start) : 0);
}

const STEPS = { ArrowLeft: "forward", ArrowRight: "back", ArrowDown: "down", ArrowUp: "up" };

function walked(event) {
  if (!select.walking()) return;
  if (STEPS[event.key]) select.step(STEPS[event.key], event.shiftKey);
  else if (event.key === "Enter") actions.add();
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
}

// The sheet itself

async function sheet() {
  await settled();
  const one = byId("sheet");
  const { status, data } = await ask("sheet");
  if (status === 200) byId("sheet-form").innerHTML = data;
  dialogs.open("sheet");
  dialogs.check();
  one.querySelector("input, textarea")?.focus();
}

async function saveSheet(form) {
  const set = forms.typedIn(form);
  if (Object.keys(set).length && !(await send([{ do: "sheet", set }], { form }))) return false;
  for (const field of form.elements) if ("defaultValue" in field) field.defaultValue = field.value;
  dialogs.check();
  return true;
}

async function publish() {
  const form = byId("sheet").querySelector("form");
  if (form && !(await saveSheet(form))) return;
  const answer = await change("publish");
  const told = byId("published");
  told.hidden = false;
  told.classList.toggle("wrong", answer.status !== 200);
  if (answer.status === 200) {
    told.textContent = say("published", { version: answer.data.record?.version ?? "" });
  } else if (answer.data.problems) {
    told.replaceChildren(...answer.data.problems.map(({ message, hint }) => {
      const line = document.createElement("p");
      line.dir = "auto";
      line.textContent = [message, hint].filter(Boolean).join(" ");
      return line;
    }));
  } else if (answer.status === 409) {
    await clashed(answer.data, () => {}, null);
  } else told.textContent = say("failed");
  told.focus();
}

const otherwise = (action) => (row) => (row ? action(row) : tell(say("end")));
const move = (step) => otherwise(rows.go)(rows.beside(step, merging ? sameKind : undefined));

const actions = {
  next: () => move(1),
  previous: () => move(-1),
  first: () => rows.go(rows.shown()[0]),
  last: () => rows.go(rows.shown().at(-1)),
  undecided: () => { const row = rows.nextUndecided(); if (row) rows.go(row); else tell(say("done")); },
  accept: () => decide("accepted"),
  reject: () => decide("rejected"),
  propose: () => decide("proposed"),
  edit: () => (merging ? finishMerge() : open(rows.here()?.dataset.kind === "conflict" ? ["resolved"] : [])),
  reword: () => open(["text", "statement"]),
  speaker: () => open(["said_by", "speaker", "role"]),
  settle: () => (rows.here()?.dataset.kind === "conflict" ? open(["resolved"]) : tell(say("inapt"))),
  deny,
  merge,
  merge_here: finishMerge,
  lead,
  earlier: (button) => shift(-1, button?.closest("[data-of]")?.dataset.of),
  later: (button) => shift(1, button?.closest("[data-of]")?.dataset.of),
  unlead: (button) => order(rows.leads().map((row) => row.dataset.id).filter((id) => id !== button.closest("[data-of]").dataset.of)),
  look: (button) => rows.go(rows.rowOf(button.closest("[data-of]").dataset.of)),
  add: () => {
    if (!select.selected()) return tell(say("select"));
    select.hold();
    return forms.begin(select.selected());
  },
  walk,
  drop: () => select.drop(),
  undo: async () => heard(await change("undo")),
  redo: async () => heard(await change("redo")),
  search: () => { byId("search").focus(); byId("search").select(); },
  kind: (button) => filter(button.dataset.kind),
  place: () => { const row = rows.here(); if (row?.dataset.start) rows.go(row); },
  sheet,
  publish,
  today: (button) => {
    const field = byId(button.dataset.for);
    field.value = dialogs.today();
    field.focus();
  },
  check: () => dialogs.check(),
  help: () => dialogs.open("help"),
  close,
};

function act(name, event) {
  if (/^[0-8]$/.test(name)) {
    filter(document.querySelector(`[data-do=kind][data-digit="${name}"]`)?.dataset.kind ?? "");
    return true;
  }
  const arrow = event.key.startsWith("Arrow") && event.target.closest("#sources");
  if (arrow || !actions[name]) return false;
  if (name === "close") return close();
  actions[name]();
  return true;
}

function clicked(event) {
  const button = event.target.closest("[data-do]");
  if (button) {
    if (button.getAttribute("aria-disabled") === "true") return;
    const row = button.closest("#facts > li");
    if (row) rows.go(row, { focus: false });
    if (button.closest("#help")) byId("help").close();
    actions[button.dataset.do]?.(button);
    return;
  }
  const row = event.target.closest("#facts > li");
  if (row && !event.target.closest("form") && getSelection().isCollapsed) rows.go(row);
  else if (event.target.closest("[data-text]") && getSelection().isCollapsed) lookUp(event);
}

function lookUp({ clientX, clientY }) {
  const found = source.placeAt(clientX, clientY);
  const standing = found ? rows.standingAt(found.source, found.place) : [];
  const at = standing.indexOf(rows.here());
  if (standing.length) rows.go(standing[(at + 1) % standing.length], { follow: false });
}

function submitted(event) {
  const form = event.target;
  if (form.method === "dialog" || form.closest("#reason")) return;
  event.preventDefault();
  if (form.closest("#sheet")) saveSheet(form).then((saved) => { if (saved) tell(say("saved")); });
  else if (form.id !== "find") save(form);
}

function start() {
  document.addEventListener("keydown", walked, { capture: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest("input, textarea, select") && !event.target.closest("dialog") && close()) event.preventDefault();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) event.target.form.requestSubmit();
  });
  listen(act);
  document.addEventListener("click", clicked);
  document.addEventListener("submit", submitted);
  document.addEventListener("focusin", ({ target }) => {
    const row = target.closest("#facts > li");
    if (row && row !== rows.here()) rows.go(row, { focus: false });
  });
  byId("search").addEventListener("input", ({ target }) => { rows.narrow({ words: target.value }); settle(); });
  byId("search").addEventListener("keydown", (event) => { if (event.key === "Enter") rows.go(rows.shown()[0]); });
  byId("status").addEventListener("change", ({ target }) => { rows.narrow({ status: target.value }); settle(); });
  dialogs.watch();
  select.watch();
  count();
  const asked = location.hash.startsWith("#f-") ? byId(location.hash.slice(1)) : null;
  rows.go(asked ?? rows.shown().find(rows.undecided) ?? rows.shown()[0]);
  document.body.classList.add("ready");
}

start();
