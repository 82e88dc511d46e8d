import { NumberInput, Radio, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { type UseFormReturnType, useForm } from "@mantine/form";
import { answered, api } from "../api/client";
import { useCatalogChanged } from "../api/managed";
import type { Business } from "../api/types";
import { Failed } from "../parts/Failed";
import { tellDone } from "../parts/notices";
import { settings as words } from "../words/settings";
import { changeKnowingly } from "./Affected";
import { codesOf } from "./codes";
import { SaveBar } from "./SaveBar";
import { Section } from "./Section";
import { useSaving } from "./saving";
import classes from "./settings.module.css";
import { useUnsavedGuard } from "./unsaved";
import { ZoneSelect } from "./ZoneSelect";

const MOST_UPCOMING = 1000;

interface Values extends Record<string, unknown>, Omit<Business, "max_upcoming_per_customer" | "now"> {
  max_upcoming_per_customer: number | string;
}

const CHECKS = {
  name: (name: string) => (name.trim() === "" ? words.required : null),
  max_upcoming_per_customer: (most: number | string) =>
    typeof most === "number" && most >= 1 && most <= MOST_UPCOMING ? null : words.wholeNumber(1, MOST_UPCOMING),
};

export function BusinessForm({ business }: { business: Business }) {
  const changed = useCatalogChanged();
  const form = useForm<Values>({ initialValues: valuesOf(business), validate: CHECKS });
  useUnsavedGuard(form.isDirty());
  const { submit, isSaving, error } = useSaving(form, async (values) => {
    const body = { ...values, max_upcoming_per_customer: Number(values.max_upcoming_per_customer) };
    const saved = await changeKnowingly((preview) =>
      answered(api.PATCH("/api/business", { body, params: { query: { preview } } })),
    );
    if (!saved) return;
    const after = valuesOf(saved);
    form.setInitialValues(after);
    form.setValues(after);
    changed();
    tellDone(words.saved);
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <div className={`${classes.card} ${classes.sections}`}>
          <General form={form} />
          <Rules form={form} />
        </div>
        {error !== null && <Failed error={error} title={words.notSaved} />}
        <SaveBar dirty={form.isDirty()} saving={isSaving} onDiscard={() => form.reset()} />
      </Stack>
    </form>
  );
}

function valuesOf(business: Omit<Business, "now">): Values {
  const { name, timezone, country, language, currency, provider_visibility, max_upcoming_per_customer } = business;
  return { name, timezone, country, language, currency, provider_visibility, max_upcoming_per_customer };
}

type Form = UseFormReturnType<Values>;

const BELOW = ["label", "input", "error", "description"] as ("label" | "input" | "error" | "description")[];

function General({ form }: { form: Form }) {
  const { country, language, currency } = form.values;
  const chosen = { inputWrapperOrder: BELOW, searchable: true, allowDeselect: false, limit: 60 } as const;
  return (
    <Section title={words.general}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <TextInput
          label={words.businessName}
          description={words.businessNameMeans}
          inputWrapperOrder={BELOW}
          required
          maxLength={120}
          {...form.getInputProps("name")}
        />
        <ZoneSelect description={words.businessZoneMeans} {...form.getInputProps("timezone")} />
        <Select
          {...chosen}
          label={words.country}
          description={words.countryMeans}
          data={codesOf("region", country)}
          {...form.getInputProps("country")}
        />
        <Select
          {...chosen}
          label={words.language}
          description={words.languageMeans}
          data={codesOf("language", language)}
          {...form.getInputProps("language")}
        />
        <Select
          {...chosen}
          label={words.currency}
          description={words.currencyMeans}
          data={codesOf("currency", currency)}
          {...form.getInputProps("currency")}
        />
      </SimpleGrid>
    </Section>
  );
}

function Rules({ form }: { form: Form }) {
  return (
    <Section title={words.rules}>
      <NumberInput
        label={words.maxUpcoming}
        description={words.maxUpcomingMeans}
        inputWrapperOrder={BELOW}
        min={1}
        max={MOST_UPCOMING}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        classNames={{ wrapper: classes.number }}
        {...form.getInputProps("max_upcoming_per_customer")}
      />
      <Radio.Group
        label={words.visibility}
        description={words.visibilityMeans}
        {...form.getInputProps("provider_visibility")}
      >
        <Stack gap="sm" mt="sm">
          <Radio value="own" label={words.visibilityOwn} description={words.visibilityOwnMeans} />
          <Radio
            value="assigned_services"
            label={words.visibilityAssigned}
            description={words.visibilityAssignedMeans}
          />
        </Stack>
      </Radio.Group>
    </Section>
  );
}
