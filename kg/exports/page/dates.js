/* Days (`2024-03-12`) in words and in numbers. */

const DAY = 24 * 3600 * 1000; // milliseconds

const dateOf = (text) => new Date(`${text}T00:00:00Z`);
const isoDay = (date) => date.toISOString().slice(0, 10);
const daysAfter = (text, days) => isoDay(new Date(dateOf(text).getTime() + days * DAY));

/** Whether TEXT is a day of the calendar. */
function isDay(text) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dateOf(text).getTime()) && isoDay(dateOf(text)) === text;
}

const formats = new Map();

function written(text, parts) {
  const key = language + JSON.stringify(parts);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(language, { ...parts, timeZone: "UTC" }));
  return formats.get(key).format(dateOf(text));
}

/** TEXT in words; the first day of a French month is « le 1er ». */
function day(text) {
  const said = written(text, { year: "numeric", month: "long", day: "numeric" });
  return language === "fr" ? said.replace(/^1 /, "1er ") : said;
}

/** The days from FIRST to LAST in words: a whole year or month by its name. */
function span(first, last) {
  if (first === last) return day(first);
  const wholeMonths = first.endsWith("-01") && daysAfter(last, 1).endsWith("-01");
  if (wholeMonths && first.slice(0, 7) === last.slice(0, 7)) return written(first, { year: "numeric", month: "long" });
  if (first.endsWith("-01-01") && last === `${first.slice(0, 4)}-12-31`) return first.slice(0, 4);
  return words().fromTo(day(first), day(last));
}

/** A period in words; either bound may be null. */
function period(from, until) {
  if (from === null && until === null) return words().allDays;
  if (until === null) return words().since(day(from));
  return from === null ? words().upTo(day(until)) : span(from, until);
}
