import { Button, Group, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import { IconCheck, IconHourglass } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { Booking } from "../../api/types";
import { StatusBadge } from "../../parts/StatusBadge";
import { dayIn, timesIn, zoneName } from "../../parts/times";
import { newBooking as words } from "../../words/newBooking";

interface Props {
  booking: Booking;
  onOpen: () => void;
  onAgain: () => void;
  onClose: () => void;
}

/** What came of the wizard: pending, or confirmed. */
export function Made({ booking, onOpen, onAgain, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const pending = booking.status === "pending";
  const zone = booking.location.timezone;
  const times = timesIn(zone, booking.starts_at, booking.ends_at);
  return (
    <Stack align="center" gap="md" py={48} role="status">
      <ThemeIcon size={56} radius="xl" variant="light" color={pending ? "yellow" : "pine"} aria-hidden>
        {pending ? <IconHourglass size={28} /> : <IconCheck size={28} />}
      </ThemeIcon>
      <Title order={3} ta="center" ref={heading} tabIndex={-1} className="desk-heading">
        {pending ? words.madePending : words.madeConfirmed}
      </Title>
      <Stack gap={4} align="center">
        <StatusBadge status={booking.status} />
        <Text ta="center" mt={4}>
          {`${booking.service.name} · ${booking.customer.name}`}
        </Text>
        <Text ta="center" c="dimmed">
          {`${dayIn(zone, booking.starts_at)}, ${times} ${zoneName(zone, booking.starts_at)}`}
        </Text>
        <Text ta="center" c="dimmed">
          {`${booking.provider.name} · ${booking.location.name}`}
        </Text>
      </Stack>
      <Text size="sm" c="dimmed" ta="center" maw={420}>
        {pending ? words.madePendingMeans : words.madeConfirmedMeans(booking.provider.name)}
      </Text>
      <Group justify="center" mt="xs">
        <Button variant="default" onClick={onAgain}>
          {words.again}
        </Button>
        <Button variant="default" onClick={onOpen}>
          {words.open}
        </Button>
        <Button onClick={onClose}>{words.done}</Button>
      </Group>
    </Stack>
  );
}
