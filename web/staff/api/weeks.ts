import type { Booking } from "./types";

const DAY = 86_400_000;
const WEEK = 7 * DAY;
/** A Sunday, on which the first of the weeks begins. */
const ORIGIN = Date.UTC(2023, 0, 1);

/** The instants at which the weeks begin that [start, end) lies in. Weeks are those of UTC: a fixed grid, so that what
 * was fetched for a month serves its weeks and days. */
export function weeksOf(start: Date, end: Date): string[] {
  const weeks: string[] = [];
  const first = ORIGIN + Math.floor((start.getTime() - ORIGIN) / WEEK) * WEEK;
  for (let week = first; week < end.getTime(); week += WEEK) weeks.push(new Date(week).toISOString());
  return weeks;
}

export function endOfWeek(week: string): string {
  return new Date(new Date(week).getTime() + WEEK).toISOString();
}

/** As the server selects them: whatever overlaps the week. */
export function isInWeek(booking: Booking, week: string): boolean {
  const start = new Date(week).getTime();
  return Date.parse(booking.starts_at) < start + WEEK && Date.parse(booking.ends_at) > start;
}
