import { Badge, Button, Tooltip } from "@mantine/core";
import { IconBriefcase, IconMapPin } from "@tabler/icons-react";
import { Link } from "react-router";
import { useBusiness, useLocations, useProviders, useServices } from "../api/catalog";
import { answered, api } from "../api/client";
import { may } from "../api/permissions";
import { useUser } from "../api/session";
import type { Location, Provider, Service } from "../api/types";
import { Empty } from "../parts/Empty";
import { money } from "../parts/money";
import { services as words } from "../words/services";
import { NEW, useListAddress } from "./address";
import { useArchiving } from "./archiving";
import { EntryRow } from "./EntryList";
import { ListPage } from "./ListPage";
import { lengthInWords } from "./lengths";
import { ServiceForm } from "./ServiceForm";
import { ServiceSheet } from "./ServiceSheet";
import classes from "./settings.module.css";

const CALLS = {
  archive: (id: string, preview: boolean) =>
    answered(api.DELETE("/api/services/{service_id}", { params: { path: { service_id: id }, query: { preview } } })),
  restore: (id: string) =>
    answered(api.PATCH("/api/services/{service_id}", { params: { path: { service_id: id } }, body: {} })),
  text: words.archiveText,
};

export function ServicesPage() {
  const manages = may(useUser(), "manage_business");
  const found = useServices();
  const { data: locations } = useLocations();
  const { data: providers } = useProviders();
  const currency = useBusiness().data?.currency ?? "USD";
  const { open, setOpen } = useListAddress();
  const archiving = useArchiving(CALLS);
  const opened = found.data?.find((each) => each.id === open) ?? null;
  const close = () => setOpen(null);
  return (
    <ListPage
      words={words}
      icon={IconBriefcase}
      manages={manages}
      before={locations?.length === 0 ? <FirstALocation /> : undefined}
      found={found}
      texts={(each) => [each.description, ...each.aliases]}
      row={(each) => (
        <EntryRow
          key={each.id}
          entry={each}
          to={{ search: `?edit=${encodeURIComponent(each.id)}` }}
          text={each.description}
          facts={<Facts service={each} locations={locations} providers={providers} currency={currency} />}
          manage={manages ? archiving(each) : null}
        />
      )}
    >
      {manages && locations && (open === NEW || opened) && (
        <ServiceForm key={open} service={opened} locations={locations} currency={currency} onClose={close} />
      )}
      {!manages && opened && (
        <ServiceSheet service={opened} locations={locations ?? []} currency={currency} onClose={close} />
      )}
    </ListPage>
  );
}

interface FactsProps {
  service: Service;
  locations: readonly Location[] | undefined;
  providers: readonly Provider[] | undefined;
  currency: string;
}

function Facts({ service, locations, providers, currency }: FactsProps) {
  const manages = may(useUser(), "manage_business");
  const places = locations?.filter((each) => !each.archived || service.location_ids.includes(each.id)) ?? [];
  const named = places.filter((each) => service.location_ids.includes(each.id)).map((each) => each.name);
  const offered = providers?.some((each) => !each.archived && each.service_ids.includes(service.id)) ?? true;
  return (
    <>
      {service.requires_approval && (
        <Badge variant="outline" tt="none">
          {words.approval}
        </Badge>
      )}
      {manages && !offered && !service.archived && (
        <Tooltip label={words.nobodyMeans}>
          <Badge variant="light" color="orange" tt="none" className={classes.actions}>
            {words.nobody}
          </Badge>
        </Tooltip>
      )}
      <span className={classes.place}>
        {places.length > 1 && named.length === places.length ? words.everywhere : named.join(", ")}
      </span>
      <span className={classes.length}>{lengthInWords(service.duration)}</span>
      <strong className={classes.price}>{service.price === null ? "" : money(service.price, currency)}</strong>
    </>
  );
}

function FirstALocation() {
  return (
    <Empty title={words.noLocation} text={words.noLocationMeans} icon={IconMapPin}>
      <Button component={Link} to="/scheduling/locations?edit=new" mt="xs">
        {words.noLocation}
      </Button>
    </Empty>
  );
}
