import { Anchor, Group, List, Stack, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconExternalLink } from "@tabler/icons-react";
import type { Affected, Changed } from "../api/managed";
import { StatusBadge } from "../parts/StatusBadge";
import { dayIn, timesIn } from "../parts/times";
import { settings as words } from "../words/settings";
import { shell } from "../words/shell";
import classes from "./settings.module.css";

const SHOWN = 50;

interface Question {
  title: string;
  text: string;
  confirm: string;
}

/**
 * Makes a change after the bookings that would no longer fit have been looked at; null when they had rather not.
 * With a question it is always asked, without one only when there are such bookings.
 */
export async function changeKnowingly<Done extends Changed>(
  send: (preview: boolean) => Promise<Done>,
  question?: Question,
): Promise<Done | null> {
  const { affected } = await send(true);
  if ((question || affected.length > 0) && !(await askAbout(affected, question))) return null;
  return send(false);
}

function askAbout(affected: readonly Affected[], question?: Question): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title: question?.title ?? words.affectedTitle(affected.length),
      size: affected.length > 0 ? "lg" : "md",
      children: (
        <Stack gap="sm">
          {question && <Text size="sm">{question.text}</Text>}
          {affected.length > 0 && <AffectedBookings affected={affected} withTitle={question !== undefined} />}
        </Stack>
      ),
      labels: { confirm: question?.confirm ?? words.goOn, cancel: words.goBack },
      confirmProps: { color: "red" },
      closeButtonProps: { "aria-label": shell.close },
      onConfirm: () => resolve(true),
      onClose: () => resolve(false),
    });
  });
}

function AffectedBookings({ affected, withTitle }: { affected: readonly Affected[]; withTitle: boolean }) {
  return (
    <>
      {withTitle && <Text fw={600}>{words.affectedTitle(affected.length)}</Text>}
      <Text size="sm" c="dimmed">
        {words.affectedText}
      </Text>
      <List listStyleType="none" className={classes.affected}>
        {affected.slice(0, SHOWN).map((each) => (
          <AffectedBooking key={each.booking.id} {...each} />
        ))}
      </List>
      {affected.length > SHOWN && <Text size="sm">{words.affectedMore(affected.length - SHOWN)}</Text>}
    </>
  );
}

function AffectedBooking({ booking, reasons }: Affected) {
  const zone = booking.location.timezone;
  const when = `${dayIn(zone, booking.starts_at)}, ${timesIn(zone, booking.starts_at, booking.ends_at)}`;
  return (
    <List.Item className={classes.affectedOne}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Anchor
          href={`/staff/scheduling/bookings?booking=${encodeURIComponent(booking.id)}`}
          target="_blank"
          fw={600}
          size="sm"
          aria-label={words.affectedOpen(booking.customer.name, when)}
        >
          {booking.customer.name} <IconExternalLink size={13} aria-hidden />
        </Anchor>
        <StatusBadge status={booking.status} />
      </Group>
      <Text size="sm">{when}</Text>
      <Text size="xs" c="dimmed">
        {booking.service.name} · {booking.provider.name} · {booking.location.name}
      </Text>
      <Text size="xs">{reasons.join(" ")}</Text>
    </List.Item>
  );
}
