/* What of the picture is the same whatever draws it: how nodes and edges look, where edges run, and what an engine has to do. */

// Positions are for a screen that lies; one that stands gets them turned.
if (innerHeight > innerWidth) DATA.nodes.forEach((node) => { [node.x, node.y] = [node.y, node.x]; });

const MANY_EDGES = 400; // so many would hide one another
const BRIGHT = 0.85;
const FADED = 0.45;
const DIMMED_NODE = 0.15;
const DIMMED_EDGE = 0.06;
const DASHES = { actual: null, planned: [12, 7], possible: [3, 7] }; // units of the plane

/** Pixels of a line for a unit of its width: lines get thicker as one zooms out, lest they fade away. */
const lineScale = (scale) => Math.max(scale, 0.6);

/** Pixels of a dot for a unit of its size: from far, dots tell at least which of them are the biggest. */
const dotScale = (scale) => Math.max(scale, 0.25);

/** The radius of NODE in units of the plane, when one of them is SCALE pixels. */
const radiusOf = (node, scale) => (node.size * dotScale(scale)) / scale;

/** How much of their colour edges keep: seen from far, thousands of them would hide all else. */
function fading(scale) {
  if (DATA.edges.length <= MANY_EDGES || lit()) return 1;
  return Math.min(1, Math.max(scale / 0.35, Math.sqrt(MANY_EDGES / DATA.edges.length)));
}

const arrowed = (edge) => !DATA.relations[edge.relation].symmetric;

/** How much EDGE is bent: where its control point lies, in parts of its length: along it, and to the right of it. */
function bend(edge) {
  const roundness = Math.min(0.9, 0.08 + 0.16 * edge.beside);
  const reach = (roundness + 1) / 2;
  const turn = (roundness * Math.PI) / 2;
  return { along: reach * Math.cos(turn), across: reach * Math.sin(turn), roundness };
}

/** The control point of EDGE, which is a quadratic Bézier curve. */
function controlOf(edge) {
  const [from, to] = [NODES.get(edge.from), NODES.get(edge.to)];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const { along, across } = bend(edge);
  return { x: from.x + dx * along + dy * across, y: from.y + dy * along - dx * across };
}

/** The middle of EDGE, the angle at which it runs there, and the length that is seen of it. */
function middleOf(edge) {
  const [from, to] = [NODES.get(edge.from), NODES.get(edge.to)];
  const control = controlOf(edge);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return {
    x: (from.x + to.x) / 4 + control.x / 2,
    y: (from.y + to.y) / 4 + control.y / 2,
    angle: Math.atan2(dy, dx),
    length: Math.hypot(dx, dy) - from.size - to.size,
  };
}

function nodeStyle(node, bright) {
  return { hidden: !nodeShown(node.id), fill: nodeColour(node), opacity: !bright || bright.has(node.id) ? 1 : DIMMED_NODE };
}

function edgeOpacity(edge, bright) {
  if (bright) return bright.has(edge.id) ? BRIGHT : DIMMED_EDGE;
  return DATA.edges.length > MANY_EDGES ? FADED : BRIGHT;
}

function edgeStyle(edge, bright) {
  const look = edgeLook(edge);
  return {
    hidden: !edgeShown(edge),
    stroke: colour(look.tone),
    opacity: edgeOpacity(edge, bright),
    width: 1.2 + Math.log2(Math.max(look.count, 1)),
    dashes: DASHES[look.dashes],
  };
}

const within = ({ left, right, top, bottom }, { x, y }) => x >= left && x <= right && y >= top && y <= bottom;

/** Which labels have room at SCALE, with their size; those of edges only within AREA of the plane. */
function labelsAt(scale, area) {
  const bright = lit();
  const seen = (id) => !bright || bright.has(id);
  const nodes = DATA.nodes.filter((node) => nodeShown(node.id) && seen(node.id));
  const edges = DATA.edges.filter((edge) => seen(edge.id) && edgeShown(edge) && within(area, middleOf(edge)));
  return labelSizes(scale, bright ?? new Set(), nodes, edges);
}

/** Paint a ring around the node that is chosen. */
function paintChosen(context, scale) {
  const node = NODES.get(view.chosen);
  if (!node) return;
  context.strokeStyle = colour("ink");
  context.lineWidth = 3 / Math.min(scale, 1);
  context.beginPath();
  context.arc(node.x, node.y, radiusOf(node, scale) + context.lineWidth, 0, 2 * Math.PI);
  context.stroke();
}

const STEP = 60; // pixels
const NEARER = 1.3;
const STEPS = {
  ArrowLeft: (picture) => picture.pan(-STEP, 0),
  ArrowRight: (picture) => picture.pan(STEP, 0),
  ArrowUp: (picture) => picture.pan(0, -STEP),
  ArrowDown: (picture) => picture.pan(0, STEP),
  "+": (picture) => picture.zoom(NEARER),
  "-": (picture) => picture.zoom(1 / NEARER),
  0: (picture) => picture.fit(),
};

/** What the page may ask of a picture; by itself it draws nothing. Points of the plane have y downwards. */
class Picture {
  constructor(container) {
    container.tabIndex = 0;
    container.addEventListener("keydown", (event) => {
      if (!STEPS[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      STEPS[event.key](this);
    });
  }

  /** Bring the picture up to date with the view. */
  refresh() {}

  /** Show all of it. */
  fit() {}

  /** Bring the node to the middle of what the panel leaves free. */
  focus() {}

  /** Make a node or an edge (or nothing, `null`) stand out. */
  select() {}

  /** Have CALLBACK(id of a node or an edge, or null) called at each click. */
  onChoose() {}

  /** Have CALLBACK(id, point in pixels) called when the pointer comes upon something, and (null, null) when it leaves. */
  onHover() {}

  /** Move what is seen by so many pixels. */
  pan() {}

  /** Show it so many times as big. */
  zoom() {}

  /** Where the node ID stands in the plane. */
  place(id) {
    const { x, y } = NODES.get(id);
    return { x, y };
  }

  /** Where a point of the plane is on the screen, in pixels. */
  screen(point) {
    return point;
  }

  /** Pixels for a unit of the plane. */
  scale() {
    return 1;
  }
}
