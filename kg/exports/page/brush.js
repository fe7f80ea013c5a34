/* The brush on the timeline: by mouse, finger or keyboard. */

const TICK_ROOM = 95; // pixels for each label under the axis
const LEAP = 0.1; // of the axis, by Page Up and Page Down

class Brush {
  constructor() {
    this.bars = shape("svg", { preserveAspectRatio: "none", "aria-hidden": "true" });
    this.window = element("div", { class: "window" });
    this.handles = ["start", "end"].map((end) => this.handle(end));
    this.track = element("div", { class: "track" }, this.bars, this.window, ...this.handles);
    this.ticks = element("div", { class: "ticks", "aria-hidden": "true" });
    this.period = element("span", { class: "period" });
    this.clear = button("×", () => chooseBars(0, this.last), { class: "clear" });
    this.title = element("span", { class: "faint" });
    const head = element("div", { class: "head" }, this.title, this.period, this.clear);
    timeline.replaceChildren(head, this.track, this.ticks);
    this.track.addEventListener("pointerdown", (event) => this.grasp(event));
    this.track.addEventListener("pointermove", (event) => this.drag(event));
    this.track.addEventListener("pointerup", (event) => this.drop(event));
    this.track.addEventListener("pointercancel", () => { this.grip = null; });
  }

  get last() {
    return AXIS.starts.length - 1;
  }

  handle(end) {
    const made = element("div", { class: `handle ${end}`, role: "slider", tabindex: "0" });
    made.addEventListener("keydown", (event) => this.press(event, end));
    return made;
  }

  /** Move the bound END by the keyboard. */
  press(event, end) {
    const leap = Math.max(1, Math.round(AXIS.starts.length * LEAP));
    const bounds = chosenBars();
    const which = end === "start" ? 0 : 1;
    const steps = {
      ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -leap, PageUp: leap, Home: -this.last, End: this.last,
    };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const [least, most] = which === 0 ? [0, bounds[1]] : [bounds[0], this.last];
    bounds[which] = Math.min(most, Math.max(least, bounds[which] + steps[event.key]));
    chooseBars(...bounds);
  }

  barAt(event) {
    const { left, width } = this.track.getBoundingClientRect();
    const bar = Math.floor(((event.clientX - left) / width) * AXIS.starts.length);
    return Math.min(this.last, Math.max(0, bar));
  }

  /** Take hold of a handle, of the chosen period, or, elsewhere, begin a new one. */
  grasp(event) {
    if (event.button !== 0) return;
    this.track.setPointerCapture(event.pointerId);
    const bar = this.barAt(event);
    const bounds = chosenBars();
    const which = this.handles.indexOf(event.target);
    if (which >= 0) this.grip = { fixed: bounds[1 - which] };
    else if (this.isNarrowed() && bar >= bounds[0] && bar <= bounds[1]) this.grip = { moved: bounds, at: bar };
    else this.grip = { fixed: bar };
    this.grip.begun = bar;
    this.handles[Math.max(0, which)].focus({ preventScroll: true });
    event.preventDefault();
  }

  drag(event, passing = true) {
    if (!this.grip) return;
    const bar = this.barAt(event);
    if (passing && bar === this.grip.seen) return;
    this.grip.seen = bar;
    if (this.grip.moved) this.shift(bar - this.grip.at, passing);
    else chooseBars(this.grip.fixed, bar, { passing });
  }

  /** Move the chosen period as a whole, as far as the axis goes. */
  shift(wanted, passing) {
    const [first, last] = this.grip.moved;
    const by = Math.max(-first, Math.min(this.last - last, wanted));
    chooseBars(first + by, last + by, { passing });
  }

  /** A click on a bar of the chosen period, without a move, chooses that bar alone. */
  drop(event) {
    if (!this.grip) return;
    const bar = this.barAt(event);
    if (this.grip.moved && bar === this.grip.begun && (this.grip.seen ?? bar) === bar) chooseBars(bar, bar);
    else this.drag(event, false);
    this.grip = null;
  }

  isNarrowed() {
    return view.from !== null || view.until !== null;
  }

  /** Bring the timeline up to date with the view. */
  refresh() {
    const bars = countBars();
    const most = Math.max(1, ...bars.map(total));
    this.bars.setAttribute("viewBox", `0 0 ${bars.length} ${most}`);
    this.bars.replaceChildren(...barShapes(bars, most));
    this.title.textContent = `${words().timeline}, ${words().units[AXIS.unit]}`;
    this.period.textContent = period(view.from, view.until);
    this.clear.hidden = !this.isNarrowed();
    this.clear.setAttribute("aria-label", words().allDays);
    this.placeWindow();
    this.placeTicks();
  }

  placeWindow() {
    const bounds = chosenBars();
    const share = (bars) => `${(100 * bars) / AXIS.starts.length}%`;
    this.window.style.left = share(bounds[0]);
    this.window.style.width = share(bounds[1] + 1 - bounds[0]);
    this.window.hidden = !this.isNarrowed();
    this.handles.forEach((handle, which) => {
      handle.style.left = share(bounds[which] + which);
      const attributes = {
        "aria-label": words()[which ? "end" : "start"], "aria-valuemin": 0, "aria-valuemax": this.last, "aria-valuenow": bounds[which],
        "aria-valuetext": this.boundInWords(which, bounds[which]),
      };
      for (const [name, value] of Object.entries(attributes)) handle.setAttribute(name, value);
    });
  }

  boundInWords(which, bar) {
    if (which === 0) return day(AXIS.starts[bar]);
    return bar === this.last ? words().allDays : day(daysAfter(AXIS.starts[bar + 1], -1));
  }

  placeTicks() {
    const room = Math.max(1, Math.floor(this.track.clientWidth / TICK_ROOM));
    const every = Math.ceil(AXIS.starts.length / room);
    const years = AXIS.unit === "year";
    const parts = { day: { day: "numeric", month: "short" }, week: { day: "numeric", month: "short" }, month: { month: "short", year: "numeric" } };
    const shown = AXIS.starts.filter((_, number) => number % every === 0 && number <= AXIS.starts.length * (1 - 1 / (room + 1)));
    this.ticks.replaceChildren(...shown.map((start) => {
      const tick = element("span", {}, years ? start.slice(0, 4) : written(start, parts[AXIS.unit]));
      tick.style.left = `${(100 * AXIS.starts.indexOf(start)) / AXIS.starts.length}%`;
      return tick;
    }));
  }
}

timeline.hidden = AXIS === null || AXIS.starts.length < 2;
if (!timeline.hidden) {
  const brush = new Brush();
  follow(() => brush.refresh());
  addEventListener("resize", () => brush.placeTicks());
}
