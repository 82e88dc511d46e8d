import { Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useBookingHistory } from "../../api/bookings";
import type { Booking } from "../../api/types";
import { tellDone } from "../../parts/notices";
import { StatusBadge } from "../../parts/StatusBadge";
import { dayIn, timesIn, zoneName } from "../../parts/times";
import { booking as words } from "../../words/booking";
import { useBookingAddress } from "../address";
import type { Ask } from "../useAsking";
import { Actions } from "./Actions";
import { Appointment } from "./Appointment";
import { allowedDeeds } from "./allowed";
import classes from "./BookingDetails.module.css";
import { CancelForm } from "./CancelForm";
import { Conversation } from "./Conversation";
import { Customer } from "./Customer";
import { History } from "./History";
import { News } from "./News";
import { Reschedule } from "./Reschedule";
import { useNews } from "./useNews";

type Mode = "look" | "edit" | "cancel" | "reschedule";

interface Props {
  booking: Booking;
  onTouched: (touched: boolean) => void;
  ask: Ask;
}

/** One booking: everything about it, and what may be done with it. */
export function BookingDetails({ booking, onTouched, ask }: Props) {
  const [mode, setMode] = useState<Mode>("look");
  const { data: history } = useBookingHistory(booking.id);
  const news = useNews(booking, history, false);
  const { open } = useBookingAddress();
  const onChanged = (changed: Booking) => news.know(changed.version);
  const look = () => setMode("look");
  const onMoved = (moved: Booking) => {
    tellDone(words.moveDone);
    onTouched(false);
    open(moved.id);
  };
  const zone = booking.location.timezone;
  const when = `${timesIn(zone, booking.starts_at, booking.ends_at)} ${zoneName(zone, booking.starts_at)}`;
  // What the status no longer allows is not gone on with.
  const isMoving = mode === "reschedule" && allowedDeeds(booking.status).includes("reschedule");
  const isCancelling = mode === "cancel" && allowedDeeds(booking.status).includes("cancel");
  return (
    <>
      <Group gap="sm" mb="md">
        <StatusBadge status={booking.status} />
        <Text size="sm">{`${dayIn(zone, booking.starts_at)} · ${when}`}</Text>
      </Group>
      {news.isNews && <News latest={news.latest} onSeen={() => news.know(booking.version)} />}
      {isMoving ? (
        <Reschedule {...{ booking, onTouched, onMoved }} onDone={look} />
      ) : (
        <>
          <div className={classes.columns}>
            <Stack gap="md">
              <Customer
                {...{ booking, onTouched, onChanged }}
                editing={mode === "edit"}
                onEdit={(editing) => setMode(editing ? "edit" : "look")}
              />
              <Appointment booking={booking} />
            </Stack>
            <Stack gap="md">
              <Conversation {...{ booking, onChanged, ask }} />
              <History booking={booking} />
            </Stack>
          </div>
          {isCancelling && <CancelForm {...{ booking, onTouched, onChanged }} onDone={look} />}
          {mode === "look" && (
            <Actions
              {...{ booking, onChanged, ask }}
              onCancel={() => setMode("cancel")}
              onReschedule={() => setMode("reschedule")}
            />
          )}
        </>
      )}
    </>
  );
}
