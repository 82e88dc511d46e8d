import { ActionIcon, Button, Checkbox, Group, Popover, Stack, Text } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { useFirstDay } from "../parts/firstDay";
import { hours as words } from "../words/hours";
import { DAYS, type Day, daysFrom, WEEKDAYS } from "./week";

interface Props {
  day: Day;
  onCopy: (days: Day[]) => void;
}

/** Puts the hours of a day on others. */
export function CopyDay({ day, onCopy }: Props) {
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<Day[]>([]);
  const days = daysFrom(useFirstDay());
  const name = words.days[day];
  const choose = (days: readonly Day[]) => setChosen(days.filter((each) => each !== day));
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus returnFocus position="bottom-end" withArrow shadow="md">
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={words.copy(name)}
          title={words.copy(name)}
          onClick={() => {
            setChosen([]);
            setOpened(!opened);
          }}
        >
          <IconCopy size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.copy(name)}>
        <Stack gap="sm">
          <Text fw={600} size="sm">
            {words.copyTitle(name)}
          </Text>
          <Group gap="xs">
            <Button size="compact-xs" variant="light" onClick={() => choose(WEEKDAYS)}>
              {words.copyWeekdays}
            </Button>
            <Button size="compact-xs" variant="light" onClick={() => choose(DAYS)}>
              {words.copyAll}
            </Button>
          </Group>
          <Checkbox.Group
            value={chosen}
            onChange={(days) => setChosen(days as Day[])}
            aria-label={words.copyTitle(name)}
          >
            <Stack gap={8}>
              {days
                .filter((each) => each !== day)
                .map((each) => (
                  <Checkbox key={each} value={each} label={words.days[each]} />
                ))}
            </Stack>
          </Checkbox.Group>
          <Button
            size="xs"
            disabled={chosen.length === 0}
            onClick={() => {
              onCopy(chosen);
              setOpened(false);
            }}
          >
            {words.copyApply}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
