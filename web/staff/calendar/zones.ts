import type { Location } from "../api/types";

/** The zones of the locations that are looked at, each once. */
export function zonesOf(locations: readonly Location[], locationId: string | null): string[] {
  const looked = locations.filter((each) => (locationId ? each.id === locationId : !each.archived));
  return [...new Set(looked.map((each) => each.timezone))];
}

/** Whose clocks the calendar follows: the one there is, the one that was chosen, or the business's. */
export function zoneShown(zones: readonly string[], chosen: string | null, business: string): string {
  const [only] = zones;
  if (zones.length === 1 && only) return only;
  return chosen && zones.includes(chosen) ? chosen : business;
}

/** "New York" */
export function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}
