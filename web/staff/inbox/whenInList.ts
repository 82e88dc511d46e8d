import { dateIn, timeIn } from "../parts/times";
import { LOCALE } from "../words/language";

/** The time of a thing of today, the day of what is older, in the business's zone. */
export function whenInList(timeZone: string, instant: string, now: Date): string {
  const day = dateIn(timeZone, instant);
  const today = dateIn(timeZone, now);
  if (day === today) return timeIn(timeZone, instant);
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return new Intl.DateTimeFormat(LOCALE, {
    timeZone,
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
  }).format(new Date(instant));
}
