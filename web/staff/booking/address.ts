import { useCallback, useMemo } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";

const PARAMETER = "booking";

/** The booking that is open, as the address says: `?booking=ID`, on any page. */
export function useBookingAddress() {
  const [search] = useSearchParams();
  const { pathname, state: here } = useLocation();
  const navigate = useNavigate();
  const bookingId = search.get(PARAMETER);
  const openedHere: number = Number(here?.openedHere ?? 0);

  const addressOf = useCallback((id: string) => ({ pathname, search: withBooking(search, id) }), [pathname, search]);
  /** How many steps back there is no booking open; unknown where the first came with the address. */
  const state = useMemo(
    () => (bookingId === null || openedHere > 0 ? { openedHere: openedHere + 1 } : null),
    [bookingId, openedHere],
  );
  const open = useCallback((id: string) => navigate(addressOf(id), { state }), [navigate, addressOf, state]);
  const close = useCallback(() => {
    // Closing what was opened here is going back, so that going back does not open it again.
    if (openedHere > 0) navigate(-openedHere);
    else navigate({ pathname, search: withBooking(search, null) }, { replace: true });
  }, [navigate, pathname, search, openedHere]);
  return { bookingId, addressOf, state, open, close };
}

function withBooking(search: URLSearchParams, id: string | null): string {
  const changed = new URLSearchParams(search);
  if (id === null) changed.delete(PARAMETER);
  else changed.set(PARAMETER, id);
  return changed.toString();
}
