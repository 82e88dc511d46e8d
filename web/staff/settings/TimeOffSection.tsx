import { ActionIcon, Badge, Button, Group, Stack, Text } from "@mantine/core";
import { IconBeach, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useNow } from "../api/clock";
import { type TimeOff, useCatalogChanged } from "../api/managed";
import type { Provider } from "../api/types";
import { askFirst } from "../parts/askFirst";
import { Empty } from "../parts/Empty";
import { tellDone, tellFailed } from "../parts/notices";
import { hours as words } from "../words/hours";
import { settings } from "../words/settings";
import { removeTimeOff } from "./providerCalls";
import classes from "./SpecialDates.module.css";
import { TimeOffForm } from "./TimeOffForm";
import { spanInWords } from "./timeOff";

interface Props {
  provider: Provider;
  timeOff: TimeOff[];
  zone: string;
  manages: boolean;
}

export function TimeOffSection({ provider, timeOff, zone, manages }: Props) {
  const [adding, setAdding] = useState(false);
  const [withPast, setWithPast] = useState(false);
  const now = useNow()().getTime();
  const past = timeOff.filter((each) => Date.parse(each.ends_at) <= now).length;
  const shown = timeOff.filter((each) => withPast || Date.parse(each.ends_at) > now);
  return (
    <Stack>
      <Group justify="space-between" gap="xs" align="flex-start">
        <Text c="dimmed" size="sm" flex={1} miw="14rem">
          {words.offAbout(zone.replaceAll("_", " "))}
        </Text>
        {manages && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {words.addOff}
          </Button>
        )}
      </Group>
      {shown.length === 0 && (
        <Empty title={words.noOff} {...(manages ? { text: words.noOffMeans } : {})} icon={IconBeach} />
      )}
      {shown.length > 0 && (
        <ul className={classes.list} aria-label={words.offTitle}>
          {shown.map((each) => (
            <Entry key={each.id} provider={provider} entry={each} zone={zone} manages={manages} now={now} />
          ))}
        </ul>
      )}
      {past > 0 && !withPast && (
        <Button variant="subtle" size="compact-sm" w="fit-content" onClick={() => setWithPast(true)}>
          {words.offPast(past)}
        </Button>
      )}
      {adding && <TimeOffForm provider={provider} zone={zone} onClose={() => setAdding(false)} />}
    </Stack>
  );
}

interface EntryProps {
  provider: Provider;
  entry: TimeOff;
  zone: string;
  manages: boolean;
  now: number;
}

function Entry({ provider, entry, zone, manages, now }: EntryProps) {
  const changed = useCatalogChanged();
  const when = spanInWords(entry, zone);
  const removing = useMutation({
    mutationFn: async () => {
      const question = { title: words.removeOffAsk, text: words.removeOffText(when), confirm: words.removeOffConfirm };
      return (await askFirst(question)) ? removeTimeOff(provider.id, entry.id) : null;
    },
    onSuccess: (done) => {
      if (!done) return;
      changed();
      tellDone(settings.saved);
    },
    onError: (error) => tellFailed(error),
  });
  const isNow = Date.parse(entry.starts_at) <= now && now < Date.parse(entry.ends_at);
  return (
    <li>
      <Group className={classes.what} gap="xs">
        <Text fw={600}>{when}</Text>
        {isNow && (
          <Badge variant="light" tt="none">
            {words.now}
          </Badge>
        )}
      </Group>
      {manages && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={words.removeOff(when)}
          onClick={() => removing.mutate()}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
