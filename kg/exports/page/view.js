/* The state of the page, and what of the graph it leaves in sight. All else follows this file. */

const LOOKS = ["graph", "list"];
const COLOURS = ["type", "community"];
const THEMES = ["light", "dark"];
const UNSURE = 0.6; // what is less sure than that is called unsure

/** The view that nobody has changed yet. */
const wholeView = () => ({
  hidden: { relations: new Set(), outlets: new Set(), speakers: new Set(), polarity: new Set(), modality: new Set(), types: new Set() },
  confidence: 0,
  from: null, // ISO day, or null for no bound
  until: null,
  most: DATA.nodes.length,
  alone: true, // whether actors are shown that no shown edge leads to
  near: null, // id of the node whose neighbourhood alone is shown
  path: null, // [id, id]: the ends of a way through the graph
  chosen: null, // id of a node or of an edge
  look: "graph",
  colours: "type",
  theme: null, // null: as the system has it
});

const view = wholeView();

const RANKS = new Map(
  DATA.nodes.toSorted((one, other) => other.count - one.count).map((node, rank) => [node.id, rank]),
);
const ON_EDGE = new Uint8Array(DATA.events.length);
for (const edge of DATA.edges) for (const index of edge.events) ON_EDGE[index] = 1;

/** What follows from `view`; `outline` computes it anew. */
const sight = {
  told: new Uint8Array(0), // by event: whether the filters leave it, but for the period
  inTime: new Uint8Array(0), // by event: whether the period leaves it too
  nodes: new Set(), // ids
  looks: new Map(), // of the edges that are shown, by id
  events: [], // indices of those that a shown node or edge tells of, the newest first
  path: null,
  key: null, // tells one such sight from another
};

const eventShown = (index) => sight.inTime[index] === 1;
const nodeShown = (id) => sight.nodes.has(id);
const edgeShown = (edge) => sight.looks.has(edge.id);
const edgeLook = (edge) => sight.looks.get(edge.id) ?? lookOf(edge, edge.events);
const shownEvents = (item) => item.events.filter(eventShown);

/** Return whether the filters leave an event, but for the period. */
function makeSieve() {
  const sieves = Object.entries(FACETS).filter(([facet]) => view.hidden[facet].size);
  return (event) => event.confidence >= view.confidence && sieves.every(([facet, valueOf]) => !view.hidden[facet].has(valueOf(event)));
}

/** Whether EVENT may have happened between the two days; one without a day did only if neither is given. */
function isInTime(event) {
  if (view.from === null && view.until === null) return true;
  if (event.first === null) return false;
  return (view.from === null || event.last >= view.from) && (view.until === null || event.first <= view.until);
}

function tone(relation) {
  const quadrant = DATA.relations[relation].quadrant ?? "";
  if (quadrant.endsWith("COOPERATION")) return "cooperation";
  return quadrant.endsWith("CONFLICT") ? "conflict" : "neutral";
}

/** How EDGE looks when it stands for the events INDICES. */
function lookOf(edge, indices) {
  const events = indices.map((index) => DATA.events[index]);
  const affirmed = events.filter((event) => event.polarity === "affirmed");
  const denied = events.length - affirmed.length;
  const real = affirmed.length ? affirmed : events;
  const dashes = ["actual", "planned", "possible"].find((modality) => real.some((event) => event.modality === modality));
  const contested = (denied > 0 && affirmed.length > 0) || events.some((event) => event.conflicts.length > 0);
  const times = events.length > 1 ? ` ×${events.length}` : "";
  return {
    count: events.length,
    label: `${contested ? "≠ " : ""}${affirmed.length ? "" : "✗ "}${edgeName(edge)}${times}`,
    tone: affirmed.length ? tone(edge.relation) : "negated",
    dashes: dashes ?? "actual",
    contested,
  };
}

/** All that the sight depends on: what is chosen is not among it. */
function sightKey() {
  const { hidden, confidence, from, until, most, alone, near } = view;
  return JSON.stringify([language, confidence, from, until, most, alone, near, Object.values(hidden).map((values) => [...values].sort())]);
}

/** Recompute all that follows from `view`. */
function outline() {
  const key = sightKey();
  if (key !== sight.key) outlineGraph();
  sight.key = key;
  sight.path = view.path && shortestPath(...view.path);
}

function outlineGraph() {
  const isTold = makeSieve();
  sight.told = Uint8Array.from(DATA.events, (event) => Number(isTold(event)));
  sight.inTime = Uint8Array.from(DATA.events, (event, index) => Number(sight.told[index] && isInTime(event)));
  sight.nodes = new Set(DATA.nodes.filter(isInSight).map((node) => node.id));
  outlineEdges();
  if (view.near !== null) keepOnly(neighbours(view.near));
  if (!view.alone) keepOnly(new Set(DATA.edges.filter(edgeShown).flatMap((edge) => [edge.from, edge.to])));
  sight.events = eventsInSight();
}

/** The events of shown edges, and those of shown nodes that are on no edge. */
function eventsInSight() {
  const seen = new Set();
  for (const edge of DATA.edges) if (edgeShown(edge)) shownEvents(edge).forEach((index) => seen.add(index));
  for (const node of DATA.nodes) {
    if (nodeShown(node.id)) shownEvents(node).forEach((index) => ON_EDGE[index] || seen.add(index));
  }
  return [...seen].sort((one, other) => one - other);
}

const isInSight = (node) =>
  RANKS.get(node.id) < view.most && !view.hidden.types.has(node.group) && node.events.some(eventShown);

function outlineEdges() {
  sight.looks = new Map();
  for (const edge of DATA.edges) {
    if (!nodeShown(edge.from) || !nodeShown(edge.to)) continue;
    const events = shownEvents(edge);
    if (events.length) sight.looks.set(edge.id, lookOf(edge, events));
  }
}

function keepOnly(nodes) {
  sight.nodes = new Set([...sight.nodes].filter((id) => nodes.has(id)));
  outlineEdges();
}

/** The node ID and those that a shown edge joins to it. */
function neighbours(id) {
  const near = new Set([id]);
  for (const edge of DATA.edges) {
    if (edgeShown(edge) && (edge.from === id || edge.to === id)) near.add(edge.from).add(edge.to);
  }
  return near;
}

/** The ids that stand out: of a way through the graph, or of what is chosen and what it touches; null if nothing does. */
function lit() {
  if (sight.path) return new Set([...sight.path.nodes, ...sight.path.steps.flat()]);
  if (view.chosen === null) return null;
  if (!isNode(view.chosen)) {
    const edge = EDGES.get(view.chosen);
    return new Set([edge.id, edge.from, edge.to]);
  }
  const near = DATA.edges.filter((edge) => edgeShown(edge) && (edge.from === view.chosen || edge.to === view.chosen));
  return new Set([view.chosen, ...near.flatMap((edge) => [edge.id, edge.from, edge.to])]);
}

const followers = [];

/** Have CALLBACK called after every change of the view. */
function follow(callback) {
  followers.push(callback);
}

let waiting = false;

/** Say that `view` is changing; what comes of it is shown once a frame, however often it changes meanwhile. */
function changing() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    changed({ passing: true });
  });
}

/** Say that `view` has changed; PASSING changes (a slider on its way) leave no trace in the browser's history. */
function changed({ passing = false } = {}) {
  outline();
  followers.forEach((callback) => callback({ passing }));
}
