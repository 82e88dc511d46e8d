import type { QueryClient } from "@tanstack/react-query";
import { keys } from "../api/keys";
import type { Booking } from "../api/types";

/** Puts a booking as it is now into everything that has been fetched; an older state of it is left aside. */
export function applyBooking(cache: QueryClient, booking: Booking): void {
  cache.setQueryData<Booking>(keys.bookings.one(booking.id), (known) =>
    known && known.version > booking.version ? known : booking,
  );
  void cache.invalidateQueries({ queryKey: keys.bookings.history(booking.id) });
  void cache.invalidateQueries({ queryKey: keys.bookings.lists });
  void cache.invalidateQueries({ queryKey: keys.availability });
}
