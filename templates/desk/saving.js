// Edits go out, the server's word comes back: rows anew, the reason of a correction, a file that changed meanwhile.
import { change, goOnFrom } from "./api.js";
import { say, tell, parsed } from "./words.js";
import * as dialogs from "./dialogs.js";
import * as forms from "./forms.js";
import * as rows from "./rows.js";
import * as source from "./source.js";

const nothing = () => {};

/** Put on the page what the server made anew. */
function take({ facts = {}, order, sources = {}, labels = {}, progress, undo, redo, redated = [], said }, done, left) {
  for (const [id, html] of Object.entries(sources)) {
    const holder = source.textOf(id);
    const made = parsed(html);
    holder?.replaceChildren(...(made.querySelector("[data-text]") ?? made).childNodes);
    if (holder) source.forget(holder);
  }
  for (const [id, label] of Object.entries(labels)) {
    const title = source.textOf(id)?.closest("article").querySelector("h2");
    if (title) title.textContent = label;
  }
  rows.replace(Object.entries(facts).map(([id, html]) => [id, html ? parsed(html).querySelector("li") : null]), order);
  if (progress !== undefined) document.getElementById("progress").innerHTML = progress;
  if (undo !== undefined) allow("undo", undo);
  if (redo !== undefined) allow("redo", redo);
  tell([done, left || !done ? said : ""].filter(Boolean).join(" "));
  document.dispatchEvent(new CustomEvent("desk:changed", { detail: { redated } }));
}

function allow(action, possible) {
  for (const button of document.querySelectorAll(`[data-do="${action}"]`)) button.setAttribute("aria-disabled", String(!possible));
}

/** Send edits as one step and say that it is `done`; `how.back` takes back what was shown ahead. True where it was saved. */
export async function send(edits, done, how = {}) {
  const answer = await change("edit", { edits });
  const again = (more = [], gone = false) => send([...(gone ? edits.map(withdrawn) : edits), ...more], gone ? say("did.withdrawn") : done, how);
  return heard(answer, done, { ...how, again });
}

/** What was published is not taken back: it is withdrawn. */
const withdrawn = (edit) => (edit.do === "status" ? { ...edit, status: "withdrawn" } : edit);

/** Undo or redo the last step of this desk. */
export const step = async (way) => heard(await change(way));

/** Publish the sheet as it is; the answer is the caller's, but for a file that changed. */
export async function publish() {
  const answer = await change("publish");
  if (answer.status === 409) await clashed(answer.data, nothing, null);
  return answer;
}

async function heard({ status, data }, done, { back = nothing, form = null, again = null, left = false } = {}) {
  if (status === 200) {
    take(data, done, left);
    return true;
  }
  if (status === 409) return clashed(data, back, again, form);
  if (status === 422 && form?.isConnected) {
    forms.blame(form, data.problems);
    tell(data.problems[0]?.message ?? say("failed"));
    return false;
  }
  if (status === 428 && again) {
    const entries = await dialogs.reasonFor(data.reason_for);
    if (entries) return again(entries, data.reason_for.some(({ gone }) => gone));
    tell(say("unsaved"));
  } else if (status !== -1) tell(refused(status, data), true);
  back();
  return false;
}

/** That nothing was saved, and why. */
const refused = (status, { problems }) => (status ? [say("unsaved"), told(problems?.[0]) || say("failed")].join(" ") : say("gone"));

/** A mistake in one line; a hint of many lines is for who edits the files by hand. */
export const told = (problem) => [problem?.message, problem?.hint?.includes("\n") ? "" : problem?.hint].filter(Boolean).join(": ");

/** Ask what is to be done. Until the page is loaded anew it shows what it showed: no other edit of it goes on from theirs. */
async function clashed(data, back, again, form = null) {
  const wish = await dialogs.clash(data, again);
  back();
  if (!wish) {
    tell(say("unsaved"));
    return false;
  }
  const seen = goOnFrom(data.version);
  const done = wish !== "again" || (await again());
  goOnFrom(seen);
  if (!done) return false;
  if (form) forms.forget(form);
  history.replaceState(null, "", `#f-${rows.here()?.dataset.id ?? ""}`);
  location.reload();
  return true;
}
