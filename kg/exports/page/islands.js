/* The ground under the picture: a soft shape under each community, as islands on a map. */

const COAST = 45; // units of the plane around the outermost nodes
const LEAST_OF_ISLAND = 4; // nodes
const FEW_NODES = 80; // with no more, communities lie among one another
const ISLAND_OPACITY = 0.045;
const COLOURED_ISLAND_OPACITY = 0.14;

/** The communities that are in sight, each with its shape. */
function islandShapes() {
  if (DATA.nodes.length <= FEW_NODES) return [];
  const groups = Map.groupBy(DATA.nodes.filter((node) => nodeShown(node.id)), (node) => node.community);
  const big = [...groups].filter(([, nodes]) => nodes.length >= LEAST_OF_ISLAND);
  return big.map(([community, nodes]) => ({ community, shape: rounding(hull(nodes.flatMap(around))) }));
}

/** Points in a circle around a node. */
function around({ x, y, size }) {
  return Array.from({ length: 8 }, (_, number) => {
    const angle = (number * Math.PI) / 4;
    return { x: x + (size + COAST) * Math.cos(angle), y: y + (size + COAST) * Math.sin(angle) };
  });
}

/** The corners of the convex hull of POINTS, in order (Andrew's monotone chain). */
function hull(points) {
  const sorted = [...points].sort((one, other) => one.x - other.x || one.y - other.y);
  return [...chain(sorted), ...chain(sorted.reverse())];
}

function chain(points) {
  const kept = [];
  for (const point of points) {
    while (kept.length > 1 && turn(kept.at(-2), kept.at(-1), point) <= 0) kept.pop();
    kept.push(point);
  }
  return kept.slice(0, -1);
}

const turn = (one, other, next) => (other.x - one.x) * (next.y - one.y) - (other.y - one.y) * (next.x - one.x);

/** A closed curve that touches the middles of the sides between CORNERS. */
function rounding(corners) {
  const path = new Path2D();
  const middle = (one, other) => [(one.x + other.x) / 2, (one.y + other.y) / 2];
  path.moveTo(...middle(corners.at(-1), corners[0]));
  corners.forEach((corner, number) => path.quadraticCurveTo(corner.x, corner.y, ...middle(corner, corners[(number + 1) % corners.length])));
  return path;
}

function paintIslands(context, islands) {
  const coloured = view.colours === "community";
  context.globalAlpha = coloured ? COLOURED_ISLAND_OPACITY : ISLAND_OPACITY;
  for (const { community, shape } of islands) {
    context.fillStyle = colour(coloured ? communityName(community) : "ink");
    context.fill(shape);
  }
  context.globalAlpha = 1;
}
