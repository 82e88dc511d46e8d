import { Alert, Button, Group, Menu, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconClock, IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Hours, useCatalogChanged } from "../api/managed";
import type { Location, Provider } from "../api/types";
import { Empty } from "../parts/Empty";
import { Failed } from "../parts/Failed";
import { tellDone } from "../parts/notices";
import { hours as words } from "../words/hours";
import { settings } from "../words/settings";
import { changeKnowingly } from "./Affected";
import { putHours } from "./providerCalls";
import { SaveBar } from "./SaveBar";
import { useUnsavedGuard } from "./unsaved";
import { WeekCard } from "./WeekCard";
import { emptyWeek, hoursOf, isSound, sameHours, type Week, weeksOf } from "./week";

interface Props {
  provider: Provider;
  hours: Hours[];
  locations: readonly Location[];
  manages: boolean;
}

export function WeeklyHours({ provider, hours, locations, manages }: Props) {
  const [saved, setSaved] = useState(hours);
  const [weeks, setWeeks] = useState(() => weeksOf(hours));
  const [tried, setTried] = useState(false);
  const changed = useCatalogChanged();
  const dirty = !sameHours(hoursOf(weeks), saved);
  const begin = (from: Hours[]) => {
    setSaved(from);
    setWeeks(weeksOf(from));
    setTried(false);
  };
  // Somebody else has changed them: what is being written here comes first.
  if (hours !== saved && !dirty && !sameHours(hours, saved)) begin(hours);
  useUnsavedGuard(dirty);
  const saving = useMutation({
    mutationFn: () => changeKnowingly((preview) => putHours(provider.id, hoursOf(weeks), preview)),
    onSuccess: (done) => {
      if (!done) return;
      begin(done.items);
      changed();
      tellDone(settings.saved);
    },
  });
  const save = () => {
    setTried(!isSound(weeks));
    if (isSound(weeks)) saving.mutate();
  };
  const set = (id: string, week: Week) => setWeeks(new Map(weeks).set(id, week));
  const remove = (id: string) => setWeeks(new Map([...weeks].filter(([each]) => each !== id)));
  const shown = locations.filter((each) => weeks.has(each.id));
  const others = locations.filter((each) => !weeks.has(each.id) && !each.archived);
  const add = <AddPlace others={others} onAdd={(id) => set(id, emptyWeek())} />;
  return (
    <Stack>
      <Group justify="space-between" gap="xs">
        <Text c="dimmed" size="sm">
          {words.weekAbout}
        </Text>
        {manages && shown.length > 0 && others.length > 0 && add}
      </Group>
      {shown.map((location) => (
        <WeekCard
          key={location.id}
          location={location}
          week={weeks.get(location.id) ?? emptyWeek()}
          onChange={manages ? (week) => set(location.id, week) : null}
          onRemove={() => remove(location.id)}
        />
      ))}
      {shown.length === 0 && (
        <Empty title={words.noPlace} {...(manages ? { text: words.noPlaceMeans } : {})} icon={IconClock}>
          {manages && add}
        </Empty>
      )}
      {tried && !isSound(weeks) && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} role="alert">
          {words.fixFirst}
        </Alert>
      )}
      {saving.error && <Failed error={saving.error} title={settings.notSaved} />}
      <SaveBar dirty={dirty} saving={saving.isPending} onDiscard={() => begin(saved)} onSave={save} />
    </Stack>
  );
}

function AddPlace({ others, onAdd }: { others: readonly Location[]; onAdd: (id: string) => void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="sm" leftSection={<IconPlus size={16} aria-hidden />}>
          {words.addPlace}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map((each) => (
          <Menu.Item key={each.id} onClick={() => onAdd(each.id)}>
            {each.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
