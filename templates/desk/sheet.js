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
export const unsaved = () => Object.keys(forms.typedIn(holder.querySelector("form.sheet"))).length > 0;

/** What the check says, below the fields. */
export async function check() {
  const place = document.getElementById("check");
  place.setAttribute("aria-busy", "true");
  const { status, data } = await ask("check");
  place.removeAttribute("aria-busy");
  if (status === 200) place.innerHTML = data;
  else place.textContent = say("failed");
}

/** Save the fields that were typed otherwise; true where nothing is left to save. */
export async function save(form) {
  const set = forms.typedIn(form);
  if (!Object.keys(set).length) return true;
  if (!(await send([{ do: "sheet", set }], say("saved"), { form }))) return false;
  forms.keep(form);
  name(form.elements.title?.value);
  await check();
  return true;
}

/** The title as it is now, above the page and on its tab. */
function name(title) {
  if (!title) return;
  const shown = document.querySelector(".bar h1");
  document.title = document.title.replace(shown.textContent, title);
  shown.textContent = title;
}

/** Save, then publish; what stands in the way is said here. */
export async function publish() {
  published.hidden = true;
  if (!(await save(holder.querySelector("form.sheet")))) return;
  const { status, data } = await sendIt();
  if (status === 409) return;
  published.hidden = false;
  published.classList.toggle("wrong", status !== 200);
  if (status === 200) published.replaceChildren(...isolates(say("published", { version: data.record?.version ?? "", command: NEXT })));
  else if (data.problems) published.replaceChildren(...data.problems.map((one) => element("p", { dir: "auto" }, ...isolates(told(one)))));
  else published.textContent = say(status ? "failed" : "gone");
  published.focus();
}
