import { Button, Stack, Text } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { longDayIn } from "../../parts/times";
import { slots as words } from "../../words/slots";
import { noonOf, plusDays } from "./days";
import { useNextFreeDay, type Wanted } from "./useAvailability";

interface Props {
  wanted: Wanted;
  walkIn: boolean;
  date: string;
  onDate: (date: string) => void;
}

/** A day without a free slot, and the way to the next that has one. */
export function NothingFree({ wanted, walkIn, date, onDate }: Props) {
  const later = useNextFreeDay(wanted, walkIn, plusDays(date, 1), true);
  const earlier = useNextFreeDay(wanted, walkIn, undefined, later.data === null);
  const next = later.data ?? earlier.data;
  const none = later.data === null && earlier.data === null;
  return (
    <Stack gap="xs" align="flex-start" py="lg">
      <Text fw={600}>{none ? words.nothingFreeAtAll : words.nothingFree}</Text>
      <Text size="sm" c="dimmed">
        {words.nothingFreeMeans}
      </Text>
      {next && (
        <Button variant="light" rightSection={<IconArrowRight size={16} aria-hidden />} onClick={() => onDate(next)}>
          {words.nextFreeDay(longDayIn("UTC", noonOf(next)))}
        </Button>
      )}
    </Stack>
  );
}
