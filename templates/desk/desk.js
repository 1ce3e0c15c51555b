// The desk: actions by name, for keys and buttons alike. A row answers at once; the server's word follows.
import { underway } from "./api.js";
import { say, tell } from "./words.js";
import { listen } from "./keys.js";
import { send, step } from "./saving.js";
import * as dialogs from "./dialogs.js";
import * as forms from "./forms.js";
import * as leads from "./leads.js";
import * as merging from "./merging.js";
import * as rows from "./rows.js";
import * as select from "./select.js";
import * as sheet from "./sheet.js";
import * as source from "./source.js";

const byId = (id) => document.getElementById(id);
const CHIPS = ".filters [data-do=kind]";

// Deciding

function decide(status) {
  const row = rows.here();
  if (!row) return;
  if (row.dataset.kind === "conflict") {
    settle();
    return;
  }
  const next = rows.undecided(row) && status !== "proposed" ? rows.nextUndecided() : null;
  const before = rows.setStatus(row, status);
  if (next) rows.go(next);
  const last = !rows.all().some(rows.undecided);
  send([{ do: "status", ids: [row.dataset.id], status }], [say(`did.${status}`), last ? say("done") : ""].join(" ").trim(), {
    left: !last,
    back: () => { rows.setStatus(row, before); rows.go(row); },
  });
}

async function open(wish = []) {
  const row = rows.here();
  if (!row || (!row.querySelector("form") && busy())) return;
  if (!(await forms.open(row, wish))) tell(say("failed"));
}

/** What is typed into a form is saved or left by whoever typed it, and by no other form. */
function busy() {
  if (!forms.unsaved()) return false;
  const form = forms.opened();
  form.scrollIntoView({ block: "nearest" });
  form.querySelector("[type=submit]").focus();
  tell(say("busy"), true);
  return true;
}

function settle() {
  const row = rows.here();
  if (row?.dataset.sides) open(["resolved"]);
  else tell(say("inapt"));
}

async function save(form) {
  if (form.chosen) return add(form);
  const row = form.closest("#facts > li");
  const { id } = row.dataset;
  const set = forms.typedIn(form);
  if (!Object.keys(set).length) return close();
  const [edit, done] = row.dataset.kind === "conflict" ? [settling(form), "did.settled"] : [{ do: "change", id, set }, "did.changed"];
  if (await send([edit], say(done), { form })) leave(form, id, row.dataset.sides);
  return undefined;
}

function leave(form, id, sides) {
  if (form.isConnected) forms.close();
  const same = sides && rows.all().find((row) => row.dataset.sides === sides);
  rows.go(rows.rowOf(id) ?? same ?? rows.here() ?? rows.shown()[0]);
}

function settling(form, status = "accepted") {
  const { dataset } = form.closest("#facts > li");
  const { why, resolved } = form.elements;
  return {
    do: "settle", between: JSON.parse(dataset.sides), id: "own" in dataset ? dataset.id : null,
    why: why.value, resolved: resolved.value || null, severity: "own" in dataset ? null : dataset.severity, status,
  };
}

async function deny(button) {
  const form = button.closest("form");
  const { id, sides } = form.closest("#facts > li").dataset;
  if (await send([settling(form, "rejected")], say("did.denied"), { form })) leave(form, id, sides);
}

// A new fact of words of the source

function begin() {
  if (!select.selected()) return tell(say("select"));
  if (busy()) return undefined;
  select.hold();
  return forms.begin(select.selected());
}

async function add(form) {
  const before = new Set(rows.all().map((row) => row.dataset.id));
  if (!(await send([forms.added(form)], say("did.added"), { form }))) return;
  forms.close();
  select.drop();
  const made = rows.all().find((row) => !before.has(row.dataset.id) && row.dataset.kind !== "conflict");
  if (made?.hidden) unfilter();
  rows.go(made ?? rows.here());
}

