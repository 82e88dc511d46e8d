import { Button, Group } from "@mantine/core";
import { IconCalendarOff } from "@tabler/icons-react";
import { useCallback, useRef } from "react";
import { useBooking } from "../api/bookings";
import { isRefusal } from "../api/refusal";
import { Empty } from "../parts/Empty";
import { Failed } from "../parts/Failed";
import { Loading } from "../parts/Loading";
import { booking as words } from "../words/booking";
import { shell } from "../words/shell";
import { DialogFrame } from "./DialogFrame";
import { BookingDetails } from "./details/BookingDetails";
import { guardedClose } from "./guardedClose";
import { useAsking } from "./useAsking";

interface Props {
  bookingId: string;
  onClose: () => void;
}

/** The booking that the address names. */
export function BookingDialog({ bookingId, onClose }: Props) {
  const { data: booking, error, refetch } = useBooking(bookingId);
  const touched = useRef(false);
  const onTouched = useCallback((now: boolean) => {
    touched.current = now;
  }, []);
  const question = { title: words.leave, text: words.leaveMeans, confirm: words.leaveConfirm };
  const { asking, ask } = useAsking();
  const close = guardedClose(ask, { isTouched: () => touched.current, ...question }, onClose);
  const isGone = isRefusal(error, "not_found", "forbidden");
  const title = booking && !isGone ? words.titleOf(booking.service.name, booking.customer.name) : words.title;
  return (
    <DialogFrame opened onClose={close} title={title} asking={asking}>
      {isGone && (
        <Empty icon={IconCalendarOff} title={words.notFound} text={words.notFoundMeans}>
          <Button onClick={onClose}>{shell.close}</Button>
        </Empty>
      )}
      {!booking && error && !isGone && (
        <>
          <Failed error={error} onRetry={() => void refetch()} />
          <Group justify="flex-end" py="md">
            <Button variant="default" onClick={onClose}>
              {shell.close}
            </Button>
          </Group>
        </>
      )}
      {!booking && !error && <Loading label={words.title} />}
      {booking && !isGone && <BookingDetails key={booking.id} booking={booking} onTouched={onTouched} ask={ask} />}
    </DialogFrame>
  );
}
