/* Nodes, edges and relations by their names. */

const NODES = new Map(DATA.nodes.map((node) => [node.id, node]));
const EDGES = new Map(DATA.edges.map((edge) => [edge.id, edge]));

const isNode = (id) => NODES.has(id);

/** The relation's name, as it leads to an actor or to a theme ("exige de", "exige"). */
function relationName(name, toTheme = false) {
  const relation = DATA.relations[name];
  return toTheme ? relation.toTheme[language] : relation[language];
}

const edgeName = (edge) => relationName(edge.relation, NODES.get(edge.to).kind === "theme");
const isSymmetric = (edge) => DATA.relations[edge.relation].symmetric;

/** What a sent address calls a node: its name, numbered if a busier node bears the same one ("Niger", "Niger~2"). */
const HANDLES = new Map();
const BY_HANDLE = new Map();
for (const node of DATA.nodes.toSorted((one, other) => other.count - one.count)) {
  let handle = node.name;
  for (let number = 2; BY_HANDLE.has(handle); number += 1) handle = `${node.name}~${number}`;
  BY_HANDLE.set(handle, node.id);
  HANDLES.set(node.id, handle);
}
