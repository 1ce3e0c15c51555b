// What stands before the page for a while: the keys, the sheet, the reason of a correction, two hands on one file.
import { say, element } from "./words.js";

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

/** The editor's reason for a change of what was published, as an edit of the ledger; null where it is not given. */
export function reasonFor({ fact, old, new: now, minor, data, gone }) {
  const one = open("reason");
  const form = one.querySelector("form.sheet");
  form.reset();
  form.elements.old.value = old ?? "";
  form.elements.new.value = now ?? "";
  form.elements.minor.checked = Boolean(minor);
  form.elements.date.value = today();
  one.querySelector(".gone").hidden = !gone;
  one.querySelector(".data").hidden = !data;
  form.elements[data ? "old" : "reason"].focus();
  return new Promise((resolve) => {
    form.onsubmit = (event) => {
      event.preventDefault();
      const { reason, date, cause } = form.elements;
      resolve({
        do: "correct", fact: fact ?? null, old: form.elements.old.value, new: form.elements.new.value || null,
        reason: reason.value, date: date.value, minor: form.elements.minor.checked, cause: cause.value,
      });
      one.close();
    };
    one.addEventListener("close", () => resolve(null), { once: true });
  });
}

/** The day on the editor's own calendar, to be seen and changed before it is saved. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Show both versions of the files; the editor says «again» (ours on top of theirs), «theirs», or nothing. */
export function clash({ files = [] }) {
  const one = open("clash");
  one.querySelector(".files").replaceChildren(...files.map(compared));
  one.querySelector(".ends button").focus();
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
