/* Nodes, edges and events in words: the tooltip and the panel. */

const NODES = new Map(DATA.nodes.map((node) => [node.id, node]));
const EDGES = new Map(DATA.edges.map((edge) => [edge.id, edge]));
const tip = document.getElementById("tip");
const panel = document.getElementById("panel");

const isNode = (id) => NODES.has(id);

/** The relation's name, as it leads to an actor or to a theme ("exige de", "exige"). */
function relationName(name, toTheme = false) {
  const relation = DATA.relations[name];
  return toTheme ? relation.toTheme[language] : relation[language];
}

const edgeName = (edge) => (edge.negated ? "✗ " : "") + relationName(edge.relation, NODES.get(edge.to).kind === "theme");

function edgeTitle(edge) {
  const arrow = edge.arrows ? "→" : "↔";
  return [isolated(NODES.get(edge.from).name), ` — ${edgeName(edge)} ${arrow} `, isolated(NODES.get(edge.to).name)];
}

function edgeSummary(edge) {
  const reality = edge.negated ? words().negated : words().modality[edge.modality];
  return [words().events(edge.count), words().articles(edge.articles), reality].join(" · ");
}

function nodeSummary(node) {
  return [words().types[node.group], words().events(node.count), ...node.roles].join(" · ");
}

/** A sentence, the words that tell of the event marked. */
function sentence(segments) {
  const pieces = segments.map(([kind, text]) => (kind ? element("mark", { class: kind }, text) : text));
  return element("blockquote", { dir: "auto", lang: "fr" }, ...pieces);
}

const quoted = (text) => `«\u00a0${text}\u00a0»`;

function verb(event) {
  const arrow = DATA.relations[event.relation].symmetric ? "↔" : "→";
  const negated = event.polarity === "negated" ? "✗ " : "";
  return `${negated}${relationName(event.relation, !event.to.length)} ${arrow}`;
}

function heading(event) {
  const names = (participants) => participants.map((one) => one.name).join(", ");
  const parts = [isolated(names(event.from) || "—"), element("span", { class: "verb" }, ` — ${verb(event)} `)];
  if (event.to.length) parts.push(isolated(names(event.to)));
  if (event.theme) parts.push(event.to.length ? `, ${words().about} ` : "", isolated(quoted(event.theme)));
  return element("h4", {}, ...parts);
}

function when(event) {
  if (!event.first) return event.when;
  const days = span(event.first, event.last);
  return event.when ? `${days} (${quoted(event.when)})` : days;
}

function chips(event) {
  const list = element("ul", { class: "chips" });
  const add = (text, kind = "") => list.append(element("li", kind ? { class: kind } : {}, isolated(text)));
  if (when(event)) add(when(event));
  if (event.place) add(event.place);
  if (event.polarity === "negated") add(words().negated, "negated");
  add(words().modality[event.modality], event.modality === "actual" ? "" : "unsure");
  add(event.source ? words().says(event.source) : words().outlet);
  if (event.confidence < 0.6) add(words().unsure, "unsure");
  return list;
}

/** The article's title, as a link where its address is one of the web. */
function articleLine(article, { linked = true } = {}) {
  const title = isolated(article.title || `${words().article} ${article.id}`);
  const link = linked && article.url && /^https?:\/\//i.test(article.url);
  const named = link ? element("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, title) : title;
  const rest = [article.publisher, article.published && day(article.published), article.title && article.id].filter(Boolean);
  return element("p", { class: "faint" }, named, rest.length ? " · " : "", isolated(rest.join(" · ")));
}

function card(event) {
  const sentences = event.sentences.map(sentence);
  return element("article", {}, heading(event), chips(event), ...sentences, articleLine(DATA.articles[event.article]));
}

function showPanel(title, about, ...rest) {
  const close = element("button", { class: "close", type: "button", "aria-label": words().close }, "×");
  close.addEventListener("click", () => choose(null));
  panel.replaceChildren(close, element("h2", {}, ...title), element("p", { class: "about" }, ...about), ...rest);
  panel.hidden = false;
  panel.scrollTop = 0;
}

function cards(item) {
  const shown = item.events.map((number) => card(DATA.events[number]));
  const note = item.events.length < item.count ? [element("p", { class: "faint" }, words().someOf(item.events.length, item.count))] : [];
  return [element("h3", {}, words().evidence), ...note, ...shown];
}

function tie(edge) {
  const button = element("button", { type: "button" }, ...edgeTitle(edge), edge.count > 1 ? ` ×${edge.count}` : "");
  button.addEventListener("click", () => choose(edge.id));
  return element("li", {}, button);
}

function showNode(node) {
  const about = [nodeSummary(node)];
  if (node.wikidata) {
    const address = `https://www.wikidata.org/wiki/${node.wikidata}`;
    about.push(" · ", element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, "Wikidata"));
  }
  const edges = DATA.edges.filter((edge) => edge.from === node.id || edge.to === node.id);
  const ties = edges.length ? [element("h3", {}, words().ties), element("ul", { class: "ties" }, ...edges.map(tie))] : [];
  showPanel([isolated(node.name)], about, ...ties, ...cards(node));
}

/** The longest of SENTENCES: the body of an article tells more than its title. */
function fullest(sentences) {
  const length = (segments) => segments.reduce((sum, [, text]) => sum + text.length, 0);
  return sentences.reduce((best, other) => (length(other) > length(best) ? other : best));
}

function showEdge(edge) {
  showPanel(edgeTitle(edge), [edgeSummary(edge)], ...cards(edge));
}

/** Show at POINT (pixels of the canvas) what ID is, and the newest two sentences about it. */
function showTip(id, point) {
  const item = NODES.get(id) ?? EDGES.get(id);
  const title = isNode(id) ? [isolated(item.name)] : edgeTitle(item);
  const about = isNode(id) ? nodeSummary(item) : edgeSummary(item);
  const newest = item.events.slice(0, 2).map((number) => DATA.events[number]);
  const told = newest.flatMap((event) => [sentence(fullest(event.sentences)), articleLine(DATA.articles[event.article], { linked: false })]);
  tip.replaceChildren(element("strong", {}, ...title), element("p", { class: "faint" }, about), ...told);
  if (item.count > newest.length) tip.append(element("p", { class: "faint" }, words().click));
  tip.hidden = false;
  const room = document.querySelector("main").getBoundingClientRect();
  const left = Math.min(point.x + 14, room.width - tip.offsetWidth - 6);
  const above = point.y + 14 + tip.offsetHeight > room.height ? point.y - tip.offsetHeight - 10 : point.y + 14;
  tip.style.left = `${Math.max(4, left)}px`;
  tip.style.top = `${Math.max(4, above)}px`;
}
