/* The list: the same as the picture, as tables that can be read aloud and walked through by keyboard. */

const ROWS = 60; // shown at once
const list = document.getElementById("list");

const cell = (...content) => element("td", {}, ...content);
const number = (count) => element("td", { class: "number" }, count.toLocaleString(language));

function table(title, headings, rows, make) {
  const heading = (text) => element("th", { scope: "col", class: text === words().count ? "number" : null }, text);
  const head = element("tr", {}, ...headings.map(heading));
  const body = element("tbody", {});
  const caption = element("caption", {}, `${title} (${rows.length.toLocaleString(language)})`);
  const made = element("table", {}, caption, element("thead", {}, head), body);
  const section = element("section", {}, made);
  fillByParts(body, rows, make, { part: ROWS, name: words().more, before: made });
  return section;
}

const chooser = (id, ...content) => button(content, () => goTo(id), { "data-item": id });

function actorRow(node) {
  const name = element("th", { scope: "row" }, chooser(node.id, isolated(node.name)));
  return element("tr", {}, name, cell(words().types[node.group]), number(shownEvents(node).length));
}

/** What keeps the edge from being a plain fact, in words. */
function remarks(edge) {
  const look = edgeLook(edge);
  const told = [look.tone === "negated" && words().tones.negated, look.dashes !== "actual" && words().lines[look.dashes]];
  return [...told, look.contested && `≠ ${words().divergent}`].filter(Boolean).join(", ");
}

function linkRow(edge) {
  const [from, to] = [edge.from, edge.to].map((id) => isolated(NODES.get(id).name));
  const newest = DATA.events[shownEvents(edge)[0]].last;
  return element("tr", {}, cell(from), cell(chooser(edge.id, edgeName(edge))), cell(to), number(edgeLook(edge).count),
    cell(newest ? day(newest) : words().undated), cell(remarks(edge)));
}

function fillList() {
  const nodes = [...RANKS.keys()].filter(nodeShown).map((id) => NODES.get(id));
  nodes.sort((one, other) => shownEvents(other).length - shownEvents(one).length);
  const edges = DATA.edges.filter(edgeShown).sort((one, other) => edgeLook(other).count - edgeLook(one).count);
  const w = words();
  list.replaceChildren(
    table(w.actors, [w.name, w.type, w.count], nodes, actorRow),
    table(w.links, [w.who, w.does, w.whom, w.count, w.newest, w.remarks], edges, linkRow),
  );
}

function markChosen() {
  for (const chooser of list.querySelectorAll("[data-item]")) {
    chooser.setAttribute("aria-current", String(chooser.dataset.item === view.chosen));
  }
}

let listed = null; // what stands in the list: a mere choice leaves it, and the focus in it, as it is

/** Show the picture or the list. */
function fillLook() {
  list.hidden = view.look !== "list";
  document.getElementById("graph").inert = !list.hidden; // it lies behind, and keeps its size
  for (const choice of document.querySelectorAll("[data-look]")) choice.setAttribute("aria-pressed", String(choice.dataset.look === view.look));
  if (list.hidden) return;
  if (listed !== sight.key) fillList();
  listed = sight.key;
  markChosen();
}

follow(fillLook);
