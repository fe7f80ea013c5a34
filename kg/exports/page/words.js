/* The language in which the page speaks. Names of relations and categories come with the data. */

const WORDS = { fr: FRENCH, en: ENGLISH };

const DEFAULT_LANGUAGE = "fr";
let language = DEFAULT_LANGUAGE;
const words = () => WORDS[language];

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
  for (const place of document.querySelectorAll("[data-look]")) place.textContent = words().look[place.dataset.look];
  const other = document.getElementById("language");
  other.lang = language === "fr" ? "en" : "fr";
  other.textContent = other.lang.toUpperCase();
  other.title = words().other;
  other.setAttribute("aria-label", words().other);
}
