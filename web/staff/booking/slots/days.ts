/** Local dates, as the API writes them: `2026-11-24`. No zone is involved. */
const DAY = 86_400_000;
const WEEK = 7;

function utc(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

export function plusDays(date: string, days: number): string {
  return new Date(utc(date).getTime() + days * DAY).toISOString().slice(0, 10);
}

/** The days of its week, which begins with that day of the week; 0 is Sunday. */
export function weekOf(date: string, firstDay: number): string[] {
  const first = plusDays(date, -((utc(date).getUTCDay() + WEEK - firstDay) % WEEK));
  return Array.from({ length: WEEK }, (_, day) => plusDays(first, day));
}

/** `2026-11` */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

export function daysIn(month: string): number {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, number ?? 1, 0)).getUTCDate();
}

/** The months that the week has days in. */
export function monthsOf(dates: readonly string[]): string[] {
  return [...new Set(dates.map(monthOf))];
}

/** For `parts/times.ts`: an instant that reads as this date in UTC. */
export function noonOf(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}
