/* The shortest way from one node to another along the edges that are shown, in whichever direction they point. */

/** The shown edges of each node, as [the node at the other end, the edge]. */
function shownTies() {
  const ties = new Map();
  const add = (one, other, edge) => {
    if (!ties.has(one)) ties.set(one, []);
    ties.get(one).push([other, edge]);
  };
  for (const edge of DATA.edges) {
    if (!edgeShown(edge)) continue;
    add(edge.from, edge.to, edge);
    add(edge.to, edge.from, edge);
  }
  return ties;
}

/**
 * Return the way as {nodes: [id…], steps: [[id of each edge between two of them…]…]}, or null if there is none. What two actors
 * do to each other says more than a theme that both speak of: a way through themes is taken only if there is no other.
 */
function shortestPath(start, end) {
  if (!nodeShown(start) || !nodeShown(end)) return null;
  const ties = shownTies();
  const nodes = walk(ties, start, end, (id) => NODES.get(id).kind !== "theme") ?? walk(ties, start, end, () => true);
  if (!nodes) return null;
  const between = (one, other) => ties.get(one).filter(([id]) => id === other).map(([, edge]) => edge.id);
  return { nodes, steps: nodes.slice(1).map((id, index) => between(nodes[index], id)) };
}

/** Search breadth first, only through nodes that MAY be passed. */
function walk(ties, start, end, may) {
  const before = new Map([[start, null]]);
  const waiting = [start];
  for (const here of waiting) {
    if (here === end) return wayBack(before, end);
    if (here !== start && !may(here)) continue;
    for (const [next] of ties.get(here) ?? []) {
      if (before.has(next)) continue;
      before.set(next, here);
      waiting.push(next);
    }
  }
  return null;
}

function wayBack(before, end) {
  const way = [];
  for (let here = end; here !== null; here = before.get(here)) way.unshift(here);
  return way;
}
