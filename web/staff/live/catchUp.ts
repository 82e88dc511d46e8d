import type { QueryClient } from "@tanstack/react-query";
import { answered, api } from "../api/client";
import { keys } from "../api/keys";
import { applyBookings } from "./apply";
import { beginHere, forgetPosition, livePosition, moveTo } from "./position";

const PAGE = 1000;
const MOST_PAGES = 3;

/** Brings everything that was fetched to how things are now. */
export async function catchUp(cache: QueryClient): Promise<void> {
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const after = livePosition();
    if (after === undefined) break;
    const query = { after, limit: PAGE };
    const { items, last, next } = await answered(api.GET("/api/events", { params: { query } }));
    applyBookings(
      cache,
      items.map((event) => event.booking),
    );
    moveTo(last);
    if (next === null) return;
  }
  // So much has happened that fetching is quicker.
  forgetPosition();
  await beginHere();
  await cache.invalidateQueries({ queryKey: keys.bookings.all });
}
