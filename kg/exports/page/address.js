/* The view in the address, behind `#`, in words that can be read: who is sent the address sees the same. */

const encoded = (values) => values.map(encodeURIComponent).join(",");

/** TEXT without its percent signs' meaning; what means nothing is null. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** A facet as the address has it: what is left out, or what alone is kept, whichever is shorter. */
function writeFacet(facet) {
  const all = VALUES[facet].map(([value]) => value);
  const kept = all.filter((value) => !view.hidden[facet].has(value));
  const hidden = all.filter((value) => view.hidden[facet].has(value));
  if (!hidden.length) return null;
  return kept.length && kept.length < hidden.length ? [`only-${facet}`, kept] : [`without-${facet}`, hidden];
}

function writeChosen() {
  if (view.chosen === null) return null;
  if (isNode(view.chosen)) return ["actor", [HANDLES.get(view.chosen)]];
  const edge = EDGES.get(view.chosen);
  return ["link", [HANDLES.get(edge.from), edge.relation, HANDLES.get(edge.to)]];
}

/** The view as the part of an address behind `#`; nothing of the whole view stands there. */
function addressOf() {
  const whole = wholeView();
  const plainKeys = ["confidence", "from", "until", "most", "alone", "look", "colours", "theme"];
  const parts = [
    writeChosen(),
    view.path && ["path", view.path.map((id) => HANDLES.get(id))],
    view.near && ["near", [HANDLES.get(view.near)]],
    ...Object.keys(view.hidden).map(writeFacet),
    ...plainKeys.map((key) => view[key] !== whole[key] && [key, [view[key]]]),
    language !== DEFAULT_LANGUAGE && ["lang", [language]],
  ];
  return parts.filter(Boolean).map(([key, values]) => `${key}=${encoded(values)}`).join("&");
}

/** The keys and values of FRAGMENT; of a key that comes twice the last counts. */
function readParts(fragment) {
  const parts = new Map();
  for (const part of fragment.replace(/^#/, "").split("&")) {
    const [key, ...rest] = part.split("=");
    const values = rest.join("=").split(",").map(decoded);
    if (!values.includes(null)) parts.set(key, values);
  }
  return parts;
}

function readFacet(parts, facet) {
  const all = VALUES[facet].map(([value]) => value);
  const [without, only] = [parts.get(`without-${facet}`), parts.get(`only-${facet}`)];
  if (without) return new Set(all.filter((value) => without.includes(value)));
  const known = only && all.some((value) => only.includes(value));
  return new Set(known ? all.filter((value) => !only.includes(value)) : []);
}

function readChosen(parts) {
  const [from, relation, to] = parts.get("link") ?? [];
  const isIt = (edge) => edge.relation === relation && edge.from === BY_HANDLE.get(from) && edge.to === BY_HANDLE.get(to);
  return BY_HANDLE.get(parts.get("actor")?.[0]) ?? DATA.edges.find(isIt)?.id ?? null;
}

function readPath(parts) {
  const ends = (parts.get("path") ?? []).map((handle) => BY_HANDLE.get(handle));
  return ends.length === 2 && !ends.includes(undefined) ? ends : null;
}

/** Make FRAGMENT the view. What it has that is unknown or makes no sense counts as if it were not there. */
function readAddress(fragment) {
  const parts = readParts(fragment);
  const whole = wholeView();
  const one = (key, makesSense) => {
    const value = parts.get(key)?.[0];
    return value !== undefined && makesSense(value) ? value : whole[key];
  };
  const within = (least, most) => (value) => value !== "" && Number(value) >= least && Number(value) <= most;
  Object.assign(view, whole, {
    hidden: Object.fromEntries(Object.keys(whole.hidden).map((facet) => [facet, readFacet(parts, facet)])),
    confidence: Number(one("confidence", within(0, 1))),
    from: one("from", isDay),
    until: one("until", isDay),
    most: Math.round(Number(one("most", within(1, whole.most)))),
    alone: one("alone", (value) => value === "false") === true,
    look: one("look", (value) => LOOKS.includes(value)),
    colours: one("colours", (value) => COLOURS.includes(value)),
    theme: one("theme", (value) => THEMES.includes(value)),
    near: BY_HANDLE.get(parts.get("near")?.[0]) ?? null,
    chosen: readChosen(parts),
    path: readPath(parts),
  });
  const spoken = parts.get("lang")?.[0];
  language = Object.keys(WORDS).includes(spoken) ? spoken : DEFAULT_LANGUAGE;
}

/** Write the view into the address bar; a PASSING one takes the place of the one before. */
function writeAddress({ passing }) {
  const fragment = `#${addressOf()}`;
  if (fragment === (location.hash || "#")) return;
  const write = passing ? "replaceState" : "pushState";
  try {
    history[write](null, "", fragment);
  } catch {
    // Within another page a browser may forbid it: the view still works, only its address does not follow.
  }
}

/** Show what the address asks for, when it is changed by hand, or by a step back or forward. */
function followAddress() {
  if (`#${addressOf()}` === (location.hash || "#")) return;
  readAddress(location.hash);
  changed({ passing: true });
  if (view.chosen !== null && isNode(view.chosen)) picture.focus(view.chosen);
}

readAddress(location.hash);
outline();
paint();
