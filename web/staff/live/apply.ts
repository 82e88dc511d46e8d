import type { QueryClient, QueryKey } from "@tanstack/react-query";
import { keys } from "../api/keys";
import type { Booking } from "../api/types";
import { isInWeek } from "../api/weeks";

/** Puts a booking as it is now into everything that has been fetched; an older state of it is left aside. */
export function applyBooking(cache: QueryClient, booking: Booking): void {
  applyBookings(cache, [booking]);
}

export function applyBookings(cache: QueryClient, bookings: readonly Booking[]): void {
  if (bookings.length === 0) return;
  for (const booking of bookings) {
    const one = keys.bookings.one(booking.id);
    if (cache.getQueryData(one)) cache.setQueryData<Booking>(one, (known) => newer(known, booking));
    void cache.invalidateQueries({ queryKey: keys.bookings.history(booking.id) });
  }
  for (const [key, known] of cache.getQueriesData<Booking[]>({ queryKey: keys.bookings.weeks })) {
    if (known) cache.setQueryData<Booking[]>(key, withBookings(known, bookings, String(key.at(-1))));
  }
  refreshSoon(cache, keys.bookings.lists);
  refreshSoon(cache, keys.availability);
}

/** The same array when nothing in it has changed, so that nothing is drawn again. */
export function withBookings(known: Booking[], bookings: readonly Booking[], week: string): Booking[] {
  const byId = new Map(known.map((each) => [each.id, each]));
  let changed = false;
  for (const booking of bookings) {
    const before = byId.get(booking.id);
    if (before ? before.version >= booking.version : !isInWeek(booking, week)) continue;
    byId.set(booking.id, booking);
    changed = true;
  }
  return changed ? [...byId.values()] : known;
}

function newer(known: Booking | undefined, booking: Booking): Booking {
  return known && known.version >= booking.version ? known : booking;
}

const PAUSE = 500;
const waiting = new WeakMap<QueryClient, Map<string, boolean>>();

/** At once, and in a burst of changes once more after it. */
export function refreshSoon(cache: QueryClient, queryKey: QueryKey): void {
  const name = JSON.stringify(queryKey);
  const pauses = waiting.get(cache) ?? new Map<string, boolean>();
  waiting.set(cache, pauses);
  if (pauses.has(name)) {
    pauses.set(name, true);
    return;
  }
  pauses.set(name, false);
  void cache.invalidateQueries({ queryKey });
  setTimeout(() => {
    const again = pauses.get(name);
    pauses.delete(name);
    if (again) refreshSoon(cache, queryKey);
  }, PAUSE);
}
