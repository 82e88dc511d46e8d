import { settings as words } from "../words/settings";

export type Unit = "minutes" | "hours" | "days";

export const UNITS: readonly Unit[] = ["minutes", "hours", "days"];
export const IN_MINUTES: Record<Unit, number> = { minutes: 1, hours: 60, days: 1440 };

/** The largest of these units that measures it without a rest. Of nothing it is the first of them. */
export function unitOf(minutes: number, units: readonly Unit[] = UNITS): Unit {
  const fitting = units.filter((unit) => minutes > 0 && minutes % IN_MINUTES[unit] === 0);
  return fitting.at(-1) ?? units[0] ?? "minutes";
}

/** "1 day 2 hours 30 min" */
export function lengthInWords(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = [
    days > 0 ? words.days(days) : "",
    hours > 0 ? words.hours(hours) : "",
    rest > 0 ? words.minutes(rest) : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.join(" ") : words.minutes(0);
}
