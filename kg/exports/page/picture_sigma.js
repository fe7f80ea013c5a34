/* The picture by sigma: for graphs of thousands of nodes, which the graphics card draws. */

const LABELS_EVERY = 150; // milliseconds between two choices of labels while one zooms

/** Sigma's drawing of the graph; its plane has y upwards, the page's downwards. */
class SigmaPicture {
  constructor(container) {
    this.graph = new engine.MultiDirectedGraph();
    for (const node of DATA.nodes) this.graph.addNode(node.id, { x: node.x, y: -node.y, node });
    for (const edge of DATA.edges) this.graph.addEdgeWithKey(edge.id, edge.from, edge.to, { edge });
    this.bright = lit();
    this.labels = { scale: 0, sizes: new Map(), area: null };
    this.sigma = new engine.Sigma(this.graph, container, {
      ...SIGMA_OPTIONS,
      nodeReducer: (id, { node, x, y }) => sigmaNode(node, x, y, this.bright),
      edgeReducer: (id, { edge }) => sigmaEdge(edge, this.bright),
    });
    this.sigma.on("afterRender", () => this.paintOver());
    this.letDrag();
    this.sigma.refresh();
  }

  /** Bring the picture up to date with the view. */
  refresh() {
    this.bright = lit();
    this.labels.scale = 0;
    this.sigma.refresh();
  }

  /** Show all of it. */
  fit() {
    this.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1 });
  }

  /** Bring the node ID to the middle of what the panel leaves free. */
  focus(id) {
    const camera = this.sigma.getCamera();
    const { width, height } = this.sigma.getDimensions();
    const offset = freeMiddle();
    camera.setState({ ratio: camera.getState().ratio * Math.min(1, this.scale() / 0.9) });
    const middle = this.sigma.viewportToFramedGraph({ x: width / 2, y: height / 2 });
    const aimed = this.sigma.viewportToFramedGraph({ x: width / 2 + offset.x, y: height / 2 + offset.y });
    const { x, y } = this.sigma.getNodeDisplayData(id);
    camera.setState({ x: x + middle.x - aimed.x, y: y + middle.y - aimed.y });
  }

  /** Make ID (of a node or an edge, or `null`) stand out. */
  select() {
    this.refresh();
  }

  onChoose(callback) {
    this.sigma.on("clickNode", ({ node }) => callback(node));
    this.sigma.on("clickEdge", ({ edge }) => callback(edge));
    this.sigma.on("clickStage", () => callback(null));
  }

  onHover(callback) {
    this.sigma.on("enterNode", ({ node, event }) => callback(node, { x: event.x, y: event.y }));
    this.sigma.on("enterEdge", ({ edge, event }) => callback(edge, { x: event.x, y: event.y }));
    for (const end of ["leaveNode", "leaveEdge", "downStage", "downNode"]) this.sigma.on(end, () => callback(null, null));
    this.sigma.getCamera().on("updated", () => callback(null, null));
  }

  place(id) {
    const { x, y } = NODES.get(id);
    return { x, y };
  }

  screen({ x, y }) {
    return this.sigma.graphToViewport({ x, y: -y });
  }

  /** Pixels for a unit of the plane. */
  scale() {
    return this.sigma.getGraphToViewportRatio();
  }

  /** Have nodes follow the pointer that drags them. */
  letDrag() {
    let dragged = null;
    this.sigma.on("downNode", ({ node }) => { dragged = node; });
    this.sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
      if (dragged === null) return;
      const { x, y } = this.sigma.viewportToGraph(event);
      Object.assign(NODES.get(dragged), { x, y: -y });
      this.graph.mergeNodeAttributes(dragged, { x, y });
      preventSigmaDefault();
    });
    for (const end of ["upNode", "upStage"]) this.sigma.on(end, () => { dragged = null; });
  }

  /** The part of the plane that is on the screen, with so many screens more on each side. */
  area(more) {
    const { width, height } = this.sigma.getDimensions();
    const { x: left, y: top } = this.sigma.viewportToGraph({ x: -width * more, y: -height * more });
    const { x: right, y: bottom } = this.sigma.viewportToGraph({ x: width * (1 + more), y: height * (1 + more) });
    return { left, right, top: -top, bottom: -bottom };
  }

  /** Choose labels anew where the zoom or the part of the plane is another, but not at every frame of a movement. */
  placeLabels() {
    const now = this.scale();
    const { scale, area, at } = this.labels;
    const seen = this.area(0);
    const known = scale > 0 && within(area, { x: seen.left, y: seen.top }) && within(area, { x: seen.right, y: seen.bottom });
    if (known && Math.abs(Math.log(now / scale)) < 0.02) return;
    if (scale > 0 && performance.now() - at < LABELS_EVERY) {
      this.again ??= setTimeout(() => { this.again = null; this.sigma.scheduleRender(); }, LABELS_EVERY);
      return;
    }
    const wide = this.area(0.5);
    this.labels = { scale: now, area: wide, at: performance.now(), sizes: labelsAt(now, wide) };
  }

  paintOver() {
    this.placeLabels();
    const { labels: context } = this.sigma.getCanvases();
    const { x, y } = this.screen({ x: 0, y: 0 });
    this.paint(context.getContext("2d"), x, y, this.scale());
  }

  paint(context, x, y, scale) {
    const pixels = devicePixelRatio;
    context.save();
    context.setTransform(scale * pixels, 0, 0, scale * pixels, x * pixels, y * pixels);
    paintChosen(context, scale);
    paintLabels(context, this.labels.sizes, this.area(0));
    context.restore();
  }
}

const SIGMA_OPTIONS = {
  renderLabels: false,
  enableEdgeEvents: true,
  enableCameraRotation: false,
  stagePadding: 40,
  minCameraRatio: 0.01,
  maxCameraRatio: 2,
  doubleClickZoomingRatio: 1.7,
  defaultDrawNodeHover: () => {},
  nodeProgramClasses: { shape: NodeShapes },
  edgeProgramClasses: { curve: EdgeCurves },
  defaultNodeType: "shape",
  defaultEdgeType: "curve",
};

const withOpacity = (color, opacity) => color.replace("rgb(", "rgba(").replace(")", `, ${opacity})`);

function sigmaNode(node, x, y, bright) {
  const { hidden, fill, opacity } = nodeStyle(node, bright);
  return { x, y, node, hidden, size: node.size, type: "shape", color: withOpacity(fill, opacity) };
}

function sigmaEdge(edge, bright) {
  const { hidden, stroke, opacity, width, dashes } = edgeStyle(edge, bright);
  return { edge, hidden, width, dashes, size: width, type: "curve", color: withOpacity(stroke, opacity) };
}

const picture = new SigmaPicture(document.getElementById("graph"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => picture.refresh());
