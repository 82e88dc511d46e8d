import { Avatar, Group, Radio, Stack, Text } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import type { Named } from "../../api/types";
import { slots as words } from "../../words/slots";
import { Choice } from "../Choice";
import { ANY } from "./choice";

interface Props {
  providers: readonly Named[];
  value: string | null;
  onChange: (providerId: string) => void;
  withAny: boolean;
}

/** Who is free at the chosen time. */
export function ProviderChoice({ providers, value, onChange, withAny }: Props) {
  return (
    <Radio.Group value={value} onChange={onChange} name="provider" label={words.provider}>
      <Stack gap="xs" mt={6}>
        {withAny && providers.length > 1 && (
          <Choice value={ANY}>
            <Group gap="sm" wrap="nowrap">
              <Avatar color="pine" radius="xl" size={36} aria-hidden>
                <IconUsers size={18} />
              </Avatar>
              <div>
                <Text fw={600} size="sm">
                  {words.any}
                </Text>
                <Text size="sm" c="dimmed">
                  {words.anyMeans}
                </Text>
              </div>
            </Group>
          </Choice>
        )}
        {providers.map((provider) => (
          <Choice key={provider.id} value={provider.id}>
            <Group gap="sm" wrap="nowrap">
              <Avatar name={provider.name} color="gray" radius="xl" size={36} aria-hidden />
              <Text fw={600} size="sm">
                {provider.name}
              </Text>
            </Group>
          </Choice>
        ))}
      </Stack>
    </Radio.Group>
  );
}
