import { Button, Stack, Text, Title, UnstyledButton, VisuallyHidden } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useBusiness } from "../api/catalog";
import { type Conversation, exportAddress } from "../api/conversations";
import type { Booking } from "../api/types";
import { useBookingAddress } from "../booking/address";
import { StatusBadge } from "../parts/StatusBadge";
import { dayIn, timesIn, zoneName } from "../parts/times";
import { inbox as words } from "../words/inbox";
import classes from "./ConversationDetails.module.css";
import { nameOf } from "./nameOf";

/** Who the customer is, and what is booked for them in this conversation. */
export function ConversationDetails({ conversation }: { conversation: Conversation }) {
  const { data: business } = useBusiness();
  const { contact, channel, created_at, bookings } = conversation;
  const phone = contact.verified_phone ?? contact.phone;
  return (
    <Stack gap="lg">
      <section>
        <Title order={3} size="h6" mb={6}>
          {words.contact}
        </Title>
        <Text fw={600} className={classes.name} dir="auto">
          {nameOf(conversation)}
        </Text>
        <dl className={classes.facts}>
          {phone && (
            <Fact name={words.phone}>
              <a href={`tel:${phone}`}>{phone}</a>
              <span className={classes.hint}>{contact.verified_phone ? words.proven : words.typed}</span>
            </Fact>
          )}
          {contact.email && (
            <Fact name={words.email}>
              <a href={`mailto:${contact.email}`}>{contact.email}</a>
            </Fact>
          )}
          <Fact name={words.channel}>{words.channels[channel] ?? channel}</Fact>
          {business && <Fact name={words.since}>{dayIn(business.timezone, created_at)}</Fact>}
        </dl>
      </section>
      <section>
        <Title order={3} size="h6" mb={6}>
          {words.bookings}
        </Title>
        {bookings.length === 0 && (
          <Text size="sm" c="dimmed">
            {words.noBookings}
          </Text>
        )}
        <ul className={classes.bookings}>
          {bookings.toReversed().map((each) => (
            <BookingLine key={each.id} booking={each} />
          ))}
        </ul>
      </section>
      <Button
        component="a"
        href={exportAddress(conversation.id)}
        download
        size="xs"
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        {words.exportAll}
      </Button>
    </Stack>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function BookingLine({ booking }: { booking: Booking }) {
  const { open } = useBookingAddress();
  const { timezone } = booking.location;
  const day = dayIn(timezone, booking.starts_at);
  const times = timesIn(timezone, booking.starts_at, booking.ends_at);
  return (
    <li>
      <UnstyledButton className={classes.booking} onClick={() => open(booking.id)}>
        <VisuallyHidden>{words.openBooking}</VisuallyHidden>
        <span className={classes.service}>{booking.service.name}</span>
        <StatusBadge status={booking.status} />
        <span className={classes.when}>
          {day}
          <br />
          {times} {zoneName(timezone, booking.starts_at)} · {booking.provider.name}
        </span>
      </UnstyledButton>
    </li>
  );
}
