/* What the page says, in French and in English. Names of relations and categories come with the data. */

const WORDS = {
  fr: {
    title: "Qui fait quoi à qui",
    search: "Chercher un acteur…",
    filters: "Filtres",
    whole: "Tout voir",
    legend: "Légende",
    graph: "Graphe des acteurs ; cherchez un acteur par son nom pour lire ce qui est dit de lui",
    other: "English",
    close: "Fermer",
    nothing: "Rien de tel dans ce graphe.",
    types: {
      Person: "personne", Country: "pays", Organization: "organisation", ArmedForce: "force armée", Group: "groupe", Theme: "thème",
    },
    tones: { cooperation: "coopération", conflict: "conflit", neutral: "autre", negated: "✗ nié" },
    lines: { planned: "prévu", possible: "possible ou redouté" },
    modality: { actual: "présenté comme un fait", planned: "annoncé ou prévu", possible: "possible ou redouté" },
    negated: "nié : n’a pas ou n’aura pas lieu",
    unsure: "peu sûr",
    says: (name) => `selon ${name}`,
    outlet: "dit par le média",
    article: "Article",
    about: "à propos de",
    events: (count) => (count > 1 ? `${count} événements` : `${count} événement`),
    articles: (count) => (count > 1 ? `${count} articles` : `${count} article`),
    someOf: (shown, count) => `Les ${shown} plus récents de ${count} ; tous sont dans events.jsonl.`,
    ties: "Liens",
    evidence: "Ce qu’en disent les articles",
    click: "Cliquez pour tout lire.",
    many: "Acteurs affichés, des plus cités aux moins cités",
    reality: "Faits et annonces",
    relations: "Relations",
    negatedOnes: "faits niés",
    weakest: "Confiance d’au moins",
    totals: (t, shown) =>
      `${WORDS.fr.articles(t.articles)}, ${WORDS.fr.events(t.events)} ; ` +
      (shown < t.nodes ? `${shown} acteurs et thèmes sur ${t.nodes}, les plus cités` : `${t.nodes} acteurs et thèmes`),
    fromTo: (first, last) => `du ${first} au ${last}`,
  },
  en: {
    title: "Who does what to whom",
    search: "Find an actor…",
    filters: "Filters",
    whole: "Show all",
    legend: "Legend",
    graph: "Graph of actors; search an actor’s name to read what is said of it",
    other: "Français",
    close: "Close",
    nothing: "No such thing in this graph.",
    types: {
      Person: "person", Country: "country", Organization: "organisation", ArmedForce: "armed force", Group: "group", Theme: "theme",
    },
    tones: { cooperation: "cooperation", conflict: "conflict", neutral: "other", negated: "✗ denied" },
    lines: { planned: "planned", possible: "possible or feared" },
    modality: { actual: "told as a fact", planned: "announced or planned", possible: "possible or feared" },
    negated: "negated: did not or will not happen",
    unsure: "unsure",
    says: (name) => `according to ${name}`,
    outlet: "said by the outlet",
    article: "Article",
    about: "about",
    events: (count) => (count === 1 ? "1 event" : `${count} events`),
    articles: (count) => (count === 1 ? "1 article" : `${count} articles`),
    someOf: (shown, count) => `The newest ${shown} of ${count}; all are in events.jsonl.`,
    ties: "Links",
    evidence: "What the articles say",
    click: "Click to read all.",
    many: "Actors shown, most named first",
    reality: "Facts and plans",
    relations: "Relations",
    negatedOnes: "denied facts",
    weakest: "Confidence of at least",
    totals: (t, shown) =>
      `${WORDS.en.articles(t.articles)}, ${WORDS.en.events(t.events)}; ` +
      (shown < t.nodes ? `${shown} of ${t.nodes} actors and themes, the most named` : `${t.nodes} actors and themes`),
    fromTo: (first, last) => `${first} to ${last}`,
  },
};

let language = "fr";
const words = () => WORDS[language];

/** Return an element; its children are elements or strings, and strings are never read as markup. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Return TEXT such that its direction cannot spill over to what stands beside it. */
const isolated = (text) => element("bdi", {}, text);

const dateOf = (text) => new Date(`${text}T00:00:00Z`);
const written = (text, parts) => new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC" }).format(dateOf(text));
const day = (text) => written(text, { year: "numeric", month: "long", day: "numeric" });

/** The days from FIRST to LAST (`2024-03-12`) in words: a whole year or month by its name. */
function span(first, last) {
  if (first === last) return day(first);
  const next = new Date(dateOf(last).getTime() + 24 * 3600 * 1000);
  const wholeMonths = first.endsWith("-01") && next.getUTCDate() === 1;
  if (wholeMonths && first.slice(0, 7) === last.slice(0, 7)) return written(first, { year: "numeric", month: "long" });
  if (first.endsWith("-01-01") && last === `${first.slice(0, 4)}-12-31`) return first.slice(0, 4);
  return words().fromTo(day(first), day(last));
}

/** Put the page's own words into the elements that ask for them. */
function translatePage() {
  document.documentElement.lang = language;
  document.title = words().title;
  for (const place of document.querySelectorAll("[data-words]")) place.textContent = words()[place.dataset.words];
  for (const place of document.querySelectorAll("[data-words-label]")) {
    place.setAttribute("aria-label", words()[place.dataset.wordsLabel]);
  }
  for (const place of document.querySelectorAll("[data-words-placeholder]")) {
    place.placeholder = words()[place.dataset.wordsPlaceholder];
  }
  document.getElementById("language").textContent = words().other;
  document.getElementById("language").lang = language === "fr" ? "en" : "fr";
  document.getElementById("totals").textContent = words().totals(DATA.totals, DATA.nodes.length);
}
