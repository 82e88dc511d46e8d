import { Checkbox, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { Provider, Service } from "../api/types";
import { providers as words } from "../words/providers";
import { settings } from "../words/settings";

export interface ProviderValues extends Record<string, unknown> {
  name: string;
  email: string;
  service_ids: string[];
}

const EMAIL = /^\S+@\S+\.\S+$/;

export const PROVIDER_CHECKS = {
  name: (name: string) => (name.trim() === "" ? settings.required : null),
  email: (email: string) => (email.trim() === "" || EMAIL.test(email.trim()) ? null : words.badEmail),
};

export function providerValuesOf(provider: Provider | null): ProviderValues {
  return { name: provider?.name ?? "", email: provider?.email ?? "", service_ids: provider?.service_ids ?? [] };
}

export function providerBodyOf({ name, email, service_ids }: ProviderValues) {
  return { name, email: email.trim() === "" ? null : email.trim(), service_ids };
}

interface Props {
  form: UseFormReturnType<ProviderValues>;
  services: readonly Service[];
}

export function ProviderFields({ form, services }: Props) {
  const offered = services.filter((each) => !each.archived || form.values.service_ids.includes(each.id));
  return (
    <Stack pt="sm">
      <TextInput label={words.name} required maxLength={120} data-autofocus {...form.getInputProps("name")} />
      <TextInput
        label={words.email}
        description={words.emailMeans}
        type="email"
        inputMode="email"
        autoComplete="off"
        maxLength={254}
        {...form.getInputProps("email")}
      />
      <Checkbox.Group label={words.services} description={words.servicesMeans} {...form.getInputProps("service_ids")}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} mt="xs" spacing="xs">
          {offered.map((each) => (
            <Checkbox key={each.id} value={each.id} label={each.name} />
          ))}
        </SimpleGrid>
        {offered.length === 0 && <Text size="sm">{words.noServicesYet}</Text>}
      </Checkbox.Group>
    </Stack>
  );
}
