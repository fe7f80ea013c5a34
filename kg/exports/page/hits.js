/* What lies at a point of the plane. */

const REACH = 5; // pixels around an edge that count for it, and 2 around a node
const STEPS_OF_CURVE = 16;

/** The id of the node at POINT, or of the edge, or null. */
function hit(point, scale) {
  return nodeAt(point, scale) ?? edgeAt(point, scale);
}

function nodeAt({ x, y }, scale) {
  let [nearest, least] = [null, Infinity];
  for (const node of DATA.nodes) {
    const far = Math.hypot(node.x - x, node.y - y) - radiusOf(node, scale);
    if (far < least && far < 2 / scale && nodeShown(node.id)) [nearest, least] = [node.id, far];
  }
  return nearest;
}

function edgeAt(point, scale) {
  let [nearest, least] = [null, REACH / scale];
  for (const edge of DATA.edges) {
    const [from, to, control] = [NODES.get(edge.from), NODES.get(edge.to), controlOf(edge)];
    const far = isBeside([from, control, to], point, least) ? distanceToEdge(edge, point) : Infinity;
    if (far < least && edgeShown(edge)) [nearest, least] = [edge.id, far];
  }
  return nearest;
}

/** Whether POINT is in the box that holds CORNERS, or not further from it than REACH. */
function isBeside(corners, { x, y }, reach) {
  const [xs, ys] = [corners.map((corner) => corner.x), corners.map((corner) => corner.y)];
  return x > Math.min(...xs) - reach && x < Math.max(...xs) + reach && y > Math.min(...ys) - reach && y < Math.max(...ys) + reach;
}

function distanceToEdge(edge, point) {
  let least = Infinity;
  let last = pointAt(edge, 0);
  for (let step = 1; step <= STEPS_OF_CURVE; step += 1) {
    const next = pointAt(edge, step / STEPS_OF_CURVE);
    least = Math.min(least, distanceToLine(last, next, point));
    last = next;
  }
  return least;
}

function distanceToLine(start, end, { x, y }) {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const part = ((x - start.x) * dx + (y - start.y) * dy) / (dx * dx + dy * dy || 1);
  const near = Math.min(1, Math.max(0, part));
  return Math.hypot(start.x + near * dx - x, start.y + near * dy - y);
}
