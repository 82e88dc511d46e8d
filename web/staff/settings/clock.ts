import { hours as words } from "../words/hours";
import { LOCALE } from "../words/language";

const clock = new Intl.DateTimeFormat(LOCALE, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
const day = new Intl.DateTimeFormat(LOCALE, {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** "9:00 AM" for `09:00`. */
export function clockInWords(time: string): string {
  return clock.format(new Date(`2000-01-01T${time === "24:00" ? "00:00" : time}:00Z`));
}

/** "9:00 AM – 12:00 PM, 1:00 PM – 5:00 PM", or that it is closed. */
export function blocksInWords(blocks: readonly { from: string; to: string }[]): string {
  if (blocks.length === 0) return words.closed;
  return blocks.map(({ from, to }) => `${clockInWords(from)} – ${clockInWords(to)}`).join(", ");
}

/** "Thu, Dec 24, 2026" for `2026-12-24`. */
export function dateInWords(date: string): string {
  return day.format(new Date(`${date}T12:00:00Z`));
}

/** `mon` for `2026-11-23`. */
export function weekdayOf(date: string): "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun" {
  const names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
  return names[new Date(`${date}T12:00:00Z`).getUTCDay()] ?? "mon";
}
