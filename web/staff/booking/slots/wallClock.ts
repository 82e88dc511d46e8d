/**
 * The instant at which the clocks of a zone read this, as the API takes it: `2026-11-24T15:00:00Z`. A reading that comes
 * twice is its first occurrence; one that is skipped is the same distance behind the gap.
 */
export function instantAt(timeZone: string, date: string, time: string): string {
  const reading = Date.parse(`${date}T${time}:00Z`);
  const before = reading - offsetAt(timeZone, reading - HALF_A_DAY);
  const after = reading - offsetAt(timeZone, reading + HALF_A_DAY);
  const fits = [before, after].find((instant) => instant + offsetAt(timeZone, instant) === reading);
  return new Date(fits ?? before).toISOString().replace(".000Z", "Z");
}

const HALF_A_DAY = 12 * 3_600_000;

/** How far the clocks of the zone are ahead of UTC then, in milliseconds. */
function offsetAt(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
  const read = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const [year, month, day] = [read("year"), read("month"), read("day")];
  return Date.UTC(year, month - 1, day, read("hour"), read("minute"), read("second")) - instant;
}
