/* The picture: vis-network with places given and physics off, in the colours of the style sheet. */

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** What is shown: the filters fill it in, the picture follows it. */
const view = {
  hiddenRelations: new Set(),
  hiddenModalities: new Set(),
  negated: true,
  confidence: 0,
  most: DATA.nodes.length,
  chosen: null,
};

function tone(edge) {
  if (edge.negated) return "negated";
  if (edge.quadrant.endsWith("COOPERATION")) return "cooperation";
  return edge.quadrant.endsWith("CONFLICT") ? "conflict" : "neutral";
}

const ranks = new Map(
  [...DATA.nodes].sort((one, other) => other.count - one.count).map((node, rank) => [node.id, rank]),
);
const nodeShown = (id) => ranks.get(id) < view.most;
const edgeShown = (edge) =>
  nodeShown(edge.from) && nodeShown(edge.to) && !view.hiddenRelations.has(edge.relation) &&
  !view.hiddenModalities.has(edge.modality) && (view.negated || !edge.negated) && edge.confidence >= view.confidence;

/** The ids that stand out when something is chosen; `null` when nothing is. */
function focus() {
  if (view.chosen === null) return null;
  if (!isNode(view.chosen)) {
    const edge = EDGES.get(view.chosen);
    return new Set([edge.id, edge.from, edge.to]);
  }
  const near = DATA.edges.filter((edge) => edgeShown(edge) && (edge.from === view.chosen || edge.to === view.chosen));
  return new Set([view.chosen, ...near.flatMap((edge) => [edge.id, edge.from, edge.to])]);
}

function drawnNode(node, lit, size) {
  const bright = !lit || lit.has(node.id);
  const fill = colour(node.group);
  const ring = { background: fill, border: colour("ink") };
  return {
    id: node.id, x: node.x, y: node.y, shape: node.shape, size: node.size, hidden: !nodeShown(node.id),
    label: size ? node.label : "",
    opacity: bright ? 1 : 0.15,
    color: { background: fill, border: colour("ground"), highlight: ring, hover: ring },
    font: { size: size ?? 0, color: colour("ink"), strokeWidth: (size ?? 0) / 4, strokeColor: colour("ground") },
  };
}

/** Lines get thicker as one zooms out, lest they fade away. */
const thickness = () => Math.max(1, 0.6 / (picture?.getScale() ?? 1));

/** vis-network loses the label of an edge that lies quite flat, unless it is told that it does. */
const slope = (edge) => NODES.get(edge.to).y - NODES.get(edge.from).y;

function drawnEdge(edge, lit, size) {
  const bright = !lit || lit.has(edge.id);
  const line = colour(tone(edge));
  return {
    id: edge.id, from: edge.from, to: edge.to, arrows: edge.arrows, dashes: edge.dashes, width: edge.width * thickness(), smooth: edge.smooth,
    hidden: !edgeShown(edge),
    label: size ? edgeText(edge) : "",
    color: { color: line, highlight: line, hover: line, opacity: bright ? BRIGHT : 0.06 },
    font: { size: size ?? 0, color: line, strokeWidth: 0, background: colour("ground"), align: slope(edge) ? "middle" : "horizontal" },
  };
}

const BRIGHT = DATA.edges.length > 400 ? 0.45 : 0.85; // many lines would hide one another
let picture = null;
// Positions are for a screen that lies; one that stands gets them turned.
if (innerHeight > innerWidth) DATA.nodes.forEach((node) => { [node.x, node.y] = [node.y, node.x]; });

const pictureNodes = new vis.DataSet();
const pictureEdges = new vis.DataSet();

/** Bring the picture up to date with `view` and the zoom. */
function redraw() {
  const lit = focus();
  const nodes = DATA.nodes.filter((node) => nodeShown(node.id) && (!lit || lit.has(node.id)));
  const edges = DATA.edges.filter((edge) => edgeShown(edge) && (!lit || lit.has(edge.id)));
  const sizes = labelSizes(picture?.getScale() ?? 1, lit ?? new Set(), nodes, edges);
  pictureNodes.update(DATA.nodes.map((node) => drawnNode(node, lit, sizes.get(node.id))));
  pictureEdges.update(DATA.edges.map((edge) => drawnEdge(edge, lit, sizes.get(edge.id))));
}

const LABELS = { label: { drawThreshold: 1, maxVisible: 100 } };
const OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, keyboard: { enabled: true, bindToWindow: false } },
  nodes: { borderWidth: 1.5, borderWidthSelected: 4, labelHighlightBold: false, font: { face: "system-ui, sans-serif" }, scaling: LABELS },
  edges: {
    arrowStrikethrough: false, selectionWidth: 1.5, hoverWidth: 1, labelHighlightBold: false,
    arrows: { to: { scaleFactor: 0.6 } },
    font: { face: "system-ui, sans-serif" },
    scaling: LABELS,
  },
};

redraw();
picture = new vis.Network(document.getElementById("graph"), { nodes: pictureNodes, edges: pictureEdges }, OPTIONS);

// Labels take their size from the zoom, and the zoom must leave room for them.
redraw();
picture.fit();
redraw();

let waiting = false;
/** Redraw before the next frame, once, however often it is asked for. */
function redrawSoon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; redraw(); });
}

/** Remember where a node was dragged to, so that its label is looked for there. */
function settle({ nodes }) {
  for (const [id, point] of Object.entries(picture.getPositions(nodes))) Object.assign(NODES.get(id), point);
  if (nodes.length) redrawSoon();
}

/** Make ID (of a node, an edge, or `null`) the one thing that the page is about. */
function choose(id) {
  view.chosen = id;
  tip.hidden = true;
  if (id === null) {
    panel.hidden = true;
    picture.unselectAll();
  } else if (isNode(id)) {
    picture.selectNodes([id], false);
    showNode(NODES.get(id));
  } else {
    picture.setSelection({ nodes: [], edges: [id] });
    showEdge(EDGES.get(id));
  }
  redraw();
}

/** Choose the node ID and bring it to the middle of what the panel leaves free. */
function goTo(id) {
  choose(id);
  const beside = panel.offsetWidth < document.body.clientWidth;
  const offset = beside ? { x: -panel.offsetWidth / 2, y: 0 } : { x: 0, y: -panel.offsetHeight / 2 };
  picture.focus(id, { scale: Math.max(picture.getScale(), 0.9), offset, animation: false });
  redraw();
}

picture.on("click", ({ nodes, edges }) => choose(nodes[0] ?? edges[0] ?? null));
picture.on("hoverNode", ({ node, pointer }) => showTip(node, pointer.DOM));
picture.on("hoverEdge", ({ edge, pointer }) => showTip(edge, pointer.DOM));
for (const end of ["blurNode", "blurEdge", "dragStart", "zoom"]) picture.on(end, () => { tip.hidden = true; });
picture.on("zoom", redrawSoon);
picture.on("resize", redrawSoon);
picture.on("dragEnd", settle);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
