import type { components } from "../api/schema";

type Hours = components["schemas"]["HoursView"];

/** When anybody works, for the calendar's shading: days of the week, 0 is Sunday. */
export interface Open {
  daysOfWeek: number[];
  startTime: string;
  endTime: string;
}

const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const EARLIEST = 8;
const LATEST = 20;

/** Of those locations; the same hours once. */
export function opening(hours: readonly Hours[], locationIds: ReadonlySet<string>): Open[] {
  const found = new Map<string, Open>();
  for (const each of hours) {
    if (!locationIds.has(each.location_id)) continue;
    const open = { daysOfWeek: [DAYS.indexOf(each.day)], startTime: each.from, endTime: each.to };
    found.set(`${each.day} ${each.from} ${each.to}`, open);
  }
  return [...found.values()];
}

/** The hours of the day that are worth showing: all that is open and all that is booked, an hour more at either end. */
export function hoursShown(open: readonly Open[], booked: readonly { from: string; to: string }[]): [string, string] {
  let first = open.length ? 24 : EARLIEST;
  let last = open.length ? 0 : LATEST;
  for (const { startTime, endTime } of open) {
    first = Math.min(first, Number(startTime.slice(0, 2)) - 1);
    last = Math.max(last, hourAfter(endTime) + 1);
  }
  for (const { from, to } of booked) {
    first = Math.min(first, Number(from.slice(0, 2)));
    last = Math.max(last, to < from ? 24 : hourAfter(to));
  }
  return [clock(Math.max(first, 0)), clock(Math.min(last, 24))];
}

function hourAfter(time: string): number {
  return Number(time.slice(0, 2)) + (time.slice(3, 5) === "00" ? 0 : 1);
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00:00`;
}
