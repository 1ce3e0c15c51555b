// The words of the desk: they stand in the page, in its language, so that no script holds any.
const words = JSON.parse(document.getElementById("words").textContent);

/** The sentence under a key, its {values} filled in. */
export function say(key, values = {}) {
  const pattern = key.split(".").reduce((part, name) => part?.[name], words) ?? key;
  return pattern.replace(/\{([a-z_]+)\}/g, (_, name) => values[name] ?? "");
}

/** What is listed under a key: labels by name. */
export const listed = (key) => words[key] ?? {};

let leaving;

/** Tell what was done, for eyes and for screen readers: where a dialog is open, in it. */
export function tell(text) {
  const voice = document.querySelector("dialog[open] .status") ?? document.getElementById("said");
  clearTimeout(leaving);
  voice.textContent = "";
  requestAnimationFrame(() => { voice.textContent = text; });
  leaving = setTimeout(() => { voice.textContent = ""; }, 8000);
}

/** An element with attributes and children; text stays text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** HTML that our own server made, as elements. */
export function parsed(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}
