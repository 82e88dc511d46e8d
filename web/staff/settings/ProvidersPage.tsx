import { Avatar, Badge, Button, Group, Stack, Text, Tooltip } from "@mantine/core";
import { IconPlus, IconUsers } from "@tabler/icons-react";
import { useLocations, useProviders, useServices } from "../api/catalog";
import { may } from "../api/permissions";
import { useUser } from "../api/session";
import type { Location, Provider } from "../api/types";
import { PageTitle } from "../parts/PageTitle";
import { providers as words } from "../words/providers";
import { NEW, useListAddress } from "./address";
import { useArchiving } from "./archiving";
import { EntryList, EntryRow } from "./EntryList";
import { NewProvider } from "./NewProvider";
import { PROVIDER_CALLS } from "./providerCalls";
import classes from "./settings.module.css";

export function ProvidersPage() {
  const manages = may(useUser(), "manage_business");
  const found = useProviders();
  const { data: services } = useServices();
  const { data: locations } = useLocations();
  const { open, setOpen } = useListAddress();
  const archiving = useArchiving(PROVIDER_CALLS);
  const named = (ids: readonly string[]) => services?.filter((each) => ids.includes(each.id)).map((each) => each.name);
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
        texts={(each) => [each.email, ...(named(each.service_ids) ?? [])]}
        empty={{ title: words.none, text: words.noneMeans, icon: IconUsers, action: manages && add }}
        row={(each) => (
          <EntryRow
            key={each.id}
            entry={each}
            to={`/scheduling/providers/${encodeURIComponent(each.id)}`}
            picture={<Avatar name={each.name} color="pine" radius="xl" size={38} aria-hidden />}
            text={named(each.service_ids)?.join(", ") || words.noServices}
            facts={<Facts provider={each} locations={locations} />}
            manage={manages ? archiving(each) : null}
          />
        )}
      />
      {manages && open === NEW && services && <NewProvider services={services} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

interface FactsProps {
  provider: Provider;
  locations: readonly Location[] | undefined;
}

function Facts({ provider, locations }: FactsProps) {
  if (provider.location_ids.length === 0) {
    return (
      <Tooltip label={words.noHoursMeans}>
        <Badge variant="light" color="orange" tt="none" className={classes.actions}>
          {words.noHours}
        </Badge>
      </Tooltip>
    );
  }
  const places = locations?.filter((each) => provider.location_ids.includes(each.id)) ?? [];
  return <Group gap={6}>{places.map((each) => each.name).join(", ")}</Group>;
}
