// Two facts that are one: the one that goes waits, the other is chosen with the same keys as ever.
import { say, tell } from "./words.js";
import { send } from "./saving.js";
import * as rows from "./rows.js";

const banner = document.getElementById("merging");
let going = null;

/** True while the other fact is being chosen. */
export const choosing = () => going !== null;

/** True for a row that the waiting one may be merged into. */
export const fits = (row) => row !== going && row.dataset.kind === going.dataset.kind && row.dataset.status !== "rejected";

/** Begin with the row that is looked at, or end with it as the other one. */
export function merge() {
  const row = rows.here();
  if (going) return finish();
  if (!row || row.dataset.kind === "conflict") return tell(say("inapt"));
  going = row;
  const other = rows.beside(1, fits) ?? rows.beside(-1, fits);
  if (!other) {
    going = null;
    return tell(say("merge.none"));
  }
  row.classList.add("leaving");
  document.body.classList.add("merging");
  document.getElementById("merge-of").textContent = rows.words(row);
  banner.hidden = false;
  rows.go(other);
  return tell(say("merge.choose"));
}

/** Choose nothing after all. */
export function end() {
  const row = going;
  going?.classList.remove("leaving");
  going = null;
  document.body.classList.remove("merging");
  banner.hidden = true;
  return row;
}

/** Merge the waiting fact into the one that is looked at. */
export function finish() {
  const into = rows.here();
  if (!going || !fits(into)) return tell(say("inapt"));
  const { id } = end().dataset;
  rows.go(into);
  return send([{ do: "merge", id, into: into.dataset.id }], say("did.merged"));
}
