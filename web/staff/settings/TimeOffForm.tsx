import "@mantine/dates/styles.layer.css";
import { Button, Group, Modal, SegmentedControl, SimpleGrid, Stack } from "@mantine/core";
import { DatePickerInput, TimeInput } from "@mantine/dates";
import { type UseFormReturnType, useForm } from "@mantine/form";
import { useState } from "react";
import { Intent } from "../api/intent";
import { useCatalogChanged } from "../api/managed";
import type { Provider } from "../api/types";
import { askFirst } from "../parts/askFirst";
import { Failed } from "../parts/Failed";
import { useFirstDay } from "../parts/firstDay";
import { tellDone } from "../parts/notices";
import { hours as words } from "../words/hours";
import { settings } from "../words/settings";
import { shell } from "../words/shell";
import { changeKnowingly } from "./Affected";
import { addTimeOff } from "./providerCalls";
import { useSaving } from "./saving";
import { NEW_TIME_OFF, spanOf, TIME_OFF_CHECKS, type TimeOffValues } from "./timeOff";
import { useUnsavedGuard } from "./unsaved";

interface Props {
  provider: Provider;
  zone: string;
  onClose: () => void;
}

export function TimeOffForm({ provider, zone, onClose }: Props) {
  const [intent] = useState(() => new Intent());
  const changed = useCatalogChanged();
  const form = useForm<TimeOffValues>({ initialValues: NEW_TIME_OFF, validate: TIME_OFF_CHECKS });
  useUnsavedGuard(form.isDirty());
  const { submit, isSaving, error } = useSaving(form, async (values) => {
    const body = spanOf(values, zone);
    const done = await changeKnowingly((preview) => addTimeOff(provider.id, body, preview, intent.keyFor(body)));
    if (!done) return;
    intent.done();
    changed();
    tellDone(words.offSaved);
    onClose();
  });
  const close = async () => {
    const question = { title: settings.leaveTitle, text: settings.leaveText, confirm: settings.leave };
    if (!form.isDirty() || (await askFirst(question))) onClose();
  };
  return (
    <Modal
      opened
      onClose={() => void close()}
      title={words.addOff}
      centered
      size="lg"
      closeButtonProps={{ "aria-label": shell.close }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <SegmentedControl
            aria-label={words.offKind}
            data={[
              { value: "days", label: words.wholeDays },
              { value: "times", label: words.partOfDay },
            ]}
            {...form.getInputProps("kind")}
          />
          {form.values.kind === "days" ? <Days form={form} /> : <Times form={form} />}
          {error !== null && <Failed error={error} title={settings.notSaved} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => void close()}>
              {shell.cancel}
            </Button>
            <Button type="submit" loading={isSaving}>
              {words.addOff}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

type Form = UseFormReturnType<TimeOffValues>;

const DATE = { valueFormat: "ddd, MMM D, YYYY", required: true } as const;

/** Who chooses the first day sees the last one follow. */
function beginning(form: Form) {
  const shared = form.getInputProps("starts_at");
  return {
    ...shared,
    onChange: (day: string | null) => {
      shared.onChange(day);
      const last = form.values.ends_at;
      if (day && (!last || last < day)) form.setFieldValue("ends_at", day);
    },
  };
}

function Days({ form }: { form: Form }) {
  const firstDay = useFirstDay();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <DatePickerInput {...DATE} firstDayOfWeek={firstDay} label={words.firstDay} {...beginning(form)} />
      <DatePickerInput
        {...DATE}
        firstDayOfWeek={firstDay}
        label={words.lastDay}
        {...(form.values.starts_at ? { minDate: form.values.starts_at } : {})}
        {...form.getInputProps("ends_at")}
      />
    </SimpleGrid>
  );
}

function Times({ form }: { form: Form }) {
  const firstDay = useFirstDay();
  return (
    <SimpleGrid cols={2}>
      <DatePickerInput {...DATE} firstDayOfWeek={firstDay} label={words.startDay} {...beginning(form)} />
      <TimeInput label={words.startTime} required {...form.getInputProps("start_time")} />
      <DatePickerInput
        {...DATE}
        firstDayOfWeek={firstDay}
        label={words.endDay}
        {...(form.values.starts_at ? { minDate: form.values.starts_at } : {})}
        {...form.getInputProps("ends_at")}
      />
      <TimeInput label={words.endTime} required {...form.getInputProps("end_time")} />
    </SimpleGrid>
  );
}
