// For every block of text that holds «في»: its words, and how far from the left the middle of each letter stands.
const BLOCKS = "p, li, td, th, h1, h2, h3, dd, dt, blockquote, div, a";
const found = [];
for (const page of document.querySelectorAll("[data-case]")) {
  for (const folded of page.querySelectorAll("details")) {
    folded.open = true;
    page.append(folded);
  }
  for (const block of page.querySelectorAll(BLOCKS)) {
    if (block.querySelector(BLOCKS.replace(", a", "")) || !block.textContent.includes(" في ")) continue;
    const letters = [];
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let place = 0; place < node.data.length; place += 1) {
        const range = document.createRange();
        range.setStart(node, place);
        range.setEnd(node, place + 1);
        const box = range.getClientRects()[0];
        letters.push(box ? (box.left + box.right) / 2 : 0);
      }
    }
    if (letters.some((place) => place !== 0)) found.push({ number: Number(page.dataset.case), text: block.textContent, letters });
  }
}
const answer = document.createElement("pre");
answer.id = "order";
answer.textContent = JSON.stringify(found);
document.body.replaceChildren(answer);
