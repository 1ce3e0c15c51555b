// The sources: which words a fact stands on, and which facts stand on a word. Places are code points, as in the files.
const pane = document.getElementById("sources");
const known = new WeakMap();
const here = globalThis.Highlight ? new Highlight() : null;
const taken = globalThis.Highlight ? new Highlight() : null;
if (here) {
  CSS.highlights.set("here", here);
  CSS.highlights.set("taken", taken);
}

/** The element that holds a source's text, and nothing else. */
export const textOf = (source) => document.getElementById(`s-${source}`);

/** The text of an element with its text nodes, each with the place where it begins. */
function read(holder) {
  if (known.has(holder)) return known.get(holder);
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let place = 0;
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, start: place });
    place += walker.currentNode.length;
  }
  const text = holder.textContent;
  const wide = /[\ud800-\udbff]/.test(text);
  const kept = { nodes, text, wide };
  known.set(holder, kept);
  return kept;
}

/** The text of a source changed its marks. */
export const forget = (holder) => known.delete(holder);

const toUnits = ({ text, wide }, points) => (wide ? [...text].slice(0, points).join("").length : points);
const toPoints = ({ text, wide }, units) => (wide ? [...text.slice(0, units)].length : units);

function spot(kept, units, before) {
  let [low, high] = [0, kept.nodes.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (before ? kept.nodes[middle].start < units : kept.nodes[middle].start <= units) low = middle;
    else high = middle - 1;
  }
  const { node, start } = kept.nodes[low] ?? {};
  return [node, Math.min(units - start, node?.length ?? 0)];
}

/** The range of the page that shows the code points from `start` to `end` of a source. */
export function rangeOf(source, start, end) {
  const holder = textOf(source);
  if (!holder) return null;
  const kept = read(holder);
  if (!kept.nodes.length) return null;
  const range = document.createRange();
  range.setStart(...spot(kept, toUnits(kept, start), false));
  range.setEnd(...spot(kept, toUnits(kept, end), true));
  return range;
}

/** The code point of a source at which a place of the page stands. */
export function placeOf(holder, node, offset) {
  const before = document.createRange();
  before.selectNodeContents(holder);
  before.setEnd(node, offset);
  return toPoints(read(holder), before.toString().length);
}

/** The words of a source between two places. */
export function wordsOf(source, start, end) {
  const kept = read(textOf(source));
  return kept.text.slice(toUnits(kept, start), toUnits(kept, end));
}

/** Each run of letters and digits in a source, in code points. */
export function runsOf(source) {
  const kept = read(textOf(source));
  kept.runs ??= [...kept.text.matchAll(/[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}\u200c\u200d]|[.,\u066b\u066c](?=\p{N}))*[%\u066a]?/gu)].map((run) => ({
    start: toPoints(kept, run.index), end: toPoints(kept, run.index + run[0].length),
  }));
  return kept.runs;
}

function paint(highlight, name, range) {
  if (!highlight) return;
  highlight.clear();
  if (range) highlight.add(range);
}

/** Show the words of the fact that is looked at; they come into sight if they are not. */
export function show(source, start, end, follow = true) {
  const range = rangeOf(source, start, end);
  paint(here, "here", range);
  if (range && follow) bring(range);
}

/** Paint words as taken, for a new fact. */
export function take(range) {
  paint(taken, "taken", range);
}

/** Scroll the sources until the range is in sight. */
export function bring(range) {
  const at = range.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  const room = Math.min(96, frame.height / 4);
  if (at.top >= frame.top + room / 2 && at.top + Math.min(at.height, frame.height / 2) <= frame.bottom - room / 2) return;
  pane.scrollTop += at.top - frame.top - frame.height / 3;
}

/** The source and the place at a point of the window, where words stand there. */
export function placeAt(x, y) {
  const found = document.caretPositionFromPoint?.(x, y) ?? caretRange(x, y);
  const holder = found?.offsetNode?.parentElement?.closest("[data-text]");
  return holder ? { source: holder.dataset.text, place: placeOf(holder, found.offsetNode, found.offset) } : null;
}

function caretRange(x, y) {
  const range = document.caretRangeFromPoint?.(x, y);
  return range && { offsetNode: range.startContainer, offset: range.startOffset };
}
