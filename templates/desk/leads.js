// What leads the sheet, in its order: a number at each row, and a list of its own.
import { say, tell, parsed } from "./words.js";
import { send } from "./saving.js";
import * as rows from "./rows.js";

const holder = document.getElementById("leads");
const pattern = document.getElementById("lead-row").innerHTML;
const ids = () => rows.leads().map((row) => row.dataset.id);

/** Put the row that is looked at among the leading ones, or take it out. */
export function toggle() {
  const row = rows.here();
  if (!row || row.dataset.kind === "conflict") return tell(say("inapt"));
  return ids().includes(row.dataset.id) ? drop(row.dataset.id) : order([...ids(), row.dataset.id], row.dataset.id);
}

/** Take a fact out of the leading ones. */
export const drop = (id) => order(ids().filter((one) => one !== id));

/** Move a leading fact one place. */
export function shift(step, id = rows.here()?.dataset.id) {
  const all = ids();
  const at = all.indexOf(id);
  if (at < 0) return tell(say("lead.not"));
  if (at + step < 0 || at + step >= all.length) return tell(say("end"));
  [all[at], all[at + step]] = [all[at + step], all[at]];
  return order(all, id);
}

function order(wanted, id) {
  const before = new Map(rows.all().map((row) => [row, row.dataset.lead]));
  for (const row of before.keys()) number(row, wanted.indexOf(row.dataset.id) + 1);
  show();
  const done = id ? say("did.lead", { n: wanted.indexOf(id) + 1 }) : say("did.unlead");
  return send([{ do: "lead", ids: wanted }], done, { back: () => { for (const [row, place] of before) number(row, place); show(); } });
}

function number(row, place) {
  if (String(place || "") === (row.dataset.lead ?? "")) return;
  if (place) row.dataset.lead = place;
  else delete row.dataset.lead;
  const shown = row.querySelector(".lead");
  if (!shown) return;
  shown.textContent = place || "";
  shown.title = place ? say("lead.title") : "";
}

/** Write the list anew; a button that had the focus has it again. */
export function show() {
  const leading = rows.leads();
  const held = document.activeElement?.closest?.("#leads [data-do]");
  const [id, action] = [held?.closest("li").dataset.of, held?.dataset.do];
  holder.querySelector("ol").replaceChildren(...leading.map((row) => {
    const item = parsed(pattern).querySelector("li");
    item.dataset.of = row.dataset.id;
    item.querySelector(".words").textContent = rows.words(row);
    return item;
  }));
  holder.hidden = !leading.length;
  holder.querySelector(".n").textContent = leading.length;
  if (!held) return;
  const again = holder.querySelector(`li[data-of="${CSS.escape(id)}"] [data-do="${action}"]`) ?? holder.querySelector("[data-do]");
  if (again) again.focus();
  else rows.go(rows.here());
}
