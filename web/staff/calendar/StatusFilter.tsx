import { Button, Checkbox, Popover, Stack } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { Status } from "../api/types";
import { STATUSES } from "../look/status";
import { StatusBadge } from "../parts/StatusBadge";
import { calendar as words } from "../words/calendar";
import { status as statusWords } from "../words/status";
import classes from "./StatusFilter.module.css";

interface Props {
  chosen: readonly Status[];
  onChange: (chosen: Status[]) => void;
  className?: string | undefined;
}

/** Several at once; none chosen is all of them. */
export function StatusFilter({ chosen, onChange, className }: Props) {
  const [only] = chosen;
  const said = !only
    ? words.allStatuses
    : chosen.length === 1
      ? statusWords.names[only]
      : words.severalStatuses(chosen.length);
  return (
    <Popover position="bottom-start" shadow="md" width="target" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          justify="space-between"
          rightSection={<IconChevronDown size={16} aria-hidden />}
          aria-label={`${words.status}: ${said}`}
          classNames={{ root: [classes.button, className].join(" "), label: classes.label }}
          data-chosen={chosen.length > 0 || undefined}
        >
          {said}
        </Button>
      </Popover.Target>
      <Popover.Dropdown miw={190}>
        <Checkbox.Group
          aria-label={words.status}
          value={[...chosen]}
          onChange={(values) => onChange(STATUSES.filter((each) => values.includes(each)))}
        >
          <Stack gap="xs">
            {STATUSES.map((status) => (
              <Checkbox key={status} value={status} label={<StatusBadge status={status} />} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
