/* An event as one article tells it: its heading, what is to be known of it, its sentences, what others say. */

const quoted = (text) => `«\u00a0${text}\u00a0»`;

/** A sentence, the words that tell of the event marked. */
function sentence(segments) {
  const pieces = segments.map(([kind, text]) => (kind ? element("mark", { class: kind }, text) : text));
  return element("blockquote", { dir: "auto", lang: "fr" }, ...pieces);
}

const namesOf = (participants) => participants.map((one) => one.name).join(", ");

/** The two sides of EVENT: those who do to each other what two do may all stand on the first. */
function sides({ from, to, relation }) {
  const together = DATA.relations[relation].symmetric && !to.length && from.length > 1;
  return together ? [from.slice(0, 1), from.slice(1)] : [from, to];
}

function verb(event, toActors) {
  const arrow = DATA.relations[event.relation].symmetric ? "↔" : "→";
  const negated = event.polarity === "negated" ? "✗ " : "";
  return `${negated}${relationName(event.relation, !toActors)}${toActors || event.theme ? ` ${arrow}` : ""}`;
}

function heading(event) {
  const [from, to] = sides(event).map(namesOf);
  const parts = [isolated(from || "—"), element("span", { class: "verb" }, ` — ${verb(event, to !== "")} `), isolated(to)];
  if (event.theme) parts.push(to ? element("span", { class: "verb" }, `, ${words().about} `) : "", isolated(quoted(event.theme)));
  return element("h4", {}, ...parts);
}

/** When it happened, as the article says it; one that does not say tells of its own day. */
function when(event) {
  if (!event.first) return event.when ?? words().undated;
  return `${span(event.first, event.last)} (${event.when ? quoted(event.when) : words().ofArticle})`;
}

function speaker(event) {
  if (event.source === null) return [words().outlet];
  const { name, node } = DATA.speakers[event.source];
  return [`${words().says} `, node ? button(isolated(name), () => goTo(node), { class: "inline" }) : isolated(name)];
}

function chips(event) {
  const rows = [
    [[isolated(when(event))]],
    [event.place && [isolated(event.place)]],
    [event.polarity === "negated" && [words().polarity.negated], "negated"],
    [[words().modality[event.modality]], event.modality === "actual" ? null : "unsure"],
    [speaker(event)],
    [event.confidence < UNSURE && [words().unsure], "unsure"],
  ];
  const told = rows.filter(([content]) => content);
  return element("ul", { class: "chips" }, ...told.map(([content, kind]) => element("li", { class: kind ?? null }, ...content)));
}

/** The article's title, as a link where its address is one of the web, with outlet and day. */
function articleLine(article, { linked = true } = {}) {
  const title = isolated(article.title || `${words().article} ${article.id}`);
  const rest = [article.publisher || words().unnamedOutlet, article.published && day(article.published)].filter(Boolean);
  return element("p", { class: "faint" }, linked ? webLink(article.url, title) : title, " · ", isolated(rest.join(" · ")));
}

function sentences(event) {
  if (!event.sentences) return [element("p", { class: "faint" }, words().unquoted)];
  return event.sentences.map(sentence);
}

/** In what OTHER, which tells of the same, differs from EVENT. */
function difference(event, other) {
  const said = words().conflict;
  const told = [];
  if (other.polarity !== event.polarity) told.push(said[other.polarity]);
  if (event.conflicts.includes("place") && other.place && other.place !== event.place) told.push(said.place(other.place));
  if (event.conflicts.includes("day") && other.first && other.first !== event.first) told.push(said.day(span(other.first, other.last)));
  return told.length ? told.join(" ; ") : said.other;
}

/** The account that differs, to be unfolded beneath the one that it differs from. */
function otherAccount(event, index) {
  const other = DATA.events[index];
  const outlet = DATA.articles[other.article].publisher;
  const summary = element("summary", {}, "≠ ", isolated(difference(event, other)), outlet ? isolated(` (${outlet})`) : null);
  return element("details", { class: "account" }, summary, heading(other), chips(other), ...sentences(other), articleLine(DATA.articles[other.article]));
}

function card(index) {
  const event = DATA.events[index];
  const others = event.with.map((other) => otherAccount(event, other));
  const article = articleLine(DATA.articles[event.article]);
  return element("article", { tabindex: "-1" }, heading(event), chips(event), ...sentences(event), article, ...others);
}
