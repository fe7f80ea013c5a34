/* The timeline: how many events by day, week, month or year, and the brush that chooses a period. */

const MOST_BARS = 130;
const UNITS = [["day", 1], ["week", 7], ["month", 30.4], ["year", 365]]; // with their length in days
const OUTLIERS = 0.02; // so many of the events at either end do not stretch the axis: they count in its first or last bar
const TONES = ["cooperation", "conflict", "neutral", "negated"];
const LAYERS = [...TONES, ...TONES.map((name) => `${name} vague`)]; // of a bar; vague is what touches other bars as well
const timeline = document.getElementById("timeline");

/** The first day of the UNIT that the day TEXT lies in. */
function unitStart(unit, text) {
  if (unit === "day") return text;
  if (unit === "week") return daysAfter(text, -((dateOf(text).getUTCDay() + 6) % 7));
  return unit === "month" ? `${text.slice(0, 7)}-01` : `${text.slice(0, 4)}-01-01`;
}

function nextUnit(unit, start) {
  if (unit === "day" || unit === "week") return daysAfter(start, unit === "day" ? 1 : 7);
  return unitStart(unit, daysAfter(start, unit === "month" ? 31 : 366));
}

/** The axis: its unit, and the first day of each bar. */
function makeAxis() {
  const days = DATA.events.flatMap((event) => (event.first ? [event.first, event.last] : [])).sort();
  if (!days.length) return null;
  const cut = Math.floor(days.length * OUTLIERS);
  const [first, last] = [days[cut], days[days.length - 1 - cut]];
  const length = (dateOf(last) - dateOf(first)) / DAY + 1;
  const [unit] = UNITS.find(([, size]) => length / size <= MOST_BARS) ?? UNITS.at(-1);
  const starts = [];
  for (let start = unitStart(unit, first); start <= last; start = nextUnit(unit, start)) starts.push(start);
  return { unit, starts };
}

const AXIS = makeAxis();

/** The number of the bar that DAY falls into; days beyond the axis fall into its first or last. */
function barOf(day) {
  let [low, high] = [0, AXIS.starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (AXIS.starts[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many of the events that the other filters leave fall into each bar, by layer; an event counts in all bars that it touches. */
function countBars() {
  const bars = AXIS.starts.map(() => Object.fromEntries(LAYERS.map((layer) => [layer, 0])));
  DATA.events.forEach((event, index) => {
    if (!sight.told[index] || event.first === null) return;
    const [first, last] = [barOf(event.first), barOf(event.last)];
    const name = event.polarity === "negated" ? "negated" : tone(event.relation);
    for (let bar = first; bar <= last; bar += 1) bars[bar][first === last ? name : `${name} vague`] += 1;
  });
  return bars;
}

const total = (bar) => LAYERS.reduce((sum, layer) => sum + bar[layer], 0);

/** The bars that the view's period covers, first and last. */
const chosenBars = () => [
  view.from === null ? 0 : barOf(view.from),
  view.until === null ? AXIS.starts.length - 1 : barOf(view.until),
];

/** Choose the bars ONE to OTHER; a bound at the end of the axis is none. */
function chooseBars(one, other, { passing = false } = {}) {
  const last = AXIS.starts.length - 1;
  const [first, end] = [Math.min(one, other), Math.max(one, other)].map((bar) => Math.min(last, Math.max(0, bar)));
  view.from = first === 0 ? null : AXIS.starts[first];
  view.until = end === last ? null : daysAfter(AXIS.starts[end + 1], -1);
  if (passing) changing();
  else changed();
}

/** The BARS as shapes in a plane that is a bar wide for each and MOST events high. */
function barShapes(bars, most) {
  return bars.flatMap((bar, number) => {
    let top = most;
    return LAYERS.filter((layer) => bar[layer]).map((layer) => {
      top -= bar[layer];
      return shape("rect", { x: number + 0.08, y: top, width: 0.84, height: bar[layer], class: layer });
    });
  });
}
