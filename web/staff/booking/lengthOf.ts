import { booking as words } from "../words/booking";

const DAY = 1440;
const HOUR = 60;

/** "1 h 30 min": a length of time that is given in minutes. */
export function lengthOf(minutes: number): string {
  const days = Math.floor(minutes / DAY);
  const hours = Math.floor((minutes % DAY) / HOUR);
  const rest = minutes % HOUR;
  const parts = [
    days > 0 && words.days(days),
    hours > 0 && words.hours(hours),
    (rest > 0 || minutes === 0) && words.minutes(rest),
  ];
  return parts.filter(Boolean).join(" ");
}
