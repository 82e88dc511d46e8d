import { Loading } from "../parts/Loading";
import { booking as words } from "../words/booking";
import { DialogFrame } from "./DialogFrame";

interface Props {
  bookingId: string;
  onClose: () => void;
}

export function BookingDialog({ onClose }: Props) {
  return (
    <DialogFrame opened onClose={onClose} title={words.title}>
      <Loading />
    </DialogFrame>
  );
}
