// Reloads the page when the site was built anew. `waraqa serve` adds it to what it shows; no built page holds it.
// A hidden tab lets go of its stream: a browser opens no more than six to one host.
const shown = document.currentScript.dataset.version;
let stream;

function listen() {
  stream?.close();
  if (document.hidden) return;
  stream = new EventSource(`/_waraqa/events?shown=${encodeURIComponent(shown)}`);
  stream.onmessage = () => location.reload();
}

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", () => stream?.close());
addEventListener("pageshow", listen);
