/** The wall clock of a zone, there and back. Dates are `2026-11-24`, times `09:00`. */

const MINUTE = 60_000;

/** `2026-11-24T09:00:00-05:00`: the first time at which the clocks of the zone read so, or would have. */
export function momentOf(zone: string, date: string, time: string): string {
  const read = Date.parse(`${date}T${time}:00Z`);
  // The offset of a day before is right unless the clocks have changed since; then the one found with it is.
  const [earlier, later] = [offsetAt(zone, read - 1440 * MINUTE), offsetAt(zone, read + 1440 * MINUTE)];
  const fits = (offset: number) => offsetAt(zone, read - offset * MINUTE) === offset;
  const offset = fits(earlier) ? earlier : fits(later) ? later : earlier;
  return `${date}T${time}:00${offsetInWords(offset)}`;
}

/** The local date and time of an instant. */
export function readingOf(zone: string, instant: string | Date): { date: string; time: string } {
  const moment = new Date(instant);
  const local = new Date(moment.getTime() + offsetAt(zone, moment.getTime()) * MINUTE).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

export function dayAfter(date: string, days = 1): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 1440 * MINUTE).toISOString().slice(0, 10);
}

/** In minutes, positive to the east. */
function offsetAt(zone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  }).formatToParts(instant);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0);
  const read = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
  return Math.round((read - Math.floor(instant / MINUTE) * MINUTE) / MINUTE);
}

function offsetInWords(offset: number): string {
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const padded = (number: number) => String(number).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${padded(hours)}:${padded(minutes)}`;
}
