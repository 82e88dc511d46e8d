import { Badge, Group, Radio, SimpleGrid, Text, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import type { Location, Service } from "../../api/types";
import { money } from "../../parts/money";
import { newBooking as words } from "../../words/newBooking";
import { Choice } from "../Choice";
import { lengthOf } from "../lengthOf";
import type { Draft } from "./draft";

/** From this many on there is a field to find one. */
const MANY = 9;

interface Props {
  draft: Draft;
  services: readonly Service[];
  locations: readonly Location[];
  currency: string;
  onService: (service: Service) => void;
  onLocation: (locationId: string) => void;
}

/** Step 1: what, and where that is offered. */
export function PlaceStep({ draft, services, locations, currency, onService, onLocation }: Props) {
  const [wanted, setWanted] = useState("");
  const service = services.find((each) => each.id === draft.serviceId);
  const offered = locations.filter((each) => service?.location_ids.includes(each.id));
  const needle = wanted.trim().toLowerCase();
  const shown = services.filter((each) => [each.name, ...each.aliases].some((n) => n.toLowerCase().includes(needle)));
  return (
    <>
      <Radio.Group
        label={words.service}
        value={draft.serviceId}
        onChange={(id) => {
          const chosen = services.find((each) => each.id === id);
          if (chosen) onService(chosen);
        }}
        name="service"
      >
        {services.length >= MANY && (
          <TextInput
            mt={6}
            type="search"
            aria-label={words.findService}
            placeholder={words.findService}
            leftSection={<IconSearch size={16} aria-hidden />}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          />
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt={6}>
          {shown.map((each) => (
            <Choice key={each.id} value={each.id}>
              <ServiceLine service={each} currency={currency} />
            </Choice>
          ))}
        </SimpleGrid>
        {shown.length === 0 && (
          <Text size="sm" c="dimmed" mt="xs">
            {services.length === 0 ? words.noServices : words.noServiceFound}
          </Text>
        )}
      </Radio.Group>
      <Radio.Group
        label={words.location}
        description={service ? undefined : words.locationAfterService}
        value={draft.locationId}
        onChange={onLocation}
        name="location"
        mt="lg"
      >
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" mt={6}>
          {offered.map((each) => (
            <Choice key={each.id} value={each.id}>
              <Text size="sm" fw={600}>
                {each.name}
              </Text>
              <Text size="sm" c="dimmed">
                {each.address}
              </Text>
            </Choice>
          ))}
        </SimpleGrid>
      </Radio.Group>
    </>
  );
}

function ServiceLine({ service, currency }: { service: Service; currency: string }) {
  return (
    <>
      <Group gap={8}>
        <Text size="sm" fw={600}>
          {service.name}
        </Text>
        {service.requires_approval && (
          <Badge size="sm" variant="default" tt="none" fw={500}>
            {words.needsApproval}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {[lengthOf(service.duration), service.price && money(service.price, currency)].filter(Boolean).join(" · ")}
      </Text>
    </>
  );
}
