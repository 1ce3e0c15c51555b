// The sheet itself: its fields, what is still undecided, and publishing.
import { ask, settled } from "./api.js";
import { say, element, isolates } from "./words.js";
import { send, publish as sendIt, told } from "./saving.js";
import * as dialogs from "./dialogs.js";
import * as forms from "./forms.js";

const holder = document.getElementById("sheet");
const published = document.getElementById("published");
const NEXT = "\u2066waraqa build --pdf\u2069";

/** Open the fields of the sheet as they are now; what was typed and is not saved yet stands there still. */
export async function open() {
  await settled();
  const { status, data } = unsaved() ? {} : await ask("sheet");
  if (status === 200) document.getElementById("sheet-form").innerHTML = data;
  published.hidden = true;
  dialogs.open("sheet");
  check();
  holder.querySelector("input, textarea")?.focus();
}

/** True where something was typed that is not saved. */
export const unsaved = () => [...holder.querySelectorAll("form.sheet")].some((form) => Object.keys(forms.typedIn(form)).length > 0);

/** What the check says, below the fields. */
export async function check() {
  const place = document.getElementById("check");
  place.setAttribute("aria-busy", "true");
  const { status, data } = await ask("check");
  place.removeAttribute("aria-busy");
  if (status === 200) place.innerHTML = data;
  else place.textContent = say("failed");
}

let redated = [];
document.addEventListener("desk:changed", ({ detail }) => { redated = detail?.redated ?? []; });

/** Which dates read otherwise since a source has another day. */
function tellDates(place) {
  place.hidden = !redated.length;
  place.replaceChildren(...redated.map((line) => element("p", {}, ...isolates(line))));
  if (redated.length) place.focus();
}

/** Save the fields that were typed otherwise; true where nothing is left to save. */
export async function save(form) {
  const set = forms.typedIn(form);
  if (!Object.keys(set).length) return true;
  const { source } = form.dataset;
  redated = [];
  if (!(await send([source ? { do: "source", id: source, set } : { do: "sheet", set }], say("saved"), { form }))) return false;
  forms.keep(form);
  if (source) tellDates(form.parentElement.querySelector(".redated"));
  if (!source) name(form.elements.title?.value);
  await check();
  return true;
}

/** The title as it is now, above the page and on its tab. */
function name(title) {
  if (!title) return;
  const shown = document.querySelector(".bar h1");
  document.title = document.title.replace(shown.textContent, () => title);
  shown.textContent = title;
}

/** Save, then publish; what stands in the way is said here. */
export async function publish() {
  published.hidden = true;
  for (const form of holder.querySelectorAll("form.sheet")) if (!(await save(form))) return;
  const { status, data } = await sendIt();
  if (status === 409) return;
  published.hidden = false;
  published.classList.toggle("wrong", status !== 200);
  if (status === 200) published.replaceChildren(...isolates(say("published", { version: data.record?.version ?? "", command: NEXT })));
  else if (data.problems) published.replaceChildren(...data.problems.map((one) => element("p", { dir: "auto" }, ...isolates(told(one)))));
  else published.textContent = say(status ? "failed" : "gone");
  published.focus();
}
