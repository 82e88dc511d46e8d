import { Alert, Button, Group } from "@mantine/core";
import { IconCalendarTime, IconCheck, IconChecks, IconUserOff, IconX } from "@tabler/icons-react";
import { isRefusal } from "../../api/refusal";
import type { Booking } from "../../api/types";
import { explained } from "../../parts/explained";
import { booking as words } from "../../words/booking";
import { DialogFoot } from "../DialogFoot";
import type { Ask } from "../useAsking";
import classes from "./Actions.module.css";
import { allowedDeeds, type Deed } from "./allowed";
import { useBookingChange } from "./useBookingChange";

const LOOKS = {
  confirm: { icon: IconCheck, variant: "filled", color: undefined },
  complete: { icon: IconChecks, variant: "filled", color: undefined },
  reschedule: { icon: IconCalendarTime, variant: "default", color: undefined },
  "no-show": { icon: IconUserOff, variant: "default", color: undefined },
  cancel: { icon: IconX, variant: "light", color: "red" },
} as const;

interface Props {
  booking: Booking;
  onChanged: (booking: Booking) => void;
  ask: Ask;
  onCancel: () => void;
  onReschedule: () => void;
}

/** What the status allows. What can't be undone is asked about first. */
export function Actions({ booking, onChanged, ask, onCancel, onReschedule }: Props) {
  const change = useBookingChange(booking, onChanged);
  const deeds = allowedDeeds(booking.status);
  const carryOut = async (deed: Deed) => {
    if (deed === "cancel") return onCancel();
    if (deed === "reschedule") return onReschedule();
    if (deed !== "confirm") {
      const question = words.ask[deed];
      if (!(await ask({ ...question, destructive: deed === "no-show" }))) return;
    }
    change.mutate({ change: { kind: deed }, version: booking.version });
  };
  if (deeds.length === 0 && !change.error) return null;
  return (
    <DialogFoot>
      {change.error && (
        <Alert color="red" role="alert" mb="sm">
          {isRefusal(change.error, "stale_version", "invalid_transition")
            ? words.changedMeanwhile
            : explained(change.error)}
        </Alert>
      )}
      <Group gap="xs" className={classes.buttons} role="group" aria-label={words.actions}>
        {deeds.map((deed) => {
          const { icon: Icon, variant, color } = LOOKS[deed];
          return (
            <Button
              key={deed}
              variant={variant}
              {...(color ? { color } : {})}
              leftSection={<Icon size={16} aria-hidden />}
              loading={change.isPending && change.variables?.change.kind === deed}
              disabled={change.isPending}
              onClick={() => void carryOut(deed)}
            >
              {words.deeds[deed]}
            </Button>
          );
        })}
      </Group>
    </DialogFoot>
  );
}
