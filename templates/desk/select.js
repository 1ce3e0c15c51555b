// Words of the source for a new fact: selected with the mouse, by touch, or by keyboard word after word.
import { say, tell } from "./words.js";
import * as source from "./source.js";

const bar = document.getElementById("chosen");
const words = bar.querySelector(".words");
let chosen = null;
let walk = null;

export const selected = () => chosen;

/** Watch what is selected in the sources; a bar says which words, and has the button for a new fact. */
export function watch() {
  let waiting;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(follow, 60);
  });
}

function follow() {
  const selection = getSelection();
  if (selection.rangeCount && !selection.isCollapsed) {
    const range = selection.getRangeAt(0);
    const holder = inside(range);
    if (holder) {
      const text = holder.dataset.text;
      choose(trimmed(text, source.placeOf(holder, range.startContainer, range.startOffset), source.placeOf(holder, range.endContainer, range.endOffset)));
      return;
    }
  }
  if (!walk && !document.activeElement?.closest("form, #chosen")) choose(null);
}

/** The text that a range lies in; a range that leaves it is cut at its ends. */
function inside(range) {
  const around = range.commonAncestorContainer;
  const holder = (around.nodeType === Node.TEXT_NODE ? around.parentElement : around).closest("[data-text]");
  if (holder) return holder;
  const first = range.startContainer.parentElement?.closest("[data-text]");
  if (!first || !document.getElementById("sources").contains(first)) return null;
  range.setEnd(first, first.childNodes.length);
  return first;
}

function trimmed(id, start, end) {
  const text = [...source.wordsOf(id, start, end)];
  const blank = (letter) => /\s/u.test(letter);
  while (text.length && blank(text[0])) { text.shift(); start += 1; }
  while (text.length && blank(text.at(-1))) { text.pop(); end -= 1; }
  return text.length ? { source: id, start, end, text: text.join("") } : null;
}

function choose(found) {
  chosen = found;
  bar.hidden = !found;
  words.textContent = found ? found.text : "";
}

/** Forget what was selected. */
export function drop() {
  walk = null;
  document.body.classList.remove("walking");
  getSelection().removeAllRanges();
  source.take(null);
  choose(null);
}

/** Keep the chosen words painted while the form of the new fact has the focus. */
export function hold() {
  const range = source.rangeOf(chosen.source, chosen.start, chosen.end);
  source.take(range);
  source.bring(range);
  walk = null;
  document.body.classList.remove("walking");
}

/** True while words are walked through by keyboard. */
export const walking = () => walk !== null;

/** Begin to walk through words, at the fact that is looked at or at the first words in sight. */
export function begin(id, place) {
  const runs = source.runsOf(id);
  if (!runs.length) return;
  const first = runs.findIndex((run) => run.end > place);
  walk = { id, runs, from: Math.max(first, 0), to: Math.max(first, 0) };
  document.body.classList.add("walking");
  tell(say("walk"));
  paint();
}

/** Take one step: to the next or previous word or line; `grow` keeps where the selection began. */
export function step(way, grow) {
  const { runs } = walk;
  const to = { forward: walk.to + 1, back: walk.to - 1, down: lineBeside(1), up: lineBeside(-1) }[way];
  walk.to = Math.min(Math.max(to, 0), runs.length - 1);
  if (!grow) walk.from = walk.to;
  paint();
}

function lineBeside(direction) {
  const box = (at) => source.rangeOf(walk.id, walk.runs[at].start, walk.runs[at].end).getBoundingClientRect();
  const mine = box(walk.to);
  const middle = (mine.left + mine.right) / 2;
  let [best, line] = [walk.to, null];
  for (let at = walk.to + direction; at >= 0 && at < walk.runs.length; at += direction) {
    const that = box(at);
    if (Math.abs(that.top - mine.top) < mine.height / 2) continue;
    line ??= that.top;
    if (Math.abs(that.top - line) > mine.height / 2) break;
    const distance = (place) => Math.abs((box(place).left + box(place).right) / 2 - middle);
    if (best === walk.to || distance(at) < distance(best)) best = at;
  }
  return best;
}

function paint() {
  const [first, last] = [Math.min(walk.from, walk.to), Math.max(walk.from, walk.to)];
  const found = { source: walk.id, start: walk.runs[first].start, end: walk.runs[last].end };
  const range = source.rangeOf(found.source, found.start, found.end);
  source.take(range);
  source.bring(source.rangeOf(walk.id, walk.runs[walk.to].start, walk.runs[walk.to].end));
  choose({ ...found, text: source.wordsOf(found.source, found.start, found.end) });
  tell(chosen.text);
}
