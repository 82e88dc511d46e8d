import type { Booking } from "../api/types";

/** A haircut on Tuesday at ten in New York. */
export function aBooking(fields: Partial<Booking> = {}): Booking {
  return {
    id: "bk_1",
    status: "confirmed",
    source: "manual",
    service: { id: "haircut", name: "Haircut" },
    location: { id: "downtown", name: "Downtown", timezone: "America/New_York" },
    provider: { id: "ana", name: "Ana Silva" },
    starts_at: "2026-11-24T10:00:00-05:00",
    ends_at: "2026-11-24T10:30:00-05:00",
    customer: { name: "Dana Reed", phone: "+12125550123", email: null, notes: null },
    contact_id: null,
    conversation_id: null,
    created_by: { kind: "staff", id: "us_1", name: "Alex" },
    created_at: "2026-11-23T14:00:00.000Z",
    rescheduled_from: null,
    rescheduled_to: null,
    cancellation_reason: null,
    calendar_event: null,
    price: null,
    version: 1,
    ...fields,
  };
}
