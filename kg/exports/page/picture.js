/* What of the picture is the same whatever draws it: how nodes and edges look, where edges run, and what an engine has to do. */

// Positions are for a screen that lies; one that stands gets them turned.
if (innerHeight > innerWidth) DATA.nodes.forEach((node) => { [node.x, node.y] = [node.y, node.x]; });

const MANY_EDGES = 400; // so many would hide one another
const BRIGHT = 0.85;
const FADED = 0.45;
const LONG_EDGE = 500; // pixels
const DIMMED_NODE = 0.15;
const DIMMED_EDGE = 0.06;
const LEAST_DOT = 0.25; // of a dot's size
const DASHES = { actual: null, planned: [12, 7], possible: [3, 7] }; // units of the plane

/** Pixels of a line for a unit of its width: lines get thicker as one zooms out, lest they fade away. */
const lineScale = (scale) => Math.max(scale, 0.6);

/** Pixels of a dot for a unit of its size: from far, dots tell at least which of them are the biggest. */
const dotScale = (scale) => Math.max(scale, LEAST_DOT);

/** The radius of NODE in units of the plane, when one of them is SCALE pixels. */
const radiusOf = (node, scale) => node.size * Math.max(1, LEAST_DOT / scale);

/**
 * How much of their colour edges keep, and how many pixels long one may be without losing more of it. Seen from far, thousands
 * would hide all else; seen from near, those that only pass by would.
 */
function fading(scale) {
  if (DATA.edges.length <= MANY_EDGES || lit()) return { share: 1, longest: Infinity };
  return { share: Math.min(1, Math.max(scale / 0.35, Math.sqrt(MANY_EDGES / DATA.edges.length))), longest: LONG_EDGE };
}

const arrowed = (edge) => !DATA.relations[edge.relation].symmetric;

/** How much EDGE is bent: where its control point lies, in parts of its length: along it, and to the right of it. */
function bend(edge) {
  const roundness = 0.9 * (1 - 0.91 * 0.8 ** edge.beside); // never as much as a half circle, however many lie beside one another
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

/** The point at a part T (0 to 1) of the way along EDGE. */
function pointAt(edge, t) {
  const [from, control, to] = [NODES.get(edge.from), controlOf(edge), NODES.get(edge.to)];
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y };
}

/** The middle of EDGE, the angle at which it runs there, and the length that is seen of it. */
function middleOf(edge) {
  const [from, to] = [NODES.get(edge.from), NODES.get(edge.to)];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return {
    ...pointAt(edge, 0.5),
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

const NEAREST = 0.9; // pixels a unit: no nearer does one come to a few nodes by oneself
const FURTHEST = 0.3; // nor further from one that was chosen
const MARGIN_OF_PICTURE = 14; // pixels
const ALL_FRAMED = 400; // nodes whose labels are all in the frame; of more, most are not shown

/**
 * The middle of NODES with their labels, and the scale at which they fill a room of WIDTH and HEIGHT pixels. Labels keep their
 * size in pixels, so that the scale is found by trying; where they alone are wider than the room, they are cut.
 */
function frameOf(nodes, { width, height }) {
  if (!nodes.length) return { x: 0, y: 0, scale: NEAREST };
  const filling = ({ left, right, top, bottom }) => Math.min(NEAREST, width / (right - left), height / (bottom - top));
  const least = filling(extentOf(nodes, Infinity)) / 2;
  let scale = NEAREST;
  for (let round = 0; round < 10; round += 1) scale = Math.max(least, filling(extentOf(nodes, scale)));
  const { left, right, top, bottom } = extentOf(nodes, scale);
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale };
}

/** The box of NODES at SCALE, with their labels; of very many only with those of the most important ones. */
function extentOf(nodes, scale) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  const take = ({ x, y }, half, above, below) => {
    box.left = Math.min(box.left, x - half);
    box.right = Math.max(box.right, x + half);
    box.top = Math.min(box.top, y - above);
    box.bottom = Math.max(box.bottom, y + below);
  };
  for (const node of nodes) {
    const radius = radiusOf(node, scale);
    take(node, radius, radius, radius);
    if (nodes.length > ALL_FRAMED && RANKS.get(node.id) >= ALWAYS_NAMED) continue;
    const label = labelOf(node, lettersOf(node) / scale);
    take(node, label.width / 2, 0, radius + label.height);
  }
  return box;
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
    this.container = container;
    this.fitted = true; // whether all is shown as `fit` shows it
    this.size = [container.clientWidth, container.clientHeight];
    for (const name of ["pointerdown", "wheel", "keydown"]) container.addEventListener(name, () => { this.fitted = false; }, { capture: true, passive: true });
    new ResizeObserver(() => this.follow()).observe(container);
    container.tabIndex = 0;
    container.addEventListener("keydown", (event) => {
      if (!STEPS[event.key] || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      STEPS[event.key](this);
    });
  }

  /** Bring the picture up to date with the view. */
  refresh() {}

  /** Show the nodes IDS, or all that are in sight, in what the panel leaves free. */
  fit(ids = DATA.nodes.map((node) => node.id)) {
    this.fitted = arguments.length === 0;
    this.aim(frameOf(ids.filter(nodeShown).map((id) => NODES.get(id)), this.room()));
  }

  /** Take the size that the page gives, and go on showing all if all was shown. */
  follow() {
    const size = [this.container.clientWidth, this.container.clientHeight];
    if (String(size) === String(this.size) || size.includes(0)) return;
    this.size = size;
    this.resize();
    if (this.fitted) this.fit();
  }

  /** Take the size of the container. */
  resize() {}

  /** Show the node ID with those that it deals with, if they are not too far. */
  focus(id) {
    this.fitted = false;
    const near = [...(lit() ?? [])].filter((other) => isNode(other) && nodeShown(other)).map((other) => NODES.get(other));
    const node = NODES.get(id);
    const frame = frameOf(near.length ? near : [node], this.room());
    this.aim(frame.scale < FURTHEST ? { x: node.x, y: node.y, scale: FURTHEST } : frame);
  }

  /** Width and height, in pixels, that the panel leaves free, but for a margin. */
  room() {
    const { x, y } = freeMiddle();
    const [width, height] = [this.container.clientWidth - 2 * Math.abs(x), this.container.clientHeight - 2 * Math.abs(y)];
    return { width: Math.max(100, width - 2 * MARGIN_OF_PICTURE), height: Math.max(100, height - 2 * MARGIN_OF_PICTURE) };
  }

  /** Bring a point {x, y} of the plane to the middle of what the panel leaves free, at a scale. */
  aim() {}

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
