/* The picture by vis-network, with places given and physics off: for graphs of some hundred nodes. */

/** vis-network's drawing of the graph. */
class VisPicture extends Picture {
  constructor(container) {
    super(container);
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, VIS_OPTIONS);
    this.network.on("beforeDrawing", (context) => paintIslands(context, this.islands ?? []));
    this.network.on("afterDrawing", (context) => this.paintOver(context));
    this.network.on("zoom", () => this.afterZoom());
    this.network.on("dragEnd", ({ nodes }) => this.settle(nodes));
    this.refresh();
    this.fit();
  }

  resize() {
    this.network.redraw();
  }

  refresh() {
    const bright = lit();
    this.islands = islandShapes();
    this.thickness = this.thicknessNow();
    this.nodes.update(DATA.nodes.map((node) => visNode(node, nodeStyle(node, bright), this.scale())));
    this.edges.update(DATA.edges.map((edge) => visEdge(edge, edgeStyle(edge, bright), this.thickness)));
    this.placeLabels();
  }

  aim({ x, y, scale }) {
    const offset = freeMiddle();
    this.network.moveTo({ position: { x: x - offset.x / scale, y: y - offset.y / scale }, scale, animation: false });
    this.refresh();
  }

  select(id) {
    this.network.unselectAll();
    if (id !== null && !isNode(id)) this.network.setSelection({ nodes: [], edges: [id] });
    this.refresh();
  }

  onChoose(callback) {
    this.network.on("click", ({ nodes, edges }) => callback(nodes[0] ?? edges[0] ?? null));
  }

  onHover(callback) {
    this.network.on("hoverNode", ({ node, pointer }) => callback(node, pointer.DOM));
    this.network.on("hoverEdge", ({ edge, pointer }) => callback(edge, pointer.DOM));
    for (const end of ["blurNode", "blurEdge", "dragStart", "zoom"]) this.network.on(end, () => callback(null, null));
  }

  pan(x, y) {
    const { x: middleX, y: middleY } = this.network.getViewPosition();
    this.network.moveTo({ position: { x: middleX + x / this.scale(), y: middleY + y / this.scale() } });
  }

  zoom(factor) {
    this.network.moveTo({ scale: this.scale() * factor });
    this.afterZoom();
  }

  screen(point) {
    return this.network.canvasToDOM(point);
  }

  scale() {
    return this.network.getScale();
  }

  thicknessNow() {
    return lineScale(this.scale()) / this.scale();
  }

  placeLabels() {
    this.labels = labelsAt(this.scale(), EVERYWHERE);
    this.network.redraw();
  }

  /** Once before the next frame, however often it is asked for. */
  afterZoom() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      if (this.thicknessNow() === this.thickness) this.placeLabels();
      else this.refresh();
    });
  }

  /** Remember where nodes were dragged to, so that their labels are looked for there. */
  settle(ids) {
    for (const [id, point] of Object.entries(this.network.getPositions(ids))) Object.assign(NODES.get(id), point);
    if (!ids.length) return;
    this.islands = islandShapes();
    this.placeLabels();
  }

  paintOver(context) {
    const { clientWidth, clientHeight } = this.network.canvas.frame;
    const { x: left, y: top } = this.network.DOMtoCanvas({ x: 0, y: 0 });
    const { x: right, y: bottom } = this.network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
    paintChosen(context, this.scale());
    paintLabels(context, this.labels ?? new Map(), { left, top, right, bottom }, this.scale());
  }
}

const EVERYWHERE = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };
const VIS_OPTIONS = {
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, keyboard: false },
  nodes: { borderWidth: 1.5, borderWidthSelected: 1.5 },
  edges: { arrowStrikethrough: false, selectionWidth: 1.5, hoverWidth: 1, arrows: { to: { scaleFactor: 0.6 } } },
};

function visNode(node, { hidden, fill, opacity }, scale) {
  const plain = { background: fill, border: colour("ground") };
  const { id, x, y, shape } = node;
  const size = radiusOf(node, scale);
  return { id, x, y, shape, size, hidden, opacity, color: { ...plain, highlight: plain, hover: { background: fill, border: colour("ink") } } };
}

function visEdge(edge, { hidden, stroke, opacity, width, dashes }, thickness) {
  return {
    id: edge.id, from: edge.from, to: edge.to, hidden, width: width * thickness,
    arrows: arrowed(edge) ? "to" : "",
    dashes: dashes ?? false,
    smooth: { enabled: true, type: "curvedCW", roundness: bend(edge).roundness },
    color: { color: stroke, highlight: stroke, hover: stroke, opacity },
  };
}

const picture = new VisPicture(document.getElementById("graph"));
