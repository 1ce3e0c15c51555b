// Copies a fact with its source, or its address. The words were prepared when the page was made; without this script,
// or where the browser has no clipboard, no button shows and links are links.
(() => {
  const main = document.querySelector("main[data-copied]");
  if (!main || !navigator.clipboard) return;

  const said = document.createElement("p");
  said.className = "said";
  said.setAttribute("role", "status");
  main.append(said);

  async function copy(text, from) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return;
    }
    said.textContent = "";
    requestAnimationFrame(() => { said.textContent = main.dataset.copied; });
    from.classList.add("done");
    setTimeout(() => { from.classList.remove("done"); said.textContent = ""; }, 2000);
  }

  function button(fact) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy";
    made.title = main.dataset.copyLabel;
    made.textContent = main.dataset.copyLabel;
    made.addEventListener("click", () => copy(fact.dataset.copy, made));
    return made;
  }

  for (const fact of main.querySelectorAll("[data-copy]:not(a)")) fact.append(" ", button(fact));
  for (const link of main.querySelectorAll("a[data-copy]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      copy(link.href, link);
    });
  }
})();
