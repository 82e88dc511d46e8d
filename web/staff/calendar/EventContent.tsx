import type { EventDisplayInfo } from "@fullcalendar/react";
import { VisuallyHidden } from "@mantine/core";
import { IconSparkles } from "@tabler/icons-react";
import type { Booking } from "../api/types";
import { STATUS_ICONS } from "../look/status";
import { StatusBadge } from "../parts/StatusBadge";
import { timeIn, timesIn, zoneName } from "../parts/times";
import { calendar as words } from "../words/calendar";
import { status as statusWords } from "../words/status";
import classes from "./EventContent.module.css";
import { bookingOf } from "./events";

interface Props {
  info: EventDisplayInfo;
  /** Whose clocks the calendar follows. */
  timeZone: string;
}

/** What a block of the calendar says about its booking. */
export function EventContent({ info, timeZone }: Props) {
  const booking = bookingOf(info.event);
  const kind = info.view.type;
  if (kind.startsWith("list")) return <InList booking={booking} timeZone={timeZone} />;
  return kind.startsWith("dayGrid") ? (
    <InMonth booking={booking} timeZone={timeZone} />
  ) : (
    <InColumn booking={booking} timeZone={timeZone} />
  );
}

interface PartProps {
  booking: Booking;
  timeZone: string;
}

function Sign({ booking }: { booking: Booking }) {
  const Icon = STATUS_ICONS[booking.status];
  return (
    <>
      <Icon size={13} stroke={2.25} aria-hidden className={classes.sign} />
      <VisuallyHidden>{statusWords.names[booking.status]}</VisuallyHidden>
    </>
  );
}

function InMonth({ booking, timeZone }: PartProps) {
  return (
    <span className={classes.line} data-gone={isGone(booking) || undefined}>
      <Sign booking={booking} />
      <span className={classes.time}>{timeIn(timeZone, booking.starts_at)}</span>
      <span className={classes.name} dir="auto">
        {booking.customer.name}
      </span>
    </span>
  );
}

function InColumn({ booking, timeZone }: PartProps) {
  return (
    <span className={classes.column} data-gone={isGone(booking) || undefined}>
      <span className={classes.line}>
        <Sign booking={booking} />
        <span className={classes.name} dir="auto">
          {booking.customer.name}
        </span>
      </span>
      <span className={classes.detail}>
        {timesIn(timeZone, booking.starts_at, booking.ends_at)}
        <OwnTime booking={booking} timeZone={timeZone} />
      </span>
      <span className={classes.detail}>{words.withProvider(booking.service.name, booking.provider.name)}</span>
    </span>
  );
}

export function InList({ booking, timeZone }: PartProps) {
  return (
    <span className={classes.row} data-gone={isGone(booking) || undefined}>
      <span className={classes.times}>
        {timesIn(timeZone, booking.starts_at, booking.ends_at)}
        <OwnTime booking={booking} timeZone={timeZone} />
      </span>
      <span className={classes.who}>
        <span className={classes.name} dir="auto">
          {booking.customer.name}
        </span>
        <span className={classes.detail}>
          {words.withProvider(booking.service.name, booking.provider.name)}
          {` · ${booking.location.name}`}
        </span>
      </span>
      <span className={classes.source}>
        {booking.source === "ai_agent" && (
          <>
            <IconSparkles size={14} aria-hidden />
            {statusWords.sources.ai_agent}
          </>
        )}
      </span>
      <StatusBadge status={booking.status} />
    </span>
  );
}

/** Its time is free again. */
function isGone({ status }: Booking): boolean {
  return status === "cancelled" || status === "rescheduled";
}

/** Where the booking's own clocks read something else. */
function OwnTime({ booking, timeZone }: PartProps) {
  const own = booking.location.timezone;
  if (own === timeZone) return null;
  const [here, there] = [timeIn(timeZone, booking.starts_at), timeIn(own, booking.starts_at)];
  if (here === there) return null;
  return <span> ({words.localTime(there, zoneName(own, booking.starts_at))})</span>;
}
