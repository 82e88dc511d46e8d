import type { QueryKey } from "@tanstack/react-query";

/**
 * Where things are in the cache. What stands under one beginning is refreshed together: after a booking has changed,
 * `bookings.all`; after services, locations, providers or hours have, `catalog` and `availability`.
 */
export const keys = {
  session: ["session"],
  catalog: ["catalog"],
  business: ["catalog", "business"],
  services: ["catalog", "services"],
  locations: ["catalog", "locations"],
  providers: ["catalog", "providers"],
  hours: (providerId: string) => ["catalog", "hours", providerId],
  opening: { between: (asked: Record<string, unknown>) => ["catalog", "open", asked] },
  calendars: (providerId: string) => ["calendars", providerId],
  bookingCalendar: (id: string, version: string) => ["calendars", "booking", id, version],
  availability: ["availability"],
  bookings: {
    all: ["bookings"],
    /** All that overlap one week of the calendar, by its first instant. */
    weeks: ["bookings", "week"],
    week: (start: string) => ["bookings", "week", start],
    one: (id: string) => ["bookings", "one", id],
    history: (id: string) => ["bookings", "history", id],
    /** Other selections: they are fetched again when a booking changes. */
    lists: ["bookings", "list"],
    list: (selection: Record<string, unknown>) => ["bookings", "list", selection],
  },
  contacts: ["contacts"],
  conversations: {
    all: ["conversations"],
    lists: ["conversations", "list"],
    list: (selection: Record<string, unknown>) => ["conversations", "list", selection],
    one: (id: string) => ["conversations", "one", id],
    messages: (id: string) => ["conversations", "one", id, "messages"],
    /** What asks for attention: it changes with what is said. */
    attention: ["conversations", "list", "attention"],
  },
  /** Among the selections of bookings: what the agent did is fetched again when a booking changes. */
  reviews: {
    all: ["bookings", "list", "review"],
    list: (selection: Record<string, unknown>) => ["bookings", "list", "review", selection],
  },
  users: ["users"],
  apiKeys: ["api-keys"],
} satisfies Record<string, QueryKey | Record<string, unknown> | ((...parts: string[]) => QueryKey)>;
