import type { EventApi, EventInput } from "@fullcalendar/react";
import type { Booking } from "../api/types";

const made = new WeakMap<Booking, EventInput>();

/** The same for the same booking, so that only what has changed is drawn again. */
export function asEvent(booking: Booking): EventInput {
  let event = made.get(booking);
  if (!event) {
    event = {
      id: booking.id,
      title: booking.customer.name,
      start: booking.starts_at,
      end: booking.ends_at,
      extendedProps: { booking },
    };
    made.set(booking, event);
  }
  return event;
}

export function bookingOf(event: Pick<EventApi, "extendedProps">): Booking {
  return event.extendedProps.booking;
}

/** From when to when it is on the clocks of a zone: "09:30", "10:00". */
export function clockIn(timeZone: string): (booking: Booking) => { from: string; to: string } {
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return (booking) => ({
    from: format.format(Date.parse(booking.starts_at)),
    to: format.format(Date.parse(booking.ends_at)),
  });
}
