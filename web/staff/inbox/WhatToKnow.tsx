import { Alert, List } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { inbox as words } from "../words/inbox";
import classes from "./WhatToKnow.module.css";

/** What somebody who takes over should know. */
export function WhatToKnow({ lines, onDismiss }: { lines: readonly string[]; onDismiss: () => void }) {
  return (
    <Alert
      className={classes.alert}
      icon={<IconInfoCircle aria-hidden />}
      title={words.takenMeans}
      withCloseButton
      closeButtonLabel={words.dismiss}
      onClose={onDismiss}
      radius={0}
    >
      <List size="sm" spacing={2}>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
