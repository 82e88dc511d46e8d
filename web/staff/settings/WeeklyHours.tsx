import { Alert, Button, Group, Menu, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconClock, IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { WorkingTimes } from "../api/hours";
import { type Hours, useCatalogChanged } from "../api/managed";
import { isRefusal } from "../api/refusal";
import type { Location, Provider } from "../api/types";
import { Empty } from "../parts/Empty";
import { Failed } from "../parts/Failed";
import { tellDone } from "../parts/notices";
import { hours as words } from "../words/hours";
import { inRow } from "../words/language";
import { settings } from "../words/settings";
import { changeKnowingly } from "./Affected";
import { type DayAtPlace, mergedHours } from "./merging";
import { putHours } from "./providerCalls";
import { SaveBar } from "./SaveBar";
import { useUnsavedGuard } from "./unsaved";
import { WeekCard } from "./WeekCard";
import { emptyWeek, hoursOf, isSound, sameHours, type Week, weeksOf } from "./week";

interface Props extends Pick<WorkingTimes, "hours" | "versions"> {
  provider: Provider;
  locations: readonly Location[];
  manages: boolean;
}

export function WeeklyHours({ provider, hours, versions, locations, manages }: Props) {
  const [saved, setSaved] = useState({ hours, version: versions.hours });
  const [seen, setSeen] = useState(versions.hours);
  const [met, setMet] = useState<DayAtPlace[] | null>(null);
  const [weeks, setWeeks] = useState(() => weeksOf(hours));
  const [tried, setTried] = useState(false);
  const changed = useCatalogChanged();
  const dirty = !sameHours(hoursOf(weeks), saved.hours);
  const begin = (from: Hours[], version: string, written = from) => {
    setSaved({ hours: from, version });
    setWeeks(weeksOf(written));
    setTried(false);
    setMet(null);
  };
  // Somebody else has changed them: what is being written here is kept.
  if (versions.hours !== seen) {
    setSeen(versions.hours);
    if (versions.hours !== saved.version) {
      const { hours: merged, both } = mergedHours(saved.hours, hoursOf(weeks), hours);
      begin(hours, versions.hours, merged);
      if (dirty) setMet(both);
    }
  }
  useUnsavedGuard(dirty);
  const saving = useMutation({
    mutationFn: () => changeKnowingly((preview) => putHours(provider.id, hoursOf(weeks), saved.version, preview)),
    onError: (error) => isRefusal(error, "stale_version") && changed(),
    onSuccess: (done) => {
      if (!done) return;
      begin(done.items, done.version);
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
      {met && <Met both={met} locations={locations} />}
      {saving.error && !met && <Failed error={saving.error} title={settings.notSaved} />}
      <SaveBar
        dirty={dirty}
        saving={saving.isPending}
        onDiscard={() => begin(saved.hours, saved.version)}
        onSave={save}
      />
    </Stack>
  );
}

/** Somebody else has saved hours while others were being written here. */
function Met({ both, locations }: { both: readonly DayAtPlace[]; locations: readonly Location[] }) {
  const nameOf = (id: string) => locations.find((each) => each.id === id)?.name ?? id;
  const days = both.map(({ day, locationId }) => words.dayAt(words.days[day], nameOf(locationId)));
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={words.changedMeanwhile}
      role="alert"
    >
      {days.length > 0 ? words.bothChanged(inRow(days)) : words.changesTogether}
    </Alert>
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
