import { Modal } from "@mantine/core";
import { Loading } from "../parts/Loading";
import { booking as words } from "../words/booking";

interface Props {
  bookingId: string;
  onClose: () => void;
}

export function BookingDialog({ onClose }: Props) {
  return (
    <Modal opened onClose={onClose} title={words.title}>
      <Loading />
    </Modal>
  );
}
