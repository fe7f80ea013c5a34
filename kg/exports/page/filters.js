/* The filters: which events and actors stay in sight. They are built when they are first opened. */

const filters = document.getElementById("filters");

/** A slider; WRITTEN tells its value in words. */
function slider(label, { least, most, step, get, set, written: inWords }) {
  const made = element("input", { type: "range", min: least, max: most, step, "aria-label": label });
  const shown = element("span", { class: "value" });
  const take = (passing) => {
    set(Number(made.value));
    if (passing) changing();
    else changed();
  };
  made.addEventListener("input", () => take(true));
  made.addEventListener("change", () => take(false));
  keepFresh(() => {
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
  keepFresh(() => { input.value = view[bound] ?? ""; });
  return element("label", {}, label, input);
}

/** A box that is ticked when GET says so, and calls SET when it is clicked. */
function tickBox(label, get, set) {
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => {
    set(box.checked);
    changed();
  });
  keepFresh(() => { box.checked = get(); });
  return element("div", { class: "row" }, element("label", {}, box, label));
}

function colourRows() {
  return COLOURS.map((way) => {
    const choice = element("input", { type: "radio", name: "colours", value: way });
    choice.addEventListener("change", () => {
      view.colours = way;
      changed();
    });
    keepFresh(() => { choice.checked = view.colours === way; });
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
    group(words().outlets, ...facetRows("outlets")),
    group(words().speakers, ...facetRows("speakers")),
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
  if (open) fillFilters();
  filters.hidden = !open;
  const toggle = document.getElementById("filters-toggle");
  toggle.setAttribute("aria-expanded", String(open));
  (open ? filters.querySelector("h2") : toggle).focus();
}

let filtersIn = null; // the language in which they stand there

function fillFilters() {
  if (filtersIn !== language) buildFilters();
  else refreshers.forEach((refresh) => refresh());
  filtersIn = language;
}

follow(() => {
  if (!filters.hidden) fillFilters();
});
filters.addEventListener("submit", (event) => event.preventDefault());
