/* The rows of the filters that show and hide the values of a facet. */

const OPEN_ROWS = 8; // of a long list, so many are not folded away
const MORE_ROWS = 50; // so many are unfolded at once
let refreshers = []; // bring the controls up to date with the view

/** Call REFRESH now, and whenever the filters are to be brought up to date. */
function keepFresh(refresh) {
  refreshers.push(refresh);
  refresh();
}

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
  keepFresh(() => {
    const shown = values.filter((value) => !view.hidden[facet].has(value)).length;
    box.checked = shown > 0;
    box.indeterminate = shown > 0 && shown < values.length;
  });
  const only = button(words().only, () => keepOnlyValues(facet, values), { class: "only", "aria-label": words().onlyThis(name) });
  const label = element("label", {}, box, isolated(name), element("span", { class: "number" }, count.toLocaleString(language)));
  return element("div", { class: "row" }, label, only);
}

const valueRow = (facet) => ([value, count]) => facetRow(facet, [value], valueName(facet, value), count);

/** The rows of FACET; of a long list all but the most frequent are folded away, and made when they are unfolded. */
function facetRows(facet) {
  const values = VALUES[facet];
  const row = valueRow(facet);
  if (values.length <= OPEN_ROWS + 2) return values.map(row);
  const rest = values.slice(OPEN_ROWS);
  const place = element("div", {});
  const folded = element("details", {}, element("summary", {}, words().andOthers(rest.length)), place);
  folded.addEventListener("toggle", () => fillByParts(place, rest, row, { part: MORE_ROWS, name: words().more }), { once: true });
  return [...values.slice(0, OPEN_ROWS).map(row), folded];
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
