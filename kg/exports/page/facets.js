/* The facets of events by which they can be filtered, and the values that each has. */

const FACETS = {
  relations: (event) => event.relation,
  outlets: (event) => DATA.articles[event.article].publisher,
  speakers: (event) => (event.source === null ? "" : DATA.speakers[event.source].name),
  polarity: (event) => event.polarity,
  modality: (event) => event.modality,
};

/** How many times each value stands among VALUES, the most frequent first; what is equally frequent by its name. */
function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([one, count], [other, rest]) => rest - count || (one < other ? -1 : 1));
}

/** Of each facet the values with the number of events, and of the types of nodes the number of nodes. */
const VALUES = Object.fromEntries(Object.entries(FACETS).map(([facet, valueOf]) => [facet, tally(DATA.events.map(valueOf))]));
VALUES.types = tally(DATA.nodes.map((node) => node.group));

/** The name of a facet's value as the reader sees it; "" is the outlet itself among speakers, and one without a name among outlets. */
function valueName(facet, value) {
  if (facet === "relations") return relationName(value);
  if (facet === "outlets") return value || words().unnamedOutlet;
  if (facet === "speakers") return value || words().outlet;
  return words()[facet][value];
}
