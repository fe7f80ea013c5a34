/* Buttons, keys, and what the picture follows. */

/** Speak NEXT, a language of `WORDS`. */
function speak(next) {
  language = next;
  changed();
}

/** What the picture depends on. */
const pictureKey = () => [sight.key, view.colours, isDark(), view.path].join(" ");

let pictured = { key: pictureKey(), chosen: view.chosen }; // what the picture shows: it was made from the view

function followPicture() {
  const now = { key: pictureKey(), chosen: view.chosen };
  if (now.chosen !== pictured.chosen) picture.select(now.chosen); // which refreshes it
  else if (now.key !== pictured.key) picture.refresh();
  pictured = now;
}

const onClick = (id, action) => document.getElementById(id).addEventListener("click", action);

onClick("filters-toggle", () => openFilters(filters.hidden));
onClick("language", () => speak(language === "fr" ? "en" : "fr"));
onClick("theme", () => {
  view.theme = isDark() ? "light" : "dark";
  changed();
});
onClick("whole", () => {
  choose(null);
  picture.fit();
});
onClick("to-list", () => {
  view.look = "list";
  changed();
  list.focus();
});
onClick("to-search", () => document.getElementById("query").focus());
for (const choice of document.querySelectorAll("[data-look]")) {
  choice.addEventListener("click", () => {
    view.look = choice.dataset.look;
    changed();
  });
}

/** Close what lies uppermost: a menu, the filters, the panel. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (saving.open) {
    saving.open = false;
    saving.querySelector("summary").focus();
  } else if (!filters.hidden) openFilters(false);
  else if (!panel.hidden) choose(null);
});

system.addEventListener("change", () => changed({ passing: true }));
addEventListener("popstate", followAddress);
addEventListener("hashchange", followAddress);
picture.onChoose(choose);
picture.onHover(showTip);
[followPicture, writeAddress].forEach(follow);
writeAddress({ passing: true });
if (view.chosen !== null) picture.select(view.chosen);
if (view.chosen !== null && isNode(view.chosen)) picture.focus(view.chosen);
