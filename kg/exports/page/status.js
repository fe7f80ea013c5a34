/* What is said to those who cannot see what changed, and the totals that all see. */

const announcement = document.getElementById("announcement");
const totals = document.getElementById("totals");

/** Have a screen reader say TEXT when it is done with what it says. */
function announce(text) {
  announcement.textContent = text;
}

follow(({ passing }) => {
  totals.textContent = words().totals(DATA.totals, sight.nodes.size, sight.events.length);
  if (!passing) announce(totals.textContent);
});
