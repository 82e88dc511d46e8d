import { Badge, Button, Code, Group, Modal, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconKey, IconPlus } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useBusiness } from "../api/catalog";
import { answered, api } from "../api/client";
import { Intent } from "../api/intent";
import { keys } from "../api/keys";
import type { ApiKey } from "../api/managed";
import { useApiKeys } from "../api/team";
import { askFirst } from "../parts/askFirst";
import { Empty } from "../parts/Empty";
import { Failed } from "../parts/Failed";
import { Loading } from "../parts/Loading";
import { tellDone, tellFailed } from "../parts/notices";
import { dayIn, timeIn } from "../parts/times";
import { settings } from "../words/settings";
import { shell } from "../words/shell";
import { team as words } from "../words/team";
import { SettingsFrame } from "./SettingsFrame";
import { ShownOnce } from "./ShownOnce";
import { useSaving } from "./saving";
import classes from "./settings.module.css";

export function ApiKeysPage() {
  const { data: found, error, refetch } = useApiKeys();
  const zone = useBusiness().data?.timezone ?? "UTC";
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<string | null | undefined>(undefined);
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      {words.addKey}
    </Button>
  );
  return (
    <SettingsFrame title={words.keysTitle} text={words.keysAbout} actions={add}>
      {found ? (
        <Keys found={found} zone={zone} />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
      {adding && <NewKey onClose={() => setAdding(false)} onMade={setMade} />}
      {made !== undefined && (
        <ShownOnce
          title={words.keyMadeTitle}
          text={made === null ? words.keyLost : words.keyMadeText}
          label={words.key}
          secret={made ?? ""}
          onClose={() => setMade(undefined)}
        />
      )}
    </SettingsFrame>
  );
}

function Keys({ found, zone }: { found: readonly ApiKey[]; zone: string }) {
  const [withRevoked, setWithRevoked] = useState(false);
  const revoked = found.filter((each) => each.revoked_at !== null).length;
  const shown = found
    .filter((each) => withRevoked || each.revoked_at === null)
    .sort((one, other) => other.created_at.localeCompare(one.created_at));
  return (
    <Stack gap="sm">
      {revoked > 0 && (
        <Switch
          withThumbIndicator={false}
          label={words.showRevoked(revoked)}
          checked={withRevoked}
          onChange={(event) => setWithRevoked(event.currentTarget.checked)}
        />
      )}
      {shown.length === 0 && <Empty title={words.noKeys} text={words.noKeysMeans} icon={IconKey} />}
      {shown.length > 0 && (
        <ul className={`${classes.card} ${classes.rows}`} aria-label={words.keysTitle}>
          {shown.map((each) => (
            <Key key={each.id} known={each} zone={zone} />
          ))}
        </ul>
      )}
    </Stack>
  );
}

function Key({ known, zone }: { known: ApiKey; zone: string }) {
  const cache = useQueryClient();
  const at = (instant: string) => `${dayIn(zone, instant)}, ${timeIn(zone, instant)}`;
  const revoking = useMutation({
    mutationFn: async () => {
      const question = { title: words.revokeAsk(known.name), text: words.revokeText, confirm: words.revoke };
      if (!(await askFirst(question))) return null;
      return answered(api.DELETE("/api/api-keys/{key_id}", { params: { path: { key_id: known.id } } }));
    },
    onSuccess: (done) => {
      if (!done) return;
      void cache.invalidateQueries({ queryKey: keys.apiKeys });
      tellDone(words.revokeDone(known.name));
    },
    onError: (error) => tellFailed(error),
  });
  return (
    <li className={classes.row} data-off={known.revoked_at !== null || undefined}>
      <div className={classes.name}>
        <Group gap="xs">
          <Text fw={600}>{known.name}</Text>
          <Text component="span" size="sm" c="dimmed">
            {words.keyBegins} <Code>{known.beginning}…</Code>
          </Text>
        </Group>
        <Text size="sm" c="dimmed">
          {words.created(at(known.created_at))}
        </Text>
      </div>
      <div className={classes.facts}>
        <span>{known.last_used_at === null ? words.neverUsed : words.lastUsed(at(known.last_used_at))}</span>
      </div>
      {known.revoked_at === null ? (
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          className={classes.actions}
          aria-label={words.revokeNamed(known.name)}
          onClick={() => revoking.mutate()}
        >
          {words.revoke}
        </Button>
      ) : (
        <Badge variant="light" color="gray" tt="none" title={words.revokedAt(at(known.revoked_at))}>
          {words.revoked}
        </Badge>
      )}
    </li>
  );
}

interface NewKeyProps {
  onClose: () => void;
  onMade: (key: string | null) => void;
}

function NewKey({ onClose, onMade }: NewKeyProps) {
  const [intent] = useState(() => new Intent());
  const cache = useQueryClient();
  const form = useForm<{ name: string }>({
    initialValues: { name: "" },
    validate: { name: (name) => (name.trim() === "" ? settings.required : null) },
  });
  const { submit, isSaving, error } = useSaving(form, async (body) => {
    const header = { "Idempotency-Key": intent.keyFor(body) };
    const { key } = await answered(api.POST("/api/api-keys", { body, params: { header } }));
    intent.done();
    void cache.invalidateQueries({ queryKey: keys.apiKeys });
    onClose();
    onMade(key);
  });
  return (
    <Modal opened onClose={onClose} title={words.addKey} centered closeButtonProps={{ "aria-label": shell.close }}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={words.keyName}
            description={words.keyNameMeans}
            required
            maxLength={100}
            data-autofocus
            {...form.getInputProps("name")}
          />
          {error !== null && <Failed error={error} title={settings.notSaved} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {shell.cancel}
            </Button>
            <Button type="submit" loading={isSaving}>
              {words.createKey}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
