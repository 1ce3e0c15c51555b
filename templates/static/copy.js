// Copies a fact with its source, or its address. The words were prepared when the page was made; without this script,
// or where the browser has no clipboard, no button shows and links are links.
(() => {
  const main = document.querySelector("main[data-copied]");
  if (!main || !navigator.clipboard) return;

  // The public address, where the site knows it: a preview's own is of no use to others.
  const here = document.querySelector("link[rel=canonical]")?.href ?? location.href;
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
    made.textContent = main.dataset.copyLabel;
    made.addEventListener("click", () => copy(fact.dataset.copy, made));
    return made;
  }

  // The button goes where the ways on from the evidence are, and beside the fact where none are.
  for (const fact of main.querySelectorAll("[data-copy]:not(a)")) {
    const ways = fact.closest("tr, blockquote, li:not(.copies)")?.querySelector(".ways");
    if (ways) {
      const place = document.createElement("li");
      place.append(button(fact));
      ways.append(place);
    } else fact.append(" ", button(fact));
  }

  for (const link of main.querySelectorAll('a[data-copy], .ways a[href^="#f-"]')) {
    const address = new URL(link.getAttribute("href"), link.hash ? here : location.href).href;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      copy(address, link);
    });
  }
})();
