/* The panel: all that is said of what is chosen, or of a way through the graph. */

const CARDS = 25; // events that are shown at once
const TIES = 12; // links of a node that are shown at once
const STEP_CARDS = 2; // events that are shown of each step of a way
const panel = document.getElementById("panel");

function edgeTitle(edge) {
  const arrow = isSymmetric(edge) ? "↔" : "→";
  const { label } = edgeLook(edge);
  return [isolated(NODES.get(edge.from).name), ` — ${label} ${arrow} `, isolated(NODES.get(edge.to).name)];
}

function edgeSummary(edge) {
  const events = shownEvents(edge).map((index) => DATA.events[index]);
  const articles = new Set(events.map((event) => event.article)).size;
  const denied = events.filter((event) => event.polarity === "negated").length;
  const rest = [denied && words().denials(denied, events.length), edgeLook(edge).contested && words().contested];
  return [words().events(events.length), words().articles(articles), ...rest].filter(Boolean).join(" · ");
}

function nodeSummary(node) {
  const kind = [words().types[node.group], node.country].filter(Boolean).join(", ");
  return [kind, words().events(shownEvents(node).length), ...node.roles].join(" · ");
}

function showPanel(title, ...rest) {
  const close = button("×", () => choose(null), { class: "close", "aria-label": words().close });
  panel.replaceChildren(element("h2", { tabindex: "-1" }, ...title), close, ...rest);
  panel.hidden = false;
}

function cards(item) {
  const events = shownEvents(item);
  if (!events.length) return [element("p", { class: "faint" }, words().none)];
  const list = element("div", {});
  const section = element("section", { class: "evidence" }, element("h3", {}, words().evidence), list);
  fillByParts(list, events, card, { part: CARDS, name: words().more });
  return [section];
}

function tie(edge) {
  return element("li", {}, button(edgeTitle(edge), () => choose(edge.id)));
}

function ties(node) {
  const edges = DATA.edges
    .filter((edge) => edgeShown(edge) && (edge.from === node.id || edge.to === node.id))
    .sort((one, other) => edgeLook(other).count - edgeLook(one).count);
  if (!edges.length) return [];
  const list = element("ul", { class: "ties" });
  const section = element("section", {}, element("h3", {}, words().ties), list);
  fillByParts(list, edges, tie, { part: TIES, name: words().more });
  return [section];
}

/** The button that narrows the graph to NODE and its neighbours, and the search for the end of a way from it. */
function nodeActions(node) {
  const near = button(words().near, () => {
    view.near = view.near === node.id ? null : node.id;
    changed();
    picture.fit();
  }, { "aria-pressed": String(view.near === node.id) });
  const path = button(words().pathTo, () => {
    const end = searchField("path-end", words().pathTo, (id) => goAlong(node.id, id));
    path.replaceWith(end);
    end.querySelector("input").focus();
  });
  return element("div", { class: "actions" }, near, path);
}

function showNode(node) {
  const about = element("p", { class: "about" }, nodeSummary(node));
  if (node.wikidata) about.append(" · ", webLink(`https://www.wikidata.org/wiki/${node.wikidata}`, "Wikidata"));
  showPanel([isolated(node.name)], about, nodeActions(node), ...ties(node), ...cards(node));
}

function showEdge(edge) {
  const ends = [edge.from, edge.to].map((id) => button(isolated(NODES.get(id).name), () => goTo(id)));
  const about = element("p", { class: "about" }, edgeSummary(edge));
  showPanel(edgeTitle(edge), about, element("div", { class: "actions" }, ...ends), ...cards(edge));
}

/** One step of a way: what the two do to each other, with the newest evidence of each. */
function pathStep(edges, number) {
  const told = edges.map((id) => EDGES.get(id)).flatMap((edge) => [
    element("ul", { class: "ties" }, tie(edge)),
    ...shownEvents(edge).slice(0, STEP_CARDS).map(card),
  ]);
  return element("li", { "aria-label": words().step(number + 1) }, ...told);
}

function showPath() {
  const [start, end] = view.path.map((id) => NODES.get(id).name);
  const title = [isolated(words().path(start, end))];
  if (!sight.path) return showPanel(title, element("p", { class: "about" }, words().noPath));
  const between = sight.path.nodes.slice(1, -1).map((id) => NODES.get(id).name);
  const about = element("p", { class: "about" }, isolated(words().pathLength(sight.path.steps.length, between)));
  return showPanel(title, about, element("ol", { class: "path" }, ...sight.path.steps.map(pathStep)));
}

let told = null;

/** Bring the panel up to date; it stays where it was scrolled to as long as it is about the same. */
function fillPanel() {
  const subject = [language, view.chosen, view.path?.join(" ")].join(" ");
  const top = subject === told ? panel.scrollTop : 0;
  told = subject;
  if (view.path) showPath();
  else if (view.chosen === null) panel.hidden = true;
  else if (isNode(view.chosen)) showNode(NODES.get(view.chosen));
  else showEdge(EDGES.get(view.chosen));
  panel.scrollTop = top;
}

/** How far the middle of what panel and filters leave free lies from the middle of the picture, in pixels. */
function freeMiddle() {
  if (panel.hidden) return { x: document.getElementById("filters").offsetWidth / 2, y: 0 };
  const [picture, covered] = [document.getElementById("graph").getBoundingClientRect(), panel.getBoundingClientRect()];
  const beside = covered.left > picture.left;
  if (!beside) return { x: 0, y: Math.min(0, covered.top - picture.bottom) / 2 };
  return { x: (document.getElementById("filters").offsetWidth - picture.right + covered.left) / 2, y: 0 };
}

follow(fillPanel);
