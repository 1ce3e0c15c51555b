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

/** Tell what was done, for eyes and for screen readers: where a dialog is open, in it. What `failed` stays until something else is told. */
export function tell(text, failed = false) {
  const voice = document.querySelector("dialog[open] .status") ?? document.getElementById("said");
  clearTimeout(leaving);
  voice.textContent = "";
  voice.classList.toggle("failed", failed);
  requestAnimationFrame(() => { voice.replaceChildren(...isolates(text)); });
  if (!failed) leaving = setTimeout(() => { voice.textContent = ""; }, 8000);
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

/** Text with its isolates as elements, each of which stays on its line where it can. */
export function isolates(text) {
  return text.split(/([\u2066\u2068][^\u2066-\u2069]*\u2069)/).filter(Boolean).map((part) => {
    const inner = /^([\u2066\u2068])(.*)\u2069$/s.exec(part);
    return inner ? element("bdi", inner[1] === "\u2066" ? { dir: "ltr" } : {}, inner[2]) : part;
  });
}

/** HTML that our own server made, as elements. */
export function parsed(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}
