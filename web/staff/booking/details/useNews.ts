import { useState } from "react";
import type { Booking, Change } from "../../api/types";

/** What somebody else did to a booking while it is open: the latest of it, until it is put away. */
export function useNews(booking: Booking, history: readonly Change[] | undefined, busy: boolean) {
  const [known, setKnown] = useState(booking.version);
  const isNews = !busy && booking.version > known;
  return {
    isNews,
    latest: isNews ? history?.at(-1) : undefined,
    /** It has been seen, or is one's own doing. */
    know: setKnown,
  };
}
