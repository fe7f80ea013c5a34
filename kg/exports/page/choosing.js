/* Making something the one thing that the page is about, and moving the focus with it. */

const FINGERS = matchMedia("(pointer: coarse)"); // a field that gets the focus brings up the keyboard of the screen
let opener = null; // what had the focus before the panel

/** Show SUBJECT ({chosen} or {path}), and let the focus go to the panel, or back to where it was. */
function showSubject(subject) {
  if (!panel.contains(document.activeElement)) opener = document.activeElement;
  Object.assign(view, { chosen: null, path: null }, subject);
  changed();
  if (!panel.hidden) panel.querySelector("h2").focus({ preventScroll: true });
  else if (opener?.isConnected && !(opener.matches("input") && FINGERS.matches)) opener.focus({ preventScroll: true });
}

/** Choose ID (of a node, an edge, or null). */
function choose(id) {
  if (id !== view.chosen || view.path) showSubject({ chosen: id });
}

/** Choose ID and bring a node to where it can be seen. */
function goTo(id) {
  choose(id);
  if (isNode(id)) picture.focus(id);
}

/** Show the shortest way between two nodes. */
function goAlong(start, end) {
  showSubject({ path: [start, end] });
  if (sight.path) picture.fit(sight.path.nodes);
}
