import { Avatar, Badge, Group, Tooltip } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useLocations, useProviders, useServices } from "../api/catalog";
import { may } from "../api/permissions";
import { useUser } from "../api/session";
import type { Location, Provider } from "../api/types";
import { providers as words } from "../words/providers";
import { NEW, useListAddress } from "./address";
import { useArchiving } from "./archiving";
import { EntryRow } from "./EntryList";
import { ListPage } from "./ListPage";
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
  return (
    <ListPage
      words={words}
      icon={IconUsers}
      manages={manages}
      found={found}
      texts={(each) => [each.email, ...(named(each.service_ids) ?? [])]}
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
    >
      {manages && open === NEW && services && <NewProvider services={services} onClose={() => setOpen(null)} />}
    </ListPage>
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
