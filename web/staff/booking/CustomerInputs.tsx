import { SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { booking as words } from "../words/booking";
import type { CustomerFields } from "./customer";

export type FieldErrors = Partial<Record<keyof CustomerFields, string>>;

interface Props {
  customer: CustomerFields;
  errors: FieldErrors;
  onChange: (customer: CustomerFields) => void;
}

/** Who a booking is for. */
export function CustomerInputs({ customer, errors, onChange }: Props) {
  const field = (name: keyof CustomerFields) => ({
    name,
    label: words.fields[name],
    value: customer[name],
    error: errors[name],
    autoComplete: "off",
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...customer, [name]: event.currentTarget.value }),
  });
  return (
    <Stack gap="sm">
      <TextInput {...field("name")} withAsterisk aria-required />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput {...field("phone")} type="tel" />
        <TextInput {...field("email")} type="text" inputMode="email" />
      </SimpleGrid>
      <Textarea {...field("notes")} autosize minRows={2} maxRows={6} description={words.notesMean} />
    </Stack>
  );
}
