import { Button, Stack, Text } from "@mantine/core";
import { IconMapPin, IconPlus } from "@tabler/icons-react";
import { useBusiness, useLocations } from "../api/catalog";
import { answered, api } from "../api/client";
import { useNow } from "../api/clock";
import { may } from "../api/permissions";
import { useUser } from "../api/session";
import { PageTitle } from "../parts/PageTitle";
import { timeIn, zoneName } from "../parts/times";
import { locations as words } from "../words/locations";
import { NEW, useListAddress } from "./address";
import { useArchiving } from "./archiving";
import { EntryList, EntryRow } from "./EntryList";
import { LocationForm } from "./LocationForm";
import classes from "./settings.module.css";

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
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen(NEW)}>
      {words.add}
    </Button>
  );
  return (
    <Stack className={classes.page}>
      <Stack gap={4}>
        <PageTitle title={words.title}>{manages && add}</PageTitle>
        <Text c="dimmed">{words.about}</Text>
      </Stack>
      <EntryList
        title={words.title}
        found={found}
        texts={(each) => [each.address, each.timezone]}
        empty={{ title: words.none, text: words.noneMeans, icon: IconMapPin, action: manages && add }}
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
      />
      {manages && business && (open === NEW || opened) && (
        <LocationForm key={open} location={opened} zone={business.timezone} onClose={() => setOpen(null)} />
      )}
    </Stack>
  );
}
