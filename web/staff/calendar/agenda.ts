import type { Booking, Status } from "../api/types";
import { STATUSES } from "../look/status";
import { dateIn } from "../parts/times";
import { addDays, type Day } from "./days";

const DAYS_A_WEEK = 7;

/** The bookings that begin on each day of a zone, the earliest first. */
export function byDay(bookings: readonly Booking[], timeZone: string): Map<Day, Booking[]> {
  const days = new Map<Day, Booking[]>();
  const ordered = [...bookings].sort((one, other) => Date.parse(one.starts_at) - Date.parse(other.starts_at));
  for (const booking of ordered) {
    const day = dateIn(timeZone, booking.starts_at);
    const found = days.get(day);
    if (found) found.push(booking);
    else days.set(day, [booking]);
  }
  return days;
}

/** The days from the first to before the last, week by week. */
export function weeksShown(from: Day, to: Day): Day[][] {
  const weeks: Day[][] = [];
  for (let first = from; first < to; first = addDays(first, DAYS_A_WEEK)) {
    weeks.push(Array.from({ length: DAYS_A_WEEK }, (_, day) => addDays(first, day)));
  }
  return weeks;
}

/** How many bookings of a day have each status. */
export function marksOf(bookings: readonly Booking[]): { status: Status; share: number }[] {
  return STATUSES.map((status) => ({ status, share: bookings.filter((each) => each.status === status).length })).filter(
    ({ share }) => share > 0,
  );
}
