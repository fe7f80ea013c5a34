/* The events in sight as a table. Nothing that an article says can end a cell or run as a formula in a spreadsheet. */

const COLUMNS = {
  first: (event) => event.first,
  last: (event) => event.last,
  when: (event) => event.when,
  agent: (event) => namesOf(event.from),
  relation: (event) => event.relation,
  addressee: (event) => namesOf(event.to),
  theme: (event) => event.theme,
  polarity: (event) => event.polarity,
  modality: (event) => event.modality,
  source: (event) => (event.source === null ? "" : DATA.speakers[event.source].name),
  place: (event) => event.place,
  confidence: (event) => String(event.confidence),
  conflicts: (event) => event.conflicts.join(", "),
  title: (event) => DATA.articles[event.article].title,
  publisher: (event) => DATA.articles[event.article].publisher,
  published: (event) => DATA.articles[event.article].published,
  url: (event) => DATA.articles[event.article].url,
  sentence: (event) => (event.sentences ?? []).map((pieces) => pieces.map(([, text]) => text).join("")).join(" … "),
};

/** TEXT as a cell: on one line, without what a spreadsheet would run, in quotes. */
function csvCell(text) {
  const line = (text ?? "").replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ");
  const guarded = /^[' ]*[=+\-@＝＋－＠]/.test(line) ? `'${line}` : line;
  return `"${guarded.replaceAll('"', '""')}"`;
}

/** The table, with the mark by which spreadsheets know that it is Unicode. */
function csvOf(indices) {
  const rows = indices.map((index) => Object.values(COLUMNS).map((value) => csvCell(value(DATA.events[index]))));
  return `\ufeff${[Object.keys(COLUMNS).map(csvCell), ...rows].map((row) => row.join(",")).join("\r\n")}\r\n`;
}
