// Text → the words that search compares: the same steps over the same tables as waraqa/arabic/searching.py, and a test
// holds both to the same answers. `tables` is written before this file when a site is built; no word of Arabic is here.
const arabic = /[\u0621-\u064a]/;
const left = 3;
const stops = new Set(tables.stops);
const own = new Set(tables.own);
const joined = Object.entries(tables.joined);
const shapes = Object.entries(tables.shapes).map(([shape, one]) => [new RegExp(shape, "u"), one.replace(/\\(?=[0-9])/g, "$")]);
const at = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);

function withoutMarks(text) {
  return text.replace(/\p{M}/gu, "");
}

function loose(word) {
  if (!arabic.test(word)) return word.replace(/^0+(?=[0-9])/, "");
  const once = word.replace(/([\u0648\u064a])\1+/g, "$1");
  return once.length > left ? once.replaceAll("\u0621", "") : once;
}

export function spell(text) {
  const digit = "[0-9\u0660-\u0669\u06f0-\u06f9]";
  const blank = new RegExp(`(?<=${digit})[\u00a0\u2009\u202f](?=${digit}{3})`, "g");
  let plain = withoutMarks(text.replace(blank, "").normalize("NFKC").toLowerCase());
  for (const [pair, one] of Object.entries(tables.spellings)) plain = plain.replaceAll(pair, one);
  plain = Array.from(plain, (letter) => at(tables.letters, letter) ?? letter).join("");
  plain = withoutMarks(plain.normalize("NFKD"));
  plain = plain.replace(/(?<![0-9.,])[0-9]{1,3}(?:[.,][0-9]{3})+(?![0-9]|[.,][0-9])/g, (found) => found.replace(/[.,]/g, ""));
  plain = plain.replace(/(?<![0-9.,])([0-9]+)[.,]([0-9]+)(?![0-9]|[.,][0-9])/g, "$1x$2");
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map(loose).join(" ");
}

function stemOf(word) {
  for (;;) {
    const end = tables.suffixes.find((one) => word.endsWith(one) && word.length - one.length >= left);
    if (!end) return word;
    word = word.slice(0, -end.length);
  }
}

function restOf(word) {
  const prefix = tables.prefixes.find((one) => word.startsWith(one) && word.length - one.length >= left);
  if (!prefix) return "";
  const rest = word.slice(prefix.length);
  const single = tables.prefixes.find((one) => one.length === 1 && prefix === one + one);
  return single && own.has(stemOf(single + rest)) ? single + rest : rest;
}

function parted(word) {
  for (const before of ["", ...tables.prefixes]) {
    for (const [head, parts] of joined) {
      const start = before + head;
      if (before.length < 2 && word.startsWith(start) && word.length - start.length >= left) {
        return at(tables.same, stemOf(word.slice(before.length))) ? word : before + parts + word.slice(start.length);
      }
    }
  }
  return word;
}

function shaped(word) {
  const [shape, one] = shapes.find(([shape]) => shape.test(word)) ?? [];
  return shape ? word.replace(shape, one) : word;
}

function keyOf(word) {
  if (!arabic.test(word)) return word;
  for (;;) {
    const exact = at(tables.exact, word);
    if (exact) return exact;
    const stem = stemOf(word);
    const same = at(tables.same, stem);
    if (same) return same;
    const rest = own.has(stem) ? "" : restOf(word);
    if (!rest) return shaped(stem);
    word = rest;
  }
}

export function searchWords(text) {
  const words = spell(text).split(" ").flatMap((word) => parted(word).split(" ")).filter((word) => word && !stops.has(word));
  const found = [];
  for (let place = 0; place < words.length; ) {
    const meant = at(tables.phrases, words.slice(place, place + 2).join(" "));
    found.push(meant ?? keyOf(words[place]));
    place += meant ? 2 : 1;
  }
  return found;
}

export const normalise = (text) => searchWords(text).join(" ");
