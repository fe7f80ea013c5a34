/* The colours of the style sheet, light or dark, for what is drawn and not styled. */

const COMMUNITIES = 8; // as many as eyes tell apart; the rest share one colour
const probe = element("span", { hidden: "" });
document.body.append(probe);
const resolved = new Map();

/** The colour that the style sheet calls --NAME, as `rgb(…)`. */
function colour(name) {
  if (!resolved.has(name)) {
    probe.style.color = `var(--${name})`;
    resolved.set(name, getComputedStyle(probe).color);
  }
  return resolved.get(name);
}

const communityName = (number) => (number >= 0 && number < COMMUNITIES ? `community-${number}` : "Theme");
const nodeColour = (node) => colour(view.colours === "community" ? communityName(node.community) : node.group);

const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (view.theme === null ? system.matches : view.theme === "dark");

/** Show the page in the colours that the view asks for. */
function paint() {
  resolved.clear();
  document.documentElement.style.colorScheme = view.theme ?? "light dark";
}
