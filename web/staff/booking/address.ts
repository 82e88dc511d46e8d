import { useCallback } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";

const PARAMETER = "booking";

/** The booking that is open, as the address says: `?booking=ID`, on any page. */
export function useBookingAddress() {
  const [search] = useSearchParams();
  const { pathname, state } = useLocation();
  const navigate = useNavigate();
  const bookingId = search.get(PARAMETER);

  const open = useCallback(
    (id: string) => navigate({ pathname, search: withBooking(search, id) }, { state: { openedHere: true } }),
    [navigate, pathname, search],
  );
  const close = useCallback(() => {
    // Closing what was opened here is going back, so that going back does not open it again.
    if (state?.openedHere) navigate(-1);
    else navigate({ pathname, search: withBooking(search, null) }, { replace: true });
  }, [navigate, pathname, search, state]);
  return { bookingId, open, close };
}

function withBooking(search: URLSearchParams, id: string | null): string {
  const changed = new URLSearchParams(search);
  if (id === null) changed.delete(PARAMETER);
  else changed.set(PARAMETER, id);
  return changed.toString();
}
