import { Group, Paper, Title } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./Section.module.css";

interface Props {
  title: string;
  /** What can be done with it. */
  action?: ReactNode;
  children: ReactNode;
}

/** One part of the dialog. */
export function Section({ title, action, children }: Props) {
  return (
    <Paper component="section" withBorder p="md" radius="md" className={classes.section} aria-label={title}>
      <Group justify="space-between" mb="sm" gap="xs" mih={30}>
        <Title order={3} size="sm">
          {title}
        </Title>
        {action && <Group gap={4}>{action}</Group>}
      </Group>
      {children}
    </Paper>
  );
}
