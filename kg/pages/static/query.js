"use strict";
/* Sets up YASGUI for this server alone: one endpoint, nothing kept in the browser, links to the pages of this server. */

const editor = document.getElementById("editor");
const setup = JSON.parse(editor.dataset.setup);
const endpoint = new URL(setup.endpoint, location.href).href;

/* A shared link may bring a query and how to show its answer, but no other endpoint. */
const ours = (tab) => ({ ...tab, requestConfig: { ...Yasgui.defaults.requestConfig, endpoint } });

/* Words are completed from what this graph has; YASGUI's own completers would ask servers of others, and keep lists. */
const completers = [
  ["prefixes", "our-prefixes", Object.entries(setup.prefixes).map(([prefix, namespace]) => `${prefix}: <${namespace}>`)],
  ["property", "our-properties", setup.properties],
  ["class", "our-classes", setup.classes],
];
for (const [kind, name, get] of completers) {
  Yasgui.Yasqe.forkAutocompleter(kind, { name, get, bulk: true, persistenceId: null }, false);
}
const autocompleters = ["variables", ...completers.map(([, name]) => name)];

Yasgui.defaults.requestConfig = { ...Yasgui.defaults.requestConfig, endpoint };

/* YASGUI's own fields, which it draws again with every answer, have no names for those who do not see them. */
const nameFields = () => {
  for (const [selector, name] of Object.entries(setup.names)) {
    for (const field of editor.querySelectorAll(selector)) field.ariaLabel = name;
  }
};
new MutationObserver(nameFields).observe(editor, { childList: true, subtree: true });

new Yasgui(editor, {
  autofocus: false,
  tabName: setup.tabName,
  persistenceId: null,
  populateFromUrl: ours,
  requestConfig: { endpoint },
  endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  yasqe: { ...Yasgui.Yasqe.defaults, autocompleters, value: setup.query, collapsePrefixesOnLoad: true, persistenceId: null },
  yasr: { ...Yasgui.Yasr.defaults, prefixes: setup.prefixes, persistenceId: null },
});

/* What is copied from a link is the IRI; where a click leads is its page on this server. */
function goToPage(event) {
  const link = event.target.closest("a.iri");
  const known = link && setup.local.find(([namespace]) => link.href.startsWith(namespace));
  if (known) link.href = known[1] + link.href.slice(known[0].length);
}
editor.addEventListener("click", goToPage, true);
editor.addEventListener("auxclick", goToPage, true);
