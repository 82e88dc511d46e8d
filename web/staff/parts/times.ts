import { LOCALE } from "../words/language";

const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone });
    formats.set(key, found);
  }
  return found;
}

/** "10:00 AM", as the clocks of that zone read. */
export function timeIn(timeZone: string, instant: string | Date): string {
  return format(timeZone, { hour: "numeric", minute: "2-digit" }).format(new Date(instant));
}

/** "10:00 – 10:30 AM" */
export function timesIn(timeZone: string, from: string | Date, to: string | Date): string {
  return format(timeZone, { hour: "numeric", minute: "2-digit" }).formatRange(new Date(from), new Date(to));
}

/** "Tue, Nov 24, 2026" */
export function dayIn(timeZone: string, instant: string | Date): string {
  const options = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;
  return format(timeZone, options).format(new Date(instant));
}

/** A sentence of the server with its times of the day, such as "14:30", as they are written here; offsets stay. */
export function withTimes(sentence: string): string {
  return sentence.replace(/(?<![\d:+-])([01]\d|2[0-4]):[0-5]\d(?![\d:])/g, (clock) => {
    const midnight = Date.UTC(2000, 0, 1);
    const [hour = 0, minute = 0] = clock.split(":").map(Number);
    return timeIn("UTC", new Date(midnight + (hour * 60 + minute) * 60_000));
  });
}

/** "2026-11-24": the local date, as the API writes it. */
export function dateIn(timeZone: string, instant: string | Date): string {
  const parts = format(timeZone, { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(
    new Date(instant),
  );
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** "EST", or "GMT+5:30" where there is no name. */
export function zoneName(timeZone: string, instant: string | Date): string {
  const parts = format(timeZone, { timeZoneName: "short" }).formatToParts(new Date(instant));
  return parts.find((each) => each.type === "timeZoneName")?.value ?? timeZone;
}

/** "Tue" */
export function weekdayIn(timeZone: string, instant: string | Date): string {
  return format(timeZone, { weekday: "short" }).format(new Date(instant));
}

/** "Tuesday, November 24" */
export function longDayIn(timeZone: string, instant: string | Date): string {
  return format(timeZone, { weekday: "long", day: "numeric", month: "long" }).format(new Date(instant));
}

/** The zone of whoever looks. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Whether its clocks read there as they do here, whatever the zones are called. */
export function readsAsHere(timeZone: string, instant: string | Date): boolean {
  const options = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" } as const;
  const [there, here] = [timeZone, ownZone()].map((zone) => format(zone, options).format(new Date(instant)));
  return there === here;
}
