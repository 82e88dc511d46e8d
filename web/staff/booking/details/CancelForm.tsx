import { Alert, Button, Chip, Group, Stack, Textarea, Title } from "@mantine/core";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { isRefusal } from "../../api/refusal";
import type { Booking } from "../../api/types";
import { explained } from "../../parts/explained";
import { booking as words } from "../../words/booking";
import { DialogFoot } from "../DialogFoot";
import { useBookingChange } from "./useBookingChange";

interface Props {
  booking: Booking;
  onTouched: (touched: boolean) => void;
  onChanged: (booking: Booking) => void;
  onDone: () => void;
}

/** Why it is cancelled has to be said; saying it is also the second thought. */
export function CancelForm({ booking, onTouched, onChanged, onDone }: Props) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const change = useBookingChange(booking, onChanged);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    onTouched(reason.trim() !== "");
    return () => onTouched(false);
  }, [reason, onTouched]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change.isPending) return;
    if (!reason.trim()) {
      setMissing(true);
      field.current?.focus();
      return;
    }
    change.mutate(
      { change: { kind: "cancel", reason: reason.trim() }, version: booking.version },
      { onSuccess: onDone },
    );
  };
  const stale = isRefusal(change.error, "stale_version", "invalid_transition");
  return (
    <DialogFoot>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Title order={3} size="h5">
            {words.cancelTitle}
          </Title>
          {change.error && (
            <Alert color={stale ? "yellow" : "red"} role="alert">
              {stale ? words.changedMeanwhile : explained(change.error)}
            </Alert>
          )}
          <Textarea
            ref={field}
            label={words.cancelReason}
            description={words.cancelMeans}
            withAsterisk
            aria-required
            autosize
            minRows={2}
            maxRows={4}
            maxLength={500}
            value={reason}
            error={missing && !reason.trim() ? words.reasonNeeded : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group gap={6} role="group" aria-label={words.usualReasons}>
            {words.reasons.map((each) => (
              <Chip key={each} size="xs" checked={reason === each} onChange={() => setReason(each)}>
                {each}
              </Chip>
            ))}
          </Group>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onDone} disabled={change.isPending}>
              {words.keep}
            </Button>
            <Button type="submit" color="red.9" loading={change.isPending}>
              {words.cancelConfirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </DialogFoot>
  );
}
