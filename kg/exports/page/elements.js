/* Making what stands on the page. Strings become text and are never read as markup. */

/** Return an element with ATTRIBUTES; its children are elements, strings, or null for none. */
function element(name, attributes = {}, ...children) {
  return furnished(document.createElement(name), attributes, children);
}

/** Return an element of a drawing. */
function shape(name, attributes = {}, ...children) {
  return furnished(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function furnished(made, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Return a button that does ACTION. */
function button(content, action, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, ...[content].flat());
  made.addEventListener("click", action);
  return made;
}

/** Return TEXT such that its direction cannot spill over to what stands beside it. */
const isolated = (text) => element("bdi", {}, text);

/** Return a link to an ADDRESS of the web, or CONTENT alone if it is none. */
function webLink(address, content) {
  if (!/^https?:\/\//i.test(address ?? "")) return content;
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, content);
}

/**
 * Put so many of ROWS into PLACE as make a PART, and a button that brings the next behind PLACE (or BEFORE, which holds it); MAKE
 * turns a row into an element, NAME a number of rows that are left into the button's text. The focus goes to the first new row.
 */
function fillByParts(place, rows, make, { part, name, before = place }) {
  place.append(...rows.slice(0, part).map(make));
  const rest = rows.slice(part);
  if (!rest.length) return;
  const more = button(name(rest.length), () => {
    const count = place.childElementCount;
    more.remove();
    fillByParts(place, rest, make, { part, name, before });
    const first = place.children[count];
    (first.querySelector("button, a, summary") ?? first).focus();
  }, { class: "more" });
  before.after(more);
}
