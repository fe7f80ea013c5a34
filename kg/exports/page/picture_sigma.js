/* The picture by sigma: for graphs of thousands of nodes, which the graphics card draws. */

const LABELS_EVERY = 150; // milliseconds between two choices of labels while one zooms
const USED_LAYERS = ["islands", "edges", "nodes", "labels"];
const UNUSED_LAYERS = ["edgeLabels", "hovers", "hoverNodes"];
const STILL = 150; // milliseconds without a movement
const HELD = 600; // the same, while one drags the plane

/** Sigma's drawing of the graph. Its own plane has y upwards. */
class SigmaPicture extends Picture {
  constructor(container) {
    super(container);
    this.graph = new engine.MultiDirectedGraph();
    for (const node of DATA.nodes) this.graph.addNode(node.id, { x: node.x, y: -node.y, node });
    for (const edge of DATA.edges) this.graph.addEdgeWithKey(edge.id, edge.from, edge.to, { edge });
    this.outline();
    this.sigma = new engine.Sigma(new engine.MultiDirectedGraph(), container, {
      ...SIGMA_OPTIONS,
      nodeReducer: (id, { node, x, y }) => ({ x, y, node, size: node.size, type: "shape", ...nodeStyle(node, this.bright) }),
      edgeReducer: (id, { edge }) => ({ edge, size: 1, type: "curve", ...edgeStyle(edge, this.bright) }),
    });
    this.sigma.createCanvasContext("islands", { beforeLayer: "edges" });
    this.sigma.resize(true);
    this.sigma.pickingLayers.clear();
    this.sigma.getNodeAtPosition = () => null; // `hit` finds what is under the pointer, without asking the graphics card
    for (const name of UNUSED_LAYERS) this.sigma.getCanvases()[name].style.display = "none";
    this.sigma.on("afterRender", () => this.paint());
    if (isSlow(this.sigma.webGLContexts.edges)) letSlide(this.sigma);
    this.letDrag();
    this.sigma.setCustomBBox(this.whole());
    this.sigma.setGraph(this.graph); // drawn once, now that all is prepared
  }

  /** What of sigma's plane is on the screen at first, whatever happens to the nodes. */
  whole() {
    const { clientWidth, clientHeight } = this.container;
    const { x, y, scale } = frameOf(DATA.nodes.filter((node) => nodeShown(node.id)), this.room());
    const [wide, high] = [clientWidth / scale / 2, clientHeight / scale / 2];
    return { x: [x - wide, x + wide], y: [-y - high, -y + high] };
  }

  outline() {
    this.bright = lit();
    this.islands = islandShapes();
    this.labels = { scale: 0, sizes: new Map(), area: null, at: 0 };
  }

  resize() {
    this.sigma.resize();
    this.sigma.refresh({ schedule: true });
  }

  refresh() {
    this.outline();
    this.sigma.refresh({ schedule: true });
  }

  aim({ x, y, scale }) {
    const camera = this.sigma.getCamera();
    camera.setState({ ratio: (camera.getState().ratio * this.scale()) / scale });
    const [now, { width, height }, middle] = [this.screen({ x, y }), this.sigma.getDimensions(), freeMiddle()];
    this.pan(now.x - width / 2 - middle.x, now.y - height / 2 - middle.y);
  }

  select() {
    this.refresh();
  }

  onChoose(callback) {
    this.sigma.on("clickStage", ({ event }) => callback(this.at(event)));
  }

  onHover(callback) {
    let last = null;
    const tell = (id, point) => {
      if (id !== last) callback(id, point);
      last = id;
    };
    this.container.addEventListener("pointermove", ({ clientX, clientY, buttons }) => {
      const { left, top } = this.container.getBoundingClientRect();
      const point = { x: clientX - left, y: clientY - top };
      const id = buttons ? null : this.at(point);
      this.container.style.cursor = id === null ? "" : "pointer";
      tell(id, id && point);
    });
    this.container.addEventListener("pointerleave", () => tell(null, null));
    this.sigma.getCamera().on("updated", () => tell(null, null));
  }

  pan(x, y) {
    const camera = this.sigma.getCamera();
    const [start, end] = [this.sigma.viewportToFramedGraph({ x: 0, y: 0 }), this.sigma.viewportToFramedGraph({ x, y })];
    const state = camera.getState();
    camera.setState({ x: state.x + end.x - start.x, y: state.y + end.y - start.y });
  }

  zoom(factor) {
    const camera = this.sigma.getCamera();
    camera.setState({ ratio: camera.getBoundedRatio(camera.getState().ratio / factor) });
  }

  screen({ x, y }) {
    const plane = planeOf(this.sigma);
    return { x: plane.x + x * plane.scale, y: plane.y + y * plane.scale };
  }

