import { Alert, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { Slot } from "../../api/types";
import { dayIn } from "../../parts/times";
import { slots as words } from "../../words/slots";
import { dateOf, type Lost } from "./choice";
import { SlotGrid } from "./SlotButtons";

interface Props {
  lost: Lost;
  zone: string;
  onChoose: (slot: Slot) => void;
}

/** What was chosen can't be had; what is free instead is a click away. */
export function LostSlot({ lost, zone, onChoose }: Props) {
  const days = [...new Set(lost.choices.map(dateOf))];
  return (
    <Alert color="yellow" mb="md" icon={<IconAlertTriangle aria-hidden />} title={lost.sentence} role="alert">
      <Stack gap="xs">
        <Text size="sm">{days.length > 0 ? words.instead : words.insteadNone}</Text>
        {days.map((day) => {
          const slots = lost.choices.filter((each) => dateOf(each) === day);
          return (
            <div key={day}>
              <Text size="xs" fw={600} mb={4}>
                {slots[0] && dayIn(zone, slots[0].starts_at)}
              </Text>
              <SlotGrid slots={slots} zone={zone} chosen={null} onChoose={onChoose} />
            </div>
          );
        })}
      </Stack>
    </Alert>
  );
}
