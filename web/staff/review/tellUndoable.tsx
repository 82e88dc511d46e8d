import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheck } from "@tabler/icons-react";
import { review as words } from "../words/review";

const UNDO_FOR = 10_000;

/** What was done can be taken back for as long as this stands. */
export function tellUndoable(id: string, message: string, undo: () => void): void {
  notifications.show({
    id,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        <Button size="compact-sm" variant="light" onClick={undo}>
          {words.undo}
        </Button>
      </Group>
    ),
    color: "pine",
    icon: <IconCheck size={18} aria-hidden />,
    autoClose: UNDO_FOR,
  });
}
