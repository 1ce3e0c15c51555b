// Keys: what each does is written on the buttons of the page (`data-key`), so that help, buttons and keys never differ.
// Latin letters count as printed on the key; on an Arabic layout the key's place counts (event.code).
const SIGNS = { "?": "?", "\u061f": "?", "/": "/", "+": "+" };
const PLACES = { Slash: "/", Equal: "+", NumpadAdd: "+", Minus: "-" };
const NATIVE = ["Enter", " "];

/** The name of what was pressed: "a", "shift+u", "ArrowDown", "?". */
export function pressed({ key, code, shiftKey }) {
  if (SIGNS[key]) return SIGNS[key];
  const letter = /^[a-z]$/i.test(key) ? key : /^Key([A-Z])$/.exec(code)?.[1];
  const digit = /^[0-9]$/.exec(key)?.[0] ?? /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (digit && !letter) return digit;
  if (!letter && PLACES[code]) return shiftKey && code === "Slash" ? "?" : PLACES[code];
  const name = letter ? letter.toLowerCase() : key;
  return shiftKey ? `shift+${name}` : name;
}

/** True where letters are typed, or where a dialog has its own keys. */
export const typing = (target) => target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog");

/** Each key with the button that has it. */
export function keysOf(page) {
  const known = new Map();
  for (const button of page.querySelectorAll("[data-key]")) {
    for (const key of button.dataset.key.split(" ")) known.set(key, button);
  }
  return known;
}

/** Call the action of each key that is pressed outside of fields. */
export function listen(act) {
  const known = keysOf(document);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (typing(event.target)) return;
    const name = pressed(event);
    if (NATIVE.includes(event.key) && event.target.closest("button, a, summary, label, input")) return;
    const plain = name.replace("shift+", "");
    const found = known.get(name) ?? (plain.length === 1 && !/[a-z]/.test(plain) ? known.get(plain) : undefined);
    if (found && act(found.dataset.do, found, event) !== false) event.preventDefault();
  });
}
