// The search page: folds a query like the index, asks Pagefind for each of its words, shows sheets and matching facts.
// Every word that it shows stands in the page; the engine is loaded when somebody begins to search.
(() => {
  const page = document.getElementById("content");
  const { dataset: words } = page;
  const [form, field, told, found] = [page.querySelector("form"), ...["q", "told", "found"].map((id) => document.getElementById(id))];
  const [most, mostFacts, patience] = [20, 3, 500];
  let engine;
  let asked = 0;
  let waiting;

  const open = () => (engine ??= load());

  async function load() {
    const place = (path) => new URL(path, location.href).href;
    const [folding, pagefind] = await Promise.all([import(place(words.folding)), import(place(words.engine))]);
    await pagefind.options({ baseUrl: "/", noWorker: true });
    await pagefind.init();
    return { folding, pagefind };
  }

  function say(pattern, query = "") {
    const [before, after] = pattern.split("{q}");
    told.replaceChildren(before);
    if (after !== undefined) told.append(element("bdi", query), after);
  }

  function element(name, ...children) {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  }

  function counted(count) {
    const form = new Intl.PluralRules("ar").select(count);
    const number = new Intl.NumberFormat(`ar-u-nu-${words.digits}`).format(count);
    return words[`count${form[0].toUpperCase()}${form.slice(1)}`].replace("{n}", number);
  }

  // The pages that hold a word, whole, with what it says of each; the engine alone would take parts of words too.
  async function pagesWith(pagefind, word) {
    const [exact, near] = [await pagefind.search(`"${word}"`), await pagefind.search(word)];
    const scores = new Map(near.results.map((one) => [one.id, one.score]));
    return exact.results.map((one) => ({ one, score: scores.get(one.id) ?? 0 }));
  }

  // Pages with all the words of a query; of a longer one, with most of them.
  async function pagesOf(pagefind, query) {
    const pages = new Map();
    for (const word of query) {
      for (const { one, score } of await pagesWith(pagefind, word)) {
        const page = pages.get(one.id) ?? { one, score: 0, held: [] };
        page.score += score;
        page.held.push(word);
        pages.set(one.id, page);
      }
    }
    const enough = query.length < 3 ? query.length : Math.floor(query.length / 2) + 1;
    const kept = [...pages.values()].filter((page) => page.held.length >= enough);
    return kept.sort((a, b) => b.held.length - a.held.length || b.score - a.score);
  }

  // The facts of a page that hold the most words of the query; the index has the words of each after its anchor.
  function factsOf(data, texts, held) {
    const read = data.content.split(/\s+/).map((word) => word.replace(/\.$/, ""));
    const blocks = data.anchors.toSorted((a, b) => a.location - b.location);
    const facts = blocks.flatMap(({ id, location }, index) => {
      const own = new Set(read.slice(location, blocks[index + 1]?.location));
      return id in texts ? [{ text: texts[id], id, count: held.filter((word) => own.has(word)).length }] : [];
    });
    const best = Math.max(1, ...facts.map(({ count }) => count));
    return facts.filter(({ count }) => count === best).slice(0, mostFacts);
  }

  function link(address, text) {
    const made = element("a", text);
    made.href = words.root + address;
    return made;
  }

  async function shown({ one, held }) {
    const data = await one.data();
    const folder = data.url.replace(/^\//, "");
    const sheet = await (await fetch(`${words.root}${folder}search.json`)).json();
    const address = `${folder}index.html`;
    const article = element("article", element("h2", link(address, sheet.title)));
    if (sheet.lang !== document.documentElement.lang) [article.lang, article.dir] = [sheet.lang, sheet.dir];
    const summary = element("p", sheet.summary);
    summary.className = "summary";
    article.append(summary);
    const best = factsOf(data, sheet.facts, held);
    const facts = (best.length ? best : factsOf(data, sheet.passages, held)).map(({ id, text }) => element("li", link(`${address}#${id}`, text)));
    for (const fact of facts) fact.dir = "auto";
    if (facts.length) article.append(element("ul", ...facts));
    return element("li", article);
  }

  async function search() {
    const mine = ++asked;
    const query = field.value.trim();
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    if (!query) return clear();
    page.setAttribute("aria-busy", "true");
    try {
      const { folding, pagefind } = await open();
      const pages = await pagesOf(pagefind, [...new Set(folding.searchWords(query))]);
      const results = await Promise.all(pages.slice(0, most).map(shown));
      if (mine !== asked) return;
      found.replaceChildren(...results);
      say(pages.length ? counted(pages.length) : words.none, query);
    } catch (problem) {
      engine = undefined;
      say(words.failed);
      console.warn(problem);
    } finally {
      if (mine === asked) page.removeAttribute("aria-busy");
    }
  }

  function clear() {
    found.replaceChildren();
    told.replaceChildren();
  }

  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(search, patience);
  }

  // The arrows go from the field to the results and back.
  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [field, ...found.querySelectorAll("a")];
    const from = stops.indexOf(document.activeElement);
    if (!step || from < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    stops[Math.min(Math.max(from + step, 0), stops.length - 1)].focus();
    event.preventDefault();
  }

  function escape(event) {
    if (event.key !== "Escape") return;
    field.value = "";
    field.focus();
    search();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  if (location.protocol === "file:") {
    say(words.offline);
    return;
  }
  form.addEventListener("submit", () => (clearTimeout(waiting), search()));
  field.addEventListener("focus", () => open().catch(() => {}), { once: true });
  field.addEventListener("input", later);
  page.addEventListener("keydown", move);
  page.addEventListener("keydown", escape);
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) search();
})();
