"use strict";
/* The block of data, made into what the other scripts work with: what is as usual was left out of it, and is filled in. */

const DATA = JSON.parse(document.getElementById("data").textContent);

const USUAL = {
  from: [], to: [], theme: null, concept: null, polarity: "affirmed", modality: "actual", source: null, place: null, when: null,
  first: null, last: null, quoted: null, conflicts: [], with: [],
};

/** A sentence as pieces, each with what it is: [kind, text]; KIND is "", "trigger" or "actor". */
function pieces([number, ...marks]) {
  const text = DATA.texts[number];
  const cut = [];
  let here = 0;
  for (let index = 0; index < marks.length; index += 3) {
    const [kind, start, end] = marks.slice(index, index + 3);
    if (start > here) cut.push(["", text.slice(here, start)]);
    cut.push([kind, text.slice(start, end)]);
    here = end;
  }
  if (here < text.length) cut.push(["", text.slice(here)]);
  return cut;
}

const participant = ([number, words = null]) => ({ ...DATA.actors[number], words });

/** An event, its sentences cut into pieces when they are first asked for. */
class Told {
  constructor(short) {
    Object.assign(this, USUAL, short);
    this.last ??= this.first;
    this.from = this.from.map(participant);
    this.to = this.to.map(participant);
  }

  get sentences() {
    return this.quoted && this.quoted.map(pieces);
  }
}

DATA.nodes.forEach((node, number) => Object.assign(node, { id: `n${number}`, events: [] }));
DATA.edges.forEach((edge, number) => { edge.id = `e${number}`; });
DATA.events = DATA.events.map((short) => new Told(short));

/** Events are in order, the newest first, and so are those of each node. */
function fillNodes() {
  const byId = new Map(DATA.nodes.map((node) => [node.id, node]));
  DATA.events.forEach((event, number) => {
    const named = new Set(event.from.map((one) => one.node)).add(event.concept);
    for (const one of event.to) named.add(one.node);
    for (const id of named) byId.get(id)?.events.push(number);
  });
  for (const node of DATA.nodes) node.count = node.events.length;
}
fillNodes();
