/* What stands beside the pointer: what it is on, and the newest two sentences about it. */

const TIP_EVENTS = 2;
const tip = document.getElementById("tip");

/** The longest of SENTENCES: the body of an article tells more than its title. */
function fullest(sentences) {
  const length = (segments) => segments.reduce((sum, [, text]) => sum + text.length, 0);
  return sentences.reduce((best, other) => (length(other) > length(best) ? other : best));
}

function brief(index) {
  const event = DATA.events[index];
  const told = event.sentences ? [sentence(fullest(event.sentences))] : [];
  return [...told, articleLine(DATA.articles[event.article], { linked: false })];
}

/** Show at POINT (pixels of the picture) what ID is; null hides it. */
function showTip(id, point) {
  tip.hidden = id === null;
  if (id === null) return;
  const item = NODES.get(id) ?? EDGES.get(id);
  const title = isNode(id) ? [isolated(item.name)] : edgeTitle(item);
  const events = shownEvents(item);
  tip.replaceChildren(
    element("strong", {}, ...title),
    element("p", { class: "faint" }, isNode(id) ? nodeSummary(item) : edgeSummary(item)),
    ...events.slice(0, TIP_EVENTS).flatMap(brief),
    events.length > TIP_EVENTS ? element("p", { class: "faint" }, words().click) : "",
  );
  placeTip(point);
}

function placeTip(point) {
  const room = document.querySelector("main").getBoundingClientRect();
  const left = Math.min(point.x + 14, room.width - tip.offsetWidth - 6);
  const above = point.y + 14 + tip.offsetHeight > room.height ? point.y - tip.offsetHeight - 10 : point.y + 14;
  tip.style.left = `${Math.max(4, left)}px`;
  tip.style.top = `${Math.max(4, above)}px`;
}
