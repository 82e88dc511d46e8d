import { Alert, Button, Group, Stack } from "@mantine/core";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { isRefusal } from "../../api/refusal";
import type { Booking } from "../../api/types";
import { explained } from "../../parts/explained";
import { booking as words } from "../../words/booking";
import { CustomerInputs, type FieldErrors } from "../CustomerInputs";
import { fieldNamed, fieldsOf } from "../customer";
import { Conflicts } from "./Conflicts";
import { changedFields, conflictsOf, merged } from "./conflict";
import { useBookingChange } from "./useBookingChange";

interface Props {
  booking: Booking;
  onTouched: (touched: boolean) => void;
  onChanged: (booking: Booking) => void;
  onDone: () => void;
}

/** What somebody else writes meanwhile comes into the form, but never over what was typed here. */
export function CustomerForm({ booking, onTouched, onChanged, onDone }: Props) {
  const [base, setBase] = useState(booking);
  const [typed, setTyped] = useState(() => fieldsOf(booking));
  const [errors, setErrors] = useState<FieldErrors>({});
  const change = useBookingChange(booking, onChanged);
  const form = useRef<HTMLFormElement>(null);
  const details = changedFields(base, typed);
  const conflicts = conflictsOf(base, booking, typed);
  const isTouched = Object.keys(details).length > 0;

  useEffect(() => form.current?.querySelector<HTMLElement>("[name=name]")?.focus(), []);
  useEffect(() => {
    const [first] = Object.keys(errors);
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  }, [errors]);
  useEffect(() => {
    onTouched(isTouched);
    return () => onTouched(false);
  }, [isTouched, onTouched]);
  useEffect(() => {
    if (booking.version === base.version || conflicts.length > 0) return;
    setTyped(merged(base, booking, typed));
    setBase(booking);
  }, [booking, base, conflicts.length, typed]);

  const goOn = (kept: "mine" | "theirs") => {
    const fields = merged(base, booking, typed);
    if (kept === "theirs") for (const { field, theirs } of conflicts) fields[field] = theirs;
    setTyped(fields);
    setBase(booking);
    change.reset();
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (change.isPending || conflicts.length > 0) return;
    if (!isTouched) return onDone();
    if (!typed.name.trim()) return setErrors({ name: words.nameNeeded });
    setErrors({});
    change.mutate(
      { change: { kind: "edit", details }, version: base.version },
      {
        onSuccess: onDone,
        onError: (error) => {
          const field = isRefusal(error, "invalid_input") && fieldNamed(error.problem.field);
          if (field) setErrors({ [field]: explained(error) });
        },
      },
    );
  };
  const isElsewhere = change.error && Object.keys(errors).length === 0 && !isRefusal(change.error, "stale_version");
  return (
    <form onSubmit={save} noValidate ref={form}>
      <Stack gap="sm">
        {conflicts.length > 0 && <Conflicts conflicts={conflicts} onKeep={goOn} />}
        {isElsewhere && (
          <Alert color="red" role="alert">
            {explained(change.error)}
          </Alert>
        )}
        <CustomerInputs customer={typed} errors={errors} onChange={setTyped} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone} disabled={change.isPending}>
            {words.discard}
          </Button>
          <Button type="submit" loading={change.isPending} disabled={conflicts.length > 0}>
            {words.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
