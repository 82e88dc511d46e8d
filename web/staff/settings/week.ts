import type { Hours } from "../api/managed";

export type Day = Hours["day"];
export const DAYS: readonly Day[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
export const WEEKDAYS: readonly Day[] = DAYS.slice(0, 5);

/** Times as an input of a time has them: midnight at the end of the day is `00:00`. `key` tells one from another. */
export interface Opening {
  key: number;
  from: string;
  to: string;
}

export type Week = Record<Day, Opening[]>;
export type Trouble = "missing" | "order" | "overlap";

const END_OF_DAY = "24:00";
const MIDNIGHT = "00:00";
const USUAL: readonly [string, string] = ["09:00", "17:00"];
const LAST_START = 23 * 60;

/** The days in the order of a week that begins with that one; 0 is Sunday. */
export function daysFrom(firstDay: number): Day[] {
  return DAYS.map((_, place) => DAYS[(place + firstDay + 6) % 7] as Day);
}

let made = 0;

export function anOpening(from: string, to: string): Opening {
  made += 1;
  return { key: made, from, to: to === END_OF_DAY ? MIDNIGHT : to };
}

export function emptyWeek(): Week {
  return { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
}

/** By location, in the order of their first hours. */
export function weeksOf(hours: readonly Hours[]): Map<string, Week> {
  const weeks = new Map<string, Week>();
  for (const { location_id, day, from, to } of hours) {
    const week = weeks.get(location_id) ?? emptyWeek();
    week[day].push(anOpening(from, to));
    weeks.set(location_id, week);
  }
  return weeks;
}

export function hoursOf(weeks: ReadonlyMap<string, Week>): Hours[] {
  return [...weeks].flatMap(([location_id, week]) =>
    DAYS.flatMap((day) => blocksOf(week[day]).map((block) => ({ location_id, day, ...block }))),
  );
}

/** As the API writes them, the earliest first. */
export function blocksOf(openings: readonly Opening[]): { from: string; to: string }[] {
  return openings
    .map(({ from, to }) => ({ from, to: to === MIDNIGHT ? END_OF_DAY : to }))
    .sort((one, other) => minutesOf(one.from) - minutesOf(other.from));
}

export function minutesOf(clock: string): number {
  const [hours = "", minutes = ""] = clock.split(":");
  return Number(hours) * 60 + Number(minutes);
}

function endOf({ to }: Opening): number {
  return to === MIDNIGHT ? 24 * 60 : minutesOf(to);
}

/** What is wrong with each opening of a day, by its key. */
export function troublesOf(openings: readonly Opening[]): Map<number, Trouble> {
  const troubles = new Map<number, Trouble>();
  for (const opening of openings) {
    if (opening.from === "" || opening.to === "") troubles.set(opening.key, "missing");
    else if (minutesOf(opening.from) >= endOf(opening)) troubles.set(opening.key, "order");
  }
  const sound = openings
    .filter(({ key }) => !troubles.has(key))
    .sort((one, other) => minutesOf(one.from) - minutesOf(other.from));
  let reached = -1;
  for (const opening of sound) {
    if (minutesOf(opening.from) < reached) troubles.set(opening.key, "overlap");
    reached = Math.max(reached, endOf(opening));
  }
  return troubles;
}

export function isSound(weeks: ReadonlyMap<string, Week>): boolean {
  return [...weeks.values()].every((week) => DAYS.every((day) => troublesOf(week[day]).size === 0));
}

/** What is offered when a day gets more hours: the usual ones, or an hour after those that are there. */
export function nextOpening(openings: readonly Opening[]): Opening {
  const last = Math.max(-1, ...openings.map(endOf));
  if (last < 0) return anOpening(...USUAL);
  const start = Math.min(last + 60, LAST_START);
  return anOpening(clockOf(start), clockOf(Math.min(start + 4 * 60, 24 * 60)));
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

export function copied(week: Week, from: Day, days: readonly Day[]): Week {
  const after = { ...week };
  for (const day of days) after[day] = week[from].map((each) => anOpening(each.from, each.to));
  return after;
}

/** In minutes. */
export function lengthOf(week: Week): number {
  return DAYS.flatMap((day) => week[day]).reduce(
    (sum, each) => sum + Math.max(0, endOf(each) - minutesOf(each.from)),
    0,
  );
}

/** Whether both say the same, whatever their keys and the order in which it was written. */
export function sameHours(one: readonly Hours[], other: readonly Hours[]): boolean {
  const said = (hours: readonly Hours[]) =>
    hours
      .map(({ location_id, day, from, to }) => `${location_id} ${day} ${from} ${to}`)
      .sort()
      .join("\n");
  return said(one) === said(other);
}
