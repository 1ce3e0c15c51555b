// The page for wrong addresses, opened from a disk: its links start at the public path, which leads nowhere there.
if (location.protocol === "file:") {
  const { root } = document.currentScript.dataset;
  for (const [selector, name] of [["a", "href"], ["form", "action"]]) {
    for (const one of document.querySelectorAll(selector)) {
      const path = one.getAttribute(name);
      if (path.startsWith(root)) one.setAttribute(name, `./${path.slice(root.length)}`);
    }
  }
}
