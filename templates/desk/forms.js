// Forms: a fact as fields, live words on what is typed, and a new fact of selected words.
import { ask } from "./api.js";
import { say, listed, element, isolates, parsed } from "./words.js";
import * as words from "./source.js";

const WAIT = 160;
const PLACE = new Set(["evidence", "occurrence"]);
const LATER = new Set(["note", "cue", "calendar", "hijri", "qualifiers", "roles", "variants", "mentions", "identity", "statement", "announced", "direct", "polarity", "translated", "approx", "change.direction", "change.from", "change.period"]);
const LTR = new Set(["value", "period", "date", "announced", "hijri", "identity", "occurrence", "change.from", "change.period", "reviewed_on", "issued"]);
let asked = 0;

/** The form that is open in a row, where one is. */
export const opened = () => document.querySelector("#facts form, #fresh form");

/** Open the form of a row; `wish` names the field that is wanted, the first of those that the form has. */
export async function open(row, wish = []) {
  if (row.querySelector("form")) return focusOn(row.querySelector("form"), wish);
  close();
  const { status, data } = await ask(`fact/${encodeURIComponent(row.dataset.id)}`);
  if (status !== 200) return false;
  const form = parsed(data).querySelector("form");
  row.append(form);
  row.classList.add("opened");
  if (row.dataset.kind !== "conflict") form.addEventListener("input", ({ target }) => later(row.dataset.id, target));
  for (const field of form.querySelectorAll("[data-told]")) {
    const input = form.elements[field.dataset.told];
    if (input?.value && LIVE.has(input.name)) later(row.dataset.id, input, 0);
  }
  if (wish.includes("text")) begun(form.elements.text, row.querySelector(".words").textContent.trim());
  focusOn(form, wish);
  form.scrollIntoView({ block: "nearest" });
  return true;
}

const LIVE = new Set(["text", "statement"]);

/** The wording begins with the words of the source; as long as nobody changes them, they are none of the editor's. */
function begun(field, words) {
  if (!field || field.value) return;
  field.value = words;
  field.dataset.begun = words;
}

function focusOn(form, wish) {
  const named = wish.map((name) => form.elements[name]).find(Boolean);
  const field = named ?? [...form.elements].find((one) => one.matches("input:not([type=hidden]), textarea, select"));
  field?.focus();
  field?.select?.();
  return true;
}

/** Close whichever form is open; the row has the focus again. */
export function close() {
  const form = opened();
  if (!form) return false;
  const row = form.closest("#facts > li");
  asked += 1;
  form.remove();
  row?.classList.remove("opened");
  document.getElementById("fresh").hidden = true;
  return row ?? true;
}

/** True where something was typed into the open form that is not saved. */
export function unsaved() {
  const form = opened();
  return Boolean(form && (form.chosen ? form.typed : Object.keys(typedIn(form)).length));
}

/** What was typed otherwise than it was. */
export function typedIn(form) {
  const changed = {};
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden") continue;
    const was = field.matches("select") ? [...field.options].find((one) => one.defaultSelected)?.value ?? "" : field.defaultValue;
    const now = field.type === "checkbox" ? String(field.checked) : field.value;
    const old = field.type === "checkbox" ? String(field.defaultChecked) : was;
    if (now !== old && now !== field.dataset.begun) changed[field.name] = now === "" ? null : now;
  }
  return changed;
}

/** What is typed now is what was saved, and nothing of it is wrong. */
export function keep(form) {
  acquit(form);
  for (const field of form.elements) {
    if (field.type === "checkbox") field.defaultChecked = field.checked;
    else if (field.matches("select")) for (const one of field.options) one.defaultSelected = one.selected;
    else if ("defaultValue" in field) field.defaultValue = field.value;
  }
}

/** What was typed is saved, or given up. */
export function forget(form) {
  form.reset();
  form.typed = false;
}

function acquit(form) {
  for (const told of form.querySelectorAll(".wrong")) told.remove();
  for (const field of form.elements) field.removeAttribute?.("aria-invalid");
}

/** Show what is wrong beside the fields; what belongs to none stands at the end. */
export function blame(form, problems) {
  acquit(form);
  let first = null;
  for (const { field: name, message, hint } of problems) {
    const field = name ? form.elements[name] : null;
    const id = `w-${name || "form"}`;
    const line = element("p", { class: "wrong", id }, element("span", { dir: "auto" }, ...isolates(message)), hint ? element("span", { class: "hint", dir: "auto" }, ...isolates(hint)) : "");
    if (field?.setAttribute) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-errormessage", id);
      field.closest(".field").append(line);
      first ??= field;
    } else form.querySelector(".ends").before(line);
  }
  (first ?? form.querySelector("input, textarea, select"))?.focus();
}

