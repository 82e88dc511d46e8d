import type { UseFormReturnType } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { isRefusal } from "../api/refusal";

/** Sends a form. What the server refuses is told at the field, or else as `error`. */
export function useSaving<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  save: (values: Values) => Promise<unknown>,
) {
  const saving = useMutation({
    mutationFn: save,
    onError: (error) => {
      const field = fieldOf(error, form.values);
      if (!field) return;
      form.setFieldError(field, sentenceOf(error, field));
      form.getInputNode(field)?.focus();
    },
  });
  const submit = form.onSubmit(
    (values) => saving.mutate(values),
    (errors) => {
      const [first] = Object.keys(errors);
      if (first) form.getInputNode(first)?.focus();
    },
  );
  const told = saving.error !== null && fieldOf(saving.error, form.values) !== undefined;
  return { submit, isSaving: saving.isPending, error: told ? null : saving.error };
}

/** The field of the form that a refusal is about. */
export function fieldOf(error: unknown, values: Record<string, unknown>): string | undefined {
  if (!isRefusal(error, "invalid_input")) return undefined;
  // A field of a field, such as the second of several names, is shown at the whole.
  const field = error.problem.field?.split(".")[0];
  return field !== undefined && field in values ? field : undefined;
}

/** Without the name by which programs know the field. */
export function sentenceOf(error: unknown, field: string): string {
  const sentence = error instanceof Error ? error.message : "";
  const rest = sentence.replace(new RegExp(`^${field}[\\w.]*: `), "");
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
