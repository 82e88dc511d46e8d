import type { ReactNode } from "react";
import type { Review } from "../api/reviews";
import type { Booking } from "../api/types";
import { dayIn, timesIn, zoneName } from "../parts/times";
import { review as words } from "../words/review";
import classes from "./ReviewDetail.module.css";

/** What is booked now; of what was moved also what it was. */
export function BookingFacts({ review: { booking, before } }: { review: Review }) {
  const { customer } = booking;
  return (
    <section className={classes.card} aria-label={booking.service.name}>
      <dl className={classes.facts}>
        {before && (
          <Fact name={words.was}>
            <span className={classes.was}>{whenOf(before)}</span>
          </Fact>
        )}
        <Fact name={words.when}>{whenOf(booking)}</Fact>
        <Fact name={words.where}>{booking.location.name}</Fact>
        <Fact name={words.provider}>{booking.provider.name}</Fact>
        <Fact name={words.customer}>
          {[customer.name, customer.phone, customer.email].filter(Boolean).map((each) => (
            <div key={each}>{each}</div>
          ))}
        </Fact>
        {customer.notes && <Fact name={words.notes}>{customer.notes}</Fact>}
        {booking.cancellation_reason && <Fact name={words.cancellationReason}>{booking.cancellation_reason}</Fact>}
      </dl>
    </section>
  );
}

export function whenOf({ location: { timezone }, starts_at, ends_at }: Booking): string {
  return `${dayIn(timezone, starts_at)}, ${timesIn(timezone, starts_at, ends_at)} ${zoneName(timezone, starts_at)}`;
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
