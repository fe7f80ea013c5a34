/* What narrows the view, in words, each to be taken away by a click: who was sent a view has to see what it leaves out. */

const MOST_NAMED = 3; // values that are named one by one
const active = document.getElementById("active");

function named(facet, values) {
  const names = values.slice(0, MOST_NAMED).map((value) => valueName(facet, value));
  if (values.length > MOST_NAMED) names.push(words().andOthers(values.length - MOST_NAMED));
  return names.join(", ");
}

/** What FACET leaves out, or what alone it leaves, whichever is shorter to say. */
function facetInWords(facet) {
  const all = VALUES[facet].map(([value]) => value);
  const [hidden, kept] = [true, false].map((out) => all.filter((value) => view.hidden[facet].has(value) === out));
  const title = words().hidden[facet];
  return kept.length && kept.length < hidden.length ? words().keptOnly(title, named(facet, kept)) : words().without(title, named(facet, hidden));
}

/** The restrictions of the view, as [what it says, what takes it away]. */
function restrictions() {
  const whole = wholeView();
  const set = (values) => () => Object.assign(view, values);
  const facets = Object.keys(view.hidden).filter((facet) => view.hidden[facet].size);
  const rows = [
    view.near !== null && [words().nearOf(NODES.get(view.near).name), set({ near: null })],
    (view.from ?? view.until) !== null && [period(view.from, view.until), set({ from: null, until: null })],
    view.confidence > 0 && [words().atLeast(view.confidence), set({ confidence: 0 })],
    view.most < whole.most && [words().busiest(view.most), set({ most: whole.most })],
    !view.alone && [words().notAlone, set({ alone: true })],
    ...facets.map((facet) => [facetInWords(facet), () => view.hidden[facet].clear()]),
  ];
  return rows.filter(Boolean);
}

function fillActive() {
  const rows = restrictions();
  const chips = rows.map(([text, lift]) => {
    const chip = button([isolated(text), " ×"], () => {
      lift();
      changed();
    }, { "aria-label": `${words().remove} – ${text}` });
    return element("li", {}, chip);
  });
  if (rows.length > 1) chips.push(element("li", {}, button(words().reset, resetFilters)));
  active.replaceChildren(...chips);
  active.hidden = !rows.length;
}

follow(fillActive);
