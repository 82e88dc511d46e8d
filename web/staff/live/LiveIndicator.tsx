import { Group, Text, Tooltip } from "@mantine/core";
import { shell } from "../words/shell";
import classes from "./LiveIndicator.module.css";
import { useLiveState } from "./state";

const WORDS = {
  live: { label: shell.live, meaning: shell.liveMeans },
  connecting: { label: shell.connecting, meaning: shell.liveMeans },
  reconnecting: { label: shell.reconnecting, meaning: shell.reconnectingMeans },
};

/** Whether what is shown keeps up with what happens. */
export function LiveIndicator() {
  const state = useLiveState();
  const { label, meaning } = WORDS[state];
  return (
    <Tooltip label={meaning} multiline maw={260} openDelay={300}>
      <Group gap={6} wrap="nowrap" role="status" className={classes.indicator} data-live={state}>
        <span className={classes.dot} aria-hidden />
        <Text size="xs" c="dimmed">
          {label}
        </Text>
      </Group>
    </Tooltip>
  );
}
