import { Modal } from "@mantine/core";
import { Loading } from "../parts/Loading";
import { newBooking as words } from "../words/newBooking";

interface Props {
  opened: boolean;
  onClose: () => void;
  /** `2026-11-24`: the local date to begin with. */
  initialDate?: string | undefined;
}

export function NewBookingDialog({ opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={words.title}>
      <Loading />
    </Modal>
  );
}
