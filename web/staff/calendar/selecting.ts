import type { Booking } from "../api/types";
import type { Looking } from "./address";

type Selection = Pick<Looking, "service" | "location" | "provider" | "status">;

/** The bookings that the filters let through, each once, of weeks that may share some. */
export function selected(weeks: readonly (readonly Booking[] | undefined)[], selection: Selection): Booking[] {
  const statuses = new Set(selection.status);
  const passes = (booking: Booking) =>
    (selection.service === null || booking.service.id === selection.service) &&
    (selection.location === null || booking.location.id === selection.location) &&
    (selection.provider === null || booking.provider.id === selection.provider) &&
    (statuses.size === 0 || statuses.has(booking.status));
  const byId = new Map<string, Booking>();
  for (const week of weeks) for (const booking of week ?? []) if (passes(booking)) byId.set(booking.id, booking);
  return [...byId.values()];
}
