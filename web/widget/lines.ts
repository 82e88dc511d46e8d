import { dayOf, isSameDay, timeOf } from "./dates";
import type { Entry } from "./transcript";
import { WORDS } from "./words";

/** One line of the log as it is to be drawn. */
export interface Line {
  readonly entry: Entry;
  /** The day, where it differs from the line before. */
  readonly day: string;
  readonly first: boolean;
  readonly last: boolean;
  /** What stands under the bubble. */
  readonly meta: string;
}

const GROUP_MILLISECONDS = 5 * 60_000;

/** Days, groups of one speaker, and what is said about time and delivery. */
export interface Mood {
  /** The server's time, in milliseconds. */
  readonly now: number;
  /** A reply is being written. */
  readonly awaited: boolean;
  /** Messages do not get through at the moment. */
  readonly trouble: boolean;
}

export function layOut(entries: readonly Entry[], mood: Mood): Line[] {
  let timed = Number.NEGATIVE_INFINITY;
  return entries.map((entry, index) => {
    const before = entries[index - 1];
    const after = entries[index + 1];
    const last = !belongTogether(entry, after);
    const first = !belongTogether(before, entry);
    const newDay = before === undefined || !isSameDay(before.at, entry.at);
    if (newDay) timed = Number.NEGATIVE_INFINITY;
    // A time under every line of a quick exchange would be noise.
    const dated = after === undefined || (last && entry.at - timed >= GROUP_MILLISECONDS);
    const meta = metaOf(entry, dated, after === undefined, mood);
    if (dated) timed = entry.at;
    return { entry, day: newDay ? dayOf(entry.at, mood.now) : "", first, last, meta };
  });
}

function belongTogether(one: Entry | undefined, other: Entry | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.role === other.role &&
    one.delivery !== "failed" &&
    isSameDay(one.at, other.at) &&
    Math.abs(other.at - one.at) < GROUP_MILLISECONDS
  );
}

function metaOf(entry: Entry, dated: boolean, final: boolean, { awaited, trouble }: Mood): string {
  if (entry.role === "notice") return "";
  if (entry.delivery === "failed") return entry.problem ?? "";
  if (entry.delivery === "queued" && trouble) return WORDS.notSent;
  if (!dated) return "";
  // Where nobody seems to be writing, the customer may wonder whether it arrived.
  const arrived = entry.role === "customer" && entry.delivery !== "queued";
  const sent = final && arrived && !awaited ? ` · ${WORDS.sent}` : "";
  return timeOf(entry.at) + sent;
}
