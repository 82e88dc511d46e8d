import type { components } from "../api/schema";
import { addDays, type Day } from "./days";

type OpenTime = components["schemas"]["OpenView"];

/** Open hours on one date, as the calendar's shading takes them. */
export interface Open {
  daysOfWeek: number[];
  startTime: string;
  endTime: string;
  startRecur: Day;
  endRecur: Day;
}

const EARLIEST = 8;
const LATEST = 20;
const MIDNIGHT = "00:00";
const END_OF_DAY = "24:00";

/** For what is closed all the time: without any hours the calendar would shade nothing. */
export const NEVER = { daysOfWeek: [], startTime: MIDNIGHT, endTime: END_OF_DAY };

/** On the clocks of a zone; what goes on past midnight is the next day's, too. */
export function opening(times: readonly OpenTime[], timeZone: string): Open[] {
  const reads = clockIn(timeZone);
  return times.flatMap(({ starts_at, ends_at }) => {
    const [start, end] = [reads(starts_at), reads(ends_at)];
    const found: Open[] = [];
    for (let day = start.day; day < end.day || (day === end.day && end.time > MIDNIGHT); day = addDays(day, 1)) {
      const from = day === start.day ? start.time : MIDNIGHT;
      found.push(openOn(day, from, day === end.day ? end.time : END_OF_DAY));
    }
    return found;
  });
}

function openOn(day: Day, startTime: string, endTime: string): Open {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return { daysOfWeek: [weekday], startTime, endTime, startRecur: day, endRecur: addDays(day, 1) };
}

function clockIn(timeZone: string): (instant: string) => { day: Day; time: string } {
  // Swedes write dates as the API does: "2026-11-24 09:30".
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return (instant) => {
    const [day = "", time = ""] = format.format(Date.parse(instant)).split(" ");
    return { day, time };
  };
}

/** The hours of the day that are worth showing: all that is open and all that is booked, an hour more at either end. */
export function hoursShown(
  open: readonly Pick<Open, "startTime" | "endTime">[],
  booked: readonly { from: string; to: string }[],
): [string, string] {
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
