import { Stack, Text, UnstyledButton, VisuallyHidden } from "@mantine/core";
import type { Slot } from "../../api/types";
import { timesIn } from "../../parts/times";
import { slots as words } from "../../words/slots";
import { byPartOfDay, isSame } from "./choice";
import classes from "./SlotButtons.module.css";

interface Props {
  slots: readonly Slot[];
  zone: string;
  chosen: Slot | null;
  onChoose: (slot: Slot) => void;
}

/** The free slots of one day, by parts of the day. */
export function SlotButtons({ slots, ...more }: Props) {
  return (
    <Stack gap="md">
      {byPartOfDay(slots).map(([part, found]) => (
        <fieldset key={part} className={classes.part}>
          <Text component="legend" size="xs" fw={600} c="dimmed" mb={6}>
            {words.parts[part]}
          </Text>
          <SlotGrid slots={found} {...more} />
        </fieldset>
      ))}
    </Stack>
  );
}

export function SlotGrid({ slots, zone, chosen, onChoose }: Props) {
  return (
    <div className={classes.grid}>
      {slots.map((slot) => {
        const times = timesIn(zone, slot.starts_at, slot.ends_at);
        const free = words.providersFree(slot.providers_available);
        return (
          <UnstyledButton
            key={slot.starts_at}
            className={classes.slot}
            data-slot
            aria-pressed={isSame(slot, chosen)}
            onClick={() => onChoose(slot)}
          >
            <VisuallyHidden>{words.slotName(times, free)}</VisuallyHidden>
            <span className={classes.times} aria-hidden>
              {times}
            </span>
            <span className={classes.free} aria-hidden>
              {free}
            </span>
          </UnstyledButton>
        );
      })}
    </div>
  );
}
