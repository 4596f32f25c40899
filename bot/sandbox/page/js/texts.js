// What the page says, in the chosen language, and how it shows times (always the compound's zone).

const ZONE = "Asia/Shanghai";
const parts = new Intl.DateTimeFormat("en-CA", {
  timeZone: ZONE, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
});
let words = {};

export const language = new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh";

/** Loads the words of the chosen language. */
export async function loadTexts() {
  words = await (await fetch(`/sandbox/texts?lang=${language}`)).json();
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
}

/** A text by key, with {values} filled in. */
export function t(key, values = {}) {
  const text = words[key] ?? key;
  return typeof text === "string" ? text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "") : text;
}

/** The parts of a moment on the compound's wall clock. */
export function wall(moment) {
  const found = Object.fromEntries(parts.formatToParts(moment).map((part) => [part.type, part.value]));
  const day = `${found.year}-${found.month}-${found.day}`;
  return { ...found, day, time: `${found.hour}:${found.minute}`, weekday: new Date(`${day}T00:00:00Z`).getUTCDay() };
}

/** "19:02" */
export function timeOf(moment) {
  return wall(moment).time;
}

/** "11月15日 周日" */
export function dateOf(moment) {
  const { year, month, day, weekday } = wall(moment);
  const values = { year, month: Number(month), day: Number(day.slice(8)), weekday: t("weekdays")[weekday] };
  return t("date_weekday", values);
}

/** A separator between days: 今天, 昨天, 11月15日 周日, or with the year. */
export function dayName(moment, now) {
  const [then, today] = [wall(moment), wall(now)];
  const distance = (Date.parse(today.day) - Date.parse(then.day)) / 86400000;
  if (distance === 0) return t("today");
  if (distance === 1) return t("yesterday");
  if (then.year === today.year) return dateOf(moment);
  return t("date_year", { year: then.year, month: Number(then.month), day: Number(then.day.slice(8)) });
}

/** When something was said, as short as the list allows. */
export function shortWhen(moment, now) {
  const [then, today] = [wall(moment), wall(now)];
  if (then.day === today.day) return then.time;
  const distance = (Date.parse(today.day) - Date.parse(then.day)) / 86400000;
  if (distance === 1) return t("yesterday");
  return t("date", { month: Number(then.month), day: Number(then.day.slice(8)) });
}

/** The moment a wall-clock reading of the compound names ("2026-11-15", "08:00"). China has no summer time. */
export function atWall(day, time) {
  return new Date(`${day}T${time}:00+08:00`);
}
