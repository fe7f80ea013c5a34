/* The legend: colours and lines that stand in the graph. */

const legend = document.querySelector("#legend ul");

/** The nodes' colours in words, as [name of the colour, text, whether it is a diamond]. */
function nodeLegend() {
  if (view.colours === "community") return communityLegend();
  const types = Object.entries(words().types).filter(([type]) => DATA.nodes.some((node) => node.group === type));
  return types.map(([type, text]) => [type, text, type === "Theme"]);
}

function communityLegend() {
  const busiest = new Map(); // of each community, which come in order of size
  for (const id of RANKS.keys()) {
    const node = NODES.get(id);
    if (!busiest.has(node.community)) busiest.set(node.community, node.name);
  }
  const big = [...busiest].filter(([number]) => number >= 0 && number < COMMUNITIES).sort(([one], [other]) => one - other);
  const others = busiest.size > big.length ? [["Theme", words().otherCommunities, false]] : [];
  return [...big.map(([number, name]) => [communityName(number), words().community(name), false]), ...others];
}

let lines = null; // the looks of all edges, found once

/** Which tones and lines stand in the whole graph, and whether accounts differ. */
function allLooks() {
  if (lines) return lines;
  const looks = DATA.edges.map((edge) => lookOf(edge, edge.events));
  const seen = (key) => new Set(looks.map((look) => look[key]));
  lines = { tones: seen("tone"), dashes: seen("dashes"), contested: looks.some((look) => look.contested) };
  return lines;
}

/** The edges' colours and lines in words, as [name of the colour, text, dashes]. */
function lineLegend() {
  const { tones, dashes } = allLooks();
  const coloured = Object.entries(words().tones).filter(([tone]) => tones.has(tone));
  const drawn = Object.entries(words().lines).filter(([line]) => line !== "actual" && dashes.has(line));
  return [...coloured.map(([tone, text]) => [tone, text, "actual"]), ...drawn.map(([line, text]) => ["neutral", text, line])];
}

function legendRow(kind, property, name, text) {
  const sample = element("span", { class: kind });
  sample.style.setProperty(property, `var(--${name})`);
  return element("li", {}, sample, isolated(text));
}

function fillLegend() {
  legend.replaceChildren(
    ...nodeLegend().map(([name, text, diamond]) => legendRow(diamond ? "dot diamond" : "dot", "background", name, text)),
    ...lineLegend().map(([name, text, dashes]) => legendRow(`line ${dashes}`, "border-color", name, text)),
    ...(allLooks().contested ? [element("li", {}, words().contested)] : []),
  );
}

let legendOf = null;

follow(() => {
  const now = `${language} ${view.colours}`;
  if (now !== legendOf) fillLegend();
  legendOf = now;
});
