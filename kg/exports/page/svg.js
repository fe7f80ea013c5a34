/* The view as a drawing that stands alone: the nodes and edges in sight, with a title, the legend and where it is from. */

const SVG_WIDTH = 1600; // pixels
const MARGIN = 40;
const TITLE = 30; // size of the title's font; other texts have SMALL
const SMALL = 15;
const HEAD = { length: 7, width: 3 }; // of an arrow, in widths of its line
const LABEL_ROOM = 130; // pixels that labels may stick out beyond the outermost nodes

const WHOLE_PLANE = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };

const rounded = (value) => String(Math.round(value * 10) / 10);
const between = (one, other, part) => ({ x: one.x + (other.x - one.x) * part, y: one.y + (other.y - one.y) * part });

function svgText(content, x, y, size, attributes = {}) {
  return shape("text", { x: rounded(x), y: rounded(y), "font-size": rounded(size), fill: colour("ink"), ...attributes }, content);
}

/** The Bézier curve of EDGE as far as the rim of the node that it leads to: start, control point and end. */
function visibleCurve(edge) {
  const [start, end, control] = [NODES.get(edge.from), NODES.get(edge.to), controlOf(edge)];
  const at = (part) => between(between(start, control, part), between(control, end, part), part);
  let [inside, outside] = [1, 0];
  for (let step = 0; step < 20; step += 1) {
    const middle = (inside + outside) / 2;
    const { x, y } = at(middle);
    if (Math.hypot(end.x - x, end.y - y) < end.size + 1) inside = middle;
    else outside = middle;
  }
  return { start, control: between(start, control, outside), end: at(outside) };
}

function arrowHead({ control, end }, width, fill) {
  const length = Math.hypot(end.x - control.x, end.y - control.y) || 1;
  const [dx, dy] = [(end.x - control.x) / length, (end.y - control.y) / length];
  const [back, side] = [HEAD.length * width, HEAD.width * width];
  const corners = [[0, 0], [-back, side], [-back, -side]];
  const points = corners.map(([along, across]) => `${rounded(end.x + dx * along - dy * across)},${rounded(end.y + dy * along + dx * across)}`);
  return shape("polygon", { points: points.join(" "), fill });
}

function svgEdge(edge, bright, scale) {
  const { stroke, opacity, width, dashes } = edgeStyle(edge, bright);
  const curve = visibleCurve(edge);
  const [start, control, end] = [curve.start, curve.control, curve.end].map(({ x, y }) => `${rounded(x)} ${rounded(y)}`);
  const thick = width * Math.max(1, 0.6 / scale);
  const line = shape("path", { d: `M${start} Q${control} ${end}`, fill: "none", stroke, "stroke-width": rounded(thick), "stroke-dasharray": dashes?.join(" ") ?? null });
  const head = arrowed(edge) ? arrowHead(curve, thick, stroke) : null;
  return shape("g", { opacity }, shape("title", {}, edgeTitle(edge).map((part) => part.textContent ?? part).join("")), line, head);
}

function svgNode(node, bright) {
  const { fill, opacity } = nodeStyle(node, bright);
  const { x, y, size } = node;
  const look = { fill, opacity, stroke: colour("ground"), "stroke-width": "1.5" };
  if (node.kind !== "theme") return shape("circle", { cx: rounded(x), cy: rounded(y), r: rounded(size), ...look });
  const corners = [[x, y - size], [x + size, y], [x, y + size], [x - size, y]];
  return shape("polygon", { points: corners.map((corner) => corner.map(rounded).join(",")).join(" "), ...look });
}

const halo = (size) => ({ stroke: colour("ground"), "stroke-width": rounded(size * 0.25), "paint-order": "stroke", "stroke-linejoin": "round", "text-anchor": "middle" });

function svgNodeLabel(node, size) {
  const lines = node.label.split("\n").map((line, number) => svgText(line, node.x, node.y + node.size + (number + 1) * size * LINE_HEIGHT, size, halo(size)));
  return shape("g", {}, ...lines);
}

function svgEdgeLabel(edge, size) {
  const { x, y, angle } = middleOf(edge);
  const upright = Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle;
  const turn = `translate(${rounded(x)} ${rounded(y)}) rotate(${rounded((upright * 180) / Math.PI)})`;
  return svgText(edgeLook(edge).label, 0, size * 0.35, size, { ...halo(size), fill: colour(edgeLook(edge).tone), transform: turn });
}

