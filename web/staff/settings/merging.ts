import type { Hours } from "../api/managed";
import { DAYS, type Day, sameHours } from "./week";

export interface DayAtPlace {
  locationId: string;
  day: Day;
}

export interface Merged {
  hours: Hours[];
  /** What both have changed, each in their own way; it is as it was written here. */
  both: DayAtPlace[];
}

/** The weekly hours as somebody else has saved them meanwhile, with what was changed here since `base`. */
export function mergedHours(base: readonly Hours[], mine: readonly Hours[], theirs: readonly Hours[]): Merged {
  const merged: Merged = { hours: [], both: [] };
  const places = new Set([...theirs, ...mine, ...base].map((each) => each.location_id));
  for (const locationId of places) {
    for (const day of DAYS) {
      const on = (hours: readonly Hours[]) =>
        hours.filter((each) => each.location_id === locationId && each.day === day);
      const [before, here, there] = [on(base), on(mine), on(theirs)];
      const isMine = !sameHours(before, here);
      merged.hours.push(...(isMine ? here : there));
      if (isMine && !sameHours(before, there) && !sameHours(here, there)) merged.both.push({ locationId, day });
    }
  }
  return merged;
}