/** The chosen words as another place of the fact that is looked at. */
async function tellAlso() {
  const { source, start, end } = select.selected() ?? {};
  const row = rows.here();
  if (!source) tell(say("select"));
  else if (!row || row.dataset.kind === "conflict") tell(say("inapt"));
  else if (await send([{ do: "also", id: row.dataset.id, add: { source, start, end } }], say("did.told"))) {
    select.drop();
    rows.go(rows.rowOf(row.dataset.id));
  }
}

async function untell(button) {
  const form = button.closest("form");
  const drop = JSON.parse(button.dataset.place);
  if (await send([{ do: "also", id: form.dataset.id, drop }], say("did.untold"))) {
    const left = button.closest("fieldset");
    button.closest(".place").remove();
    (left.querySelector("button") ?? form.querySelector("[type=submit]")).focus();
    if (!left.querySelector(".place")) left.remove();
  }
}

function walk() {
  const { dataset } = rows.here() ?? {};
  const holder = dataset?.start ? source.textOf(dataset.source) : document.querySelector("[data-text]");
  if (!holder) return;
  byId("sources").focus({ preventScroll: true });
  select.begin(holder.dataset.text, dataset?.start ? Number(dataset.start) : 0);
}

const STEPS = { ArrowLeft: "forward", ArrowRight: "back", ArrowDown: "down", ArrowUp: "up" };

