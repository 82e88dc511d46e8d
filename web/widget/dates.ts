import { WORDS } from "./words";

const dayKey = (at: number): string => new Date(at).toDateString();

export const isSameDay = (one: number, other: number): boolean => dayKey(one) === dayKey(other);

export function timeOf(at: number): string {
  return new Date(at).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });
}

export function dayOf(at: number, now: number): string {
  if (isSameDay(at, now)) return WORDS.today;
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (isSameDay(at, yesterday.getTime())) return WORDS.yesterday;
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const year = sameYear ? {} : ({ year: "numeric" } as const);
  return new Date(at).toLocaleDateString([], { weekday: "long", day: "numeric", month: "long", ...year });
}
