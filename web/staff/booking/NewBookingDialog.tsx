import { useCallback, useRef } from "react";
import { newBooking as words } from "../words/newBooking";
import { useBookingAddress } from "./address";
import { DialogFrame } from "./DialogFrame";
import { guardedClose } from "./guardedClose";
import { useAsking } from "./useAsking";
import { Wizard } from "./wizard/Wizard";

interface Props {
  opened: boolean;
  onClose: () => void;
  /** `2026-11-24`: the local date to begin with; today where none is named. */
  initialDate?: string | undefined;
  /** `2026-11-24T15:00:00Z`: the start to choose, where it is free. */
  initialTime?: string | undefined;
}

export function NewBookingDialog({ opened, onClose, initialDate, initialTime }: Props) {
  const touched = useRef(false);
  const { open } = useBookingAddress();
  const onTouched = useCallback((now: boolean) => {
    touched.current = now;
  }, []);
  const question = { title: words.leave, text: words.leaveMeans, confirm: words.leaveConfirm };
  const { asking, ask } = useAsking();
  const close = guardedClose(ask, { isTouched: () => touched.current, ...question }, onClose);
  return (
    <DialogFrame opened={opened} onClose={close} title={words.title} asking={asking}>
      <Wizard
        initialDate={initialDate}
        initialTime={initialTime}
        onTouched={onTouched}
        onOpen={(booking) => {
          onClose();
          open(booking.id);
        }}
        onClose={close}
      />
    </DialogFrame>
  );
}