  scale() {
    return planeOf(this.sigma).scale;
  }

  /** The point of the plane at POINT of the screen. */
  point(point) {
    const { x, y } = this.sigma.viewportToGraph(point);
    return { x, y: -y };
  }

  /** The id of what lies at POINT of the screen, or null. */
  at(point) {
    return hit(this.point(point), this.scale());
  }

  /** Have nodes follow the pointer that drags them. */
  letDrag() {
    let dragged = null;
    this.sigma.on("downStage", ({ event }) => { dragged = nodeAt(this.point(event), this.scale()); });
    this.sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
      if (dragged === null) return;
      Object.assign(NODES.get(dragged), this.point(event));
      Object.assign(this.labels, { scale: 0, at: 0 });
      const moved = { nodes: [dragged], edges: this.graph.edges(dragged) };
      this.sigma.refresh({ partialGraph: moved, skipIndexation: true, schedule: true });
      preventSigmaDefault();
    });
    this.sigma.on("upStage", () => {
      if (dragged !== null) this.refresh();
      dragged = null;
    });
  }

  /** Choose labels anew where the zoom or the part of the plane is another, but not at every frame of a movement. */
  placeLabels() {
    const now = this.scale();
    const { scale, area, at } = this.labels;
    if (scale > 0 && contains(area, planeAround(this.sigma, 0)) && Math.abs(Math.log(now / scale)) < 0.02) return;
    if (scale > 0 && performance.now() - at < LABELS_EVERY) {
      this.again ??= setTimeout(() => { this.again = null; this.sigma.scheduleRender(); }, LABELS_EVERY);
      return;
    }
    const wide = planeAround(this.sigma, 0.5);
    this.labels = { scale: now, area: wide, at: performance.now(), sizes: labelsAt(now, wide) };
  }

  paint() {
    this.placeLabels();
    const { islands, labels } = this.sigma.getCanvases();
    this.inPlane(islands, (context) => paintIslands(context, this.islands));
    this.inPlane(labels, (context) => {
      paintChosen(context, this.scale());
      paintLabels(context, this.labels.sizes, planeAround(this.sigma, 0), this.scale());
    });
  }

  /** Have DRAW draw on an empty CANVAS in units of the plane. */
  inPlane(canvas, draw) {
    const context = canvas.getContext("2d");
    const { x, y, scale } = planeOf(this.sigma);
    const pixels = canvas.width / this.sigma.getDimensions().width;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.setTransform(scale * pixels, 0, 0, scale * pixels, x * pixels, y * pixels);
    draw(context);
    context.restore();
  }
}

const SIGMA_OPTIONS = {
  allowInvalidContainer: true,
  renderLabels: false,
  enableCameraRotation: false,
  stagePadding: 0,
  minCameraRatio: 0.003,
  maxCameraRatio: 2,
  doubleClickZoomingRatio: 1.7,
  defaultDrawNodeHover: () => {},
  nodeProgramClasses: { shape: NodeShapes },
  edgeProgramClasses: { curve: EdgeCurves },
  defaultNodeType: "shape",
  defaultEdgeType: "curve",
};

/**
 * Have what RENDERER drew slide along while one moves, and draw anew when one stops: where the processor does the graphics
 * card's work, thousands of edges take longer than a frame may.
 */
function letSlide(renderer) {
  const layers = USED_LAYERS.map((name) => renderer.getCanvases()[name]);
  const draw = renderer.scheduleRender.bind(renderer);
  let drawn = planeOf(renderer);
  let waiting = null;
  const slide = ({ x, y, scale }) => {
    const times = scale / drawn.scale;
    const transform = `translate(${x - drawn.x * times}px, ${y - drawn.y * times}px) scale(${times})`;
    for (const { style } of layers) Object.assign(style, { transform, transformOrigin: "0 0" });
  };
  renderer.on("afterRender", () => {
    drawn = planeOf(renderer);
    slide(drawn);
  });
  renderer.scheduleRender = () => {
    if (renderer.needToProcess) return draw();
    const plane = planeOf(renderer);
    const isHeld = renderer.getMouseCaptor().isMouseDown && (plane.x !== drawn.x || plane.y !== drawn.y);
    slide(plane);
    clearTimeout(waiting);
    waiting = setTimeout(draw, isHeld ? HELD : STILL);
    return renderer;
  };
}

/** Whether the browser lets pages use the graphics card, or do as if. */
function hasWebGL() {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
}

/** A picture that says why there is none; the list and the panel work without. */
function apology(container) {
  container.append(element("p", { class: "notice", "data-words": "noWebGL" }, words().noWebGL));
  return new Picture(container);
}

const graph = document.getElementById("graph");
const picture = hasWebGL() ? new SigmaPicture(graph) : apology(graph);