/** The graph in sight, drawn in the plane of its nodes at SCALE (pixels a unit). */
function svgGraph(nodes, edges, scale) {
  const bright = lit();
  const labels = [...labelsAt(scale, WHOLE_PLANE)].map(([id, size]) => (isNode(id) ? svgNodeLabel(NODES.get(id), size) : svgEdgeLabel(EDGES.get(id), size)));
  return [...edges.map((edge) => svgEdge(edge, bright, scale)), ...nodes.map((node) => svgNode(node, bright)), ...labels];
}

/** The legend's rows as shapes, from TOP downwards, and where it ends. */
function svgLegend(top) {
  const shapes = [];
  const pen = { x: MARGIN, y: top };
  const put = (text, sample) => {
    const width = 28 + widthOf(text) * SMALL + 24;
    if (pen.x + width > SVG_WIDTH - MARGIN) Object.assign(pen, { x: MARGIN, y: pen.y + SMALL * 1.7 });
    if (sample) shapes.push(sample(pen.x, pen.y - SMALL * 0.35));
    shapes.push(svgText(text, pen.x + (sample ? 28 : 0), pen.y, SMALL));
    pen.x += width;
  };
  for (const [name, text, diamond] of nodeLegend()) put(text, (x, y) => legendDot(x + 10, y, colour(name), diamond));
  for (const [name, text, dashes] of lineLegend()) put(text, (x, y) => legendLine(x, y, colour(name), DASHES[dashes]));
  if (allLooks().contested) put(words().contested, null);
  return { shapes, bottom: pen.y };
}

const legendDot = (x, y, fill, diamond) => (diamond
  ? shape("polygon", { points: `${x},${y - 7} ${x + 7},${y} ${x},${y + 7} ${x - 7},${y}`, fill })
  : shape("circle", { cx: x, cy: y, r: 7, fill }));

const legendLine = (x, y, stroke, dashes) =>
  shape("line", { x1: x, y1: y, x2: x + 22, y2: y, stroke, "stroke-width": 3, "stroke-dasharray": dashes?.map((part) => part / 2).join(" ") ?? null });

/** What the drawing is of: how much it rests on, and what the view leaves out. */
function svgCaption() {
  return [words().totals(DATA.totals, sight.nodes.size, sight.events.length), ...restrictions().map(([text]) => text)].join(" · ");
}

/** The view as a drawing. */
function svgOf() {
  const nodes = DATA.nodes.filter((node) => nodeShown(node.id));
  const edges = DATA.edges.filter(edgeShown);
  const [left, right] = [Math.min, Math.max].map((pick) => nodes.map(({ x }) => x).reduce((one, other) => pick(one, other), nodes[0]?.x ?? 0));
  const [top, bottom] = [Math.min, Math.max].map((pick) => nodes.map(({ y }) => y).reduce((one, other) => pick(one, other), nodes[0]?.y ?? 0));
  const scale = Math.min(1.5, (SVG_WIDTH - 2 * LABEL_ROOM) / Math.max(right - left, 1));
  const graphTop = MARGIN + TITLE + SMALL * 2 + MARGIN;
  const graphBottom = graphTop + (bottom - top) * scale + 2 * MARGIN;
  const { shapes, bottom: end } = svgLegend(graphBottom);
  const height = end + MARGIN;
  const shift = `translate(${rounded(SVG_WIDTH / 2)} ${rounded(graphTop)}) scale(${scale}) translate(${rounded(-(left + right) / 2)} ${rounded(-top)})`;
  return shape("svg", {
    xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${SVG_WIDTH} ${rounded(height)}`, width: SVG_WIDTH, height: rounded(height),
    "font-family": FACE, lang: language,
  },
    shape("title", {}, words().title),
    shape("rect", { width: "100%", height: "100%", fill: colour("ground") }),
    svgText(words().title, MARGIN, MARGIN + TITLE * 0.8, TITLE, { "font-weight": "600" }),
    svgText(svgCaption(), MARGIN, MARGIN + TITLE + SMALL * 1.6, SMALL, { fill: colour("faint") }),
    shape("g", { transform: shift }, ...svgGraph(nodes, edges, scale)),
    ...shapes,
  );
}
