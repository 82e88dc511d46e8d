import { queryOptions, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { answered, api } from "./client";
import { keys } from "./keys";
import type { Booking } from "./types";
import { endOfWeek, weeksOf } from "./weeks";

const LARGEST_PAGE = 1000;
/** The hub keeps them up to date; this is for what it may have missed. */
const FRESH_FOR = 5 * 60_000;

/** All of a week, page after page; the weeks of a month are fetched side by side. */
async function bookingsOfWeek(week: string, signal: AbortSignal): Promise<Booking[]> {
  const found: Booking[] = [];
  let cursor: string | null = null;
  do {
    const query = { start: week, end: endOfWeek(week), limit: LARGEST_PAGE, ...(cursor ? { cursor } : {}) };
    const page: { items: Booking[]; next?: string | null } = await answered(
      api.GET("/api/bookings", { params: { query }, signal }),
    );
    found.push(...page.items);
    cursor = page.next ?? null;
  } while (cursor);
  return found;
}

function weekOptions(week: string) {
  return queryOptions({
    queryKey: keys.bookings.week(week),
    queryFn: ({ signal }) => bookingsOfWeek(week, signal),
    staleTime: FRESH_FOR,
  });
}

/** The bookings of all weeks that [start, end) lies in, each once. What is there is given while the rest is on its way. */
export function useBookingsBetween(start: Date, end: Date) {
  const weeks = weeksOf(start, end);
  useNeighbours(start, end);
  return useQueries({
    queries: weeks.map(weekOptions),
    combine: (results) => ({
      weeks: results.map((each) => each.data),
      isFetching: results.some((each) => each.isFetching),
      isPending: results.some((each) => each.isPending),
      error: results.find((each) => each.error && !each.data)?.error ?? null,
      retry: () => {
        for (const each of results) if (each.isError) void each.refetch();
      },
    }),
  });
}

/** What comes before and after is what is looked at next. */
function useNeighbours(start: Date, end: Date): void {
  const cache = useQueryClient();
  const [from, to] = [start.getTime(), end.getTime()];
  useEffect(() => {
    const length = to - from;
    const timer = setTimeout(() => {
      const around = [
        ...weeksOf(new Date(to), new Date(to + length)),
        ...weeksOf(new Date(from - length), new Date(from)),
      ];
      for (const week of around) void cache.prefetchQuery(weekOptions(week));
    }, 1_500);
    return () => clearTimeout(timer);
  }, [cache, from, to]);
}

/** One booking, kept up to date by the hub. */
export function useBooking(id: string) {
  return useQuery({
    queryKey: keys.bookings.one(id),
    queryFn: () => answered(api.GET("/api/bookings/{booking_id}", { params: { path: { booking_id: id } } })),
  });
}

/** All that happened to it, in order. */
export function useBookingHistory(id: string) {
  return useQuery({
    queryKey: keys.bookings.history(id),
    queryFn: async () =>
      (await answered(api.GET("/api/bookings/{booking_id}/history", { params: { path: { booking_id: id } } }))).items,
  });
}