function later(id, field, wait = WAIT) {
  const told = field.form.querySelector(`[data-told="${CSS.escape(field.name)}"]`);
  if (!told) return;
  clearTimeout(field.waiting);
  field.waiting = setTimeout(async () => {
    const mine = (asked += 1);
    field.asked = mine;
    const { status, data } = await ask("assess", { id, field: field.name, typed: field.value });
    if (field.asked === mine && field.isConnected && status < 500 && status > 0) assess(told, field, status === 200 && !data.problems ? data : { wrong: data.problems?.[0] });
  }, wait);
}

/** What the desk thinks of what is typed: its value, the words that are the editor's own, its verdict. */
function assess(told, field, { value, reasons = [], foreign = [], wrong }) {
  told.replaceChildren();
  if (wrong) return told.append(element("span", { class: "reason" }, element("bdi", {}, wrong.message)));
  if (!field.value.trim()) return undefined;
  if (value && value !== field.value) told.append(element("span", { class: "meant" }, say("meant"), " ", element("bdi", {}, value)));
  if (foreign.length) told.append(mirror(field.value, foreign));
  else if (field.matches("[data-worded]")) told.append(element("span", { class: "same" }, say("worded.source")));
  for (const reason of reasons) told.append(element("span", { class: "reason" }, reason));
  return undefined;
}

/** What was typed, the editor's own words underlined, and a line that says so. */
function mirror(typed, foreign) {
  const letters = [...typed];
  const line = element("span", { class: "mirror", dir: "rtl" });
  let place = 0;
  for (const [start, end] of foreign) {
    line.append(letters.slice(place, start).join(""), element("mark", { class: "ours" }, letters.slice(start, end).join("")));
    place = end;
  }
  line.append(letters.slice(place).join(""));
  return element("span", { class: "worded" }, element("strong", {}, say("worded.ours")), line);
}

/** Begin a new fact of chosen words: the form says what the words mean as a fact of each kind. */
export async function begin(chosen) {
  close();
  const holder = document.getElementById("fresh");
  const form = parsed(document.getElementById("fresh-form").innerHTML).querySelector("form");
  holder.replaceChildren(form);
  holder.hidden = false;
  form.querySelector(".evidence").textContent = chosen.text;
  form.chosen = chosen;
  form.addEventListener("input", ({ target }) => { form.typed ||= target.name !== "kind"; });
  form.addEventListener("change", ({ target }) => { if (target.name === "kind") preview(form, target.value); });
  await preview(form);
  (form.querySelector("input[name=kind]:checked") ?? form.querySelector("input[name=kind]")).focus();
}

async function preview(form, kind) {
  const { source, start, end } = form.chosen;
  const mine = (form.asked = (form.asked ?? 0) + 1);
  const { status, data } = await ask("preview", { source, start, end, ...(kind ? { kind } : {}) });
  if (form.asked !== mine) return;
  const fields = form.querySelector(".fields");
  if (status !== 200) {
    fields.replaceChildren();
    blame(form, data.problems ?? [{ message: say("failed") }]);
    return;
  }
  Object.assign(form.chosen, { start: data.start, end: data.end });
  form.querySelector(".evidence").textContent = words.wordsOf(source, data.start, data.end);
  words.take(words.rangeOf(source, data.start, data.end));
  form.querySelectorAll(".wrong").forEach((one) => one.remove());
  form.querySelector(`input[name=kind][value="${data.kind}"]`).checked = true;
  const keys = (data.keys ?? Object.keys(data.fields)).filter((key) => !PLACE.has(key) && (data.fields[key] || !LATER.has(key)));
  keys.sort((one, other) => (one === "text") - (other === "text"));
  fields.replaceChildren(...keys.map((key) => fresh(key, data.fields[key] ?? "")));
  const told = form.querySelector(".verdict");
  const known = data.same ? [say("same")] : [];
  told.replaceChildren(...[...known, ...data.reasons].map((reason) => element("span", { class: "reason" }, reason)));
}

/** A field of a new fact; what the words gave is in it already. */
function fresh(key, typed) {
  const id = `n-${key}`;
  const choices = listed("choices")[key];
  const field = choices ? element("select", { id, name: key }) : element("input", { id, name: key, dir: direction(key), autocomplete: "off", spellcheck: "false" });
  for (const [value, name] of Object.entries(choices ?? {})) field.append(element("option", { value }, name));
  field.value = typed;
  return element("p", { class: "field" }, element("label", { for: id }, listed("fields")[key] ?? key), field);
}

const direction = (key) => (LTR.has(key) ? "ltr" : key === "unit" ? "auto" : "rtl");

/** The edit that adds the fact of a form. */
export function added(form) {
  const { source, start, end } = form.chosen;
  const set = {};
  for (const field of form.elements) if (field.name && field.name !== "kind" && field.value.trim()) set[field.name] = field.value;
  return { do: "add", kind: form.elements.kind.value, source, start, end, set: Object.keys(set).length ? set : null };
}
