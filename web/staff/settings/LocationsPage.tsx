import { IconMapPin } from "@tabler/icons-react";
import { useBusiness, useLocations } from "../api/catalog";
import { answered, api } from "../api/client";
import { useNow } from "../api/clock";
import { may } from "../api/permissions";
import { useUser } from "../api/session";
import { timeIn, zoneName } from "../parts/times";
import { locations as words } from "../words/locations";
import { NEW, useListAddress } from "./address";
import { useArchiving } from "./archiving";
import { EntryRow } from "./EntryList";
import { ListPage } from "./ListPage";
import { LocationForm } from "./LocationForm";

const CALLS = {
  archive: (id: string, preview: boolean) =>
    answered(api.DELETE("/api/locations/{location_id}", { params: { path: { location_id: id }, query: { preview } } })),
  restore: (id: string) =>
    answered(api.PATCH("/api/locations/{location_id}", { params: { path: { location_id: id } }, body: {} })),
  text: words.archiveText,
};

export function LocationsPage() {
  const manages = may(useUser(), "manage_business");
  const found = useLocations();
  const { data: business } = useBusiness();
  const { open, setOpen } = useListAddress();
  const archiving = useArchiving(CALLS);
  const opened = found.data?.find((each) => each.id === open) ?? null;
  const now = useNow()();
  return (
    <ListPage
      words={words}
      icon={IconMapPin}
      manages={manages}
      found={found}
      texts={(each) => [each.address, each.timezone]}
      row={(each) => (
        <EntryRow
          key={each.id}
          entry={each}
          to={manages ? { search: `?edit=${encodeURIComponent(each.id)}` } : null}
          text={each.address || words.noAddress}
          facts={
            <span>
              {each.timezone.replaceAll("_", " ")} · {timeIn(each.timezone, now)} {zoneName(each.timezone, now)}
            </span>
          }
          manage={manages ? archiving(each) : null}
        />
      )}
    >
      {manages && business && (open === NEW || opened) && (
        <LocationForm key={open} location={opened} zone={business.timezone} onClose={() => setOpen(null)} />
      )}
    </ListPage>
  );
}
