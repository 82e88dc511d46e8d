import { useForm } from "@mantine/form";
import { useState } from "react";
import { useNavigate } from "react-router";
import { answered, api } from "../api/client";
import { Intent } from "../api/intent";
import { useCatalogChanged } from "../api/managed";
import type { Service } from "../api/types";
import { tellDone } from "../parts/notices";
import { providers as words } from "../words/providers";
import { settings } from "../words/settings";
import { EntryDrawer } from "./EntryDrawer";
import {
  PROVIDER_CHECKS,
  ProviderFields,
  type ProviderValues,
  providerBodyOf,
  providerValuesOf,
} from "./ProviderFields";
import { useSaving } from "./saving";
import { useUnsavedGuard } from "./unsaved";

/** Once added, they need hours: that is where it leads. */
export function NewProvider({ services, onClose }: { services: readonly Service[]; onClose: () => void }) {
  const [intent] = useState(() => new Intent());
  const navigate = useNavigate();
  const changed = useCatalogChanged();
  const form = useForm<ProviderValues>({
    initialValues: providerValuesOf(null),
    validate: PROVIDER_CHECKS,
  });
  const letGo = useUnsavedGuard(form.isDirty());
  const { submit, isSaving, error } = useSaving(form, async (values) => {
    const body = providerBodyOf(values);
    const header = { "Idempotency-Key": intent.keyFor(body) };
    const added = await answered(api.POST("/api/providers", { body, params: { header } }));
    intent.done();
    changed();
    tellDone(words.created(added.name));
    letGo();
    navigate(`/scheduling/providers/${encodeURIComponent(added.id)}?show=hours`);
  });
  return (
    <EntryDrawer
      title={words.add}
      onClose={onClose}
      onSubmit={submit}
      saving={isSaving}
      error={error}
      submitLabel={settings.create}
    >
      <ProviderFields form={form} services={services} />
    </EntryDrawer>
  );
}
