import { Alert, Button, Code, Group, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { connectGoogle, disconnectGoogle, type GoogleCalendar, useCalendarsChange } from "../api/calendars";
import { keys } from "../api/keys";
import { askFirst } from "../parts/askFirst";
import { Failed } from "../parts/Failed";
import { tellDone, tellFailed } from "../parts/notices";
import { calendars as words } from "../words/calendars";
import { settings } from "../words/settings";
import { Section } from "./Section";
import { useSaving } from "./saving";

interface Props {
  providerId: string;
  google: GoogleCalendar | null;
  account: string | null;
  at: (instant: string) => string;
}

/** The provider's own calendar at Google, to which appointments go and from which busy times come. */
export function GoogleSection({ providerId, google, account, at }: Props) {
  return (
    <Section title={words.googleTitle} text={words.googleAbout}>
      {google !== null && <Connected providerId={providerId} google={google} at={at} />}
      {google === null && account !== null && <Connect providerId={providerId} account={account} />}
      {google === null && account === null && <Text size="sm">{words.googleOff}</Text>}
    </Section>
  );
}

function Connect({ providerId, account }: { providerId: string; account: string }) {
  const cache = useQueryClient();
  const form = useForm<{ calendar_id: string }>({
    initialValues: { calendar_id: "" },
    validate: { calendar_id: (id) => (id.trim() === "" ? settings.required : null) },
  });
  const { submit, isSaving, error } = useSaving(form, async ({ calendar_id }) => {
    cache.setQueryData(keys.calendars(providerId), await connectGoogle(providerId, calendar_id));
    tellDone(words.connected);
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text size="sm">{words.shareFirst}</Text>
        <Code block aria-label={words.account}>
          {account}
        </Code>
        <Text size="sm">{words.thenId}</Text>
        <TextInput
          label={words.calendarId}
          placeholder={words.idExample}
          required
          maxLength={400}
          {...form.getInputProps("calendar_id")}
        />
        {error !== null && <Failed error={error} title={settings.notSaved} />}
        <Group>
          <Button type="submit" loading={isSaving}>
            {words.connect}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Connected({ providerId, google, at }: { providerId: string; google: GoogleCalendar; at: Props["at"] }) {
  const again = useCalendarsChange(providerId, () => connectGoogle(providerId, google.calendar_id), {
    done: () => tellDone(words.trying),
    failed: tellFailed,
  });
  const ending = useCalendarsChange(
    providerId,
    async () => {
      const question = { title: words.disconnectAsk, text: words.disconnectText, confirm: words.disconnect };
      return (await askFirst(question)) ? disconnectGoogle(providerId) : null;
    },
    { done: () => tellDone(words.disconnected), failed: tellFailed },
  );
  return (
    <Stack gap="sm">
      <Text fw={600}>{words.isConnected(google.calendar_id)}</Text>
      <Standing google={google} at={at} />
      <Group gap="xs">
        {google.problem !== null && (
          <Button variant="default" loading={again.isPending} onClick={() => again.mutate()}>
            {words.tryAgain}
          </Button>
        )}
        <Button variant="subtle" color="red" loading={ending.isPending} onClick={() => ending.mutate()}>
          {words.disconnect}
        </Button>
      </Group>
    </Stack>
  );
}

function Standing({ google, at }: { google: GoogleCalendar; at: Props["at"] }) {
  if (google.problem !== null)
    return (
      <Alert color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={words.troubled}>
        {google.problem}
      </Alert>
    );
  return (
    <Group gap={6} role="status">
      {google.synced_at !== null && <IconCircleCheck size={16} aria-hidden />}
      <Text size="sm">{google.synced_at === null ? words.firstTime : words.synced(at(google.synced_at))}</Text>
    </Group>
  );
}
