import { Checkbox, NumberInput, SimpleGrid, Switch, TagsInput, Textarea, TextInput } from "@mantine/core";
import { type UseFormReturnType, useForm } from "@mantine/form";
import { useState } from "react";
import { answered, api } from "../api/client";
import { Intent } from "../api/intent";
import { useCatalogChanged } from "../api/managed";
import type { Location, Service } from "../api/types";
import { tellDone } from "../parts/notices";
import { services as words } from "../words/services";
import { settings } from "../words/settings";
import { changeKnowingly } from "./Affected";
import { EntryDrawer } from "./EntryDrawer";
import { LengthInput } from "./LengthInput";
import { Section } from "./Section";
import { ServiceTimeline } from "./ServiceTimeline";
import { useSaving } from "./saving";
import { bodyOf, CHECKS, type ServiceValues, valuesOf } from "./service";
import { useUnsavedGuard } from "./unsaved";

interface Props {
  /** Null for a new one. */
  service: Service | null;
  locations: readonly Location[];
  currency: string;
  onClose: () => void;
}

type Form = UseFormReturnType<ServiceValues>;

export function ServiceForm({ service, locations, currency, onClose }: Props) {
  const [intent] = useState(() => new Intent());
  const changed = useCatalogChanged();
  const form = useForm<ServiceValues>({
    initialValues: valuesOf(
      service,
      locations.filter((each) => !each.archived).map((each) => each.id),
    ),
    validate: CHECKS,
  });
  const letGo = useUnsavedGuard(form.isDirty());
  const { submit, isSaving, error } = useSaving(form, async (values) => {
    const saved = service ? await changeService(service.id, values) : await addService(values, intent);
    if (!saved) return;
    changed();
    tellDone(service ? settings.saved : words.created(saved.name));
    letGo();
    onClose();
  });
  const offered = locations.filter((each) => !each.archived || service?.location_ids.includes(each.id));
  return (
    <EntryDrawer
      title={service ? words.edit(service.name) : words.add}
      onClose={onClose}
      onSubmit={submit}
      saving={isSaving}
      error={error}
      submitLabel={service ? settings.save : settings.create}
    >
      <Basics form={form} locations={offered} currency={currency} />
      <Times form={form} />
      <Rules form={form} />
    </EntryDrawer>
  );
}

async function addService(values: ServiceValues, intent: Intent): Promise<Service> {
  const body = bodyOf(values);
  const header = { "Idempotency-Key": intent.keyFor(body) };
  const added = await answered(api.POST("/api/services", { body, params: { header } }));
  intent.done();
  return added;
}

function changeService(id: string, values: ServiceValues) {
  return changeKnowingly((preview) =>
    answered(
      api.PATCH("/api/services/{service_id}", {
        body: bodyOf(values),
        params: { path: { service_id: id }, query: { preview } },
      }),
    ),
  );
}

function Basics({ form, locations, currency }: { form: Form; locations: readonly Location[]; currency: string }) {
  return (
    <Section title={words.basics}>
      <TextInput label={words.name} required maxLength={120} data-autofocus {...form.getInputProps("name")} />
      <Textarea
        label={words.description}
        description={words.descriptionMeans}
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps("description")}
      />
      <TagsInput
        label={words.aliases}
        description={words.aliasesMeans}
        maxTags={50}
        {...form.getInputProps("aliases")}
      />
      <TextInput
        label={words.price}
        description={words.priceMeans}
        inputMode="decimal"
        rightSection={<span>{currency}</span>}
        rightSectionWidth={56}
        maw={240}
        {...form.getInputProps("price")}
      />
      <Checkbox.Group label={words.locations} required {...form.getInputProps("location_ids")}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} mt={6} spacing="xs">
          {locations.map((each) => (
            <Checkbox key={each.id} value={each.id} label={each.name} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
    </Section>
  );
}

const SHORT = ["minutes", "hours"] as const;

function Times({ form }: { form: Form }) {
  const { duration, buffer_before, buffer_after } = form.values;
  return (
    <Section title={words.time}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <LengthInput label={words.duration} description={words.durationMeans} {...form.getInputProps("duration")} />
        <LengthInput
          label={words.slotInterval}
          description={words.slotIntervalMeans}
          units={SHORT}
          {...form.getInputProps("slot_interval")}
        />
        <LengthInput
          label={words.bufferBefore}
          description={words.bufferBeforeMeans}
          units={SHORT}
          {...form.getInputProps("buffer_before")}
        />
        <LengthInput
          label={words.bufferAfter}
          description={words.bufferAfterMeans}
          units={SHORT}
          {...form.getInputProps("buffer_after")}
        />
      </SimpleGrid>
      <ServiceTimeline before={buffer_before || 0} during={duration || 0} after={buffer_after || 0} />
    </Section>
  );
}

function Rules({ form }: { form: Form }) {
  return (
    <Section title={words.rules}>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <LengthInput label={words.minNotice} description={words.minNoticeMeans} {...form.getInputProps("min_notice")} />
        <NumberInput
          label={words.window}
          description={words.windowMeans}
          inputWrapperOrder={["label", "input", "error", "description"]}
          hideControls
          allowDecimal={false}
          allowNegative={false}
          rightSection={<span>{words.windowUnit}</span>}
          rightSectionWidth={64}
          {...form.getInputProps("booking_window_days")}
        />
        <LengthInput
          label={words.cancelNotice}
          description={words.cancelNoticeMeans}
          {...form.getInputProps("cancel_notice")}
        />
      </SimpleGrid>
      <Switch
        withThumbIndicator={false}
        label={words.approvalLabel}
        description={words.approvalMeans}
        {...form.getInputProps("requires_approval", { type: "checkbox" })}
      />
    </Section>
  );
}
