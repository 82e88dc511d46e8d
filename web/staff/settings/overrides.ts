import type { Hours, Override } from "../api/managed";
import { weekdayOf } from "./clock";
import { anOpening, blocksOf, nextOpening, type Opening, troublesOf } from "./week";

export type Choice = "usual" | "closed" | "special";

/** What one location does on one date. */
export interface PlaceThatDay {
  locationId: string;
  choice: Choice;
  openings: Opening[];
  usual: { from: string; to: string }[];
}

/** The places where somebody works, or does so on that date, each as it is on it. */
export function placesOn(
  date: string,
  hours: readonly Hours[],
  overrides: readonly Override[],
  locationIds: readonly string[],
): PlaceThatDay[] {
  return locationIds.map((locationId) => {
    const usual = hours.filter((each) => each.location_id === locationId && each.day === weekdayOf(date));
    const override = overrides.find((each) => each.location_id === locationId && each.date === date);
    const blocks = override?.hours ?? [];
    return {
      locationId,
      choice: !override ? "usual" : blocks.length === 0 ? "closed" : "special",
      openings: blocks.map(({ from, to }) => anOpening(from, to)),
      usual: usual.map(({ from, to }) => ({ from, to })),
    };
  });
}

/** Whether both say the same of that date. */
export function samePlaces(one: readonly PlaceThatDay[], other: readonly PlaceThatDay[]): boolean {
  const said = (places: readonly PlaceThatDay[]) =>
    JSON.stringify(places.map(({ locationId, choice, openings }) => [locationId, choice, blocksOf(openings)]));
  return said(one) === said(other);
}

/** Special hours begin with the usual ones, which are then changed. */
export function chosen(place: PlaceThatDay, choice: Choice): PlaceThatDay {
  const begin = place.usual.length > 0 ? place.usual.map(({ from, to }) => anOpening(from, to)) : [nextOpening([])];
  const openings = choice === "special" && place.openings.length === 0 ? begin : place.openings;
  return { ...place, choice, openings };
}

/** Whether there are times for what is chosen. */
export function isSoundPlace({ choice, openings }: PlaceThatDay): boolean {
  return choice !== "special" || (openings.length > 0 && troublesOf(openings).size === 0);
}

/** All overrides, with that date as it now is. */
export function withDate(overrides: readonly Override[], date: string, places: readonly PlaceThatDay[]): Override[] {
  const concerned = new Set(places.map((each) => each.locationId));
  const others = overrides.filter((each) => each.date !== date || !concerned.has(each.location_id));
  const changed = places
    .filter((each) => each.choice !== "usual")
    .map(({ locationId, choice, openings }) => ({
      location_id: locationId,
      date,
      hours: choice === "closed" ? [] : blocksOf(openings),
    }));
  return [...others, ...changed];
}
