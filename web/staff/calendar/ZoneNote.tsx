import { Group, NativeSelect, Text } from "@mantine/core";
import { IconClockHour4 } from "@tabler/icons-react";
import { zoneName } from "../parts/times";
import { calendar as words } from "../words/calendar";
import type { useCalendar } from "./useCalendar";
import { cityOf } from "./zones";

/** Whose clocks the times are read from; with several, a choice. */
export function ZoneNote({ calendar }: { calendar: ReturnType<typeof useCalendar> }) {
  const { zones, timeZone, now, look, isReady } = calendar;
  if (!isReady) return null;
  const named = (zone: string) => words.timesIn(cityOf(zone), zoneName(zone, now()));
  return (
    <Group gap={6} wrap="nowrap" c="dimmed">
      <IconClockHour4 size={14} aria-hidden />
      {zones.length > 1 ? (
        <NativeSelect
          size="xs"
          variant="unstyled"
          aria-label={words.zone}
          value={timeZone}
          onChange={(event) => look({ zone: event.currentTarget.value })}
          data={[...new Set([timeZone, ...zones])].map((zone) => ({ value: zone, label: named(zone) }))}
        />
      ) : (
        <Text size="xs">{named(timeZone)}</Text>
      )}
    </Group>
  );
}
