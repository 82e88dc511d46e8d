import { useMediaQuery } from "@mantine/hooks";
import { useMemo } from "react";
import { useBookingsBetween } from "../api/bookings";
import { useBusiness, useLocations, useOpenTimes } from "../api/catalog";
import { useNow } from "../api/clock";
import { useFirstDay } from "../parts/firstDay";
import { dateIn } from "../parts/times";
import { useLooking } from "./address";
import { addDays, beginningOf, type Day, daysBetween, daysShown } from "./days";
import { opening } from "./opening";
import { selected } from "./selecting";
import { zoneShown, zonesOf } from "./zones";

const NOBODY: never[] = [];
export const PHONE = "(max-width: 48em)";

/** All that the page shows: what is looked at, in which zone, and the bookings there. */
export function useCalendar() {
  const [looking, look] = useLooking();
  const isPhone = useMediaQuery(PHONE, false, { getInitialValueInEffect: false });
  const now = useNow();
  const business = useBusiness();
  const locations = useLocations();
  const zones = useMemo(() => zonesOf(locations.data ?? NOBODY, looking.location), [locations.data, looking.location]);
  const timeZone = zoneShown(zones, looking.zone, business.data?.timezone ?? "UTC");
  const today = dateIn(timeZone, now());
  const view = looking.view ?? (isPhone ? "list" : "week");
  const date = looking.date ?? today;
  const firstDay = useFirstDay();
  const { from, to } = daysShown(view, date, firstDay);
  const found = useBookingsBetween(beginningOf(from, timeZone), beginningOf(to, timeZone));
  const { service, location, provider, status } = looking;
  const bookings = useMemo(
    () => selected(found.weeks, { service, location, provider, status }),
    [found.weeks, service, location, provider, status],
  );
  const hours = useOpening(from, to, timeZone, location, provider);
  return {
    looking,
    look,
    isPhone,
    now,
    view,
    date,
    today,
    firstDay,
    from,
    to,
    timeZone,
    zones,
    bookings,
    found,
    hours: hours.open,
    isReady: !business.isPending && !locations.isPending && !hours.isPending,
    failed: business.error ?? locations.error,
    retry: () => {
      void business.refetch();
      void locations.refetch();
    },
  };
}

/** When whoever is looked at works, at the places whose clocks are shown. */
function useOpening(from: Day, to: Day, timeZone: string, location: string | null, provider: string | null) {
  const { data: locations } = useLocations();
  const { data, isPending } = useOpenTimes(addDays(from, -1), daysBetween(from, to) + 2, location, provider);
  const open = useMemo(() => {
    const here = (locations ?? NOBODY).filter((each) => (location ? each.id === location : each.timezone === timeZone));
    const ids = new Set(here.map((each) => each.id));
    return (
      data &&
      opening(
        data.filter((each) => ids.has(each.location_id)),
        timeZone,
      )
    );
  }, [data, locations, location, timeZone]);
  return { open, isPending };
}
