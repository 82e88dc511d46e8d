import { Alert, Button, Group, Modal, Radio, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type Hours, type Override, useCatalogChanged } from "../api/managed";
import { isRefusal } from "../api/refusal";
import type { Location, Provider } from "../api/types";
import { askFirst } from "../parts/askFirst";
import { Failed } from "../parts/Failed";
import { tellDone } from "../parts/notices";
import { hours as words } from "../words/hours";
import { settings } from "../words/settings";
import { shell } from "../words/shell";
import { changeKnowingly } from "./Affected";
import { blocksInWords, dateInWords } from "./clock";
import { OpeningFields } from "./OpeningFields";
import { type Choice, chosen, isSoundPlace, type PlaceThatDay, placesOn, samePlaces, withDate } from "./overrides";
import { putOverrides } from "./providerCalls";
import { useUnsavedGuard } from "./unsaved";

interface Props {
  provider: Provider;
  date: string;
  hours: Hours[];
  overrides: Override[];
  version: string;
  places: readonly Location[];
  isOff: boolean;
  onClose: () => void;
}

/** One date: at each location as usual, closed, or with hours of its own. */
export function SpecialDay({ provider, date, hours, overrides, version, places, isOff, onClose }: Props) {
  const ids = places.map((each) => each.id);
  const now = placesOn(date, hours, overrides, ids);
  const [begun, setBegun] = useState(now);
  const [those, setThose] = useState(now);
  const [touched, setTouched] = useState(false);
  const changed = useCatalogChanged();
  useUnsavedGuard(touched);
  const saving = useMutation({
    mutationFn: () =>
      changeKnowingly((preview) => putOverrides(provider.id, withDate(overrides, date, those), version, preview)),
    onError: (error) => isRefusal(error, "stale_version") && changed(),
    onSuccess: (done) => {
      if (!done) return;
      changed();
      tellDone(settings.saved);
      onClose();
    },
  });
  const close = async () => {
    const question = { title: settings.leaveTitle, text: settings.leaveText, confirm: settings.leave };
    if (!touched || (await askFirst(question))) onClose();
  };
  const takeTheirs = () => {
    setBegun(now);
    setThose(now);
    setTouched(false);
    saving.reset();
  };
  const change = (place: PlaceThatDay) => {
    setTouched(true);
    setThose(those.map((each) => (each.locationId === place.locationId ? place : each)));
  };
  return (
    <Modal
      opened
      onClose={() => void close()}
      title={dateInWords(date)}
      size="lg"
      centered
      closeButtonProps={{ "aria-label": shell.close }}
    >
      <Stack gap="lg">
        {isOff && <Alert color="gray">{words.legendOff}</Alert>}
        {those.map((place) => (
          <Place
            key={place.locationId}
            name={places.find((each) => each.id === place.locationId)?.name ?? place.locationId}
            place={place}
            onChange={change}
          />
        ))}
        {!samePlaces(begun, now) && !saving.isPending && !saving.isSuccess && (
          <Alert color="yellow" title={words.dayChangedMeanwhile} role="alert">
            <Group justify="space-between" gap="xs">
              <Text size="sm">{words.dayChangedMeans}</Text>
              <Button size="xs" variant="default" onClick={takeTheirs}>
                {words.useTheirs}
              </Button>
            </Group>
          </Alert>
        )}
        {saving.error && <Failed error={saving.error} title={settings.notSaved} onRetry={() => saving.mutate()} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => void close()}>
            {shell.cancel}
          </Button>
          <Button
            onClick={() => saving.mutate()}
            loading={saving.isPending}
            disabled={!touched || !those.every(isSoundPlace)}
          >
            {words.saveDate}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface PlaceProps {
  name: string;
  place: PlaceThatDay;
  onChange: (place: PlaceThatDay) => void;
}

function Place({ name, place, onChange }: PlaceProps) {
  const usual = place.usual.length > 0 ? words.usual(blocksInWords(place.usual)) : words.usualClosed;
  return (
    <Stack gap="xs">
      <Radio.Group
        label={name}
        aria-label={words.dateChoices(name)}
        value={place.choice}
        onChange={(choice) => onChange(chosen(place, choice as Choice))}
      >
        <Stack gap={10} mt="xs">
          <Radio value="usual" label={usual} />
          <Radio value="closed" label={words.closed} />
          <Radio value="special" label={words.special} />
        </Stack>
      </Radio.Group>
      {place.choice === "special" && (
        <Stack gap={4} ps={32}>
          <OpeningFields
            label={name}
            nameOf={(number) => words.openingThatDay(name, number)}
            openings={place.openings}
            onChange={(openings) => onChange({ ...place, openings })}
          />
          {place.openings.length === 0 && (
            <Group gap="xs">
              <Text size="sm" c="var(--mantine-color-error)">
                {words.noSpecialHours}
              </Text>
              <Button size="compact-sm" variant="light" onClick={() => onChange(chosen(place, "special"))}>
                {words.addShort}
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </Stack>
  );
}
