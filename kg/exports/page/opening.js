/* What fills the page before the picture is drawn, so that the picture gets the room that is left. */

let spoken = null; // the language in which the fixed parts of the page stand

function fillHeader() {
  translatePage();
  document.getElementById("search").replaceChildren(searchField("query", words().search, goTo));
}

function followLanguage() {
  if (spoken !== language) fillHeader();
  spoken = language;
}

/** The switch shows the colours that it brings. */
function followTheme() {
  paint();
  const theme = document.getElementById("theme");
  theme.textContent = isDark() ? "☀" : "☾";
  theme.title = words()[isDark() ? "light" : "dark"];
  theme.setAttribute("aria-label", theme.title);
}

[followLanguage, followTheme].forEach(follow);
document.getElementById("legend").open = innerWidth > 720;
changed({ passing: true });
