import { Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useCatalogChanged } from "../api/managed";
import type { Provider, Service } from "../api/types";
import { Failed } from "../parts/Failed";
import { tellDone } from "../parts/notices";
import { providers as words } from "../words/providers";
import { settings } from "../words/settings";
import { changeKnowingly } from "./Affected";
import {
  PROVIDER_CHECKS,
  ProviderFields,
  type ProviderValues,
  providerBodyOf,
  providerValuesOf,
} from "./ProviderFields";
import { changeProvider } from "./providerCalls";
import { SaveBar } from "./SaveBar";
import { useSaving } from "./saving";
import classes from "./settings.module.css";
import { useUnsavedGuard } from "./unsaved";

interface Props {
  provider: Provider;
  services: readonly Service[];
  manages: boolean;
}

export function ProviderDetails({ provider, services, manages }: Props) {
  if (manages) return <DetailsForm provider={provider} services={services} />;
  const offered = services.filter((each) => provider.service_ids.includes(each.id));
  const facts: [string, string][] = [
    [words.name, provider.name],
    [words.email, provider.email ?? ""],
    [words.services, offered.map((each) => each.name).join(", ")],
  ];
  return (
    <Stack className={`${classes.card} ${classes.padded}`}>
      <Text size="sm" c="dimmed">
        {settings.onlyToRead}
      </Text>
      <dl className={classes.factList}>
        {facts
          .filter(([, said]) => said !== "")
          .map(([name, said]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{said}</dd>
            </div>
          ))}
      </dl>
    </Stack>
  );
}

function DetailsForm({ provider, services }: Omit<Props, "manages">) {
  const changed = useCatalogChanged();
  const form = useForm<ProviderValues>({
    initialValues: providerValuesOf(provider),
    validate: PROVIDER_CHECKS,
  });
  useUnsavedGuard(form.isDirty());
  const { submit, isSaving, error } = useSaving(form, async (values) => {
    const body = providerBodyOf(values);
    const saved = await changeKnowingly((preview) => changeProvider(provider.id, body, preview));
    if (!saved) return;
    const after = providerValuesOf(saved);
    form.setInitialValues(after);
    form.setValues(after);
    changed();
    tellDone(settings.saved);
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <div className={`${classes.card} ${classes.padded}`}>
          <ProviderFields form={form} services={services} />
        </div>
        {error !== null && <Failed error={error} title={settings.notSaved} />}
        <SaveBar dirty={form.isDirty()} saving={isSaving} onDiscard={() => form.reset()} />
      </Stack>
    </form>
  );
}
