/* Search, filters, legend, language. */

const query = document.getElementById("query");
const found = document.getElementById("found");
const filters = document.getElementById("filters");

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const INDEX = [...DATA.nodes].sort((one, other) => other.count - one.count).map((node) => [plain(node.name), node]);

function find() {
  const wanted = plain(query.value.trim());
  const hits = wanted ? INDEX.filter(([name]) => name.includes(wanted)).slice(0, 12) : [];
  found.replaceChildren(...hits.map(([, node]) => searchHit(node)));
  if (wanted && !hits.length) found.append(element("li", { "aria-disabled": "true" }, words().nothing));
  found.hidden = !wanted;
  query.setAttribute("aria-expanded", String(!found.hidden));
}

function searchHit(node) {
  const hit = element("li", { role: "option", "aria-selected": "false" }, isolated(node.name), ` · ${words().types[node.group]}`);
  hit.addEventListener("mousedown", (event) => { event.preventDefault(); take(hit); });
  hit.dataset.node = node.id;
  return hit;
}

function take(hit) {
  if (!hit?.dataset.node) return;
  closeSearch();
  query.value = NODES.get(hit.dataset.node).name;
  goTo(hit.dataset.node);
}

function closeSearch() {
  found.hidden = true;
  query.setAttribute("aria-expanded", "false");
}

function moveInSearch(step) {
  const hits = [...found.querySelectorAll("[role=option]")];
  const now = hits.findIndex((hit) => hit.ariaSelected === "true");
  hits.forEach((hit) => { hit.ariaSelected = "false"; });
  const next = hits[(now + step + hits.length) % hits.length];
  if (next) next.ariaSelected = "true";
}

query.addEventListener("input", find);
query.addEventListener("focus", find);
query.addEventListener("blur", closeSearch);
query.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    moveInSearch(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter") {
    take(found.querySelector("[aria-selected=true]") ?? found.querySelector("[role=option]"));
    panel.focus();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") choose(null);
});

function checkbox(text, checked, change) {
  const box = element("input", { type: "checkbox" });
  box.checked = checked;
  box.addEventListener("change", () => { change(box.checked); redraw(); });
  return element("label", {}, box, text);
}

function range(text, { least, most, step, value }, change) {
  const slider = element("input", { type: "range", min: least, max: most, step, value, "aria-label": text });
  const shown = element("output", {}, String(value));
  slider.addEventListener("input", () => { shown.textContent = slider.value; change(Number(slider.value)); redraw(); });
  return element("label", {}, slider, shown);
}

const group = (title, ...rows) => element("fieldset", {}, element("legend", {}, title), ...rows);
const toggle = (hidden, name, on) => (on ? hidden.delete(name) : hidden.add(name));

function categoryRows(category, names) {
  const title = DATA.categories[language][category] ?? words().tones.neutral;
  const all = checkbox(title, names.some((name) => !view.hiddenRelations.has(name)), (on) => {
    names.forEach((name) => toggle(view.hiddenRelations, name, on));
    fillFilters();
  });
  const each = names.map((name) => checkbox(relationName(name), !view.hiddenRelations.has(name), (on) => toggle(view.hiddenRelations, name, on)));
  return element("div", { class: "category" }, all, ...each);
}

function fillFilters() {
  const drawn = new Set(DATA.edges.map((edge) => edge.relation));
  const byCategory = Map.groupBy([...drawn].sort(), (name) => DATA.relations[name].category);
  const count = DATA.nodes.length;
  filters.replaceChildren(
    group(words().many, range(words().many, { least: Math.min(5, count), most: count, step: 1, value: view.most }, (most) => { view.most = most; })),
    group(
      words().reality,
      ...["actual", "planned", "possible"].map((name) =>
        checkbox(words().modality[name], !view.hiddenModalities.has(name), (on) => toggle(view.hiddenModalities, name, on))),
      checkbox(words().negatedOnes, view.negated, (on) => { view.negated = on; }),
    ),
    group(words().weakest, range(words().weakest, { least: 0, most: 1, step: 0.05, value: view.confidence }, (least) => { view.confidence = least; })),
    group(words().relations, ...[...byCategory].sort().map(([category, names]) => categoryRows(category, names))),
  );
}

function legendRow(kind, name, text) {
  const sample = element("span", { class: kind });
  sample.style.setProperty(kind.startsWith("dot") ? "background" : "border-color", `var(--${name})`);
  return element("li", {}, sample, text);
}

function fillLegend() {
  const types = Object.entries(words().types).filter(([type]) => DATA.nodes.some((node) => node.group === type));
  const tones = Object.entries(words().tones).filter(([name]) => DATA.edges.some((edge) => tone(edge) === name));
  const lines = Object.entries(words().lines).filter(([name]) => DATA.edges.some((edge) => edge.modality === name));
  document.querySelector("#legend ul").replaceChildren(
    ...types.map(([type, text]) => legendRow(type === "Theme" ? "dot diamond" : "dot", type, text)),
    ...tones.map(([name, text]) => legendRow("line", name, text)),
    ...lines.map(([name, text]) => legendRow(name === "planned" ? "line dashed" : "line dotted", "neutral", text)),
  );
}

function speak(next) {
  language = next;
  translatePage();
  fillLegend();
  fillFilters();
  choose(view.chosen);
}

document.getElementById("filters-toggle").addEventListener("click", ({ currentTarget }) => {
  filters.hidden = !filters.hidden;
  currentTarget.setAttribute("aria-expanded", String(!filters.hidden));
});
document.getElementById("whole").addEventListener("click", () => { choose(null); picture.fit(); redraw(); });
document.getElementById("language").addEventListener("click", () => speak(language === "fr" ? "en" : "fr"));
document.getElementById("legend").open = innerWidth > 720;
speak(language);
