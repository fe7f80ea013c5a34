/* The legend: colours and lines that stand in the graph. */

const NAMED_COMMUNITIES = 6;
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
  const big = [...busiest].filter(([number]) => number >= 0 && number < NAMED_COMMUNITIES).sort(([one], [other]) => one - other);
  return big.map(([number, name]) => [communityName(number), words().community(name), false]);
}

/** The edges' colours and lines in words, as [name of the colour, text, dashes]. */
function lineLegend() {
  const looks = DATA.edges.map((edge) => lookOf(edge, edge.events));
  const tones = Object.entries(words().tones).filter(([tone]) => looks.some((look) => look.tone === tone));
  const lines = Object.entries(words().lines).filter(([dashes]) => dashes !== "actual" && looks.some((look) => look.dashes === dashes));
  return [...tones.map(([tone, text]) => [tone, text, "actual"]), ...lines.map(([dashes, text]) => ["neutral", text, dashes])];
}

function legendRow(kind, property, name, text) {
  const sample = element("span", { class: kind });
  sample.style.setProperty(property, `var(--${name})`);
  return element("li", {}, sample, isolated(text));
}

function fillLegend() {
  const contested = DATA.edges.some((edge) => lookOf(edge, edge.events).contested);
  legend.replaceChildren(
    ...nodeLegend().map(([name, text, diamond]) => legendRow(diamond ? "dot diamond" : "dot", "background", name, text)),
    ...lineLegend().map(([name, text, dashes]) => legendRow(`line ${dashes}`, "border-color", name, text)),
    ...(contested ? [element("li", {}, words().contested)] : []),
  );
}

let legendOf = null;

follow(() => {
  const now = `${language} ${view.colours}`;
  if (now !== legendOf) fillLegend();
  legendOf = now;
});