function walked(event) {
  if (!select.walking() || event.ctrlKey || event.altKey || event.metaKey) return;
  if (STEPS[event.key]) select.step(STEPS[event.key], event.shiftKey);
  else if (event.key === "Enter") begin();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

// Filters and search

function filter(kind) {
  rows.narrow({ kind });
  for (const chip of document.querySelectorAll(CHIPS)) chip.setAttribute("aria-pressed", String(chip.dataset.kind === kind));
  shown();
}

function unfilter() {
  byId("search").value = "";
  byId("status").value = "all";
  rows.narrow({ status: "all", words: "" });
  filter("");
}

function shown() {
  const all = rows.shown();
  if (all.length && (!rows.here() || rows.here().hidden)) rows.go(all[0], { focus: false });
  tell(say("shown", { n: all.length }));
}

function changed() {
  for (const chip of document.querySelectorAll(CHIPS)) {
    const number = rows.counted(chip.dataset.kind);
    chip.querySelector(".n").textContent = number;
    chip.classList.toggle("empty", !number);
  }
  document.body.classList.toggle("finished", !rows.all().some(rows.undecided));
  leads.show();
}

// Actions

function close() {
  if (select.walking()) {
    select.drop();
    rows.go(rows.here());
  } else if (merging.choosing()) rows.go(merging.end());
  else if (forms.opened()) {
    const row = forms.close();
    tell("");
    if (row === true) select.drop();
    rows.go(row === true ? rows.here() : row);
  } else if (select.selected()) select.drop();
  else if (document.activeElement?.closest("#find")) {
    if (byId("search").value) unfilter();
    rows.go(rows.here()?.hidden ? rows.shown()[0] : rows.here());
  } else return false;
  return true;
}

function move(way) {
  const row = rows.beside(way, merging.choosing() ? merging.fits : undefined);
  if (row) rows.go(row);
  else tell(say("end"));
}

function undecided() {
  const row = rows.nextUndecided();
  if (row) rows.go(row);
  else tell(say("done"));
}

const of = (button) => button?.closest("[data-of]")?.dataset.of;
const isConflict = () => rows.here()?.dataset.kind === "conflict";

const actions = {
  next: () => move(1),
  previous: () => move(-1),
  undecided,
  accept: () => decide("accepted"),
  reject: () => decide("rejected"),
  propose: () => decide("proposed"),
  edit: () => (merging.choosing() ? merging.finish() : isConflict() ? settle() : open()),
  reword: () => (isConflict() ? tell(say("inapt")) : open(["text"])),
  speaker: () => (isConflict() ? tell(say("inapt")) : open(["speaker", "said_by", "role"])),
  settle,
  deny,
  merge: merging.merge,
  merge_here: merging.finish,
  lead: leads.toggle,
  earlier: (button) => leads.shift(-1, of(button)),
  later: (button) => leads.shift(1, of(button)),
  unlead: (button) => leads.drop(of(button)),
  look: (button) => rows.go(rows.rowOf(of(button))),
  add: begin,
  tell: tellAlso,
  untell,
  walk,
  drop: select.drop,
  undo: () => step("undo"),
  redo: () => step("redo"),
  search: () => { byId("search").focus(); byId("search").select(); },
  kind: (button) => filter(button.dataset.kind),
  kinds: () => document.querySelector(CHIPS).focus(),
  place: () => rows.go(rows.here()),
  sheet: sheet.open,
  publish: sheet.publish,
  today: (button) => { byId(button.dataset.for).value = dialogs.today(); byId(button.dataset.for).focus(); },
  help: () => dialogs.open("help"),
  close,
};

function act(name, button, event) {
  if (event.key.startsWith("Arrow") && event.target.closest("#sources")) return false;
  if (button.getAttribute("aria-disabled") === "true") return true;
  return actions[name](button) !== false;
}

function clicked(event) {
  const button = event.target.closest("[data-do]");
  const row = event.target.closest("#facts > li");
  const quiet = getSelection().isCollapsed;
  if (button) {
    if (button.getAttribute("aria-disabled") === "true") return;
    if (row) rows.go(row, { focus: false });
    const above = button.closest("#help, #check")?.closest("dialog");
    if (!above) actions[button.dataset.do](button);
    else {
      above.addEventListener("close", () => actions[button.dataset.do](button), { once: true });
      above.close();
    }
  } else if (row && !event.target.closest("form") && quiet) rows.go(row);
  else if (event.target.closest("[data-text]") && quiet) lookUp(event);
}

function lookUp({ clientX, clientY }) {
  const found = source.placeAt(clientX, clientY);
  const standing = found ? rows.standingAt(found.source, found.place) : [];
  if (standing.length) rows.go(standing[(standing.indexOf(rows.here()) + 1) % standing.length], { follow: false });
}

function submitted(event) {
  const form = event.target;
  if (form.method === "dialog" || form.closest("#reason")) return;
  event.preventDefault();
  if (form.closest("#sheet")) sheet.save(form);
  else if (form.id === "find") rows.go(rows.shown()[0]);
  else save(form);
}

const isLine = (event, field) => !event.shiftKey && field.matches("#facts textarea");

function typed(event) {
  const field = event.target.closest?.("input, textarea, select");
  if (!field || event.defaultPrevented || event.isComposing) return;
  if (event.key === "Escape" && !field.closest("dialog")) close();
  else if (event.key === "Enter" && field.form && (event.ctrlKey || event.metaKey || isLine(event, field))) field.form.requestSubmit();
  else return;
  event.preventDefault();
}

function start() {
  document.addEventListener("keydown", walked, { capture: true });
  document.addEventListener("keydown", typed);
  listen(act);
  document.addEventListener("click", clicked);
  document.addEventListener("submit", submitted);
  document.addEventListener("desk:changed", changed);
  document.addEventListener("focusin", ({ target }) => {
    const row = target.closest("#facts > li");
    if (row && row !== rows.here()) rows.go(row, { focus: false });
  });
  byId("search").addEventListener("input", ({ target }) => { rows.narrow({ words: target.value }); shown(); });
  byId("status").addEventListener("change", ({ target }) => { rows.narrow({ status: target.value }); shown(); });
  addEventListener("beforeunload", (event) => { if (sheet.unsaved() || forms.unsaved() || underway()) event.preventDefault(); });
  dialogs.watch();
  select.watch();
  changed();
  const asked = location.hash.startsWith("#f-") ? byId(location.hash.slice(1)) : null;
  rows.go(asked ?? rows.shown().find(rows.undecided) ?? rows.shown()[0]);
  if (rows.all().every((row) => row.dataset.status === "proposed")) byId("said").textContent = say("start");
  document.body.classList.add("ready");
}

start();
