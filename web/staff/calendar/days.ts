import { LOCALE } from "../words/language";

/** Dates as the API writes them, "2026-11-24": days of a wall calendar, without a time or a zone. */
export type Day = string;

export type View = "month" | "week" | "day" | "list";

export const VIEWS: readonly View[] = ["month", "week", "day", "list"];

const MILLISECONDS = 86_400_000;

function noon(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}

function dayOf(moment: Date): Day {
  return moment.toISOString().slice(0, 10);
}

export function isDay(text: string | null): text is Day {
  return (
    text !== null &&
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(noon(text).getTime()) &&
    dayOf(noon(text)) === text
  );
}

export function addDays(day: Day, count: number): Day {
  return dayOf(new Date(noon(day).getTime() + count * MILLISECONDS));
}

export function daysBetween(from: Day, to: Day): number {
  return Math.round((noon(to).getTime() - noon(from).getTime()) / MILLISECONDS);
}

/** The same day of another month, or its last. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return dayOf(new Date(Date.UTC(year, month - 1 + count, Math.min(date, last), 12)));
}

/** 0 is Sunday. */
export function startOfWeek(day: Day, firstDay: number): Day {
  return addDays(day, -((noon(day).getUTCDay() - firstDay + 7) % 7));
}

/** What a view shows: from the first day to before the last. */
export function daysShown(view: View, day: Day, firstDay: number): { from: Day; to: Day } {
  if (view === "day") return { from: day, to: addDays(day, 1) };
  if (view !== "month") {
    const from = startOfWeek(day, firstDay);
    return { from, to: addDays(from, 7) };
  }
  const first = `${day.slice(0, 8)}01`;
  const last = addDays(addMonths(first, 1), -1);
  return { from: startOfWeek(first, firstDay), to: addDays(startOfWeek(last, firstDay), 7) };
}

export function step(view: View, day: Day, direction: 1 | -1): Day {
  if (view === "month") return addMonths(`${day.slice(0, 8)}01`, direction);
  return addDays(day, direction * (view === "day" ? 1 : 7));
}

/** "November 2026", "Nov 22 – 28, 2026", "Tuesday, November 24, 2026"; "Tue, Nov 24" where there is little room. */
export function titleOf(view: View, day: Day, firstDay: number, isNarrow = false): string {
  if (view === "month") return text({ month: "long", year: "numeric" }).format(noon(day));
  if (view === "day" && isNarrow) return text({ weekday: "short", month: "short", day: "numeric" }).format(noon(day));
  if (view === "day") {
    return text({ weekday: "long", month: "long", day: "numeric", year: "numeric" }).format(noon(day));
  }
  const { from, to } = daysShown(view, day, firstDay);
  return text({ month: "short", day: "numeric", year: "numeric" }).formatRange(noon(from), noon(addDays(to, -1)));
}

/** "Tue" */
export function weekdayOf(day: Day): string {
  return text({ weekday: "short" }).format(noon(day));
}

function text(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: "UTC" });
}

/** The instant at which a day begins on the clocks of a zone. */
export function beginningOf(day: Day, timeZone: string): Date {
  const guess = Date.parse(`${day}T00:00:00Z`);
  const first = guess - offsetAt(timeZone, guess);
  return new Date(guess - offsetAt(timeZone, first));
}

function offsetAt(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(instant);
  const name = parts.find((each) => each.type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d+):?(\d+)?/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
