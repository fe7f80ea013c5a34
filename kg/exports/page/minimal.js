/* Stands in for the controls of the page. */

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const nodeColour = (node) => colour(node.group);
const freeMiddle = () => ({ x: 0, y: 0 });

translatePage();
outline();
