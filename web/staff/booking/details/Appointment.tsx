import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import { useBusiness } from "../../api/catalog";
import type { Booking } from "../../api/types";
import { money } from "../../parts/money";
import { dayIn, timeIn, timesIn, zoneName } from "../../parts/times";
import { booking as words } from "../../words/booking";
import { status as statusWords } from "../../words/status";
import { useBookingAddress } from "../address";
import { Fact, Facts } from "./Fact";
import { GoogleStanding } from "./GoogleStanding";
import { Section } from "./Section";
import { actorName } from "./told";

/** What was booked, where it stands, and where it came from. */
export function Appointment({ booking }: { booking: Booking }) {
  const { data: business } = useBusiness();
  const zone = booking.location.timezone;
  const event = booking.calendar_event;
  const created = `${dayIn(zone, booking.created_at)}, ${timeIn(zone, booking.created_at)}`;
  return (
    <Section title={words.appointment}>
      <Facts>
        <Fact label={words.service}>{booking.service.name}</Fact>
        <Fact label={words.when}>
          {dayIn(zone, booking.starts_at)}
          <br />
          {`${timesIn(zone, booking.starts_at, booking.ends_at)} ${zoneName(zone, booking.starts_at)}`}
        </Fact>
        <Fact label={words.location}>{booking.location.name}</Fact>
        <Fact label={words.provider}>{booking.provider.name}</Fact>
        {booking.price !== null && business && (
          <Fact label={words.price}>{money(booking.price, business.currency)}</Fact>
        )}
        <Fact label={words.source}>{statusWords.sources[booking.source]}</Fact>
        <Fact label={words.createdBy}>
          {actorName(booking.created_by)}
          <Text size="sm" c="dimmed">
            {created}
          </Text>
        </Fact>
        <Fact label={words.calendar}>
          {event ? (
            <>
              {event.title}
              <GoogleStanding booking={booking} />
            </>
          ) : (
            <Text size="sm" c="dimmed">
              {words.notOnCalendar}
            </Text>
          )}
        </Fact>
        {booking.cancellation_reason && <Fact label={words.reason}>{booking.cancellation_reason}</Fact>}
        {booking.rescheduled_from && (
          <Fact label={words.movedFrom}>
            <OtherBooking id={booking.rescheduled_from} label={words.earlier} />
          </Fact>
        )}
        {booking.rescheduled_to && (
          <Fact label={words.movedTo}>
            <OtherBooking id={booking.rescheduled_to} label={words.later} />
          </Fact>
        )}
      </Facts>
    </Section>
  );
}

function OtherBooking({ id, label }: { id: string; label: string }) {
  const { addressOf, state } = useBookingAddress();
  return (
    <Anchor component={Link} to={addressOf(id)} state={state} size="sm">
      {label}
    </Anchor>
  );
}
