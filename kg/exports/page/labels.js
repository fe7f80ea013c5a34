/* Which labels are shown, and how big: at every zoom those of the most important, none upon another; and how they are painted. */

const FACE = "system-ui, sans-serif";
const LINE_HEIGHT = 1.2;
const SPACE = 0.25; // of a letter's height, on both sides of a label
const ruler = document.createElement("canvas").getContext("2d");
const widths = new Map();

/** Width of TEXT in a font of size 1. */
function widthOf(text) {
  if (!widths.has(text)) {
    ruler.font = `100px ${FACE}`;
    widths.set(text, ruler.measureText(text).width / 100);
  }
  return widths.get(text);
}

/** The height of NODE's letters in pixels, as long as one has not zoomed in. */
const lettersOf = (node) => 10 + (node.font - 14) / 2;

/** The width of NODE's label, and its height, when its letters are FONT high. */
function labelOf(node, font) {
  const lines = node.label.split("\n");
  return { width: Math.max(...lines.map(widthOf)) * font, height: (lines.length + 0.3) * font * LINE_HEIGHT };
}

const overlap = (one, other) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Boxes in the picture's plane, in a coarse grid, so that neighbours are found at once. */
class Occupied {
  constructor(cell) {
    this.cell = cell;
    this.cells = new Map();
  }

  * keys(box) {
    for (let x = Math.floor(box.left / this.cell); x <= Math.floor(box.right / this.cell); x += 1) {
      for (let y = Math.floor(box.top / this.cell); y <= Math.floor(box.bottom / this.cell); y += 1) yield x * 1e6 + y;
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (this.cells.has(key)) this.cells.get(key).push(box);
      else this.cells.set(key, [box]);
    }
  }

  /** Take BOXES if all are free of what others have taken. */
  take(boxes) {
    if (boxes.some((box) => this.isTaken(box))) return false;
    boxes.forEach((box) => this.add(box));
    return true;
  }

  isTaken(box) {
    for (const key of this.keys(box)) {
      if (this.cells.get(key)?.some((taken) => taken.owner !== box.owner && overlap(taken, box))) return true;
    }
    return false;
  }
}

function dotBox({ id, x, y }, radius) {
  return { owner: id, left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function nodeLabelBox(node, font, radius) {
  const { width, height } = labelOf(node, font);
  const [top, half] = [node.y + radius, width / 2 + font * SPACE];
  return { owner: node.id, left: node.x - half, right: node.x + half, top, bottom: top + height };
}

/** Squares along the label of EDGE, which runs as the edge does; `null` if it is longer than the edge. */
function edgeLabelBoxes(edge, font) {
  const { x, y, angle, length } = middleOf(edge);
  const width = widthOf(edgeLook(edge).label) * font;
  if (width > length * 0.9) return null;
  const count = Math.ceil(width / font);
  const half = font * 0.55;
  return Array.from({ length: count }, (_, number) => {
    const along = (number - (count - 1) / 2) * (width / count);
    const [cx, cy] = [x + along * Math.cos(angle), y + along * Math.sin(angle)];
    return { owner: edge.id, left: cx - half, right: cx + half, top: cy - half, bottom: cy + half };
  });
}

const ALWAYS_NAMED = 25; // nodes whose names may hide dots of lesser ones
const ALL_EDGES_NAMED = 150; // with more edges in the picture, their labels wait until one zooms in
const CLOSE = 0.7;

/** The most important node of each island among the RANKED: islands are called after them. */
function leadersOf(ranked) {
  const leaders = new Map();
  if (DATA.nodes.length > FEW_NODES) for (const node of ranked.toReversed()) leaders.set(node.community, node);
  return new Set(leaders.values());
}

/** Return the size of each label that has room, by id: first that of what is chosen, then those of LIT, then by importance. */
function labelSizes(scale, lit, nodes, edges) {
  const unit = 1 / Math.min(scale, 1); // a pixel of the screen; when zoomed in, labels grow with the rest
  const occupied = new Occupied(120 * unit);
  const sizes = new Map();
  const name = (node) => {
    const font = lettersOf(node) * unit;
    if (occupied.take([nodeLabelBox(node, font, radiusOf(node, scale))])) sizes.set(node.id, font);
  };
  const standing = (node) => (node.id === view.chosen ? 2 : Number(lit.has(node.id)));
  const ranked = [...nodes].sort((one, other) => standing(other) - standing(one) || other.count - one.count);
  const leaders = leadersOf(ranked);
  const isFirst = (node, rank) => rank < ALWAYS_NAMED || leaders.has(node);
  for (const node of ranked.filter(isFirst)) {
    occupied.add(dotBox(node, radiusOf(node, scale)));
    name(node);
  }
  const rest = ranked.filter((node, rank) => !isFirst(node, rank));
  rest.forEach((node) => occupied.add(dotBox(node, radiusOf(node, scale))));
  rest.forEach(name);
  if (edges.length > ALL_EDGES_NAMED && scale < CLOSE) return sizes;
  for (const edge of [...edges].sort((one, other) => edgeLook(other).count - edgeLook(one).count)) {
    const font = 11 * unit;
    const boxes = edgeLabelBoxes(edge, font);
    if (boxes && occupied.take(boxes)) sizes.set(edge.id, font);
  }
  return sizes;
}

function paintText(context, text, x, y, font, halo) {
  context.font = `${font}px ${FACE}`;
  context.lineWidth = font * halo;
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

function paintNodeLabel(context, node, font, scale) {
  context.fillStyle = colour("ink");
  node.label.split("\n").forEach((line, number) => {
    paintText(context, line, node.x, node.y + radiusOf(node, scale) + (number + 0.7) * font * LINE_HEIGHT, font, 0.25);
  });
}

function paintEdgeLabel(context, edge, font) {
  const { x, y, angle } = middleOf(edge);
  context.save();
  context.translate(x, y);
  context.rotate(Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle); // never upside down
  context.fillStyle = colour(edgeLook(edge).tone);
  paintText(context, edgeLook(edge).label, 0, 0, font, 0.45);
  context.restore();
}

/** Paint the labels of SIZES that are within AREA of the plane, a unit of which is SCALE pixels. */
function paintLabels(context, sizes, area, scale) {
  Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", strokeStyle: colour("ground") });
  for (const [id, font] of sizes) {
    const item = NODES.get(id) ?? EDGES.get(id);
    const spot = isNode(id) ? item : middleOf(item);
    if (spot.x < area.left - 300 || spot.x > area.right + 300 || spot.y < area.top - 300 || spot.y > area.bottom + 300) continue;
    if (isNode(id)) paintNodeLabel(context, item, font, scale);
    else paintEdgeLabel(context, item, font);
  }
}
