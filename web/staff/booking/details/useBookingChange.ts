import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answered, api } from "../../api/client";
import { Intent } from "../../api/intent";
import { keys } from "../../api/keys";
import { isRefusal } from "../../api/refusal";
import type { components } from "../../api/schema";
import type { Booking } from "../../api/types";
import { applyBooking } from "../../live/apply";

type Schemas = components["schemas"];

/** What can be done to a booking; `version` is the one that was looked at. */
export type BookingChange =
  | { kind: "confirm" | "complete" | "no-show" }
  | { kind: "cancel"; reason: string }
  | { kind: "edit"; details: Omit<Schemas["CustomerEditBody"], "version"> }
  | { kind: "link"; contact_id: string | null; conversation_id: string | null }
  | { kind: "reschedule"; body: Omit<Schemas["RescheduleBody"], "version"> };

/** Changes a booking. What it is found to be meanwhile goes into the cache, also after a refusal. */
export function useBookingChange(booking: Booking, onChanged: (booking: Booking) => void) {
  const cache = useQueryClient();
  const [intent] = useState(() => new Intent());
  return useMutation({
    mutationFn: ({ change, version }: { change: BookingChange; version: number }) =>
      send(booking.id, change, version, intent),
    onSuccess: (changed) => {
      intent.done();
      cache.setQueryData(keys.bookings.one(changed.id), changed);
      applyBooking(cache, changed);
      onChanged(changed);
    },
    onError: (error) => {
      if (isRefusal(error) && error.problem.booking) applyBooking(cache, error.problem.booking);
      else void cache.invalidateQueries({ queryKey: keys.bookings.one(booking.id) });
      void cache.invalidateQueries({ queryKey: keys.availability });
    },
  });
}

function send(id: string, change: BookingChange, version: number, intent: Intent): Promise<Booking> {
  const path = { booking_id: id };
  switch (change.kind) {
    case "confirm":
      return answered(api.POST("/api/bookings/{booking_id}/confirm", { params: { path }, body: { version } }));
    case "complete":
      return answered(api.POST("/api/bookings/{booking_id}/complete", { params: { path }, body: { version } }));
    case "no-show":
      return answered(api.POST("/api/bookings/{booking_id}/no-show", { params: { path }, body: { version } }));
    case "cancel": {
      const body = { reason: change.reason, version };
      return answered(api.POST("/api/bookings/{booking_id}/cancel", { params: { path }, body }));
    }
    case "edit": {
      const body = { ...change.details, version };
      return answered(api.PATCH("/api/bookings/{booking_id}/customer", { params: { path }, body }));
    }
    case "link": {
      const { contact_id, conversation_id } = change;
      const body = { contact_id, conversation_id, version };
      return answered(api.POST("/api/bookings/{booking_id}/link", { params: { path }, body }));
    }
    case "reschedule": {
      const body = { ...change.body, version };
      const header = { "Idempotency-Key": intent.keyFor(body) };
      return answered(api.POST("/api/bookings/{booking_id}/reschedule", { params: { path, header }, body }));
    }
  }
}
