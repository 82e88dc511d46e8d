import { Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { answered, api } from "../api/client";
import { Intent } from "../api/intent";
import { useCatalogChanged } from "../api/managed";
import type { Location } from "../api/types";
import { tellDone } from "../parts/notices";
import { locations as words } from "../words/locations";
import { settings } from "../words/settings";
import { changeKnowingly } from "./Affected";
import { EntryDrawer } from "./EntryDrawer";
import { useSaving } from "./saving";
import { useUnsavedGuard } from "./unsaved";
import { ZoneSelect } from "./ZoneSelect";

interface Props {
  /** Null for a new one. */
  location: Location | null;
  /** Where a new one most likely is. */
  zone: string;
  onClose: () => void;
}

interface Values extends Record<string, unknown> {
  name: string;
  address: string;
  timezone: string;
}

export function LocationForm({ location, zone, onClose }: Props) {
  const [intent] = useState(() => new Intent());
  const changed = useCatalogChanged();
  const form = useForm<Values>({
    initialValues: {
      name: location?.name ?? "",
      address: location?.address ?? "",
      timezone: location?.timezone ?? zone,
    },
    validate: {
      name: (name) => (name.trim() === "" ? settings.required : null),
      timezone: (chosen) => (chosen === "" ? settings.timeZoneUnknown : null),
    },
  });
  const letGo = useUnsavedGuard(form.isDirty());
  const { submit, isSaving, error } = useSaving(form, async (values) => {
    const saved = location ? await changeLocation(location.id, values) : await addLocation(values, intent);
    if (!saved) return;
    changed();
    tellDone(location ? settings.saved : words.created(saved.name));
    letGo();
    onClose();
  });
  return (
    <EntryDrawer
      title={location ? words.edit(location.name) : words.add}
      onClose={onClose}
      onSubmit={submit}
      saving={isSaving}
      error={error}
      submitLabel={location ? settings.save : settings.create}
    >
      <Stack pt="sm">
        <TextInput
          label={words.name}
          description={words.nameMeans}
          required
          maxLength={120}
          data-autofocus
          {...form.getInputProps("name")}
        />
        <Textarea
          label={words.address}
          description={words.addressMeans}
          autosize
          minRows={2}
          maxLength={300}
          {...form.getInputProps("address")}
        />
        <ZoneSelect description={words.zoneMeans} {...form.getInputProps("timezone")} />
      </Stack>
    </EntryDrawer>
  );
}

async function addLocation(body: Values, intent: Intent): Promise<Location> {
  const header = { "Idempotency-Key": intent.keyFor(body) };
  const added = await answered(api.POST("/api/locations", { body, params: { header } }));
  intent.done();
  return added;
}

function changeLocation(id: string, body: Values) {
  const path = { location_id: id };
  return changeKnowingly((preview) =>
    answered(api.PATCH("/api/locations/{location_id}", { body, params: { path, query: { preview } } })),
  );
}
