import { Button, Group, Text } from "@mantine/core";
import { settings as words } from "../words/settings";
import classes from "./settings.module.css";

interface Props {
  dirty: boolean;
  saving: boolean;
  onDiscard: () => void;
  /** Without it the button sends the form that it stands in. */
  onSave?: () => void;
}

/** Comes up as soon as there is something to save, and stays in view. */
export function SaveBar({ dirty, saving, onDiscard, onSave }: Props) {
  if (!dirty) return null;
  return (
    <Group className={classes.bar} justify="space-between" gap="xs">
      <Text size="sm" fw={600} role="status">
        {words.unsaved}
      </Text>
      <Group gap="xs">
        <Button variant="default" onClick={onDiscard} disabled={saving}>
          {words.discard}
        </Button>
        <Button type={onSave ? "button" : "submit"} {...(onSave ? { onClick: onSave } : {})} loading={saving}>
          {words.save}
        </Button>
      </Group>
    </Group>
  );
}
