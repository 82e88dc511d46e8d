import type { TimeOff } from "../api/managed";
import { hours as words } from "../words/hours";
import { clockInWords, dateInWords } from "./clock";
import { dayAfter, momentOf, readingOf } from "./zoned";

const MIDNIGHT = "00:00";

/** As the form has it: whole days, the last of them included, or from a time to a time. */
export interface TimeOffValues extends Record<string, unknown> {
  kind: "days" | "times";
  starts_at: string | null;
  start_time: string;
  ends_at: string | null;
  end_time: string;
}

export const NEW_TIME_OFF: TimeOffValues = {
  kind: "days",
  starts_at: null,
  start_time: "09:00",
  ends_at: null,
  end_time: "17:00",
};

export const TIME_OFF_CHECKS = {
  starts_at: (day: string | null) => (day ? null : words.offMissing),
  ends_at: (day: string | null, values: TimeOffValues) => {
    if (!day) return words.offMissing;
    return values.starts_at && day < values.starts_at ? words.offOrder : null;
  },
  start_time: (time: string, { kind }: TimeOffValues) => (kind === "times" && time === "" ? words.timeMissing : null),
  end_time: (time: string, { kind, starts_at, ends_at, start_time }: TimeOffValues) => {
    if (kind !== "times") return null;
    if (time === "") return words.timeMissing;
    return starts_at === ends_at && time <= start_time ? words.offOrder : null;
  },
};

/** On the clock of the business. */
export function spanOf(values: TimeOffValues, zone: string): { starts_at: string; ends_at: string } {
  const [first, last] = [values.starts_at ?? "", values.ends_at ?? ""];
  if (values.kind === "days") {
    return { starts_at: momentOf(zone, first, MIDNIGHT), ends_at: momentOf(zone, dayAfter(last), MIDNIGHT) };
  }
  return { starts_at: momentOf(zone, first, values.start_time), ends_at: momentOf(zone, last, values.end_time) };
}

/** "Mon, Dec 28, 2026 – Wed, Dec 30, 2026", with times where it is not whole days. */
export function spanInWords({ starts_at, ends_at }: TimeOff, zone: string): string {
  const [start, end] = [readingOf(zone, starts_at), readingOf(zone, ends_at)];
  if (start.time === MIDNIGHT && end.time === MIDNIGHT) {
    const last = dayAfter(end.date, -1);
    return start.date === last ? dateInWords(last) : `${dateInWords(start.date)} – ${dateInWords(last)}`;
  }
  const from = `${dateInWords(start.date)}, ${clockInWords(start.time)}`;
  const to = clockInWords(end.time);
  return start.date === end.date ? `${from} – ${to}` : `${from} – ${dateInWords(end.date)}, ${to}`;
}

const MOST_DAYS = 800;

/** The dates on which there is any, for a calendar. */
export function daysOff(timeOff: readonly TimeOff[], zone: string): Set<string> {
  const days = new Set<string>();
  for (const { starts_at, ends_at } of timeOff) {
    const end = readingOf(zone, ends_at);
    const last = end.time === MIDNIGHT ? dayAfter(end.date, -1) : end.date;
    let day = readingOf(zone, starts_at).date;
    for (let count = 0; day <= last && count < MOST_DAYS; count += 1) {
      days.add(day);
      day = dayAfter(day);
    }
  }
  return days;
}
