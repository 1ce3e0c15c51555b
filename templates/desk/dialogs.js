// What stands before the page for a while: the keys, the sheet, the reason of a correction, two hands on one file.
import { say, element } from "./words.js";
import { rowOf, words } from "./rows.js";

const dialog = (id) => document.getElementById(id);
let back = null;

/** Open a dialog; where the focus was, it is again when the dialog closes. */
export function open(id) {
  const one = dialog(id);
  if (one.open) return one;
  back = document.activeElement;
  one.showModal();
  return one;
}

/** Close a dialog from its own buttons, and give the focus back. */
export function watch() {
  for (const one of document.querySelectorAll("dialog")) {
    one.addEventListener("close", () => { if (back?.isConnected) back.focus({ preventScroll: true }); });
    one.addEventListener("click", (event) => { if (event.target === one) one.close(); });
  }
}

/** The editor's reason for changes of what was published, as edits of the ledger, one for each; null where it is not given. */
export function reasonFor(untold) {
  const one = open("reason");
  const form = one.querySelector("form.sheet");
  form.reset();
  const parts = untold.map(changed);
  form.querySelector(".changes").replaceChildren(...parts);
  form.elements.date.value = today();
  one.querySelector(".gone").hidden = !untold.some(({ gone }) => gone);
  const worded = untold.findIndex(({ data }) => data);
  one.querySelector(".data").hidden = worded < 0;
  (parts[worded]?.elements.old ?? form.elements.reason).focus();
  return new Promise((resolve) => {
    form.onsubmit = (event) => {
      event.preventDefault();
      resolve(untold.map(({ fact }, at) => entry(fact, parts[at].elements, form.elements)));
      one.close();
    };
    one.addEventListener("close", () => resolve(null), { once: true });
  });
}

/** A published value as it was and as it is; of which fact, its words say. */
function changed({ fact, old, new: now, minor }, at) {
  const part = dialog("changed").content.firstElementChild.cloneNode(true);
  for (const field of part.elements) {
    field.id += `-${at}`;
    field.parentElement.querySelector("label").htmlFor = field.id;
  }
  const row = fact && rowOf(fact);
  part.querySelector("legend").textContent = row ? words(row) : "";
  part.elements.old.value = old ?? "";
  part.elements.new.value = now ?? "";
  part.elements.minor.checked = Boolean(minor);
  return part;
}

function entry(fact, { old, new: now, minor }, { reason, date, cause }) {
  return {
    do: "correct", fact: fact ?? null, old: old.value, new: now.value || null,
    reason: reason.value, date: date.value, minor: minor.checked, cause: cause.value,
  };
}

/** The day on the editor's own calendar, to be seen and changed before it is saved. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Show both versions of the files; the editor says «again» (ours on top of theirs, where it `can` be), «theirs», or nothing. */
export function clash({ files = [] }, can) {
  const one = open("clash");
  one.querySelector("[value=again]").hidden = !can;
  one.querySelector(".files").replaceChildren(...files.map(compared));
  one.querySelector(".ends button:not([hidden])").focus();
  one.returnValue = "";
  return new Promise((resolve) => one.addEventListener("close", () => resolve(one.returnValue), { once: true }));
}

function compared({ name, rows }) {
  const table = element("table", {}, element("caption", {}, element("bdi", { dir: "ltr" }, name)));
  const head = element("tr", {}, ...["clash.theirs", "clash.ours"].map((key) => element("th", { scope: "col" }, say(key))));
  table.append(element("thead", {}, head));
  const body = element("tbody");
  for (const [theirs, ours, sign] of paired(rows)) {
    const cell = (text, kind) => element("td", { class: text === null ? "none" : kind, dir: "ltr" }, element("bdi", { dir: "auto" }, text ?? ""));
    if (sign === "@") body.append(element("tr", { class: "skipped" }, element("td", { colspan: 2 }, "⋯")));
    else body.append(element("tr", {}, cell(theirs, sign === " " ? "same" : "minus"), cell(ours, sign === " " ? "same" : "plus")));
  }
  table.append(body);
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": name }, table);
}

/** Rows of a difference as pairs: theirs beside ours. */
function paired(rows) {
  const pairs = [];
  for (const { sign, text } of rows) {
    if (sign === " ") pairs.push([text, text, sign]);
    else if (sign === "@") pairs.push([null, null, sign]);
    else if (sign === "-") pairs.push([text, null, "-"]);
    else {
      const open = pairs.find((pair, at) => pair[2] === "-" && pair[1] === null && pairs.slice(at).every((one) => one[2] === "-" || one[2] === "+"));
      if (open) open[1] = text;
      else pairs.push([null, text, "+"]);
    }
  }
  return pairs;
}
