import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answered, api } from "./client";
import { keys } from "./keys";
import type { components } from "./schema";
import type { Booking } from "./types";

export type Calendars = components["schemas"]["CalendarsView"];
export type GoogleCalendar = components["schemas"]["GoogleView"];

const SOON = 2_000;
const NOW_AND_THEN = 60_000;

const at = (id: string) => ({ params: { path: { provider_id: id } } });

/** How a provider's calendar is shared and connected; looked at again while something is about to happen. */
export function useCalendars(providerId: string) {
  return useQuery({
    queryKey: keys.calendars(providerId),
    queryFn: () => answered(api.GET("/api/providers/{provider_id}/calendars", at(providerId))),
    refetchInterval: ({ state }) => {
      const google = state.data?.google;
      if (!google) return false;
      return google.synced_at === null && google.problem === null ? SOON : NOW_AND_THEN;
    },
  });
}

export function makeFeed(id: string, key: string) {
  const params = { ...at(id).params, header: { "Idempotency-Key": key } };
  return answered(api.POST("/api/providers/{provider_id}/calendars/feed", { params }));
}

export function endFeed(id: string): Promise<Calendars> {
  return answered(api.DELETE("/api/providers/{provider_id}/calendars/feed", at(id)));
}

export function connectGoogle(id: string, calendarId: string): Promise<Calendars> {
  const body = { calendar_id: calendarId };
  return answered(api.PUT("/api/providers/{provider_id}/calendars/google", { ...at(id), body }));
}

export function disconnectGoogle(id: string): Promise<Calendars> {
  return answered(api.DELETE("/api/providers/{provider_id}/calendars/google", at(id)));
}

/** Puts what such a call answers with where the page finds it; null is a person's second thought. */
export function useCalendarsChange(
  id: string,
  change: () => Promise<Calendars | null>,
  told: { done: () => void; failed: (error: unknown) => void },
) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (after) => {
      if (after === null) return;
      cache.setQueryData(keys.calendars(id), after);
      told.done();
    },
    onError: told.failed,
  });
}

/** Whether a booking's event stands on its provider's own calendar at Google; asked until it does. */
export function useGoogleStanding(booking: Booking) {
  return useQuery({
    queryKey: keys.bookingCalendar(booking.id, `${booking.version}`),
    queryFn: async () => {
      const params = { path: { booking_id: booking.id } };
      return (await answered(api.GET("/api/bookings/{booking_id}/calendar", { params }))).google;
    },
    enabled: booking.calendar_event !== null,
    refetchInterval: ({ state }) => (state.data === "on_its_way" ? SOON : false),
  });
}
