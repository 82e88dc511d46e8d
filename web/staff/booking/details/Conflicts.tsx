import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { booking as words } from "../../words/booking";
import type { Conflict } from "./conflict";

interface Props {
  conflicts: readonly Conflict[];
  onKeep: (kept: "mine" | "theirs") => void;
}

/** Somebody else has saved something else in the same fields: whose it is to be. */
export function Conflicts({ conflicts, onKeep }: Props) {
  return (
    <Alert color="yellow" role="alert" icon={<IconAlertTriangle aria-hidden />} title={words.conflict}>
      <Stack gap="xs">
        {conflicts.map(({ field, theirs, mine }) => (
          <div key={field}>
            <Text size="sm" fw={600}>
              {words.fields[field]}
            </Text>
            <Text size="sm">{words.theirs(theirs || words.nothing)}</Text>
            <Text size="sm">{words.mine(mine.trim() || words.nothing)}</Text>
          </div>
        ))}
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => onKeep("mine")}>
            {words.keepMine}
          </Button>
          <Button size="xs" variant="default" onClick={() => onKeep("theirs")}>
            {words.takeTheirs}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
