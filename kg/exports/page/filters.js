/* The filters: which events and actors stay in sight. */

const OPEN_ROWS = 8; // of a long list of outlets or speakers, so many are not folded away
const filters = document.getElementById("filters");
let refreshers = []; // bring the controls up to date with the view

function hide(facet, values, hidden) {
  for (const value of values) {
    if (hidden) view.hidden[facet].add(value);
    else view.hidden[facet].delete(value);
  }
  changed();
}

function keepOnlyValues(facet, values) {
  view.hidden[facet] = new Set(VALUES[facet].map(([value]) => value).filter((value) => !values.includes(value)));
  changed();
}

/** A box that shows or hides VALUES of FACET, half ticked when some are hidden, and a button that hides all others. */
function facetRow(facet, values, name, count) {
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => hide(facet, values, !box.checked));
  refreshers.push(() => {
    const shown = values.filter((value) => !view.hidden[facet].has(value)).length;
    box.checked = shown > 0;
    box.indeterminate = shown > 0 && shown < values.length;
  });
  const only = button(words().only, () => keepOnlyValues(facet, values), { class: "only", "aria-label": words().onlyThis(name) });
  const label = element("label", {}, box, isolated(name), element("span", { class: "number" }, count.toLocaleString(language)));
  return element("div", { class: "row" }, label, only);
}

function facetRows(facet) {
  return VALUES[facet].map(([value, count]) => facetRow(facet, [value], valueName(facet, value), count));
}

/** ROWS, those that are too many folded away. */
function folded(rows) {
  if (rows.length <= OPEN_ROWS + 2) return rows;
  const rest = rows.slice(OPEN_ROWS);
  return [...rows.slice(0, OPEN_ROWS), element("details", {}, element("summary", {}, words().andOthers(rest.length)), ...rest)];
}

function relationRows() {
  const byCategory = new Map();
  for (const [name, count] of VALUES.relations) {
    const { category } = DATA.relations[name];
    if (!byCategory.has(category)) byCategory.set(category, []);
    byCategory.get(category).push([name, count]);
  }
  return [...byCategory].sort().map(([category, named]) => {
    const title = DATA.categories[language][category] ?? words().tones.neutral;
    const all = facetRow("relations", named.map(([name]) => name), title, named.reduce((sum, [, count]) => sum + count, 0));
    const each = named.map(([name, count]) => facetRow("relations", [name], relationName(name), count));
    return element("div", { class: "category" }, all, ...each);
  });
}

/** A slider; WRITTEN tells its value in words. */
function slider(label, { least, most, step, get, set, written: inWords }) {
  const made = element("input", { type: "range", min: least, max: most, step, "aria-label": label });
  const shown = element("span", { class: "value" });
  const take = (passing) => {
    set(Number(made.value));
    changed({ passing });
  };
  made.addEventListener("input", () => take(true));
  made.addEventListener("change", () => take(false));
  refreshers.push(() => {
    made.value = get();
    shown.textContent = inWords(get());
    made.setAttribute("aria-valuetext", shown.textContent);
  });
  return element("div", { class: "row" }, made, shown);
}

function dayField(label, bound) {
  const input = element("input", { type: "date", "aria-label": label });
  input.addEventListener("change", () => {
    view[bound] = isDay(input.value) ? input.value : null;
    changed();
  });
  refreshers.push(() => { input.value = view[bound] ?? ""; });
  return element("label", {}, label, input);
}

/** A box that is ticked when GET says so, and calls SET when it is clicked. */
function tickBox(label, get, set) {
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => {
    set(box.checked);
    changed();
  });
  refreshers.push(() => { box.checked = get(); });
  return element("div", { class: "row" }, element("label", {}, box, label));
}

function colourRows() {
  return COLOURS.map((way) => {
    const choice = element("input", { type: "radio", name: "colours", value: way });
    choice.addEventListener("change", () => {
      view.colours = way;
      changed();
    });
    refreshers.push(() => { choice.checked = view.colours === way; });
    return element("div", { class: "row" }, element("label", {}, choice, words().colour[way]));
  });
}

const group = (title, ...rows) => element("fieldset", {}, element("legend", {}, title), ...rows);

function sure() {
  const percent = { least: 0, most: 1, step: 0.05, get: () => view.confidence, set: (least) => { view.confidence = least; } };
  const unsure = tickBox(words().hideUnsure, () => view.confidence >= UNSURE, (on) => { view.confidence = on ? UNSURE : 0; });
  return group(words().weakest, unsure, slider(words().weakest, { ...percent, written: (least) => least.toLocaleString(language) }));
}

function busiest() {
  const count = DATA.nodes.length;
  const bounds = { least: Math.min(5, count), most: count, step: 1, get: () => view.most, set: (most) => { view.most = most; } };
  const alone = tickBox(words().alone, () => view.alone, (on) => { view.alone = on; });
  return group(words().many, slider(words().many, { ...bounds, written: (most) => most.toLocaleString(language) }), alone);
}

function buildFilters() {
  refreshers = [];
  const title = element("h2", { tabindex: "-1" }, words().filters);
  const close = button("×", () => openFilters(false), { class: "close", "aria-label": words().close });
  const reset = button(words().reset, resetFilters);
  filters.replaceChildren(
    title, close, reset, sure(),
    group(words().days, element("div", { class: "days" }, dayField(words().from, "from"), dayField(words().until, "until"))),
    group(words().reality, ...facetRows("modality"), ...facetRows("polarity")),
    group(words().kinds, ...facetRows("types")),
    group(words().outlets, ...folded(facetRows("outlets"))),
    group(words().speakers, ...folded(facetRows("speakers"))),
    group(words().relations, ...relationRows()),
    busiest(),
    group(words().colours, ...colourRows()),
  );
}

/** Show everything again; what is chosen stays so. */
function resetFilters() {
  const { hidden, confidence, from, until, most, alone, near } = wholeView();
  Object.assign(view, { hidden, confidence, from, until, most, alone, near });
  changed();
}

function openFilters(open) {
  filters.hidden = !open;
  const toggle = document.getElementById("filters-toggle");
  toggle.setAttribute("aria-expanded", String(open));
  (open ? filters.querySelector("h2") : toggle).focus();
}

let filtersIn = null; // the language in which they stand there

follow(() => {
  if (filtersIn !== language) buildFilters();
  filtersIn = language;
  refreshers.forEach((refresh) => refresh());
});
filters.addEventListener("submit", (event) => event.preventDefault());
